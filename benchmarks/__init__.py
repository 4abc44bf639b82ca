"""Speed, size and likeness of our films against what people use instead."""
