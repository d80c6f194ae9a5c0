"""The description of the API (OpenAPI 3.1), made from what the routes read and answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from typing import Final

from search.wire import Json
from web import openapi_parameters as parameters
from web.openapi_schemas import reference, schemas

_JSON: Final = "application/json"
_PROBLEM: Final = {"application/problem+json": {"schema": reference("Problem")}}
_ANY: Final[Json] = {"type": "string"}
_ERRORS: Final = {
    "400": "a query or a parameter that cannot be read",
    "404": "there is no such release or page",
    "414": "an address of more than 4,096 bytes",
    "429": "too many files at once; wait for `Retry-After` seconds",
    "500": "a fault of ours; the log has the request_id",
    "501": "a format that is not answered",
    "503": "the index cannot answer now; wait for `Retry-After` seconds. An outage is never an empty result",
}


@dataclass(frozen=True, slots=True)
class Operation:
    """One address: what it takes and the content types that it answers. Every one is a GET."""

    path: str
    id: str
    summary: str
    takes: tuple[Json, ...]
    answers: dict[str, Json]
    errors: tuple[str, ...] = ("400", "414", "503")
    tagged: bool = field(default=True, kw_only=True)


OPERATIONS: Final = (
    Operation(
        "/api/v1/search",
        "search",
        "One page of the releases that match, with the counts of every filter",
        parameters.SEARCH,
        {_JSON: reference("Search")},
    ),
    Operation(
        "/api/v1/releases/{id}",
        "release",
        "One release whole: its text, its dates with their evidence, its figures",
        (parameters.RELEASE_ID, parameters.HL),
        {_JSON: reference("Release")},
        ("400", "404", "414", "503"),
    ),
    Operation(
        "/api/v1/facts",
        "facts",
        "One page of the figures that the releases which match state",
        parameters.FACTS,
        {_JSON: reference("Figures")},
    ),
    Operation(
        "/api/v1/suggest",
        "suggest",
        "Query texts that begin with what was typed, as browsers want them (OpenSearch suggestions)",
        (parameters.QUERY,),
        {"application/x-suggestions+json": reference("Suggestions")},
    ),
    Operation(
        "/facts.csv",
        "factsCsv",
        "The whole table of figures as CSV",
        parameters.FACTS_FILE,
        {"text/csv": _ANY},
        tagged=False,
    ),
    Operation(
        "/facts.jsonl",
        "factsJsonLines",
        "The whole table of figures, one JSON object a line",
        parameters.FACTS_FILE,
        {"application/x-ndjson": _ANY},
        tagged=False,
    ),
    Operation(
        "/releases.csv",
        "releasesCsv",
        "The releases that match, all of them, as CSV without their texts",
        parameters.RELEASES_FILE,
        {"text/csv": _ANY},
        ("400", "414", "429", "503"),
    ),
    Operation(
        "/releases.jsonl",
        "releasesJsonLines",
        "The releases that match, all of them, one whole release a line",
        parameters.RELEASES_FILE,
        {"application/x-ndjson": _ANY},
        ("400", "414", "429", "503"),
    ),
    Operation(
        "/datapackage.zip",
        "dataPackage",
        "Both and the figures as a Frictionless data package",
        parameters.RELEASES_FILE,
        {"application/zip": {}},
        ("400", "414", "429", "503"),
    ),
    Operation(
        "/feed.atom",
        "atomFeed",
        "The newest releases that match, as a feed (Atom)",
        parameters.FEED,
        {"application/atom+xml": _ANY},
    ),
    Operation(
        "/feed.json",
        "jsonFeed",
        "The newest releases that match, as a feed (JSON Feed 1.1)",
        parameters.FEED,
        {"application/feed+json": {"type": "object"}},
    ),
    Operation(
        "/oembed",
        "oembed",
        "The card of a release or the frame of the search box, for sites that show links as cards",
        (
            parameters.parameter("url", "an absolute address of this site", {"type": "string"}),
            parameters.parameter("format", "json is the one answered", {"type": "string"}),
            parameters.parameter("maxwidth", "pixels", {"type": "integer", "minimum": 1, "maximum": 99_999}),
            parameters.parameter("maxheight", "pixels", {"type": "integer", "minimum": 1, "maximum": 99_999}),
        ),
        {_JSON: {"type": "object"}},
        ("400", "404", "414", "501", "503"),
        tagged=False,
    ),
)


def document(site_name: str, server: str) -> Json:
    """Return the description of the API of the site at the address *server*."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": site_name,
            "version": _version(),
            "summary": "Press releases of public offices, and the figures that they put on record",
            "description": (
                "Only GET is answered; there is no key, no cookie and no session. Answers hold text, "
                "never HTML. Parameters that are not listed are ignored, empty ones too; one that holds "
                "a single value and is given twice is an error."
            ),
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": server}],
        "paths": {operation.path: {"get": _operation(operation)} for operation in OPERATIONS},
        "components": {"schemas": schemas()},
    }


def _operation(operation: Operation) -> Json:
    return {
        "operationId": operation.id,
        "summary": operation.summary,
        "parameters": list(operation.takes),
        "responses": {**_success(operation), **dict(_failures(operation.errors))},
    }


def _success(operation: Operation) -> Json:
    content = {mimetype: {"schema": schema} for mimetype, schema in operation.answers.items()}
    if not operation.tagged:
        return {"200": {"description": "the answer", "content": content}}
    tag: Json = {"description": "changes with the generation of the index", "schema": {"type": "string"}}
    return {
        "200": {"description": "the answer", "headers": {"ETag": tag}, "content": content},
        "304": {
            "description": "the answer that `If-None-Match` names is still good",
            "headers": {"ETag": tag},
        },
    }


def _failures(statuses: Iterable[str]) -> Iterable[tuple[str, Json]]:
    return ((status, {"description": _ERRORS[status], "content": _PROBLEM}) for status in statuses)


def _version() -> str:
    try:
        return version("onrecord")
    except PackageNotFoundError:
        return "0"  # run from a folder that was never installed
