"""The command line. Exit codes: 0 done, 1 a picture failed, 2 bad input, 130 stopped by Ctrl-C."""

import argparse
import os
import sys

from gdviz.builder.catalogue import create
from gdviz.system.errors import BadInput
from gdviz.system.terminal import say


def main(words: list[str] | None = None) -> None:
    """Run the command in `words`, those of the command line unless given, and exit."""
    arguments = _parser().parse_args(words)
    try:
        code = arguments.run(arguments)
        if sys.stdout:  # Whoever closed it wants to read nothing.
            sys.stdout.flush()
    except BadInput as error:
        say(f"gdviz: {error}")
        code = 2
    except KeyboardInterrupt:
        say("gdviz: stopped; what is finished is kept")
        code = 130
    except BrokenPipeError:
        # Whoever read the output has seen enough. Python flushes once more when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    except OSError as error:
        say(f"gdviz: {error.filename or 'build'}: {error.strerror}")
        code = 1
    sys.exit(code)


class _Version(argparse.Action):
    """Print the version, which is looked up only here: that takes longer than a run."""

    def __call__(self, parser, namespace, values, option_string=None):
        from importlib.metadata import version

        print(f"gdviz {version('gdviz')}")
        parser.exit()


def _figures(arguments):
    from gdviz.builder.build import build

    failures = build(os.getcwd(), arguments.names, arguments.force, arguments.jobs, arguments.mp4)
    if failures:
        say(f"gdviz: {len(failures)} not drawn")
    return 1 if failures else 0


def _list(arguments):
    from gdviz.builder.staleness import Survey

    survey = Survey(os.getcwd())
    width = max(map(len, survey.recipes), default=0)
    for name in survey.recipes:
        fresh = "stale" if name in survey.stale else "fresh"
        touch = "  to touch" if survey.touched(name) else ""
        print(f"{name:{width}}  {survey.kind(name):6}  {fresh}{touch}")
    return 0


def _new(arguments):
    paths = create(os.getcwd(), arguments.name, arguments.explore)
    page, ending = arguments.name.partition("/")[0], "svg" if arguments.explore else "gif"
    print(f"wrote {' and '.join(paths)}; it already draws, change it to what you want to show")
    print(f"show it in docs/{page}.md: ![What one sees.](figures/{arguments.name}.{ending})")
    return 0


def _segment(arguments):
    from gdviz.system.environment import DRAWING

    os.environ.update(DRAWING)
    from gdviz.segment.command import run

    return run(arguments.photo, arguments.label, arguments.out)


def _parser():
    parser = argparse.ArgumentParser(
        prog="gdviz",
        description="Draw the pictures of a site from their recipes, or learn from your own.",
        formatter_class=_help_format,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version")
    commands = parser.add_subparsers(prog="gdviz", metavar="COMMAND", required=True)
    figures = _command(commands, _figures, "draw what is stale", "gdviz figures lines/descent")
    figures.add_argument("names", nargs="*", metavar="NAME", help="lines/descent, or lines for all")
    figures.add_argument("--force", action="store_true", help="draw the fresh ones too")
    figures.add_argument("--mp4", action="store_true", help="films as MP4 too (extra video)")
    figures.add_argument("--jobs", type=_positive, metavar="N", help="pictures drawn at once")
    _command(commands, _list, "show every picture: still or moving, fresh or stale", "gdviz list")
    new = _command(commands, _new, "write a recipe that already draws", "gdviz new lines/descent")
    new.add_argument("name", metavar="NAME", help="the page and the picture: lines/descent")
    new.add_argument("--explore", action="store_true", help="one that readers can touch")
    purpose = "teach a network what a label marks in your own photograph"
    example = "gdviz segment bees.jpg label.png --out learnt"
    segment = _command(commands, _segment, purpose, example)
    segment.add_argument("photo", metavar="PHOTO", help="PNG, JPEG, WebP, BMP, TIFF or GIF")
    segment.add_argument("label", metavar="LABEL", help="as large, white where it is marked")
    out = "gets film.gif, film.mp4 with the extra video, mask.png, numbers.json"
    segment.add_argument("--out", metavar="FOLDER", required=True, help=out)
    return parser


def _command(commands, run, purpose, example):
    name = run.__name__.strip("_")
    parser = commands.add_parser(
        name,
        help=purpose,
        description=f"{purpose.capitalize()}.",
        epilog=f"Example: {example}",
        formatter_class=_help_format,
    )
    parser.set_defaults(run=run)
    return parser


def _help_format(prog):
    # Left to find out the width of the terminal, argparse imports modules for 3 ms.
    return argparse.HelpFormatter(prog, width=80)


def _positive(text):
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is no number of workers; give 1 or more")
    return int(text)
