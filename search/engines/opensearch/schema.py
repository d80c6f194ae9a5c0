"""The index as OpenSearch is told of it: fields, and how they are kept.

text   text_exact    the words of the passages, a value each: stemmed, and as printed; one position each
title  title_exact
agency agency_exact  name and aliases, a value each
place  place_exact   name and other names
names                keys of the words of the officials' names, labels and spellings
named                the same, each once: an occurrence in the text
figures              nested: each figure of a fact, with the stems of its sentence
facet  labels        what a request selects; and value and label together, where a reader sees another word
release              all of it, as it is shown; never searched

All words are our own terms, joined by blanks: the cluster cuts at blanks and does nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from search import facets, ranking
from search.engines.opensearch.address import Layout
from search.engines.opensearch.failures import Json
from search.model import FacetName
from search.query import MAX_SLOP, FieldName

SCHEMA: Final = "onrecord-opensearch-3"  #: to be counted up when fields, analysis or the stored form change
GAP: Final = MAX_SLOP + 1  #: positions between two passages or names: more than any window has, and no wider
LABELLED: Final[tuple[FacetName, ...]] = ("agency", "official", "kind")  #: facets with labels of their own
SEPARATOR: Final = "\x1f"  #: between value and label; no printable text has it
NO_KEY: Final = "∅"  #: stands for an empty key of a name; no word has it


@dataclass(frozen=True, slots=True)
class Zone:
    """Where a query's words are looked for: a stemmed field, and the one that has them as printed."""

    stemmed: str
    exact: str
    weight: float = 1.0


TEXT: Final = Zone("text", "text_exact", ranking.TEXT_WEIGHT)
TITLE: Final = Zone("title", "title_exact", ranking.TITLE_WEIGHT)
AGENCY: Final = Zone("agency", "agency_exact")
PLACE: Final = Zone("place", "place_exact")
OFFICIAL: Final = Zone("names", "names")
ZONES: Final = (TEXT, TITLE, AGENCY, PLACE, OFFICIAL)


@dataclass(frozen=True, slots=True)
class Scope:
    """The zones that words are looked for in; *names*: an official's name counts as one more occurrence."""

    zones: tuple[Zone, ...]
    names: bool = False
    scores: bool = True


EVERYWHERE: Final = Scope((TITLE, TEXT), names=True)
SCOPES: Final[dict[FieldName, Scope]] = {
    "title": Scope((TITLE,)),
    "agency": Scope((AGENCY,), scores=False),
    "place": Scope((PLACE,), scores=False),
    "official": Scope((OFFICIAL,), scores=False),
}


def index_body(layout: Layout, meta: Json) -> Json:
    """Return what a generation is made with: nothing refreshes or copies it while it is loaded."""
    return {
        "settings": {
            "number_of_shards": layout.shards,
            "number_of_replicas": 0,
            "refresh_interval": "-1",
            "codec": "best_compression",
            "similarity": {"default": {"type": "BM25", "k1": ranking.K1, "b": ranking.B}},
        },
        "mappings": {
            "dynamic": "strict",
            "_meta": meta,
            "_source": {"includes": ["release"]},
            "properties": _properties(),
        },
    }


def words_body(meta: Json) -> Json:
    """Return what the list of the words of a generation, and of its parts, is made with."""
    keyword, sorted_by = {"type": "keyword"}, {"type": "short", "index": False}
    return {
        "settings": {
            "number_of_shards": 1,
            "number_of_replicas": 0,
            "refresh_interval": "-1",
            "codec": "best_compression",
        },
        "mappings": {
            "dynamic": "strict",
            "_meta": meta,
            "_source": {"includes": ["part"]},
            "properties": {
                "zone": keyword,
                "word": keyword,
                "length": sorted_by,
                "common": sorted_by,
                "part": {"type": "object", "enabled": False},
            },
        },
    }


def _properties() -> Json:
    scored = {"type": "text", "analyzer": "whitespace", "position_increment_gap": GAP}
    plain = scored | {"norms": False}
    bare = {"type": "text", "analyzer": "whitespace", "norms": False, "index_options": "docs"}
    keyword = {"type": "keyword"}
    fields = {name: scored for zone in (TEXT, TITLE) for name in (zone.stemmed, zone.exact)}
    fields |= {name: plain for zone in (AGENCY, PLACE, OFFICIAL) for name in (zone.stemmed, zone.exact)}
    return {
        "id": keyword,
        "sha256": {"type": "keyword", "index": False},
        "day": {"type": "date", "format": "strict_date"},
        "passages": {"type": "integer", "index": False},
        **fields,
        "named": bare,
        "facet": {"properties": dict.fromkeys(facets.NAMES, keyword)},
        "labels": {"properties": {name: keyword | {"index": False} for name in LABELLED}},
        "figures": {
            "type": "nested",
            "properties": {
                "low": {"type": "double", "doc_values": False},
                "high": {"type": "double"},
                "low_log": {"type": "float", "index": False},
                "high_log": {"type": "float", "index": False},
                "unit": keyword | {"doc_values": False},
                "kind": keyword | {"doc_values": False},
                "open": keyword | {"doc_values": False},
                "words": bare,
            },
        },
        "release": {"type": "object", "enabled": False},
    }
