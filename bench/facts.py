"""How well figures are extracted: `python -m bench.facts GOLD.jsonl [--out PRED.jsonl] [--json]`.

A line of GOLD and PRED is `{"id", "text", "lang", "facts": [{"value", "unit", "change", "concept",
"surface", "start", "end", "kind"}]}`; value is a number or [low, high], change one of = ~ > < >= <= up
down. Predictions are quantities as printed (1.5 t, not 1500 kg), with spans of time and vague amounts,
which such sets annotate and a release's facts leave out; implied ratios (`doubled`) are left out.

With `--releases DIR --facts DIR` whole releases are scored: DIR/*.md against DIR/NAME.facts.json, a list
of `{surface, value, unit, modifier, concept, period}`; there an equivalent in brackets, and each end of a
range, is a fact of its own.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from bench.factscores import METRICS, RELEASE_METRICS, labelled, tally
from bench.matching import Tally
from indexer.facts import Statement, extract, statements
from indexer.sentences import sentences
from search.model import Dates, Evidence, Fact, Lang, Modifier, StatedDate, Trend
from search.quantities import read

Json = dict[str, object]

_CHANGES: dict[Modifier | Trend, str] = {
    "exact": "=",
    "about": "~",
    "over": ">",
    "at_least": ">=",
    "under": "<",
    "at_most": "<=",
}
_KINDS = {"mass": "measure", "area": "measure", "volume": "measure", "length": "measure", "count": "noun"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Score one set and print the figures; return the exit code."""
    options = _options(arguments)
    if options.gold is None and options.releases is None:
        sys.exit("bench.facts: give a GOLD.jsonl, or --releases DIR with --facts DIR")
    for path in (options.gold, options.releases, options.facts):
        if path is not None and not path.exists():
            sys.exit(f"bench.facts: there is no {path}: give the path of the annotated set")
    if options.gold is not None:
        report = score_lines(options.gold, options.out)
    else:
        report = score_releases(options.releases, options.facts)
    print(json.dumps(report, ensure_ascii=False) if options.json else _table(report))
    return 0


def score_lines(gold: Path, out: Path | None) -> Json:
    """Score the sentences of *gold*; write what was predicted to *out*."""
    rows = [json.loads(line) for line in gold.read_text("utf-8").splitlines() if line.strip()]
    for lang in {row.get("lang", "en") for row in rows}:
        statements("1 word", lang)  # tables are built once, and not timed
    started = time.process_time()
    found = [statements(row["text"], row.get("lang", "en")) for row in rows]
    seconds = time.process_time() - started
    predicted = [
        {"id": row.get("id"), "text": row["text"], "facts": list(_predictions(row["text"], each))}
        for row, each in zip(rows, found, strict=True)
    ]
    if out is not None:
        out.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in predicted), "utf-8")
    scores = {name: Tally() for name in METRICS}
    for row, guess in zip(rows, predicted, strict=True):
        for name, added in tally(row, guess).items():
            scores[name] += added
    return _report(scores, len(rows), seconds)


def score_releases(releases: Path, facts: Path) -> Json:
    """Score whole releases against the facts annotated for them."""
    scores = {name: Tally() for name in RELEASE_METRICS}
    names = sorted(path.name.removesuffix(".facts.json") for path in facts.glob("*.facts.json"))
    seconds, count = 0.0, 0
    for name in names:
        text, lang, dates = _release(releases / f"{name}.md")
        started = time.process_time()
        found = extract(text, lang, dates)
        seconds += time.process_time() - started
        count += len(sentences(text, lang))
        gold = [labelled(fact) for fact in json.loads((facts / f"{name}.facts.json").read_text("utf-8"))]
        predicted = [labelled(each) for fact in found for each in flat(text, fact)]
        for metric, agrees in RELEASE_METRICS.items():
            scores[metric] += agrees(gold, predicted)
    return _report(scores, count, seconds)


