"""What was measured, as figures, as tables and as a plot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import ceil
from statistics import median
from typing import Any, Final

from bench.engines.measuring import CLOCKS, Ground, Measured
from bench.engines.questions import ASKED

_MB: Final = 1e6


def percentile(values: Iterable[float], share: float) -> float:
    """Return the value that *share* of the *values* do not exceed: the nearest rank."""
    ordered = sorted(values)
    return ordered[max(0, ceil(share * len(ordered)) - 1)]


def figures(ground: Ground, measured: Sequence[Measured]) -> dict[str, Any]:
    """Return all figures: milliseconds, bytes, and ratios of ours to theirs, where below 1 is better."""
    ours = next((each for each in measured if each.name == "ours"), None)
    return {
        "passages": ground.passages,
        "releases": ground.releases,
        "questions": len(ground.questions),
        "rounds": ground.rounds,
        "engines": {each.name: _figures(each, ours, ground) for each in measured},
    }


def _figures(each: Measured, ours: Measured | None, ground: Ground) -> dict[str, Any]:
    return {
        "passages per cpu second": ground.passages / each.built["cpu"],
        "bytes on disk": each.built["size"],
        "peak bytes while indexing": each.built["peak"],
        "cold ms": {clock: seconds * 1000 for clock, seconds in each.cold.items()},
        "memory": each.memory,
        **{clock: _types(each, ours, ground, clock) for clock in CLOCKS},
    }


def _types(each: Measured, ours: Measured | None, ground: Ground, clock: str) -> dict[str, Any]:
    others = ours.seconds[clock] if ours and ours is not each else {}
    return {
        kind: _type(numbers, each.seconds[clock], others)
        | {"matches": median(each.totals[number] for number in numbers if number in each.totals)}
        for kind, numbers in _by_kind(ground).items()
        if any(number in each.totals for number in numbers)
    }


def _by_kind(ground: Ground) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {kind: [] for kind in ASKED}
    for number, question in enumerate(ground.questions):
        found[question.kind].append(number)
    return found | {"all": list(range(len(ground.questions)))}


def _type(
    numbers: Sequence[int], seconds: Mapping[int, float], ours: Mapping[int, float]
) -> dict[str, float]:
    taken = [seconds[number] * 1000 for number in numbers if number in seconds]
    made = {f"p{share}": percentile(taken, share / 100) for share in (50, 95, 99)} | {"asked": len(taken)}
    common = [number for number in numbers if number in seconds and number in ours]
    for share in (50, 95) if common else ():
        made[f"ours to theirs p{share}"] = _at(ours, common, share) / _at(seconds, common, share)
    return made


def _at(seconds: Mapping[int, float], numbers: Sequence[int], share: int) -> float:
    return percentile([seconds[number] for number in numbers], share / 100)


def table(made: Mapping[str, Any], clock: str) -> str:
    """Return the figures as tables in Markdown, times by the *clock*: wall or cpu."""
    engines = made["engines"]
    head = f"{made['passages']:,} passages of {made['releases']:,} releases, {made['questions']} questions"
    return "\n".join((head, "", *_latencies(engines, clock), "", *_resources(engines, clock)))


def _latencies(engines: Mapping[str, Any], clock: str) -> Iterator[str]:
    yield (
        "| type | "
        + " | ".join(f"{name} p50 / p95 / p99 ms" for name in engines)
        + " | "
        + " | ".join(f"ours / {name}" for name in engines if name != "ours")
        + " |"
    )
    yield "|---" * (1 + len(engines) + sum(name != "ours" for name in engines)) + "|"
    for kind in (*ASKED, "all"):
        rows = {name: each[clock].get(kind) for name, each in engines.items()}
        if any(rows.values()):
            times = (_times(row) for row in rows.values())
            ratios = (_ratio(row) for name, row in rows.items() if name != "ours")
            yield f"| {kind} | " + " | ".join((*times, *ratios)) + " |"


def _times(row: Mapping[str, float] | None) -> str:
    return " / ".join(f"{row[share]:.2f}" for share in ("p50", "p95", "p99")) if row else "-"


def _ratio(row: Mapping[str, float] | None) -> str:
    return f"{row['ours to theirs p50']:.3f}" if row and "ours to theirs p50" in row else "-"


def _resources(engines: Mapping[str, Any], clock: str) -> Iterator[str]:
    yield "| | passages/s a core | MB on disk | peak MB indexing | RSS MB | of it heap | PSS | cold ms |"
    yield "|---|---|---|---|---|---|---|---|"
    for name, each in engines.items():
        memory = each["memory"]
        sizes = (each["bytes on disk"], each["peak bytes while indexing"])
        sizes += tuple(memory[part] for part in ("rss", "anonymous", "pss"))
        yield (
            f"| {name} | {each['passages per cpu second']:,.0f} | "
            + " | ".join(f"{size / _MB:,.0f}" for size in sizes)
            + f" | {each['cold ms'][clock]:.1f} |"
        )
