"""Pictures that one can touch: the scripts that all of them share."""

from pathlib import Path

ARITHMETIC = Path(__file__).parent / "arithmetic.js"
