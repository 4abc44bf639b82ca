"""What each framework answers, kept in `figures/frameworks/answers.json`.

`python -m benchmarks.answers` asks all that are installed; the others stay as they are in the file.
"""

import json
import platform
import re
from collections.abc import Callable, Sequence
from datetime import date
from importlib import import_module, metadata
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gdviz.experiments.spiral import arm, network, points
from gdviz.networks.network import glorot

FILE = Path(__file__).parents[1] / "figures" / "frameworks" / "answers.json"
# A hand, the module that it needs, and the name under which that is installed.
HANDS = {
    "with_gdviz": ("gdviz", "gdviz"),
    "by_hand": ("numpy", "numpy"),
    "with_pytorch": ("torch", "torch"),
    "with_jax": ("jax", "jax"),
    "with_sklearn": ("sklearn", "scikit-learn"),
}
PRECISIONS = ("float64", "float32")
RATE = 0.4
STEPS = 100
START = tuple(network.split(network.init(seed=0, scale=glorot)))


def installed() -> list[str]:
    """The hands whose framework is here."""
    return [hand for hand, (module, _) in HANDS.items() if find_spec(module)]


def answer(hand: str, precision: str) -> dict[str, list[float] | None]:
    """The loss and the gradient of the last step, and the weights after it, each in a list."""
    train = import_module(f"benchmarks.hands.{hand}").train
    start = [part.astype(precision) for part in START]
    targets = arm[:, None].astype(precision)
    loss, gradient, weights = train(points.astype(precision), targets, start, RATE, STEPS)
    return {
        "loss": [float(loss)],
        "gradient": gradient and _flat(gradient).tolist(),
        "weights": _flat(weights).tolist(),
    }


def _flat(parts: Sequence[NDArray]) -> NDArray:
    return np.concatenate([np.ravel(part).astype(float) for part in parts])


def compiled_by_jax() -> dict[str, int]:
    """How many operations JAX records for one step, and how many it runs once they are compiled."""
    step = import_module("benchmarks.hands.with_jax").step
    given = (list(START), points, arm[:, None].astype(float), RATE)
    text = step.lower(*given).compile().as_text()
    made = re.findall(r"= \S+ ([\w-]+)\(", text[text.index("ENTRY") :])
    run = [name for name in made if name not in ("parameter", "constant", "tuple", "bitcast")]
    return {"recorded": _operations(step.trace(*given).jaxpr), "run": len(run)}


def _operations(recorded):
    # A record may stand inside another, as that of a function which the step calls.
    inner = [equation.params.get("jaxpr") for equation in recorded.eqns]
    return sum(_operations(found) if found else 1 for found in inner)


def compiled_by_pytorch() -> dict[str, int]:
    """How many operations PyTorch records for the loss and back, and how many calls are left.

    Its compiler writes C++, so it needs a compiler for that.
    """
    import torch
    from torch._inductor.utils import run_fw_bw_and_get_code

    error, parts = pytorch_loss()
    _, codes = run_fw_bw_and_get_code(lambda: torch.compile(error)(*parts))
    # A call leads to a loop that the compiler has written, or to a product of the library.
    calls = [re.findall(r"(?m)^\s+(?:extern_kernels\.|cpp_)\w+\(", code) for code in codes]
    return {"recorded": recorded_by_pytorch(), "run": sum(map(len, calls))}


def recorded_by_pytorch() -> int:
    """How many operations are in the graphs that PyTorch hands to its compiler."""
    import torch
    from functorch.compile import make_boxed_func
    from torch._dynamo.backends.common import aot_autograd

    counts = []

    def count(module, _):
        counts.append(sum(node.op == "call_function" for node in module.graph.nodes))
        return make_boxed_func(module.forward)

    error, parts = pytorch_loss()
    torch.compile(error, backend=aot_autograd(fw_compiler=count, bw_compiler=count))(
        *parts
    ).backward()
    return sum(counts)


def pytorch_loss() -> tuple[Callable, list]:
    """The loss in PyTorch, as a function of its weights, and those from which all start."""
    import torch
    from torch.nn import functional

    inputs, targets = torch.tensor(points), torch.tensor(arm[:, None].astype(float))

    def error(inward, inward_bias, outward, outward_bias):
        hidden = torch.tanh(functional.linear(inputs, inward, inward_bias))
        logits = functional.linear(hidden, outward, outward_bias)
        return functional.binary_cross_entropy_with_logits(logits, targets)

    return error, [torch.tensor(part, requires_grad=True) for part in START]


def main() -> None:
    """Ask all that are installed, and write their answers down."""
    kept = json.loads(FILE.read_text()) if FILE.exists() else {}
    for hand in installed():
        kept[hand] = {
            "version": metadata.version(HANDS[hand][1]),
            "date": date.today().isoformat(),
            "machine": f"{platform.system()} {platform.machine()}",
            **{precision: answer(hand, precision) for precision in PRECISIONS},
        }
    if "with_pytorch" in installed():
        kept["with_pytorch"] |= compiled_by_pytorch()
    if "with_jax" in installed():
        kept["with_jax"] |= compiled_by_jax()
    FILE.write_text(json.dumps(kept, indent=1) + "\n")


if __name__ == "__main__":
    main()
