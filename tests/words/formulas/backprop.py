"""What the formulas of the page about backpropagation mean."""

import numpy as np

from gdviz.networks.autodiff import Value
from gdviz.networks.network import NetworkLoss, dense_network
from gdviz.networks.operations import dense, sigmoid, squared_error, tanh
from words.tex import Depends, Names

RNG = np.random.default_rng(0)
# The chain: each value from the one before.
CHAIN = {
    "x": 0.7,
    "w": -0.4,
    "b": 0.9,
    "t": 0.2,
    "p": Depends(lambda names: names.of("x") * names.of("w")),
    "z": Depends(lambda names: names.of("p") + names.of("b")),
    "y": Depends(lambda names: np.tanh(names.of("z"))),
    "e": Depends(lambda names: names.of("y") - names.of("t")),
    "L": Depends(lambda names: names.of("e") ** 2),
    r"\varphi": np.tanh,
    r"\varphi'": lambda z: tanh(z)[1](1.0)[0],
}
# The network of two layers, with all that its pullbacks find.
N, D, M, K = 7, 3, 5, 2
X, T = RNG.normal(size=(N, D)), RNG.normal(size=(N, K))
NETWORK = dense_network((D, M, K), tanh)
W_1, B_1, W_2, B_2 = NETWORK.split(WEIGHTS := RNG.normal(size=NETWORK.size))
Z, _ = dense(X, W_1, B_1)
H, PULL_H = tanh(Z)
Y, PULL_Y = dense(H, W_2, B_2)
L, PULL_L = squared_error(Y, T)
(BAR_Y,) = PULL_L(1.0)
BAR_H, BAR_W_2, BAR_B_2 = PULL_Y(BAR_Y)
(BAR_Z,) = PULL_H(BAR_H)
BAR_W_1, BAR_B_1, *_ = NETWORK.split(NetworkLoss(NETWORK, squared_error, X, T).gradient(WEIGHTS))
SIZES = {"n": N, "k": K, "each s": N, "each i": K, r"\varphi": np.tanh}
ARRAYS = SIZES | {"X": X, "T": T, "W_1": W_1, "b_1": B_1, "W_2": W_2, "b_2": B_2}
FORWARD = ARRAYS | {"Z": Z, "H": H, "Y": Y, "L": L}
BACK = FORWARD | {
    r"\bar Y": BAR_Y,
    r"\bar W_2": BAR_W_2,
    r"\bar b_2": BAR_B_2,
    r"\bar H": BAR_H,
    r"\bar Z": BAR_Z,
    r"\bar W_1": BAR_W_1,
    r"\bar b_1": BAR_B_1,
    r"\varphi'": lambda z: tanh(z)[1](1.0)[0],
    "sum of the rows of": lambda rows: rows.sum(axis=0),
}
# The same network entry by entry: whatever is nudged, all that follows is computed again.
ENTRIES = BACK | {
    "s": 4,
    "i": 2,
    "j": 3,
    "l": 1,
    "Z": Depends(lambda names: dense(X, names.of("W_1"), names.of("b_1"))[0]),
    "H": Depends(lambda names: np.tanh(names.of("Z"))),
    "Y": Depends(lambda names: dense(names.of("H"), names.of("W_2"), names.of("b_2"))[0]),
    "L": Depends(lambda names: squared_error(names.of("Y"), T)[0]),
}
CHAINED = Names(CHAIN)
# A last neuron with the chance c and a target; `ONE` is sure to be a bee.
CHANCE = {
    "z": -1.1,
    "t": 0.3,
    "u": Depends(lambda names: 1 + np.exp(-names.of("z"))),
    "c": Depends(lambda names: 1 / names.of("u")),
    "L": Depends(
        lambda names: (
            -names.of("t") * np.log(names.of("c")) - (1 - names.of("t")) * np.log(1 - names.of("c"))
        )
    ),
    "e": np.e,
    r"\sigma": lambda z: sigmoid(z)[0],
}
ONE = CHANCE | {"t": 1}
C = sigmoid(-1.1)[0]


FORMULAS = {
    r"\frac{\partial (x w)}": {"x": 2.0, "w": 0.4},
    r"\frac{\partial y}{\partial w} =": CHAIN,
    r"\frac{\partial L}{\partial w} =": CHAIN,
    r"\frac{\partial L}{\partial z} = -": ONE,
    r"\frac{\partial c}{\partial z}": CHANCE,
    r"\frac{\partial L}{\partial z} = \left": CHANCE,
    r"Z = X W_1^\top": FORWARD,
    r"\bar Y =": BACK,
    r"\frac{\partial L}{\partial (W_2)_{ij}}": ENTRIES,
    r"\frac{\partial L}{\partial H_{sj}}": ENTRIES,
    r"\frac{\partial L}{\partial Z_{sj}}": ENTRIES,
    r"\frac{\partial L}{\partial (W_1)_{jl}}": ENTRIES,
}
INLINE = {
    "v = u^2": {"u": 3.0 * 2.0, "v": ((3 * Value(2.0)) * (3 * Value(2.0))).number},
    "2e": CHAIN | {"value": 2 * CHAINED.of("e")},
    "1 - y^2": CHAIN | {"value": CHAINED[r"\varphi'"](CHAINED.of("z"))},
    r"y = \varphi(z)": CHAIN,
    "z = xw + b": CHAIN,
    "f = 2x + x^2": {"x": 3.0, "f": (2 * Value(3.0) + Value(3.0) * Value(3.0)).number},
    "1/c": CHANCE | {"value": 1 / C},
    "-1/c": CHANCE | {"value": -1 / C},
    r"c \, (1 - c)": CHANCE | {"value": C * (1 - C)},
    r"-\log c": ONE | {"value": -np.log(C)},
    r"-\log (1 - c)": CHANCE | {"value": -np.log(1 - C)},
    "1 / (1 - c)": CHANCE | {"value": 1 / (1 - C)},
    r"\sigma(z) - t": CHANCE | {"value": C - 0.3},
    "c = 1/u": CHANCE,
    "u = 1 + e^{-z}": CHANCE,
    r"-t \log c - (1 - t) \log (1 - c)": CHANCE | {"value": Names(CHANCE).of("L")},
    r"\bar Y^\top H": BACK | {"value": BAR_W_2},
}
