"""Office files: the papers of templates as Word and Excel files that a town fills in."""
