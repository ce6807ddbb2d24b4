"""A photo's way through the whole album, in time, processor time, bytes and requests."""
