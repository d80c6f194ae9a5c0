"""The description of the API is true of the running site: schemathesis asks it, also what is not allowed."""

from __future__ import annotations

from typing import Any

import jsonschema_rs
import pytest
import schemathesis
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.schemas import APIOperation
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from search.engine import Searcher
from web import openapi, openapi_schemas, state
from web.facts_state import ORDERS
from web.paths import FOR_PROGRAMS

DEMONSTRATION = "2025-06-26-coordination-council-on-drug-business"


def no_fault_of_ours(_context: object, response: schemathesis.Response, _case: schemathesis.Case) -> None:
    """oEmbed wants 501 for a format that is not answered; everything else from 500 on is a fault."""
    assert response.status_code in {*range(500), 501}


# Not asked: whether everything that the schema allows is answered 200. A query text is a language, and no
# schema says which texts are in it. Nor whether all else is refused: parameters we do not know are ignored.
CHECKS = [
    no_fault_of_ours,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    unsupported_method,
]


NO_CHECK = list(HealthCheck)
PLAIN = {"Accept-Encoding": "identity"}  # the client of schemathesis does not unpack


def described(app: Flask, path: str) -> APIOperation[Any, Any, Any, Any, Any]:
    return schemathesis.openapi.from_wsgi("/openapi.json", app)[path]["GET"]


@pytest.mark.parametrize(
    ("operation", "mode"),
    [
        (operation, mode)
        for operation in openapi.OPERATIONS
        for mode in GenerationMode
        if mode.is_positive or "{" not in operation.path  # whatever stands in a path is a text
    ],
    ids=lambda value: getattr(value, "id", value),
)
def test_every_answer_is_as_described(app: Flask, operation: openapi.Operation, mode: GenerationMode) -> None:
    @given(case=described(app, operation.path).as_strategy(generation_mode=mode))
    @settings(max_examples=12, derandomize=True, database=None, deadline=None, suppress_health_check=NO_CHECK)
    def asked(case: schemathesis.Case) -> None:
        case.call_and_validate(checks=CHECKS, headers=PLAIN)

    asked()


@pytest.mark.parametrize(
    ("path", "given_parameters"),
    [
        ("/api/v1/search", {"query": {"q": "cryptocurrency drop accounts", "size": 50}}),
        ("/api/v1/search", {"query": {"q": "drop acounts tenge > 1bn"}}),
        ("/api/v1/releases/{id}", {"path_parameters": {"id": DEMONSTRATION}}),
        ("/api/v1/facts", {"query": {"unit": ["KZT"], "order": "largest"}}),
        ("/api/v1/suggest", {"query": {"q": "crypto"}}),
    ],
)
def test_full_answers_are_as_described(app: Flask, path: str, given_parameters: dict[str, Any]) -> None:
    case = described(app, path).Case(**given_parameters)

    answer = case.call_and_validate(checks=CHECKS, headers=PLAIN)

    assert answer.status_code == 200


def test_every_release_is_as_described(app: Flask, searcher: Searcher) -> None:
    operation = described(app, "/api/v1/releases/{id}")

    for release_id in searcher.hashes():
        answer = operation.Case(path_parameters={"id": release_id}).call(headers=PLAIN)
        operation.validate_response(answer)


def test_a_field_that_no_schema_names_is_noticed(app: Flask, client: FlaskClient) -> None:
    answer = client.get("/api/v1/search?q=drop").json
    schema = {"components": {"schemas": openapi_schemas.schemas()}, **openapi_schemas.reference("Search")}

    assert jsonschema_rs.is_valid(schema, answer)
    assert not jsonschema_rs.is_valid(schema, {**answer, "secret": 1})
    assert not jsonschema_rs.is_valid(schema, {name: answer[name] for name in answer if name != "total"})


def test_the_description_has_every_parameter_and_limit_of_the_code(client: FlaskClient) -> None:
    paths = client.get("/openapi.json").json["paths"]
    taken = {each["name"]: each["schema"] for each in paths["/api/v1/search"]["get"]["parameters"]}

    assert set(taken) - {"hl"} == {*state.FACETS, *state._SINGLE, "facets"}
    assert taken["q"]["maxLength"] == state.MAX_TEXT
    assert taken["size"]["maximum"] == state.MAX_SIZE
    assert taken["sort"]["enum"] == list(state.SORTS)
    of_files = {each["name"]: each["schema"] for each in paths["/facts.csv"]["get"]["parameters"]}
    assert of_files["order"]["enum"] == list(ORDERS)


def test_every_route_for_programs_is_described(app: Flask) -> None:
    described_here = {operation.path.replace("{id}", "<path:release_id>") for operation in openapi.OPERATIONS}
    others = {"/openapi.json", "/opensearch.xml", "/sitemap.xml", "/sitemap-<int:number>.xml"}

    for_programs = {rule.rule for rule in app.url_map.iter_rules() if rule.rule.startswith(FOR_PROGRAMS)}

    assert for_programs == described_here | others


def test_the_description_is_not_sent_twice(client: FlaskClient) -> None:
    tag = client.get("/openapi.json").headers["ETag"]

    assert client.get("/openapi.json", headers={"If-None-Match": tag}).status_code == 304


def test_the_page_for_people_names_every_address_and_parameter(client: FlaskClient) -> None:
    page = client.get("/help/api").text

    for operation in openapi.OPERATIONS:
        assert f"<code>{operation.path}</code>" in page
        assert all(f"<code>{taken['name']}</code>" in page for taken in operation.takes)
