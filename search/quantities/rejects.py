"""Numbers that count nothing: years, article and order numbers, names, codes, counters of web pages."""

from __future__ import annotations

from collections.abc import Sequence

from search.quantities.lexicon import words
from search.quantities.tokens import Token, glued

_LABELS = words("""
    article articles art arts part parts paragraph paragraphs para section sections clause clauses chapter
    chapters
    no nos number № # order decree resolution decision act law bill form channel gate court page pages room
    building
    ext extension вн доб tel fax phone version appendix annex table figure fig route highway aged flight line
    episode season series game week day formula type category grade class phase stage round volume vol issue
    protocol directive convention regulation rule schedule apartment apt office house block lot exit hotline
    terminal platform
    corps unit division brigade battalion bus train zone district precinct sector ward model iphone galaxy
    boeing
    airbus windows android ios mk code postcode box id iin bin account
    статья статьи статье статью статей статьям ст ч часть части частью пункт пункта пункты пунктом пунктам
    п пп пп
    подпункт глава главы главе раздел закон приказ приказа указ указа постановление постановления
    постановлением
    номер номером номера форма школа школе школы школу дом доме д кв квартира офис каб кабинет тел факс корпус
    учреждение колония колонии войсковая рейс маршрут приложение таблица рис серия версия протокол договор
    решение
    бап бабы бабының тармақ тармағы тармағының бұйрық қаулы
    """)
_YEAR_LEADS = words("""
    in of since until till by from to the for during and or before after early late mid fiscal year through
    per
    s 's ’s his its their at on between this summer autumn fall spring winter christmas january
    в с до на за к по от из года год годом и со летом осенью весной зимой конце начале середине
    """)
_YEAR_NOUNS = ("год", "жыл", "гг", "year")
_PREFIXES = words("now to or and minus mid under over sub pre non least max up plus than")
_ABBREVIATED_LABELS = words("no nos art ст п ч sec ext vol fig tel тел пп par вн доб")
_SHORTEST_COUNT = 5  #: characters of a number that is too long for an address or a name
_SCORES = frozenset("-–—:")
_LONGEST_COUNT = 8  #: digits without grouping; longer runs are identifiers
_LISTING = frozenset({"and", "to", "or", ",", "и", "-", "–", "или"})
_LISTED = 12  #: tokens back to the label of a list of numbers
_WEEKDAYS = words("monday tuesday wednesday thursday friday saturday sunday")
_PLACED = words("in at from of for across")


def is_label(tokens: Sequence[Token], at: int) -> bool:
    """Return whether the number at token *at* is a label: `Article 218`, `No. 45`, `COVID-19`, `G20`."""
    if not at or tokens[at].kind != "number":
        return False
    if glued(tokens[at - 1], tokens[at]) and _is_part_of_name(tokens, at):
        return True
    if tokens[at - 1].text == "." and at > 1:
        return tokens[at - 2].low in _ABBREVIATED_LABELS
    return tokens[at - 1].low in _LABELS or _is_labelled_with_others(tokens, at)


def _is_part_of_name(tokens: Sequence[Token], at: int) -> bool:
    """Glued to a word, a hyphen after a word, or a full stop after a word: `G20`, `COVID-19`, `ID.3`."""
    before = tokens[at - 1]
    if before.kind == "word" or before.text in "_/\\#№@&=":
        return True
    if before.text == "." and at > 1:
        return glued(tokens[at - 2], before)
    return before.text in "-‑–" and _name_before_hyphen(tokens, at)


_LABELS_BEHIND = ("бап", "баб", "тармақ", "тармағ", "бұйрық", "статьи", "статья")


def is_labelled_behind(tokens: Sequence[Token], end: int) -> bool:
    """Return whether the number that ends before token *end* is a Kazakh article: `366-бабы`, `5 тармағы`."""
    if end < len(tokens) and tokens[end].text in "-–":
        end += 1
    return end < len(tokens) and tokens[end].low.startswith(_LABELS_BEHIND)


def _is_labelled_with_others(tokens: Sequence[Token], at: int) -> bool:
    """`Articles 524 and 531`, `aged 18 to 34`: one label for several numbers."""
    for place in range(at - 2, max(0, at - _LISTED), -2):
        if tokens[place + 1].low not in _LISTING or tokens[place].kind != "number":
            return False
        if tokens[place - 1].low in _LABELS:
            return True
    return False


def _name_before_hyphen(tokens: Sequence[Token], at: int) -> bool:
    left = tokens[at - 2] if at > 1 else None
    if left is not None and left.kind == "number" and at > 2:  # scp2-173m
        return tokens[at - 3].kind == "word" and glued(tokens[at - 3], left) and glued(left, tokens[at - 1])
    return (
        left is not None and left.kind == "word" and glued(left, tokens[at - 1]) and left.low not in _PREFIXES
    )


