"""Every formula of a page is true for what our code computes, and no other would be."""

import re

import pytest
from recipes import RECIPES

from words.formulas import meanings
from words.holds import faults, needs_meaning
from words.signs import tokens
from words.text import FACT, TEXTS, displays, inlines

# What may be changed and leave the formula true: it is no bound that is reached, or it is rounded.
LOOSE = {(r"0 \le t \le 1", "2"), ("(1 - 2/100)", "101"), (r"\dots", "-")}
LAYOUT = {"&", r"\\", r"\begin{aligned}", r"\end{aligned}"}


def _filled(tex):
    """A formula with the numbers of its facts."""
    return FACT.sub(lambda fact: format(_fact(*fact.groups()[:3]), fact[4] or ""), tex)


def _fact(page, picture, fact):
    return RECIPES[f"{page}/{picture}"].facts[fact]


def _bare(tex):
    return [sign for sign in tokens(tex) if sign not in LAYOUT]


def _keys(formula, known):
    """The entries that begin as a formula does; the longest ones, if several."""
    bare = _bare(formula)
    found = [key for key in known if bare[: len(_bare(key))] == _bare(key)]
    longest = max((len(_bare(key)) for key in found), default=0)
    return [key for key in found if len(_bare(key)) == longest]


def displayed_faults(page: str, text: str) -> list[str]:
    """What is wrong with the displayed formulas of a page: each has one entry, and is true."""
    known, found, used = meanings(page).FORMULAS, [], []
    for formula in displays(text):
        keys = _keys(formula, known)
        used += keys
        if len(keys) != 1:
            found.append(f"add to FORMULAS how it begins and what its names mean: {formula}")
        for key in keys:
            found += [f"{formula}\n    {fault}" for fault in faults(_filled(formula), known[key])]
    found += [f"drop from FORMULAS: {key}" for key in known if used.count(key) == 0]
    return found + [f"FORMULAS: {key} begins several" for key in known if used.count(key) > 1]


def inline_faults(page: str, text: str) -> list[str]:
    """What is wrong with the formulas in sentences."""
    known, found, there = meanings(page).INLINE, [], inlines(text)
    for formula in dict.fromkeys(there):
        if formula in known or needs_meaning(formula):
            wrong = faults(_filled(formula), known.get(formula, {}))
            found += [f"INLINE, {formula}: {fault}" for fault in wrong]
    return found + [f"drop from INLINE: {key}" for key in known if key not in there]


@pytest.mark.parametrize("page", TEXTS)
def test_every_displayed_formula_is_true(page):
    found = displayed_faults(page, TEXTS[page])
    assert not found, f"tests/words/formulas/{page}.py:\n" + "\n".join(found)


@pytest.mark.parametrize("page", TEXTS)
def test_every_formula_of_a_sentence_is_true(page):
    found = inline_faults(page, TEXTS[page])
    assert not found, f"tests/words/formulas/{page}.py:\n" + "\n".join(found)


def _misprints(signs):
    """The formula with one sign turned, one exponent lost or one number another, in turn."""
    for at, sign in enumerate(signs):
        before, after = signs[:at], signs[at + 1 :]
        if sign in "+-":
            turned = "-" if sign == "+" else "+"
            yield turned, [*before, turned, *after]
        elif sign == "^" and after[0] != "{":
            yield "", [*before, *after[1:]]
        elif re.match(r"\d", sign):
            other = f"{float(sign) + 1:g}"
            yield other, [*before, other, *after]


@pytest.mark.parametrize("page", TEXTS)
def test_a_misprint_in_a_formula_does_not_pass(page):
    known = meanings(page)
    there = {one: known.INLINE[one] for one in inlines(TEXTS[page]) if one in known.INLINE}
    for formula in displays(TEXTS[page]):
        for key in _keys(formula, known.FORMULAS):
            there[formula] = known.FORMULAS[key]
    missed = [
        f"{change or 'no exponent'} in {' '.join(signs)}"
        for tex, meaning in there.items()
        for change, signs in _misprints(tokens(_filled(tex)))
        if not faults(" ".join(signs), meaning)
        and not any(part in tex and change == loose for part, loose in LOOSE)
    ]
    assert not missed, "\n".join(missed)
