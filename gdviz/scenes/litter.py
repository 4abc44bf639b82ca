"""What lies about on a board: dry leaves, about as long as a bee, and pebbles."""

import numpy as np
from numpy.typing import NDArray

from gdviz.scenes.paint import Place, blur, ellipse, glow, noise, over, shade, soft, turned, window

BROWN, GREEN, STONE = np.array([(0.47, 0.35, 0.23), (0.45, 0.48, 0.20), (0.56, 0.53, 0.49)])


def leaf(rng: np.random.Generator, image: NDArray, place: Place, sun: tuple[float, float]) -> None:
    """A dry leaf with a rib, of which one half is the brighter."""
    length, width, curl = rng.uniform((0.05, 0.28, -0.5), (0.08, 0.45, 0.5)).tolist()
    part, x, y = window(image, place, 1.5 * length)
    angle, ripe, lit = rng.uniform(-np.pi, np.pi), rng.random(), rng.choice((-1, 1))

    def outline(x: NDArray, y: NDArray) -> tuple[NDArray, NDArray, NDArray]:
        along, across = turned(x / np.float32(length), y / np.float32(length), angle)
        across = across - curl * (along**2 - 0.4)
        return 0.8 * (np.abs(across) - width * (1 - along**2)), along, across

    right, down = np.multiply(sun, 0.01).astype(np.float32)
    fallen = soft(outline(x - right, y - down)[0], 0.1)
    shade(part, (0.30, 0.27, 0.27), 0.85 * blur(fallen, 0.003 * len(image)))
    distance, along, across = outline(x, y)
    pixel = 1.5 / (len(image) * length)
    colour = BROWN + (GREEN - BROWN) * ripe + rng.normal(0, 0.03, 3)
    light = 1 + 0.25 * lit * np.sign(across) + 0.2 * noise(rng, x.shape, (6, 6), 2)
    veins = glow((5 * along - 4 * np.abs(across)) % 1 - 0.5, 0.15)
    ribs = 0.14 * glow(across, 0.03) + 0.04 * veins
    over(part, colour * light[..., None] + ribs[..., None], soft(distance, pixel))
    stalk = np.maximum(np.abs(across) - 0.025, np.abs(along + 1.1) - 0.25)
    over(part, BROWN, soft(stalk, pixel))


def pebble(
    rng: np.random.Generator, image: NDArray, place: Place, sun: tuple[float, float]
) -> None:
    """A round stone, bright towards the sun."""
    size, flat, angle = rng.uniform((0.010, 0.6, -np.pi), (0.022, 0.9, np.pi)).tolist()
    part, x, y = window(image, place, 4 * size)
    x, y = x / np.float32(size), y / np.float32(size)
    right, down = np.asarray(sun, np.float32)

    def outline(x: NDArray, y: NDArray) -> NDArray:
        return ellipse(*turned(x, y, angle), (0, 0), (1, flat))

    shade(part, (0.28, 0.26, 0.26), soft(outline(x - 0.7 * right, y - 0.7 * down), 0.6))
    light = 0.95 - 0.45 * (x * right + y * down) + 0.18 * noise(rng, x.shape, (12, 12), 2)
    colour = STONE * rng.uniform(0.7, 1.15) * rng.normal(1, 0.05, 3)
    over(part, colour * light[..., None], soft(outline(x, y), 1.5 / (len(image) * size)))
