"""From what the cluster found to what a reader sees: by the same code as with every engine."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from search.choosing import Chooser
from search.engines.opensearch import emitting
from search.engines.opensearch.asking import Found
from search.engines.opensearch.documents import release_of
from search.engines.opensearch.failures import Json
from search.engines.opensearch.rarity import Named
from search.engines.opensearch.schema import EVERYWHERE, Scope
from search.grammar.amounts import stated
from search.model import Hit
from search.query import All, Any, Fuzzy, Near, Phrase, Prefix, Quantity, Query, Term, as_typed
from search.snippets import Excerpts

DIGITS: Final = 6  #: of a score after the point; the cluster counts in float32


def hits(found: Found) -> Iterator[Hit]:
    """Yield the hits of a page, in order."""
    excerpts, chooser = Excerpts(found.asked), Chooser(found.asked)
    for hit in found.answer["hits"]["hits"]:
        release = release_of(hit["_source"])
        shown, title = excerpts.of(release)
        yield Hit(
            release,
            round(hit["_score"] or 0.0, DIGITS),
            shown,
            chooser.of(release, shown[0]),
            title,
            _missing(found, hit) if found.relaxed else (),
        )


def _missing(found: Found, hit: Json) -> tuple[str, ...]:
    """Return the words of the query that *hit* lacks, as typed; of alternatives one is enough."""
    matched = frozenset(hit.get("matched_queries", ()))
    having = frozenset(named for named, name in found.names.items() if name in matched)
    return tuple(dict.fromkeys(_lacking(found.asked, having, EVERYWHERE)))


def _lacking(query: Query, having: frozenset[Named], scope: Scope) -> Iterator[str]:
    if emitting.truth(query, having, scope):
        return
    match query:
        case All(children=children) | Any(children=children):
            for child in children:
                yield from _lacking(child, having, scope)
        case Term() | Phrase() | Near() | Prefix() | Fuzzy():
            yield as_typed(query)
        case Quantity():
            yield stated(query)
