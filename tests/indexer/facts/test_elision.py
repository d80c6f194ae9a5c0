import pytest

from indexer.facts import extract
from search.model import Lang


def counted(text: str, lang: Lang = "en") -> list[tuple[int, str]]:
    return [(int(fact.low or 0), fact.unit) for fact in extract(text, lang)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("24 people were detained, 18 of whom remain in custody.", [(24, "person"), (18, "person")]),
        ("This touches 3,800 convicts: 328 were released.", [(3800, "person"), (328, "person")]),
        ("Three people were held and four put on the wanted list.", [(3, "person"), (4, "person")]),
        ("599 persons were convicted: 455 to restriction of liberty.", [(599, "person"), (455, "person")]),
        ("The number of victims reached four hundred and twelve.", [(412, "person")]),
        ("Corruption offences fell from 1,734 to 1,466.", [(1734, "crime"), (1466, "crime")]),
        ("Cases of smuggling of drugs dropped from 182 to 80.", [(182, "case"), (80, "case")]),
        ("Crime went down from 196 thousand to 176 thousand.", [(196_000, "crime"), (176_000, "crime")]),
        ("Prison population: 36,360 in 2016, 35,805 in 2017.", [(36_360, "person"), (35_805, "person")]),
        ("8 international and 14 regional drug channels were closed.", [(8, "channel"), (14, "channel")]),
        ("The markets, whose users number more than five million, closed.", [(5_000_000, "person")]),
        ("9 individuals were detained; one is a police officer.", [(9, "person"), (1, "person")]),
        ("He has 280 million of the 1.5 billion shekels.", [(280_000_000, "ILS"), (1_500_000_000, "ILS")]),
        (
            "Withdrawals came to 13 trillion tenge, which is one trillion more.",
            [(13 * 10**12, "KZT"), (10**12, "KZT")],
        ),
        ("Mr Ivanov, who is 37, was arrested.", [(37, "year")]),
        ("The programme covers 40 children under 18.", [(40, "person"), (18, "year")]),
        ("The choice is one of two.", []),
        ("Only one is needed here, they thought as one.", []),
        ("They met at three.", []),
    ],
)
def test_what_is_left_out_is_told_from_the_context(text: str, expected: list[tuple[int, str]]) -> None:
    assert counted(text) == expected


def test_a_pronoun_goes_back_to_the_sentence_before() -> None:
    text = "About 400 facilities are being built. 60 of them are finished."

    assert counted(text) == [(400, "facility"), (60, "facility")]


def test_points_go_on_in_the_same_sentence() -> None:
    text = "The index fell to 1,463.87 points, while the other rose 0.1% to 1,333.18."

    assert [fact.unit for fact in extract(text, "en")] == ["point", "%", "point"]


def test_a_percentage_goes_on_after_by() -> None:
    assert [fact.unit for fact in extract("One index rose by 2 percent, the other by 1.", "en")] == ["%", "%"]


def test_a_participle_is_no_noun() -> None:
    assert counted("Поступило 247 жалоб, из которых 62 признаны верными.", "ru") == [
        (247, "complaint"),
        (62, "complaint"),
    ]


def test_russian_and_kazakh_counts_of_a_number() -> None:
    assert counted("Число жалоб выросло до 1,2 тыс.", "ru") == [(1200, "complaint")]
    assert counted("Возвращено 1,13 трлн тенге, в том числе 15 млрд в этом году.", "ru") == [
        (1_130_000_000_000, "KZT"),
        (15_000_000_000, "KZT"),
    ]
    assert counted("Қылмыс саны 1 200-ге жетті.", "kk") == [(1200, "crime")]
