"""From recipes to pictures: find them, know which are stale, draw these at once."""
