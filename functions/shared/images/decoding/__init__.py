"""A file's pixels, once, at the smallest scale that serves."""
