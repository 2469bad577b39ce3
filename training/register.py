"""What `spacy train --code` loads: importing both modules registers the tokenizer and the lemmatizer."""

import recoupe.lang.fr.lemmatizer
import recoupe.lang.fr.tokenizer  # noqa: F401 - both register themselves
