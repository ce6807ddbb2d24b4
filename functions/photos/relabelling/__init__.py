"""Labels of another model in place of those of before, for everyone's photos, and back."""
