"""The officials of a release: persons named with a public office, or known from the authority file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from indexer.authority import NO_AUTHORITY, Authority, OfficialEntry
from indexer.headlines import is_of_headline
from indexer.known_officials import by_surname, entry_of
from indexer.marks import marked
from indexer.name_runs import is_name_word
from indexer.names import (
    is_initial,
    name_words,
    nominative,
    person_key,
    without_kazakh_case,
    word_keys,
)
from indexer.sightings import Sighting, by_surname_key, persons_of
from indexer.titled import Titled, titled
from indexer.titles import VOCABULARY, Vocabulary
from indexer.words import Words, split
from search.analysis import exact_terms
from search.model import Evidence, Lang, Official, Span
from search.quantities.lookalikes import lowered

_BETWEEN_TITLE_AND_TEXT = "\n\n"
_BOUNDARY = re.compile(r"\b")
ACCUSING_WINDOW = 40  #: characters before a name in which "sentenced", "charges against" accuse


def declared_official(line: str, authority: Authority) -> Official:
    """Return the official that a front matter *line* "Name, Title" declares; the title may have commas."""
    name, _, title = (part.strip() for part in line.partition(","))
    printed = Official("", name, title or None, label=name, evidence=Evidence("front matter", line))
    return _official(entry_of(name, authority), printed)


def find_officials(
    title: str, text: str, lang: Lang, authority: Authority = NO_AUTHORITY
) -> tuple[Official, ...]:
    """Return the persons in office whom *title* and *text* name, in the order of their first mention.

    A title of public office beside the name makes an official, or an entry in *authority*. Nobody who is only
    a former one, and nobody who is accused. Evidence is the name in *text*, or in *title* without a span.
    """
    whole = f"{title}{_BETWEEN_TITLE_AND_TEXT}{text}"
    words = split(whole)
    offset = len(whole) - len(text)
    sightings = _sightings(whole, words, lang, authority)
    persons = [
        person
        for person in persons_of(sightings)
        if _is_sure(person, words, lang, offset)
        and _holds_office(person)
        and not _is_accused(person, whole, lang)
    ]
    return tuple(_found(person, whole, offset) for person in persons)


def _sightings(whole: str, words: Words, lang: Lang, authority: Authority) -> list[Sighting]:
    """Return every place of *whole* that names a person with a title or of the authority, in order."""
    heads, begins = marked(words, VOCABULARY[lang], authority)
    with_title = titled(whole, words, lang, heads)
    full = [one for titled_ in with_title if not titled_.bare for one in _full(whole, titled_, authority)]
    taken = {one.name.start for one in full}
    known = [one for one in _known(whole, words, begins, authority) if one.name.start not in taken]
    seen = [*full, *known]
    seen += _joined(whole, [one for one in with_title if one.bare], seen, authority)
    surnames = [at for at in begins if by_surname(authority)[words[at].printed]]
    if surnames:
        offices = {words[at].low for at in heads}
        seen += _by_surname(words, surnames, seen, offices, vocabulary=VOCABULARY[lang], authority=authority)
    return sorted(seen, key=lambda one: one.name)


def _full(whole: str, one: Titled, authority: Authority) -> Iterator[Sighting]:
    """Yield the sighting that *one* is, unless no two words of its name are left without suffixes."""
    printed = whole[one.name.start : one.name.end]
    words = name_words(printed)
    if len(words) >= 2:
        entry = entry_of(printed, authority)
        yield Sighting(one.name, words, one.title, one.former, one.oblique, entry)


def _known(whole: str, words: Words, begins: Sequence[int], authority: Authority) -> Iterator[Sighting]:
    """Yield where persons of the authority are named in full, whatever stands around."""
    free = 0
    for at in begins:
        entry, size = _entry_at(whole, words, at, authority) if at >= free else (None, 0)
        if entry:
            free = at + size
            span = words.span(at, free)
            yield Sighting(span, name_words(whole[span.start : span.end]), entry=entry)


def _entry_at(whole: str, words: Words, at: int, authority: Authority) -> tuple[OfficialEntry | None, int]:
    """Return who is named by the two or three words from *at*, and by how many; none if nobody."""
    for size in (3, 2):
        run = words.run(at, at + size)
        if len(run) == size and all(word.capital for word in run) and all(word.adjacent for word in run[1:]):
            entry = entry_of(whole[run[0].start : run[-1].end], authority)
            if entry:
                return entry, size
    return None, 0


def _joined(
    whole: str, bare: Sequence[Titled], seen: Sequence[Sighting], authority: Authority
) -> Iterator[Sighting]:
    """Yield the titled surnames of *bare* that mean one person: of those *seen*, else of the authority."""
    sighted = by_surname_key(seen) if bare else {}
    for one in bare:
        surname = whole[one.name.start : one.name.end]
        persons = [first for key in word_keys(surname) for first in sighted.get(key, ())]
        if persons and all(first is persons[0] for first in persons):
            yield Sighting(one.name, persons[0].words, one.title, one.former, entry=persons[0].entry)
        elif not persons and (entry := by_surname(authority)[surname]):
            yield Sighting(one.name, name_words(entry.name), one.title, one.former, entry=entry)


def _by_surname(
    words: Words,
    candidates: Sequence[int],
    seen: Sequence[Sighting],
    heads: Set[str],
    *,
    vocabulary: Vocabulary,
    authority: Authority,
) -> Iterator[Sighting]:
    """Yield persons of the authority who are named by surname only, in a text that speaks of their office.

    *candidates* are the words that may be such surnames, *heads* those that titles turn on.
    """
    entries = by_surname(authority)
    surnames = {key for one in seen for key in word_keys(one.words[-1])}
    for at in candidates:
        word, entry = words[at], entries[words[at].printed]
        keys = word_keys(word.printed)
        if _is_part_of_a_name(words, at, vocabulary) or not surnames.isdisjoint(keys):
            continue
        if entry and any(heads & set(exact_terms(office.title)) for office in entry.offices):
            yield Sighting(Span(word.start, word.end), name_words(entry.name), entry=entry)
            surnames |= keys


def _is_part_of_a_name(words: Words, at: int, vocabulary: Vocabulary) -> bool:
    """Whether the word is part of a longer name: of a namesake's, or as in "Nazarbayev University"."""
    given = at > 0 and words[at].adjacent and is_name_word(words[at - 1], vocabulary)
    return given or (at + 1 < words.size and words[at + 1].adjacent and words[at + 1].capital)


