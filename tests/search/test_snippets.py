"""Which excerpts of a release are shown for a query."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.grammar import parse
from search.model import Lang, Official, Release, Snippet, Span
from search.snippets import MAX_CHARS, snippet, snippets, title_highlights

COUNCIL = """\
Prosecutor General Berik Asylov opened the council. Since January 9 groups were broken up and proceeds worth
over 10 billion tenge have been seized.

Applying the "follow the money" principle, investigators broke up schemes that used cryptocurrency and froze
more than 50,000 drop accounts holding over 2.4 billion tenge.

In Ulytau Region a network of foreign citizens lost cryptocurrency worth 6 million US dollars; three people
were detained. In Shymkent Mr. Omarov of the U.S. DEA spoke of accounts. He did not name sums.
"""
LONG = (
    "The register lists "
    + "one more parcel of land, " * 40
    + "and a yacht "
    + "with further parcels, " * 20
    + "sold."
)


def release(text: str, title: str = "", lang: Lang = "en", officials: tuple[Official, ...] = ()) -> Release:
    return Release("a", title, text, "", lang=lang, officials=officials)


def shown(text: str, query: str) -> str:
    return lit(snippet(release(text), parse(query)))


def lit(excerpt: Snippet) -> str:
    text = excerpt.text
    for span in reversed(excerpt.highlights):
        text = f"{text[: span.start]}[{text[span.start : span.end]}]{text[span.end :]}"
    return text


def test_the_sentence_with_all_the_words_is_shown_as_a_whole() -> None:
    assert shown(COUNCIL, "cryptocurrency drop accounts") == (
        'Applying the "follow the money" principle, investigators broke up schemes that used '
        "[cryptocurrency] and froze\nmore than 50,000 [drop] [accounts] holding over 2.4 billion tenge."
    )


def test_a_snippet_says_where_it_stands_and_that_the_text_goes_on() -> None:
    found = snippet(release(COUNCIL), parse("drop accounts"))

    assert COUNCIL[found.span.start : found.span.end] == found.text
    assert found.opens
    assert found.closes


def test_a_snippet_of_the_whole_text_has_nothing_around_it() -> None:
    found = snippet(release("\n Three accounts were frozen. \n"), parse("accounts"))

    assert (found.text, found.opens, found.closes) == ("Three accounts were frozen.", False, False)


def test_without_a_match_the_opening_is_shown() -> None:
    found = snippet(release(COUNCIL), parse("nothing -title:x"))

    assert found.span.start == 0
    assert found.highlights == ()
    assert len(found.text) <= MAX_CHARS
    assert COUNCIL.startswith(found.text)
    assert COUNCIL[len(found.text)].isspace()


def test_an_empty_release_has_an_empty_snippet() -> None:
    assert snippets(release(" \n"), parse("accounts")) == (Snippet("", (), Span(2, 2)),)


def test_words_side_by_side_win_over_the_same_words_apart() -> None:
    text = (
        "The accounts of those who drop out of school went to the ministry for the year 2024.\n\n"
        "Late in the year the police of the capital froze drop accounts for the first time since the law."
    )

    assert shown(text, "drop accounts").startswith("Late in the year")


def test_a_word_that_is_rare_in_the_release_wins_over_a_frequent_one() -> None:
    text = (
        "The tenge rate rose in spring, and the tenge rate fell in autumn, as the tenge is volatile.\n\n"
        "A single yacht was confiscated from the former head of the customs office in the port of Aktau."
    )

    assert shown(text, "tenge yacht").startswith("A single [yacht]")


def test_among_equals_the_earlier_sentence_is_shown() -> None:
    text = (
        "In the first case the court confiscated a yacht that belonged to the former head of customs.\n\n"
        "In the second case the court confiscated a yacht that belonged to the former deputy head."
    )

    assert shown(text, "yacht").startswith("In the first case")


def test_a_short_sentence_is_joined_by_what_follows_in_its_paragraph() -> None:
    text = "The case is closed.\n\nA yacht was sold. The money went to two schools.\n\nThe end."

    assert shown(text, "yacht") == "A [yacht] was sold. The money went to two schools."


def test_a_line_of_a_list_is_joined_by_its_neighbours() -> None:
    text = "Complaints by kind:\n\n- shops: 7.53%;\n- droppers: 6.87%;\n- loans: 5.1%"

    assert shown(text, "droppers") == "- shops: 7.53%;\n- [droppers]: 6.87%;\n- loans: 5.1%"


def test_a_last_short_sentence_is_joined_by_what_precedes() -> None:
    text = "The money went to the budget of the region and to two of the schools in it. A yacht was sold too."

    assert shown(text, "yacht") == text.replace("yacht", "[yacht]")


def test_abbreviations_do_not_end_a_sentence() -> None:
    text = (
        "A yacht was sold by the former head of customs for 70 billion tenge, a court record of 2024 says. "
        "In Shymkent Mr. Omarov of the U.S. DEA spoke of drop accounts, most of which had been opened by "
        "students in Dubai."
    )

    assert shown(text, "Dubai") == (
        "In Shymkent Mr. Omarov of the U.S. DEA spoke of drop accounts, most of which had been opened by "
        "students in [Dubai]."
    )


def test_a_line_that_goes_on_in_lower_case_is_part_of_the_sentence() -> None:
    text = (
        "The police of the capital have frozen\nmore than 50,000 drop accounts in\nthe capital.\n\nThe end."
    )

    assert (
        shown(text, "drop police")
        == "The [police] of the capital have frozen\nmore than 50,000 [drop] accounts in\nthe capital."
    )


def test_of_a_long_sentence_whole_words_around_the_match_are_shown() -> None:
    found = snippet(release(LONG), parse("yacht"))

    assert "and a yacht with further" in found.text
    assert len(found.text) <= MAX_CHARS
    assert LONG[found.span.start - 1] == " "
    assert LONG[found.span.end] == " "


def test_of_a_long_sentence_the_beginning_is_shown_when_the_match_is_there() -> None:
    assert shown(LONG, "register").startswith("The [register] lists one more")


def test_a_long_word_is_cut_between_characters_not_within_them() -> None:
    text = "a" * (MAX_CHARS - 1) + "e\u0301" + "b" * 300

    found = snippet(release(text), parse("nothing"))

    assert found.text == "a" * (MAX_CHARS - 1)


def test_words_that_stand_elsewhere_get_a_second_snippet() -> None:
    first, second = snippets(release(COUNCIL), parse("Asylov drop accounts"))

    assert "[drop] [accounts]" in lit(first)
    assert "Berik [Asylov]" in lit(second)


def test_words_shown_once_get_no_second_snippet() -> None:
    assert len(snippets(release(COUNCIL), parse("tenge"))) == 1


def test_a_phrase_counts_as_many_words_as_it_has() -> None:
    text = (
        "The money of the bank and the deposit of the fund were found in the house of the suspect.\n\n"
        "The principle is to follow the money wherever it leads, said the head of the office in May."
    )

    assert "[follow the money]" in shown(text, '"follow the money" deposit fund')


def test_officials_are_lit_in_every_spelling_in_title_and_text() -> None:
    made = release(
        "Берик Асылов выступил.",
        "Асылов в парламенте",
        "ru",
        (Official("a", "Берик Асылов", spellings=("Asylov",)),),
    )

    assert lit(snippet(made, parse("Assylov"))) == "Берик [Асылов] выступил."
    assert title_highlights(made, parse("Assylov")) == (Span(0, 6),)


def test_a_title_is_lit_for_title_words() -> None:
    assert title_highlights(release("", "Drop accounts frozen"), parse("title:frozen drop")) == (
        Span(0, 4),
        Span(14, 20),
    )


pieces = st.sampled_from(
    [
        "drop",
        "accounts",
        "tenge. ",
        "The",
        "\n",
        "\n\n",
        ". ",
        "!",
        "“",
        "x" * 290,
        "e\u0301",
        "💰\ufe0f",
        "1.5",
        "Счёт",
    ]
)
texts = st.one_of(
    st.text(max_size=400), st.lists(pieces, max_size=150).map(" ".join), st.lists(pieces).map("".join)
)
queries = st.sampled_from(
    ["drop accounts", '"drop accounts" tenge', "the -drop", "счета acc* tenje~", "nothing", ""]
)


@settings(max_examples=300, deadline=None)
@given(texts, queries)
def test_a_snippet_is_a_bounded_part_of_the_text_with_highlights_inside(text: str, query: str) -> None:
    made = release(text)

    found = snippets(made, parse(query))

    assert 1 <= len(found) <= 2
    for excerpt in found:
        assert excerpt.text == text[excerpt.span.start : excerpt.span.end]
        assert len(excerpt.text) <= MAX_CHARS
        assert excerpt.text == excerpt.text.strip()
        ends = [0, *(end for span in excerpt.highlights for end in (span.start, span.end)), len(excerpt.text)]
        assert ends == sorted(ends)
    assert found == snippets(made, parse(query))
    assert found[0] == snippet(made, parse(query))


@settings(max_examples=200, deadline=None)
@given(texts, queries)
def test_a_snippet_never_parts_a_character_from_its_accent(text: str, query: str) -> None:
    for excerpt in snippets(release(text), parse(query)):
        following = text[excerpt.span.end : excerpt.span.end + 1]

        assert not following or not excerpt.text or not unicodedata.combining(following)


@settings(max_examples=200, deadline=None)
@given(texts)
def test_two_snippets_do_not_overlap(text: str) -> None:
    found = sorted(
        snippets(release(text), parse("drop accounts tenge счёт")), key=lambda excerpt: excerpt.span
    )

    assert len(found) == 1 or found[0].span.end <= found[1].span.start


@pytest.mark.parametrize(
    "text", ["drop " * 4000, "drop. " * 4000, "Drop. Accounts " * 3000, "x" * 50_000, " " * 50_000]
)
def test_a_huge_release_is_excerpted_in_reasonable_time(text: str) -> None:
    assert len(snippet(release(text), parse("drop accounts")).text) <= MAX_CHARS
