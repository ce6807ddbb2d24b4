"""Processes that read pictures for others, whatever it is they read."""
