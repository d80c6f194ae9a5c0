"""What a reader may be about to type beyond one word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.completing import completions, in_names, in_titles
from search.model import Agency, Official, Release

COUNCIL = Release(
    "council",
    "Coordination Council: drop accounts frozen in nine regions",
    "",
    "",
    agency=Agency("pgo", "Prosecutor General's Office"),
    officials=(Official("asylov", "Berik Asylov", label="Berik Asylov"),),
    place="Ust-Kamenogorsk",
)
BANKS = Release("banks", "Banks report drop accounts frozen since January", "", "", place="Astana")
OTHER = Release("other", "Drop in crime", "", "", officials=(Official("b", "Berik Omarov"),))
RELEASES = (COUNCIL, BANKS, OTHER)


def offered(text: str, words: tuple[str, ...] = (), limit: int = 8) -> tuple[str, ...]:
    return completions(text, words, RELEASES, RELEASES, limit=limit)


def test_a_phrase_that_several_titles_have_is_offered_as_far_as_they_share_it() -> None:
    assert offered("drop ac") == ("drop accounts frozen",)


def test_a_phrase_of_one_title_is_no_phrase() -> None:
    assert offered("nine") == ()
    assert offered("coord") == ()


def test_what_was_typed_before_the_last_word_stays_as_it_was_typed() -> None:
    assert offered("DROP Acc") == ("DROP accounts frozen",)


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("ber", ("Berik Asylov", "Berik Omarov")),
        ("pros", ("Prosecutor General's Office",)),
        ("prosecutor gen", ("prosecutor General's Office",)),
        ("berik as", ()),
        ("ust", ("Ust-Kamenogorsk",)),
    ],
)
def test_names_are_offered_from_the_word_that_is_typed_to_their_end(
    typed: str, names: tuple[str, ...]
) -> None:
    assert offered(typed) == names


def test_words_come_first_and_leave_half_of_the_places() -> None:
    words = tuple(f"berik{number}" for number in range(8))

    assert offered("berik", words, limit=4) == ("berik0", "berik1", "Berik Asylov", "Berik Omarov")
    assert offered("berik", words[:1], limit=4) == ("berik0", "Berik Asylov", "Berik Omarov")
    assert offered("berik", words, limit=0) == ()


def test_what_is_a_word_already_is_not_offered_again() -> None:
    assert offered("berik om", ("berik omarov",)) == ("berik omarov",)


def test_a_phrase_ends_with_a_word_that_says_something_and_crosses_no_sign() -> None:
    titles = [Release(str(number), "Drop in crime: report", "", "") for number in range(2)]

    assert completions("drop", (), titles, (), limit=8) == ("drop in crime",)


@pytest.mark.parametrize("typed", ["", "dr", "drop ", "!"])
def test_nothing_is_looked_for_before_three_letters_of_a_word(typed: str) -> None:
    assert in_titles(typed) is None
    assert in_names(typed) is None


@given(st.text("ab cd-:'İß", max_size=12), st.lists(st.text("ab cd-:'İß", max_size=30), max_size=4))
def test_what_is_offered_begins_as_it_was_typed(typed: str, titles: list[str]) -> None:
    releases = [Release(str(number), title, "", "") for number, title in enumerate(titles)]

    if in_titles(typed):
        for each in completions(typed, (), releases, releases, limit=8):
            assert each.casefold().startswith(typed.rpartition(" ")[0].casefold())
