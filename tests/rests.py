"""A page that has done what it wanted to, on whatever machine."""

REST = "() => new Promise((rest) => requestIdleCallback(() => requestIdleCallback(() => rest())))"
COME = """() => Promise.all([...document.images].filter((image) =>
  image.checkVisibility() && image.getBoundingClientRect().top < innerHeight,
).map((image) => image.decode()))"""


def rest(page):
    """Wait until all images within the window have come, and the page has nothing left to do."""
    page.evaluate(COME)
    page.evaluate(REST)
