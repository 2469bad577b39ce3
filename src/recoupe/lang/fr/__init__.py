"""French: the trained pipeline, its tokenizer and lemmatizer, lexicons, dates and numbers."""
