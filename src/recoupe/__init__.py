"""Who says what in the French-language press, and how many independent sources stand behind it."""

__version__ = "0.1.0"
