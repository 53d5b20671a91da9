"""Office files: the papers of templates as Word files that a town fills in."""
