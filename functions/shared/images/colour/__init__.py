"""Any pixels to sRGB, by the profile that comes with them."""
