"""What the formulas of the notebook that fits a line mean."""

from words.formulas.regression import LINE, LOSS, SLOPES

FORMULAS = {
    "L(w, b)": LINE | {"L": lambda *w: LOSS(w)},
    r"\frac{\partial L}{\partial w} =": SLOPES,
}
INLINE: dict = {}
