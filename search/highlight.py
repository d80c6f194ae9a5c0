"""Which words of a text a query speaks of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain
from operator import attrgetter
from typing import Literal

from search.analysis import Tokens, exact_tokens, fold, name_key, variants
from search.analysis.finding import Finder, Stretch, Word
from search.model import Lang, Span
from search.query import All, Any, DateRange, Field, Fuzzy, Near, Not, Phrase, Prefix, Quantity, Query, Term

Zone = Literal["text", "title"]
Leaf = Term | Phrase | Near | Prefix | Fuzzy
_ends = attrgetter("start", "end")
Run = tuple[int, int]  #: positions of its first and its last word


@dataclass(frozen=True, slots=True)
class _View:
    """Where words stand: a word of the query, and each word whose *form* is accepted."""

    stemmed: Callable[[str], set[int]]
    printed: Callable[[str], set[int]]
    form: Callable[[str], str]
    similar: Callable[[Callable[[str], bool]], set[int]]


def highlights(
    query: Query, text: str, lang: Lang, *, names: Collection[str] = (), zone: Zone = "text"
) -> tuple[Span, ...]:
    """Return the spans of *text* that *query* asks for, ascending and disjoint.

    *names* are the officials of the release in any spelling: each is lit for every spelling of it in the
    query. What is asked of `title:` is lit in the *zone* "title" only, what is excluded nowhere. A phrase
    is one span, and lit only where all of it stands.
    """
    return merged(chain.from_iterable(Sought(query, zone).found(text, lang, names)))


class Sought:
    """What *query* asks for in *zone*, to be looked for in one text after another."""

    def __init__(self, query: Query, zone: Zone = "text") -> None:
        wanted = dict.fromkeys(_leaves(query, zone))
        self._wanted = tuple((leaf, named, *_quickly(leaf, named=named)) for leaf, named in wanted)

    def found(self, text: str, lang: Lang, names: Iterable[str]) -> list[list[Stretch]]:
        """Return, for each word or phrase that is asked for, where *text* has it, ascending.

        *names*: the officials of the release in any spelling.
        """
        if not self._wanted:
            return []
        finder, known = Finder(text, lang), list(map(_keys, names))
        quickly = [
            None if not look or (key and any(key in each for each in known)) else look(finder)
            for _, _, look, key in self._wanted
        ]
        found = [places for places in quickly if places is not None]
        return found if len(found) == len(quickly) else self._completed(quickly, Tokens(text, lang), known)

    def _completed(
        self, quickly: Sequence[list[Stretch] | None], words: Tokens, known: Iterable[frozenset[str]]
    ) -> list[list[Stretch]]:
        """Return *quickly*, with what needs all words of the text in place of None."""
        in_names, anywhere = _views(words, frozenset().union(*known))
        return [
            [_ends(words.span(*run)) for run in _runs(leaf, in_names if named else anywhere)]
            if places is None
            else places
            for (leaf, named, _, _), places in zip(self._wanted, quickly, strict=True)
        ]


Look = Callable[[Finder], list[Stretch]]


def _quickly(leaf: Leaf, *, named: bool) -> tuple[Look | None, str]:
    """Return how *leaf* is found without reading all words, and which key it must not be of.

    None for what needs them all: similar words, words near each other, and the names of officials.
    """
    if named or isinstance(leaf, Near | Fuzzy):
        return None, ""
    if isinstance(leaf, Phrase):
        return lambda finder: finder.phrase(leaf.words), ""
    if isinstance(leaf, Prefix):
        word, key = Word.starting(leaf.text), ""
    elif leaf.exact:
        word, key = Word.exact(leaf.text), ""
    else:
        word, key = Word.stemmed(leaf.text), name_key(leaf.text)
    return lambda finder: finder.places(word), key


def merged(stretches: Iterable[Stretch]) -> tuple[Span, ...]:
    """Return *stretches* ascending, with those that overlap made one."""
    disjoint: list[Stretch] = []
    for start, end in sorted(stretches):
        if disjoint and start < disjoint[-1][1]:
            disjoint[-1] = disjoint[-1][0], max(disjoint[-1][1], end)
        else:
            disjoint.append((start, end))
    return tuple(Span(start, end) for start, end in disjoint)


def _leaves(query: Query, zone: Zone, *, named: bool = False) -> Iterator[tuple[Leaf, bool]]:
    """Yield what *query* asks for in *zone*, and whether only in names."""
    match query:
        case All() | Any():
            for child in query.children:
                yield from _leaves(child, zone, named=named)
        case Field(name="title") if zone == "title":
            yield from _leaves(query.child, zone)
        case Field(name="official"):
            yield from _leaves(query.child, zone, named=True)
        case Field() | DateRange() | Quantity() | Not():
            return
        case _:
            yield query, named


def _views(words: Tokens, known: Collection[str]) -> tuple[_View, _View]:
    """Return the view of the *known* names among *words* alone, and that of all of them."""

    @cache
    def as_names() -> list[str]:
        return [name_key(word) if word[0].isupper() else "" for word in words.printed()]

    def named(word: str) -> set[int]:
        return _places(as_names(), {name_key(word)}) if name_key(word) in known else set()

    def in_names(accepts: Callable[[str], bool]) -> set[int]:
        accepted = set(filter(accepts, known))
        return _places(as_names(), accepted) if accepted else set()

    def stemmed(word: str) -> set[int]:
        return named(word) | _places(words.terms, variants(word))

    def exact(word: str) -> set[int]:
        return _places(words.exact, {fold(word)})

    def anywhere(accepts: Callable[[str], bool]) -> set[int]:
        return _places(words.exact, set(filter(accepts, set(words.exact))))

    return _View(named, named, name_key, in_names), _View(stemmed, exact, fold, anywhere)


def _places(words: list[str], wanted: Iterable[str]) -> set[int]:
    """Return where any of the few *wanted* stand: `count` and `index` are ten times a loop's speed."""
    places: set[int] = set()
    for word in wanted:
        at = -1
        for _ in range(words.count(word)):
            at = words.index(word, at + 1)
            places.add(at)
    return places


