"""The MkDocs plugin: pictures, players, numbers and formulas on pages of plain Markdown."""
