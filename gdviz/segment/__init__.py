"""A reader's own photograph: a network learns to mark what a label marks in it."""
