"""The same training in several hands by the clock, kept in `figures/frameworks/measured.json`.

`python -m benchmarks.frameworks` measures all that are installed; the others stay as they are in
the file. With a hand and a width behind it, it prints the seconds of processor that one step takes,
and the most memory that the process ever held, in bytes.
"""

import json
import os
import platform
import resource
import subprocess
import sys
import time
from datetime import date
from importlib import import_module
from pathlib import Path

import numpy as np

from benchmarks.answers import installed
from gdviz.experiments.spiral import arm, points
from gdviz.networks.network import dense_network, glorot

FILE = Path(__file__).parents[1] / "figures" / "frameworks" / "measured.json"
WIDTHS = (16, 128, 1024)
STEPS = 20
ROUNDS = 12
# One thread each, so that seconds of processor compare.
ENVIRONMENT = os.environ | {
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "XLA_FLAGS": "--xla_cpu_multi_thread_eigen=false",
}


def measured(hand: str) -> dict[str, dict[str, float]]:
    """Seconds of a step and bytes of memory for each width of the hidden layer."""
    found = {}
    for width in WIDTHS:
        command = [sys.executable, "-m", "benchmarks.frameworks", hand, str(width)]
        run = subprocess.run(command, env=ENVIRONMENT, check=True, stdout=subprocess.PIPE)
        found[str(width)] = json.loads(run.stdout)
    return found


def measure(hand: str, width: int) -> dict[str, float]:
    """Time some steps again and again: other work can only add to the least."""
    train = import_module(f"benchmarks.hands.{hand}").train
    network = dense_network((2, width, 1))
    start = network.split(network.init(seed=0, scale=glorot))
    targets = arm[:, None].astype(float)

    def took(steps):
        before = time.process_time()
        *_, weights = train(points, targets, start, 0.01, steps)
        # JAX computes while the program goes on, until someone looks at the numbers.
        np.concatenate([np.ravel(part) for part in weights])
        return time.process_time() - before

    took(2)  # The first steps also translate what has to be translated once.
    many = min(took(STEPS + 1) for _ in range(ROUNDS))
    one = min(took(1) for _ in range(ROUNDS))
    # What comes before the first step and after the last is no part of a step.
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return {"seconds": (many - one) / STEPS, "memory": memory}


def main() -> None:
    """Measure all that are installed, and write it down."""
    kept = json.loads(FILE.read_text()) if FILE.exists() else {}
    kept["date"] = date.today().isoformat()
    kept["machine"] = f"{platform.system()} {platform.machine()}, {os.cpu_count()} processor cores"
    for hand in installed():
        kept[hand] = measured(hand)
    FILE.write_text(json.dumps(kept, indent=1) + "\n")


if __name__ == "__main__":
    if sys.argv[1:]:
        print(json.dumps(measure(sys.argv[1], int(sys.argv[2]))))
    else:
        main()
