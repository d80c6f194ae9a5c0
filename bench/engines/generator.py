"""Releases that look like releases: words by Zipf's law, dates, agencies, officials and figures.

The same seed gives the same releases, one at a time, so a million passages take no more memory than one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from hashlib import sha256
from typing import Final, NamedTuple, get_args

import numpy as np

from bench.engines.lexicon import HEAD, TAIL, Lexicon
from search.model import Agency, Dates, Evidence, Fact, Kind, Lang, Official, Release, Span, StatedDate

PASSAGES: Final = (3, 6)  #: of a release
LENGTH: Final = 750  #: code points of a passage, about
_FIRST_DAY, _DAYS = date(2014, 1, 6), 4300
_AGENCIES, _OFFICIALS, _PLACES = 40, 900, 150
_TAIL_SHARE: Final = 0.015  #: of all words; the distinct words of a corpus never come to an end
_LANGS: Final[tuple[Lang, ...]] = ("en", "en", "en", "en", "en", "en", "en", "en", "ru", "ru", "ru", "kk")


class _Measure(NamedTuple):
    """A sentence that states a figure: {} is the number; the fact covers what is between the bars."""

    lang: Lang
    kind: Kind
    unit: str
    scale: int
    sentence: str


_MEASURES: Final = (
    _Measure("en", "money", "USD", 1000, "The damage to the budget is put at |over ${}| by the auditors."),
    _Measure(
        "en", "money", "KZT", 100_000, "Assets worth |{} tenge| were frozen at the request of the office."
    ),
    _Measure("en", "count", "account", 10, "Investigators closed |more than {} accounts| of drop holders."),
    _Measure("en", "count", "person", 1, "The network had brought in |{} people| from several regions."),
    _Measure("en", "mass", "kg", 1, "A search of the warehouse brought |{} kg| of goods without papers."),
    _Measure("en", "count", "victim", 1, "At least |{} victims| have come forward since the first report."),
    _Measure("en", "count", "transaction", 10, "Auditors went through |{} transactions| of the firm."),
    _Measure("ru", "money", "KZT", 100_000, "Ущерб государству составил |{} тенге| по данным проверки."),
    _Measure("ru", "count", "person", 1, "К ответственности привлечено |{} человек| из разных областей."),
    _Measure("kk", "money", "KZT", 100_000, "Мемлекетке келген залал |{} теңге| деп бағаланды."),
)


@dataclass(frozen=True, slots=True)
class _World:
    """What releases speak of again and again."""

    lexicons: dict[Lang, Lexicon]
    agencies: tuple[Agency, ...]
    officials: tuple[Official, ...]
    places: tuple[str, ...]


def releases(passages: int, seed: int = 1) -> Iterator[Release]:
    """Yield releases of *passages* passages in all."""
    random, world = np.random.default_rng(seed), _world()
    left = number = 0
    left = passages
    while left > 0:
        count = min(left, int(random.integers(PASSAGES[0], PASSAGES[1] + 1)))
        yield _release(number, count, random, world)
        number, left = number + 1, left - count


def _world() -> _World:
    lexicons: dict[Lang, Lexicon] = {lang: Lexicon(lang) for lang in get_args(Lang)}
    name = lexicons["en"].word
    return _World(
        lexicons,
        tuple(
            Agency(
                f"agency-{at}", f"{name(300 + 8 * at).title()} Agency for {name(60 + at)} and {name(90 + at)}"
            )
            for at in range(_AGENCIES)
        ),
        tuple(
            Official(f"official-{at}", made, "Director", made)
            for at in range(_OFFICIALS)
            for made in (f"{name(5000 + 8 * (at % 90)).title()} {name(9000 + 8 * at).title()}",)
        ),
        tuple(name(2000 + 8 * at).title() for at in range(_PLACES)),
    )


def _release(number: int, passages: int, random: np.random.Generator, world: _World) -> Release:
    lang = _LANGS[int(random.integers(len(_LANGS)))]
    text, spans, facts = _text(passages, lang, random, world.lexicons[lang])
    day = _FIRST_DAY + timedelta(int(random.integers(_DAYS)))
    skewed = random.random(3) ** 2  # a few agencies and officials have most of the releases
    return Release(
        f"made-{number:07d}",
        " ".join(_words(10, random, world.lexicons[lang])).capitalize(),
        text,
        sha256(text.encode()).hexdigest(),
        agency=world.agencies[int(skewed[0] * _AGENCIES)],
        officials=(world.officials[int(skewed[1] * _OFFICIALS)],),
        place=world.places[int(skewed[2] * _PLACES)],
        lang=lang,
        dates=Dates(published=StatedDate(day, Evidence("front matter", day.isoformat()))),
        passages=spans,
        facts=facts,
    )


def _words(count: int, random: np.random.Generator, lexicon: Lexicon) -> list[str]:
    """Return words drawn by Zipf's law: the logarithm of the rank is uniform."""
    ranks = (HEAD ** random.random(count) - 1).astype(np.int64)
    rare = random.random(count) < _TAIL_SHARE
    ranks[rare] = HEAD + (TAIL * random.random(int(rare.sum())) ** 3).astype(np.int64)
    return lexicon.words(ranks.tolist())


def _text(
    passages: int, lang: Lang, random: np.random.Generator, lexicon: Lexicon
) -> tuple[str, tuple[Span, ...], tuple[Fact, ...]]:
    text, spans, facts = "", [], []
    for _ in range(passages):
        start = len(text)
        limit = start + int(LENGTH * (0.7 + 0.4 * random.random()))
        measured = int(random.integers(0, 3))
        while len(text) < limit or measured:
            if measured:
                text, fact = _stated(text, lang, random)
                facts.append(fact)
                measured -= 1
            text += _sentence(random, lexicon)
        text = text.rstrip() + "\n\n"
        spans.append(Span(start, len(text)))
    return text, tuple(spans), tuple(facts)


def _sentence(random: np.random.Generator, lexicon: Lexicon) -> str:
    words = _words(int(random.integers(8, 25)), random, lexicon)
    return " ".join(words).capitalize() + ". "


def _stated(text: str, lang: Lang, random: np.random.Generator) -> tuple[str, Fact]:
    """Return *text* with a sentence that states a figure, and the fact."""
    own = [measure for measure in _MEASURES if measure.lang == lang]
    measure = own[int(random.integers(len(own)))]
    value = int(10 ** (1 + 3 * random.random())) * measure.scale
    before, covered, after = measure.sentence.replace("{}", f"{value:,}").split("|")
    start = len(text) + len(before)
    sentence = f"{before}{covered}{after} "
    fact = Fact(
        measure.kind,
        Decimal(value),
        Decimal(value),
        measure.unit,
        Span(start, start + len(covered)),
        Span(len(text), len(text) + len(sentence) - 1),
        lang,
        "over" if covered.startswith(("over", "more")) else "exact",
        concept=before.strip().casefold(),
    )
    return text + sentence, fact
