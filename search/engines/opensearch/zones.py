"""What a zone of a release has to have: conditions that say which releases match, and nothing of how well."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from search.analysis import fold, name_key, variants
from search.engines.opensearch.failures import Json
from search.engines.opensearch.schema import NO_KEY, OFFICIAL, Zone
from search.query import Fuzzy, Near, Phrase, Prefix, Term

NOTHING: Json = {"match_none": {}}


def either(conditions: list[Json]) -> Json:
    """Return the condition that one of *conditions* holds."""
    return {"bool": {"should": conditions, "minimum_should_match": 1}} if conditions else NOTHING


def matching(leaf: Term | Phrase | Near | Prefix | Fuzzy, zone: Zone) -> Json:
    """Return the condition that a zone has *leaf*."""
    match leaf:
        case Term(exact=exact, text=text):
            return _terms(zone.exact, (_form(zone)(text),)) if exact else _terms(*_stemmed(zone, text))
        case Phrase(words=words):
            return _in_order(zone, [_form(zone)(word) for word in words])
        case Near(words=words, slop=slop):
            return _together(zone, [_stemmed(zone, word)[1] for word in words], slop)
        case Prefix(text=text):
            form = _plain_form(zone, text)
            return {"prefix": {zone.exact: {"value": form}}} if form else NOTHING
        case Fuzzy(text=text, distance=distance):
            return similar(zone.exact, _plain_form(zone, text), distance)


def similar(name: str, form: str, distance: int) -> Json:
    """Return the condition that the field *name* has a word within *distance* edits of *form*."""
    if not form:
        return NOTHING
    # Rewritten to a constant, it takes every such word, and not the fifty most similar.
    return {"fuzzy": {name: {"value": form, "fuzziness": distance, "rewrite": "constant_score"}}}


def _terms(name: str, forms: Sequence[str]) -> Json:
    return {"terms": {name: [form for form in forms if form]}}


def _stemmed(zone: Zone, word: str) -> tuple[str, tuple[str, ...]]:
    if zone is OFFICIAL:
        return zone.exact, (_form(zone)(word),)
    return zone.stemmed, variants(word) if word else ()


def _form(zone: Zone) -> Callable[[str], str]:
    return _key if zone is OFFICIAL else fold


def _key(word: str) -> str:
    return name_key(word) or NO_KEY


def _plain_form(zone: Zone, text: str) -> str:
    return name_key(text) if zone is OFFICIAL else fold(text)


def _in_order(zone: Zone, forms: list[str]) -> Json:
    if not forms or not all(forms):
        return NOTHING
    return {
        "intervals": {zone.exact: {"match": {"query": " ".join(forms), "mode": "ordered", "max_gaps": 0}}}
    }


def _together(zone: Zone, words: list[tuple[str, ...]], slop: int) -> Json:
    """Return the condition that a window has all *words*, one that is named twice at two places."""
    if not words or not all(words):
        return NOTHING
    each = [any_of([{"match": {"query": form}} for form in forms]) for forms in words]
    together = {"all_of": {"intervals": each, "mode": "unordered", "max_gaps": slop}}
    return {"intervals": {zone.stemmed: together if len(each) > 1 else each[0]}}


def any_of(intervals: list[Json]) -> Json:
    """Return the rule of intervals that one of *intervals* holds."""
    return intervals[0] if len(intervals) == 1 else {"any_of": {"intervals": intervals}}
