"""Who copied, rewrote or cited whom."""
