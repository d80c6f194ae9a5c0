"""The names of months and weekdays, as releases write them."""

from __future__ import annotations

import re

_MONTHS = (
    ("january jan", "январь января янв", "қаңтар қаң"),
    ("february feb", "февраль февраля февр фев", "ақпан ақп"),
    ("march mar", "март марта мар", "наурыз нау"),
    ("april apr", "апрель апреля апр", "сәуір сәу"),
    ("may", "май мая", "мамыр мам"),
    ("june jun", "июнь июня июн", "маусым мау"),
    ("july jul", "июль июля июл", "шілде шіл"),
    ("august aug", "август августа авг", "тамыз там"),
    ("september sept sep", "сентябрь сентября сент сен", "қыркүйек қыр"),
    ("october oct", "октябрь октября окт", "қазан қаз"),
    ("november nov", "ноябрь ноября нояб ноя", "қараша қар"),
    ("december dec", "декабрь декабря дек", "желтоқсан жел"),
)
_WEEKDAYS = (
    ("monday mon", "понедельник пн", "дүйсенбі дс"),
    ("tuesday tues tue", "вторник вт", "сейсенбі сс"),
    ("wednesday wed", "среду среда ср", "сәрсенбі ср"),
    ("thursday thurs thur thu", "четверг чт", "бейсенбі бс"),
    ("friday fri", "пятницу пятница пт", "жұма жм"),
    ("saturday sat", "субботу суббота сб", "сенбі сб"),
    ("sunday sun", "воскресенье воскресение вс", "жексенбі жс"),
)
MONTHS = {
    name: number for number, names in enumerate(_MONTHS, 1) for listed in names for name in listed.split()
}
#: Monday is 0, as in `date.weekday`.
WEEKDAYS = {
    name: number for number, names in enumerate(_WEEKDAYS) for listed in names for name in listed.split()
}
_KAZAKH = {name: MONTHS[name] for names in _MONTHS for name in names[2].split()[:1]}


def one_of(names: dict[str, int]) -> str:
    """Return a pattern that matches any of *names*, the longest first."""
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True))


#: A month's name. Kazakh full names take endings: "маусымда", "қыркүйектегі".
MONTH_PATTERN = rf"(?:(?:{one_of(MONTHS)})(?![^\W\d_])|(?:{one_of(_KAZAKH)})[^\W\d_]{{1,6}}(?![^\W\d_]))"
WEEKDAY_PATTERN = rf"(?:{one_of(WEEKDAYS)})(?![^\W\d_])"


def month_number(name: str) -> int:
    """Return the month, from 1, that a match of MONTH_PATTERN names."""
    folded = name.lower()
    if folded in MONTHS:
        return MONTHS[folded]
    return next(number for stem, number in _KAZAKH.items() if folded.startswith(stem))