def _is_sure(person: Sequence[Sighting], words: Words, lang: Lang, offset: int) -> bool:
    """Whether the person is known, or named in the text: in a headline any word may be in capitals."""
    return person[0].entry is not None or any(
        one.name.start >= offset and not (lang == "en" and is_of_headline(one, words)) for one in person
    )


def _holds_office(person: Sequence[Sighting]) -> bool:
    """Whether one sighting has a title that is held now; no title at all counts if none is a former one."""
    if any(one.title and not one.former for one in person):
        return True
    return not any(one.former for one in person)


def _is_accused(person: Sequence[Sighting], whole: str, lang: Lang) -> bool:
    """Whether *whole* says that the person is accused or convicted, or gives an age as it does of such.

    A surname alone means the person only after the first sighting: before it, it is a namesake's.
    """
    vocabulary = VOCABULARY[lang]
    first = person[0].name
    surname = whole[first.start : first.end].rsplit(maxsplit=1)[-1]
    ends = {one.name.end for one in person} | set(_ends_of(surname, whole, first.start))
    begins = [min(one.name.start, one.title.start) if one.title else one.name.start for one in person]
    return any(vocabulary.accused.match(whole, end) for end in ends) or any(
        _accuses(whole[max(0, begin - ACCUSING_WINDOW) : begin], vocabulary) for begin in begins
    )


def _accuses(before: str, vocabulary: Vocabulary) -> bool:
    """Whether what stands *before* a name says that the person is accused."""
    low = lowered(before.rstrip()) if vocabulary.accusing_ends else None
    if low is not None and not low.endswith(vocabulary.accusing_ends):
        return False
    return vocabulary.accusing.search(before) is not None


def _ends_of(word: str, text: str, start: int) -> Iterator[int]:
    """Yield where *word* ends in *text* from *start* on, as a word of its own."""
    at = text.find(word, start)
    while at >= 0:
        end = at + len(word)
        if _BOUNDARY.match(text, at) and _BOUNDARY.match(text, end):
            yield end
        at = text.find(word, at + 1)


def _found(person: Sequence[Sighting], whole: str, offset: int) -> Official:
    """Return the official of these sightings in *whole*, whose body begins at *offset*."""
    first = min(person, key=lambda one: (one.name.start < offset, one.name.start))
    in_text = first.name.start >= offset
    span = Span(first.name.start - offset, first.name.end - offset) if in_text else None
    evidence = Evidence("text", whole[first.name.start : first.name.end], span)
    title = next((one.title for one in person if one.title and not one.former), None)
    fullest = min(person, key=lambda one: _brevity(one, whole))
    name = _printed(whole, fullest.name)
    label = without_kazakh_case(nominative(name) if fullest.oblique else name)
    return _official(
        person[0].entry,
        Official("", name, _printed(whole, title) if title else None, label, evidence=evidence),
    )


def _brevity(one: Sighting, whole: str) -> tuple[bool, bool, bool, int]:
    """Return what sorts a person's sightings: first those with the name in full, in the nominative."""
    words = name_words(whole[one.name.start : one.name.end])
    return len(words) < 2, any(map(is_initial, words)), one.oblique, one.name.start


def _printed(whole: str, span: Span) -> str:
    return " ".join(whole[span.start : span.end].split())


def _official(entry: OfficialEntry | None, printed: Official) -> Official:
    """Return *printed* as the person of *entry*, or with an id of its own."""
    if entry is None:
        return replace(printed, id=person_key(printed.label))
    return replace(printed, id=entry.id, label=entry.name, spellings=entry.spellings)
