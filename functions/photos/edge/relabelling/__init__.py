"""HTTP of labels that another model has found."""
