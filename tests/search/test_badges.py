from decimal import Decimal

import pytest

from indexer.facts import extract
from search.badges import badge
from search.choosing import MAX_BADGES, choose, query_words
from search.figures import NBSP
from search.model import Fact, Lang, Release, Snippet, Span
from search.query import All, Any, DateRange, Field, Fuzzy, Near, Not, Phrase, Prefix, Term

_NOWHERE = Span(0, 1)


def stated(text: str, lang: Lang = "en") -> Fact:
    return extract(text, lang)[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They froze more than 50,000 drop accounts.", "more than 50,000 drop accounts"),
        ("The accounts held over 2.4 billion tenge.", "over 2.4 billion tenge"),
        ("It lost cryptocurrency worth 6 million US dollars.", "$6 million"),
        ("It recovered about KZT 282bn ($608mn) then.", "about 282 billion tenge ($608 million)"),
        ("It cost $10 million (4.8 billion tenge) then.", "$10 million (4.8 billion tenge)"),
        ("Up to 300 residents came.", "up to 300 residents"),
        ("Fewer than 20 firms came.", "fewer than 20 firms"),
        ("At least 25 people came.", "at least 25 people"),
        ("One police officer was held.", "1 person"),
        ("Crime fell by 12%.", "down 12%"),
        ("Seizures grew 100-fold.", "up 100 times"),
        ("It took 88th place.", "88th place"),
        ("It took 22nd place, then 3rd place.", "22nd place"),
        ("It took 13th place.", "13th place"),
        ("Fines range from $250,000 to $1 million.", "$250,000 to $1 million"),
        ("He faces terms of 6 to 18 years.", "6 to 18 years"),
        ("They earn KZT 450,000 per month.", "450,000 tenge per month"),
        ("They seized 387 kg of heroin.", "387 kg"),
        ("They seized 1.5 tons of heroin.", "1.5 tons"),
        ("They seized 1,183 kg of heroin.", "1,183 kg"),
        ("They seized 500 grams of heroin.", "500 g"),
        ("A flat of 60 m² was seized.", "60 m²"),
        ("A road of 25 km was built.", "25 km"),
        ("Some 800 thousand hectares came back.", "about 800,000 hectares"),
    ],
)
def test_a_badge_reads_like_an_editors_line(text: str, expected: str) -> None:
    assert badge(stated(text)).text == expected


@pytest.mark.parametrize(
    ("text", "locale", "expected"),
    [
        ("They froze more than 50,000 drop accounts.", "ru", "более 50 000 счетов"),
        ("They hold over 2.4 billion tenge.", "ru", "более 2,4 млрд тенге"),
        ("Crime fell by 12%.", "ru", "снижение на 12 %"),
        ("Seizures grew 100-fold.", "ru", "рост в 100 раз"),
        ("It took 88th place.", "ru", "88-е место"),
        ("He faces terms of 6 to 18 years.", "ru", "6–18 лет"),
        ("It cost $6 million (2 billion tenge) then.", "ru", "6 млн долларов (2 млрд тенге)"),
        ("They froze more than 50,000 drop accounts.", "kk", "50 000 шоттан астам"),
        ("They hold over 2.4 billion tenge.", "kk", "2,4 млрд теңгеден астам"),
        ("About 40 people came.", "kk", "40 адамға жуық"),
        ("Up to 300 residents came.", "kk", "300 адамға дейін"),
        ("At least 25 people came.", "kk", "кемінде 25 адам"),
        ("Crime fell by 12%.", "kk", "12%-ға төмендеу"),
        ("Crime is under 12% now.", "kk", "12%-дан кем"),
        ("It took 88th place.", "kk", "88-орын"),
        ("About 40 groups came.", "kk", "40 топқа жуық"),
        ("About 40 days passed then.", "kk", "40 күнге жуық"),
    ],
)
def test_a_badge_speaks_the_readers_language(text: str, locale: Lang, expected: str) -> None:
    assert badge(stated(text), locale).text.replace(NBSP, " ") == expected


def test_the_parts_of_a_badge_are_apart() -> None:
    shown = badge(stated("They froze more than 50,000 drop accounts."))

    assert (shown.value, shown.unit, shown.modifier) == ("50,000", "drop accounts", "more than")
    assert shown.concept == "drop accounts frozen"
    assert shown.equivalents == ""


def test_an_open_end_is_left_out_of_the_value() -> None:
    fact = Fact("count", Decimal(5), None, "case", _NOWHERE, _NOWHERE, "en")

    assert badge(fact).text == "5 cases"


def release(text: str) -> Release:
    return Release("one", "Title", text, "0" * 64, facts=extract(text, "en"))


TEXT = (
    "The bureau met 12 times. It opened 30 criminal cases. Officers froze 50,000 drop accounts "
    "holding 2.4 billion tenge. They seized 9 cars, 3 trucks and 7 flats. "
    "Cryptocurrency worth $6 million was blocked."
)


def snippet(start: int, end: int) -> Snippet:
    return Snippet(TEXT[start:end], (), Span(start, end))


def test_the_sentences_with_most_words_of_the_query_give_the_badges() -> None:
    query = All((Term("cryptocurrency"), Term("drop"), Term("accounts")))

    chosen = choose(release(TEXT), query, snippet(0, 20))

    assert [int(fact.low or 0) for fact in chosen] == [12, 50_000, 2_400_000_000, 6_000_000]


def test_among_equals_the_facts_of_the_snippet_come_first() -> None:
    start = TEXT.index("They seized")

    chosen = choose(release(TEXT), Term("nothing"), snippet(start, start + 47))

    assert [int(fact.low or 0) for fact in chosen] == [12, 9, 3, 7]


def test_no_hit_has_more_badges_than_fit() -> None:
    assert len(choose(release(TEXT), All(), snippet(0, len(TEXT)))) == MAX_BADGES
    assert choose(Release("none", "", "No figures.", "0" * 64), All(), snippet(0, 3)) == ()


def test_facts_that_read_the_same_are_one_badge() -> None:
    text = "They seized 2 cars. They seized 2 cars. They seized 2 cars. They sold 3 flats. They met 4 times."

    chosen = choose(release(text), All(), Snippet(text[:5], (), Span(0, 5)))

    assert [int(fact.low or 0) for fact in chosen] == [2, 3, 4]


def test_words_come_from_every_part_of_a_query_but_what_it_excludes() -> None:
    query = All((
        Any((Term("One"), Phrase(("two", "three")))),
        Near(("four",), 2),
        Prefix("fi"),
        Fuzzy("six", 1),
        Field("title", Term("seven")),
        Not(Term("eight")),
        DateRange(None, None),
    ))  # fmt: skip

    assert list(query_words(query)) == ["one", "two", "three", "four", "fi", "six", "seven"]
