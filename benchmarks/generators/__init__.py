"""How the same contents are laid out for each generator, and how each is asked to build."""
