"""Pictures that one can touch: what all of them share, in JavaScript."""
