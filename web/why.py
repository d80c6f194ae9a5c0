"""Why a release is among the hits: for each part of the query, where it stands there, and in which forms.

Only the title and the excerpts that are shown are looked through: the excerpts were chosen for having as many
of the words as can be shown, and to read ten whole releases again would double the time of a page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from search import grammar, highlight
from search.grammar.worded import quantity_of
from search.model import Hit, Release
from search.quantities.matching import satisfying
from search.query import (
    All,
    Any,
    DateRange,
    Field,
    Fuzzy,
    Near,
    Not,
    Phrase,
    Prefix,
    Quantity,
    Query,
    Term,
)
from web import words
from web.badge_links import BadgeLink, badge_link
from web.words import text as _

FORMS = 4  #: different spellings of one word that are named; endings beyond them say nothing new
FIGURES = 3  #: figures of one quantity that are shown
_Words = Term | Phrase | Near | Prefix | Fuzzy


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a release where a part stands: its name, and the forms that are printed there."""

    label: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """How a hit meets one part of the query. *asked* is the part as typed.

    With neither *places* nor *figures* it is not in what is shown, or, *lacking*, not in the release.
    """

    asked: str
    places: tuple[Place, ...] = ()
    figures: tuple[BadgeLink, ...] = ()
    lacking: bool = False


def reasons(hit: Hit, text: str, url: str) -> tuple[Reason, ...]:
    """Return how *hit*, whose page is at *url*, meets each part of the query *text*, in the order typed."""
    parts = _asked(text)
    found = _found(hit, parts)
    return tuple(
        Reason(
            _typed(part, text),
            found.get(part) or _known(hit.release, part),
            _figures(hit.release, part, url),
            lacking=_typed(part, text) in hit.missing,
        )
        for part in parts
    )


@lru_cache(maxsize=64)
def _asked(text: str) -> tuple[Query, ...]:
    """Return the parts of *text*, once for all hits of a page."""
    return tuple(dict.fromkeys(_parts(grammar.parse(text))))


def _parts(query: Query) -> Iterator[Query]:
    """Yield what *query* asks for; what it excludes is no reason to be shown."""
    if quantity := quantity_of(query):
        yield replace(quantity, span=query.span)
        return
    match query:
        case All(children=children) | Any(children=children):
            for child in children:
                yield from _parts(child)
        case Not():
            return
        case _:
            yield query


def _typed(part: Query, text: str) -> str:
    return text[part.span.start : part.span.end] if part.span else ""


def _found(hit: Hit, parts: Sequence[Query]) -> dict[Query, tuple[Place, ...]]:
    """Return where those of *parts* that are words stand."""
    sought = tuple(part for part in parts if isinstance(part, _Words))
    titled = tuple(part for part in parts if isinstance(part, Field) and part.name == "title")
    excerpts = "\n".join(snippet.text for snippet in hit.snippets)
    bare = (*sought, *(part.child for part in titled))
    in_title = _standing(hit.release, bare, hit.release.title)
    in_excerpts = _standing(hit.release, sought, excerpts)
    places: dict[Query, tuple[Place, ...]] = {}
    for part, forms in zip((*sought, *titled), in_title, strict=True):
        places[part] = (Place(_("in the title"), forms),) if forms else ()
    for part, forms in zip(sought, in_excerpts, strict=True):
        places[part] += (Place(_("in the text"), forms),) if forms else ()
    return places


def _standing(release: Release, sought: Sequence[Query], text: str) -> Iterator[tuple[str, ...]]:
    """Yield the forms in which each of *sought* stands in *text*, a part of *release*."""
    names = {
        name
        for official in release.officials
        for name in (official.name, official.label, *official.spellings)
        if name
    }
    for part in sought:
        spans = highlight.highlights(part, text, release.lang, names=names)
        printed = [text[span.start : span.end] for span in spans]
        yield tuple({form.casefold(): form for form in reversed(printed)}.values())[: -FORMS - 1 : -1]


def _known(release: Release, part: Query) -> tuple[Place, ...]:
    """Return what is known of *release* that meets a restriction of the query."""
    if isinstance(part, DateRange) and release.dates.best:
        return (Place(_("its day"), (words.day(release.dates.best),)),)
    if not isinstance(part, Field):
        return ()
    known: dict[str, str | None] = {
        "agency": release.agency.name if release.agency else None,
        "official": words.listed([each.label or each.name for each in release.officials]),
        "place": release.place,
        "lang": words.language(release.lang),
    }
    value = known.get(part.name)
    return (Place(_("on record"), (value,)),) if value else ()


def _figures(release: Release, part: Query, url: str) -> tuple[BadgeLink, ...]:
    if not isinstance(part, Quantity):
        return ()
    satisfied = (
        badge_link(fact, number, url, words.interface())
        for number, fact in enumerate(release.facts)
        if satisfying(fact, part)
    )
    return tuple(islice(satisfied, FIGURES))
