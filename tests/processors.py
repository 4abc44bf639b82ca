"""What the pages say of long trainings holds on other processors: `make processors`.

A sum that is rounded otherwise makes another walk of a long training. How sums are rounded depends
on the processor, so these tests compute with the code that OpenBLAS and NumPy keep for others.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# The pages with a fact that comes out otherwise.
PAGES = ("backprop", "batches", "bees", "depth", "frameworks")
# What each has not got changes the order of sums, and so does the number of threads.
PROCESSORS = {
    "no-AVX": {"OPENBLAS_CORETYPE": "Nehalem", "OPENBLAS_NUM_THREADS": "1"},
    "no-FMA": {
        "OPENBLAS_CORETYPE": "Sandybridge",
        "OPENBLAS_NUM_THREADS": "1",
        "NPY_DISABLE_CPU_FEATURES": "X86_V3",
    },
    "two-threads": {"OPENBLAS_CORETYPE": "Haswell", "OPENBLAS_NUM_THREADS": "2"},
}
TESTS = [f"tests/pages/test_{page}.py" for page in PAGES]
TESTS += ["tests/pages/test_numbers.py", "tests/words/test_numbers.py", "-k", " or ".join(PAGES)]


@pytest.mark.parametrize("processor", PROCESSORS)
def test_what_the_pages_say_holds_on_another_processor(processor):
    there = PROCESSORS[processor] | {
        "GDVIZ_CACHE": f"build/processors/{processor}",
        "GDVIZ_UNDRAWN": "1",
    }
    # NumPy comes first: our conftest.py sets the number of threads of those who draw.
    command = [sys.executable, "-m", "pytest", "-p", "numpy", "-q", "--no-header", *TESTS]
    done = subprocess.run(command, cwd=ROOT, env=os.environ | there, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
