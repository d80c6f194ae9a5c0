"""A release as the document that the cluster keeps of it."""

from __future__ import annotations

import hashlib
from base64 import urlsafe_b64encode
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

from search import facets
from search.analysis import both_terms, exact_terms, exact_tokens, name_key, terms
from search.engines.opensearch import figures
from search.engines.opensearch.failures import Json
from search.engines.opensearch.schema import LABELLED, NO_KEY, SEPARATOR
from search.engines.opensearch.wire import encode
from search.errors import IndexDamaged
from search.model import Official, Release, Span


class Document(NamedTuple):
    """*key* is its name in the cluster, *content* its JSON; *words* may be looked up: field and word."""

    key: str
    content: bytes
    words: frozenset[tuple[str, str]]


def key(release_id: str) -> str:
    """Return the name of a release in the cluster, where names are short: half of its id's SHA-256."""
    return urlsafe_b64encode(hashlib.sha256(release_id.encode()).digest()[:18]).decode()


def document(release: Release) -> Document:
    """Return what is indexed of *release*."""
    passages = release.passages or (Span(0, len(release.text)),)
    read = [both_terms(release.text[span.start : span.end], release.lang) for span in passages]
    title, title_exact = both_terms(release.title, release.lang)
    agency, lang = release.agency, release.lang
    offices = (agency.name, *agency.aliases) if agency else ()
    places = (release.place, *release.place_aliases) if release.place else ()
    names = [_keys(text) for official in release.officials for text in _spellings(official)]
    exact = {
        "text_exact": [words for _, words in read],
        "title_exact": [title_exact],
        "agency_exact": [exact_terms(text) for text in offices],
        "place_exact": [exact_terms(text) for text in places],
        "names": names,
    }
    stemmed = {
        "text": [words for words, _ in read],
        "title": [title],
        "agency": [terms(text, lang) for text in offices],
        "place": [terms(text, lang) for text in places],
        "named": [sorted({word for words in names for word in words})],
    }
    fields = {name: [" ".join(words) for words in texts] for name, texts in (exact | stemmed).items()}
    content = encode(fields | _attributes(release, len(passages)))
    return Document(key(release.id), content, frozenset(_looked_up(exact)))


def _looked_up(exact: dict[str, list[list[str]]]) -> Iterator[tuple[str, str]]:
    for field, texts in exact.items():
        yield from ((field, word) for word in set().union(*texts) if word != NO_KEY)


def _attributes(release: Release, passages: int) -> Json:
    day = release.dates.best
    choices = facets.choices(release)
    return {
        "id": release.id,
        "sha256": release.sha256,
        "day": day.isoformat() if day else None,
        "passages": passages,
        "facet": _grouped((choice.facet, choice.value) for choice in choices),
        "labels": _grouped(
            (choice.facet, f"{choice.value}{SEPARATOR}{choice.label}")
            for choice in choices
            if choice.facet in LABELLED
        ),
        "figures": figures.documents(release),
        "release": release,
    }


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return found


def _spellings(official: Official) -> Iterator[str]:
    yield from dict.fromkeys(text for text in (official.name, official.label, *official.spellings) if text)


def _keys(text: str) -> list[str]:
    return [name_key(text[token.start : token.end]) or NO_KEY for token in exact_tokens(text)]


def release_of(source: Json) -> Release:
    """Return the release that a document was made from. Raises IndexDamaged when it is not one."""
    try:
        return msgspec.convert(source["release"], Release)
    except (KeyError, msgspec.ValidationError) as error:
        raise IndexDamaged("a stored release cannot be read: rebuild the index with --rebuild") from error
