"""Markdown as editors write it, into HTML: one rule a module, no files, no URLs of its own."""
