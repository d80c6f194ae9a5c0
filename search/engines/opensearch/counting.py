"""Facets: what the cluster is asked to count, under every filter but a facet's own, and what it counted."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final, TypeAlias

from search import facets
from search.engines.opensearch.failures import Json
from search.engines.opensearch.schema import SEPARATOR
from search.model import Facet, FacetName, FacetValue

Selected: TypeAlias = Mapping[FacetName, frozenset[str]]
Labels: TypeAlias = Mapping[FacetName, Mapping[str, str]]

#: Values of a facet that are counted. A shard answers with half as many again; where even that leaves a count
#: in doubt, the value is left out rather than shown with a number that may be too small.
VALUES: Final = 10_000
PAGE: Final = 5_000  #: pairs of value and label that are read at once


def filters(selected: Selected, but: FacetName | None = None) -> list[Json]:
    """Return the conditions of the facets *selected*, leaving out that of the facet *but*."""
    return [
        {"terms": {f"facet.{name}": sorted(values)}}
        for name, values in selected.items()
        if values and name != but
    ]


def aggregations(selected: Selected, asked: Collection[FacetName]) -> Json:
    """Return what counts the facets *asked* for among the releases that match words and dates."""
    return {name: _aggregation(name, filters(selected, but=name)) for name in facets.NAMES if name in asked}


def _aggregation(name: FacetName, conditions: list[Json]) -> Json:
    values = {"terms": {"field": f"facet.{name}", "size": VALUES, "show_term_doc_count_error": True}}
    kept: Json = {"bool": {"filter": conditions}} if conditions else {"match_all": {}}
    return {"filter": kept, "aggs": {"values": values}}


def counted(answer: Json, selected: Selected, labels: Labels) -> tuple[Facet, ...]:
    """Return every facet of *answer* with values in reading order; selected ones are there even at 0."""
    aggregated = answer["aggregations"]
    return tuple(
        _facet(name, aggregated[name]["values"]["buckets"], selected.get(name, frozenset()), labels)
        for name in facets.NAMES
        if name in aggregated
    )


def _facet(name: FacetName, buckets: list[Json], selected: frozenset[str], labels: Labels) -> Facet:
    known = labels.get(name, {})
    counts = {
        bucket["key"]: bucket["doc_count"]
        for bucket in buckets
        if not bucket["doc_count_error_upper_bound"] or bucket["key"] in selected
    }
    counts |= dict.fromkeys(selected - counts.keys(), 0)
    return facets.ordered(
        name,
        (
            FacetValue(value, known.get(value, value), count, value in selected)
            for value, count in counts.items()
        ),
    )


def labelling(name: FacetName, after: Json | None) -> Json:
    """Return what asks for the next page of the labels of a facet, with how many releases print each."""
    pages: Json = {"size": PAGE, "sources": [{"label": {"terms": {"field": f"labels.{name}"}}}]}
    if after:
        pages["after"] = after
    return {"size": 0, "aggs": {"labels": {"composite": pages}}}


def most_printed(buckets: list[Json]) -> dict[str, str]:
    """Return the label of each value: that which most releases print; of equals the first by code point."""
    votes: dict[str, list[tuple[int, str]]] = {}
    for bucket in buckets:
        value, _, label = bucket["key"]["label"].partition(SEPARATOR)
        votes.setdefault(value, []).append((-bucket["doc_count"], label))
    return {value: min(printed)[1] for value, printed in votes.items()}
