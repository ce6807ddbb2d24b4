"""What a file is and how large, without decoding it."""
