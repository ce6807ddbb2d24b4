"""What lies in a tree that is to be imported: photos, the albums they are for, and what is told of them."""
