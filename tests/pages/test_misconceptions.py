"""Each misconception is set right in words of its own, and a figure shows it."""

import re

import pytest
from recipes import PAGES, RECIPES
from words.text import FACT

PAGE = PAGES["misconceptions"]
# What a reader may have heard wrong, and the sentence under which it is set right.
SET_RIGHT = {
    "the sign of a step": "The step follows the gradient",
    "the direction of the gradient": "The gradient points in the direction of greatest change",
    "the norm and the mean of squares": "The L2 norm of the misses is their squared sum",
    "rounding before squaring": "Three places behind the point are exact enough",
    "the unit of an input": "The formula takes what stands on the axis",
    "the best of some guesses": "An early guess that looks good is the best one",
    "a mirrored picture of the loss": "A map with a valley is the map of the loss",
    "level ground": "A level place is a minimum",
    "the gradient far away": "Far from the minimum the gradient is large",
    "the age of the method": "Gradient descent is centuries old",
    "speed and pace": "A slope of distance over time is a pace",
    "what descent needs of a loss": "Descent can minimise any loss",
    "slope and gradient": "The gradient is the slope",
    "intercept and bias": "A bias is a bias",
    "the index of a sum": "In a sum one may leave out the index",
    "extrapolation": "A line holds wherever one draws it",
    "what a network gives back": "A network for pictures gives back a picture",
    "what the line and the network share": "Segmenting a picture is exactly what fitting a line is",
    "arrival": "The walk reaches the minimum",
    "what only a film shows": "The end of a training tells how it went",
    "the plural of minimum": "One minima, two minimas",
    "parameters and hyperparameters": "Weights are hyperparameters",
    "one set of weights": "Each batch has weights of its own",
    "what noise can do": "The noise of batches finds the global minimum",
    "what momentum is": "Momentum is a larger learning rate",
    "where momentum fails": "Momentum gets out of any hollow",
    "the lowest loss there is": "A loss can be brought to 0",
    "what holds walks up": "Local minima are the danger",
    "what an activation does": "The activation makes a tensor smaller",
    "what a neuron computes": "A neuron multiplies its input by a weight",
    "counting layers": "The number of layers is clear",
    "the first weights": "First weights and biases are simply random",
    "the loss for a choice": "Squared error suits every question",
    "functions with corners": "Each function must be differentiable everywhere",
    "where the loss is computed": "The loss is a part of the last layer",
    "what batches spare": "Batches spare us parameters",
    "one sample a step": "Stochastic descent has batches of 128",
    "slope and importance": "The gradient tells which weights matter most",
    "scaled pixels": "Pixels go in as numbers from 0 to 255",
    "the length of the gradient": "The length of the gradient says how far the height will rise",
    "the length of a step": "The learning rate is the length of a step",
    "minima of convex functions": "A convex function has exactly one minimum",
    "rates on a bowl": "On a bowl, any rate leads to the bottom",
    "a minimum and its window": "The curve x sin x has two global minima",
    "starts that end on a saddle": "A walk that starts anywhere ends in a hollow",
    "hollows of one depth": ("Walks that all come to the lowest height show that descent finds it"),
    "steps and the smooth flow": "A path of steps is the steepest way down",
    "what Adam needs": "Adam needs no learning rate",
    "the factors of a chain": "A chain multiplies values and slopes",
    "derivatives and integrals": "To get a gradient one integrates",
    "loss and weights of one step": "The loss beside the weights is theirs",
    "one number in two pictures": "Two pictures may differ in the last digit",
    "the end of a quick walk": "After a few steps it has arrived and stays",
    "zigzag and divergence": "A walk that zigzags has too large a rate",
    "how to choose a rate": "Choosing a rate is an art",
    "which direction diverges": "Above the limit all parameters fly off",
    "training and test error": "A low training loss shows a good model",
    "bias and variance": "Bias and variance can be read off one training",
    "losses of two data sets": "A lower loss means a better model, whatever the data",
    "seeds and letters": "A table of random results can be computed anew",
    "one rate for all": "The same rate for all is fair",
    "one number tuned of two": "To tune is to look for the rate",
    "one lucky noise": "One run shows who is ahead",
    "one unlucky start": "A start that fails shows that the network cannot do it",
    "one shuffle": "What one shuffle shows, all shuffles show",
    "a few walks as a law": "A rule that six walks obey holds for all",
    "stopping an experiment too early": "One may stop as soon as there is nothing to see",
    "drawn and dealt": "Drawn or dealt, random is random",
    "ten times more data": "Ten times the data make a gradient ten times as exact",
    "the accuracy of finding nothing": "High accuracy shows that the bees are found",
    "a strip that cuts objects": "Any part of a photograph may be held out",
    "choosing and judging": "What was held out may choose and judge",
    "a plane and a minimum": "A plane that rises on all sides shows a minimum",
    "the shadow of a path": "A path on a map runs over the ground of the map",
    "a measure for the best": "The best share is the one without a swing",
    "swings of one's own": "Momentum calms swings",
    "a cause that is none": "Silent neurons are why a start is stuck",
    "drawn scenes and photographs": "What does well on held-out scenes does well on photographs",
    "the first simple rule": "Where a simple rule fails, it takes a network",
}
ENTRIES = re.findall(r"(?m)^### “(.+)”\n\n((?:(?!##).*\n)*)", PAGE)


def test_there_is_one_for_each_heading_and_no_two_say_the_same():
    heads = [head for head, _ in ENTRIES]
    assert len(heads) == len(re.findall(r"(?m)^### ", PAGE)) == len(set(heads))


@pytest.mark.parametrize("topic", SET_RIGHT)
def test_what_one_may_have_heard_wrong_is_set_right(topic):
    assert SET_RIGHT[topic] in [head for head, _ in ENTRIES]


@pytest.mark.parametrize(("head", "body"), ENTRIES)
def test_one_is_set_right_says_why_it_matters_and_shows_it(head, body):
    right, why = body.strip().split("\n\n")
    assert len(right) > 40
    assert re.match(r"\*Why it matters:\* \w.+\.\n\[Figure\]\(\w+\.md#fig-\w+\) shows it\.$", why)
    page, figure = re.search(r"\((\w+)\.md#fig-(\w+)\)", why).groups()
    assert f"{page}/{figure}" in RECIPES
    # A number is one of a picture on the page that the figure is on, or of one that it builds on.
    assert all(f"{fact[1]}/{fact[2]}" in RECIPES for fact in FACT.finditer(right))
