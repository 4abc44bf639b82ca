"""A program is listed whole, in colours, and with few elements."""

import re
from html import unescape

import pytest

from gdviz.site.listing import listing

PROGRAMS = {
    "walk.py": 'def step(x):  # downhill\n    return x - 0.1 * slope(x) if x < 9 else "over"\n',
    "walk.js": 'const step = (x) => x - 0.1 * slope(x); // downhill\nsay("over", 9);\n',
}


@pytest.mark.parametrize("name", PROGRAMS)
def test_every_letter_of_a_program_is_there(tmp_path, name):
    (tmp_path / name).write_text(PROGRAMS[name], encoding="utf-8")
    code = listing(tmp_path / name)
    assert unescape(re.sub("<[^>]*>", "", code)).rstrip() == PROGRAMS[name].rstrip()


@pytest.mark.parametrize("name", PROGRAMS)
def test_only_what_has_a_colour_is_an_element(tmp_path, name):
    (tmp_path / name).write_text(PROGRAMS[name], encoding="utf-8")
    coloured = re.findall(r'<span class="\w+">([^<]+)', listing(tmp_path / name))
    assert not {"x", "slope", "(", "-", "*", "=", " "} & set(coloured)
    assert {"0.1", "9"} < set(coloured)
    assert any("downhill" in text for text in coloured)
    assert any("over" in text for text in coloured)
