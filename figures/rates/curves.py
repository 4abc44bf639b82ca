"""The losses of all walks: on one axis only the flight shows, on the other each is a line."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.functions.surfaces import Bowl
from gdviz.optim.descent import GradientDescent, descend

bowl = Bowl(5, 1)
rates = {"0.01": 0.01, "0.1": 0.1, "0.25": 0.25, "1/3": 1 / 3, "0.5": 0.5}
losses = {
    name: bowl(descend(bowl, (4, -9), GradientDescent(rate), steps=49).T)
    for name, rate in rates.items()
}
looks = [(style.MUTED, "-"), (style.DATA, "-"), (style.MODEL, "-"), (style.TRUTH, "--")]
looks.append((style.ERROR, "-."))

facts = {f"below_{name[2:]}": np.argmax(losses[name] < 0.01) for name in ("0.1", "0.25")}
facts |= {"loss_at_25": losses["0.1"][25], "share_at_25": losses["0.1"][25] / losses["0.1"][0]}
alt = (
    "Loss against step for five learning rates. On a linear axis only 0.5 shows, which climbs to "
    f"{losses['0.5'][-1]:.1e}. On a logarithmic axis 0.5 climbs in a straight line, and 0.01, 0.1, "
    "0.25 and 1/3 fall, each more steeply than the one before."
)


def figure():
    fig, (linear, logarithmic) = draw.canvas(1, 2, height=3.75)
    for (name, loss), (color, dashes) in zip(losses.items(), looks, strict=True):
        for ax in (linear, logarithmic):
            draw.line(ax, range(50), loss, color=color, linestyle=dashes)
        draw.note(logarithmic, name, (50, loss[-1]), (17, 0), color=color)
    linear.set(title="linear axis", xlabel="step", ylabel="loss")
    logarithmic.set(title="logarithmic axis", xlabel="step", yscale="log", xlim=(-2, 68))
    return fig
