"""Files that hold documents: archives, mail, feeds, tables, PDF, web addresses → items."""
