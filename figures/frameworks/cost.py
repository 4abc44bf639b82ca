"""What a step costs in other hands, by the step of gdviz, for narrow and wide networks."""

import json
from pathlib import Path

import numpy as np

from gdviz.drawing import draw, style

# Seconds of processor and bytes of memory; `benchmarks/frameworks.py` measures them.
measured = json.loads(Path(__file__).with_name("measured.json").read_text(encoding="utf-8"))
widths = np.array([16, 128, 1024])
names = {
    "with_sklearn": "scikit-learn",
    "with_pytorch": "PyTorch",
    "by_hand": "NumPy by hand",
    "with_jax": "JAX",
}
# How many operations a program has before its compiler has joined some of them, and after.
answers = json.loads(Path(__file__).with_name("answers.json").read_text(encoding="utf-8"))


def ratios(hand, what):
    """How many times as much as gdviz it takes, for each width."""
    return [measured[hand][str(n)][what] / measured["with_gdviz"][str(n)][what] for n in widths]


facts = {name: answers["with_jax"][name] for name in ("recorded", "run")}
facts |= {f"torch_{name}": answers["with_pytorch"][name] for name in ("recorded", "run")}
for hand, short in {"by_hand": "numpy", "with_pytorch": "torch", "with_jax": "jax"}.items():
    facts[f"{short}_narrow"], _, facts[f"{short}_wide"] = ratios(hand, "seconds")
facts["sklearn_narrow"], _, facts["sklearn_wide"] = ratios("with_sklearn", "seconds")
for hand, short in {"with_pytorch": "torch", "with_jax": "jax", "with_sklearn": "sklearn"}.items():
    facts[f"{short}_memory"] = ratios(hand, "memory")[0]
alt = (
    "Four lines on logarithmic axes: seconds of a step by those of gdviz, against the number of "
    f"hidden neurons. With 16, PyTorch takes {facts['torch_narrow']:.1f} times as long, with 1024 "
    f"{facts['torch_wide']:.1f}. scikit-learn falls from {facts['sklearn_narrow']:.1f} to "
    f"{facts['sklearn_wide']:.1f}, and JAX is the lowest throughout."
)


def figure():
    fig, ax = draw.canvas(height=4)
    looks = {
        "with_sklearn": {"color": style.MUTED, "marker": "v", "linestyle": ":"},
        "with_pytorch": {"color": style.ERROR, "marker": "s", "linestyle": "-"},
        "by_hand": {"color": style.DATA, "marker": "o", "linestyle": "--"},
        "with_jax": {"color": style.TRUTH, "marker": "^", "linestyle": "-."},
    }
    ax.axhline(1, color=style.INK, linewidth=1)
    draw.note(ax, "gdviz", (16, 1), (14, 8))
    for hand, look in looks.items():
        draw.line(ax, widths, ratios(hand, "seconds"), label=names[hand], **look)
    ax.set(xlabel="hidden neurons", ylabel="times as long as gdviz", xscale="log", yscale="log")
    ax.set_xticks(widths, widths)
    ax.set_xticks([], minor=True)
    ax.set_yticks([0.1, 0.3, 1, 3, 10], ["0.1", "0.3", "1", "3", "10"])
    ax.set_ylim(0.1, 14)
    ax.legend(loc="upper right")
    return fig
