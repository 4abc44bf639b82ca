"""Networks of PyTorch's own parts that compute what ours do."""

import torch
from numpy.typing import NDArray
from torch.nn import functional

from gdviz.networks.convolution import average_pool, upsample
from gdviz.networks.network import Network, Skip
from gdviz.networks.operations import relu, sigmoid, tanh

UNET_SHAPES = (
    *((16, 3, 3), (24, 16, 3), (32, 24, 3), (48, 32, 3)),
    *((32, 48, 1), (32, 32, 3), (24, 32, 1), (24, 24, 3), (16, 24, 1), (16, 16, 3), (1, 16, 1)),
)  # Filters, channels and side of the kernels, in the order in which their weights stand.
WITHOUT_WEIGHTS = {
    relu: torch.nn.ReLU,
    tanh: torch.nn.Tanh,
    sigmoid: torch.nn.Sigmoid,
    average_pool: lambda: torch.nn.AvgPool2d(2),
    upsample: lambda: torch.nn.Upsample(scale_factor=2, mode="nearest"),
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


def unet_logits(weights: NDArray, inputs: NDArray) -> torch.Tensor:
    """What the network of the bees answers to inputs (images, 3, rows, columns).

    It is written down by itself: it knows nothing of how ours is put together.
    """
    waiting, end = iter(UNET_SHAPES), 0

    def convolution(x):
        nonlocal end
        filters, channels, side = next(waiting)
        kernels, end = (
            weights[end : end + filters * channels * side**2],
            end + filters * (channels * side**2 + 1),
        )
        biases = torch.tensor(weights[end - filters : end])
        kernels = torch.tensor(kernels.reshape(filters, channels, side, side))
        return functional.conv2d(x, kernels, biases, padding=side // 2)

    levels = [functional.relu(convolution(torch.tensor(inputs)))]
    for _ in range(3):
        levels.append(functional.relu(convolution(functional.avg_pool2d(levels[-1], 2))))
    x = levels.pop()
    while levels:
        wider = functional.interpolate(convolution(x), scale_factor=2)
        x = functional.relu(convolution(levels.pop() + wider))
    return convolution(x)[:, 0]
