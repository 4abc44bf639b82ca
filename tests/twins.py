"""Networks of PyTorch's own parts that compute what ours do."""

import torch
from numpy.typing import NDArray

from gdviz.convolution import double, halve
from gdviz.network import Network, Skip
from gdviz.operations import relu, sigmoid, tanh

WITHOUT_WEIGHTS = {
    relu: torch.nn.ReLU,
    tanh: torch.nn.Tanh,
    sigmoid: torch.nn.Sigmoid,
    halve: lambda: torch.nn.AvgPool2d(2),
    double: lambda: torch.nn.Upsample(scale_factor=2, mode="nearest"),
}


class TorchSkip(torch.nn.Sequential):
    """PyTorch's layers with their input added."""

    def forward(self, x):
        """The sum."""
        return x + super().forward(x)


def twin(network: Network, weights: NDArray) -> torch.nn.Sequential:
    """The same network with the same weights, in their precision."""
    weights = torch.tensor(weights)
    found = torch.nn.Sequential(*_parts(network)).to(weights.dtype)
    torch.nn.utils.vector_to_parameters(weights, found.parameters())
    return found


def _parts(network):
    for layer in network.layers:
        if isinstance(layer, Skip):
            yield TorchSkip(*_parts(layer.inner))
        elif not layer.shapes:
            yield WITHOUT_WEIGHTS[layer.operation]()
        else:
            outputs, inputs, *kernel = layer.shapes[0]
            if kernel:
                yield torch.nn.Conv2d(inputs, outputs, kernel, padding=kernel[0] // 2)
            else:
                yield torch.nn.Linear(inputs, outputs)
