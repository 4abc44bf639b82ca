"""The commands: what each is given on the command line, and what it does with it."""

import argparse
import os
import re

from gdviz.builder.catalogue import create, named, project
from gdviz.system.errors import BadInput
from gdviz.system.options import whole
from gdviz.system.terminal import say

APPLY = "segment apply"  # Two words for one command.


def run(words: list[str]) -> int:
    """Run the command in `words`, and return its exit code."""
    if words[:2] == APPLY.split():
        words = [APPLY, *words[2:]]
    arguments = _parser().parse_args(_with_signs(words))
    return arguments.run(arguments)


def _with_signs(words):
    """The words, those of `walk` that begin with a minus, as -4,9 or -cos(x), behind a space.

    Else argparse would take them for options.
    """
    if words[:1] != ["walk"]:
        return words
    return [f" {word}" if re.match(r"-(?!-|h$)", word) else word for word in words]


class _Version(argparse.Action):
    """Print the version, which is looked up only here: that takes longer than a run."""

    def __call__(self, parser, namespace, values, option_string=None):
        from importlib.metadata import version

        print(f"gdviz {version('gdviz')}")
        parser.exit()


def _figures(arguments):
    from gdviz.builder.build import build

    root = project(os.getcwd())
    names = [named(root, word) for word in arguments.names]
    jobs = None if arguments.jobs is None else whole("--jobs", arguments.jobs)
    failures = build(root, names, arguments.force, jobs, arguments.mp4)
    if failures:
        say(f"gdviz: {len(failures)} not drawn")
    return 1 if failures else 0


def _list(arguments):
    from gdviz.builder.staleness import Survey

    survey = Survey(project(os.getcwd()))
    width = max(map(len, survey.recipes), default=0)
    for name in survey.recipes:
        fresh = "stale" if name in survey.stale else "fresh"
        touch = "  to touch" if survey.touched(name) else ""
        print(f"{name:{width}}  {survey.kind(name):6}  {fresh}{touch}")
    for fault in survey.astray.values():
        say(fault)
    return 1 if survey.astray else 0


def _new(arguments):
    root = project(os.getcwd())
    name = named(root, arguments.name)
    paths = create(root, name, arguments.explore)
    page, ending = name.partition("/")[0], "svg" if arguments.explore else "gif"
    print(f"wrote {' and '.join(paths)}; it already draws, change it to what you want to show")
    print(f"show it in docs/{page}.md: ![What one sees.](figures/{name}.{ending})")
    return 0


def _prepare():
    """Make ready for the first import of what draws."""
    import logging

    from gdviz.system.environment import DRAWING

    os.environ.update(DRAWING)
    # Where matplotlib finds no home for its settings it takes another, and tells that at length.
    logging.getLogger("matplotlib").setLevel(logging.ERROR)


def _segment(arguments):
    _prepare()
    from gdviz.segment.command import run

    return run(arguments.photo, arguments.label, arguments.out, _options(arguments))


def _options(arguments):
    from gdviz.segment.command import Options
    from gdviz.segment.marks import Wish
    from gdviz.segment.photos import Asked

    wish = Wish(arguments.wanted, arguments.invert)
    asked = Asked(wish, arguments.label_turned)
    steps = None if arguments.steps is None else whole("--steps", arguments.steps)
    return Options(steps, asked, arguments.resume, arguments.watch, arguments.mp4)


def _apply(arguments):
    _prepare()
    from gdviz.segment.apply import run

    return run(arguments.model, arguments.photos, arguments.out)


def _walk(arguments):
    _prepare()
    from gdviz.yours.walk import run

    by, rates = arguments.by or ["plain"], arguments.rate or ["0.1"]
    return run(
        arguments.formula, arguments.start, by, rates, arguments.steps, arguments.out, arguments.mp4
    )


def _fit(arguments):
    _prepare()
    from gdviz.yours.fit import run

    return run(
        arguments.table,
        arguments.x,
        arguments.y,
        arguments.decimal,
        arguments.dates,
        arguments.degree,
        arguments.scale,
        arguments.by,
        arguments.rate,
        arguments.steps,
        arguments.out,
        arguments.mp4,
    )


def _completion(arguments):
    from gdviz.system.completion import script

    print(script(arguments.shell, {name: each.format_help() for name, each in COMMANDS.items()}))
    return 0


COMMANDS: dict[str, argparse.ArgumentParser] = {}
RULES = "plain, momentum, nesterov, adagrad, rmsprop or adam"
FOLDER = "gets the film, its last frame, the numbers and the recipe that draws it"


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
    figures.add_argument("--jobs", metavar="N", help="pictures drawn at once")
    _command(commands, _list, "show every picture: still or moving, fresh or stale", "gdviz list")
    new = _command(commands, _new, "write a recipe that already draws", "gdviz new lines/descent")
    new.add_argument("name", metavar="NAME", help="the page and the picture: lines/descent")
    new.add_argument("--explore", action="store_true", help="one that readers can touch")
    _add_segment(commands)
    _add_walk(commands)
    _add_fit(commands)
    purpose = "print what makes your shell complete the words of gdviz"
    example = "echo 'source <(gdviz completion bash)' >> ~/.bashrc"
    completion = _command(commands, _completion, purpose, example)
    completion.add_argument("shell", choices=("bash", "zsh"), help="your shell")
    return parser


