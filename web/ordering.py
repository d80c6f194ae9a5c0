"""The order of a page: that of the largest figures is there only where figures compare."""

from __future__ import annotations

from dataclasses import replace

from search import grammar
from search.errors import RequestInvalid
from search.largest import Compared, compared, largest
from search.model import Fact, Hit, SearchRequest


def settled(request: SearchRequest) -> SearchRequest:
    """Return *request* in an order that there is: other words may have left no figures to compare."""
    if request.sort == "largest" and comparing(request) is None:
        return replace(request, sort="relevance")
    return request


def comparing(request: SearchRequest) -> Compared | None:
    """Return the figures that can put *request* in order, None where none can."""
    try:
        return compared(grammar.parse(request.text), request)
    except RequestInvalid:
        return None


def led(hit: Hit, request: SearchRequest) -> tuple[Fact, ...]:
    """Return the facts that are shown of *hit*, first the one that its place in the list goes by."""
    figures = comparing(request) if request.sort == "largest" else None
    number = None if figures is None else largest(hit.release, figures)
    if number is None:
        return hit.facts
    first = hit.release.facts[number]
    others = tuple(fact for fact in hit.facts if fact is not first)
    return (first, *others)[: max(1, len(hit.facts))]
