"""Libraries that not everybody has installed."""

from importlib.util import find_spec

from gdviz.system.errors import BadInput


def need_video() -> None:
    """Raise `BadInput` without the library that makes MP4 films."""
    if not find_spec("imageio_ffmpeg"):
        raise BadInput("MP4 films need imageio-ffmpeg; run: pip install 'gdviz[video]'")
