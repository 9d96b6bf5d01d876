"""The scripts of `decan completion`: one function a shell, from commands to text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decan.cli.completion import Command, Word

_BASH = """\
# bash completion for decan:  source <(decan completion bash)

_decan_topics() {{
    {topics}
}}

_decan_add() {{  # the lines of $1 that begin with what was written
    local line
    while IFS= read -r line; do
        [[ -n $line && $line == "$current"* ]] && COMPREPLY+=("$line")
    done <<< "$1"
}}

_decan() {{
    local current=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}}
    local command= first= journal=() word i
    COMPREPLY=()
    if [[ $current == "=" ]]; then current=; elif [[ $before == "=" ]]; then before=${{COMP_WORDS[COMP_CWORD-2]}}; fi
    for ((i = 1; i < COMP_CWORD; i++)); do
        word=${{COMP_WORDS[i]}}
        case $word in
            --journal|--content) journal+=("$word" "${{COMP_WORDS[++i]}}") ;;
            {valued}) ((i++)); [[ ${{COMP_WORDS[i]}} == "=" ]] && ((i++)) ;;
            -*|=) ;;
            *) if [[ -z $command ]]; then command=$word; else first=$word; fi ;;
        esac
    done
    case $command:$before in
{values}
    esac
    if [[ $current == -* ]]; then
        case $command in
{options}
        esac
    elif [[ -z $first ]]; then
        case $command in
{firsts}
        esac
    fi
}}

_decan_folders() {{
    compopt -o filenames 2>/dev/null
    _decan_add "$(compgen -d -- "$current")"
}}

complete -F _decan decan
"""


def bash(commands: Sequence[Command], topics: str) -> str:
    """For bash, 3.2 and newer."""
    valued = sorted({word.name for command in commands for word in command.options if word.value} - {"--journal", "--content"})
    values, options, firsts = [], [], []
    for command in commands:
        values += [f"        {command.name}:{word.name}) {_bash(word)}; return ;;" for word in command.options if word.value]
        options.append(f"            {command.name}) {_added(word.name for word in command.options)} ;;")
        if command.first:
            firsts.append(f"            {command.name}) {_bash(command.first)} ;;")
    options.append(f"            '') {_added(('--help', '--version'))} ;;")
    firsts.append(f"            '') {_added(command.name for command in commands)} ;;")
    return _BASH.format(
        topics=topics, valued="|".join(valued), values="\n".join(values), options="\n".join(options), firsts="\n".join(firsts)
    )


def _bash(word: Word) -> str:
    """What adds the values that can be there."""
    if word.value == "choice":
        return _added(word.choices)
    return {
        "folder": "_decan_folders",
        "topic": 'compopt -o filenames 2>/dev/null; _decan_add "$(_decan_topics "${journal[@]}")"',
    }.get(word.value, ":")


def _added(words: Iterable[str]) -> str:
    return "_decan_add $'" + "\\n".join(words) + "'"


_ZSH = """\
#compdef decan
# zsh completion for decan:  source <(decan completion zsh), after compinit; or as the file _decan in a folder of $fpath

_decan_topics() {{
    local -a found
    found=(${{(f)"$(_decan_titles ${{(kv)opt_args[(I)--journal|--content]}})"}})
    compadd -a found
}}

_decan_titles() {{
    {topics}
}}

_decan() {{
    local -a commands
    commands=(
{commands}
    )
    if (( CURRENT == 2 )); then
        _describe command commands
        _arguments '(- *)--help[show what there is]' '(- *)--version[show the version]'
        return
    fi
    local command=$words[2]
    local -A opt_args
    shift words
    (( CURRENT-- ))
    case $command in
{cases}
    esac
}}

if [[ $funcstack[1] == _decan ]]; then _decan "$@"; else compdef _decan decan; fi
"""


def zsh(commands: Sequence[Command], topics: str) -> str:
    """For zsh, with its completion system."""
    cases = []
    for command in commands:
        words = [*command.options, *([command.first] if command.first else [])]
        specs = " \\\n            ".join(_single(_zsh(word)) for word in words)
        cases.append(f"        {command.name})\n            _arguments {specs} ;;")
    listed = "\n".join(f"        {_single(f'{command.name}:{command.help}')}" for command in commands)
    return _ZSH.format(topics=topics, commands=listed, cases="\n".join(cases))


def _zsh(word: Word) -> str:
    """The specification of a word, as ``_arguments`` takes it."""
    value = {
        "folder": ":folder:_files -/",
        "topic": ":topic:_decan_topics",
        "choice": f":value:({' '.join(word.choices)})",
        "text": ":value: ",
    }
    told = "".join(f"\\{sign}" if sign in "[]:" else sign for sign in word.help)
    return (f"{word.name}[{told}]" if word.name else "1") + value.get(word.value, "")


_FISH = """\
# fish completion for decan:  decan completion fish > ~/.config/fish/completions/decan.fish

function __decan_topics
    {topics}
end

complete -c decan -f
complete -c decan -n __fish_use_subcommand -l help -d 'show what there is'
complete -c decan -n __fish_use_subcommand -l version -d 'show the version'
"""


def fish(commands: Sequence[Command], topics: str) -> str:
    """For fish, 3 and newer."""
    lines = [_FISH.format(topics=topics.replace('"$@" ', ""))]
    for command in commands:
        lines.append(f"\ncomplete -c decan -n __fish_use_subcommand -a {command.name} -d {_escaped(command.help)}\n")
        here = f"'__fish_seen_subcommand_from {command.name}'"
        if command.first:
            others = f"; and not __fish_seen_subcommand_from {' '.join(command.first.choices)}" if command.first.choices else ""
            values = _fish(command.first)
            lines.append(f"complete -c decan -n '__fish_seen_subcommand_from {command.name}{others}'{values}\n" if values else "")
        for word in command.options:
            taken = f" -x{_fish(word)}" if word.value else ""
            lines.append(f"complete -c decan -n {here} -l {word.name.removeprefix('--')}{taken} -d {_escaped(word.help)}\n")
    return "".join(lines)


def _fish(word: Word) -> str:
    """The argument that says what values there are."""
    known = {"folder": "(__fish_complete_directories)", "topic": "(__decan_topics)", "choice": " ".join(word.choices)}
    return f" -a {_escaped(known[word.value])}" if word.value in known else ""


def _single(text: str) -> str:
    """A text between single quotation marks, as bash and zsh take it."""
    return "'" + text.replace("'", "'\\''") + "'"


def _escaped(text: str) -> str:
    """The same as fish takes it."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
