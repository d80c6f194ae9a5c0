"""What a result and a release look like in JSON: the API's answers and the command line's `--json`.

Text that may be lit comes as segments, `[{"text": ..., "highlight": ...}, ...]`, and never as HTML.
Numbers read from text are exact JSON numbers; days are ISO 8601; unknown is null.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import cast

import msgspec

from search.badges import badge, computed_words
from search.model import (
    Chip,
    FacetValue,
    Fact,
    Hit,
    Official,
    Release,
    Result,
    SearchRequest,
    Snippet,
    Span,
    StatedFact,
)
from search.rates import PLAIN, Showing, computed
from search.speakers import official_named

Json = dict[str, object]

#: of `record`, in its order
RECORD_FIELDS = (
    "release",
    "title",
    "date",
    "agency",
    "number",
    "badge",
    "kind",
    "low",
    "high",
    "unit",
    "per",
    "modifier",
    "trend",
    "concept",
    "period",
    "period_start",
    "period_end",
    "speaker",
    "speaker_id",
    "computed",
    "sentence",
    "start",
    "end",
    "sentence_start",
    "sentence_end",
    "lang",
    "source",
    "digest",
    "sha256",
)

_ENCODER = msgspec.json.Encoder(decimal_format="number")


def encode(value: object) -> bytes:
    """Return *value* as one line of UTF-8 JSON; numbers keep every digit they were read with."""
    return _ENCODER.encode(value)


def release_object(release: Release, showing: Showing = PLAIN) -> Json:
    """Return every field of *release* by the model's names; spans as `{"start": 0, "end": 4}`.

    Each fact also has its `badge`: the words that a page shows for it.
    """
    plain = cast("Json", msgspec.to_builtins(release, builtin_types=(Decimal,)))
    plain["facts"] = [stated_object(StatedFact(release, n), showing) for n in range(len(release.facts))]
    return plain


def search_object(request: SearchRequest, result: Result, showing: Showing = PLAIN) -> Json:
    """Return one page of *result* with the part of *request* that tells which page it is."""
    return {
        "query": request.text,
        "total": result.total,
        "page": request.page,
        "size": request.size,
        "sort": request.sort,
        "relaxed": result.relaxed,
        "suggestion": result.suggestion,
        "understood": [_chip_object(chip) for chip in result.understood],
        "hits": [_hit_object(hit, showing) for hit in result.hits],
        "partial": [_hit_object(hit, showing) for hit in result.partial],
        "facets": [
            {"name": facet.name, "values": [_value_object(value) for value in facet.values]}
            for facet in result.facets
        ],
    }


def stated_object(stated: StatedFact, showing: Showing = PLAIN) -> Json:
    """Return the `fact_object` of *stated*, with what its release adds.

    `official` is the official of the release whom `speaker` names, or null. `computed` is what money comes to
    at the official rate of the day, or null: never stated by the release, and never searched.
    """
    fact, release = stated.fact, stated.release
    official = official_named(fact.speaker, release.officials)
    return {
        **fact_object(stated.number, fact, showing),
        "official": {"id": official.id, "name": official.label or official.name} if official else None,
        "computed": _computed_object(stated, showing),
    }


def _computed_object(stated: StatedFact, showing: Showing) -> Json | None:
    found = computed(stated.fact, stated.release.dates.best, showing.rates)
    if found is None:
        return None
    return {
        "low": found.low,
        "high": found.high,
        "unit": found.unit,
        "rate": found.rate.value,
        "rate_date": found.rate.day.isoformat(),
        "source": found.rate.source,
        "text": computed_words(found, showing.locale),
    }


def fact_object(number: int, fact: Fact, showing: Showing = PLAIN) -> Json:
    """Return every field of *fact* and its badge.

    *number* is the fact's place in `Release.facts`: its anchor on the release's page.
    """
    plain = cast("Json", msgspec.to_builtins(fact, builtin_types=(Decimal,)))
    return {"number": number, "badge": badge(fact, showing.locale).text, **plain}


def record(stated: StatedFact, showing: Showing = PLAIN) -> Json:
    """Return one row of a table of facts: flat, so that JSON, JSON Lines and CSV have the same columns.

    `start` to `end` is where the figure stands, `sentence_start` to `sentence_end` the `sentence` around it:
    code points of the text of the release. `sha256` is of the bytes that the release was read from.
    """
    release, fact = stated.release, stated.fact
    day, period = release.dates.best, fact.period
    official = official_named(fact.speaker, release.officials)
    rated = computed(fact, day, showing.rates)
    return {
        "release": release.id,
        "title": release.title,
        "date": day.isoformat() if day else None,
        "agency": release.agency.name if release.agency else None,
        "number": stated.number,
        "badge": badge(fact, showing.locale).text,
        "kind": fact.kind,
        "low": fact.low,
        "high": fact.high,
        "unit": fact.unit,
        "per": fact.per,
        "modifier": fact.modifier,
        "trend": fact.trend,
        "concept": fact.concept,
        "period": period.surface if period else None,
        "period_start": period.start.isoformat() if period and period.start else None,
        "period_end": period.end.isoformat() if period and period.end else None,
        "speaker": fact.speaker,
        "speaker_id": official.id if official else None,
        "computed": computed_words(rated, showing.locale) if rated else None,
        "sentence": release.text[fact.sentence.start : fact.sentence.end],
        "start": fact.span.start,
        "end": fact.span.end,
        "sentence_start": fact.sentence.start,
        "sentence_end": fact.sentence.end,
        "lang": fact.lang,
        "source": release.source,
        "digest": release.digest,
        "sha256": release.sha256,
    }


def segments(text: str, highlights: Iterable[Span]) -> list[Json]:
    """Return *text* cut at its *highlights* (ascending, disjoint), none of it lost.

    >>> segments("drop accounts frozen", [Span(0, 4)])
    [{'text': 'drop', 'highlight': True}, {'text': ' accounts frozen', 'highlight': False}]
    """
    cut: list[Json] = []
    position = 0
    for span in highlights:
        if span.start > position:
            cut.append({"text": text[position : span.start], "highlight": False})
        cut.append({"text": text[span.start : span.end], "highlight": True})
        position = span.end
    if position < len(text):
        cut.append({"text": text[position:], "highlight": False})
    return cut


def _hit_object(hit: Hit, showing: Showing) -> Json:
    release = hit.release
    best = release.dates.best
    return {
        "id": release.id,
        "title": release.title,
        "title_segments": segments(release.title, hit.title_highlights),
        "date": best.isoformat() if best else None,
        "agency": {"id": release.agency.id, "name": release.agency.name} if release.agency else None,
        "officials": [_official_object(official) for official in release.officials],
        "place": release.place,
        "lang": release.lang,
        "source": release.source,
        "digest": release.digest,
        "score": hit.score,
        "missing": list(hit.missing),
        "snippets": [_snippet_object(snippet) for snippet in hit.snippets],
        "facts": [
            stated_object(StatedFact(release, release.facts.index(fact)), showing) for fact in hit.facts
        ],
    }


def _snippet_object(snippet: Snippet) -> Json:
    return {
        "segments": segments(snippet.text, snippet.highlights),
        "start": snippet.span.start,
        "end": snippet.span.end,
    }


def _official_object(official: Official) -> Json:
    return {"id": official.id, "name": official.name, "title": official.title, "label": official.label}


def _value_object(value: FacetValue) -> Json:
    return {"value": value.value, "label": value.label, "count": value.count, "selected": value.selected}


def _chip_object(chip: Chip) -> Json:
    return {"label": chip.label, "without": chip.without}
