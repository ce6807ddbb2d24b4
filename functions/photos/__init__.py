"""Photos: taken in, worked on step by step, shown, and kept in order with what is stored of them."""
