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
    "one neuron with numbers": "networks/neuron",
    "layers of neurons": "networks/layers",
    "activations and their derivatives": "networks/activations",
    "layers without an activation": "networks/collapse",
    "a picture as numbers": "networks/pixels",
    "pictures, films and batches as tensors": "networks/tensors",
    "one number on its way to the loss": "networks/forward",
    "the size of the first weights": "networks/signals",
    "the slopes of a product": "backprop/product",
    "a graph of operations and the values in it": "backprop/forward",
    "gradients that fill in backwards": "backprop/backward",
    "a value that is used twice": "backprop/fork",
    "slopes checked by nudges": "backprop/nudges",
    "slopes in a network": "backprop/layers",
    "one sweep against many runs": "backprop/cost",
    "a small network that learns": "backprop/spiral",
    "one epoch in batches": "batches/epoch",
    "the gradients of batches round the full one": "batches/cloud",
    "paths by batch size": "batches/paths",
    "the noise floor": "batches/floor",
    "rates that decay": "batches/decay",
    "two starts, one of them stuck": "momentum/hollows",
    "a hollow that momentum does not leave": "momentum/waves",
    "six rules step by step": "momentum/rules",
    "a race down Rosenbrock's valley": "momentum/rosenbrock",
    "a race down a ravine": "momentum/ravine",
    "a race off a saddle": "momentum/saddle",
    "networks with and without skips from above and in space": "landscape/planes",
    "a scene and its label": "bees/scene",
    "a kernel that slides": "bees/kernel",
    "the architecture": "bees/layers",
    "why accuracy misleads": "bees/accuracy",
    "a network that learns to find bees": "bees/training",
    "shadows as hard negatives": "bees/shadows",
    "precision and recall by threshold": "bees/threshold",
    "failures": "bees/failures",
    "a training in the plane of its principal components": "landscape/walk",
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
    "what the line and the network share": ("bees", "## The same walk"),
    "two layers as matrices": ("backprop", r"\bar W_2 &= \bar Y^\top H"),
    "what automatic differentiation writes down": ("backprop", "found[parent] += found[value]"),
    "a film on backpropagation": ("backprop", "3blue1brown.com"),
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
