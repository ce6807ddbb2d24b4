"""Stored objects by their meaning: what is made of a photo, how it is read whole, and how it all goes."""
