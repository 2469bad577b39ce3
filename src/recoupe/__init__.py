"""Who really says this, how do they know, and how many independent sources stand behind it?"""

__version__ = "0.1.0"
