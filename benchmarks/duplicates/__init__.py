"""How many copies are found, how many others by mistake, and how long a page takes among very many photos."""
