"""How somebody shows who they are: by what, in which steps, and what is still lacking."""
