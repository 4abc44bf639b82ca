"""Every fault of the table can still be put in: its words stand where it says, once."""

import tomllib
from pathlib import Path

import pytest

HERE = Path(__file__).parent
TABLE = tomllib.loads((HERE / "table.toml").read_text(encoding="utf-8"))
FAULTS = [fault for group in TABLE.values() for fault in group["faults"]]


@pytest.mark.parametrize(("file", "what", "old", "new"), FAULTS)
def test_the_words_of_a_fault_stand_there_once(file, what, old, new):
    text = (HERE.parents[1] / file).read_text(encoding="utf-8")
    assert text.count(old) == 1
    assert old != new
