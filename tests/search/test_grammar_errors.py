"""A query text that cannot be read is refused with the position and the way out."""

from __future__ import annotations

import pytest

from search.errors import QuerySyntaxError, QueryTooLarge
from search.grammar import parse


@pytest.mark.parametrize(
    ("text", "position", "message"),
    [
        ('tenge "bank', 6, 'the quotation mark " at position 7 has no partner: close it, or leave it out'),
        ("«bank", 0, "the quotation mark « at position 1 has no partner: close it, or leave it out"),
        ('""', 0, "there is no word in the quotes at position 1: add one, or leave them out"),
        ("(tenge", 0, "the ( at position 1 is never closed: add a ), or leave it out"),
        ("tenge (", 6, "the ( at position 7 is never closed: add a ), or leave it out"),
        ("tenge)", 5, "the ) at position 6 closes nothing: leave it out, or open it with ("),
        (")", 0, "the ) at position 1 closes nothing: leave it out, or open it with ("),
        ("tenge ()", 6, "nothing stands between the parentheses at position 7: leave them out"),
        ("OR", 0, "OR at position 1 needs a word before it: add one, or put OR in quotes"),
        ("OR tenge", 0, "OR at position 1 needs a word before it: add one, or put OR in quotes"),
        ("tenge OR", 6, "OR at position 7 needs a word after it: add one, or put OR in quotes"),
        ("tenge OR 💰", 6, "OR at position 7 needs a word after it: add one, or put OR in quotes"),
        ("tenge AND OR bank", 10, "OR at position 11 needs a word before it: add one, or put OR in quotes"),
        ("tenge AND", 6, "AND at position 7 needs a word after it: add one, or put AND in quotes"),
        ("tenge NOT", 6, "NOT at position 7 needs a word after it: add one, or put NOT in quotes"),
        ("НЕ НЕ tenge", 3, "НЕ at position 4 needs a word after it: add one, or put НЕ in quotes"),
        ("(OR tenge)", 1, "OR at position 2 needs a word before it: add one, or put OR in quotes"),
        ("*", 0, "the * at position 1 does not end a word: write account* for words that begin with account"),
        (
            "*tenge",
            0,
            "the * at position 1 does not end a word: write account* for words that begin with account",
        ),
        (
            "ten*ge",
            3,
            "the * at position 4 does not end a word: write account* for words that begin with account",
        ),
        (
            "tenge**",
            5,
            "the * at position 6 does not end a word: write account* for words that begin with account",
        ),
        ("drop-acc*", 8, "the * at position 9 works on one word only: write drop acc*"),
        ("drop-acount~", 11, "the ~ at position 12 works on one word only: write drop acount~"),
        ("tenge~0", 5, "~0 at position 6 allows no change: write ~1 or ~2, or leave it out"),
        (
            '"tenge bank"~many',
            12,
            'the ~ at position 13 needs a number: write "drop accounts"~5 for at most 5 other words in '
            "between, or leave the ~ out",
        ),
        (
            "title:",
            0,
            'nothing follows title: at position 1 - write title:word or title:"several words", '
            "or put title in quotes",
        ),
        (
            "tenge agency: OR bank",
            6,
            "nothing follows agency: at position 7 - "
            'write agency:word or agency:"several words", or put agency in quotes',
        ),
        (
            "title:-tenge",
            0,
            "title: at position 1 is followed by an exclusion: write -title:word",
        ),
        (
            "title:(tenge place:Astana)",
            13,
            "place: at position 14 stands inside title: - write them one after the other, "
            "as in title:word place:word",
        ),
        (
            "lang:de",
            0,
            "lang: at position 1 takes one of en, ru and kk: write lang:en, or lang:ru OR lang:kk",
        ),
        (
            "lang:(en)",
            0,
            "lang: at position 1 takes one of en, ru and kk: write lang:en, or lang:ru OR lang:kk",
        ),
        ("date:", 0, "nothing follows date: at position 1 - write date:2025-06"),
        ("date:(2024)", 0, "nothing follows date: at position 1 - write date:2025-06"),
        (
            "tenge date:2025-02-30",
            6,
            "date: at position 7: there is no 2025-02-30 in the calendar: write a year (2025), "
            "a month (2025-06), a day (2025-06-26) or two of them (2024-01..2025-03)",
        ),
        (
            "until:26.06.2025",
            0,
            'until: at position 1: "26.06.2025" is not a date: write a year (2025), a month (2025-06), '
            "a day (2025-06-26) or two of them (2024-01..2025-03)",
        ),
        ("date:0000", 0, None),
        ("date:2025-13", 0, None),
        ("since:2024..2025", 0, None),
        (
            "date:2025..2024-05",
            0,
            "date: at position 1: 2025..2024-05 ends before it begins: write 2024-05..2025",
        ),
        ("💰 !!!", 0, "there is no word at position 1: type letters or digits"),
        (" -", 1, "there is no word at position 2: type letters or digits"),
    ],
)
def test_a_malformed_query_is_refused_with_position_and_way_out(
    text: str, position: int, message: str | None
) -> None:
    with pytest.raises(QuerySyntaxError) as refusal:
        parse(text)

    assert refusal.value.position == position
    assert message is None or str(refusal.value) == message


@pytest.mark.parametrize(
    ("within", "beyond", "message"),
    [
        (
            "a" * 256,
            "a" * 257,
            "the query has 257 characters and the limit is 256: leave some words out",
        ),
        (
            "(" * 8 + "tenge" + ")" * 8,
            "(" * 9 + "tenge" + ")" * 9,
            "parentheses stand more than 8 deep, which is the limit: use fewer",
        ),
        (
            "x1 " * 24,
            "x1 " * 25,
            "the query has 25 parts and the limit is 24: leave some words out",
        ),
        (
            "-title:(x OR y) " * 12,
            "-title:(x OR y) " * 12 + "z",
            "the query has 25 parts and the limit is 24: leave some words out",
        ),
        (
            '"a b"~10',
            '"a b"~11',
            "~11 is too far apart: at most 10 words may stand in between",
        ),
        (
            "tenge~2",
            "tenge~3",
            "~3 allows too many changes: at most 2 letters may differ",
        ),
        ("ten*", "te*", "te* matches too much: at least 3 letters must stand before *"),
        ("ten~", "te~", "te~ matches too much: at least 3 letters must stand before ~"),
    ],
)
def test_a_limit_is_met_or_the_query_refused_with_its_name(within: str, beyond: str, message: str) -> None:
    parse(within)

    with pytest.raises(QueryTooLarge) as refusal:
        parse(beyond)

    assert str(refusal.value) == message
