from __future__ import annotations

import pytest

from search.model import SearchRequest
from web.exactness import exactness
from web.state import query_string


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("drop accounts", '"drop" "accounts"'),
        ("drop-accounts -bank", '"drop accounts" -bank'),
        ("title:fraud agency:FMA since:2024", 'title:"fraud" agency:FMA since:2024'),
        ("fraud OR scheme", '"fraud" OR "scheme"'),
        ('fraud "follow the money" crypto*', '"fraud" "follow the money" crypto*'),
        ("3 people detained", '3 people "detained"'),
    ],
)
def test_it_puts_words_in_quotes_and_leaves_the_rest(text: str, exact: str) -> None:
    switch = exactness(SearchRequest(text, page=2))

    assert switch is not None
    assert not switch.selected
    assert switch.url == links_to(exact)


def test_it_takes_the_quotes_off_again() -> None:
    switch = exactness(SearchRequest('"drop" "accounts"'))

    assert switch is not None
    assert switch.selected
    assert switch.url == links_to("drop accounts")


@pytest.mark.parametrize("text", ["", "crypto*", "agency:FMA", '"follow the money"', "3 people", "-theft"])
def test_without_a_word_there_is_nothing_to_switch(text: str) -> None:
    assert exactness(SearchRequest(text)) is None


def test_it_is_not_offered_when_the_quotes_do_not_fit() -> None:
    assert exactness(SearchRequest("ab " * 20 + "x" * 196)) is None


def links_to(text: str) -> str:
    return f"/{query_string(SearchRequest(text))}"