def is_year(tokens: Sequence[Token], at: int, *, counted: bool) -> bool:
    """Return whether the number at token *at* is a calendar year.

    *counted*: a noun follows it directly, as in `2023 violations were found`.
    """
    token = tokens[at]
    if len(token.text) != 4 or not token.text.isascii() or not token.text.isdigit():
        return False
    if not (1500 if not counted else 1800) <= int(token.text) <= 2150:
        return not counted and int(token.text) >= 1000 and at > 0 and _leads_to_year(tokens[at - 1])
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is not None and following.low.startswith(_YEAR_NOUNS) and following.low not in ("years",):
        return True
    if following is not None and following.low == "г" and glued_stop(tokens, at + 1):
        return True
    return not counted or (at > 0 and (_leads_to_year(tokens[at - 1]) or tokens[at - 1].text[0].isupper()))


def glued_stop(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a full stop follows token *at*, or nothing does."""
    return at + 1 >= len(tokens) or tokens[at + 1].text in ".,;)"


def _leads_to_year(token: Token) -> bool:
    if token.kind in ("dead", "number"):
        return True
    return token.low in _YEAR_LEADS or token.low.endswith(("'s", "’s")) or token.text in "('’–—-"


def is_code(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Return whether a number without a unit is an identifier, an enumerator or a counter of a web page."""
    token = tokens[at]
    if token.kind != "number":
        return False
    following = tokens[end] if end < len(tokens) else None
    if _runs_on(tokens, end, following, named=len(token.text) < _SHORTEST_COUNT) or _ends_a_code(tokens, at):
        return True
    if len(token.text) > 1 and token.text[0] == "0" and token.text.isdigit():
        return True
    if token.text.isdigit() and len(token.text) > _LONGEST_COUNT:
        return True
    return _enumerates(tokens, at, following) or _alone_in_brackets(tokens, at, following)


def _runs_on(tokens: Sequence[Token], end: int, following: Token | None, *, named: bool) -> bool:
    """`902The`, `49 Zorro Road`: a word glued to the number, or a name that begins with it (if *named*)."""
    if following is None or following.kind != "word":
        return False
    return glued(tokens[end - 1], following) or (named and following.text[0].isupper())


def _ends_a_code(tokens: Sequence[Token], at: int) -> bool:
    """`ISO 3888-2`."""
    if at < 2 or tokens[at - 1].text not in "-/" or tokens[at - 2].kind != "number":
        return False
    one, other = tokens[at - 2].text, tokens[at].text
    ascends = one.isdigit() and other.isdigit() and int(one[:9]) < int(other[:9])
    return glued(tokens[at - 1], tokens[at]) and not (ascends and len(other) < len("1999"))


def _enumerates(tokens: Sequence[Token], at: int, following: Token | None) -> bool:
    opens = at == 0 or tokens[at - 1].text in ("-", "•")
    return opens and following is not None and following.text in (".", ")") and glued(tokens[at], following)


def _alone_in_brackets(tokens: Sequence[Token], at: int, following: Token | None) -> bool:
    return bool(at) and tokens[at - 1].text in "([" and following is not None and following.text in ")]"


def is_name(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a bare number belongs to a name before it: `Boeing 737`, `Euro 2020`, `Nasdaq 100`."""
    if at < 1 or tokens[at].kind != "number":
        return False
    before = tokens[at - 1]
    if before.text == "&" or _is_acronym(tokens, at - 1):
        return True
    if before.kind != "word" or not before.text[0].isupper() or at < 2 or before.low in _WEEKDAYS:
        return False
    return tokens[at - 2].text not in '."«“' and tokens[at - 2].low not in _PLACED


def _is_acronym(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if token.kind != "word" or not token.text.isupper():
        return False
    return len(token.text) > 1 or (at > 0 and tokens[at - 1].text == "&")


def is_age(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Return whether a bare number between commas after a name is an age: `Armstrong, 25, said`."""
    return (
        at > 1
        and tokens[at - 1].text == ","
        and tokens[at - 2].kind == "word"
        and tokens[at - 2].text[0].isupper()
        and end < len(tokens)
        and tokens[end].text == ","
    )


def is_match_score(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Return whether the number at *at* is one side of a result such as `2-1`: a range would ascend."""
    if end + 1 < len(tokens) and _is_result(tokens, at, end):
        return True
    return at > 1 and _is_result(tokens, at - 2, at - 1)


def _is_result(tokens: Sequence[Token], left: int, sign: int) -> bool:
    one, other = tokens[left], tokens[sign + 1]
    if tokens[sign].text not in _SCORES or one.kind != "number" or other.kind != "number":
        return False
    if not (one.text.isdigit() and other.text.isdigit() and len(one.text) < 4 and len(other.text) < 4):
        return False
    return glued(one, tokens[sign]) and glued(tokens[sign], other) and int(one.text) >= int(other.text)
