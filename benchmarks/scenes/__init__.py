"""Films that every tool draws: a scene builds its figure, then moves it to any of its frames.

Each is a module of its own, so that no tool carries the data of the others. `TIMES_FASTER` is how
many times faster than Pillow's writer we must be on it.
"""

NAMES = ("surface", "space", "panels")
SIZE = (9, 4.5)
FRAMES_PER_SECOND = 20
