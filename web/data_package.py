"""What a data package says of itself (Data Package 2.0, datapackage.org)."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from search import wire
from search.engine import Matching
from search.model import SearchRequest
from web.release_records import FACT_FIELDS, RELEASE_FIELDS, Field
from web.state import write

_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_GUARDED = (
    "A text that a spreadsheet would take for a formula has an apostrophe before it; releases.jsonl has "
    "every text as it is."
)


def descriptor(matching: Matching, request: SearchRequest, title: str, source: str | None) -> bytes:
    """Return `datapackage.json` of the package of *matching*; *source* is the address of its search."""
    value: wire.Json = {
        "$schema": _PROFILE,
        "name": "onrecord-releases",
        "title": title,
        "description": (
            f"The {matching.total} releases that match, and the figures that they state. "
            "The texts belong to the offices that published them."
        ),
        "version": matching.generation,
        "search": {name: value for name, value in write(request) if name not in {"page", "size"}},
        "total": matching.total,
        "resources": [_releases(), _facts(), _texts()],
    }
    if source:
        value["homepage"] = source
    return msgspec.json.format(wire.encode(value), indent=2)


def _releases() -> wire.Json:
    return _table("releases", RELEASE_FIELDS, {"primaryKey": ["id"]})


def _facts() -> wire.Json:
    reference = {"fields": ["release"], "reference": {"resource": "releases", "fields": ["id"]}}
    return _table("facts", FACT_FIELDS, {"primaryKey": ["release", "number"], "foreignKeys": [reference]})


def _table(name: str, fields: Iterable[Field], keys: wire.Json) -> wire.Json:
    return {
        "name": name,
        "type": "table",
        "path": f"{name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "description": _GUARDED,
        "schema": {"fields": [_field(field) for field in fields], "missingValues": [""], **keys},
    }


def _field(field: Field) -> wire.Json:
    plain: wire.Json = {"name": field.name, "type": field.type}
    return {**plain, "description": field.description} if field.description else plain


def _texts() -> wire.Json:
    return {
        "name": "texts",
        "path": "releases.jsonl",
        "format": "jsonl",
        "mediatype": "application/x-ndjson",
        "encoding": "utf-8",
        "description": "each release whole, one JSON object a line, as /api/v1/releases/<id> answers it",
    }
