"""Asks the servers of others, once a week, whether linked pages are there. No part of a build."""
