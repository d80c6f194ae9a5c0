from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.cleaning import Aside
from indexer.dating import Clues, Declared, dates_of
from search.model import Evidence, Lang, Span

TODAY = date(2026, 1, 31)


def stamps(*lines: str, after: bool = False) -> tuple[Aside, ...]:
    return tuple(Aside(line, "stamp", "after" if after else "before") for line in lines)


def published(*asides: Aside, source: str | None = None) -> date | None:
    stated = dates_of(Clues("The court sat.", "en", None, asides, source), TODAY).published
    return stated.value if stated else None


def event(text: str, day: str | None = None, lang: Lang = "en") -> date | None:
    declared = Declared(day, "feed") if day else None
    stated = dates_of(Clues(text, lang, declared), TODAY).event
    return stated.value if stated else None


def test_a_declared_day_is_that_of_the_publication_with_its_evidence() -> None:
    dates = dates_of(Clues("The court sat.", "en", Declared("2024-05-06", "front matter")), TODAY)

    assert dates.published is not None
    assert dates.published.value == date(2024, 5, 6)
    assert dates.published.evidence == Evidence("front matter", "2024-05-06", None)


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("2024-02-30", "'2024-02-30' is not in the calendar"),
        ("May 2024", "'May 2024' is not a date"),
        ("soon", "'soon' is not a date"),
        ("as of 2024-05-06", "'as of 2024-05-06' is not a date"),
        ("5 May", "'5 May' is not a date"),
        ("2027-05-06", "'2027-05-06' is after the day of reading"),
    ],
)
def test_a_declared_day_that_is_none_is_not_taken_and_says_why(text: str, doubt: str) -> None:
    dates = dates_of(Clues("The court sat.", "en", Declared(text, "feed")), TODAY)

    assert dates.published is None
    assert dates.doubts == (doubt,)


def test_a_stamp_before_the_text_is_the_day_of_publication() -> None:
    assert published(*stamps("06 May 2024 Print version")) == date(2024, 5, 6)


def test_a_stamp_after_the_text_counts_when_there_is_none_before() -> None:
    assert published(*stamps("6 мая 2024, 18:05", after=True)) == date(2024, 5, 6)
    assert published(*stamps("5 мая 2024"), *stamps("6 мая 2024", after=True)) == date(2024, 5, 5)


def test_a_day_of_updating_is_not_the_day_of_publication() -> None:
    assert published(*stamps("Опубликовано: 05.03.2024 Обновлено: 07.03.2024")) == date(2024, 3, 5)
    assert published(*stamps("Updated: 7 March 2024", "5 March 2024")) == date(2024, 3, 5)
    assert published(*stamps("Last modified: 7 March 2024")) is None


def test_a_labelled_day_outweighs_bare_ones() -> None:
    assert published(*stamps("22 January 2026", "Published: 5 March 2024")) == date(2024, 3, 5)


def test_stamps_that_disagree_give_no_day_and_say_so() -> None:
    dates = dates_of(Clues("Text.", "en", None, stamps("5 March 2024", "6 March 2024")), TODAY)

    assert dates.published is None
    assert dates.doubts == ("the page prints several dates: 5 March 2024, 6 March 2024",)


def test_the_same_day_twice_is_one_day() -> None:
    assert published(*stamps("date 2024-03-05", "12:27, 5 марта 2024")) == date(2024, 3, 5)


def test_a_stamp_without_a_year_is_in_doubt() -> None:
    dates = dates_of(Clues("Text.", "en", None, stamps("26 июня, 18:05")), TODAY)

    assert (dates.published, dates.doubts) == (None, ("'26 июня' has no year",))


def test_a_day_in_the_address_counts_when_nothing_is_printed() -> None:
    assert published(source="https://example.kz/2024/03/05/court/") == date(2024, 3, 5)
    assert published(source="https://example.kz/en/2024-03-05/court/") == date(2024, 3, 5)
    assert published(source="https://example.kz/20240305/court.html") == date(2024, 3, 5)
    assert published(source="https://example.kz/2024/13/05/court/") is None
    assert published(source="https://example.kz/20247777/court/") is None
    assert published(source="https://example.kz/2024/03/court/") is None


def test_a_dateline_on_its_own_line_counts_last_and_dates_the_event_too() -> None:
    alone = Aside("Astana, 5 March 2024", "dateline", "before")

    assert published(alone) == date(2024, 3, 5)
    assert published(alone, *stamps("7 March 2024")) == date(2024, 3, 7)
    stated = dates_of(Clues("The court sat.", "en", None, (alone, *stamps("7 March 2024"))), TODAY).event
    assert stated is not None
    assert stated.value == date(2024, 3, 5)


