"""What a whole picture shows: a mountain, a stage, a bridge. Knows nothing of functions."""
