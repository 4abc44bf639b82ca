"""A reader's own formula or table: what the commands `walk` and `fit` do."""
