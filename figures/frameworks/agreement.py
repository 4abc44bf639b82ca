"""How far the weights of five programs are apart after a hundred steps, in two precisions."""

import json
from pathlib import Path

import numpy as np

from gdviz.drawing import draw, style

# What each program answered, with its version and the day; `benchmarks/answers.py` asks them.
answers = json.loads(Path(__file__).with_name("answers.json").read_text(encoding="utf-8"))
ours = {name: np.array(values) for name, values in answers["with_gdviz"]["float64"].items()}
names = {
    "with_gdviz": "gdviz",
    "by_hand": "NumPy by hand",
    "with_pytorch": "PyTorch",
    "with_jax": "JAX",
    "with_sklearn": "scikit-learn",
}


def differences(hand, precision, what):
    """How far its numbers are from those of gdviz in double precision."""
    return np.abs(np.array(answers[hand][precision][what]) - ours[what])


facts = {"weights": len(ours["weights"]), "loss": ours["loss"][0]}
for hand, short in {"by_hand": "numpy", "with_pytorch": "torch", "with_jax": "jax"}.items():
    for what in ("loss", "gradient", "weights"):
        facts[f"{short}_{what}"] = differences(hand, "float64", what).max()
    facts[f"{short}_single"] = differences(hand, "float32", "weights").max()
for what in ("loss", "weights"):
    facts[f"sklearn_{what}"] = differences("with_sklearn", "float64", what).max()
facts["sklearn_single"] = differences("with_sklearn", "float32", "weights").max()
facts["gdviz_single"] = differences("with_gdviz", "float32", "weights").max()

alt = (
    "Five rows of marks on a logarithmic axis, one row for each program. In double precision no "
    f"difference is above {facts['jax_weights']:.0e}; in single precision the largest of each row "
    f"are about nine powers of ten greater, up to {facts['jax_single']:.0e}."
)


def figure():
    fig, ax = draw.canvas(height=3.8, left=1.6)
    looks = {
        "float64": {"color": style.DATA, "marker": "o", "label": "double precision"},
        "float32": {"color": style.ERROR, "marker": "^", "label": "single precision"},
    }
    for precision, look in looks.items():
        for row, hand in enumerate(names):
            apart = differences(hand, precision, "weights")
            # Weights that are equal to the last digit have no place on a logarithmic axis.
            apart = apart[apart > 0]
            spread = row + np.linspace(-0.25, 0.25, len(apart))
            draw.scatter(ax, apart, spread, **look if row == 1 else look | {"label": ""})
    ax.set(xlabel="difference from gdviz in double precision", xscale="log", xlim=(1e-18, 1e-5))
    ax.set_yticks(range(len(names)), names.values())
    ax.set_ylim(len(names) - 0.5, -1.7)
    ax.legend(loc="upper center", ncols=2)
    return fig
