import pytest

from indexer.facts import extract
from search.model import Lang


@pytest.mark.parametrize(
    ("text", "lang", "concepts"),
    [
        ("Investigators froze more than 50,000 drop accounts.", "en", ["drop accounts frozen"]),
        ("9 organized criminal groups have been dismantled.", "en", ["organized criminal groups dismantled"]),
        ("Assets worth 105 billion tenge have been seized.", "en", ["assets seized"]),
        ("They seized drug proceeds worth over 10 billion tenge.", "en", ["drug proceeds seized"]),
        (
            "1.13 trillion tenge in assets and cash has been surrendered.",
            "en",
            ["assets and cash surrendered"],
        ),
        ("Officers seized 387 kg of heroin.", "en", ["heroin seized"]),
        ("The number of criminal offenses was reduced by 12%.", "en", ["criminal offenses reduced"]),
        ("Only 30% of criminal cases are opened.", "en", ["criminal cases opened"]),
        (
            "Over the past five years seizures of drugs grew 100-fold, from 13 kg to 1.5 tons.",
            "en",
            ["seizures", "seizures", "seizures"],
        ),
        ("Phone fraud: 25.5%.", "en", ["phone fraud"]),
        ("A quarter of criminal cases end early.", "en", ["criminal cases"]),
        ("Every fifth case is refused.", "en", ["case refused"]),
        ("KZT 282bn ($608mn) was recovered.", "en", ["recovered"]),
        ("Three cars (bought in May) were sold.", "en", ["cars sold"]),
        ("Заморожено более 50 тыс. дроп-счетов.", "ru", ["дроп-счетов заморожено"]),
        ("12 человек задержаны вчера.", "ru", ["человек задержаны"]),
        ("Изъято 120 килограммов героина.", "ru", ["героина изъято"]),
        ("Кемінде 10 адам ұсталды.", "kk", ["адам ұсталды"]),
    ],
)
def test_the_concept_is_what_is_counted_and_what_became_of_it(
    text: str, lang: Lang, concepts: list[str]
) -> None:
    assert [fact.concept for fact in extract(text, lang)] == concepts
