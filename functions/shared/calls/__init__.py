"""HTTP to another function: connections that are kept, and one call over one of them."""
