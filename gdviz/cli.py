"""The command line.

Exit codes: 0 done, 1 a picture failed, 2 bad input, 130 stopped by Ctrl-C, 141 nobody reads on.
"""

import os
import sys

from gdviz.builder.catalogue import project
from gdviz.builder.unchanged import unchanged
from gdviz.system.errors import BadInput
from gdviz.system.terminal import say


def main(words: list[str] | None = None) -> None:
    """Run the command in `words`, those of the command line unless given, and exit."""
    try:
        code = _run(sys.argv[1:] if words is None else words)
        if sys.stdout:  # Whoever closed it wants to read nothing.
            sys.stdout.flush()
    except BadInput as error:
        say(f"gdviz: {error}")
        code = 2
    except BrokenPipeError:
        # Whoever read the output has seen enough. Python flushes once more when it ends.
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for output in (1, 2):
            os.dup2(nowhere, output)
        code = 141  # As of a program that SIGPIPE ends.
    except OSError as error:
        say(f"gdviz: {error.filename or 'build'}: {error.strerror}")
        code = 1
    sys.exit(code)


def _run(words):
    # Most runs, as those before every build of the site, have nothing to do.
    if words == ["figures"] and unchanged(project(os.getcwd())):
        say("all pictures are up to date")
        return 0
    from gdviz.commands import run  # Reading words takes longer than all that.

    return run(words)
