"""How figures of a release belong together: ends of one change, parts of a whole, one amount in two units."""

from __future__ import annotations

from collections.abc import Sequence

from indexer.facts.statement import Statement
from search.quantities.lexicon import words
from search.quantities.tokens import Token

_FROM = words("from с со")
_TO = words("to до")
_RESTATING = words("( , or that is i e то есть или яғни about over nearly approximately — – [")
_OPENING = words("( [")
_PARTS = (
    ("including",), ("incl", "."), ("of", "which"), ("of", "whom"), ("among", "them"), ("among", "which"),
    ("among", "whom"), ("of", "that", "amount"), ("of", "this"), ("of", "these"), ("of", "them"),
    ("в", "том", "числе"), ("из", "них"), ("из", "которых"), ("включая",), ("оның", "ішінде"), ("соның",
    "ішінде"),
    ("олардың",), ("оның",), ("among", "them", "are"), ("among", "them", ","),
)  # fmt: skip
_LAST = frozenset(phrase[-1] for phrase in _PARTS)
_MEMORY = 6  #: statements back in which the whole of a part is looked for
_ROUNDING = 0.1  #: how far a conversion in the text may be off
_APART = 4  #: tokens at most between the two ends of a change


def with_changes(statements: Sequence[Statement], number: int) -> list[Statement]:
    """Return the *statements* of one sentence with the roles of `from 13 kg to 1.5 tons`.

    *number* is the first change_id that is free.
    """
    result = list(statements)
    for place in range(len(result) - 1):
        left, right = result[place], result[place + 1]
        roles = _roles(left, right) if left.role == "none" else None
        if roles is not None:
            result[place] = left._replace(role=roles[0], change_id=number)  # type: ignore[arg-type]
            result[place + 1] = right._replace(role=roles[1], change_id=number)  # type: ignore[arg-type]
            number += 1
    return result


def _roles(left: Statement, right: Statement) -> tuple[str, str] | None:
    tokens = left.reading.tokens
    if (left.quantity.kind, left.unit) != (right.quantity.kind, right.unit):
        return None
    before = tokens[left.quantity.first - 1].low if left.quantity.first else ""
    between = [token.low for token in tokens[left.quantity.end : right.quantity.first]]
    opening = tokens[right.quantity.first].low
    if before in _FROM and len(between) <= _APART and (opening in _TO or (between and between[-1] in _TO)):
        return "from", "to"
    if before in _TO and between[:1] and between[0] in _FROM and len(between) == 1:
        return "to", "from"
    return None


def with_wholes(statements: Sequence[Statement], earlier: Sequence[Statement]) -> list[Statement]:
    """Return the *statements* of one sentence, each with the place of the figure that includes it, or that
    it restates in another unit.

    Places count from the first statement of the text.
    """
    near = list(earlier[-_MEMORY:])
    offset, result = len(earlier) - len(near), len(near)
    for statement in statements:
        if len(near) > result and _restates(near[-1], statement):
            root = near[-1].equivalent_of
            place = offset + len(near) - 1 if root is None else root
            near.append(statement._replace(equivalent_of=place))
        else:
            whole = _whole(near, statement, offset)
            near.append(statement if whole is None else statement._replace(part_of=whole))
    return near[result:]


def _restates(before: Statement, statement: Statement) -> bool:
    """`KZT 282bn ($608mn)`, `11 trillion tenge, or $22 billion`, `seven miles (11 km)`."""
    one, other = before.quantity, statement.quantity
    if before.sentence != statement.sentence or one.kind != other.kind or one.kind in ("count", "ratio"):
        return False
    if one.kind == "percent" and one.form == "plain":
        return False
    if (
        (before.printed_unit == statement.printed_unit and one.kind != "percent")
        or not statement.unit
        or one.kind == "duration"
    ):
        return False
    if one.kind not in ("money", "measure") and not _is_close(float(one.low), float(other.low)):
        return False
    between = statement.reading.tokens[one.end : other.first]
    if not between or len(between) > _APART or any(token.low not in _RESTATING for token in between):
        return False
    return between[0].text in _OPENING or len(between) > 1


def _is_close(one: float, other: float) -> bool:
    """`seven miles (11 km)` is one length; `12 tons (105 kilograms)` are two masses."""
    return abs(one - other) <= _ROUNDING * max(abs(one), abs(other))


def _whole(near: Sequence[Statement], statement: Statement, offset: int) -> int | None:
    """Return the place of the figure that *statement* is a part of; that of `near[0]` is *offset*.

    What shares a noun with a part is a part of the same whole.
    """
    tokens, quantity = statement.reading.tokens, statement.quantity
    inherited = quantity.unit == "" and statement.unit != "" and statement.role == "none"
    if not (quantity.elided or inherited or _announced(tokens, quantity.first)):
        return None
    if (
        inherited
        and quantity.first
        and tokens[quantity.first - 1].low in ("вместо", "instead", "against", "from", "to")
    ):
        return None
    for place in range(len(near) - 1, max(-1, len(near) - 1 - _MEMORY), -1):
        other = near[place]
        if (other.quantity.kind, other.unit) != (quantity.kind, statement.unit) or other.is_period:
            continue
        if other.quantity.high > quantity.high and other.role == "none":
            return offset + place if other.part_of is None or not inherited else other.part_of
    return None


def _announced(tokens: Sequence[Token], first: int) -> bool:
    if not first or (
        tokens[first - 1].low not in _LAST and (first < 2 or tokens[first - 2].low not in _LAST)
    ):
        return False
    lead = tuple(token.low for token in tokens[max(0, first - 4) : first])
    return any(lead[-len(phrase) :] == phrase or lead[-len(phrase) - 1 : -1] == phrase for phrase in _PARTS)
