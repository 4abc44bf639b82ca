"""What a shell has to know to complete the words of a command line."""

import re
from collections.abc import Mapping

ZSH = """\
(( $+functions[compdef] )) || { autoload -U compinit && compinit; }
autoload -U +X bashcompinit && bashcompinit
"""
SCRIPT = """\
_gdviz() {{
  local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}} words=
  case $before in
    --by) words="plain momentum nesterov adagrad rmsprop adam" ;;
    --decimal) words="point comma" ;;
    --scale) words="standard none" ;;
    completion) words="bash zsh" ;;
    *) if [ "$COMP_CWORD" = 1 ]; then words="{commands}"; elif [ "${{word:0:1}}" = - ]; then
      case "${{COMP_WORDS[1]}} ${{COMP_WORDS[2]}} " in
{cases}
      esac
    fi ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$word"))
}}
complete -o default -F _gdviz gdviz"""


def script(shell: str, helps: Mapping[str, str]) -> str:
    """The script for `bash` or `zsh` that completes commands, by name their help, and options.

    What is no word of ours, such as the name of a table, the shell completes as a file.
    """
    # Names of two words, as `segment apply`, come first: the shell takes the first case that fits.
    cases = "\n".join(
        f'        "{name} "*) words="{" ".join(sorted(set(re.findall(r"--[a-z0-9-]+", text))))}" ;;'
        for name, text in sorted(helps.items(), key=lambda one: " " not in one[0])
    )
    alone = [name for name in helps if " " not in name]
    text = SCRIPT.format(commands=" ".join(alone), cases=cases)
    return ZSH + text if shell == "zsh" else text
