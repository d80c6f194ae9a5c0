"""Persons whom a text names together with a title of office, found by patterns alone."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer.name_runs import groups_of, is_bare, name_ending
from indexer.title_phrase import TitlePhrase
from indexer.titles import VOCABULARY, Vocabulary
from indexer.words import Words, split
from search.model import Lang, Span

FORMER_WITHIN = 3  #: words before a title that may say "former"; Kazakh puts the whole office between
FORMER_WITHIN_KK = 8


@dataclass(frozen=True, slots=True)
class Titled:
    """A name beside a title. *bare*: a surname alone. *former*: the office is not held any more.

    Spans are into the text given; *title* is None where a clause ("who heads the service") stands for it.
    *oblique*: the title is in another case than the nominative, and so the name is.
    """

    name: Span
    title: Span | None
    former: bool = False
    bare: bool = False
    oblique: bool = False


def titled(text: str, words: Words, lang: Lang, heads: Sequence[int]) -> tuple[Titled, ...]:
    """Return the persons whom *text*, in *lang*, names with a public office.

    *words* are those of *text*, *heads* the numbers of those that a title may turn on.
    """
    vocabulary = VOCABULARY[lang]
    found: list[Titled] = []
    free = 0
    for at in heads:
        if at < free:
            continue
        phrase = TitlePhrase(text, words, vocabulary, at)
        found += _persons(phrase, words, FORMER_WITHIN_KK if lang == "kk" else FORMER_WITHIN)
        free = phrase.end
    found += _leaders(text, words, vocabulary)
    return tuple(sorted(found, key=lambda one: one.name))


def _persons(phrase: TitlePhrase, words: Words, former_within: int) -> Iterator[Titled]:
    (begin, end), names = phrase.persons()
    for first, last in names:
        yield Titled(
            words.span(first, last),
            words.span(begin, end),
            former=phrase.is_former(former_within),
            bare=is_bare(words.run(first, last)),
            oblique=phrase.is_oblique(),
        )


def _leaders(text: str, words: Words, vocabulary: Vocabulary) -> Iterator[Titled]:
    """Yield the persons whom a clause puts at the head of a body: "N. N., who heads the Agency"."""
    for clause in vocabulary.leads.finditer(text):
        if not any(map(groups_of(vocabulary).body.__getitem__, split(clause["of"]).lows())):
            continue
        end = bisect_left(words.starts, clause.start())
        for begin, stop in name_ending(words, end, vocabulary):
            yield Titled(words.span(begin, stop), None)
