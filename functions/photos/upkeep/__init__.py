"""What is put in order: interrupted work, owed deletions, and records that storage does not bear out."""
