"""What a person asks for in words, and how an index is asked for it."""
