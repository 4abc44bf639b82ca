"""What shows plots when a site's notebooks run: an extension of IPython, a backend of matplotlib.

`plt.show()` gives every figure as SVG, in the scheme that GDVIZ_SCHEME names. A notebook names
colours as plain matplotlib does: C0 for data, C1 for the model, C2 for the truth, C3 for errors.
"""

import os
import warnings

import matplotlib
from cycler import cycler
from IPython.core.interactiveshell import InteractiveShell
from IPython.display import display
from matplotlib import pyplot
from matplotlib.backends.backend_agg import FigureCanvasAgg as FigureCanvas  # noqa: F401

from gdviz.drawing import style
from gdviz.film import svg


def load_ipython_extension(shell: InteractiveShell) -> None:
    """Draw in the look of the site from here on."""
    # A letter that the font lacks would be drawn as an empty box.
    warnings.filterwarnings("error", message="Glyph .* missing from font")
    style.use(os.environ["GDVIZ_SCHEME"])
    colours = [style.DATA, style.MODEL, style.TRUTH, style.ERROR]
    matplotlib.rcParams["axes.prop_cycle"] = cycler(color=colours)
    matplotlib.use(f"module://{__name__}")


def show(block: bool = False) -> None:
    """Give every open figure to the notebook and close it; `block` is for windows."""
    for number in pyplot.get_fignums():
        drawing = svg.still(pyplot.figure(number))
        size = {"width": drawing.width, "height": drawing.height}
        display({"image/svg+xml": drawing.text}, metadata={"image/svg+xml": size}, raw=True)
    pyplot.close("all")
