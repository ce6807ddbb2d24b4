"""``scripts/relabel``: what another model would find in an album's photos, put in place or not, and back."""
