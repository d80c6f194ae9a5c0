from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from search import grammar
from search.errors import SearchError
from search.grammar import dates
from web.told import told
from web.words import speak

ROOT = Path(__file__).parents[2]
RAISED = {"QuerySyntaxError", "QueryTooLarge", "RequestInvalid"}
#: what is raised where only a program can be the cause, or is told from another sentence
SOURCES = [
    *sorted((ROOT / "search/grammar").glob("*.py")),
    *sorted((ROOT / "search/engines").rglob("*.py")),
    *sorted((ROOT / "web").glob("*.py")),
]


def in_russian(app: Flask, sentence: str) -> str:
    with app.test_request_context():
        speak("ru")
        return told(sentence)


def printed(node: ast.expr) -> str | None:
    """Return the text of a message with 7 for every value; a conditional word is its first choice."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if not isinstance(node, ast.JoinedStr):
        return None
    choices = {"side": "before"}
    return "".join(
        part.value
        if isinstance(part, ast.Constant)
        else choices.get(part.value.id, "7")
        if isinstance(part, ast.FormattedValue) and isinstance(part.value, ast.Name)
        else "7"
        for part in node.values
    )


def sentences() -> Iterator[tuple[str, str]]:
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in RAISED:
                said = printed(node.args[0])
                if said:
                    yield path.name, said


@pytest.mark.parametrize(("source", "sentence"), sorted(set(sentences())))
def test_each_error_that_a_reader_can_cause_is_told_in_their_language(
    app: Flask, source: str, sentence: str
) -> None:
    assert in_russian(app, sentence) != sentence, source


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ('"open', 'у кавычки " в позиции 1 нет пары: закройте её или уберите'),
        ("OR a", "перед OR в позиции 1 нужно слово: добавьте его или возьмите OR в кавычки"),
        ("a (b", "скобка ( в позиции 3 не закрыта: добавьте ) или уберите её"),
        (
            "title:",
            'после title: в позиции 1 ничего нет – напишите title:word или title:"several words" '
            "либо возьмите title в кавычки",
        ),
        (
            "date:2025..2024",
            "в позиции 1 (date): 2025..2024 кончается раньше, чем начинается: напишите 2024..2025",
        ),
        ("ab*", "ab* подходит слишком многому: перед * нужно не меньше 3 букв"),
        (
            "lang:de",
            "поле lang: в позиции 1 принимает en, ru или kk: напишите lang:en или lang:ru OR lang:kk",
        ),
    ],
)
def test_what_is_wrong_with_a_query_is_told_with_its_position(app: Flask, query: str, expected: str) -> None:
    with pytest.raises(SearchError) as raised:
        grammar.parse(query)

    assert in_russian(app, str(raised.value)) == expected


@pytest.mark.parametrize("value", ["20", "2025-13", "2025-02..2024-01"])
def test_what_is_wrong_with_a_date_is_told_by_itself_too(app: Flask, value: str) -> None:
    with pytest.raises(ValueError, match=value.replace(".", r"\.")) as raised:
        dates.read_range("date", value)

    assert in_russian(app, str(raised.value)) != str(raised.value)


@pytest.mark.parametrize(
    ("doubt", "expected"),
    [
        (
            "'03.04.2025' can be read day first or month first",
            "'03.04.2025' можно прочитать двояко: сначала день или сначала месяц",
        ),
        ("'Friday, 1 May 2025' is not a Friday", "'Friday, 1 May 2025' – другой день недели, не пятница"),
        (
            "the page prints several dates: 1 May 2025, 2 May 2025",
            "на странице несколько дат: 1 May 2025, 2 May 2025",
        ),
        ("'31.06.2025' is not in the calendar", "'31.06.2025' нет в календаре"),
    ],
)
def test_why_a_date_is_in_doubt_is_told_in_the_readers_language(
    app: Flask, doubt: str, expected: str
) -> None:
    assert in_russian(app, doubt) == expected


def test_a_sentence_that_nobody_has_foreseen_stays_as_it_is(app: Flask) -> None:
    assert in_russian(app, "the moon is full") == "the moon is full"


def test_a_value_is_told_as_it_was_typed_even_when_it_looks_like_a_message(app: Flask) -> None:
    said = in_russian(app, "sort is '%(name)s is x: choose one of': choose one of newest, oldest")

    assert "%(name)s is x" in said
