"""Writing the two fields of a zone: a stem with only one printed form is written once for both."""

from __future__ import annotations

import numpy as np

from search.engines.whoosh.arrays import Array
from search.engines.whoosh.chunks import Terms, Tokens
from search.engines.whoosh.codec import FieldWriter
from search.engines.whoosh.fields import Zone
from search.engines.whoosh.inverting import Stream, inverted


def write_zone(writer: FieldWriter, zone: Zone, terms: Terms, tokens: Tokens) -> None:
    """Write the terms of *zone* and where they stand."""
    exact = Stream(terms.exact_of[tokens.pairs], tokens.documents, tokens.positions)
    extents = writer.write_field(zone.exact, terms.exact, inverted(exact))
    del exact
    if zone.stemmed != zone.exact:
        shared = _shared(terms, extents)
        chosen = (shared == 0)[terms.stem_of][tokens.pairs]
        stems = Stream(
            terms.stem_of[tokens.pairs[chosen]], tokens.documents[chosen], tokens.positions[chosen]
        )
        writer.write_field(zone.stemmed, terms.stemmed, inverted(stems), shared)


def _shared(terms: Terms, extents: Array) -> Array:
    """Return by stem the extent of its only form, 0 when it has more, or the form has other stems."""
    forms, stems = np.bincount(terms.stem_of), np.bincount(terms.exact_of)
    alone = np.flatnonzero((forms[terms.stem_of] == 1) & (stems[terms.exact_of] == 1))
    shared = np.zeros(len(terms.stemmed), "<u8")
    shared[terms.stem_of[alone]] = extents[terms.exact_of[alone]]
    return shared
