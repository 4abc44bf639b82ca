"""No child outlives who ends its children, on Linux and elsewhere."""

import subprocess
import sys

import pytest

SCRIPT = """
import subprocess, sys
from gdviz.system import offspring
sys.platform = sys.argv[1]
offspring.adopt_orphans()
kept, ended = (subprocess.Popen(["sleep", "60"]) for _ in range(2))
offspring.end_children(keep={kept.pid})
print(kept.poll())
offspring.end_children()
print(offspring.end_children())
kept.returncode = ended.returncode = 0
"""


@pytest.mark.parametrize("system", ["linux", "darwin"])
def test_children_end_but_those_to_keep(system):
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT, system], capture_output=True, encoding="utf-8", timeout=20
    )
    assert (run.stdout, run.stderr) == ("None\nNone\n", "")
