"""With JAX: a function of its parameters, which JAX turns into one that gives its gradients."""

import jax
import jax.numpy as jnp

jax.config.update("jax_enable_x64", True)  # Without it, all is in single precision.


def error(parameters, points, arm):
    """The mean cross-entropy."""
    inward, inward_bias, outward, outward_bias = parameters
    hidden = jnp.tanh(points @ inward.T + inward_bias)
    logit = hidden @ outward.T + outward_bias
    return jnp.mean(jax.nn.softplus(logit) - arm * logit)


@jax.jit
def step(parameters, points, arm, rate):
    """The loss, its gradients, and the parameters after one step."""
    loss, gradients = jax.value_and_grad(error)(parameters, points, arm)
    moved = jax.tree.map(lambda p, g: p - rate * g, parameters, gradients)
    return loss, gradients, moved


def train(points, arm, start, rate, steps):
    """Plain descent on the mean cross-entropy."""
    parameters = list(start)
    for _ in range(steps):
        loss, gradients, parameters = step(parameters, points, arm, rate)
    return loss, gradients, parameters
