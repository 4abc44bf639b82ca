# ---
# title: Regression by hand
# description: Fit a line to a hundred measurements with NumPy alone, in a notebook that you can run, change and break.
# cover: regression/training
# needs: >-
#   what a [loss](../lines.md), a [gradient](../gradients.md) and a [learning rate](../rates.md) are, and enough Python to read a function.
# able: >-
#   write gradient descent from nothing, check a gradient by measuring it, and say how large a step may be.
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Regression by hand
#
# This page is a program.
# It makes the hundred measurements of the page about [regression](../regression.md), fits a line to them by gradient descent, and checks itself on the way.
# NumPy does all of the arithmetic, and Matplotlib draws.

# %%
import matplotlib.pyplot as plt
import numpy as np

# %% [markdown]
# ## Measurements whose truth is known
#
# Whoever tests a method should know the answer that it ought to give.
# So choose a line, with the slope 2 and the intercept 1, and measure it badly.
# At a hundred places between −2 and 2, noise from a normal distribution is added to its height.

# %%
TRUTH = (2, 1)
NOISE = 0.5


def predict(parameters, x):
    """Give the height of a line at the places x."""
    slope, intercept = parameters
    return slope * x + intercept


def measure(rng, count=100):
    """Give places, and what is measured there."""
    x = np.linspace(-2, 2, count)
    return x, predict(TRUTH, x) + rng.normal(0, NOISE, count)


x, y = measure(np.random.default_rng(6465751))

# %% [markdown]
# The seed says which noise is drawn.
# This one was searched for, so that the walk below ends at digits that were chosen beforehand; further down you draw other noise.


# %%
#| alt: A hundred dots form a band that rises from the lower left to the upper right.
#|   A dashed line, the truth, runs along its middle, and most dots are less than 1 above or below it.
def draw_measurements():
    """Draw the measurements and the true line, and give the axes."""
    _, ax = plt.subplots(figsize=(6.4, 3.5), layout="constrained")
    ax.set(xlabel="x", ylabel="y")
    ax.scatter(x, y, s=18, color="C0", label="measurements")
    ax.plot(x, predict(TRUTH, x), "--", color="C2", label="truth")
    return ax


draw_measurements().legend()
plt.show()

# %% [markdown]
# From here on, the line has to be found from the dots alone.
#
# ## A number for how wrong a line is
#
# A line with the slope $w$ and the intercept $b$ misses each dot by some residual, $w x_i + b - y_i$.
# Squares make every miss count as positive, and large ones more than in proportion.
# Their average is the loss.
#
# $$
# L(w, b) = \frac{1}{n} \sum_{i=1}^{n} (w x_i + b - y_i)^2
# $$


# %%
def loss(parameters, x, y):
    """Give the mean squared error."""
    return np.mean((predict(parameters, x) - y) ** 2)


for slope, intercept in [(0, 0), (1, 1), (2, 1)]:
    error = loss((slope, intercept), x, y)
    print(f"slope {slope}, intercept {intercept}: loss {error:.3f}")

# %% [markdown]
# The better the line, the smaller the loss.
# Even the true line keeps some of it, for no line passes through all the dots.
#
# ## Which way is down?
#
# The loss changes when the slope changes, and when the intercept does.
# Two derivatives say by how much, and together they are the gradient.
#
# $$
# \begin{aligned}
# \frac{\partial L}{\partial w} &= \frac{2}{n} \sum_{i=1}^{n} (w x_i + b - y_i) \, x_i \\[0.5em]
# \frac{\partial L}{\partial b} &= \frac{2}{n} \sum_{i=1}^{n} (w x_i + b - y_i)
# \end{aligned}
# $$


# %%
def gradient(parameters, x, y):
    """Give the derivatives of the loss by slope and intercept."""
    residuals = predict(parameters, x) - y
    return 2 * np.array([np.mean(residuals * x), np.mean(residuals)])


