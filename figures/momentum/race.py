"""Six rules race from one start, each with a rate and a memory that a reader may change."""

import numpy as np

from gdviz.drawing import draw, landscape, style
from gdviz.experiments.race import GRIDS, RATES, RULES, tail_mean, together
from gdviz.functions.surfaces import Ravine, Rosenbrock, Saddle
from gdviz.optim.divergence import before_far

landscapes = {"valley": Rosenbrock(), "ravine": Ravine(100, 1), "saddle": Saddle()}
# Where the races of this page begin, how long they are, and how much of each map they show.
races = {
    "valley": {"start": (-1.2, 1), "steps": 200, "x": (-1.8, 1.8), "y": (-0.8, 2), "power": 5},
    "ravine": {"start": (-3, -2), "steps": 60, "x": (-3.8, 3.8), "y": (-3.2, 3.2), "power": 3},
    "saddle": {"start": (1.5, 0.001), "steps": 16, "x": (-1.8, 1.8), "y": (-1.5, 1.5), "power": 1},
}
# The height of the lowest points, from which a loss is counted.
lowest = {"valley": 0, "ravine": 0, "saddle": -1 / 4}

# One rate for all, and else the usual settings.
plain = {"learning_rate": 0.001}
momentum = {"learning_rate": 0.001, "momentum": 0.9}
nesterov = {"learning_rate": 0.001, "momentum": 0.9}
adagrad = {"learning_rate": 0.001}
rmsprop = {"learning_rate": 0.001, "decay": 0.9}
adam = {"learning_rate": 0.001, "momentum": 0.9, "decay": 0.999}
settings = dict(zip(RULES, (plain, momentum, nesterov, adagrad, rmsprop, adam), strict=True))

place = "valley"
start = (-1.2, 1)
steps = 200
function = landscapes[place]


def loss(point):
    """The height above the lowest point."""
    return function(point) - lowest[place]


def raced(name):
    """The walk of a rule, up to its last point that is not yet far away."""
    places = together(function, start, RULES[name](**settings[name]), steps)
    return before_far(np.array([point[:, 0, 0] for point in places]))


walks = {name: raced(name) for name in RULES}
# The loss that counts is the mean of the last tenth; a walk that flew off has none.
late = {
    name: float(tail_mean(loss(walk.T))) if len(walk) > steps else np.inf
    for name, walk in walks.items()
}
order = sorted(late, key=late.get)
# What the page says of this state: of a walk that flew off, its last step before.
readout = (
    steps,
    *(late[name] if late[name] < np.inf else len(walks[name]) - 1 for name in order),
)

facts = {
    "momentum_loss": late["momentum"],
    "adam_loss": late["Adam"],
}
alt = (
    f"A dark valley with the trails of six rules from one start, {steps} steps each, all with the "
    "same rate. Momentum and Nesterov run along the floor and the others creep. Beside it are "
    f"their losses on a logarithmic axis; that of {order[0]} ends lowest."
)

# Apart in every scheme and for every kind of colour vision: a colour and dashes for each rule.
roles = ("first", "second", "third", "fourth", "fifth", "sixth")
dashes = ((), (9, 4), (2.5, 2.5), (9, 3, 2.5, 3), (14, 4), (5, 3))
# What the script beside this file starts from: each setting is one of its tries.
given = []
for name, chosen in settings.items():
    for setting, value in chosen.items():
        tries = RATES if setting == "learning_rate" else GRIDS[name][setting]
        start_at = list(tries).index(value)
        given.append({"rule": name, "setting": setting, "tries": tries, "start": start_at})
numbers = {
    "races": races,
    "lowest": lowest,
    "given": given,
    "looks": [
        {"name": name, "stroke": role, "dash": " ".join(map(str, dash)), "width": 2.4}
        for name, role, dash in zip(RULES, roles, dashes, strict=True)
    ],
}


def figure():
    fig, (above, chart) = draw.canvas(2, 1, height=6.6)
    x, y = races[place]["x"], races[place]["y"]
    landscape.contours(above, function, (*x, *y), races[place]["power"])
    above.set(title="The race", xlabel="$x$", ylabel="$y$", xlim=x, ylim=y)
    chart.set(title="The losses", xlabel="step", ylabel="loss", xlim=(0, steps), yscale="log")

    heights = {name: np.maximum(loss(walk.T), 1e-30) for name, walk in walks.items()}
    for name, color, dash in zip(RULES, style.SIX, dashes, strict=True):
        look = {"color": color, "linestyle": (0, np.divide(dash, 2)) if dash else "-"}
        draw.line(above, *walks[name].T, path_effects=draw.edges(2), zorder=5, **look)
        draw.line(chart, range(len(heights[name])), heights[name], label=name, **look)
        draw.dot(above, *walks[name][-1], color=color, markersize=8, clip_on=True)
    draw.dot(above, *start, color=style.HALO)

    # Walks that fly off may leave the chart; below the lowest curve there is room for the names.
    high = 3 * heights["plain"][0]
    low = min(height.min() for height in heights.values())
    chart.set_ylim(low * (low / high) ** 0.45, high)
    chart.legend(loc="lower center", ncols=3)
    return fig
