"""How many of a model's tags are right, and how many of the right ones it finds, over labelled photos."""
