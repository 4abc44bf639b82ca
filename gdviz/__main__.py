"""`python -m gdviz` is the command `gdviz`."""

import sys


def main(words: list[str] | None = None) -> None:
    """Run the command line; Ctrl-C, which may come while that is imported, ends it in one line."""
    try:
        from gdviz.cli import main as run

        run(words)
    except KeyboardInterrupt:
        from gdviz.system.terminal import say

        say("gdviz: stopped; what is finished is kept")
        sys.exit(130)


if __name__ == "__main__":
    main()
