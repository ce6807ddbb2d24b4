"""HTTP of photos that are there twice."""
