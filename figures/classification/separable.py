"""Where a line parts yes and no, the weights grow without end while the border comes to rest."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.experiments.mornings import scatter
from gdviz.functions.classification import LogLoss, logistic
from gdviz.optim.descent import GradientDescent, descend

flown = np.array([(13, 1), (17, 1.5), (19, 4.5), (19, 2), (21, 5.5)])
stayed = np.array([(8, 2), (11, 7.5), (5, 3.5), (7, 6), (8.5, 5.5), (4.5, 1)])
weather = np.concatenate([flown, stayed])
flew = np.repeat((1, 0), (len(flown), len(stayed)))

# Seen from 12 °C and 3 m/s a border through the middle parts them: two weights do, without a bias.
middle, scale = (12, 3), (5, 2.5)
inputs = (weather - middle) / scale
rule = GradientDescent(learning_rate=1)
steps = 20_000
free = descend(LogLoss(inputs, flew), (0, 0), rule, steps)
held = descend(LogLoss(inputs, flew, ridge=0.01), (0, 0), rule, steps)
weaker = descend(LogLoss(inputs, flew, ridge=0.001), (0, 0), rule, steps=2000)[-1]
lengths = {"no penalty": np.linalg.norm(free, axis=1), "ridge": np.linalg.norm(held, axis=1)}

# The widest strip without a morning in it: its border is what the direction of the weights comes
# to. It leans on (13, 1) and (8, 2), which both have the same distance from it.
widest = np.array((5, -2.5)) / 3
margin = 1 / np.linalg.norm(widest)

# Who stops early, with weights as long as the ridge's, gets nearly the same chances.
stop = np.argmax(lengths["no penalty"] >= lengths["ridge"][-1])
apart = abs(logistic(inputs @ free[stop]) - logistic(inputs @ held[-1])).max()


def degrees_off(weights):
    """The angle between some weights and the widest strip's."""
    share = weights @ widest / np.linalg.norm(weights) / np.linalg.norm(widest)
    return np.degrees(np.arccos(share))


facts = {
    "margin": margin,
    "growth": 1 / margin,
    "seen": (lengths["no penalty"][steps] - lengths["no penalty"][steps // 10]) / np.log(10),
    "length_100": lengths["no penalty"][100],
    "length_1000": lengths["no penalty"][1000],
    "length_10000": lengths["no penalty"][10_000],
    "off_100": degrees_off(free[100]),
    "off_1000": degrees_off(free[1000]),
    "off_10000": degrees_off(free[10_000]),
    "ridge_100": lengths["ridge"][100],
    "ridge_1000": lengths["ridge"][1000],
    "stop": stop,
    "apart": apart,
    "weaker": np.linalg.norm(weaker),
    "steps": steps,
}
alt = (
    "On the left, dots and rings on two sides of a strip, and the border after one step, dotted, "
    f"and after {steps:,}, nearly in the middle of the strip. On the right, the length of the "
    "weights against the step on a logarithmic axis: it climbs along a straight dashed line to "
    f"{lengths['no penalty'][-1]:.1f}, and with a penalty it stays at {lengths['ridge'][-1]:.1f}."
)


def border(weights, wind):
    """The temperature at which the logit is 0, for some wind."""
    up = (wind - middle[1]) / scale[1]
    return middle[0] - scale[0] * weights[1] * up / weights[0]


def figure():
    fig, (plane, chart) = draw.canvas(1, 2, height=3.6, left=0.75)
    plane.set(xlabel="temperature in °C", ylabel="wind in m/s", xlim=(3, 23), ylim=(-0.5, 8.5))
    wind = np.array((-0.5, 8.5))
    edge = 1 / widest[0] * scale[0]
    centre = border(widest, wind)
    strip = {"facecolor": (style.TRUTH, 0.2), "edgecolor": style.TRUTH}
    plane.fill_betweenx(wind, centre - edge, centre + edge, **strip)
    draw.line(plane, border(free[1], wind), wind, linestyle=":")
    draw.line(plane, border(free[steps], wind), wind)
    scatter(plane, *weather.T, flew)

    chart.set(xlabel="step", ylabel="length of the weights", xscale="log", xlim=(0.7, steps))
    chart.set(ylim=(-0.6, 15), yticks=(0, 5, 10, 15))
    k = np.arange(1, steps + 1)
    draw.line(chart, k, lengths["no penalty"][1:])
    draw.line(chart, k, lengths["ridge"][1:], color=style.DATA)
    # The theory knows how steep the line is, not how high: it is drawn through the last point.
    theory = lengths["no penalty"][-1] + np.log(k / steps) / margin
    high = theory > 0
    draw.line(chart, k[high], theory[high], color=style.TRUTH, linestyle="--")
    draw.note(chart, "no penalty", (100, lengths["no penalty"][100]), (-34, 14), color=style.MODEL)
    draw.note(chart, "theory", (300, theory[299]), (36, -12), color=style.TRUTH)
    draw.note(chart, "ridge", (3000, lengths["ridge"][3000]), (0, -14), color=style.DATA)
    return fig
