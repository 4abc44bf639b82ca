"""What goes wrong on the user's side."""


class BadInput(Exception):
    """Something the user asked for cannot be done; the message is one line that says what to do."""
