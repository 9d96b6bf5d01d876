"""The named parts of an entry: what ``Goals``, ``Links``, ``TODO`` and their like open.

    Goals:            → the list below holds goals
    ### Further reading → so many links
    **To do**         → follow-ups

A part is opened by a heading, by a line that ends in a colon, or by a bold line that says nothing else.
"""

from __future__ import annotations

import re

from decan.memos import memo
from decan.model.document import Role

_WORDS: dict[Role, tuple[str, ...]] = {
    Role.GOALS: (
        *("goal", "goals", "my goals", "the goals", "objectives", "aims", "plan and goals"),
        *("ziele", "objetivos", "metas", "objectifs", "目标", "目標", "本周目标", "أهداف", "الأهداف", "цели"),
    ),
    Role.LINKS: (
        *("links", "link", "resources", "resource", "references", "reference", "reading", "readings", "further reading", "reading list"),
        *("useful links", "related links", "see also", "bibliography", "sources", "citations", "learning resources"),
        *("recursos", "enlaces", "referencias", "ressourcen", "quellen", "literatur", "liens", "ressources", "références", "lectures"),
        *("链接", "资源", "参考", "参考资料", "参考链接", "参考文献", "リンク", "参考書", "روابط", "مصادر", "ссылки"),
    ),
    Role.TODO: (
        *(
            "todo",
            "todos",
            "to do",
            "to dos",
            "to do list",
            "todo list",
            "tasks",
            "follow up",
            "follow ups",
            "open questions",
            "next steps",
        ),
        *("aufgaben", "offene fragen", "tareas", "pendientes", "à faire", "待办", "待办事项", "مهام", "задачи"),
    ),
    Role.SUMMARY: ("summary", "tl dr", "tldr", "in short", "conclusion", "zusammenfassung", "resumen", "résumé", "总结", "摘要", "ملخص"),
    Role.NOTES: ("notes", "note", "my notes", "notizen", "apuntes", "笔记", "ملاحظات"),
    Role.TAGS: ("tags", "tag", "topics", "标签"),
}
TEXT, GOALS, LINKS, TODO, TAGS = Role.TEXT, Role.GOALS, Role.LINKS, Role.TODO, Role.TAGS
"""The parts that are asked for at every block. To look one up in its class takes seven times as long as in a module."""

_BY_WORD = {word: role for role, words in _WORDS.items() for word in words}
_GOALS_FOR = re.compile(r"goals? (?:for|of) \S.{0,40}$")
_NOT_A_WORD = re.compile(r"[^\w\s]+|_")
_NUMBER = re.compile(r"^\d+\s+")


@memo
def named(text: str) -> Role | None:
    """The part that these words name when they stand alone (``🔗 Links``, ``TL;DR``, ``3. To-do``), or None."""
    if len(text) > 60:
        return None
    words = " ".join(_NOT_A_WORD.sub(" ", text.casefold()).split())
    role = _BY_WORD.get(words) or _BY_WORD.get(_NUMBER.sub("", words))
    if role is None and _GOALS_FOR.match(words):
        return Role.GOALS
    return role


def named_line(text: str, *, bold: bool = False) -> Role | None:
    """The part that a plain line opens: ``Goals:``, or without a colon when the line is all bold."""
    stripped = text.rstrip()
    if stripped.endswith((":", "：")):
        return named(stripped[:-1])
    return named(stripped) if bold else None


def split_category(text: str) -> tuple[str, str] | None:
    """(category, rest) of ``Lecture: watch weeks 5-6``; None when no short label with a colon stands in front.

    A clock time, a URL and a sentence with a colon are no category.
    """
    if ":" not in text and "：" not in text:
        return None
    head, colon, rest = text.partition("：") if "：" in text[:40] else text.partition(":")
    head = head.strip()
    if not colon or not head or len(head) > 40 or len(head.split()) > 4:
        return None
    if rest[:2] == "//" or (head[-1].isdigit() and rest[:1].isdigit()) or not any(map(str.isalpha, head)):
        return None
    return head, rest.strip()
