"""Phrases in prose that say that something is to come back to: suggestions and promises, a table by language.

    Need to revisit the proof               → suggestion
    might be worth a skim later             → suggestion
    In the next post, I will write about …  → promise

Only what authors say of themselves counts: “you need to check the header” and “the function needs to look it up” are none, and neither is
a recommendation (“worth a read”) without a word of time. A few lost suggestions are better than a list that nobody trusts.
"""

from __future__ import annotations

import re
from functools import lru_cache

_MINE = (
    r"(?:(?:^|[.!?;:,(–—-]\s*)(?:(?:but|and|so|still|also|then|will|really|definitely)\s+){0,2}"
    r"|\bI(?:['’]ll| will| really| also| still| definitely| probably| just){0,2}\s+)"
)
"""What stands before the verb where the author speaks: the beginning of a sentence or clause, or ``I``."""
_AGAIN = r"re-?visit|re-?read|re-?watch|re-?do|come back|go back|go over|brush up|catch up|circle back"
_DEEPER = (
    r"look (?:more |further |deeper )?(?:into|at|up)|dig (?:deeper|into)|dive (?:deeper|into)|delve|read (?:more|up|the|about|on|through)"
)
_STUDY = rf"{_AGAIN}|{_DEEPER}|learn more|study|practi[cs]e|review|research|investigate|figure out|find out|explore|watch|finish"
_WHEN = (
    r"(?:later|soon|tomorrow|again|some ?day|some ?time|one day|another (?:day|time)"
    r"|next (?:time|week|month|year)|this (?:week|month|weekend))"
)
_THIS = r"(?:this|that|it|these|those|them)"
_PIECE = r"(?:post|part|entry|article|instal?lment|update|write-?up|blog(?: post)?)"
_SHALL = r"\b(?:I|we)(?:['’]ll| will| plan| want| hope)\b"
_COMING = r"(?:next|following|future|later|upcoming|coming|separate|follow[ -]?up)"
_SHOW = r"(?:make|publish|post|share|release|upload|open[- ]source|write|put|add|update|document|cover|explain|describe|discuss|report)"
_ONE_DAY = (
    r"(?:soon|later|tomorrow|next (?:time|week|month)|as I (?:come|learn|go|find|read|discover)|when this is (?:done|over|finished)|once I)"
)
_SOURCE = r"(?:article|paper|post|book|video|talk|explanation|source|tutorial)s?"
_LOOK = r"(?:\w+ )?(?:read|look|skim|watch|listen|try|visit|re-?read)"
_WILL = r"\bI(?:['’]ll| will|['’]m going to| am going to)(?: try (?:and|to))?(?: also| then| probably| hopefully| definitely)?\s+"

SUGGESTIONS: dict[str, tuple[str, ...]] = {
    "en": (
        rf"{_MINE}(?:need|have|ought) to (?:also |still |really |probably |definitely )?(?:{_STUDY}|check|try|understand|learn|improve)\b",
        rf"(?:^|[.!?;:,(–—-]\s*|\bI\s*)(?:must|should|will|gotta|['’]ll) (?:{_STUDY}|continue|resume|try|read)\b[^.!?]{{0,60}}\b{_WHEN}\b",
        rf"(?:^|[.!?;:,(–—-]\s*)(?:{_AGAIN}|watch|finish|continue|read)\b[^.!?]{{0,60}}\b{_WHEN}(?<!again)\s*(?:[.!?)]|$)",
        r"(?:^|[.!?;:,(–—-]\s*|\bI )still (?:have|need) to\b",
        rf"\b(?:{_STUDY}|read|try|check|learn) (?:more (?:on|about|of) )?{_THIS} {_WHEN}\b",
        rf"\b(?:get|come|go|return|circle) back to {_THIS}\b[^.!?]{{0,40}}\b{_WHEN}\b",
        r"(?<!\ba )(?<!\bthe )(?<!\bthis )(?<!\bmy )\bfollow[ -]up (?:on|with|about|and)\b",
        r"\b(?:search|look) for more\b(?! (?:than|efficient))",
        rf"\b(?:find|look for|search for|read|watch) (?:an?|some|more|another) {_SOURCE} (?:on|about) {_THIS}\b",
        rf"\b(?:to|should|can|must) be (?:done|finished|continued|read|watched|explored|tried|studied) {_WHEN}\b",
        rf"\b(?:might|may|could|would) be worth (?:an? |another ){_LOOK}\b",
        rf"\bworth (?:an? |another ){_LOOK} {_WHEN}\b",
        r"\bI(?: really| also| still| definitely)?(?: wish| want| hope| plan| intend| mean|['’]d (?:like|love)| would (?:like|love)) to"
        r" (?:\w+ ){0,2}?(?:dive|dig|delve|go|look|read|learn|study|explore|understand|get)\b"
        r" (?:\w+ ){0,3}?(?:deeper|more|further|into|better|up on)\b",
        rf"{_WILL}(?:focus on|dig into|dive into|look into|look deeper)\b",
        r"\bhaven['’]t (?:read|watched|finished|tried|tested|understood|looked|figured|worked|got|gotten)\b[^.!?]{0,80}\byet\b",
        r"\bI (?:still )?(?:don['’]t|do not) (?:yet|fully|quite|really|completely) (?:fully |quite )?(?:understand|get)\b",
        r"\bfuture (?:research|work)(?: direction| topic| question| idea)?s?\s*[?:]",
        r"\bopen questions?\s*:",
        r"\b(?:note|reminder) to (?:self|myself)\b",
    ),
    "de": (
        r"\b(?:muss|müsste|sollte|will|möchte) (?:ich )?(?:mir |das |es |dies |mich )*(?:noch ?mal|noch einmal|später|bei Gelegenheit)\b",
        r"\b(?:muss|müsste|sollte|möchte) ich (?:mir |das |es |dies |mich )*noch [^.!?]{0,60}(?:lesen|ansehen|anschauen|vertiefen)\b",
        r"\bspäter (?:noch ?mal |noch einmal |genauer )?(?:nachlesen|lesen|ansehen|anschauen|vertiefen|nachschlagen)\b",
        r"\boffene Fragen?\s*:",
    ),
    "es": (
        r"\b(?:tengo que|debo|debería|quiero|necesito)"
        r" (?:volver a (?:leer|ver|mirar|estudiar)|releer|repasar|profundizar|investigar|revisar)\b",
        r"\b(?:leer|ver|mirar|estudiar|revisar)(?:lo|la)? más (?:tarde|adelante)\b",
        r"\bpendiente de (?:leer|ver|revisar|estudiar)\b",
    ),
    "fr": (
        r"\b(?:je dois|il me faut|je devrais|je voudrais|j['’]aimerais) (?:encore )?(?:relire|revoir|approfondir|creuser|revenir)\b",
        r"(?:^|[.!?;:,(–—-]\s*)à (?:relire|revoir|creuser|approfondir)\b",
    ),
    "zh": (
        r"(?:以后|之后|回头|改天|有空|下次|明天|日后|稍后)(?:再|还要|需要)[^。！？，,]{0,6}(?:看|读|学|研究|了解|补|整理|深入|复习|查)",
        r"(?:有待|尚待|还需要?)(?:进一步|深入|继续)?(?:研究|学习|了解|探索)",
        r"待(?:补充|完善|整理|研究|探索)",
    ),
}
"""By language, regular expressions; letters in either case."""

