"""The web pages: what a collection holds, on screen and as JSON, for people who would rather look."""
