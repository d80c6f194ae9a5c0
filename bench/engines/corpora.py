"""Writing the corpus of a run, and what the questions are drawn from."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Final

import msgspec

from bench.engines.generator import releases
from bench.engines.rows import UNITS
from indexer.facts import extract
from indexer.json_lines import lines_of, parse
from indexer.passages import passages
from search.model import Agency, Dates, Evidence, Lang, Release, StatedDate

SAMPLE: Final = 400  #: releases kept to draw phrases, filters and figures from
_WORD = re.compile(r"[^\W\d_]{3,}")
_encode = msgspec.json.Encoder(decimal_format="string").encode


@dataclass(slots=True)
class Statistics:
    """In how many releases each word stands, and an even sample of the releases."""

    releases: int = 0
    passages: int = 0
    words: Counter[str] = field(default_factory=Counter)
    sample: list[Release] = field(default_factory=list)

    def add(self, release: Release, draw: random.Random) -> None:
        """Count *release*; it may take a place in the sample (reservoir sampling)."""
        self.releases += 1
        self.passages += len(release.passages)
        self.words.update(set(words_of(f"{release.title} {release.text}")))
        if len(self.sample) < SAMPLE:
            self.sample.append(release)
        elif (place := draw.randrange(self.releases)) < SAMPLE:
            self.sample[place] = release


def words_of(text: str) -> list[str]:
    """Return the words of *text* in lower case, numbers left out."""
    return _WORD.findall(text.lower())


def write(path: Path, made: Iterable[Release], seed: int) -> Statistics:
    """Write a line for each release, and return their statistics."""
    counted, draw = Statistics(), random.Random(seed)
    with path.open("wb") as file:
        for release in made:
            counted.add(release, draw)
            file.write(_encode(release) + b"\n")
    return counted


def generated(size: int, seed: int) -> Iterator[Release]:
    """Yield made-up releases of *size* passages in all."""
    return releases(size, seed)


def read(file: Path, size: int) -> Iterator[Release]:
    """Yield the releases of JSON Lines, *size* passages at most, with the facts that are read in them."""
    left = size
    for number, line in lines_of(file):
        entry = parse(line)
        lang: Lang = "ru" if entry.lang == "ru" else "kk" if entry.lang == "kk" else "en"
        spans = passages(entry.text, lang)
        left -= len(spans)
        if left < 0:
            return
        named = entry.agency if isinstance(entry.agency, str) else next(iter(entry.agency or ()), "")
        yield Release(
            entry.id or str(number),
            entry.title,
            entry.text,
            "",
            agency=Agency(named.casefold(), named) if named else None,
            lang=lang,
            dates=_dates(entry.date),
            passages=spans,
            facts=tuple(fact for fact in extract(entry.text, lang)),
        )


def _dates(stated: str | None) -> Dates:
    if not stated:
        return Dates()
    return Dates(published=StatedDate(date.fromisoformat(stated[:10]), Evidence("front matter", stated)))


def figures(sample: Iterable[Release]) -> dict[str, list[int]]:
    """Return the values that a *sample* states, by unit, ascending."""
    found: dict[str, list[int]] = {}
    for release in sample:
        for fact in release.facts:
            if fact.unit in UNITS and fact.high:
                found.setdefault(fact.unit, []).append(int(fact.high))
    return {unit: sorted(values) for unit, values in found.items() if len(values) >= 10}


def pairs(release: Release) -> list[tuple[str, str]]:
    """Return words of *release* that stand next to each other, a blank apart."""
    found = re.finditer(r"(?=\b([^\W\d_]{4,}) ([^\W\d_]{4,})\b)", release.text.lower())
    return [(each[1], each[2]) for each in islice(found, 200)]
