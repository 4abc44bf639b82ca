"""The numbers of the home page."""

ORACLES, SAID = {}, []
# The version of a licence.
SETTINGS = {"4.0"}
