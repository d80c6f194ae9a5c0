"""A facet value left out: said in the language of queries, so that an address needs no other word for it."""

from __future__ import annotations

from dataclasses import replace

from search.model import FacetName, FacetValue, SearchRequest
from search.query import FieldName
from web.state import MAX_TEXT

_FIELDS: dict[FacetName, FieldName] = {
    "agency": "agency",
    "official": "official",
    "place": "place",
    "lang": "lang",
}  #: the facets whose values a query can name


def excluding(request: SearchRequest, facet: FacetName, value: FacetValue) -> SearchRequest | None:
    """Return *request* without the releases of *value*, from its first page.

    None where a query has no word for the value, or no room for it.
    """
    field = _FIELDS.get(facet)
    if field is None:
        return None
    text = f"{request.text.strip()} -{field}:{_named(field, value)}".strip()
    if len(text) > MAX_TEXT or not any(map(str.isalnum, value.label)):
        return None
    chosen = request.selected.get(facet, frozenset()) - {value.value}
    others = {name: values for name, values in request.selected.items() if name != facet}
    return replace(request, text=text, selected=others | ({facet: chosen} if chosen else {}), page=1)


def _named(field: FieldName, value: FacetValue) -> str:
    """Return *value* as a query names it: in quotes, which a label cannot end early."""
    return value.value if field == "lang" else f'"{value.label.replace(chr(34), " ")}"'
