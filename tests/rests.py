"""A page that has done what it wanted to, on whatever machine."""

# What is promised for a moment of rest is forgotten now and then by a browser that paints nothing.
REST = """() => new Promise((rest) => requestIdleCallback(
  () => requestIdleCallback(() => rest(), { timeout: 1000 }), { timeout: 1000 }))"""
# A test fails with what it sees, and not by waiting for ever for an image.
COME = """() => Promise.race([
  Promise.all([...document.images].filter((image) =>
    image.checkVisibility() && image.getBoundingClientRect().top < innerHeight,
  ).map((image) => image.decode())),
  new Promise((wait) => setTimeout(wait, 10_000)),
])"""


def rest(page):
    """Wait until what is seen has come, and whatever comes unasked would have come, too."""
    page.evaluate(COME)
    page.wait_for_timeout(500)
    page.evaluate(REST)
