"""The forms of reported speech, one file each, and what is done with what they find."""
