"""The MkDocs plugin: pictures, players, numbers, formulas and notebooks on pages of plain Markdown."""
