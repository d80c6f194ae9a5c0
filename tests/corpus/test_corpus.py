"""The sample corpus: its authority files, its releases and what is read from them agree."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from indexer.agencies import declared_agency, find_agency
from indexer.authority import Authority, load_authority
from indexer.front_matter import parse
from indexer.officials import declared_official, find_officials
from indexer.places import declared_place, find_place
from search.analysis import exact_terms, language

CORPUS = Path(__file__).parents[2] / "corpus"


@dataclass(frozen=True, slots=True)
class Sample:
    """A release of the corpus: what its front matter declares, and its text."""

    name: str
    title: str
    date: str
    agency: str
    officials: tuple[str, ...]
    place: str
    lang: str
    source: str
    text: str


def sample(path: Path) -> Sample:
    document = parse(path.read_text(encoding="utf-8"))
    values = document.values
    single = {key: str(values[key]) for key in ("title", "date", "agency", "place", "lang", "source")}
    officials = values["officials"]
    assert isinstance(officials, tuple)
    return Sample(path.name, officials=officials, text=document.body, **single)


@pytest.fixture(scope="module")
def samples() -> list[Sample]:
    return [sample(path) for path in sorted(CORPUS.glob("2*.md"))]


@pytest.fixture(scope="module")
def authority() -> Authority:
    return load_authority(CORPUS)


def test_the_corpus_has_96_releases(samples: list[Sample]) -> None:
    assert len(samples) == 96
    assert Counter(one.lang for one in samples) == {"en": 78, "ru": 13, "kk": 5}


def test_every_release_is_dated_as_its_file_is_named(samples: list[Sample]) -> None:
    assert [one.name for one in samples if one.name[:10] != date.fromisoformat(one.date).isoformat()] == []


def test_every_release_names_the_address_of_its_facts(samples: list[Sample]) -> None:
    assert [one.name for one in samples if not one.source.startswith(("http://", "https://"))] == []


def test_the_letters_of_every_release_tell_its_language(samples: list[Sample]) -> None:
    assert [one.name for one in samples if language(one.text) != one.lang] == []


def test_every_agency_has_an_entry_and_is_called_by_its_name(
    samples: list[Sample], authority: Authority
) -> None:
    names = {one.name for one in authority.agencies}

    assert {one.agency for one in samples} - names == set()


def test_every_official_has_an_entry(samples: list[Sample], authority: Authority) -> None:
    known = {one.id for one in authority.officials}
    declared = {line for one in samples for line in one.officials}

    assert [line for line in declared if declared_official(line, authority).id not in known] == []


def test_every_entry_of_an_official_is_used(samples: list[Sample], authority: Authority) -> None:
    used = {declared_official(line, authority).id for one in samples for line in one.officials}

    assert {one.id for one in authority.officials} == used


def test_offices_are_seen_from_the_first_to_the_last_release(
    samples: list[Sample], authority: Authority
) -> None:
    days: dict[str, list[date]] = {}
    for one in samples:
        for line in one.officials:
            days.setdefault(declared_official(line, authority).id, []).append(date.fromisoformat(one.date))

    for entry in authority.officials:
        assert min(office.seen for office in entry.offices) == min(days[entry.id]), entry.id
        assert max(office.until for office in entry.offices) == max(days[entry.id]), entry.id
        assert all(office.seen <= office.until for office in entry.offices), entry.id


def test_no_two_persons_share_a_spelling(authority: Authority) -> None:
    spellings = Counter(
        tuple(exact_terms(form)) for one in authority.officials for form in (one.name, *one.spellings)
    )

    assert [form for form, count in spellings.items() if count > 1] == []


def test_every_spelling_leads_to_its_person(authority: Authority) -> None:
    for entry in authority.officials:
        for form in (entry.name, *entry.spellings):
            assert declared_official(form, authority).id == entry.id, form


def test_no_two_agencies_share_a_name(authority: Authority) -> None:
    names = Counter(
        name
        for one in authority.agencies
        for name in {tuple(exact_terms(form)) for form in (one.name, *one.aliases)}
    )

    assert [name for name, count in names.items() if count > 1] == []


def test_every_alias_leads_to_its_agency(authority: Authority) -> None:
    for entry in authority.agencies:
        for form in (entry.name, *entry.aliases):
            assert declared_agency(form, authority).id == entry.id, form


def test_no_two_places_share_a_name(authority: Authority) -> None:
    forms = [
        tuple(exact_terms(form))
        for one in authority.places
        for form in (
            one.name,
            *one.spellings,
            *(name for was in one.former for name in (was.name, *was.spellings)),
        )
    ]

    assert [form for form, count in Counter(forms).items() if count > 1] == []


def test_ids_are_lower_case_words(authority: Authority) -> None:
    ids = [
        one.id for entries in (authority.agencies, authority.officials, authority.places) for one in entries
    ]

    assert [one for one in ids if not one.replace("-", "").isalnum() or one != one.lower()] == []


@pytest.mark.parametrize(
    ("spellings", "official"),
    [
        (("Berik Assylov", "Berik Asylov", "Берик Асылов", "Берік Асылов", "B. Asylov"), "kz-asylov"),
        (("Zhakip Assanov", "Zhakyp Assanov", "Жақып Асанов"), "kz-assanov"),
        (("Askhat Zhumagali", "Asqat Zhumaghali"), "kz-zhumagali"),
        (("Kassym-Zhomart Tokayev", "Qasym-Jomart Toqayev", "Қасым-Жомарт Тоқаев"), "kz-tokayev"),
        (("Alikhan Smailov", "Alihan Smailov", "Алихан Смаилов", "Әлихан Смайылов"), "kz-smailov"),
    ],
)
def test_the_spellings_of_the_press_meet_in_one_person(
    spellings: tuple[str, ...], official: str, authority: Authority
) -> None:
    assert {declared_official(form, authority).id for form in spellings} == {official}


def test_the_capital_is_one_place_under_all_its_names(samples: list[Sample], authority: Authority) -> None:
    places = Counter(declared_place(one.place, authority) for one in samples)

    assert places["Astana"] == 85
    assert "Nur-Sultan" not in places


def test_a_dateline_never_contradicts_the_front_matter(samples: list[Sample], authority: Authority) -> None:
    for one in samples:
        found = find_place(one.text, language(one.text), authority)
        assert found in {None, declared_place(one.place, authority)}, one.name


def test_nine_of_ten_agencies_are_found_without_front_matter(
    samples: list[Sample], authority: Authority
) -> None:
    found = [find_agency(one.title, one.text, None, authority) for one in samples]
    right = [
        agency.id == declared_agency(one.agency, authority).id
        for agency, one in zip(found, samples, strict=True)
        if agency
    ]

    assert len(right) >= 85
    assert sum(right) / len(right) >= 0.95


def test_nine_of_ten_officials_are_found_without_front_matter(
    samples: list[Sample], authority: Authority
) -> None:
    declared, found = set(), set()
    for one in samples:
        declared |= {(one.name, declared_official(line, authority).id) for line in one.officials}
        officials = find_officials(one.title, one.text, language(one.text), authority)
        found |= {(one.name, official.id) for official in officials}

    assert len(declared & found) / len(found) >= 0.95
    assert len(declared & found) / len(declared) >= 0.95


def test_six_of_seven_officials_are_found_by_their_titles_alone(samples: list[Sample]) -> None:
    declared, found = set(), set()
    for one in samples:
        declared |= {(one.name, declared_official(line, Authority()).id) for line in one.officials}
        found |= {
            (one.name, official.id) for official in find_officials(one.title, one.text, language(one.text))
        }

    assert len(declared & found) / len(found) >= 0.95
    assert len(declared & found) / len(declared) >= 0.85


def test_the_convicted_are_nowhere_officials(samples: list[Sample], authority: Authority) -> None:
    surnames = {
        official.name.split()[-1]
        for one in samples
        for official in find_officials(one.title, one.text, language(one.text), authority)
    }

    assert surnames.isdisjoint(
        {"Bishimbaev", "Satybaldy", "Massimov", "Sadykulov", "Yergozhin", "Мұхамедиұлы"}
    )
