"""What it means for a predicted figure to agree with an annotated one."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bench.matching import Tally, matched
from search.quantities.currencies import CODES, NAMES, SYMBOLS
from search.quantities.lexicon import words
from search.quantities.measures import printed_units
from search.quantities.plurals import singular

_TOLERANCE = 1e-5  #: relative, between two readings of one number
_CHANGES = {">=": ">", "<=": "<", "": "="}
_WORDS = re.compile(r"[\w&'.-]+")
_STOP = words("the a an of in on at to and or for by with its his her their")
_UNITS = {
    "percent": "%", "per cent": "%", "percentage": "%", "percentage point": "pp", "times": "time",
    "count": "time",
    "person": "people", "человек": "people", "адам": "people", "man": "people", "individual": "people",
    "human": "people", "pound": "GBP", "есе": "time", "year old": "year of age",
    "-": "",
}  # fmt: skip

Value = float | tuple[float, float]


@dataclass(frozen=True, slots=True)
class Labelled:
    """One figure, annotated or predicted, made comparable. *alternative*: another value as right."""

    value: Value
    unit: str
    change: str
    words: frozenset[str]
    surface: str
    period: str
    start: int | None = None
    end: int | None = None
    alternative: Value | None = None
    optional: bool = False
    kind: str = ""


def labelled(fact: Mapping[str, object]) -> Labelled:
    """Return *fact*, of either format, made comparable."""
    unit = canonical_unit(str(fact.get("unit") or ""))
    change = str(fact.get("change") or fact.get("modifier") or "")
    start, end, other = fact.get("start"), fact.get("end"), fact.get("alt")
    return Labelled(
        value=_value(fact.get("value")),
        unit=unit,
        change=_CHANGES.get(change, change),
        words=_words(str(fact.get("concept") or "")),
        surface=str(fact.get("surface") or ""),
        period=str(fact.get("period") or ""),
        start=start if isinstance(start, int) else None,
        end=end if isinstance(end, int) else None,
        alternative=None if other is None else _value(other),
        optional=bool(fact.get("optional")),
        kind=str(fact.get("kind") or ""),
    )


def canonical_unit(unit: str) -> str:
    """Return one spelling for a unit: `US dollars per barrel` -> `USD/barrel`, `Per cent` -> `%`."""
    parts = re.split(r"\s*/\s*|\s+per\s+(?!cent)", unit.strip())
    return "/".join(_one_unit(part) for part in parts if part)


def _one_unit(unit: str) -> str:
    if unit in CODES or unit in SYMBOLS:
        return SYMBOLS.get(unit, unit)
    low = " ".join(unit.lower().replace("-", " ").split()) if unit != "-" else unit
    if low in _UNITS or low in ("%", "pp"):
        return _UNITS.get(low, low)
    if code := NAMES.get(tuple(low.split())):
        return code
    if measure := printed_units().get(low):
        return measure
    plain = " ".join(singular(word) for word in low.split() if word not in ("a", "an", "the", "of"))
    return _UNITS.get(plain, printed_units().get(plain, plain))


def tally(gold: Mapping[str, object], predicted: Mapping[str, object]) -> dict[str, Tally]:
    """Return every metric of one sentence; only what the source annotates is scored."""
    wanted = [labelled(fact) for fact in gold["facts"]]  # type: ignore[attr-defined]
    claimed = [labelled(fact) for fact in predicted["facts"]]  # type: ignore[attr-defined]
    kinds, has = gold.get("kinds"), set(gold.get("annotates") or ("value", "unit"))  # type: ignore[call-overload]
    if kinds:
        claimed = [fact for fact in claimed if fact.kind in kinds]  # type: ignore[operator]
    must = [fact for fact in wanted if not fact.optional]
    may = [fact for fact in wanted if fact.optional]
    result = {}
    for name, (needs, agrees) in METRICS.items():
        if needs <= has:
            pairs = matched(must, claimed, agrees)
            left = [fact for place, fact in enumerate(claimed) if place not in pairs]
            free = len(matched(may, left, _overlaps if name == "span" else same_value))
            result[name] = Tally(len(pairs), len(must), len(claimed) - free)
    return result


def same_value(gold: Labelled, predicted: Labelled) -> bool:
    """Return whether the numbers are equal, or the alternative is; a range must agree at both ends."""
    return _equal(gold.value, predicted.value) or (
        gold.alternative is not None and _equal(gold.alternative, predicted.value)
    )


def _same_unit(gold: Labelled, predicted: Labelled) -> bool:
    if gold.unit == predicted.unit:
        return True
    return (
        gold.alternative is not None
        and _equal(gold.alternative, predicted.value)
        and predicted.unit in ("", "%")
    )


def _overlaps(gold: Labelled, predicted: Labelled) -> bool:
    if gold.start is None or gold.end is None or predicted.start is None or predicted.end is None:
        return False
    return gold.start < predicted.end and predicted.start < gold.end


Agrees = Callable[[Labelled, Labelled], bool]
METRICS: dict[str, tuple[frozenset[str], Agrees]] = {
    "value": (frozenset({"value"}), same_value),
    "value+unit": (frozenset({"value", "unit"}), lambda g, p: same_value(g, p) and _same_unit(g, p)),
    "value+change": (frozenset({"value", "change"}), lambda g, p: same_value(g, p) and g.change == p.change),
    "concept~": (
        frozenset({"value", "concept"}),
        lambda g, p: same_value(g, p) and (bool(g.words & p.words) or g.words == p.words),
    ),
    "span": (frozenset({"span"}), _overlaps),
}


def _counted(agrees: Agrees) -> Callable[[Sequence[Labelled], Sequence[Labelled]], Tally]:
    def count(gold: Sequence[Labelled], predicted: Sequence[Labelled]) -> Tally:
        return Tally(len(matched(gold, predicted, agrees)), len(gold), len(predicted))

    return count


def _same_surface(gold: Labelled, predicted: Labelled) -> bool:
    return same_value(gold, predicted) and gold.surface == predicted.surface


def _shared_surface(gold: Labelled, predicted: Labelled) -> bool:
    return same_value(gold, predicted) and (
        gold.surface in predicted.surface or predicted.surface in gold.surface
    )


RELEASE_METRICS: dict[str, Callable[[Sequence[Labelled], Sequence[Labelled]], Tally]] = {
    **{name: _counted(METRICS[name][1]) for name in ("value", "value+unit", "value+change", "concept~")},
    "surface": _counted(_same_surface),
    "surface~": _counted(_shared_surface),
    "period": _counted(lambda g, p: same_value(g, p) and _folded(g.period) == _folded(p.period)),
}


def _folded(period: str) -> str:
    """A period is the same with or without the preposition that leads to it."""
    return re.sub(r"^(?:in|over|during|for|by|the|за|в|с|на|as of) +", "", period.lower()).strip()


def _value(value: object) -> Value:
    """Return *value*; none given, as in sets that annotate places only, is equal to no other."""
    if value is None:
        return math.nan
    if isinstance(value, (list, tuple)):
        ends = [math.inf if end is None else float(end) for end in value]
        return ends[0] if len(ends) == 1 else (ends[0], ends[1])
    return float(value)  # type: ignore[arg-type]


def _equal(one: Value, other: Value) -> bool:
    if isinstance(one, tuple) and isinstance(other, tuple):
        return all(_equal(left, right) for left, right in zip(one, other, strict=True))
    if isinstance(one, tuple) or isinstance(other, tuple):
        return False
    return one == other or math.isclose(one, other, rel_tol=_TOLERANCE, abs_tol=1e-8)


def _words(concept: str) -> frozenset[str]:
    return frozenset(singular(word) for word in _WORDS.findall(concept.lower())) - _STOP - {"-"}
