"""The answers of the API as JSON Schema: those of the model are made from it, the others name each field."""

from __future__ import annotations

from typing import Any, Final, cast, get_args

import msgspec

from search.model import Lang, Release
from search.wire import Json
from web import state
from web.release_records import FACT_FIELDS, FieldType

_REFERENCE = "#/components/schemas/{name}"
_TEXT: Final[Json] = {"type": "string"}
_MAYBE: Final[Json] = {"type": ["string", "null"]}
_DAY: Final[Json] = {"type": ["string", "null"], "format": "date"}
_NUMBER: Final[Json] = {"type": "number"}
_MAYBE_NUMBER: Final[Json] = {"anyOf": [_NUMBER, {"type": "null"}]}
_COUNT: Final[Json] = {"type": "integer", "minimum": 0}
_TRUTH: Final[Json] = {"type": "boolean"}
_LANG: Final[Json] = {"enum": list(get_args(Lang))}
_OF_TYPE: Final[dict[FieldType, Json]] = {
    "string": _MAYBE,
    "date": _DAY,
    "number": {"type": ["number", "null"]},
    "integer": _COUNT,
    "boolean": _TRUTH,
}


def reference(name: str) -> Json:
    """Return the reference to the schema of that name."""
    return {"$ref": _REFERENCE.format(name=name)}


def schemas() -> Json:
    """Return every schema by its name."""
    return {**_of_model(), **_of_answers(), "Fact": _fact()}


def whole(properties: Json, description: str = "", optional: Json | None = None) -> Json:
    """Return an object that has all of *properties*, may have *optional* ones, and no other."""
    described: Json = {"description": description} if description else {}
    return {
        "type": "object",
        **described,
        "properties": {**properties, **(optional or {})},
        "required": list(properties),
        "additionalProperties": False,
    }


def _of_model() -> Json:
    _, components = msgspec.json.schema_components((Release,), ref_template=_REFERENCE)
    return {name: _answered(schema) for name, schema in components.items()}


def _fact() -> Json:
    model = cast("dict[str, Any]", _of_model()["Fact"])
    properties: Json = {"number": _COUNT, "badge": _TEXT, **model["properties"], **_added()}
    described = f"{model['description']} `badge` is it in words, `number` its place."
    return whole(properties, described)


def _or_null(schema: Json) -> Json:
    return {"anyOf": [schema, {"type": "null"}]}


def _added() -> Json:
    """What a release and the official rates add to a fact."""
    rated = {"low": _MAYBE_NUMBER, "high": _MAYBE_NUMBER, "unit": _TEXT, "rate": _NUMBER, "rate_date": _TEXT}
    return {
        "official": {"anyOf": [whole({"id": _TEXT, "name": _TEXT}), {"type": "null"}]},
        "computed": {"anyOf": [whole({**rated, "source": _TEXT, "text": _TEXT}), {"type": "null"}]},
    }


def _answered(schema: Any) -> Any:
    """Return *schema* as answers have it: every field is there, and decimals are numbers."""
    if isinstance(schema, list):
        return [_answered(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    if schema.get("format") == "decimal":
        return _NUMBER
    kept = {name: _answered(value) for name, value in schema.items() if name != "default"}
    if kept.get("type") == "object":
        return whole(kept["properties"], " ".join(kept["description"].split()).replace("*", "`"))
    return kept


def _list(items: Json) -> Json:
    return {"type": "array", "items": items}


def _of_answers() -> Json:
    return {
        **_of_hits(),
        "Search": whole(
            {
                "query": _TEXT,
                "total": _COUNT,
                "page": _COUNT,
                "size": _COUNT,
                "sort": {"enum": list(state.SORTS)},
                "relaxed": _TRUTH,
                "suggestion": _MAYBE,
                "understood": _list(whole({"label": _TEXT, "without": _TEXT})),
                "hits": _list(reference("Hit")),
                "partial": _list(reference("Hit")),
                "facets": _list(reference("Facet")),
            },
            "One page of a search.",
        ),
        "Figure": whole({field.name: _OF_TYPE[field.type] for field in FACT_FIELDS}, "One row of a table."),
        "Figures": whole(
            {
                "query": _TEXT,
                "total": _COUNT,
                "releases": _COUNT,
                "read": _COUNT,
                "whole": _TRUTH,
                "order": _TEXT,
                "ordered_among": _TEXT,
                "page": _COUNT,
                "pages": _COUNT,
                "facts": _list(reference("Figure")),
            },
            "One page of the table of figures.",
        ),
        "Suggestions": {
            "description": "What was typed, then the query texts that begin with it.",
            "type": "array",
            "items": {"anyOf": [_TEXT, _list(_TEXT)]},
            "minItems": 2,
            "maxItems": 2,
        },
        "Problem": _problem(),
    }


def _of_hits() -> Json:
    segments = _list(reference("Segment"))
    official = whole({"id": _TEXT, "name": _TEXT, "title": _MAYBE, "label": _TEXT})
    agency = whole({"id": _TEXT, "name": _TEXT})
    value = whole({"value": _TEXT, "label": _TEXT, "count": _COUNT, "selected": _TRUTH})
    return {
        "Segment": whole({"text": _TEXT, "highlight": _TRUTH}, "Plain text, never HTML."),
        "Snippet": whole({"segments": segments, "start": _COUNT, "end": _COUNT}, "An excerpt of a release."),
        "Facet": whole({"name": {"enum": list(state.FACETS)}, "values": _list(value)}),
        "Hit": whole(
            {
                "id": _TEXT,
                "title": _TEXT,
                "title_segments": segments,
                "date": _DAY,
                "agency": _or_null(agency),
                "officials": _list(official),
                "place": _MAYBE,
                "lang": _LANG,
                "source": _MAYBE,
                "digest": _TRUTH,
                "score": _NUMBER,
                "missing": _list(_TEXT),
                "snippets": _list(reference("Snippet")),
                "facts": _list(reference("Fact")),
            },
            "One matching release.",
        ),
    }


def _problem() -> Json:
    return whole(
        {"type": _TEXT, "title": _TEXT, "status": {"type": "integer"}, "detail": _TEXT, "request_id": _TEXT},
        "What went wrong (RFC 9457).",
        {"position": {"type": "integer", "minimum": 1}},
    )
