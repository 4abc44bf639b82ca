"""A page that has done what it wanted to, on whatever machine."""

REST = "() => new Promise((rest) => requestIdleCallback(() => requestIdleCallback(() => rest())))"
COME = """() => Promise.all([...document.images].filter((image) =>
  image.checkVisibility() && image.getBoundingClientRect().top < innerHeight,
).map((image) => image.decode()))"""


def rest(page):
    """Wait until what is seen has come, and whatever comes unasked would have come, too."""
    page.evaluate(COME)
    page.wait_for_timeout(500)
    page.evaluate(REST)
