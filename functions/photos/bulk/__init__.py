"""What is done to many photos at once: in steps, kept in records, so that it goes on whoever leaves."""
