"""Bytes → documents with their passages."""
