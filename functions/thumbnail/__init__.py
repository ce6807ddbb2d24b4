"""Thumbnails, medium pictures and previews: where to crop a photo, drawing, and storing beside it."""
