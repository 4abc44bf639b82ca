"""From figures to pixels to files: stills, films, flip books."""
