"""One relational schema: writer, view, search, migrations."""
