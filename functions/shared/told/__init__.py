"""What a file, and what lies beside it, tells of a photo without being decoded, by each standard's names."""