# %% [markdown]
# A sign or a factor is soon lost in such a formula, and the program would run all the same.
# A check costs four lines.
# Move one parameter a little to both sides, and divide the difference of the losses by the distance.


# %%
def measured_gradient(parameters, x, y, width=1e-5):
    """Give the same derivatives, from losses alone."""
    nudges = width * np.eye(len(parameters))
    above = [loss(parameters + nudge, x, y) for nudge in nudges]
    below = [loss(parameters - nudge, x, y) for nudge in nudges]
    return np.subtract(above, below) / (2 * width)


somewhere = np.array([-1.0, 3.0])
print("by the formula:", gradient(somewhere, x, y).round(6))
print("from losses:   ", measured_gradient(somewhere, x, y).round(6))

# %% [markdown]
# The two agree, so the formula and its code are right.
#
# ## The loop
#
# All that is left is to walk.
# Each step goes against the gradient, and the learning rate says how far.
# We start with a line that is thoroughly wrong, at the slope −2 and the intercept 5.


# %%
def descend(start, learning_rate, steps, x, y):
    """Give every point of the walk, the start first."""
    walk = [start]
    for _ in range(steps):
        walk.append(walk[-1] - learning_rate * gradient(walk[-1], x, y))
    return np.array(walk)


start = np.array([-2.0, 5.0])
walk = descend(start, learning_rate=0.015, steps=300, x=x, y=y)

print("step   slope  intercept    loss")
for step in [0, 1, 60, 300]:
    slope, intercept = walk[step]
    print(f"{step:4}  {slope:6.3f}  {intercept:9.3f}  {loss(walk[step], x, y):6.3f}")

# %% [markdown]
# These are the four rows of the table on the page about [regression](../regression.md).
# Where the gradient is large a step is long; near the bottom both are small.
#
# ## Is that the bottom?
#
# For a line there is a second way to the answer.
# Where the loss is smallest both derivatives are zero, which makes two linear equations for two unknowns.
# NumPy solves them at once, and that shows what the walk still lacks.

# %%
columns = np.column_stack([x, np.ones_like(x)])
best = np.linalg.lstsq(columns, y, rcond=None)[0]

lines = {
    "start": start,
    "300 steps": walk[-1],
    "least squares": best,
    "truth": TRUTH,
}
for name, (slope, intercept) in lines.items():
    error = loss((slope, intercept), x, y)
    print(f"{name:13} {slope:.3f} x + {intercept:.3f}  loss {error:.4f}")

# %% [markdown]
# After 300 steps four decimals of the loss do not tell the walk from the best line.
# But the best line is not the true one.
# It fits these dots better than the truth does, because it also follows their noise a little.

# %%
#| alt: The loss falls steeply during the first fifty steps and then ever more slowly.
#|   After two hundred steps it lies on a dotted line, the loss of least squares.
losses = [loss(point, x, y) for point in walk]
_, ax = plt.subplots(figsize=(6.4, 3), layout="constrained")
ax.set(xlabel="step", ylabel="loss", ylim=(0, 40))
ax.plot(losses, color="C1", label="gradient descent")
ax.axhline(loss(best, x, y), linestyle=":", color="C2", label="least squares")
ax.legend()
plt.show()

# %%
#| alt: The measurements and the dashed true line as before.
#|   The line that was found starts slightly above the truth on the left and ends slightly below it.
ax = draw_measurements()
ax.plot(x, predict(walk[-1], x), color="C1", label="after 300 steps")
ax.legend()
plt.show()

# %% [markdown]
# ## Other noise, another line
#
# Whoever measures again gets other noise, and so another best line.
# Here is a second set of measurements, with a start at random and only a hundred steps.

# %%
rng = np.random.RandomState(677028644)
_, other_y = measure(rng)
other_start = rng.uniform(size=2)
other_walk = descend(other_start, learning_rate=0.015, steps=100, x=x, y=other_y)

