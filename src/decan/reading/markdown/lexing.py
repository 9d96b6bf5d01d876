"""The words of a piece of code by their kind, in half of the time that Pygments takes for the same.

A lexer of Pygments has some thirty rules for each state it may be in, and tries their patterns one by one at each place. Here patterns that
stand next to each other are tried as one, with an empty group behind each that tells which of them it was. Long ones, the lists of a
language's words, stay by themselves: to compile them once more takes longer than it saves. And none is tried at a sign with which its
match cannot begin, which leaves two or three of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from decan.reading.markdown.first_signs import ALL, Signs, first_signs

if TYPE_CHECKING:
    from pygments.lexer import Lexer
    from pygments.token import _TokenType

Match = Callable[[str, int], re.Match[str] | None]
Rule = tuple[Match, Any, Any]
"""Pattern, kind of the word (or a function that parts it further), and the state that follows."""
Trial = tuple[Match, Rule | None, dict[int, Rule]]
"""A pattern to try, with the one rule that it stands for, or with several by their groups."""

_LONGEST: Final = 100
"""Characters of a pattern that is tried together with others."""
_ALONE: Final = re.compile(r"\\[1-9]|\(\?(?:P|\(|[aiLmsux]+[):-])")
"""What would mean something else in a longer pattern: references to groups, names of groups, and flags."""


def words(lexer: Lexer, text: str) -> Iterator[tuple[_TokenType, str]]:
    """Kind and text of each word, as ``lexer.get_tokens(text)`` gives them. The text has no carriage returns."""
    from pygments.lexer import RegexLexer

    usual = isinstance(lexer, RegexLexer) and type(lexer).get_tokens_unprocessed is RegexLexer.get_tokens_unprocessed
    if not usual or type(lexer).get_tokens is not RegexLexer.get_tokens or lexer.filters or text.startswith("\ufeff"):
        return lexer.get_tokens(text)
    return _words(lexer, _states(lexer), text)


class _State(dict[str, tuple[Trial, ...]]):
    """What is tried in a state, by the sign at the place; made when that comes first."""

    def __init__(self, rules: list[Rule]) -> None:
        super().__init__()
        self._trials = tuple(_trials(rules))
        self._signs = tuple(map(_first_signs, self._trials))

    def __missing__(self, sign: str) -> tuple[Trial, ...]:
        if sign not in ALL:
            return self._trials
        self[sign] = trials = tuple(trial for trial, signs in zip(self._trials, self._signs, strict=True) if sign in signs)
        return trials


class _States(dict[str, _State]):
    """The states of a lexer, each made when it is first entered."""

    def __init__(self, rules: dict[str, list[Rule]]) -> None:
        super().__init__()
        self._rules = rules

    def __missing__(self, name: str) -> _State:
        self[name] = state = _State(self._rules[name])
        return state


@lru_cache(maxsize=64)
def _states(lexer: Lexer) -> _States:
    """The rules of a lexer, which Pygments keeps to itself."""
    return _States(lexer._tokens)  # type: ignore[attr-defined]


def _trials(rules: list[Rule]) -> Iterator[Trial]:
    """The rules of a state in their order, neighbours together."""
    together: list[Rule] = []
    for rule in rules:
        pattern = _pattern(rule)
        if len(pattern.pattern) > _LONGEST or _ALONE.search(pattern.pattern) or pattern.flags & re.VERBOSE:
            yield from _joined(together)
            together = []
            yield rule[0], rule, {}
        elif together and _pattern(together[0]).flags != pattern.flags:
            yield from _joined(together)
            together = [rule]
        else:
            together.append(rule)
    yield from _joined(together)


def _first_signs(trial: Trial) -> Signs:
    return frozenset().union(*(first_signs(_pattern(rule)) for rule in ([trial[1]] if trial[1] else trial[2].values())))


def _pattern(rule: Rule) -> re.Pattern[str]:
    """The pattern whose method ``match`` the rule has."""
    pattern: re.Pattern[str] = rule[0].__self__  # type: ignore[attr-defined]
    return pattern


def _joined(rules: list[Rule]) -> Iterator[Trial]:
    """One pattern for these rules. The group that tells the rule is the last that matches: it stands behind the rule's own."""
    if not rules:
        return
    parts: list[str] = []
    groups = 0
    by_group: dict[int, Rule] = {}
    for rule in rules:
        pattern = _pattern(rule)
        groups += pattern.groups + 1
        by_group[groups] = rule
        parts.append(f"(?:{pattern.pattern})()")
    yield re.compile("|".join(parts), _pattern(rules[0]).flags).match, None, by_group


def _words(lexer: Lexer, states: _States, text: str) -> Iterator[tuple[_TokenType, str]]:
    """The loop of Pygments' `RegexLexer`: the first rule of the state that matches decides; what none matches is an error."""
    from pygments.token import Error, Whitespace, _TokenType

    position, stack = 0, ["root"]
    trials = states["root"]
    while True:
        for trial in trials[text[position : position + 1]]:
            found = trial[0](text, position)
            if found is not None:
                break
        else:
            if position >= len(text):
                return
            if text[position] == "\n":
                stack = ["root"]
                trials = states["root"]
            yield Whitespace if text[position] == "\n" else Error, text[position]
            position += 1
            continue
        own, kind, state = trial[1] or trial[2][found.lastindex or 0]
        if isinstance(kind, _TokenType):
            yield kind, found[0]
        elif kind is not None:
            yield from ((part, word) for _, part, word in kind(lexer, own(text, position)))
        position = found.end()
        if state is not None:
            _enter(stack, state)
            trials = states[stack[-1]]


def _enter(stack: list[str], state: str | int | tuple[str, ...]) -> None:
    """Go on to another state: one or several on top, or so many of them off it; the last one stays."""
    if isinstance(state, int):
        del stack[max(len(stack) + state, 1) :]
        return
    for name in (state,) if isinstance(state, str) else state:
        if name == "#pop":
            del stack[max(len(stack) - 1, 1) :]
        else:
            stack.append(stack[-1] if name == "#push" else name)
