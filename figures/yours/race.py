"""A race of 2 walks down (1 - x)^2 + 100(y - x^2)^2, and the heights on the way."""

from gdviz.experiments import walks
from gdviz.functions.formula import Formula
from gdviz.optim.descent import GradientDescent, Momentum

f = Formula("(1 - x)^2 + 100(y - x^2)^2")
steps = 1000

# Every walk has a start and a rule. Change them, add some, or take some away.
racers = {
    "plain": ((-1.0, 1.0), GradientDescent(learning_rate=0.001)),
    "momentum": ((-1.0, 1.0), Momentum(learning_rate=0.001, momentum=0.9)),
}
went = {name: walks.walk(f, start, rule, steps) for name, (start, rule) in racers.items()}

# Where each walk went, and how high that is: what else would you like to know of it?
points = {name: walk.points for name, walk in went.items()}
heights = {name: walk.heights for name, walk in went.items()}

facts = {"plain": heights["plain"][-1], "momentum": heights["momentum"][-1]}
alt = walks.described(f, went)


def figure():
    yield from walks.film(f, went)
