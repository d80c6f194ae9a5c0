"""The names of the months, as dates print them, in three languages."""

from __future__ import annotations

_EN = """january february march april may june july august september october november december
jan feb mar apr jun jul aug sep sept oct nov dec"""
_RU = """января февраля марта апреля мая июня июля августа сентября октября ноября декабря
январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре
январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь"""
_KK = "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан"
_KK_ENDINGS = (
    "",
    "да",
    "де",
    "та",
    "те",
    "дағы",
    "дегі",
    "тағы",
    "тегі",
    "нан",
    "нен",
    "дан",
    "ға",
    "ге",
    "ның",
    "нің",
)

_NUMBERS = {
    **{name: place % 12 + 1 for place, name in enumerate(_EN.split()[:12])},
    **{name: place % 12 + 1 for place, name in enumerate(_RU.split())},
    **{
        name + ending: place % 12 + 1
        for place, name in enumerate(_KK.split())
        for ending in _KK_ENDINGS
    },
}  # fmt: skip
_SHORT = dict(zip(_EN.split()[12:], (1, 2, 3, 4, 6, 7, 8, 9, 9, 10, 11, 12), strict=True))

#: Name in lower case -> number of the month.
MONTHS: dict[str, int] = {**_NUMBERS, **_SHORT}
