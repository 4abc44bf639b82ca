"""Formulas that readers may write, right ones and wrong ones."""

import sympy
from hypothesis import strategies as st

X, Y = sympy.symbols("x y", real=True)

# A formula, and the same in SymPy.
ZOO = {
    "2x": 2 * X,
    "x^2": X**2,
    "x**2 + y": X**2 + Y,
    "-x^2": -(X**2),
    "-x^-2": -(X**-2),
    "x^2^3": X**8,
    "(x^2)^3": X**6,
    "2^-x": 2**-X,
    "1/2*x y": X * Y / 2,
    "1/2/(x)": 1 / (2 * X),
    "x/y/2": X / Y / 2,
    "x - y - 1": X - Y - 1,
    "x − y · 3": X - 3 * Y,
    "--x": X,
    "x² – 2x³": X**2 - 2 * X**3,
    "x⁻¹⁰": X**-10,
    "-x²": -(X**2),
    "x²^3": X**6,
    "2^x²": 2 ** (X**2),
    "3 × x ⋅ y ÷ π": 3 * X * Y / sympy.pi,
    "2πx\t+ ln(x)": 2 * sympy.pi * X + sympy.log(X),
    "xy": X * Y,
    "2xsin(y)x": 2 * X**2 * sympy.sin(Y),
    "(x + 1)(y - 1)": (X + 1) * (Y - 1),
    "sin(x)^2 cos(y)": sympy.sin(X) ** 2 * sympy.cos(Y),
    "tan(x) + tanh(y)": sympy.tan(X) + sympy.tanh(Y),
    "e^x + exp(y) + 2e": sympy.exp(X) + sympy.exp(Y) + 2 * sympy.E,
    "log(x)sqrt(y)": sympy.log(X) * sympy.sqrt(Y),
    "abs(x - 2) + pi": abs(X - 2) + sympy.pi,
    "1.5e-2x + .5y + 2.": X * sympy.Rational(3, 200) + Y / 2 + 2,
    "x^y": X**Y,
    "x^x": X**X,
    "xexp(-x^2-y^2)": X * sympy.exp(-(X**2) - Y**2),
    "3": sympy.Integer(3),
}

# What is no formula, at which character that shows, and what is told.
WRONG = {
    "": (1, "must stand here"),
    "x*sin(x": (8, "an operator or “)” must stand here"),
    "(x 2)": (4, "an operator or “)” must stand here"),
    "x)": (2, "an operator must stand here, or the end"),
    "2 3": (3, "an operator must stand here, or the end"),
    "x2": (2, "an operator must stand here, or the end"),
    "x: 2": (2, "an operator must stand here, or the end"),
    "y = 2": (3, "“=” is unknown; write only what stands to the right of it"),
    "1/2x": (4, "is this divided as well? Write “*” here, or parentheses"),
    "1/2 (x + 1)": (5, "is this divided as well? Write “*” here, or parentheses"),
    "|x|": (1, "“|” is unknown; write abs(x)"),
    "√x": (1, "“√” is unknown; write sqrt(x)"),
    "1,5x": (2, "“,” is unknown; write a point, as in 0.5"),
    "2X": (2, "“X” is unknown; write x"),
    "[x]": (1, "“[” is unknown; write ("),
    "x⁻": (2, "an operator must stand here, or the end"),
    "²x": (1, "a number, x, y, a function or “(” must stand here"),
    "x²³ 4": (5, "an operator must stand here, or the end"),
    "x +": (4, "a number, x, y, a function or “(” must stand here"),
    "x * / y": (5, "a number, x, y, a function or “(” must stand here"),
    "x + .": (5, "a number, x, y, a function or “(” must stand here"),
    "€": (1, "a number, x, y, a function or “(” must stand here"),
    "sin x": (5, "“sin” needs parentheses, as in sin(x)"),
    "xsin": (5, "“sin” needs parentheses, as in sin(x)"),
    "2 + foo(x)": (5, "“foo” is unknown; known are sin, cos"),
    "sinh(x)": (1, "“sinh” is unknown; known are sin, cos"),
    "2erf(x)": (2, "“erf” is unknown; known are sin, cos"),
    "log10(x)": (1, "“log10” is unknown; known are sin, cos"),
    "x + 1e400": (5, "this number is too large"),
    "z": (1, "“z” is unknown; known are sin, cos"),
    "__import__('os')": (1, "must stand here"),
    "😀": (1, "must stand here"),
    "😀x": (1, "must stand here"),
    "x😀": (2, "an operator must stand here"),
}


def _larger(parts):
    """Formulas made of smaller ones."""
    signs = st.sampled_from(["+", " - ", "*", "/", "^"])
    names = st.sampled_from(["sin", "cos", "tan", "tanh", "exp", "log", "sqrt", "abs"])
    pairs = st.tuples(parts, signs, parts).map("".join)
    called = st.tuples(names, parts).map(lambda given: f"{given[0]}({given[1]})")
    return pairs | called | parts.map("({})".format) | parts.map("-{}".format)


FORMULAS = st.recursive(st.sampled_from(["x", "y", "2", "0.5", "3", "pi"]), _larger, max_leaves=6)
TEXTS = st.text(alphabet=" 0123456789.eExypisncoalgtbr+-*/^()−·$é²⁻π|,😀", max_size=30)