PROMISES: dict[str, tuple[str, ...]] = {
    "en": (
        rf"(?<!\bread )(?<!\bfor )(?<!\blearn )\bmore (?:on|about) {_THIS}\b[^.!?]{{0,30}}"
        rf"\b(?:later|soon|tomorrow|another (?:day|time)|in (?:the|my|an?|another) (?:\w+ )?{_PIECE})\b",
        rf"\b(?:the|my|an?|another) {_COMING} {_PIECE}s?\b,?[^.!?]{{0,40}}{_SHALL}",
        rf"{_SHALL}[^.!?]{{0,120}}\bin (?:the|my|an?|another) {_COMING} {_PIECE}s?\b",
        rf"{_WILL}{_SHOW}\b[^.!?]{{0,120}}\b{_ONE_DAY}\b",
        rf"{_WILL}[^.!?]{{0,60}}\bwhen this is (?:all )?over\b",
        r"\bto be continued\b",
        r"(?:^|[.!?;(–—-]\s*)stay tuned\b",
    ),
    "de": (
        r"\bim nächsten (?:Beitrag|Artikel|Teil|Eintrag|Post)\b[^.!?]{0,40}\b(?:werde|will|möchte|schreibe) ich\b",
        r"\bmehr (?:dazu|darüber) (?:später|bald|demnächst|im nächsten)\b",
        r"\bFortsetzung folgt\b",
    ),
    "es": (
        r"\ben (?:el|la) (?:próxim[oa]|siguiente) (?:entrada|artículo|post|parte)\b"
        r"[^.!?]{0,40}\b(?:escribiré|hablaré|contaré|explicaré|voy a)\b",
        r"\bmás sobre esto (?:más adelante|luego|pronto|en)\b",
        r"\bcontinuará\b",
    ),
    "fr": (
        r"\bdans le prochain (?:article|billet|post)\b[^.!?]{0,40}\b(?:je|j['’])",
        r"\bj['’]y reviendrai\b",
        r"\bà suivre\s*(?:[.…!]|$)",
    ),
    "zh": (r"下一?(?:篇|期)(?:文章|博客|笔记)?(?:会|将|再|我)", r"未完待续"),
}
"""As `SUGGESTIONS`."""


_KINDS = {"promise": PROMISES, "phrase": SUGGESTIONS}


@lru_cache(maxsize=2)
def _together(kind: str) -> re.Pattern[str]:
    """All phrases of a kind as one pattern; most journals ask for none, and to compile it takes several milliseconds."""
    return re.compile("|".join(pattern for patterns in _KINDS[kind].values() for pattern in patterns), re.IGNORECASE)


def phrase_in(text: str) -> tuple[str, int]:
    """(``promise`` or ``phrase``, where it begins) of a sentence that holds one; ``("", -1)`` of any other."""
    for kind in _KINDS:
        found = _together(kind).search(text)
        if found:
            return kind, found.start()
    return "", -1
