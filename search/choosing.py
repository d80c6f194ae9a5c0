"""Which of a release's facts a hit shows as badges."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from search.badges import badge
from search.model import Fact, Release, Snippet, Span
from search.quantities.matching import asked, satisfies
from search.query import All, Any, Field, Fuzzy, Near, Not, Phrase, Prefix, Query, Term

MAX_BADGES = 4  #: badges of one hit: one line on a desktop, two on a phone
_STEM = 5  #: code points that two forms of a word share, enough to tell which sentence speaks of it
_WORD = re.compile(r"[^\W_]+")
_Rank = tuple[bool, int, bool, bool, int]


def choose(release: Release, query: Query, snippet: Snippet) -> tuple[Fact, ...]:
    """Return at most MAX_BADGES facts of *release*, in the order of the text.

    Those of a quantity that *query* asks for are taken first, then those of the sentences with most of its
    words, then those that *snippet* shows. Of those that read the same, one is taken.
    """
    return Chooser(query).of(release, snippet)


class Chooser:
    """Chooses among the facts of one release after another for one *query*."""

    def __init__(self, query: Query) -> None:
        self._wanted = tuple(asked(query))
        self._stems = {_stem(word) for word in query_words(query)}

    def of(self, release: Release, snippet: Snippet) -> tuple[Fact, ...]:
        """Return `choose`."""
        facts = release.facts
        if len(facts) <= MAX_BADGES and not any(_read_the_same(*pair) for pair in combinations(facts, 2)):
            return facts
        chosen: list[int] = []
        for *_, place in sorted(self._ranks(release, snippet.span)):
            if not any(_read_the_same(facts[place], facts[other]) for other in chosen):
                chosen.append(place)
                if len(chosen) == MAX_BADGES:
                    break
        return tuple(facts[place] for place in sorted(chosen))

    def _ranks(self, release: Release, shown: Span) -> Iterator[_Rank]:
        """Yield for each fact what it is chosen by, lowest first."""
        shared: dict[tuple[int, int], int] = {}  # by sentence
        for place, fact in enumerate(release.facts):
            unasked = not any(satisfies(fact, quantity) for quantity in self._wanted)
            span, sentence = fact.span, (fact.sentence.start, fact.sentence.end)
            if sentence not in shared:
                shared[sentence] = self._shared(release.text[slice(*sentence)])
            hidden = span.start >= shown.end or shown.start >= span.end
            yield unasked, -shared[sentence], hidden, fact.part_of is not None, place

    def _shared(self, sentence: str) -> int:
        """Return how many words of the query a sentence has."""
        said = sentence.lower()
        possible = {stem for stem in self._stems if stem in said}
        return len(possible.intersection(map(_stem, _WORD.findall(said)))) if possible else 0


def _read_the_same(fact: Fact, other: Fact) -> bool:
    if fact.concept != other.concept or _are_printed_apart(fact, other):
        return False
    return badge(fact).text == badge(other).text


def _are_printed_apart(fact: Fact, other: Fact) -> bool:
    """Whether two facts in one unit have other whole numbers: no figure prints two of them alike."""
    ends, others = ({end for end in (each.low, each.high) if end is not None} for each in (fact, other))
    return fact.unit == other.unit and ends != others and all(end % 1 == 0 for end in ends | others)


def query_words(query: Query) -> Iterator[str]:
    """Yield the words that *query* looks for, in lower case; what it excludes is left out."""
    match query:
        case Term(text=text) | Prefix(text=text) | Fuzzy(text=text):
            yield text.lower()
        case Phrase(words=words) | Near(words=words):
            yield from (word.lower() for word in words)
        case Field(child=child):
            yield from query_words(child)
        case All(children=children) | Any(children=children):
            for child in children:
                yield from query_words(child)
        case Not():
            return
        case _:
            return


def _stem(word: str) -> str:
    return word[:_STEM]
