"""The page has the colours of the pictures."""

from gdviz.drawing import style
from gdviz.site import stylesheet


def test_every_role_is_a_variable_in_both_schemes():
    """The style sheet says what `style.PALETTE` says."""
    light, dark = stylesheet.stylesheet().split("@media screen")
    for role, colours in style.PALETTE.items():
        assert f"--gdviz-{role}:{colours[0]};" in light
        assert f"--gdviz-{role}:{colours[1]};" in dark


def test_the_scheme_of_the_page_is_a_variable_too():
    """Material and the theme of MkDocs tell of a dark page, each in its own attribute."""
    light, dark = stylesheet.stylesheet().split("@media screen")
    assert "--gdviz-scheme:light;" in light
    assert "{[data-md-color-scheme=slate],[data-bs-theme=dark]{--gdviz-scheme:dark;" in dark