def _add_walk(commands):
    purpose = "walk down a formula of x, or of x and y"
    example = 'gdviz walk "(5*x**2 + y**2)/2" --start 4,-9 --rate 0.25 --out walked'
    walk = _command(commands, _walk, purpose, example)
    walk.add_argument("formula", metavar="FORMULA", help="such as 'x^4 - 3x^2' or 'sin(x) + y^2'")
    several = "give several for a race"
    start = {"metavar": "X,Y", "action": "append", "required": True}
    walk.add_argument("--start", help=f"where the walk begins; {several}", **start)
    walk.add_argument("--by", metavar="RULE", action="append", help=f"{RULES}; {several}")
    walk.add_argument("--rate", action="append", help=f"the learning rate, 0.1; {several}")
    walk.add_argument("--steps", metavar="N", default="50", help="how many, 50")
    walk.add_argument("--out", type=_folder, metavar="FOLDER", required=True, help=FOLDER)
    walk.add_argument("--mp4", action="store_true", help="the film as MP4 too (extra video)")


def _add_fit(commands):
    purpose = "fit a line, a curve or a chance to two columns of a table"
    fit = _command(commands, _fit, purpose, "gdviz fit runs.csv --x time --y distance --out fitted")
    fit.add_argument("table", metavar="TABLE", help="a text table, such as a CSV file")
    fit.add_argument(
        "--x", metavar="HEAD", required=True, help="the column to predict from, or #2 for its place"
    )
    what = "the column to predict; of two values, their chance"
    fit.add_argument("--y", metavar="HEAD", required=True, help=what)
    mark = "point or comma: what stands before decimals, where the table does not tell"
    fit.add_argument("--decimal", metavar="MARK", default="", help=mark)
    dates = "day, month or year: what stands first in dates, where the table does not tell"
    fit.add_argument("--dates", metavar="PART", default="", help=dates)
    fit.add_argument("--degree", metavar="D", default="1", help="of the polynomial, 1: a line")
    scale = "standard: with x and y around 0; none: in their own units"
    fit.add_argument("--scale", default="standard", help=scale)
    fit.add_argument("--by", metavar="RULE", default="plain", help=RULES)
    rate = "the learning rate; unless given, a tenth of the largest that arrives"
    fit.add_argument("--rate", default="", help=rate)
    fit.add_argument("--steps", metavar="N", default="100", help="how many, 100")
    fit.add_argument("--out", type=_folder, metavar="FOLDER", required=True, help=FOLDER)
    fit.add_argument("--mp4", action="store_true", help="the film as MP4 too (extra video)")


def _add_segment(commands):
    purpose = "teach a network what a label marks in your own photographs"
    example = "gdviz segment bees.jpg label.png --out learnt"
    segment = _command(commands, _segment, purpose, example)
    photo = "PNG, JPEG, WebP, AVIF, BMP, TIFF or GIF; or a folder of photographs"
    segment.add_argument("photo", metavar="PHOTO", help=photo)
    label = "white where it is marked; or ids of objects, classes, a cut-out, LabelMe or COCO JSON"
    label += "; for a folder a folder of the same names, a CSV of pairs, or COCO JSON"
    segment.add_argument("label", metavar="LABEL", help=label)
    out = "gets film, recipe, report, mask, numbers and model.npz, for `gdviz segment apply`"
    segment.add_argument("--out", type=_folder, metavar="FOLDER", required=True, help=out)
    wanted = "learn this class of the label: a number, a colour or a name; or all objects"
    segment.add_argument("--class", dest="wanted", metavar="CLASS", help=wanted)
    segment.add_argument("--invert", action="store_true", help="learn what is not marked")
    turned = "the label lies as the camera stored the photograph, or does not"
    turning = argparse.BooleanOptionalAction
    segment.add_argument("--label-turned", action=turning, help=turned)
    segment.add_argument("--steps", metavar="N", help="800 unless given")
    resume = "go on from FOLDER/model.npz: to the end if stopped, else as many steps once more"
    segment.add_argument("--resume", action="store_true", help=resume)
    watch = "show what is learnt so far in FOLDER/now.png"
    segment.add_argument("--watch", action="store_true", help=watch)
    segment.add_argument("--mp4", action="store_true", help="the film as MP4 too (extra video)")
    purpose = "mark and count in other photographs what `gdviz segment` has learnt"
    example = "gdviz segment apply learnt/model.npz photos --out marked"
    apply = _command(commands, _apply, purpose, example, APPLY)
    apply.add_argument("model", metavar="MODEL", help="the model.npz that was written")
    apply.add_argument("photos", metavar="PHOTO", nargs="+", help="photographs, or their folders")
    out = "gets masks, overlays, counts.csv and objects.csv"
    apply.add_argument("--out", type=_folder, metavar="FOLDER", required=True, help=out)


def _command(commands, run, purpose, example, name=""):
    name = name or run.__name__.strip("_")
    parser = commands.add_parser(
        name,
        help=purpose,
        description=f"{purpose.capitalize()}.",
        epilog=f"Example: {example}",
        formatter_class=_help_format,
    )
    parser.set_defaults(run=run)
    COMMANDS[name] = parser
    return parser


def _help_format(prog):
    # Left to find out the width of the terminal, argparse imports modules for 3 ms.
    return argparse.HelpFormatter(prog, width=80)


def _folder(text):
    if not text.strip():
        raise BadInput("--out is empty; name a folder, such as --out results")
    return text
