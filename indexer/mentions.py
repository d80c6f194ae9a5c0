"""Where a text names the agencies of the authority file, in any grammatical form."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from indexer.authority import AgencyEntry, Authority
from search.analysis import Token, exact_terms, exact_tokens, terms
from search.memo import Memo
from search.model import Lang, Span

MAX_ENDING = {"ru": 3, "kk": 6}  #: letters; "-ого", and Kazakh's stacked "-ларының" less its stem's overlap
MAX_LOST = 2  #: letters of a Cyrillic name's word that a case may replace: палатА, высшАЯ, агенттіК
MIN_COMMON = 2  #: letters that two forms of one word share at least

Kind = Literal["name", "head", "unit"]


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where *agency* is named: by its name, by who leads it, or by a part of it."""

    agency: AgencyEntry
    kind: Kind
    quote: str
    span: Span


@dataclass(frozen=True, slots=True)
class _Name:
    """A name of an agency, word for word. *acronym*: it counts in capitals only."""

    agency: AgencyEntry
    kind: Kind
    words: tuple[str, ...]
    acronym: bool


def mentions(text: str, lang: Lang, authority: Authority) -> tuple[Mention, ...]:
    """Return where *text* names agencies, in its order, disjoint.

    The longest name wins; of "the Committee of the Ministry" only the part is kept: it is what is meant.
    """
    if not authority.agencies:
        return ()
    words = exact_terms(text)
    candidates = [
        (at, name)
        for at, names in enumerate(map(_beginning(authority).__getitem__, words))
        if names
        for name in names
        if all(map(_same, name.words, words[at : at + len(name.words)]))
    ]
    return _without_wholes(_standing(candidates, text), text, lang) if candidates else ()


def _standing(candidates: Sequence[tuple[int, _Name]], text: str) -> list[Mention]:
    """Return the mentions that *candidates* are: names by the number of their first word, longest first."""
    tokens = exact_tokens(text)
    found: list[Mention] = []
    free = 0
    for at, name in candidates:
        here = tokens[at : at + len(name.words)]
        if at >= free and len(here) == len(name.words) and _stands(name, here, text):
            span = Span(here[0].start, here[-1].end)
            found.append(Mention(name.agency, name.kind, text[span.start : span.end], span))
            free = at + len(here)
    return found


@lru_cache(maxsize=8)
def _beginning(authority: Authority) -> Memo[tuple[_Name, ...]]:
    """Return by term of a text the names that it may begin, longest first; most words begin none."""
    by_key = _by_key(authority)
    return Memo(
        lambda term: tuple(name for name in by_key.get(term[:MIN_COMMON], ()) if _same(name.words[0], term))
    )


def _by_key(authority: Authority) -> dict[str, tuple[_Name, ...]]:
    """Return the names of the agencies by the key of their first word, longest first."""
    by_key: defaultdict[str, list[_Name]] = defaultdict(list)
    for agency in authority.agencies:
        kinds: tuple[tuple[Kind, tuple[str, ...]], ...] = (
            ("name", (agency.name, *agency.aliases)),
            ("head", agency.heads),
            ("unit", agency.units),
        )
        for kind, spellings in kinds:
            for spelling in spellings:
                words = exact_terms(spelling) if _is_cyrillic(spelling) else terms(spelling, "en")
                acronym = len(words) == 1 and spelling.isupper()
                by_key[exact_terms(spelling)[0][:MIN_COMMON]].append(
                    _Name(agency, kind, tuple(words), acronym)
                )
    return {key: tuple(sorted(names, key=lambda one: -len(one.words))) for key, names in by_key.items()}


def _is_cyrillic(text: str) -> bool:
    return re.search("[\u0400-\u04ff]", text) is not None


def _stands(name: _Name, here: Sequence[Token], text: str) -> bool:
    """Whether the words of *name* stand *here* in one line, in the number and the capitals that it needs."""
    if any("\n" in text[one.end : other.start] for one, other in pairwise(here)):
        return False
    if name.kind == "head" and here[-1].term.endswith("s") and name.words[-1][-1] != "s":
        return False  # "presidents": of anywhere
    return not name.acronym or text[here[0].start : here[0].end].isupper()


@lru_cache(maxsize=100_000)
def _same(name_word: str, term: str) -> bool:
    """Whether *term* is a form of *name_word*: the same English stem, or Cyrillic but for its ending."""
    if name_word == term:
        return True
    if _is_cyrillic(name_word):
        return differ_in_ending(name_word, term)
    return name_word == " ".join(terms(term, "en"))


def differ_in_ending(one: str, other: str) -> bool:
    """Whether *other* is *one* with at most MAX_LOST letters lost and a case ending in their place.

    >>> differ_in_ending("палата", "палатаның"), differ_in_ending("верховный", "верховного")
    (True, True)
    >>> differ_in_ending("министр", "министерство")
    False
    """
    common = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        common += 1
    lost, ending = len(one) - common, len(other) - common
    limit = MAX_ENDING["kk"] if lost == 0 else MAX_ENDING["ru"] + 1
    return common >= max(MIN_COMMON, len(one) - MAX_LOST) and lost <= common and ending <= limit


_OF = re.compile(r"(?:['’]s)?\s+(?:of|at|in|under)(?:\s+the)?\s+|\s+", re.IGNORECASE)


def _without_wholes(found: list[Mention], text: str, lang: Lang) -> tuple[Mention, ...]:
    """Return *found* without the bodies that are only named to say whose part another is.

    In English and Russian the whole follows its part, in Kazakh it stands before it.
    """
    wholes = set()
    for number, (one, other) in enumerate(pairwise(found)):
        between = text[one.span.end : other.span.start]
        if _OF.fullmatch(between) and one.agency is not other.agency and "\n" not in between:
            wholes.add(number if lang == "kk" else number + 1)
    return tuple(mention for number, mention in enumerate(found) if number not in wholes)
