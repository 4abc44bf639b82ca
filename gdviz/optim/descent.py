"""Gradient descent: one loop for everything, and the rules that turn a gradient into a step."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, repeat
from typing import Any, Protocol

import numpy as np
from numpy.typing import ArrayLike, NDArray

from gdviz.functions.function import Function
from gdviz.optim import given

LARGEST = 512 * 2**20  # Bytes of a walk that is kept.


class Rule(Protocol):
    """What turns a gradient into a step: (gradient, memory) → (step, memory).

    The first memory is None. Later ones are what the rule returned, so that it keeps nothing itself
    and may serve many walks. A learning rate, a velocity: all that the walk was stands in them.
    """

    def __call__(self, gradient: NDArray, memory: Any, /) -> tuple[NDArray, Any]:
        """The step to take, and what to remember for the next."""


class LineSearch(Protocol):
    """What asks the function itself how far to go, from wherever the walk is."""

    def step(self, function: Function, point: NDArray, gradient: NDArray) -> NDArray:
        """The step to take from a point."""


class _Rule:
    """What all rules share: the check of their numbers.

    A number may also be an array of them, for many walks at once.
    """

    def __post_init__(self):
        for name, value in vars(self).items():
            share = name in {"momentum", "decay"}
            if not _is_known(value, share):
                bounds = "from 0 to less than 1" if share else "finite and greater than 0"
                raise ValueError(f"the {name.replace('_', ' ')} is {value}; it must be {bounds}")


def _is_known(value, share):
    """Whether a rule can walk with a number, or with every one of an array."""
    if np.asarray(value).dtype.kind not in "iuf":
        return False
    known = (value >= 0) & (value < 1) if share else (value > 0) & (value < np.inf)
    return np.all(known)


@dataclass(frozen=True)
class GradientDescent(_Rule):
    """Against the gradient, in proportion to it: θ ← θ − α ∇f(θ) (Cauchy 1847).

    Raises ValueError if the learning rate α is not a positive number.
    """

    learning_rate: float

    def __call__(self, gradient: NDArray, memory: None) -> tuple[NDArray, None]:
        """The step −α ∇f; this rule remembers nothing."""
        return -self.learning_rate * gradient, memory


@dataclass(frozen=True)
class Momentum(_Rule):
    """A heavy ball, which keeps the share β of its speed: v ← β v − α ∇f(θ), θ ← θ + v.

    Polyak 1964, "Some methods of speeding up the convergence of iteration methods".
    Raises ValueError for α not above 0, and for β not from 0 to less than 1.
    """

    learning_rate: float
    momentum: float = 0.9

    def __call__(self, gradient: NDArray, velocity: NDArray | None) -> tuple[NDArray, NDArray]:
        """The step is the velocity v, which starts at 0 and is remembered."""
        velocity = self.momentum * _or_zero(velocity) - self.learning_rate * gradient
        return velocity, velocity


@dataclass(frozen=True)
class Nesterov(_Rule):
    """A heavy ball that looks ahead: v ← β v − α ∇f(θ + β v), θ ← θ + v.

    The walk goes over the points φ = θ + β v where the ball looks: φ ← φ + β v − α ∇f(φ) with the
    new v. The ball itself comes to θ = φ − α ∇f(φ), one plain step from where it looked.
    Nesterov 1983, "A method for solving the convex programming problem with convergence rate
    O(1/k²)"; in terms of v by Sutskever et al. 2013. Raises ValueError like Momentum.
    """

    learning_rate: float
    momentum: float = 0.9

    def __call__(self, gradient: NDArray, velocity: NDArray | None) -> tuple[NDArray, NDArray]:
        """The step β v − α ∇f, and the new velocity v, which starts at 0."""
        plain = -self.learning_rate * gradient
        velocity = self.momentum * _or_zero(velocity) + plain
        return self.momentum * velocity + plain, velocity

    def ball(self, place: NDArray, velocity: NDArray) -> NDArray:
        """Where the ball is while the walk is at the place where it looks: θ = φ − β v."""
        return place - self.momentum * velocity


@dataclass(frozen=True)
class AdaGrad(_Rule):
    """A rate for each coordinate, by all its slopes g = ∇f(θ) so far: θ ← θ − α g / (√s + ε).

    s ← s + g² only grows, so the rates only shrink.
    Duchi, Hazan and Singer 2011, "Adaptive subgradient methods". Raises ValueError for α or ε not
    above 0.
    """

    learning_rate: float
    epsilon: float = 1e-10

    def __call__(self, gradient: NDArray, squares: NDArray | None) -> tuple[NDArray, NDArray]:
        """The step −α g / (√s + ε), and the sum of squares s, which starts at 0."""
        squares = _or_zero(squares) + gradient**2
        return -self.learning_rate * gradient / (np.sqrt(squares) + self.epsilon), squares


@dataclass(frozen=True)
class RMSProp(_Rule):
    """AdaGrad that forgets: s ← ρ s + (1 − ρ) g², θ ← θ − α g / (√s + ε) with g = ∇f(θ).

    Tieleman and Hinton 2012, lecture 6.5 of "Neural networks for machine learning".
    Raises ValueError for α or ε not above 0, and for ρ not from 0 to less than 1.
    """

    learning_rate: float
    decay: float = 0.9
    epsilon: float = 1e-8

    def __call__(self, gradient: NDArray, squares: NDArray | None) -> tuple[NDArray, NDArray]:
        """The step −α g / (√s + ε), and the mean square s, which starts at 0."""
        squares = self.decay * _or_zero(squares) + (1 - self.decay) * gradient**2
        return -self.learning_rate * gradient / (np.sqrt(squares) + self.epsilon), squares


@dataclass(frozen=True)
class Adam(_Rule):
    """Momentum over RMSProp, both corrected for their start at 0: θ ← θ − α m̂ / (√ŝ + ε).

    m ← β m + (1 − β) g and s ← ρ s + (1 − ρ) g² with g = ∇f(θ); in step k = 1, 2, … the corrected
    m̂ = m / (1 − βᵏ) and ŝ = s / (1 − ρᵏ).
    Kingma and Ba 2015, "Adam: a method for stochastic optimization", where β, ρ are β₁, β₂.
    Raises ValueError for α or ε not above 0, and for β or ρ not from 0 to less than 1.
    """

    learning_rate: float
    momentum: float = 0.9
    decay: float = 0.999
    epsilon: float = 1e-8

    def __call__(self, gradient: NDArray, memory: tuple | None) -> tuple[NDArray, tuple]:
        """The step −α m̂ / (√ŝ + ε), and (k, m, s), which start at 0."""
        k, mean, squares = memory or (0, 0, 0)
        k += 1
        mean = self.momentum * mean + (1 - self.momentum) * gradient
        squares = self.decay * squares + (1 - self.decay) * gradient**2
        size = np.sqrt(squares / (1 - self.decay**k)) + self.epsilon
        return -self.learning_rate * mean / (1 - self.momentum**k) / size, (k, mean, squares)


def descend(
    function: Function | Iterable[Function], start: ArrayLike, rule: Rule | LineSearch, steps: int
) -> NDArray:
    """Walk down a function, and return every point visited: shape (steps + 1, coordinates).

    An iterable gives another function for each step, such as the loss of the next batch; if it runs
    out, the walk ends. A walk that diverges ends with its last finite point, and so, with a
    warning, does one that comes where the gradient is nan; all points are single precision if the
    start is. Raises ValueError for a start that is not finite, for steps that are not a whole
    number from 0 or too many to keep, and for a gradient that is not one number for each
    coordinate; TypeError for what is no function or no rule.
    """
    given.check_steps(steps)
    needed = (steps + 1) * given.point(start).nbytes
    if needed > LARGEST:
        raise ValueError(
            f"steps is {steps}: the walk would take {needed // 2**20} MiB, and {LARGEST // 2**20} "
            "are allowed; take fewer, or keep some of the points that `visited` gives"
        )
    return np.array(list(visited(function, start, rule, steps)))


def visited(
    function: Function | Iterable[Function], start: ArrayLike, rule: Rule | LineSearch, steps: int
) -> Iterator[NDArray]:
    """The points of the same walk, one by one, for walks too long to keep."""
    given.check_steps(steps)
    if not (callable(rule) or hasattr(rule, "step")):
        raise TypeError(f"the rule is {rule!r}; give one, such as GradientDescent(0.1)")
    functions = function if isinstance(function, Iterable) else repeat(function)
    point, memory = given.point(start), None
    yield point.copy()
    for number, here in enumerate(islice(functions, int(steps))):
        try:
            with np.errstate(over="ignore", invalid="ignore"):
                gradient = given.gradient(here, point)
                step, memory = _step(rule, here, point, gradient, memory)
                ahead = np.add(point, step, dtype=point.dtype)
        except Exception as error:
            error.add_note(f"This happened in step {number}, at the point {given.in_short(point)}.")
            raise
        if not np.isfinite(ahead).all():
            given.warn_if_undefined(number, point, gradient)
            break
        point = ahead
        yield point.copy()


def _or_zero(memory):
    return 0 if memory is None else memory


def _step(rule, function, point, gradient, memory):
    """The step of a rule, or of a line search, and what to remember for the next."""
    if callable(rule):
        return rule(gradient, memory)
    return rule.step(function, point.copy(), gradient), None
