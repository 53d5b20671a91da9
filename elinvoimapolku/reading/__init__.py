"""From files to one frozen ``Site``: knows nothing of Jinja or of Markdown rendering."""
