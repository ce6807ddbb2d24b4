"""What all functions share, from what they say to clients (``edge``) down to the values and errors they know."""
