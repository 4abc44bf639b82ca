"""A shell completes commands, options and what an option may be."""

import subprocess

import pytest

from gdviz import cli, commands


def _script(shell):
    with pytest.MonkeyPatch.context() as patch:
        printed = []
        patch.setattr("builtins.print", lambda *words, **_: printed.extend(words))
        with pytest.raises(SystemExit, match="0"):
            cli.main(["completion", shell])
    return printed[0]


@pytest.fixture(scope="module")
def script():
    return _script("bash")


def _completed(script, *words):
    """What bash offers for the last of the words."""
    quoted = " ".join(f"'{word}'" for word in words)
    asked = f"COMP_WORDS=({quoted}); COMP_CWORD={len(words) - 1}; _gdviz"
    code = f'{script}\n{asked}; echo "${{COMPREPLY[@]}}"'
    run = subprocess.run(["bash", "-c", code], capture_output=True, encoding="utf-8", check=True)
    return run.stdout.split()


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["gdviz", "f"], ["figures", "fit"]),
        ([".venv/bin/gdviz", "f"], ["figures", "fit"]),
        (["gdviz", "walk", "x^2", "--st"], ["--start", "--steps"]),
        (["gdviz", "fit", "a.csv", "--by", "ada"], ["adagrad", "adam"]),
        (["gdviz", "fit", "a.csv", "--scale", ""], ["standard", "none"]),
        (["gdviz", "fit", "a.csv", "--decimal", ""], ["point", "comma"]),
        (["gdviz", "completion", ""], ["bash", "zsh"]),
        (["gdviz", "segment", "photo"], []),
        (["gdviz", "segment", ""], []),
        (["gdviz", "fit", "a.csv", "--out", ""], []),
        (["gdviz", "segment", "a.png", "--l"], ["--label-turned"]),
        (["gdviz", "segment", "apply", "-"], ["--help", "--out"]),
    ],
)
def test_words_are_completed(script, words, offered):
    assert _completed(script, *words) == offered


def test_every_command_is_completed(script):
    alone = [name for name in commands.COMMANDS if " " not in name]
    assert _completed(script, "gdviz", "") == alone


@pytest.mark.parametrize("first", ["", "autoload -U compinit && compinit -u -D"])
def test_zsh_takes_the_script_whether_or_not_its_completion_was_on(first):
    code = f"{first}\n{_script('zsh')}\nprint ${{_comps[gdviz]}}"
    run = subprocess.run(["zsh", "-f", "-c", code], capture_output=True, encoding="utf-8")
    assert (run.stdout.strip(), run.stderr) == ("_bash_complete -o default -F _gdviz", "")
