"""Gradient descent, computed and drawn.

| layer       | modules                              | may import              |
|-------------|--------------------------------------|-------------------------|
| mathematics | functions, descent, data             | numpy                   |
| drawing     | style, draw                          | matplotlib and numpy    |
| machinery   | recipe, stage, render, vector, encode, build, site, cli | all but mathematics |

Numbers and pictures meet only in a recipe, a file under `figures/`.
"""

__version__ = "0.1.0"
