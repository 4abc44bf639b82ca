"""What the status line of a picture says."""

from matplotlib.figure import Figure


def status(figure: Figure) -> str:
    """The text of the one status line that a film's figure has."""
    (line,) = figure.findobj(lambda artist: artist.get_gid() == "status")
    return line.get_text()
