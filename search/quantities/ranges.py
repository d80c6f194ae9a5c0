"""Two amounts that are the ends of one range: `6 to 18 years`, `$10 to $15 billion`, `от 60 до 65 %`."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from search.quantities.amounts import Amount, Source
from search.quantities.lexicon import words
from search.quantities.tokens import Token, glued
from search.quantities.trends import trend_of

_DATIVES = ("ға", "ге", "қа", "ке")
_ABLATIVES = ("дан", "ден", "тан", "тен", "нан", "нен")
_FROM = words("from с со")
_DASHES = "-–—‑−"
_WINDOW = 14  #: tokens before a "from" in which a word of change makes it a change and not a range
_SMALL = Decimal(1000)


def joined(source: Source, amounts: Sequence[Amount]) -> list[Amount]:
    """Return *amounts* with the two ends of a range made one; ends of a change stay two, with one unit."""
    result: list[Amount] = []
    for amount in amounts:
        if result and (pair := _paired(source, result[-1], amount)):
            result[-1:] = pair
        else:
            result.append(amount)
    return result


def _paired(source: Source, left: Amount, right: Amount) -> list[Amount] | None:
    link = _link(source.tokens, left, right)
    if link is not None and right.unit is None and left.unit is not None and left.unit.kind == "money":
        right = right._replace(unit=left.unit._replace(end=right.end))
    if link is None or not _same_kind(left, right):
        return None
    left = _with_unit_of(left, right)
    if link == "from" and _is_change(source, left, right):
        return [left, _goal(source.tokens, right)]
    if left.high > right.low or left.low < 0:
        return [left, right] if link == "from" else None
    first, start = _opening(source.tokens, left)
    return [right._replace(low=left.low, first=first, start=start, modifier=left.modifier)]


def _goal(tokens: Sequence[Token], right: Amount) -> Amount:
    """`с 13 кг до 1,5 т`: `до` is no bound here."""
    bound = tokens[right.first].low == "до" or tokens[right.end - 1].low == "дейін"
    return right._replace(modifier="exact", first=right.start) if bound else right


def _link(tokens: Sequence[Token], left: Amount, right: Amount) -> str | None:
    """Say how the words between two neighbouring amounts join them."""
    between = tokens[left.end : right.first]
    if "".join(token.text for token in between[:4]) in ("-to-", "-to"):
        return "to"
    before = tokens[left.first - 1].low if left.first else ""
    if len(between) != 1 or between[0].kind == "number":
        return _covered_link(tokens, left, right, before)
    word = between[0]
    if word.text in _DASHES:
        spaced = glued(tokens[left.end - 1], word) == glued(word, tokens[right.first])
        return "to" if spaced and (left.digits or left.unit is None) else None
    if word.low in ("to", "до"):
        return None if before in ("by", "на") and left.unit else "from" if before in _FROM else "to"
    return "to" if _is_paired_by(word.low, before, left) else None


def _is_paired_by(word: str, before: str, left: Amount) -> bool:
    """`between 2 and 3`, `three or four years`."""
    if word in ("and", "и"):
        return before in ("between", "между")
    return word in ("or", "или") and not left.digits and left.unit is None


def _covered_link(tokens: Sequence[Token], left: Amount, right: Amount, before: str) -> str | None:
    """`от 60 до 65`: `до` was read as the modifier of the second number."""
    if right.first == left.end and any(
        token.low in ("дейін", "дейінгі") for token in tokens[right.first : right.end]
    ):
        return "from" if tokens[left.end - 1].low.endswith(_ABLATIVES) else None
    if right.first == left.end and tokens[left.end - 1].low in _ABLATIVES:
        return "from" if tokens[right.end - 1].low.endswith(_DATIVES) else None
    if right.first != left.end or tokens[right.first].low not in ("до", "up"):
        return None
    if before in ("от", "с", "со"):
        return "to" if before == "от" else "from"
    return "to" if left.unit is None else None


def _same_kind(left: Amount, right: Amount) -> bool:
    if left.form != "plain" or right.form != "plain" or left.of is not None:
        return False
    if left.unit is None:
        return True
    return right.unit is not None and (left.unit.kind, left.unit.unit) == (right.unit.kind, right.unit.unit)


def _with_unit_of(left: Amount, right: Amount) -> Amount:
    """`10 to 15 billion`: the first end takes the magnitude and the unit of the second."""
    shares = (
        left.magnitude == 1
        and right.magnitude > 1
        and left.low < _SMALL
        and left.low * right.magnitude <= right.high
    )
    factor = right.magnitude if shares else Decimal(1)
    unit = left.unit or (right.unit and right.unit._replace(end=left.end))
    return left._replace(
        low=left.low * factor, high=left.high * factor, unit=unit, magnitude=left.magnitude * factor
    )


def _is_change(source: Source, left: Amount, right: Amount) -> bool:
    before = [*source.tokens[max(0, left.first - _WINDOW) : left.first], *_predicate(source, right)]
    return any(trend_of(token.low) != "none" or token.low in _CHANGING for token in before)


def _predicate(source: Source, right: Amount) -> Sequence[Token]:
    """A Kazakh verb stands behind: `13 кг-нан 1,5 тоннаға дейін өсті`."""
    return source.tokens[right.end : right.end + 3] if source.lang == "kk" else ()


_CHANGING = words("""
    times fold раз раза есе moved changed improved revised went shifted doubled tripled изменил изменилось
    изменился
    изменилась изменились
    """)


def _opening(tokens: Sequence[Token], left: Amount) -> tuple[int, int]:
    """The words `from`, `between`, `от` belong to the range."""
    before = tokens[left.first - 1].low if left.first else ""
    if before in ("from", "between", "от", "между"):
        return left.first - 1, left.first - 1
    return left.first, left.start
