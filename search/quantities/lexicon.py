"""What a language's number words, modifiers and fractions are: one value per language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from search.model import Modifier

K = TypeVar("K")
V = TypeVar("V")
Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words in lower case; phrases are words in order, as the tokenizer cuts them.

    *cardinals* add up to a number below a thousand, *magnitudes* multiply what stands before them.
    *collectives* are number words that need no noun (`пятеро`). *vague* magnitudes (`thousands of`) give
    an order, not a number. *multiples* are words that state a ratio (`doubled`, `вдвое`).
    *before* and *after*: what the words before, or after, a number say about it. *stops* end the noun
    phrase that is counted. *adjectives* never are the noun that is counted.
    """

    cardinals: Mapping[str, Decimal]
    magnitudes: Mapping[str, Decimal]
    vague: Mapping[str, Decimal]
    collectives: Mapping[str, Decimal]
    fractions: Mapping[Phrase, Decimal]
    ordinals: Mapping[str, Decimal]
    multiples: Mapping[str, Decimal]
    before: Mapping[Phrase, Modifier]
    after: Mapping[Phrase, Modifier]
    stops: frozenset[str]
    adjectives: frozenset[str]


def words(listed: str) -> frozenset[str]:
    """Return the words of *listed*, split at white space."""
    return frozenset(listed.split())


def phrases(listed: str, value: V) -> dict[Phrase, V]:
    """Return every comma-separated phrase of *listed* with *value*."""
    return {tuple(phrase.split()): value for phrase in listed.replace("\n", ",").split(",") if phrase.strip()}


def numbered(listed: str, numbers: Iterable[int]) -> dict[str, Decimal]:
    """Return word -> number; forms of one word are joined by `/`."""
    return {
        form: Decimal(number)
        for number, forms in zip(numbers, listed.split(), strict=True)
        for form in forms.split("/")
    }


def powers(listed: str) -> dict[str, Decimal]:
    """Return word -> power of ten, from lines of an exponent and the words that mean it."""
    return {
        word: Decimal(10) ** int(line.split()[0])
        for line in listed.strip().splitlines()
        for word in line.split()[1:]
    }


def merged(lexicons: Iterable[Lexicon]) -> Lexicon:
    """Return one lexicon of all; where two disagree about a word, the first is believed."""
    ordered = tuple(lexicons)[::-1]
    return Lexicon(
        cardinals=_union(lexicon.cardinals for lexicon in ordered),
        magnitudes=_union(lexicon.magnitudes for lexicon in ordered),
        vague=_union(lexicon.vague for lexicon in ordered),
        collectives=_union(lexicon.collectives for lexicon in ordered),
        fractions=_union(lexicon.fractions for lexicon in ordered),
        ordinals=_union(lexicon.ordinals for lexicon in ordered),
        multiples=_union(lexicon.multiples for lexicon in ordered),
        before=_union(lexicon.before for lexicon in ordered),
        after=_union(lexicon.after for lexicon in ordered),
        stops=frozenset().union(*(lexicon.stops for lexicon in ordered)),
        adjectives=frozenset().union(*(lexicon.adjectives for lexicon in ordered)),
    )


def _union(tables: Iterable[Mapping[K, V]]) -> dict[K, V]:
    return {key: value for table in tables for key, value in table.items()}
