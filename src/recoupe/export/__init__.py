"""What leaves the store for people: charts, reports, tables."""
