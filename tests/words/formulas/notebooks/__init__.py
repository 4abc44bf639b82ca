"""What the formulas of the notebooks mean."""
