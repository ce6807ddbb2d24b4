"""What lists, counts and searches cost in libraries of ten thousand to a million photos."""
