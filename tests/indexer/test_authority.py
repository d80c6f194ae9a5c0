from datetime import date
from pathlib import Path

import pytest

from indexer.authority import (
    NO_AUTHORITY,
    AgencyEntry,
    FormerName,
    Office,
    OfficialEntry,
    PlaceEntry,
    Predecessor,
    load_authority,
)
from indexer.errors import AuthorityInvalid

AGENCY = '[[agency]]\nid = "kz-chamber"\nname = "Audit Chamber"\ncountry = "KZ"\n'
OFFICIAL = '[[official]]\nid = "kz-omarov"\nname = "Serik Omarov"\n'


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder


def test_no_folder_gives_the_empty_authority() -> None:
    assert load_authority(None) is NO_AUTHORITY


def test_a_file_that_is_not_there_says_nothing(tmp_path: Path) -> None:
    authority = load_authority(write(tmp_path, agencies=AGENCY))

    assert [agency.id for agency in authority.agencies] == ["kz-chamber"]
    assert authority.officials == ()
    assert authority.places == ()


def test_an_agency_has_its_names_heads_and_predecessors(tmp_path: Path) -> None:
    old = '[[agency]]\nid = "kz-old"\nname = "Accounts Committee"\ncountry = "KZ"\n'
    more = (
        'aliases = ["Палата"]\nheads = ["Chief Auditor"]\npredecessors = [{ id = "kz-old", until = 2022 }]\n'
    )

    authority = load_authority(write(tmp_path, agencies=f"{old}{AGENCY}{more}publisher = true\n"))

    assert authority.agencies[1] == AgencyEntry(
        "kz-chamber",
        "Audit Chamber",
        "KZ",
        aliases=("Палата",),
        heads=("Chief Auditor",),
        predecessors=(Predecessor("kz-old", 2022),),
        publisher=True,
    )


def test_an_official_has_spellings_and_dated_offices(tmp_path: Path) -> None:
    offices = (
        'spellings = ["Серик Омаров"]\n'
        'offices = [{ title = "Chairman", agency = "kz-chamber", seen = 2024-01-08, until = 2025-02-21 }]\n'
    )

    authority = load_authority(write(tmp_path, agencies=AGENCY, officials=OFFICIAL + offices))

    assert authority.officials == (
        OfficialEntry(
            "kz-omarov",
            "Serik Omarov",
            ("Серик Омаров",),
            (Office("Chairman", date(2024, 1, 8), date(2025, 2, 21), "kz-chamber"),),
        ),
    )


def test_a_place_has_former_names_with_the_day_they_ended(tmp_path: Path) -> None:
    place = (
        '[[place]]\nid = "town"\nname = "Newtown"\n'
        'former = [{ name = "Oldtown", until = 2022-09-17, spellings = ["Старый"] }]\n'
    )

    authority = load_authority(write(tmp_path, places=place))

    former = FormerName("Oldtown", date(2022, 9, 17), ("Старый",))
    assert authority.places == (PlaceEntry("town", "Newtown", former=(former,)),)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[agency]\n", "agencies.toml: not valid TOML in UTF-8: "),
        ('[[bodies]]\nid = "x"\n', "agencies.toml: unknown table 'bodies'; only [[agency]] is read"),
        ('[agency]\nid = "x"\n', "agencies.toml: 'agency' is one table; write [[agency]], once per entry"),
        (AGENCY + AGENCY, "agencies.toml: agency 'kz-chamber': the id is used twice; give each its own"),
        (
            AGENCY + 'alias = ["x"]\n',
            "agencies.toml: agency 'kz-chamber': unknown key 'alias'; known are aliases,",
        ),
        ('[[agency]]\nid = "x"\nname = "X"\n', "agencies.toml: agency 'x': key 'country' is missing"),
        ('[[agency]]\nname = "X"\n', "agencies.toml: agency number 1: key 'id' is missing"),
        (
            AGENCY + "aliases = [1]\n",
            "agencies.toml: agency 'kz-chamber': Expected `str`, got `int` - at `$.aliases[0]`",
        ),
        ("agency = [1]\n", "agencies.toml: agency number 1: Expected `object`, got `int`"),
    ],
)
def test_a_malformed_file_is_refused_by_file_entry_and_key(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(AuthorityInvalid) as caught:
        load_authority(write(tmp_path, agencies=text))

    assert str(caught.value).startswith(message)


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / "places.toml").write_bytes('[[place]]\nid = "a"\nname = "Астана"\n'.encode("cp1251"))

    with pytest.raises(AuthorityInvalid, match=r"^places\.toml: not valid TOML in UTF-8"):
        load_authority(tmp_path)


def test_an_office_at_an_unknown_agency_is_refused(tmp_path: Path) -> None:
    office = 'offices = [{ title = "Chairman", agency = "kz-none", seen = 2024-01-08, until = 2024-01-08 }]\n'

    with pytest.raises(AuthorityInvalid, match=r"^officials\.toml: 'kz-omarov' names agency 'kz-none'"):
        load_authority(write(tmp_path, agencies=AGENCY, officials=OFFICIAL + office))


def test_an_unknown_predecessor_is_refused(tmp_path: Path) -> None:
    predecessor = 'predecessors = [{ id = "kz-none", until = 2020 }]\n'

    with pytest.raises(AuthorityInvalid, match=r"^agencies\.toml: 'kz-chamber' names agency 'kz-none'"):
        load_authority(write(tmp_path, agencies=AGENCY + predecessor))


def test_an_office_outside_any_agency_needs_none(tmp_path: Path) -> None:
    office = 'offices = [{ title = "Judge", seen = 2024-01-08, until = 2024-01-08 }]\n'

    authority = load_authority(write(tmp_path, officials=OFFICIAL + office))

    assert authority.officials[0].offices[0].agency is None
