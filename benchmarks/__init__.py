"""Speed, size and likeness of our films, and speed of our training, against other tools."""
