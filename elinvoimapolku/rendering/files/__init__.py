"""The files that are made of the whole site, and the small pages at old addresses."""
