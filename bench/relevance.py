"""How well the product ranks: nDCG@10, MRR@10 and success@1 on judged sets, through its own engine.

    python -m bench.relevance DIR... [--corpus FILE [--no-title]] [--index URL] [--json]

Each set is indexed as releases in a temporary folder, or on the cluster at URL, and asked twice. *ranking*:
any word of the question may match, so that the order is the ranking formula's alone. *served*: the question
is typed into the product, which wants all words first and refuses what is beyond its limits.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.judged import JudgedSet, JudgedSetError, Question, read
from bench.measures import ndcg, reciprocal_rank, success
from bench.questions import any_word, typed
from search.engines import is_cluster, open_writer
from search.engines.opensearch import OpenSearchSearcher, read_address
from search.engines.whoosh import WhooshSearcher
from search.errors import QueryTooLarge
from search.model import Result, SearchRequest

DEPTH = 10  #: hits read; the measures look no further

Ask = Callable[[Question], Result | None]


@dataclass(frozen=True, slots=True)
class Scores:
    """Means over the questions; *relaxed* (no text had all words) and *refused* (too long) as shares."""

    ndcg10: float
    mrr10: float
    success1: float
    relaxed: float
    refused: float


@dataclass(frozen=True, slots=True)
class Report:
    """What one set measured; *seconds* are to index it and to ask all questions both ways."""

    name: str
    releases: int
    questions: int
    ranking: Scores
    served: Scores
    seconds: float


Ranker = WhooshSearcher | OpenSearchSearcher


def measure(judged: JudgedSet, index: str | None = None) -> Report:
    """Return the scores of *judged* in a fresh index of the product's own engine.

    *index* is the address of one on a cluster, which is built anew.
    """
    started = time.perf_counter()
    with TemporaryDirectory(prefix="relevance-") as folder:
        with open_writer(index or folder, rebuild=True) as writer:
            for release in judged.releases():
                writer.add(release)
        searcher = _ranker(index or folder)
        try:
            ranking = _scores(judged, lambda question: _ranked(searcher, question))
            served = _scores(judged, lambda question: _served(searcher, question))
            releases = searcher.status().releases
        finally:
            searcher.close()
    seconds = time.perf_counter() - started
    return Report(judged.name, releases, len(judged.questions), ranking, served, seconds)


def _ranker(index: str) -> Ranker:
    if is_cluster(index):
        return OpenSearchSearcher(read_address(index, os.environ))
    return WhooshSearcher(Path(index))


def _ranked(searcher: Ranker, question: Question) -> Result:
    return searcher.search_tree(any_word(question.text), SearchRequest(size=DEPTH))


def _served(searcher: Ranker, question: Question) -> Result | None:
    try:
        return searcher.search(SearchRequest(typed(question.text), size=DEPTH))
    except QueryTooLarge:
        return None


def _scores(judged: JudgedSet, ask: Ask) -> Scores:
    results = [(question.grades, ask(question)) for question in judged.questions]
    orders = [
        (grades, [hit.release.id for hit in (*result.hits, *result.partial)] if result else [])
        for grades, result in results
    ]
    return Scores(
        ndcg10=_mean(ndcg(order, grades, DEPTH) for grades, order in orders),
        mrr10=_mean(reciprocal_rank(order, grades, DEPTH) for grades, order in orders),
        success1=_mean(success(order, grades) for grades, order in orders),
        relaxed=_mean(float(result.relaxed) for _, result in results if result),
        refused=_mean(float(result is None) for _, result in results),
    )


def _mean(values: Iterator[float]) -> float:
    found = list(values)
    return sum(found) / len(found) if found else 0.0


def _table(reports: list[Report]) -> Iterator[str]:
    yield "set               releases  asked  nDCG@10  MRR@10  succ@1  served  relaxed  refused  seconds"
    for report in reports:
        own, served = report.ranking, report.served
        size = f"{report.name:17} {report.releases:8} {report.questions:6}"
        ranking = f"{own.ndcg10:8.4f} {own.mrr10:7.4f} {own.success1:7.4f}"
        product = f"{served.ndcg10:7.4f} {served.relaxed:8.2f} {served.refused:8.2f}"
        yield f"{size} {ranking} {product} {report.seconds:8.1f}"


def main(arguments: list[str] | None = None) -> int:
    """Measure the sets named on the command line; return the exit code: 2 when one cannot be read."""
    parser = argparse.ArgumentParser(prog="python -m bench.relevance", description=__doc__.splitlines()[0])
    parser.add_argument("sets", nargs="+", type=Path, metavar="DIR", help="a judged set in the BEIR layout")
    parser.add_argument("--corpus", type=Path, metavar="FILE", help="texts of a DIR that has none of its own")
    parser.add_argument("--no-title", action="store_true", help="leave out the titles of --corpus")
    parser.add_argument("--index", metavar="URL", help="an index on a cluster, to be built anew for each DIR")
    parser.add_argument("--json", action="store_true", help="print one JSON object a set")
    options = parser.parse_args(arguments)
    try:
        judged = [read(folder, options.corpus, titled=not options.no_title) for folder in options.sets]
        reports = [measure(each, options.index) for each in judged]
    except JudgedSetError as error:
        print(error, file=sys.stderr)
        return 2
    lines = (json.dumps(asdict(each)) for each in reports) if options.json else _table(reports)
    print("\n".join(lines))
    return 0


if __name__ == "__main__":
    sys.exit(main())
