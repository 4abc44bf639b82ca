"""Tell the person who waits what is being drawn."""

from gdviz.system.terminal import say, show


class Progress:
    """Tell what is being drawn, what was drawn and how long it took."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.done = 0

    def drawing(self, names: list[str]) -> None:
        """Show what is being drawn at this moment, where that can be overwritten."""
        if names:
            show(f"[{self.done}/{self.total}] drawing {', '.join(names)} …")

    def drew(self, name: str, seconds: float) -> None:
        """Say that a picture is finished."""
        self.done += 1
        say(f"drew {name} {seconds:.1f} s")

    def failed(self, message: str) -> None:
        """Say why a picture could not be drawn."""
        self.done += 1
        say(message)
