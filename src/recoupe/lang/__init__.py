"""Languages: what the stages need to know of each, behind one interface."""
