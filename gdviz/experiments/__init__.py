"""Set-ups that several pictures share: here mathematics and drawing may meet, as in a recipe."""
