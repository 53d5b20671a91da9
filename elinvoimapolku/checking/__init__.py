"""Looks at finished pages: what only shows when all of them are there."""
