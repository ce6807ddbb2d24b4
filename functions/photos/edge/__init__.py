"""HTTP of ``photos``, besides work on photos."""
