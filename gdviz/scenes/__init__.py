"""Drawn scenes of honeybees on a board in the grass, with a label for every pixel."""
