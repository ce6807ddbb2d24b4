"""HTTP of ``photos``, a file for each theme of its routes; ``handler`` only puts them together."""
