"""Chance and the clock: what is drawn today is drawn tomorrow."""

import random
from pathlib import Path

import numpy as np
from numpy.random import bit_generator

from gdviz.builder.recipe import BadRecipe, line_of, load
from gdviz.system.imports import imported

# What tells other things in every run.
CLOCKS = {"datetime", "secrets", "time", "uuid"}


def seed_all() -> None:
    """Let the generators that all code shares begin alike, and none be made without a seed."""
    random.seed(0)
    np.random.seed(0)
    vars(bit_generator)["randbits"] = _refuse


def _refuse(*_):
    raise ValueError("a generator without a seed gives other numbers every time; give it a seed")


def check_facts(recipe: Path, facts: dict[str, float]) -> None:
    """Run a recipe that may look at the clock once more.

    Raises `BadRecipe` if a fact is another one than in the first run.
    """
    source = recipe.read_bytes()
    if not {name.partition(".")[0] for name in imported(source)} & CLOCKS:
        return
    seed_all()
    for name, again in load(recipe).facts.items():
        if again != facts.get(name):
            raise BadRecipe(
                f"facts[{name!r}] is {facts.get(name)!r}, and {again!r} when it is run again; "
                "a fact is the same in every run",
                line_of(source, "facts"),
            )
