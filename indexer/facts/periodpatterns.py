"""How releases say when, in three languages: one pattern a line, named by what it means.

Groups: n (how many), unit, y and y2 (years), m and m2 (months), k (which quarter or half).
"""

from __future__ import annotations

import re

from search.model import Lang
from search.quantities.months import MONTHS

_Y = r"(?P<y>(?:19|20)\d\d)"
_Y2 = r"(?P<y2>(?:19|20)\d\d)"
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_M = rf"(?P<m>{_MONTH})\b"
_M2 = rf"(?P<m2>{_MONTH})\b"
_N_EN = r"(?P<n>\d{1,3}(?:\.\d)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_N_RU = (
    r"(?P<n>\d{1,3}|один|одного|два|двух|три|трёх|трех|четыре|четырёх|четырех|пять|пяти|шесть|шести|семь|семи|восемь"
    r"|восьми|девять|девяти|десять|десяти|одиннадцать|одиннадцати|двенадцать)"
)
_N_KK = r"(?P<n>\d{1,3}|бір|екі|үш|төрт|бес|алты|жеті|сегіз|тоғыз|он бір|он екі|он)"
_UNIT_EN = r"(?P<unit>year|month|week|day|quarter|decade)s?"
_K_EN = r"(?P<k>first|second|third|fourth|1st|2nd|3rd|4th)"
_IN = r"(?:(?:over|in|during|for|within|throughout|across|as of|by|on) )?"
_ALMOST = r"(?:almost |nearly |about )?"
_YEAR_EN = rf"(?:{_Y}|(?P<this>(?:this|the|the current|the same) year))"