@lru_cache(maxsize=4096)
def _keys(name: str) -> frozenset[str]:
    return frozenset(name_key(name[token.start : token.end]) for token in exact_tokens(name)) - {""}


def _runs(leaf: Leaf, view: _View) -> list[Run]:
    """Return where *leaf* stands, ascending."""
    match leaf:
        case Term():
            return _single(view.printed(leaf.text) if leaf.exact else view.stemmed(leaf.text))
        case Phrase():
            return _phrase([view.printed(word) for word in leaf.words])
        case Near():
            return _near([view.stemmed(word) for word in leaf.words], leaf.slop)
        case Prefix():
            beginning = view.form(leaf.text)
            return _single(view.similar(lambda word: word.startswith(beginning)))
        case Fuzzy():
            meant = view.form(leaf.text)
            return _single(view.similar(lambda word: _is_within(meant, word, leaf.distance)))


def _single(positions: Iterable[int]) -> list[Run]:
    return [(position, position) for position in sorted(positions)]


def _phrase(places: list[set[int]]) -> list[Run]:
    last = len(places) - 1
    starts = sorted(places[0])
    return [
        (start, start + last)
        for start in starts
        if all(start + at in place for at, place in enumerate(places))
    ]


def _near(places: list[set[int]], slop: int) -> list[Run]:
    """Return the words in windows that hold all of them; side by side (*slop* 0) they are one run.

    A word that is asked for twice must stand there twice.
    """
    width = len(places) + slop
    needed = Counter(map(frozenset, places))
    occurrences = sorted(set().union(*places))
    runs: set[Run] = set()
    for at, start in enumerate(occurrences):
        window = [position for position in occurrences[at : at + width] if position < start + width]
        if all(len(place.intersection(window)) >= times for place, times in needed.items()):
            runs.update(_single(window) if slop else [(start, window[-1])])
    return sorted(runs)


def is_within(word: str, other: str, distance: int) -> bool:
    """Whether *other* is at most *distance* edits from *word* (optimal string alignment).

    An edit inserts, deletes or changes a letter, or swaps two neighbours. Made for distances up to 2.
    """
    if abs(len(word) - len(other)) > distance:
        return False
    at = next((at for at, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), None)
    if at is None:
        return True  # one begins the other, and the lengths are close enough
    if distance == 0:
        return False
    rest, left = word[at:], distance - 1
    mine, theirs = rest, other[at:]
    if mine[:2] == theirs[1::-1] and len(mine) > 1 and is_within(mine[2:], theirs[2:], left):
        return True
    return (
        is_within(mine[1:], theirs[1:], left)
        or is_within(mine[1:], theirs, left)
        or is_within(mine, theirs[1:], left)
    )


# Words repeat from release to release.
_is_within = lru_cache(maxsize=50_000)(is_within)