def test_a_day_within_the_text_is_never_that_of_the_publication() -> None:
    text = "The law of 6 May 2015 obliges offices. Applications are taken until 31 December 2025."

    assert dates_of(Clues(text, "en"), TODAY).published is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Astana, January 26, 2018. A meeting was held today.", date(2018, 1, 26)),
        ("Astana. November 6, 2017 The head of state signed a decree.", date(2017, 11, 6)),
        ("АСТАНА. 14 июня 2017 года. Агентство – Министр отчитался.", date(2017, 6, 14)),
        ("г. Алматы, 14.06.2017 г. Суд решил.", date(2017, 6, 14)),
        ("MOSCOW (Agency / Wire - 19th January, 2022) The fund is new.", date(2022, 1, 19)),
        ("26 маусым 2025 ж. – Астанада жиын өтті.", date(2025, 6, 26)),
    ],
)
def test_a_dateline_is_the_day_of_the_event(text: str, day: date) -> None:
    assert event(text) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("АСТАНА, 14 июня. /Агентство/ - Министр отчитался.", date(2017, 6, 14)),
        ("ASTANA, 31 May – The court sat.", date(2017, 5, 31)),
    ],
)
def test_a_dateline_without_a_year_is_the_last_such_day_before_the_publication(text: str, day: date) -> None:
    assert event(text, "2017-06-20") == day


@pytest.mark.parametrize(
    ("text", "published_on", "doubt"),
    [
        ("АСТАНА, 14 июня. - Текст.", None, "the dateline '14 июня' has no year"),
        ("АСТАНА, 14 июня. - Текст.", "2017-12-20", "the dateline '14 июня' has no year"),
        ("ASTANA, 29 February – Text.", "2017-03-02", "the dateline '29 February' has no year"),
        (
            "Astana, June 14, 2018. Text.",
            "2017-06-20",
            "the dateline 'June 14, 2018' is after the publication",
        ),
        ("Astana, 31.06.2017. Text.", "2017-07-20", "'31.06.2017' is not in the calendar"),
        ("Astana, June 14, 2028. Text.", None, "'June 14, 2028' is after the day of reading"),
    ],
)
def test_a_doubtful_dateline_gives_no_event_and_says_why(
    text: str, published_on: str | None, doubt: str
) -> None:
    declared = Declared(published_on, "feed") if published_on else None
    dates = dates_of(Clues(text, "en", declared), TODAY)

    assert (dates.event, dates.doubts) == (None, (doubt,))


@pytest.mark.parametrize(
    ("text", "lang", "day"),
    [
        ("The President met the Chairman on Friday, the agency reports.", "en", date(2025, 9, 12)),
        ("The President met the Chairman on Saturday.", "en", date(2025, 9, 13)),
        ("The council sat on Sept. 12 to hear reports.", "en", date(2025, 9, 12)),
        ("The council sat on Friday, September 12, 2025.", "en", date(2025, 9, 12)),
        ("The report was given at a Sept. 10 meeting.", "en", date(2025, 9, 10)),
        ("Глава ведомства в пятницу отчитался о работе.", "ru", date(2025, 9, 12)),
        ("На заседании 10 сентября 2025 года министр назвал цифры.", "ru", date(2025, 9, 10)),
        ("12 сентября прошла встреча.", "ru", date(2025, 9, 12)),
        ("Төраға 10 қыркүйекте есеп берді.", "kk", date(2025, 9, 10)),
        ("Төраға жұма күні есеп берді.", "kk", date(2025, 9, 12)),
    ],
)
def test_the_first_sentence_can_put_the_event_on_a_day_before_the_publication(
    text: str, lang: Lang, day: date
) -> None:
    assert event(text, "2025-09-13", lang) == day


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("The council will sit on Friday.", "en"),
        ("The council sits on every Friday.", "en"),
        ("The council sat on Monday and on Friday.", "en"),
        ("The council sat last Friday.", "en"),
        ("Friday's meeting was long.", "en"),
        ("The council sat today.", "en"),
        ("The law of 10 September 2025 is in force.", "en"),
        ("The deadline is by 10 September 2025.", "en"),
        ("The council sat on 10 September and on 11 September.", "en"),
        ("The council sat on 10 July 2025.", "en"),
        ("The council sat on 31 September.", "en"),
        ("Указ от 10 сентября 2025 года вступил в силу.", "ru"),
        ("Срок продлён до 12 сентября.", "ru"),
        ("Совещание состоится в пятницу.", "ru"),
        ("2025 жылғы 10 қыркүйек жарлығы күшіне енді.", "kk"),
        ("It was long. The council sat on Friday.", "en"),
    ],
)
def test_a_day_that_may_be_of_something_else_is_not_the_event(text: str, lang: Lang) -> None:
    assert event(text, "2025-09-13", lang) is None


def test_a_weekday_means_nothing_without_the_day_of_publication() -> None:
    assert event("The President met the Chairman on Friday.") is None


def test_the_span_of_an_event_quotes_the_text() -> None:
    text = "Astana, January 26, 2018. A meeting was held."

    stated = dates_of(Clues(text, "en"), TODAY).event

    assert stated is not None
    assert stated.evidence == Evidence("text", "January 26, 2018", Span(8, 24))


@given(st.text(alphabet="On 12 June,2025.Fridayв от-/\n", max_size=80), st.sampled_from(["en", "ru", "kk"]))
def test_evidence_in_the_text_quotes_it_and_no_day_is_after_reading(text: str, lang: Lang) -> None:
    dates = dates_of(Clues(text, lang, Declared("2025-06-15", "feed"), stamps(text)), TODAY)

    for stated in filter(None, (dates.published, dates.event)):
        assert stated.value <= TODAY
        span = stated.evidence.span
        assert span is None or text[span.start : span.end] == stated.evidence.quote
