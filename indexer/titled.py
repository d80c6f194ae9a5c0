"""Persons whom a text names together with a title of office, found by patterns alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer.name_runs import heads_of, is_bare, name_ending
from indexer.title_phrase import TitlePhrase
from indexer.titles import VOCABULARY, Vocabulary
from indexer.words import Word, split
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


def titled(text: str, words: Sequence[Word], lang: Lang) -> tuple[Titled, ...]:
    """Return the persons whom *text*, in *lang*, names with a public office; *words* are those of *text*."""
    vocabulary = VOCABULARY[lang]
    found: list[Titled] = []
    free = 0
    for at in heads_of(words, vocabulary):
        if at < free:
            continue
        phrase = TitlePhrase(text, words, vocabulary, at)
        found += _persons(phrase, words, FORMER_WITHIN_KK if lang == "kk" else FORMER_WITHIN)
        free = phrase.end
    found += _leaders(text, words, vocabulary)
    return tuple(sorted(found, key=lambda one: one.name))


def _persons(phrase: TitlePhrase, words: Sequence[Word], former_within: int) -> Iterator[Titled]:
    (begin, end), names = phrase.persons()
    for first, last in names:
        yield Titled(
            _span(words[first:last]),
            _span(words[begin:end]),
            former=phrase.is_former(former_within),
            bare=is_bare(words[first:last]),
            oblique=phrase.is_oblique(),
        )


def _span(words: Sequence[Word]) -> Span:
    return Span(words[0].start, words[-1].end)


def _leaders(text: str, words: Sequence[Word], vocabulary: Vocabulary) -> Iterator[Titled]:
    """Yield the persons whom a clause puts at the head of a body: "N. N., who heads the Agency"."""
    for clause in vocabulary.leads.finditer(text):
        if not any(vocabulary.body.fullmatch(word.low) for word in split(clause["of"])):
            continue
        end = next((number for number, word in enumerate(words) if word.start >= clause.start()), len(words))
        for begin, stop in name_ending(words, end, vocabulary):
            yield Titled(_span(words[begin:stop]), None)
