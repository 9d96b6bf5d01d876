"""The words by which a heading says that a roadmap follows.

Roadmap, Learning path, Study plan, Syllabus    alone
Python roadmap, Roadmap to deep learning         with what it is a roadmap of
Product roadmap, Roadmap of the release          somebody else's: not one
"""

from __future__ import annotations

import re

from decan.memos import memo

_WORDS: dict[str, tuple[str, ...]] = {
    "en": (
        *("roadmap", "road map", "learning path", "learning plan", "study plan", "study path", "reading plan", "plan of study"),
        *("curriculum", "syllabus", "course of study"),
    ),
    "de": ("lernpfad", "lernplan", "studienplan", "lehrplan", "leseplan"),
    "es": ("hoja de ruta", "ruta de aprendizaje", "plan de estudio", "plan de estudios", "temario"),
    "fr": ("feuille de route", "parcours d apprentissage", "plan d études", "plan d étude", "programme d études"),
    "pt": ("roteiro de estudos", "plano de estudos", "trilha de aprendizado"),
    "ru": ("дорожная карта", "план обучения", "учебный план"),
    "ar": ("خارطة الطريق", "خطة الدراسة", "خطة التعلم"),
    "ja": ("ロードマップ", "学習計画"),
    "zh": ("路线图", "学习路线", "学习路线图", "学习路径", "学习计划", "课程大纲", "教学大纲", "學習路線", "學習計畫"),
}
_ALONE = frozenset(word for words in _WORDS.values() for word in words)
_LATIN = [word for key in ("en", "de", "es", "fr", "pt") for word in _WORDS[key]]
_OF = re.compile(rf"(?:{'|'.join(_LATIN)}) (?:to|for|of|in|für|zu|para|de|pour) \S.*")
_ENDS = tuple(f" {word}" for word in _LATIN)
_CLOSED = tuple(word for key in ("ja", "zh") for word in _WORDS[key])
"""Scripts without blanks."""
_OTHERS = re.compile(r"\b(?:products?|projects?|releases?|features?|company|team|business)\b")
_NOT_A_WORD = re.compile(r"[^\w\s]+|_")
_NUMBER = re.compile(r"^\d+\s+")
_MOST = 6
"""Words of a heading that ends in one of these; a longer one is a sentence."""


@memo
def is_roadmap(heading: str) -> bool:
    """Whether what stands below a heading with these words is a roadmap."""
    if len(heading) > 80:
        return False
    words = _NUMBER.sub("", " ".join(_NOT_A_WORD.sub(" ", heading.casefold()).split()))
    if words in _ALONE:
        return True
    if _OTHERS.search(words):
        return False
    short = len(words.split()) <= _MOST
    return bool(_OF.fullmatch(words)) or (short and words.endswith(_ENDS)) or (len(words) <= 16 and words.endswith(_CLOSED))
