"""Whether a figure says how much something grew or shrank."""

from __future__ import annotations

from collections.abc import Sequence

from indexer.facts.statement import Statement
from search.model import Trend
from search.quantities.lexicon import words
from search.quantities.tokens import Token
from search.quantities.trends import trend_of

_BETWEEN = words("""
    by on another an a additional further more some as much the again also sharply slightly steadily only
    just about
    на ещё еще почти примерно более чем около и even almost nearly roughly approximately
    """)

_LINKS = words("by на")
_PHRASAL = words("turned set picked brought put held made took shut closed broke broken taken gave tracked")
_MORE = {"more": "up", "higher": "up", "greater": "up", "larger": "up", "less": "down", "fewer": "down",
    "lower": "down",
         "больше": "up", "көп": "up", "аз": "down", "выше": "up", "меньше": "down",
         "ниже": "down"}  # fmt: skip
_COMPARED = words("больше выше меньше ниже көп")  # `на 7,5 процента меньше`; Kazakh `аз` is a modifier, too
_REACH = 5  #: tokens between a verb and its figure that only join them
_REACH_AFTER = 3
_REACH_BACK = 8


def with_trends(statements: Sequence[Statement]) -> list[Statement]:
    """Return the *statements* of one sentence, each with the direction that the words next to it state."""
    result: list[Statement] = []
    for statement in statements:
        trend = _trend(statement)
        if trend == "none" and result:
            trend = _inherited(result[-1], statement)
        result.append(statement if trend == "none" else statement._replace(trend=trend))
    return result


def _trend(statement: Statement) -> Trend:
    tokens, quantity = statement.reading.tokens, statement.quantity
    if tokens[quantity.first].low in ("between", "между"):
        return "none"
    if (
        quantity.kind == "money"
        and quantity.first
        and tokens[quantity.first - 1].low in ("lost", "losing", "lose")
    ):
        return "none"
    if quantity.kind == "ratio":
        compared = _MORE.get(tokens[quantity.end].low, "none") if quantity.end < len(tokens) else "none"
        if compared != "none":
            return compared  # type: ignore[return-value]
    if quantity.kind == "ratio" and quantity.first and tokens[quantity.first - 1].low == "в":
        before = _before(tokens, quantity.first - 1)
    else:
        before = _before(tokens, quantity.first)
    return before if before != "none" else _after(tokens, quantity.end, kind=quantity.kind)


def _before(tokens: Sequence[Token], first: int) -> Trend:
    for place in range(first - 1, max(-1, first - 1 - _REACH), -1):
        token = tokens[place]
        if (trend := trend_of(token.low)) != "none":
            return "none" if _is_phrasal(tokens, place) else trend
        if token.low not in _BETWEEN and not token.low.endswith("ly"):
            return "none"
    return "none"


def _is_phrasal(tokens: Sequence[Token], place: int) -> bool:
    """`turned up 21 kg`, `took down 165 sites`: the word goes with the verb before it."""
    return tokens[place].low in ("up", "down") and place > 0 and tokens[place - 1].low in _PHRASAL


def _after(tokens: Sequence[Token], end: int, *, kind: str) -> Trend:
    """Kazakh, and Russian at times, put the verb behind: `12 пайызға төмендеді`."""
    if kind not in ("percent", "ratio"):
        return "none"
    for token in tokens[end : end + _REACH_AFTER]:
        if token.low in _COMPARED and token is tokens[end]:
            return _MORE[token.low]  # type: ignore[return-value]
        if token.text.isascii() or token.low in _MORE:
            return "none"
        if (trend := trend_of(token.low)) != "none":
            return trend
    return "none"


def _inherited(before: Statement, statement: Statement) -> Trend:
    """`reduced by 12%, property by 11%`: the second figure hangs on the same verb."""
    tokens, quantity = statement.reading.tokens, statement.quantity
    if quantity.kind in ("percent", "ratio") and _restates(tokens, quantity.first):
        return before.trend if before.trend != "none" else _verb_before(tokens, before.quantity.first)
    if before.trend == "none" or (quantity.kind, quantity.unit) != (
        before.quantity.kind,
        before.quantity.unit,
    ):
        return "none"
    between = tokens[before.quantity.end : quantity.first]
    if not between or any(trend_of(token.low) != "none" for token in between):
        return "none"
    return before.trend if between[-1].low in _LINKS else "none"


def _restates(tokens: Sequence[Token], first: int) -> bool:
    """`from 1,734 to 1,466, or by 15.5 per cent`, `190 points, or 0.6%`: the same change in other terms."""
    before = [token.low for token in tokens[max(0, first - 2) : first]]
    return before[-1:] == ["or"] or before in (["or", "by"], ["или", "на"])


def _verb_before(tokens: Sequence[Token], first: int) -> Trend:
    for place in range(first - 1, max(-1, first - 1 - _REACH_BACK), -1):
        if (trend := trend_of(tokens[place].low)) != "none":
            return "none" if tokens[place + 1].low == "of" else trend
    return "none"
