"""What values remember gives the gradients that PyTorch finds, for any expression."""

import operator
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from gdviz.networks import autodiff
from gdviz.networks.autodiff import Value, exp, gradients, log, record, relu, tanh

NAMES = "xyz"
# Functions of expressions, `of` autodiff or of torch.
UNARY = {
    "negative": lambda x, of: -x,
    "square": lambda x, of: x**2,
    "cube": lambda x, of: x**3,
    "inverse root": lambda x, of: (x**2 + 1) ** -0.5,
    "tanh": lambda x, of: of.tanh(x),
    "relu": lambda x, of: of.relu(x),
    "exp": lambda x, of: of.exp(of.tanh(x)),
    "log": lambda x, of: of.log(x**2 + 1),
}
BINARY = {
    "plus": operator.add,
    "minus": operator.sub,
    "times": operator.mul,
    "over": lambda x, y: x / (y**2 + 1),
}
# With a number on either side.
MIXED = {
    "x plus 2": lambda x, c: x + c,
    "2 plus x": lambda x, c: c + x,
    "x minus 2": lambda x, c: x - c,
    "2 minus x": lambda x, c: c - x,
    "x times 2": lambda x, c: x * c,
    "2 times x": lambda x, c: c * x,
    "x over 2": lambda x, c: x / (abs(c) + 1),
    "2 over x": lambda x, c: c / (x**2 + 1),
}
NUMBERS = st.floats(-2, 2)
EXPRESSIONS = st.recursive(
    st.sampled_from(NAMES),
    lambda inner: (
        st.tuples(st.sampled_from(sorted(UNARY)), inner)
        | st.tuples(st.sampled_from(sorted(BINARY)), inner, inner)
        | st.tuples(st.sampled_from(sorted(MIXED)), inner, NUMBERS)
    ),
    max_leaves=12,
)


def _evaluate(expression, values, of):
    if isinstance(expression, str):
        return values[expression]
    name, first, *second = expression
    first = _evaluate(first, values, of)
    if not second:
        return UNARY[name](first, of)
    if isinstance(second[0], float):
        return MIXED[name](first, second[0])
    return BINARY[name](first, _evaluate(second[0], values, of))


@settings(derandomize=True, deadline=None, max_examples=300)
@given(EXPRESSIONS, st.tuples(NUMBERS, NUMBERS, NUMBERS))
def test_gradients_are_those_of_pytorch(expression, numbers):
    values = {name: Value(number, name) for name, number in zip(NAMES, numbers, strict=True)}
    tensors = {
        name: torch.tensor(value.number, dtype=torch.float64, requires_grad=True)
        for name, value in values.items()
    }
    expected = _evaluate(expression, tensors, torch)
    assume(expected.isfinite() and expected.abs() < 1e50)
    result = _evaluate(expression, values, autodiff)
    assert result.number == pytest.approx(expected.item(), rel=1e-10, abs=1e-12)
    found = gradients(result)
    expected.backward()
    for name, tensor in tensors.items():
        slope = 0 if tensor.grad is None else tensor.grad.item()
        assert found.get(values[name], 0) == pytest.approx(slope, rel=1e-10, abs=1e-12)


def test_a_neuron_is_recorded_with_its_names_parents_and_slopes():
    w, x, b = Value(3, "w"), Value(2, "x"), Value(-7, "b")
    product = w * x
    total = product + b
    output = relu(-total)
    assert [value.name for value in record(output)] == ["w", "x", "×", "b", "+", "−", "ReLU"]
    assert product.parents == (w, x)
    assert product.derivatives == (2, 3)
    assert total.parents == (product, b)
    assert total.derivatives == (1, 1)
    assert output.number == 1
    assert gradients(output)[w] == -2
    assert gradients(output)[b] == -1


def test_every_value_is_recorded_once_and_after_its_parents():
    x = Value(0.5, "x")
    result = x
    for _ in range(30):
        result = result * result + x
    found = record(result)
    assert len(found) == len(set(found)) == 61
    assert found[0] is x
    assert found[-1] is result
    place = {value: number for number, value in enumerate(found)}
    assert all(place[parent] < place[value] for value in found for parent in value.parents)


def test_gradients_come_in_the_order_in_which_they_get_complete():
    """A value's gradient is complete when all that were made of it have theirs."""
    x, y = Value(2, "x"), Value(5, "y")
    order = list(gradients((x * y + x) * tanh(x - y)))
    for number, value in enumerate(order):
        made_of_it = [other for other in order if value in other.parents]
        assert all(order.index(other) < number for other in made_of_it)


def test_a_value_that_is_used_twice_adds_up_its_slopes():
    x = Value(3, "x")
    assert gradients(x * x)[x] == 6
    assert gradients(x + x)[x] == 2
    assert gradients(x - x)[x] == 0
    assert gradients(x)[x] == 1


def test_a_number_becomes_a_value_of_that_name():
    result = 2.5 * Value(4, "x")
    assert [value.name for value in record(result)] == ["x", "2.5", "×"]


def test_numbers_of_numpy_stand_on_either_side():
    x, c = Value(4.0, "x"), np.float64(2)
    for result, slope in [(c * x, 2), (x * c, 2), (c - x, -1), (c / x, -1 / 8), (x**c, 8)]:
        assert isinstance(result, Value)
        assert gradients(result)[x] == slope


def test_a_sum_may_be_as_long_as_data_are():
    x = Value(1.5, "x")
    total = sum(x * number for number in range(5000))
    assert gradients(total)[x] == 5000 * 4999 / 2


def test_the_functions_have_their_known_slopes():
    x = Value(0.5, "x")
    assert gradients(exp(x))[x] == pytest.approx(np.exp(0.5))
    assert gradients(log(x))[x] == 2
    assert gradients(tanh(x))[x] == pytest.approx(1 / np.cosh(0.5) ** 2)
    assert gradients(relu(x))[x] == 1
    assert gradients(relu(-x))[x] == 0
    assert gradients(relu(x - x))[x] == 0


def test_the_whole_of_it_fits_on_a_hundred_lines():
    assert len(Path(autodiff.__file__).read_text("utf-8").splitlines()) <= 100
