"""What the formulas of the page about frameworks mean."""

from gdviz.networks.autodiff import Value

SMALL = {"w": 0.7, "x": 2.0, "t": 0.5}
MADE = (Value(0.7) * 2 - 0.5) ** 2 + 0.1 * Value(0.7) ** 2

FORMULAS = {"L = (w x": SMALL | {"L": MADE.number}}
INLINE: dict[str, dict[str, float]] = {}
