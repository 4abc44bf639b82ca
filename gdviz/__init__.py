"""Gradient descent, computed and drawn.

| layer       | modules                                                      | may import         |
|-------------|--------------------------------------------------------------|--------------------|
| mathematics | functions to descend (functions, regression, network, …),    | numpy; scenes also |
|             | how to descend them (descent, schedules, line_search, …),    | Pillow             |
|             | data, and the scenes among them                              |                    |
| drawing     | style, draw, landscape, diagram                              | matplotlib, numpy  |
| machinery   | recipe, stage, render, vector, encode, build, site, cli, …   | all but mathematics|

Numbers and pictures meet only in a recipe, a file under `figures/`, and in `lesson`, for a picture
that a reader brings.
"""

__version__ = "0.1.0"
