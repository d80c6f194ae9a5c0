"""Which words of a query may be spellings of an official's name: those that are not words of their own.

`asset` has the name key of Aset, yet who types it asks for assets: the releases print it in lower case.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from search.analysis import Tokens, fold, name_key
from search.engines.opensearch.documents import release_of
from search.engines.opensearch.failures import Json
from search.engines.opensearch.requests import ordered
from search.engines.opensearch.schema import TEXT
from search.engines.opensearch.session import Session
from search.engines.opensearch.suggesting import total
from search.model import Release
from search.query import All, Any, Not, Query, Term

SAMPLE: Final = 20  #: releases looked into, the newest that have the word, once a word and generation
REMEMBERED: Final = 20_000  #: words


def ordinary(session: Session, query: Query) -> frozenset[str]:
    """Return the words of *query*, folded, that are no spellings of names."""
    words = {fold(term.text): name_key(term.text) for term in _bare(query)}
    names = session.known.names  # other threads may forget them meanwhile
    known = {word: may_be for word in words if (may_be := names.get(word)) is not None}
    new = {word: key for word, key in words.items() if word not in known}
    counts = session.ask(*({"size": 0, "track_total_hits": 1, "query": _named(key)} for key in new.values()))
    keys_of_names = [word for word, found in zip(new, counts, strict=True) if total(found)]
    samples = session.ask(*map(_newest, keys_of_names))
    found = {word: not _is_small(sample, word) for word, sample in zip(keys_of_names, samples, strict=True)}
    known |= dict.fromkeys(new, False) | found
    if len(names) > REMEMBERED:
        names.clear()
    names.update(known)
    return frozenset(word for word in words if not known[word])


def _bare(query: Query) -> Iterator[Term]:
    match query:
        case Term(exact=False) if name_key(query.text):
            yield query
        case All(children=children) | Any(children=children):
            for child in children:
                yield from _bare(child)
        case Not(child=child):
            yield from _bare(child)
        case _:
            return


def _named(key: str) -> Json:
    return {"term": {"named": key}}


def _newest(word: str) -> Json:
    having = {"term": {TEXT.exact: word}}
    return {"size": SAMPLE, "query": having, "sort": ordered("newest")}


def _is_small(sample: Json, word: str) -> bool:
    """Whether the releases of *sample* print *word* in lower case more often than not."""
    releases = (release_of(hit["_source"]) for hit in sample["hits"]["hits"])
    printed = [small for release in releases for small in _small(release, word)]
    return 2 * sum(printed) > len(printed)


def _small(release: Release, folded: str) -> list[bool]:
    """Return for each occurrence of a word in the text of *release* whether it is in lower case."""
    tokens = Tokens(release.text, release.lang)
    found = (at for at, term in enumerate(tokens.exact) if term == folded)
    return [release.text[tokens.span(at, at).start].islower() for at in found]
