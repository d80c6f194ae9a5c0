import pytest

from indexer.facts import extract
from search.model import Lang


@pytest.mark.parametrize(
    ("text", "lang", "trends"),
    [
        ("Offences were reduced by 12%, against property by 11%.", "en", ["down", "down"]),
        ("Shares were up nearly 57% after losing 3 points.", "en", ["up", "down"]),
        ("Crime fell from 10 cases to 5, or by 50 per cent.", "en", ["none", "none", "down"]),
        ("The share declined to 18.7%.", "en", ["none"]),
        ("Prices rose sixfold.", "en", ["up"]),
        ("They are 4 times more now.", "en", ["up"]),
        ("Rates should increase between 5% and 6%.", "en", ["none"]),
        ("The search turned up 21kg of powder.", "en", ["none"]),
        ("They lost 7 billion tenge.", "en", ["none"]),
        ("A fee of 5 percent is due.", "en", ["none"]),
        ("Количество преступлений снизилось на 12%, а краж – на 20,5 процента.", "ru", ["down", "down"]),
        ("Объём вырос в 100 раз.", "ru", ["up"]),
        ("Қылмыстар саны 12 пайызға төмендеді.", "kk", ["down"]),
        ("Залал 9 есеге артты.", "kk", ["up"]),
    ],
)
def test_the_direction_is_what_the_words_next_to_the_figure_say(
    text: str, lang: Lang, trends: list[str]
) -> None:
    assert [fact.trend for fact in extract(text, lang)] == trends
