"""What the site set out to explain is there: topic by topic, a picture or a passage holds it."""

import pytest
from recipes import PAGES, RECIPES

# A topic, and the pictures or the words of a page that hold it.
PICTURES = {
    "measurements of a run": "lines/runs",
    "ten guesses and the best of them": "lines/guesses",
    "one misfit and its square": "lines/misfit",
    "the loss of every line from above": "lines/surface",
    "the loss of every line in space": "lines/bowl",
    "a walk to the best line": "lines/descent",
    "the line of best fit": "lines/fit",
    "a secant that becomes a tangent": "gradients/secant",
    "partial derivatives as slopes of cuts": "gradients/slices",
    "the tangent plane and the gradient": "gradients/plane",
    "the slope in every direction": "gradients/directions",
    "the field of the negative gradient with its walks": "gradients/field",
    "a convex curve from two starts": "descent/parabola",
    "a curve with several minima": "descent/waves",
    "that curve outside its window": "descent/window",
    "six walks down the hills": "descent/hills",
    "minima of unequal depth and their basins": "descent/hollows",
    "stationary points and their curvatures": "descent/level",
    "a saddle that one walk leaves": "descent/saddle",
    "the time it takes to leave a saddle": "descent/escape",
    "convex functions without a minimum, or with many": "descent/convex",
    "four learning rates on one bowl": "rates/regimes",
    "their losses on both axes, beside the best rate": "rates/curves",
    "the factors of one step": "rates/factors",
    "steps until the loss is small": "rates/iterations",
    "each direction of the bowl by itself": "rates/directions",
    "steps and flow": "rates/flow",
    "one line search": "rates/ahead",
    "walks by line search": "rates/search",
    "data from a line": "regression/samples",
    "training on it": "regression/training",
    "data from a parabola": "regression/parabola",
    "training a line on it": "regression/flat",
    "slices through both losses": "regression/slices",
    "both results": "regression/results",
    "polynomials of every degree": "regression/degrees",
    "bias, variance and noise": "regression/tradeoff",
    "many features": "regression/matrix",
    "hills in space": "index/hero",
}
PASSAGES = {
    "the squared error and its mean": ("lines", r"\frac{1}{n} \sum_{i=1}^{n}"),
    "walking downhill blindfolded": ("lines", "## Downhill, blindfolded"),
    "a refresher on partial derivatives": ("gradients", '??? note "How to find partial'),
    "the gradient at a point": ("gradients", r"\nabla f(2, 0.6)"),
    "walking in fog": ("gradients", "Fog now lies on the hills"),
    "the hills and their gradient": ("gradients", r"\cos x \cdot \sin y"),
    "the update rule": ("descent", r"\theta \leftarrow \theta - \alpha \, \nabla f(\theta)"),
    "the bowl and its gradient": ("rates", r"\nabla f(x, y) &= (5x, \, y)"),
    "both partial derivatives of the loss": ("regression", r"\frac{\partial L}{\partial b}"),
    "their derivation": ("regression", '??? note "Where the partial derivatives come from"'),
    "where to read on": ("regression", "## Read on"),
}


@pytest.mark.parametrize("topic", PICTURES)
def test_a_topic_has_its_picture(topic):
    page, _, stem = PICTURES[topic].partition("/")
    assert PICTURES[topic] in RECIPES
    assert f"](figures/{page}/{stem}." in PAGES[page]


@pytest.mark.parametrize("topic", PASSAGES)
def test_a_topic_has_its_passage(topic):
    page, words = PASSAGES[topic]
    assert words in PAGES[page]
