"""What one looks for is found first: the site's own search, asked in the worker that answers it."""

import re

import pytest
from playwright.sync_api import expect

# Words of readers, and the section or page that defines what they mean.
DEFINED = {
    "condition number": "momentum/#the-best-pair",
    "stochastic gradient descent": "batches/#deal-out-the-data",
    "U-Net": "bees/#from-edges-to-bees",
    "saddle point": "descent/#level-ground",
    "derivative": "gradients/#the-slope-of-a-curve",
    "slope": "gradients/#the-slope-of-a-curve",
    "partial derivative": "gradients/#two-directions-two-slopes",
    "convergence": "rates/#how-fast-each-one-is",
    "overfitting": "regression/#more-freedom",
    "softmax": "networks/#cat-or-dog",
    "regularisation": "regression/#a-price-on-large-weights",
    "regularization": "regression/#a-price-on-large-weights",
    "learning rate": "rates/",
    "local minimum": "descent/#several-hollows",
    "chain rule": "backprop/#a-chain",
    "vanishing gradients": "depth/#a-product-of-many-factors",
    "epoch": "batches/#deal-out-the-data",
    "Adam": "momentum/#six-rules-step-by-step",
    "early stopping": "regression/#stop-in-time",
    "line search": "rates/#let-each-step-find-its-length",
    "convolution": "bees/#one-pixel-is-not-enough",
    "loss": "lines/#how-wrong-is-the-whole-line",
    "loss function": "lines/#how-wrong-is-the-whole-line",
    "cost function": "lines/#how-wrong-is-the-whole-line",
    "activation function": "networks/#the-bend-at-the-end",
    "ReLU": "networks/#the-bend-at-the-end",
    "dying ReLU": "hidden/#silent-neurons",
    "logistic regression": "classification/#chances-odds-logits",
    "Newton's method": "why/#newtons-step",
    "XOR": "hidden/#what-no-line-can-part",
    "automatic differentiation": "backprop/#what-the-computer-writes-down",
    "gradient": "gradients/",
    "backpropagation": "backprop/",
    "bees": "bees/",
    "cite": "trust/#to-cite-these-pages",
    "what is a learning rate": "rates/",
    "what is a derivative": "gradients/#the-slope-of-a-curve",
    "why does it diverge": "rates/#four-walks",
    "how do I cite": "trust/#to-cite-these-pages",
}
# As the theme's own script asks: first the index (0), then queries (2).
ASK = """async (queries) => {
  const { search } = JSON.parse(document.getElementById("__config").textContent);
  const worker = new Worker(search);
  const answer = (message) => new Promise((resolve) => {
    worker.onmessage = (event) => resolve(event.data.data);
    worker.postMessage(message);
  });
  const index = await (await fetch("search/search_index.json")).json();
  await answer({ type: 0, data: { ...index, options: { suggest: true } } });
  const found = {};
  for (const query of queries) {
    const { items } = await answer({ type: 2, data: query });
    found[query] = items[0]?.[0].location;
  }
  return found;
}"""


@pytest.fixture(scope="module")
def found(our_site, serve, chromium):
    """Give the first result of each query."""
    page = chromium.new_page()
    page.goto(serve(our_site))
    yield page.evaluate(ASK, list(DEFINED))
    page.close()


@pytest.mark.parametrize("query", DEFINED)
def test_a_word_leads_to_where_it_is_defined(found, query):
    assert found[query] == DEFINED[query]


@pytest.mark.parametrize(
    "query", ["Adam", "condition number", "loss function", "overfitting", "XOR"]
)
@pytest.mark.parametrize("way", ["key", "click"])
def test_enter_and_a_click_open_the_section_that_defines_a_word(visit, our_site, serve, query, way):
    path, _, place = DEFINED[query].partition("#")
    page = visit(serve(our_site), "lines/")
    field = page.get_by_role("textbox", name="Search")
    field.press_sequentially(query)
    page.locator(f".md-search-result [href$='#{place}']").first.wait_for()
    if way == "key":
        field.press("Enter")
    else:
        page.locator(".md-search-result__link").first.click()
    expect(page).to_have_url(re.compile(rf"/{path}\?h=[^#]*#{place}$"))
    expect(page.locator(f"#{place}")).to_be_in_viewport()
