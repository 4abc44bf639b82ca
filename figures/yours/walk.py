"""A walk down (5*x**2 + y**2)/2, and the heights on the way."""

from gdviz.experiments import walks
from gdviz.functions.formula import Formula
from gdviz.optim.descent import GradientDescent

f = Formula("(5*x**2 + y**2)/2")
steps = 50

# Every walk has a start and a rule. Change them, add some, or take some away.
racers = {
    "walk": ((4.0, -9.0), GradientDescent(learning_rate=0.25)),
}
went = {name: walks.walk(f, start, rule, steps) for name, (start, rule) in racers.items()}

# Where each walk went, and how high that is: what else would you like to know of it?
points = {name: walk.points for name, walk in went.items()}
heights = {name: walk.heights for name, walk in went.items()}

facts = {
    "height": heights["walk"][-1],
    "gentle": walks.walk(f, (4, -9), GradientDescent(learning_rate=0.1), steps).heights[-1],
    "limit": walks.largest_rate(f, (4, -9)),
}
alt = walks.described(f, went)


def figure():
    yield from walks.film(f, went)
