"""What the formulas of the page about networks mean."""

import numpy as np
from scipy.special import softmax

from gdviz.networks.network import Network, dense_layer, dense_network, glorot, he
from gdviz.networks.operations import relu, sigmoid

RNG = np.random.default_rng(0)
X = RNG.normal(size=3)
NEURON = dense_layer(3, 1)
W, B = RNG.normal(size=(1, 3)), RNG.normal(size=1)
Z = NEURON(X, W, B)[0][0]
PARTS = {"w": W[0], "x": X, "b": B[0], "z": Z}
LAYER = dense_network((3, 4, 1)).layers[:2]
WEIGHTS = (RNG.normal(size=(4, 3)), RNG.normal(size=4), RNG.normal(size=(1, 4)), RNG.normal(size=1))
# A neuron with one input: 2 · 3 + 4.
ONE, INPUT = dense_layer(1, 1), (np.array([3]), np.array([[2]]), np.array([4]))
SCORES = RNG.normal(size=4)
LINEAR = Network((dense_layer(3, 4), dense_layer(4, 1)))

FORMULAS = {
    "z = w_1": PARTS,
    r"y = \operatorname{ReLU}": {
        "y": Network(LAYER)(X[None], *WEIGHTS[:2])[0][0],
        "ReLU": lambda z: relu(z)[0],
        "W": WEIGHTS[0],
        "b": WEIGHTS[1],
        "x": X,
    },
    "W_2 (W_1 x + b_1) + b_2": dict(zip(("W_1", "b_1", "W_2", "b_2"), WEIGHTS, strict=True))
    | {"x": X, "value": LINEAR(X[None], *WEIGHTS)[0][0]},
    # The row of layer 3 times the first column of layer 2.
    "{{ networks.collapse.left_1 | .1f }}": {},
    r"-\log": {},
    "p_k": {"p_k": softmax(SCORES)[1], "z_k": SCORES[1], "z": SCORES, "each j": 4},
    r"\sqrt{\frac{2}{n}}": {"n": 7, "value": he((4, 7))},
}
INLINE = {
    r"\sigma({{ networks.softmax.score_cat | .0f }} - {{ networks.softmax.score_dog | .0f }})"
    " = {{ networks.softmax.pair | .2f }}": {r"\sigma": lambda z: sigmoid(z)[0]},
    r"z = \sum_j w_j x_j + b": PARTS | {"each j": 3},
    r"z = w \cdot x + b": PARTS,
    "wx + b": {"w": 2, "x": 3, "b": 4, "value": ONE(*INPUT)[0]},
    r"\max(0, z)": {"z": X, "value": relu(X)[0]},
    r"\sigma(z) = 1 / (1 + e^{-z})": {r"\sigma": lambda z: sigmoid(z)[0], "z": 0.7},
    r"\sqrt{2 / (n_{\text{in}} + n_{\text{out}})}": {
        r"n_\text{in}": 7,
        r"n_\text{out}": 4,
        "value": glorot((4, 7)),
    },
}
