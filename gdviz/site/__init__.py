"""The MkDocs plugin: pictures, players, numbers, formulas and notebooks on Markdown pages."""
