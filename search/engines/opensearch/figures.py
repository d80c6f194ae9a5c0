"""Figures on the cluster: as nested documents, and as what a query asks of them.

What satisfies a quantity, and how nearly, is `search.quantities.matching`; this says it in the cluster's
terms. Values are compared as float64, as there.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Final

from search import ranking
from search.analysis import terms
from search.engines.opensearch.failures import Json
from search.model import Fact, Release, Span
from search.quantities.matching import (
    FARTHEST,
    NEAREST,
    ROUNDED,
    ROUNDING,
    TOLERANCE,
    is_open,
    printed,
    reach,
    statements,
)
from search.query import Quantity

_LESS, _MORE = "less", "more"  #: in `open`: the fact may be less, or more, than is printed
_MOST: Final = sys.float_info.max


def documents(release: Release) -> list[Json]:
    """Return the figures of *release*, each once."""
    found: dict[str, Json] = {}
    for fact in release.facts:
        words = _sentence(release, fact)
        for figure in _figures(fact):
            found.setdefault(f"{figure} {words}", figure | {"words": words})
    return list(found.values())


def _figures(fact: Fact) -> Iterator[Json]:
    for each in statements(fact):
        low, high = map(_finite, printed(each))
        less, more = is_open(fact, each)
        made: Json = {"low": low, "high": high, "unit": each.unit, "kind": fact.kind}
        made["open"] = [_LESS] * less + [_MORE] * more
        made |= {f"{end}_log": math.log(abs(made[end])) for end in ("low", "high") if made[end]}
        yield made


def _finite(value: float) -> float:
    return max(-_MOST, min(_MOST, value))


def _sentence(release: Release, fact: Fact) -> str:
    """Return the terms of the fact's sentence that stand in the passage in which the figure begins."""
    passages = release.passages or (Span(0, len(release.text)),)
    inside = [span for span in passages if span.start <= fact.span.start]
    passage = inside[-1] if inside else passages[0]
    start, end = max(passage.start, fact.sentence.start), min(passage.end, fact.sentence.end)
    return _terms(release.text[start:end], release.lang) if start < end else ""


@lru_cache(maxsize=64)  # several facts share a sentence
def _terms(text: str, lang: str) -> str:
    return " ".join(sorted(set(terms(text, lang))))  # type: ignore[arg-type]


def stating(quantity: Quantity) -> Json:
    """Return the condition that a release states *quantity*."""
    return {"nested": {"path": "figures", "query": _matching(quantity)}}


def ranked(quantity: Quantity, idf: float, words: Sequence[tuple[Sequence[str], float]]) -> Json:
    """Return `stating`, scored as `ranking.figure` has it.

    *words*: the terms of each other word of the query, and its weight.
    """
    beside = [
        {
            "constant_score": {
                "filter": {"terms": {"figures.words": list(variants)}},
                "boost": ranking.BESIDE * weight,
            }
        }
        for variants, weight in words
        if weight > 0
    ]
    worth = {
        "bool": {
            "must": [{"constant_score": {"filter": _matching(quantity), "boost": idf}}],
            "should": beside,
        }
    }
    scored = {"function_score": {"query": worth, "functions": _nearness(quantity), "boost_mode": "multiply"}}
    return {
        "nested": {
            "path": "figures",
            "score_mode": "max",
            "query": scored if _nearness(quantity) else worth,
        }
    }


def _matching(quantity: Quantity) -> Json:
    conditions: list[Json] = []
    if quantity.unit is not None:
        conditions.append({"term": {"figures.unit": quantity.unit}})
    elif quantity.kind is not None:
        conditions.append({"term": {"figures.kind": quantity.kind}})
    conditions.append(_valued(quantity))
    return {"bool": {"filter": conditions}}


def _valued(quantity: Quantity) -> Json:
    low, high = _end(quantity.low), _end(quantity.high)
    if low is not None and quantity.about:
        return _about(low)
    if math.inf in (low, -(high or 0.0)):
        return {"match_none": {}}
    if high is None:
        return _closed(_range("low", gte=_finite(low or 0.0)), _LESS)
    if low is None:
        return _closed(_range("high", lte=_finite(high)), _MORE)
    return _overlapping(*reach(quantity.low, quantity.high))


def _overlapping(low: float, high: float) -> Json:
    return {"bool": {"filter": [_range("high", gte=_finite(low)), _range("low", lte=_finite(high))]}}


def _end(end: Decimal | None) -> float | None:
    return None if end is None else float(end)


def _closed(condition: Json, contrary: str) -> Json:
    return {"bool": {"filter": [condition], "must_not": [{"term": {"figures.open": contrary}}]}}


def _range(end: str, **bounds: float) -> Json:
    return {"range": {f"figures.{end}": bounds}}


def _any(conditions: list[Json]) -> Json:
    return {"bool": {"should": conditions, "minimum_should_match": 1}}


def _about(wanted: float) -> Json:
    """Return the condition that a figure spans *wanted*, or has its nearest end within the tolerance."""
    if not math.isfinite(wanted):
        return {"match_none": {}}
    return _any([_spanning(wanted), *(each for each, _ in _besides(wanted))])


def _spanning(wanted: float) -> Json:
    return {"bool": {"filter": [_range("low", lte=wanted), _range("high", gte=wanted)]}}


def _besides(wanted: float) -> Iterator[tuple[Json, str]]:
    """Yield the conditions that a figure lies above, and below, but near; with the end that is nearest."""
    if wanted == 0:
        return
    reach = TOLERANCE * (1 + ROUNDING)
    farther, nearer = wanted * math.exp(reach), wanted * math.exp(-reach)
    top, bottom = max(farther, nearer), min(farther, nearer)
    yield _range("low", gt=wanted, lte=_finite(top)), "low_log"
    yield _range("high", lt=wanted, gte=_finite(bottom)), "high_log"


def _nearness(quantity: Quantity) -> list[Json]:
    """Return the factors of the score: none stands for NEAREST."""
    low, high = _end(quantity.low), _end(quantity.high)
    if low is not None and quantity.about:
        return _falling(low)
    if low is not None and high is not None:
        only_rounded = {"bool": {"must_not": [_overlapping(low, high)]}}
        return [{"filter": only_rounded, "weight": ROUNDED}] if low == high else []
    end, bound, certain = ("low", low, _MORE) if high is None else ("high", high, _LESS)
    on_bound = {
        "bool": {
            "filter": [{"term": {f"figures.{end}": _finite(bound or 0.0)}}],
            "must_not": [{"term": {"figures.open": certain}}],
        }
    }
    return [{"filter": on_bound, "weight": FARTHEST}]


def _falling(wanted: float) -> list[Json]:
    """Return straight lines from NEAREST at *wanted* to FARTHEST at the tolerance, in the logarithm."""
    if not math.isfinite(wanted):
        return []
    decay = FARTHEST / NEAREST
    return [
        {
            "filter": beside,
            "linear": {
                f"figures.{end}": {"origin": math.log(abs(wanted)), "scale": TOLERANCE, "decay": decay}
            },
        }
        for beside, end in _besides(wanted)
    ]
