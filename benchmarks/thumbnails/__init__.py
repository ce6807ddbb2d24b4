"""How fast a photo becomes small pictures, here and elsewhere."""
