"""What indexing costs: `python -m bench.indexing CORPUS... [--workers N] [--releases N] [--json]`.

Prints CPU milliseconds a release by stage of reading, over the first releases of CORPUS and in one process;
then, end to end into an index that is thrown away, releases a second by the clock and all CPU a release, of
the workers too.
"""

from __future__ import annotations

import argparse
import json
import resource
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TypeVar

from indexer.agencies import find_agency
from indexer.authority import Authority, load_authority
from indexer.building import authority_beside, build
from indexer.cleaning import clean
from indexer.corpus import Refusal, Source, files_of, sources_of
from indexer.dating import Clues, dates_of
from indexer.drafts import draft_of
from indexer.facts import extract
from indexer.officials import find_officials
from indexer.passages import passages
from indexer.places import find_place
from indexer.reading import read
from search.analysis import language

RELEASES = 1_000  #: that the stages are measured over
ROUNDS = 3  #: the least of them counts: a busy machine makes a round longer, never shorter

Given = TypeVar("Given")
Made = TypeVar("Made")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; return the exit code."""
    options = _options(arguments)
    authority = load_authority(authority_beside(options.corpus))
    sources = list(islice(_sources(options.corpus), options.releases))
    report = {
        "releases": len(sources),
        "stages": stages(sources, authority),
        "whole": whole(options.corpus, options.workers),
    }
    print(json.dumps(report) if options.json else _table(report["stages"], report["whole"]))  # type: ignore[arg-type]
    return 0


def stages(sources: Sequence[Source], authority: Authority) -> dict[str, float]:
    """Return by stage the CPU milliseconds a release of *sources*, the least of ROUNDS.

    *reading* is all of it, without what a release declares and need not be looked for.
    """
    rounds = [_round(sources, authority) for _ in range(ROUNDS)]
    return {name: round(min(each[name] for each in rounds), 3) for name in rounds[0]}


def _round(sources: Sequence[Source], authority: Authority) -> dict[str, float]:
    clock = _Clock(len(sources))
    today = date.today()
    drafts = clock.each("draft", draft_of, sources)
    pages = clock.each("cleaning", lambda draft: clean(draft.text, draft.title), drafts)
    langs = clock.each("language", lambda page: language(f"{page.title}\n{page.text}"), pages)
    clues = [
        Clues(page.text, lang, draft.date, page.asides, draft.source)
        for draft, page, lang in zip(drafts, pages, langs, strict=True)
    ]
    dates = clock.each("dates", lambda clue: dates_of(clue, today), clues)
    told = list(zip(pages, langs, dates, strict=True))
    clock.each("agency", lambda one: find_agency(one[0].title, one[0].text, None, authority), told)
    clock.each("officials", lambda one: find_officials(one[0].title, one[0].text, one[1], authority), told)
    clock.each("place", lambda one: find_place(one[0].text, one[1], authority), told)
    clock.each("passages", lambda one: passages(one[0].text, one[1]), told)
    clock.each("facts", lambda one: extract(one[0].text, one[1], one[2]), told)
    clock.each("reading", lambda source: read(source, authority, today=today), sources)
    return clock.milliseconds


class _Clock:
    """CPU milliseconds of this process, by stage, divided by how many *releases* there are."""

    def __init__(self, releases: int) -> None:
        self.milliseconds: dict[str, float] = {}
        self._releases = max(1, releases)

    def each(self, stage: str, make: Callable[[Given], Made], given: Sequence[Given]) -> list[Made]:
        """Return what *make* makes of each, and note what that took."""
        start = time.process_time()
        made = [make(one) for one in given]
        self.milliseconds[stage] = 1000 * (time.process_time() - start) / self._releases
        return made


def whole(corpus: Sequence[Path], workers: int) -> dict[str, float]:
    """Return what building an index of *corpus* with so many processes takes, all its stages together."""
    with tempfile.TemporaryDirectory() as folder:
        cpu, start = _cpu_seconds(), time.perf_counter()
        report = build(corpus, str(Path(folder, "index")), rebuild=True, workers=workers)
        seconds = time.perf_counter() - start
        cpu = _cpu_seconds() - cpu
    return {
        "workers": workers,
        "releases": report.added,
        "seconds": round(seconds, 1),
        "releases_per_second": round(report.added / seconds, 1),
        "cpu_milliseconds": round(1000 * cpu / max(1, report.added), 2),
    }


def _cpu_seconds() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def _sources(corpus: Sequence[Path]) -> list[Source]:
    found = (source for path in corpus for file in files_of(path) for source in sources_of(file, path))
    return [source for source in found if not isinstance(source, Refusal)]


def _table(stages: dict[str, float], whole: dict[str, float]) -> str:
    lines = [f"{name:10} {milliseconds:7.3f} ms of CPU a release" for name, milliseconds in stages.items()]
    return "\n".join([*lines, *(f"{name}: {value}" for name, value in whole.items())])


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench.indexing", description="what indexing costs, by stage")
    parser.add_argument("corpus", nargs="+", type=Path, help="files or folders of releases")
    parser.add_argument("--workers", type=int, default=1, help="processes that read (1)")
    parser.add_argument("--releases", type=int, default=RELEASES, help=f"for the stages ({RELEASES})")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    raise SystemExit(main())
