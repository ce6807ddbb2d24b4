"""Objects in Redis: the bytes and their description, changed together by scripts."""
