"""The MkDocs plugin: pages show pictures, quote numbers, typeset formulas, run notebooks."""
