"""The values that travel between functions and stores. Attribute names are Python's, aliases the wire's."""
