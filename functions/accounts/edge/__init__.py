"""HTTP of ``accounts``, route by route."""
