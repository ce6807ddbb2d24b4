"""By what words and facets documents are found."""
