"""docs/query-language.md is the specification of the query language, and this runs it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from indexer.facts import extract
from search import query
from search.engine import Searcher
from search.engines import open_searcher, open_writer
from search.errors import QuerySyntaxError, QueryTooLarge
from search.grammar import parse
from search.model import Agency, Dates, Evidence, Lang, Official, Release, SearchRequest, StatedDate
from search.quantities import guess

PAGE = Path(__file__).parents[2] / "docs" / "query-language.md"
LANGS: dict[str, Lang] = {"en": "en", "ru": "ru"}


def rows(*header: str) -> list[tuple[str, ...]]:
    """Return the rows of all tables of the page that have this header, without the marks of code."""
    found: list[tuple[str, ...]] = []
    inside = False
    for line in PAGE.read_text("utf-8").splitlines():
        cells = tuple(cell.strip() for cell in line.strip("|").split("|")) if line.startswith("|") else ()
        inside = bool(cells) and (inside or cells == header)
        if inside and cells != header and set("".join(cells)) != {"-"}:
            found.append(cells)
    return found


def typed(cell: str) -> str:
    return re.sub(r"^`|`$", "", cell)


def releases() -> Iterator[Release]:
    for name, title, text, agency, official, place, day, lang in rows(
        "", "Title", "Text", "Agency", "Official", "Place", "Date", "Language"
    ):
        stated = StatedDate(date.fromisoformat(day), Evidence("front matter", day)) if day else None
        yield Release(
            name,
            title,
            text,
            "",
            agency=Agency(agency, agency),
            officials=(Official(official, official),) if official else (),
            place=place,
            lang=LANGS[lang],
            dates=Dates(published=stated),
            facts=extract(text, LANGS[lang]),
        )


def releases_with_figures() -> Iterator[Release]:
    yield from releases()
    for name, text in rows("", "Figures"):
        lang = guess(text)
        yield Release(name, "", text, "", lang=lang, facts=extract(text, lang))


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Searcher]:
    yield from indexed(tmp_path_factory.mktemp("examples"), releases())


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Searcher]:
    yield from indexed(tmp_path_factory.mktemp("figures"), releases_with_figures())


def indexed(folder: Path, added: Iterable[Release]) -> Iterator[Searcher]:
    with open_writer(str(folder / "index")) as writer:
        for release in added:
            writer.add(release)
    searcher = open_searcher(str(folder / "index"))
    yield searcher
    searcher.close()


def answer(searcher: Searcher, text: str) -> tuple[str, str, bool]:
    """Return how *text* is understood, what it finds, and whether the words had to be relaxed."""
    result = searcher.search(SearchRequest(text))
    found = " ".join(sorted(hit.release.id for hit in result.hits)) or "none"
    return " · ".join(chip.label for chip in result.understood), found, result.relaxed


@pytest.mark.parametrize(("text", "understood", "found"), rows("You type", "Understood as", "Finds"))
def test_an_example_is_understood_and_finds_what_the_page_says(
    examples: Searcher, text: str, understood: str, found: str
) -> None:
    assert answer(examples, typed(text)) == (understood, found, False)


@pytest.mark.parametrize(
    ("text", "understood", "found"), rows("You type", "Understood as", "Finds of all eight")
)
def test_a_figure_is_understood_and_found_as_the_page_says(
    figures: Searcher, text: str, understood: str, found: str
) -> None:
    assert answer(figures, typed(text)) == (understood, found, False)


@pytest.mark.parametrize(("text", "understood", "found"), rows("You type", "Understood as", "Shown instead"))
def test_an_example_without_an_answer_shows_what_the_page_says(
    examples: Searcher, text: str, understood: str, found: str
) -> None:
    assert answer(examples, typed(text)) == (understood, found, True)


@pytest.mark.parametrize(("text", "message"), rows("You type", "The answer"))
def test_a_query_that_cannot_be_read_gets_the_answer_of_the_page(text: str, message: str) -> None:
    with pytest.raises((QuerySyntaxError, QueryTooLarge)) as refusal:
        parse(typed(text))

    assert str(refusal.value) == message


def test_the_limits_are_those_of_the_page() -> None:
    assert rows("Limit", "At most") == [
        ("characters in a query", str(query.MAX_CODE_POINTS)),
        ("words, phrases, figures and dates in a query", str(query.MAX_LEAVES)),
        ("parentheses inside each other", str(query.MAX_DEPTH)),
        ('words between the words of `"..."~5`', str(query.MAX_SLOP)),
        ("letters that may differ in `word~`", str(query.MAX_DISTANCE)),
    ]
    assert f"at least {query.MIN_PREFIX} letters must stand" in PAGE.read_text("utf-8")


def test_every_form_has_an_example() -> None:
    examples = " ".join(typed(text) for text, *_ in rows("You type", "Understood as", "Finds"))
    figures = rows("You type", "Understood as", "Finds of all eight")
    trees = [parse(typed(text)) for text, *_ in (*rows("You type", "Understood as", "Finds"), *figures)]

    assert {kind for tree in trees for kind in _kinds(tree)} == set(get_args(query.Query))
    assert all(f"{name}:" in examples for name in (*get_args(query.FieldName), "date", "since", "until"))


def _kinds(tree: query.Query) -> Iterator[type]:
    yield type(tree)
    if isinstance(tree, query.All | query.Any):
        for child in tree.children:
            yield from _kinds(child)
    elif isinstance(tree, query.Not | query.Field):
        yield from _kinds(tree.child)