for step in range(0, 100, 10):
    print(f"Loss at iteration {step:3}: {loss(other_walk[step], x, other_y):.3f}")

other_best = np.linalg.lstsq(columns, other_y, rcond=None)[0]
print("best line of the first set: ", best.round(3))
print("best line of the second set:", other_best.round(3))

# %% [markdown]
# Every ten steps gain less than the ten before.
# This seed was searched for, too, so put in another and run the cell again.
# It goes to NumPy's oldest generator, whose numbers stay as they are in every future version.

# %% [markdown]
# ## Your turn
#
# Guess first, and only then look at what the cell prints and at the answer.
#
# **How large may a step be?**
# The walks above took the learning rate 0.015.
# Which of these five, from the first start, ends lowest after a hundred steps, and which is too much?

# %%
#| fold: What the cell prints
for learning_rate in [0.015, 0.15, 0.5, 0.7, 0.75]:
    end = descend(start, learning_rate, steps=100, x=x, y=y)[-1]
    print(f"learning rate {learning_rate:5}: loss {loss(end, x, y):.4f}")

# %% [markdown]
# <details markdown="1">
# <summary>Answer</summary>
#
# From 0.15 to 0.7 all of them arrive, and four decimals do not tell them apart.
# With 0.015 the walk is still on its way.
# With 0.75 every step lands on the other side of the best slope, and farther away than it began.
# The limit is 2 divided by the largest curvature, which here is twice the average of $x_i^2$.
# So it is `1 / np.mean(x**2)`, about 0.735.
#
# </details>
#
# **What does one bad measurement do?**
# Suppose that the last dot is 20 too high.
# How do the slope and the intercept of the best line change?

# %%
#| fold: What the cell prints
spoiled = y.copy()
spoiled[-1] += 20
change = np.linalg.lstsq(columns, spoiled, rcond=None)[0] - best
print(f"slope {change[0]:+.3f}, intercept {change[1]:+.3f}")

# %% [markdown]
# <details markdown="1">
# <summary>Answer</summary>
#
# One dot in a hundred moves both of them.
# The intercept rises by 20/100, the share of this dot in the average height.
# The slope rises more, since this dot lies at the far end of a lever.
# Squares let a large miss pull hard, so it pays to look for such dots first.
#
# </details>
#
# **Can it learn a curve?**
# Add a third parameter to `predict`, one that multiplies `x**2`, and measure a parabola instead.
# The gradient needs a third component then, and the comparison with `measured_gradient` tells you whether yours is right.


# %%
#| answer: Answer
def predict(parameters, x):
    """Give the height of a parabola at the places x."""
    square, slope, intercept = parameters
    return square * x**2 + slope * x + intercept


def gradient(parameters, x, y):
    """Give the derivatives of the loss by all three parameters."""
    residuals = predict(parameters, x) - y
    features = np.array([x**2, x, np.ones_like(x)])
    return 2 * np.mean(residuals * features, axis=1)


noise = np.random.default_rng(5987957).normal(0, NOISE, x.size)
curved_y = predict((2, 0, 1), x) + noise

somewhere = np.array([0.5, -1.0, 3.0])
print("by the formula:", gradient(somewhere, x, curved_y).round(5))
print("from losses:   ", measured_gradient(somewhere, x, curved_y).round(5))

line = np.linalg.lstsq(columns, curved_y, rcond=None)[0]
curved_start = np.array([0, *line])
curved_walk = descend(curved_start, learning_rate=0.03, steps=300, x=x, y=curved_y)
print("after 300 steps:", curved_walk[-1].round(4))
print("loss:", loss(curved_walk[-1], x, curved_y).round(3))

# %% [markdown]
# Neither the loss nor the loop had to change.
# The walk of the answer begins at the best line, and takes the steps that the page about [regression](../regression.md#many-features) takes with three weights.
#
# ## What comes next
#
# The page about [networks](../networks.md) puts many such lines together and bends them.
