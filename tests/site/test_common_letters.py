"""Most formulas are set with a small part of KaTeX's main face, made by the script beside it."""

import pytest
from fontTools.pens.recordingPen import RecordingPen
from fontTools.ttLib import TTFont

from gdviz.site import common_letters


@pytest.fixture(scope="module")
def fonts():
    """The part, and the whole."""
    return TTFont(common_letters.COMMON), TTFont(common_letters.WHOLE)


def _drawn(font, letter):
    """The outline and the width of a letter."""
    glyphs, name = font.getGlyphSet(), font.getBestCmap()[letter]
    glyphs[name].draw(pen := RecordingPen())
    return pen.value, glyphs[name].width


def test_the_script_makes_the_file_that_is_there():
    assert common_letters.made() == common_letters.COMMON.read_bytes()


def test_it_has_every_letter_of_the_face_for_which_the_style_sheet_names_it(fonts):
    common, whole = (set(font.getBestCmap()) for font in fonts)
    assert common_letters.letters() & whole <= common
    assert 100 < len(common) < len(whole)


def test_every_letter_is_drawn_as_in_the_whole_face(fonts):
    common, whole = fonts
    for letter in common.getBestCmap().keys() & whole.getBestCmap().keys():
        assert _drawn(common, letter) == _drawn(whole, letter)


def test_the_space_without_width_has_none(fonts):
    assert _drawn(fonts[0], 0x200B) == ([], 0)