def flat(text: str, fact: Fact) -> Iterator[Json]:
    """Yield *fact* as the annotators count: its equivalents and the two ends of a range stand alone."""
    period = fact.period.surface if fact.period else None
    shared: Json = {"unit": fact.unit, "concept": fact.concept, "period": period}
    surface = text[fact.span.start : fact.span.end]
    if fact.low is not None and fact.high is not None and fact.low != fact.high:
        yield {**shared, "surface": surface, "value": float(fact.low), "modifier": ">="}
        yield {**shared, "surface": surface, "value": float(fact.high), "modifier": "<="}
    else:
        value = fact.low if fact.low is not None else fact.high
        yield {**shared, "surface": surface, "value": float(value or 0), "modifier": _CHANGES[fact.modifier]}
    for equivalent in fact.equivalents:
        surface = text[equivalent.span.start : equivalent.span.end]
        yield {
            **shared,
            "surface": surface,
            "value": float(equivalent.low or 0),
            "unit": equivalent.unit,
            "modifier": _CHANGES[read(surface, fact.lang).quantities[0].modifier],
        }


def _predictions(text: str, found: Sequence[Statement]) -> Iterator[Json]:
    for statement in found:
        quantity = statement.quantity
        if quantity.form in ("every", "multiple"):
            continue
        first = found[statement.equivalent_of] if statement.equivalent_of is not None else statement
        low, high = float(quantity.printed_low), float(quantity.printed_high)
        per = f"/{quantity.per}" if quantity.per and quantity.kind != "count" else ""
        yield {
            "value": low if low == high else [low, high],
            "unit": statement.printed_unit + per,
            "change": _change(statement) if _change(statement) != "=" else _change(first),
            "concept": statement.concept,
            "surface": text[quantity.number.start : quantity.number.end],
            "start": quantity.number.start,
            "end": quantity.number.end,
            "kind": "age" if quantity.age else _kind(quantity.kind, quantity.unit),
        }


def _kind(kind: str, unit: str) -> str:
    return "temperature" if unit in ("degC", "degF") else _KINDS.get(kind, kind)


def _change(statement: Statement) -> str:
    """A modifier says more of the number than the direction does."""
    if statement.quantity.modifier == "exact" and statement.trend != "none":
        return statement.trend
    return _CHANGES[statement.quantity.modifier]


def _release(path: Path) -> tuple[str, Lang, Dates]:
    _, front, body = path.read_text("utf-8").split("---\n", 2)
    fields = dict(line.split(": ", 1) for line in front.splitlines() if ": " in line)
    day = StatedDate(date.fromisoformat(fields["date"]), Evidence("front matter", fields["date"]))
    return body, fields["lang"], Dates(published=day)  # type: ignore[return-value]


def _report(scores: dict[str, Tally], sentences: int, seconds: float) -> Json:
    figures = {
        name: {
            "P": round(100 * each.precision, 1),
            "R": round(100 * each.recall, 1),
            "F1": round(100 * each.f1, 1),
            "gold": each.gold,
            "predicted": each.predicted,
        }
        for name, each in scores.items()
        if each.gold or each.predicted
    }
    rate = round(sentences / seconds) if seconds else 0
    return {"sentences": sentences, "sentences_per_second": rate, "metrics": figures}


def _table(report: Json) -> str:
    lines = [f"{report['sentences']} sentences, {report['sentences_per_second']} a second"]
    metrics: dict[str, dict[str, float]] = report["metrics"]  # type: ignore[assignment]
    for name, each in metrics.items():
        counts = f"gold {each['gold']}  predicted {each['predicted']}"
        lines.append(f"{name:13} P {each['P']:5.1f}  R {each['R']:5.1f}  F1 {each['F1']:5.1f}   {counts}")
    return "\n".join(lines)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="bench.facts", description=__doc__.split("\n")[0] if __doc__ else None
    )
    parser.add_argument("gold", nargs="?", type=Path, help="sentences with their annotated quantities")
    parser.add_argument("--out", type=Path, help="where to write what was predicted")
    parser.add_argument("--releases", type=Path, help="folder of releases in Markdown")
    parser.add_argument("--facts", type=Path, help="folder of NAME.facts.json")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    raise SystemExit(main())
