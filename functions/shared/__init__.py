"""What all functions share, from what they say to clients (``edge``) down to values and errors."""
