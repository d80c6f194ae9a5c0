"""How well figures are searched for: `python -m bench.quantities QUERIES.jsonl GOLD.jsonl [--json]`.

A line of QUERIES is `{"id", "query", "relevant": [ids]}`, one of GOLD `{"id", "text", "lang"}`. Each text is
indexed as a release, its facts read by the extractor, and each query is typed into the product's own search.
What follows the hits because it has only some of the words counts behind them, as a reader sees it.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.measures import ndcg
from indexer.facts import extract
from search.engines import open_searcher, open_writer
from search.model import Lang, Release, SearchRequest, Span


@dataclass(frozen=True, slots=True)
class Answer:
    """What one query found, best first, and the nDCG@10 of that."""

    id: str
    query: str
    found: tuple[str, ...]
    ndcg10: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the mean nDCG@10 and the queries that lose some; return the exit code."""
    options = _options(arguments)
    answers = tuple(measure(options.queries, options.gold))
    mean = sum(answer.ndcg10 for answer in answers) / max(1, len(answers))
    if options.json:
        print(json.dumps({"queries": len(answers), "ndcg10": round(mean, 4)}))
        return 0
    for answer in answers:
        if answer.ndcg10 < 1:
            print(f"{answer.ndcg10:.2f}  {answer.id}  {answer.query}: {' '.join(answer.found)}")
    print(f"nDCG@10 {mean:.4f} on {len(answers)} queries")
    return 0


def measure(queries: Path, gold: Path) -> Iterator[Answer]:
    """Yield the answer to each of *queries* over the texts of *gold*."""
    with TemporaryDirectory(prefix="quantities-") as folder:
        with open_writer(folder) as writer:
            for row in _lines(gold):
                writer.add(release(row["id"], row["text"], row.get("lang", "en")))
        searcher = open_searcher(folder)
        for row in _lines(queries):
            result = searcher.search(SearchRequest(row["query"]))
            found = tuple(hit.release.id for hit in (*result.hits, *result.partial))
            score = ndcg(found, dict.fromkeys(row["relevant"], 1))
            yield Answer(row["id"], row["query"], found, score)
        searcher.close()


def release(id_: str, text: str, lang: Lang) -> Release:
    """Return *text* as a release with the facts that the extractor reads in it."""
    whole = (Span(0, len(text)),)
    return Release(id_, "", text, "", lang=lang, passages=whole, facts=extract(text, lang))


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench.quantities", description=__doc__)
    parser.add_argument("queries", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--json", action="store_true")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
