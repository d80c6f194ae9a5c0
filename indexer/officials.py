"""The officials of a release: persons named with a public office, or known from the authority file."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from indexer.authority import NO_AUTHORITY, Authority, OfficialEntry
from indexer.names import is_initial, name_words, person_key, same_name, same_word, word_keys
from indexer.titled import Titled, Word, split, titled
from indexer.titles import VOCABULARY
from search.analysis import exact_terms
from search.model import Evidence, Lang, Official, Span

_BETWEEN_TITLE_AND_TEXT = "\n\n"
ACCUSING_WINDOW = 40  #: characters before a name in which "sentenced", "charges against" accuse


@dataclass(frozen=True, slots=True)
class _Sighting:
    """One place where a person is named. *entry*: who it is by the authority file."""

    name: Span
    words: tuple[str, ...]
    title: Span | None = None
    former: bool = False
    entry: OfficialEntry | None = None


def declared_official(line: str, authority: Authority) -> Official:
    """Return the official that a front matter *line* "Name, Title" declares; the title may have commas."""
    name, _, title = (part.strip() for part in line.partition(","))
    entry = _entry(name, authority)
    return _official(entry, name, title or None, Evidence("front matter", line))


def find_officials(
    title: str, text: str, lang: Lang, authority: Authority = NO_AUTHORITY
) -> tuple[Official, ...]:
    """Return the persons in office whom *title* and *text* name, in the order of their first mention.

    A title of public office beside the name makes an official, or an entry in *authority*. Nobody who is
    only a former one, and nobody who is accused. Evidence is the name in *text*, or without a span in *title*.
    """
    whole = f"{title}{_BETWEEN_TITLE_AND_TEXT}{text}"
    words = split(whole)
    sightings = _sightings(whole, words, lang, authority)
    persons = [
        person
        for person in _persons(sightings)
        if _holds_office(person) and not _is_accused(person, whole, lang)
    ]
    offset = len(whole) - len(text)
    return tuple(_found(person, whole, offset) for person in persons)


def _sightings(whole: str, words: Sequence[Word], lang: Lang, authority: Authority) -> list[_Sighting]:
    """Return every place of *whole* that names a person with a title or of the authority, in order."""
    with_title = titled(whole, lang)
    full = [_full(whole, one, authority) for one in with_title if not one.bare]
    taken = {one.name.start for one in full}
    known = [one for one in _known(whole, words, authority) if one.name.start not in taken]
    seen = [*full, *known]
    seen += _joined(whole, [one for one in with_title if one.bare], seen, authority)
    seen += _by_surname(whole, words, seen, lang, authority)
    return sorted(seen, key=lambda one: one.name)


def _full(whole: str, one: Titled, authority: Authority) -> _Sighting:
    printed = whole[one.name.start : one.name.end]
    return _Sighting(one.name, name_words(printed), one.title, one.former, _entry(printed, authority))


def _known(whole: str, words: Sequence[Word], authority: Authority) -> Iterator[_Sighting]:
    """Yield where persons of the authority are named in full, whatever stands around."""
    by_word = _by_word(authority)
    at = 0
    while at + 1 < len(words):
        entry, size = None, 1
        if (
            words[at].capital
            and not by_word.keys().isdisjoint(word_keys(words[at].printed))
            or is_initial(words[at].printed)
        ):
            entry, size = _entry_at(whole, words, at, authority)
        if entry:
            span = Span(words[at].start, words[at + size - 1].end)
            yield _Sighting(span, name_words(whole[span.start : span.end]), entry=entry)
        at += size


def _entry_at(
    whole: str, words: Sequence[Word], at: int, authority: Authority
) -> tuple[OfficialEntry | None, int]:
    """Return who is named by the two or three words from *at*, and by how many; one word if nobody."""
    for size in (3, 2):
        run = words[at : at + size]
        if len(run) == size and all(word.capital for word in run) and all(word.adjacent for word in run[1:]):
            entry = _entry(whole[run[0].start : run[-1].end], authority)
            if entry:
                return entry, size
    return None, 1


def _joined(
    whole: str, bare: Sequence[Titled], seen: Sequence[_Sighting], authority: Authority
) -> Iterator[_Sighting]:
    """Yield the titled surnames of *bare* that mean one person: of those *seen*, else of the authority."""
    for one in bare:
        surname = whole[one.name.start : one.name.end]
        persons = [person for person in _persons(seen) if same_word(person[0].words[-1], surname)]
        if len(persons) == 1:
            yield _Sighting(one.name, persons[0][0].words, one.title, one.former, persons[0][0].entry)
        elif not persons and (entry := _only(_with_surname(surname, authority))):
            yield _Sighting(one.name, name_words(entry.name), one.title, one.former, entry)


def _by_surname(
    whole: str, words: Sequence[Word], seen: Sequence[_Sighting], lang: Lang, authority: Authority
) -> Iterator[_Sighting]:
    """Yield persons of the authority who are named by surname only, in a text that speaks of their office."""
    heads = {word.low for word in words if VOCABULARY[lang].head.fullmatch(word.low)}
    surnames = [one.words[-1] for one in seen]
    for word in words:
        if not word.capital or any(same_word(surname, word.printed) for surname in surnames):
            continue
        entry = _only(_with_surname(word.printed, authority))
        if entry and any(heads & set(exact_terms(office.title)) for office in entry.offices):
            yield _Sighting(Span(word.start, word.end), name_words(entry.name), entry=entry)
            surnames.append(word.printed)


def _persons(sightings: Sequence[_Sighting]) -> list[list[_Sighting]]:
    """Return *sightings* by person, each person's in order."""
    persons: list[list[_Sighting]] = []
    for one in sightings:
        same = next((person for person in persons if _is_same(person, one)), None)
        if same is None:
            persons.append([one])
        else:
            same.append(one)
    return persons


