"""A facet value left out: said in the language of queries, so that an address needs no other word for it."""

from __future__ import annotations

from search.model import FacetName, FacetValue
from search.query import FieldName

_FIELDS: dict[FacetName, FieldName] = {
    "agency": "agency",
    "official": "official",
    "place": "place",
    "lang": "lang",
}  #: the facets whose values a query can name


def clause(facet: FacetName, value: FacetValue) -> str | None:
    """Return what a query says to leave *value* of *facet* out, None where it has no word for it."""
    field = _FIELDS.get(facet)
    if field is None or not any(map(str.isalnum, value.label)):
        return None
    return f"-{field}:{_named(field, value)}"


def _named(field: FieldName, value: FacetValue) -> str:
    """Return *value* as a query names it: in quotes, which a label cannot end early."""
    return value.value if field == "lang" else f'"{value.label.replace(chr(34), " ")}"'
