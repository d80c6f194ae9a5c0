from datetime import date

import pytest

from search.errors import EngineUnavailable, QuerySyntaxError, RequestInvalid
from search.model import SearchRequest, Sort
from tests.contract.releases import TREASURY, Engine, Searcher, ids, release


@pytest.fixture
def searcher(engine: Engine) -> Searcher:
    return engine.holding(
        *(
            release(
                f"r{number:02d}",
                "Fraud " * (number % 7 + 1) + "was found. " + "Other words. " * (number % 5),
                day=f"2024-01-{number % 9 + 1:02d}" if number % 4 else None,
                agency=TREASURY if number % 2 else None,
            )
            for number in range(60)
        ),
        release("other", "Theft of fraud records.", title="Theft"),
    )


@pytest.mark.parametrize("sort", ["relevance", "newest", "oldest"])
def test_all_that_matches_is_listed_in_the_order_in_which_it_is_paged(searcher: Searcher, sort: Sort) -> None:
    pages = [
        hit
        for page in range(1, 5)
        for hit in ids(searcher.search(SearchRequest("fraud", sort=sort, page=page, size=17)))
    ]

    listed = searcher.matching(SearchRequest("fraud", sort=sort, page=3, size=2))

    assert [each.id for each in listed] == pages
    assert len(pages) == listed.total == 61


def test_a_list_can_be_gone_through_again(searcher: Searcher) -> None:
    listed = searcher.matching(SearchRequest("theft"))

    assert [each.id for each in listed] == [each.id for each in listed] == ["other"]
    assert listed.generation == searcher.status().generation


def test_every_filter_of_a_search_holds_for_a_list(searcher: Searcher) -> None:
    request = SearchRequest("fraud", {"agency": frozenset({"treasury"})}, since=date(2024, 1, 9), size=50)

    listed = [each.id for each in searcher.matching(request)]

    assert listed == ids(searcher.search(request)) != []


def test_no_word_is_let_go_for_a_list(searcher: Searcher) -> None:
    assert searcher.search(SearchRequest("theft volcano")).relaxed
    assert list(searcher.matching(SearchRequest("theft volcano"))) == []


def test_everything_is_listed_when_nothing_is_asked(searcher: Searcher) -> None:
    assert sorted(each.id for each in searcher.matching(SearchRequest())) == sorted(searcher.hashes())


def test_a_list_of_nothing_is_empty(engine: Engine) -> None:
    searcher = engine.holding()

    assert searcher.matching(SearchRequest("fraud")).total == 0


def test_a_list_that_cannot_be_made_is_refused(searcher: Searcher) -> None:
    with pytest.raises(QuerySyntaxError):
        searcher.matching(SearchRequest('"open'))
    with pytest.raises(RequestInvalid):
        searcher.matching(SearchRequest("fraud", sort="longest"))  # type: ignore[arg-type]


def test_a_list_that_was_begun_is_of_one_generation_whatever_comes_into_service(engine: Engine) -> None:
    searcher = engine.holding(release("a", "Fraud."), release("b", "Fraud."))
    listed = searcher.matching(SearchRequest("fraud"))
    read = iter(listed)
    first = next(read)

    with engine.writer() as writer:
        writer.add(release("c", "Fraud."))
    try:
        rest = [each.id for each in read]
    except EngineUnavailable:
        return

    assert [first.id, *rest] == ["a", "b"]
