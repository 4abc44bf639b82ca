"""With scikit-learn: a classifier with settings; its gradients it keeps to itself."""

import numpy as np
from sklearn.neural_network import MLPClassifier


def train(points, arm, start, rate, steps):
    """Plain descent on the mean cross-entropy."""
    model = MLPClassifier(
        hidden_layer_sizes=(len(start[0]),),
        activation="tanh",
        solver="sgd",
        learning_rate_init=rate,
        momentum=0,
        alpha=0,  # Or it would pull the weights towards 0.
        batch_size=len(points),
        shuffle=False,
    )
    labels = arm.ravel().astype(int)
    model.partial_fit(points, labels, classes=(0, 1))

    # That step began at random weights of its own; ours take their place.
    model.coefs_ = [start[0].T.copy(), start[2].T.copy()]
    model.intercepts_ = [start[1].copy(), start[3].copy()]
    for _ in range(steps):
        model.partial_fit(points, labels)
    inward, outward = (np.transpose(part) for part in model.coefs_)
    return model.loss_, None, [inward, model.intercepts_[0], outward, model.intercepts_[1]]
