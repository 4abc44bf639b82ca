"""With PyTorch: a model of modules, and an optimizer that moves its parameters."""

import torch
from torch import nn


def train(points, arm, start, rate, steps):
    """Plain descent on the mean cross-entropy."""
    points, arm, *start = (torch.tensor(array) for array in (points, arm, *start))
    model = nn.Sequential(nn.Linear(2, len(start[0])), nn.Tanh(), nn.Linear(len(start[0]), 1))
    model.to(points.dtype)
    nn.utils.vector_to_parameters(nn.utils.parameters_to_vector(start), model.parameters())
    error = nn.BCEWithLogitsLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=rate)

    for _ in range(steps):
        optimizer.zero_grad()
        loss = error(model(points), arm)
        loss.backward()
        optimizer.step()
    parameters = list(model.parameters())
    return (
        loss.item(),
        [p.grad.numpy() for p in parameters],
        [p.detach().numpy() for p in parameters],
    )
