"""What each template gets: one typed context a page kind, with nothing left to decide."""