_EN = rf"""
past        {_IN}the (?:past|last|previous|recent|preceding) (?:{_N_EN} )?{_UNIT_EN}\b
start       since (?:the )?(?:beginning|start) of (?:the |this |the current )?(?:year\b(?: alone)?|{_Y})
start       from the (?:beginning|start) of (?:the |this |the current )?(?:year\b|{_Y})
since_month since {_M}(?: of)?(?: {_Y})?
since       since (?:early |late |mid-)?{_Y}
first       {_IN}the first {_N_EN} months(?: of {_YEAR_EN})?
first       {_IN}{_ALMOST}(?<!past )(?<!last ){_N_EN} months(?: of)? {_YEAR_EN}
first       first {_N_EN} months(?: of {_YEAR_EN})?
span        (?:over|in|during|for|within) {_ALMOST}(?:the |a )?(?:{_N_EN}|half a)[ -]{_UNIT_EN}(?: period)?\b(?! in prison)
span_of     {_N_EN}-{_UNIT_EN} period
quarter     {_IN}the {_K_EN} quarter(?: of {_YEAR_EN})?
quarter     (?:in )?Q(?P<k>[1-4]),? {_Y}
half        {_IN}the {_K_EN} half(?: of {_YEAR_EN})
this_year   (?:so far )?this year\b(?: alone)?
this_year   so far in {_Y}
last_year   (?:{_IN}the )?(?:last|past|previous) year\b
next_year   next year\b
end_of_year (?:until|by|before) the end of (?:the |this |the current )?year\b
end_of      by the end of {_Y}
this_month  this month\b
last_month  last month\b
months      from {_M} to {_M2}(?:,? {_Y})?
month       (?:in|during|for) {_M},? {_Y}
month       (?:in|during) {_M}(?! \d)
years       (?:in|during|for|over|from|between) {_Y}[-–—]{_Y2}
years       (?:from|between) {_Y} (?:to|and) {_Y2}
year        (?:in|during|for|throughout|over) (?:the year )?{_Y}\b(?!-)
today       (?:as of (?:today|now)|at present|to date|at the moment)\b
as_of       as of (?:\d{{1,2}} )?{_M}(?: \d{{1,2}})?(?:,? {_Y})?
reporting   (?:in|during|over|for) the (?:reporting|specified|given) period\b
reporting   in the near future\b
reporting   (?:previously|in the past)\b
yearly      (?:every year|annually|per year|each year)\b
"""  # noqa: E501 (one pattern a line)
_PART_RU = r"(?:эт(?:ого|ом)|текущ(?:его|ем)|прошл(?:ого|ом)|минувш(?:его|ем)|нынешн(?:его|ем))"
_RU = rf"""
past        (?:за|в) (?:последни[ей]|прошедши[ей]|минувши[ей]|истекши[ей]) (?:{_N_RU} )?(?P<unit>лет|год|года|месяц|месяца|месяцев|недел[яиь]|дней|дня|сутки)\b
start       с начала (?:{_PART_RU} )?(?:года\b|{_Y} года)
since       с {_Y} (?:года|г\.)
since_month с {_M}(?: {_Y} года| (?P<last>прошлого) года)?
first       за (?:первые )?{_N_RU} месяц(?:ев|а)(?: (?:{_Y}|(?P<last>прошлого)|{_PART_RU}) года)?
first       (?:по итогам|в течение) {_N_RU} месяц(?:ев|а)(?: {_Y} года| {_PART_RU} года)?
span        (?:за|в течение) (?!последн){_N_RU} (?P<unit>лет|год|года|месяц|месяца|месяцев|дней|дня)\b
quarter     (?:за|в|по итогам) (?P<k>перв|втор|трет|четв[её]рт|I{{1,3}}|IV|[1-4])[\w-]*? квартал[ае]?(?: {_Y} года| {_PART_RU} года)?
half        (?:за|в|по итогам) (?P<k>перв|втор|I{{1,2}}|[12])[\w-]*? полугоди[еия](?: {_Y} года| {_PART_RU} года)?
this_year   в (?:этом|текущем|нынешнем) году\b
last_year   (?:в (?:прошлом|минувшем) году|за прошлый год|за прошедший год)\b
next_year   в следующем году\b
years       (?:в|за|с) {_Y}[-–—]{_Y2} (?:годах|годы|гг)
year        (?:за|в|по итогам) {_Y} (?:год[уа]?|г\.)
month       (?:в|за) {_M} {_Y} года
month       (?:в|за) {_M}(?! \d)
today       на (?:сегодня(?:шний день)?|текущий момент|данный момент)\b
reporting   за (?:отч[её]тный|указанный) период\b
yearly      ежегодно\b
end_of_year до конца (?:{_PART_RU} )?года\b
"""  # noqa: E501
_KK = rf"""
past        соңғы {_N_KK} (?P<unit>жыл|ай|апта|күн)(?:да|де|дағы|дегі|ішінде|дың|дің)?\b(?: ішінде)?
past        (?:соңғы|кейінгі) (?P<unit>жыл|ай)(?:дар|лар)?(?:да|де|ы)?\b
start       (?:биыл )?жыл басынан(?: бері)?\b
start       {_Y} жылдың басынан(?: бері)?
since       {_Y} жылдан(?: бастап| бері)?
first       (?:биылғы |{_Y} жылдың )?(?:алғашқы |бірінші )?{_N_KK} ай(?:да|дың|ында|дағы)\b(?: ішінде)?
quarter     (?:биылғы |{_Y} жылдың )?(?P<k>бірінші|екінші|үшінші|төртінші|I{{1,3}}|IV|[1-4])(?:-ші)? тоқсан(?:да|ында|ы)
half        (?:биылғы |{_Y} жылдың )?(?P<k>бірінші|екінші|алғашқы|I{{1,2}}) жарты ?жылд(?:а|ығында|ығы)
this_year   биыл(?:ғы)?\b(?: жылы)?
last_year   (?:былтыр(?:ғы)?|өткен жылы)\b
next_year   келесі жылы\b
years       {_Y}[-–—]{_Y2} жылдар(?:ы|да)
year        {_Y} жыл(?:ы|дың|ғы)
today       (?:бүгінгі таңда|қазіргі уақытта|бүгінде|қазір)\b
reporting   есепті кезеңде\b
yearly      (?:жыл сайын|жылына)\b
"""  # noqa: E501


def _compiled(table: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = (line.split(maxsplit=1) for line in table.strip().splitlines())
    return tuple(
        (name, re.compile(r"(?<![\w-])(?:" + pattern + r")(?!\w)", re.IGNORECASE)) for name, pattern in rows
    )


#: Meaning and pattern, the more telling first: of two that overlap the longer counts.
PATTERNS: dict[Lang, tuple[tuple[str, re.Pattern[str]], ...]] = {
    "en": _compiled(_EN),
    "ru": _compiled(_RU),
    "kk": _compiled(_KK),
}

#: A text of the language has a period only where it has one of these.
CUES: dict[Lang, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:(?i:years?|months?|weeks?|days?|quarters?|decades?|annually|today|now|date|present|moment|period"
        r"|previously|past|future|Q[1-4]|since|as of)|(?:19|20)\d\d"
        r"|(?:[Ii]n|[Ff]rom|[Ff]or|[Dd]uring) [JFMASOND][a-z]+)\b"
    ),
    "ru": re.compile(r"год|лет|месяц|недел|сут|квартал|полугоди|сегодня|момент|период|ежегодно|дн"
                     r"|(?:в|за|с) (?:янв|фев|мар|апр|мая|мае|июн|июл|авг|сен|окт|ноя|дек)", re.IGNORECASE),
    "kk": re.compile(r"жыл|ай|апта|күн|тоқсан|былтыр|биыл|бүгін|қазір|кезең", re.IGNORECASE),
}  # fmt: skip
