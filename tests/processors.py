"""What the pages say and show holds on other processors: `make processors`.

A sum that is rounded otherwise makes another walk of a long training. How sums are rounded depends
on the processor, so these tests compute with the code that OpenBLAS and NumPy keep for others.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
WIDE = "X86_V4 AVX512_ICL AVX512_SPR"  # What NumPy calls the parts of AVX-512.
# What each has not got changes the order of sums, and so does the number of threads.
PROCESSORS = {
    "no-AVX-512": {
        "OPENBLAS_CORETYPE": "Haswell",
        "OPENBLAS_NUM_THREADS": "1",
        "NPY_DISABLE_CPU_FEATURES": WIDE,
    },
    "no-AVX": {"OPENBLAS_CORETYPE": "Nehalem", "OPENBLAS_NUM_THREADS": "1"},
    "no-FMA": {
        "OPENBLAS_CORETYPE": "Sandybridge",
        "OPENBLAS_NUM_THREADS": "1",
        "NPY_DISABLE_CPU_FEATURES": f"X86_V3 {WIDE}",
    },
    "two-threads": {"OPENBLAS_CORETYPE": "Haswell", "OPENBLAS_NUM_THREADS": "2"},
}
TESTS = sorted(f"tests/pages/test_{page.name}.py" for page in (ROOT / "figures").glob("*/"))
TESTS = [test for test in TESTS if (ROOT / test).exists()]
TESTS += ["tests/pages/test_numbers.py", "tests/words/test_numbers.py"]
TESTS += ["tests/pictures/test_facts.py", "tests/pictures/test_thumbnails.py"]


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
