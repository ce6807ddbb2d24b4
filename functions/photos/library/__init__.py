"""A person's photos in albums: taken in, found, shown with their bytes, corrected, moved and deleted."""
