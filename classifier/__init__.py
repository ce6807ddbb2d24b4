"""What a whole picture shows, and whether it is fit for everybody. Knows nothing of functions."""
