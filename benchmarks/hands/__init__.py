"""One training in several hands: the same network, data, start and rate, as each writes it.

Each module has `train(points, arm, start, rate, steps)`: `start` are the weights and the biases of
the hidden layer, then those of the output. Back come the loss and the gradients of the last step,
and the weights that it leads to. All is computed in the precision of the points.
"""
