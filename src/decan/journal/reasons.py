r"""Why nothing was written for days, in the words of the entry that ends the gap.

    Sorry, I was ill for most of the week.             an absence: enough by itself
    Couldn't study last week.                          the same
    No progress, due to exams.                         a cause, with one of the things that keep people from writing

Only the beginning of a text is read, and a sentence that could as well be about its subject (``missing values``, ``the replica fell
behind``, ``due to a race``) is left alone. English is meant to be complete; a language is added by adding it to `LANGUAGES`. All of
them count in every text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from decan.model.prose import SENTENCE_END

_SPANS = r"(?:days?|weeks?|months?|entries|updates?|posts?)"
_FEW = r"(?:\w+ ){0,4}?"
_SPEAKER = r"(?:^|\b(?:i|we)(?:'ve|'m|'d|'re| have| had| am| are)? |\bhaving )"
_HOW = r"(?:(?:very|so|pretty|quite|rather|too|just|a bit|kind of|also|both|\w+ly) ){0,3}"
_AWAY = (
    r"(?:away(?! with)|sick|off sick|ill|unwell|busy|travell?ing|swamped|overwhelmed|injured|hospitali[sz]ed|burn(?:ed|t) out|down with|"
    r"out of (?:town|action|office)|in (?:the )?hospital|on (?:vacation|holidays?|leave|a trip|the road|(?:my|our) honeymoon)|"
    r"moving (?:house|flat|home))"
)
_WROTE = r"(?:writ\w+|post(?:ed|ing)?|log(?:ged|ging)?|updat\w+|journal\w*|blog\w*|stud\w+|learn\w*)"
_HERE = (
    r"(?=[.,;:!)–—]|$| (?:-|anything|much|here|at all|in|for|since|this|these|that|because|due|as|so|lately|recently|"
    r"(?:the|my) (?:log|blog|journal|last|past))\b)"
)
_COULD_NOT = r"(?:didn't|did not|couldn't|could not|wasn't able to|unable to)"
_GOT_TO = r"(?:get (?:round |around )?to |manage to |find (?:the )?time (?:to|for) )?"
_LATELY = r"(?:last|past|few|this|these|those|all|whole|couple of|several|two|three|for a) (?:\w+ )?(?:days?|weeks?|months?|weekend)"
_KEPT = (
    r"(?:work|job|school|exams?|finals|midterms|illness|sickness|flu|covid|fever|travel(?:l?ing)?|trip|holidays?|vacation|wedding|funeral|"
    r"burn-?out|surgery|moving|family|personal|health|festival|interviews?|deadlines at work|paternity|maternity)"
)
_KEPT_ENDS = (
    r"(?=[.,;:!)–—]|$| (?:-|and|or|i|we|it|there|that|at|the|this|last|issues|reasons|problems|matters|stuff|commitments|emergency|"
    r"visits?|was|were|has|have|took|kept|for|in)\b)"
)
_TROUBLES = r"(?:exams|finals|midterms|surgery|covid|the flu|a cold|a fever|a wedding|a funeral)"
_ENGLISH = (
    rf"\b(?:those|these|my) (?:\w+ )?(?:missing|missed|lost|skipped|empty) {_SPANS}\b",
    rf"{_SPEAKER}{_HOW}(?:missed|skipped|lost) {_FEW}{_SPANS}\b(?! (?:of|in) the\b)",
    rf"\b(?:haven't|have not|hadn't|had not|not) {_HOW}(?:been (?:able to )?|had (?:the |any |much )?time (?:to|for) )?"
    rf"{_WROTE}{_HERE}(?!.*\byet\b)",
    rf"\b{_COULD_NOT} {_HOW}{_GOT_TO}(?:{_WROTE}|do)\b.{{0,40}}\b{_LATELY}\b",
    r"\bno (?:new )?(?:entry|entries|posts?|updates?|logs?|stud(?:y|ying)|writing)\b.{0,25}"
    r"\b(?:since|for|these|this|last|because|between|from|as)\b",
    rf"{_SPEAKER}{_HOW}(?:been|was|were|got|fell|felt|went|being) {_HOW}{_AWAY}\b(?!-| about\b| at ease\b)",
    r"(?:^|\b(?:i'm|i am|i came|i got|i was|we're|we are|we came|just|now|finally|and) )(?:now |just |finally )?back (?:from|after|home)\b",
    r"\b(?:took|taking|had|needed|after) (?:a|an|some|my|the|another|our|one|two|three|\d+) (?:\w+ ){0,2}?"
    r"(?:break|time off|(?:days?|weeks?) (?:off|away)|vacation|holidays?)\b(?! (?:statement|point|even))",
    rf"{_SPEAKER}{_HOW}(?:fell|fallen|got|falling) (?:\w+ ){{0,2}}?behind\b",
    r"\b(?:busy|hectic|crazy|stressful|rough) (?:few |couple of )?(?:days|weeks?|months?)\b",
    rf"\b(?:due to|because of|thanks to|owing to|on account of) (?:\w+ ){{0,2}}?{_KEPT}{_KEPT_ENDS}",
    rf"\b(?:i|we) (?:had|have had|was having|were having) (?:\w+ ){{0,2}}?{_TROUBLES}\b",
    r"\blost (?:the |all |my )(?:thread|motivation|rhythm|habit)\b",
)
LANGUAGES: Mapping[str, tuple[str, ...]] = {
    "en": _ENGLISH,
    "de": (
        r"\b(?:war|bin|lag) (?:\w+ ){0,3}?(?:krank|verreist|unterwegs|im urlaub|im krankenhaus)\b",
        r"\b(?:keine zeit|nicht geschrieben|nichts geschrieben|nicht dazu gekommen|pause gemacht|zurück (?:aus|vom|von) )",
        r"\bwegen (?:\w+ ){0,2}?(?:arbeit|krankheit|prüfung(?:en)?|urlaubs?|umzugs?|grippe)\b",
    ),
    "fr": (
        r"\b(?:étais|ai été|suis tombée?) (?:\w+ ){0,2}?(?:malade|absente?|en (?:vacances|voyage|déplacement)|débordée?|occupée?)\b",
        r"\b(?:pas eu le temps|pas écrit|fait une pause|de retour (?:de|après|des|du))\b",
        r"\bà cause (?:du|de la|des|de mon) (?:travail|maladie|grippe|examens|déménagement|voyage)\b",
    ),
    "es": (
        r"\b(?:estuve|estaba|he estado) (?:\w+ ){0,2}?(?:enferm[oa]|de (?:vacaciones|viaje|baja)|ocupad[oa]|fuera)\b",
        r"\b(?:no he escrito|no he tenido tiempo|no tuve tiempo|me tomé (?:un|unos) |de vuelta de |acabo de volver)",
        r"\bpor (?:culpa de(?:l| la) |el |la )?(?:trabajo|exámenes|enfermedad|mudanza)\b",
    ),
    "zh": (
        "太忙|出差|生病|住院|请假|度假|停更|断更",
        "好久没有?(?:写|更新|学)|没有?时间(?:写|更新|学习)|没有?(?:写日记|更新)",
    ),
}
"""By language, the phrases: regular expressions for a sentence in lower case, with straight apostrophes and single blanks."""

_REASON = re.compile("|".join(phrase for phrases in LANGUAGES.values() for phrase in phrases))
_BEGINNING = 1200
"""Characters of a paragraph that are read."""
_LONGEST = 300


def reason_in(paragraphs: list[str]) -> str:
    """The first sentence of these paragraphs that tells of an absence; empty where none does. Questions are none."""
    for paragraph in paragraphs:
        for sentence in _sentences(paragraph[:_BEGINNING]):
            if not sentence.endswith(("?", "？")) and _REASON.search(" ".join(sentence.lower().replace("’", "'").split())):
                return sentence if len(sentence) <= _LONGEST else sentence[:_LONGEST].rsplit(None, 1)[0] + " …"
    return ""


def _sentences(paragraph: str) -> list[str]:
    found, begin = [], 0
    for end in SENTENCE_END.finditer(paragraph):
        found.append(paragraph[begin : end.end()].strip())
        begin = end.end()
    return [sentence for sentence in (*found, paragraph[begin:].strip()) if sentence]
