"""Who is meant: names, roles, descriptions and pronouns → parties."""
