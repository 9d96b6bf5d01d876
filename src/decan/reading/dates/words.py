"""Names of months and weekdays, and the words around dates, by language."""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType

_MONTHS = (
    "january jan janvier januar enero jänner|february feb febr februar février febrero febuary febraury feburary|"
    "march mar märz mär mrz mars marzo|april apr avril abril|may mai mayo|june jun juin juni junio|"
    "july jul juillet juli julio|august aug août aout agosto|september sep sept septembre septiembre septemper|"
    "october oct okt oktober octobre octubre|november nov novembre noviembre|december dec dez dezember décembre diciembre decemeber"
)
_MORE_MONTHS = (
    "gennaio genn janeiro januari stycznia styczeń января январь янв січня ledna ocak|"
    "febbraio febbr fevereiro fev februari lutego luty февраля февраль фев лютого února şubat|"
    "março maart mrt marca marzec mars марта март мар березня března marts mart|"
    "aprile kwietnia kwiecień апреля апрель апр квітня dubna nisan|maggio maio mei maja maj мая май травня května mayıs|"
    "giugno giu junho czerwca czerwiec июня июнь июн червня června haziran|"
    "luglio lug julho lipca lipiec июля июль июл липня července temmuz|"
    "augustus augusti sierpnia sierpień августа август авг серпня srpna ağustos|"
    "settembre sett setembro września wrzesień сентября сентябрь сен сент вересня září eylül|"
    "ottobre ott outubro października październik октября октябрь окт жовтня října ekim|"
    "novembro listopada listopad ноября ноябрь ноя листопада listopadu kasım|"
    "dicembre dezembro grudnia grudzień desember декабря декабрь дек грудня prosince aralık"
)
"""Italian, Portuguese, Dutch, the languages of Scandinavia, Polish, Russian, Ukrainian, Czech and Turkish. Months beside a day only: by
itself some are other words in English."""
_WEEKDAYS = (
    "monday mon montag lundi lunes|tuesday tue tues dienstag mardi martes|wednesday wed weds wednesay mittwoch mercredi miércoles|"
    "thursday thu thur thurs donnerstag jeudi jueves|friday fri freitag vendredi viernes|saturday sat samstag samedi sábado|"
    "sunday sun sonntag dimanche domingo"
)
_MORE_WEEKDAYS = (
    "lunedì segunda maandag måndag mandag poniedziałek понедельник пн понеділок pondělí pazartesi|"
    "martedì terça dinsdag tisdag tirsdag wtorek вторник вт вівторок úterý salı|"
    "mercoledì quarta woensdag onsdag środa среда ср середа středa çarşamba|"
    "giovedì quinta donderdag torsdag czwartek четверг чт четвер čtvrtek perşembe|"
    "venerdì sexta vrijdag fredag piątek пятница пт п’ятниця pátek cuma|"
    "sabato zaterdag lördag lørdag sobota суббота сб субота cumartesi|"
    "domenica zondag söndag søndag niedziela воскресенье вс неділя neděle pazar"
)
_CJK_WEEKDAYS = "一二三四五六日天月火水木金土월화수목금토일"
_CJK_NUMBERS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6}
_JAPANESE_NUMBERS = {"月": 0, "火": 1, "水": 2, "木": 3, "金": 4, "土": 5, "日": 6}
_KOREAN_NUMBERS = {"월": 0, "화": 1, "수": 2, "목": 3, "금": 4, "토": 5, "일": 6}


def _table(words: str) -> MappingProxyType[str, int]:
    return MappingProxyType({word: number for number, group in enumerate(words.split("|")) for word in group.split()})


MONTHS = _table(_MONTHS) | _table(_MORE_MONTHS)
"""Name in lower case → 0 to 11."""
WEEKDAYS = _table(_WEEKDAYS) | _table(_MORE_WEEKDAYS)
"""Name in lower case → 0 (Monday) to 6."""

_TURKISH = str.maketrans("İı", "ii")
_BY_LENGTH = sorted(_table(_MONTHS), key=len, reverse=True)
MONTH = rf"(?:{'|'.join(map(re.escape, _BY_LENGTH))})"
"""A month's name that can stand alone, as a pattern."""
CJK_WEEKDAY = rf"(?:周|星期|礼拜|週)[{_CJK_WEEKDAYS}]|[（(][{_CJK_WEEKDAYS}][）)]|[月火水木金土日]曜日|[월화수목금토일]요일"


def folded(name: str) -> str:
    """A name in lower case, its Turkish letters as patterns that ignore case take them."""
    return name.translate(_TURKISH).casefold()


def is_month(name: str) -> bool:
    """Whether a word is a month's name, in any of the languages."""
    return folded(name) in MONTHS


def is_weekday(name: str) -> bool:
    """Whether it is a weekday's name, in any of the languages; of Chinese, Japanese and Korean only such are asked for."""
    return name[0] > "\u2e80" or name[0] == "(" or folded(name).rstrip(".") in WEEKDAYS


def month_number(name: str) -> int:
    """1 to 12 of a month's name, in any of the languages."""
    return MONTHS[folded(name).rstrip(".")] + 1


@lru_cache(maxsize=512)
def weekday_number(name: str) -> int | None:
    """0 (Monday) to 6 of a weekday's name; None for a character that may be the number of a part, as in （三）."""
    word = folded(name).rstrip(".")
    if word in WEEKDAYS:
        return WEEKDAYS[word]
    inner = word.strip("（()）").removesuffix("曜日").removesuffix("요일")
    if len(inner) == 1:
        return _JAPANESE_NUMBERS.get(inner, _KOREAN_NUMBERS.get(inner))
    return _CJK_NUMBERS.get(inner[-1]) if inner.startswith(("周", "星期", "礼拜", "週")) else None
