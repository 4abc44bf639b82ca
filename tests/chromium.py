"""The Chromium that the tests look with: one of Debian's, that of Ubuntu, or Google's Chrome."""

import shutil

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
PATH = next(filter(None, map(shutil.which, NAMES)), NAMES[0])
