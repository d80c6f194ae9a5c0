"""What a reader asks of the table of facts: a search, and the order of the rows. Both are in the URL."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal, get_args
from urllib.parse import urlencode

from search.engine import Searcher
from search.errors import RequestInvalid
from search.model import Fact, Facts, SearchRequest, StatedFact
from search.stated import MAX_FACTS
from web import state

Order = Literal["newest", "oldest", "largest", "smallest"]
ORDERS: tuple[Order, ...] = get_args(Order)
ROWS = 50  #: of one page of the table: 100 pages reach MAX_FACTS, as many as `state` lets be asked for


@dataclass(frozen=True, slots=True)
class Asked:
    """One table. The search's own sort is of no account here; its page is the page of the table."""

    request: SearchRequest
    order: Order = "newest"


def read(pairs: Iterable[tuple[str, str]]) -> Asked:
    """Return what the parameters of a URL ask for. Raises as `state.read` does."""
    given = tuple(pairs)
    orders = [value for name, value in given if name == "order" and value]
    if len(orders) > 1:
        raise RequestInvalid(f"order is given {len(orders)} times: give it once")
    # The table has its own number of rows, so that a size which was chosen for hits cannot cut it short.
    request = state.read(pair for pair in given if pair[0] != "size")
    return Asked(request, _order(orders[0]) if orders else "newest")


def _order(text: str) -> Order:
    for order in ORDERS:
        if text == order:
            return order
    raise RequestInvalid(f"order is {state.readable(text)!r}: choose one of {', '.join(ORDERS)}")


def address(asked: Asked, path: str = "/facts") -> str:
    """Return the address of *asked*: the inverse of `read`, below *path*."""
    pairs = (*state.write(replace(asked.request, size=SearchRequest().size)), *beside(asked))
    return f"{path}?{urlencode(pairs)}" if pairs else path


def beside(asked: Asked) -> state.Pairs:
    """Return the parameters of *asked* that are not its search's, without those at rest."""
    return () if asked.order == Asked(asked.request).order else (("order", asked.order),)


def stated(searcher: Searcher, asked: Asked) -> Facts:
    """Return all facts that *asked* is about, as far as they are listed, in its order."""
    sort: Literal["oldest", "newest"] = "oldest" if asked.order == "oldest" else "newest"
    facts = searcher.facts(replace(asked.request, sort=sort), limit=MAX_FACTS)
    if asked.order in ("newest", "oldest"):
        return facts
    return replace(facts, rows=_by_amount(facts.rows, chosen_unit(asked.request), asked.order))


def chosen_unit(request: SearchRequest) -> str | None:
    """Return the unit when *request* selects exactly one."""
    units = request.selected.get("unit", frozenset())
    return next(iter(units)) if len(units) == 1 else None


def measured(fact: Fact, unit: str | None) -> tuple[str, Decimal | None]:
    """Return the unit and the amount that *fact* is compared by.

    They are in *unit* if it states an amount in that, else in its own; of a range it is the lower end.
    """
    if unit is not None and fact.unit != unit:
        for each in fact.equivalents:
            if each.unit == unit:
                return unit, each.low if each.low is not None else each.high
    return fact.unit, fact.low if fact.low is not None else fact.high


def _by_amount(rows: Iterable[StatedFact], unit: str | None, order: Order) -> tuple[StatedFact, ...]:
    """Amounts compare within one unit only, so the rows of a unit stand together, the commonest first."""
    measures = [(row, *measured(row.fact, unit)) for row in rows]
    common = Counter(own for _, own, _ in measures)
    sign = -1 if order == "largest" else 1

    def rank(measure: tuple[StatedFact, str, Decimal | None]) -> tuple[int, str, bool, Decimal]:
        _, own, amount = measure
        return -common[own], own, amount is None, sign * (amount or Decimal(0))

    return tuple(row for row, _, _ in sorted(measures, key=rank))
