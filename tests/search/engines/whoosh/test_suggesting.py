from pathlib import Path

import pytest

from search.engines.whoosh import WhooshSearcher, WhooshWriter
from search.model import SearchRequest
from tests.contract.releases import release


@pytest.fixture
def searcher(tmp_path: Path) -> WhooshSearcher:
    with WhooshWriter(tmp_path) as writer:
        for number in range(25):
            writer.add(release(f"laundering{number}", "Laundering through accounts.", title="Proceeds"))
        writer.add(release("rare", "Launder and zebra; the laundry of a lawyer."))
        writer.add(release("typo", "Acounts of a bakn."))
    return WhooshSearcher(tmp_path)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("laundring", "laundering"),
        ("money laundring -acount", "money laundering -acount"),
        ("(lanudering OR procedes)", "(laundering OR proceeds)"),
        ("title:procceds", "title:proceeds"),
        ("acounts", "accounts"),
    ],
)
def test_a_misspelt_word_is_replaced_where_it_stands(
    searcher: WhooshSearcher, typed: str, meant: str
) -> None:
    assert searcher.search(SearchRequest(typed)).suggestion == meant


@pytest.mark.parametrize(
    "typed",
    [
        "laundering",
        "zebra",
        "",
        '"laundring"',
        "laundring~1",
        "agency:laundring",
        "qwertyuiop",
        "2.44",
        "zebr",
    ],
)
def test_nothing_is_suggested_for_what_may_be_meant(searcher: WhooshSearcher, typed: str) -> None:
    suggestion = searcher.search(SearchRequest(typed)).suggestion

    assert suggestion == ("zebra" if typed == "zebr" else None)


def test_the_last_word_is_completed_by_the_most_frequent_words(searcher: WhooshSearcher) -> None:
    assert searcher.suggest("laund") == ("laundering", "launder", "laundry")
    assert searcher.suggest("through Laund", limit=2) == ("through laundering",)
    assert searcher.suggest("proc") == ("proceeds",)


@pytest.mark.parametrize("typed", ["", "laundering ", "th", "qqq", "!"])
def test_nothing_completes_what_is_no_beginning_of_a_word(searcher: WhooshSearcher, typed: str) -> None:
    assert searcher.suggest(typed) == ()


def test_a_completion_stands_in_a_release_with_the_words_before_it(searcher: WhooshSearcher) -> None:
    assert searcher.suggest("zebra laund") == ("zebra launder", "zebra laundry")
    assert searcher.suggest("absent laund") == ()


def test_no_completions_are_given_when_none_are_wanted(searcher: WhooshSearcher) -> None:
    assert searcher.suggest("laund", limit=0) == ()


def test_phrases_of_titles_and_names_follow_the_words(tmp_path: Path) -> None:
    with WhooshWriter(tmp_path) as writer:
        for number in range(2):
            writer.add(release(f"a{number}", "Droppers.", title="Drop accounts frozen"))
        writer.add(release("b", "A dropper.", title="Drop in crime"))

    assert WhooshSearcher(tmp_path).suggest("drop", limit=4) == (
        "drop",
        "droppers",
        "dropper",
        "drop accounts frozen",
    )


def test_where_too_many_words_begin_so_only_words_are_offered(tmp_path: Path) -> None:
    with WhooshWriter(tmp_path) as writer:
        for number in range(2):
            title = " ".join(f"abc{other}" for other in range(600 * number, 600 * number + 700))
            writer.add(release(f"a{number}", "Text.", title=title))

    assert all(" " not in each for each in WhooshSearcher(tmp_path).suggest("abc"))


def test_of_many_words_that_begin_alike_those_of_most_releases_are_offered(tmp_path: Path) -> None:
    with WhooshWriter(tmp_path) as writer:
        writer.add(release("rare", " ".join(f"lab{number}" for number in range(300))))
        for number in range(30):
            writer.add(release(f"a{number}", "Laundering by lawyers."))

    assert WhooshSearcher(tmp_path).suggest("la", limit=2) == ("laundering", "lawyers")