def _is_same(person: Sequence[_Sighting], one: _Sighting) -> bool:
    if one.entry or person[0].entry:
        return one.entry is person[0].entry
    return any(same_name(other.words, one.words) for other in person)


def _holds_office(person: Sequence[_Sighting]) -> bool:
    """Whether one sighting has a title that is held now; no title at all counts if none is a former one."""
    if any(one.title and not one.former for one in person):
        return True
    return not any(one.former for one in person)


def _is_accused(person: Sequence[_Sighting], whole: str, lang: Lang) -> bool:
    """Whether *whole* says that the person is accused, tried or convicted, or gives an age as of the accused."""
    vocabulary = VOCABULARY[lang]
    surname = re.escape(whole[person[0].name.start : person[0].name.end].split()[-1])
    ends = [match.end() for match in re.finditer(rf"\b{surname}\b", whole)]
    begins = [min(one.name.start, one.title.start) if one.title else one.name.start for one in person]
    return any(vocabulary.accused.match(whole, end) for end in ends) or any(
        vocabulary.accusing.search(whole[max(0, begin - ACCUSING_WINDOW) : begin]) for begin in begins
    )


def _found(person: Sequence[_Sighting], whole: str, offset: int) -> Official:
    first = min(person, key=lambda one: (one.name.start < offset, one.name.start))
    printed = _printed(whole, first.name)
    span = Span(first.name.start - offset, first.name.end - offset) if first.name.start >= offset else None
    title = next((one.title for one in person if one.title and not one.former), None)
    evidence = Evidence("text", whole[first.name.start : first.name.end], span)
    full = [_printed(whole, one.name) for one in person if len(name_words(_printed(whole, one.name))) > 1]
    name = min(full, key=lambda form: (any(map(is_initial, name_words(form))), len(form)), default=printed)
    return _official(person[0].entry, name, _printed(whole, title) if title else None, evidence)


def _printed(whole: str, span: Span) -> str:
    return " ".join(whole[span.start : span.end].split())


def _official(entry: OfficialEntry | None, name: str, title: str | None, evidence: Evidence) -> Official:
    if entry is None:
        return Official(person_key(name), name, title, label=name, evidence=evidence)
    return Official(entry.id, name, title, entry.name, entry.spellings, evidence)


def _entry(name: str, authority: Authority) -> OfficialEntry | None:
    """Return who *name* is: by a spelling as it stands, else by the keys of its words if that is one person."""
    entry = _by_spelling(authority).get(tuple(exact_terms(name)))
    if entry:
        return entry
    words = name_words(name)
    if len(words) < 2:
        return None
    near = {one.id: one for word in (words[0], words[-1]) for one in _with_word(word, authority)}
    return _only([one for one in near.values() if _is_called(one, words)])


def _is_called(entry: OfficialEntry, words: tuple[str, ...]) -> bool:
    return any(same_name(name_words(form), words) for form in (entry.name, *entry.spellings))


def _only(entries: Sequence[OfficialEntry]) -> OfficialEntry | None:
    return entries[0] if len(entries) == 1 else None


def _with_surname(surname: str, authority: Authority) -> list[OfficialEntry]:
    return [
        entry
        for entry in _with_word(surname, authority)
        if any(same_word(name_words(form)[-1], surname) for form in (entry.name, *entry.spellings))
    ]


def _with_word(word: str, authority: Authority) -> list[OfficialEntry]:
    by_word = _by_word(authority)
    near = {entry.id: entry for key in word_keys(word) for entry in by_word.get(key, ())}
    return list(near.values())


@lru_cache(maxsize=8)
def _by_spelling(authority: Authority) -> dict[tuple[str, ...], OfficialEntry]:
    return {
        tuple(exact_terms(form)): entry
        for entry in authority.officials
        for form in (entry.name, *entry.spellings)
    }


@lru_cache(maxsize=8)
def _by_word(authority: Authority) -> dict[str, list[OfficialEntry]]:
    """Return the officials by the keys of the words of their names."""
    by_word: defaultdict[str, list[OfficialEntry]] = defaultdict(list)
    for entry in authority.officials:
        keys = {
            key
            for form in (entry.name, *entry.spellings)
            for word in name_words(form)
            for key in word_keys(word)
        }
        for key in keys:
            by_word[key].append(entry)
    return dict(by_word)
