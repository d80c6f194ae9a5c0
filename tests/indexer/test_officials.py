from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.authority import NO_AUTHORITY, Authority, Office, OfficialEntry
from indexer.marks import marked
from indexer.officials import declared_official, find_officials
from indexer.titled import titled
from indexer.titles import VOCABULARY
from indexer.words import split
from search.model import Lang, Span

OMAROV = OfficialEntry(
    "kz-omarov",
    "Serik Omarov",
    ("Serik Omaroff", "Серик Омаров"),
    (Office("Prosecutor General", date(2024, 1, 1), date(2024, 2, 1)),),
)
BOLAT_KIM = OfficialEntry("kz-kim-b", "Bolat Kim", ("Болат Ким",))
ARMAN_KIM = OfficialEntry("kz-kim-a", "Arman Kim", ("Арман Ким",))
KNOWN = Authority(officials=(OMAROV, BOLAT_KIM, ARMAN_KIM))


def named(text: str, lang: Lang = "en", authority: Authority = NO_AUTHORITY) -> list[tuple[str, str | None]]:
    return [(one.name, one.title) for one in find_officials("", text, lang, authority)]


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("Prosecutor General Serik Omarov spoke.", "Serik Omarov", "Prosecutor General"),
        ("Deputy Prosecutor General Serik Omarov spoke.", "Serik Omarov", "Deputy Prosecutor General"),
        ("Chairman of the Audit Agency Serik Omarov spoke.", "Serik Omarov", "Chairman of the Audit Agency"),
        (
            "The Chairman of the Supreme Court, Serik Omarov, spoke.",
            "Serik Omarov",
            "Chairman of the Supreme Court",
        ),
        (
            "Serik Omarov, Head of the Presidential Administration, spoke.",
            "Serik Omarov",
            "Head of the Presidential Administration",
        ),
        ("President of Kazakhstan, Serik Omarov, spoke.", "Serik Omarov", "President of Kazakhstan"),
        ("Head of State Serik Omarov spoke.", "Serik Omarov", "Head of State"),
        (
            "The assistant to the President - Secretary of the Security Council Serik Omarov came.",
            "Serik Omarov",
            "assistant to the President - Secretary of the Security Council",
        ),
        ("Serik Omarov, who heads the Court, spoke.", "Serik Omarov", None),
        ("The Agency has 9 cases, its head Serik Omarov said.", "Serik Omarov", "head"),
        (
            "said Acting Assistant Attorney General Ann Lee of the Rights Division.",
            "Ann Lee",
            "Acting Assistant Attorney General",
        ),
        (
            "U.S. Attorney for the District of New Jersey Paul J. Carr spoke.",
            "Paul J. Carr",
            "U.S. Attorney for the District of New Jersey",
        ),
        ("U. S. Attorney Paul Carr spoke.", "Paul Carr", "U. S. Attorney"),
        (
            "U.S. Attorney for the District of Utah Paul Carr spoke.",
            "Paul Carr",
            "U.S. Attorney for the District of Utah",
        ),
        (
            "U.S. Attorney for the Southern District of New York Preet Carr spoke.",
            "Preet Carr",
            "U.S. Attorney for the Southern District of New York",
        ),
        (
            "Special Agent in Charge of the Boston Field Office Ann Lee spoke.",
            "Ann Lee",
            "Special Agent in Charge of the Boston Field Office",
        ),
        (
            "said Ann Lee, the Assistant Director in Charge of the FBI's Boston Office.",
            "Ann Lee",
            "Assistant Director in Charge of the FBI's Boston Office",
        ),
        ("Deputy Chief Ann Lee of the Fraud Section spoke.", "Ann Lee", "Deputy Chief"),
        ("He came before U.S. District Judge Ann Lee Jr. in May.", "Ann Lee Jr.", "U.S. District Judge"),
        (
            "Deputy Head of the 1st Service of the Agency, Ann Lee, spoke.",
            "Ann Lee",
            "Deputy Head of the 1st Service of the Agency",
        ),
    ],
)
def test_an_english_title_beside_a_name_makes_an_official(text: str, name: str, title: str | None) -> None:
    assert named(text) == [(name, title)]


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("Сообщил генеральный прокурор Серик Омаров.", "Серик Омаров", "генеральный прокурор"),
        ("Об этом министр внутренних дел Серик Омаров рассказал.", "Серик Омаров", "министр внутренних дел"),
        (
            "Он принял председателя Верховного суда Серика Омарова.",
            "Серика Омарова",
            "председателя Верховного суда",
        ),
        (
            "Президент Республики Казахстан Серик Омаров выступил.",
            "Серик Омаров",
            "Президент Республики Казахстан",
        ),
        (
            "Рассказал Серик Омаров, заместитель руководителя Департамента.",
            "Серик Омаров",
            "заместитель руководителя Департамента",
        ),
        ("Приехал аким Алматы Серик Омаров.", "Серик Омаров", "аким Алматы"),
        ("Глава Комитета по Алматы С. Б. Омаров выступил.", "С. Б. Омаров", "Глава Комитета по Алматы"),
        ("Сказал министр Омаров Серик.", "Омаров Серик", "министр"),
        ("Сказал премьер-министр Израиля Биньямин Хаим.", "Биньямин Хаим", "премьер-министр Израиля"),
        ("Приехал аким Алматы Серик Болатович Омаров.", "Серик Болатович Омаров", "аким Алматы"),
        ("Выступил Серик Омаров, который возглавляет комитет.", "Серик Омаров", None),
    ],
)
def test_a_russian_title_beside_a_name_makes_an_official(text: str, name: str, title: str | None) -> None:
    assert named(text, "ru") == [(name, title)]


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("Бұл туралы Бас прокурор Серік Омаров Мәжіліс депутаттарына айтты.", "Серік Омаров", "Бас прокурор"),
        ("Президент палатаның төрағасы Серік Омаровты қабылдады.", "Серік Омаровты", "палатаның төрағасы"),
        (
            "Агенттік төрағасының көмекшісі Серік Омаров хабарлады.",
            "Серік Омаров",
            "Агенттік төрағасының көмекшісі",
        ),
        ("Президент Серік Болатұлы Омаров Астанаға келді.", "Серік Болатұлы Омаров", "Президент"),
    ],
)
def test_a_kazakh_title_before_a_name_makes_an_official(text: str, name: str, title: str) -> None:
    assert named(text, "kk") == [(name, title)]


def test_a_name_in_another_case_is_labelled_in_the_nominative() -> None:
    (russian,) = find_officials("", "Он принял председателя суда Серика Омарова.", "ru")
    (kazakh,) = find_officials("", "Президент сот төрағасы Серік Омаровты қабылдады.", "kk")

    assert (russian.name, russian.label) == ("Серика Омарова", "Серик Омаров")
    assert (kazakh.name, kazakh.label) == ("Серік Омаровты", "Серік Омаров")
    assert russian.id == kazakh.id == declared_official("Serik Omarov, Judge", NO_AUTHORITY).id


def test_a_plural_title_announces_several_officials() -> None:
    text = "The case was tried by Assistant U.S. Attorneys Ann Lee, Paul J. Carr and Rose Hill."

    assert [name for name, _ in named(text)] == ["Ann Lee", "Paul J. Carr", "Rose Hill"]


def test_titles_joined_by_and_keep_their_own_names() -> None:
    text = (
        "The case is tried by Attorney Ann Lee of the U.S. Attorney's Office and by Trial Attorney Paul Carr."
    )

    assert named(text) == [("Ann Lee", "Attorney"), ("Paul Carr", "Trial Attorney")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Advisor to Prime Minister Serik Omarov spoke.", ["Serik Omarov"]),
        ("Trial Attorneys Ann Lee and Paul Carr, Fraud Section, spoke.", ["Ann Lee", "Paul Carr"]),
        ("Trial Attorneys Ann Lee, Paul Carr", ["Ann Lee", "Paul Carr"]),
        ("Trial Attorneys Ann Lee and others spoke.", ["Ann Lee"]),
        ("Chairman of the Agency Ann M. Lee spoke.", ["Ann M. Lee"]),
        ("The Court sat. Its head spoke. The mayor of the city, Ann Lee, spoke.", ["Ann Lee"]),
        ("It rained; its head Ann Lee spoke.", []),
        ("Director of the Ann Lee", []),
        ("Deputy Chief Ann Lee of the Steppe spoke.", []),
        ("Deputy Chief Ann Lee of", []),
        ("Ann Lee, who heads the choir, spoke.", []),
        ("who heads the Court", []),
        ("Lee, Judge of the Court, spoke.", []),
        ("Then Kim. Lee, Judge of the Court, spoke.", []),
    ],
)
def test_a_title_reaches_as_far_as_its_words_do(text: str, names: list[str]) -> None:
    assert [name for name, _ in named(text)] == names


def test_officials_come_in_the_order_of_first_mention_and_once_each() -> None:
    text = (
        "President Arman Kim received Prosecutor General Serik Omarov. S. Omarov gave figures. "
        "Prosecutor General Omarov thanked President Kim. Minister Bolat Sadyk came."
    )

    assert [name for name, _ in named(text)] == ["Arman Kim", "Serik Omarov", "Bolat Sadyk"]


@pytest.mark.parametrize(
    "text",
    [
        "Serik Omarov, a farmer, said that prices rose.",
        "Serik Omarov said that prices rose.",
        "Prosecutor General's Office. Serik Omarov said that prices rose.",
        "Former Prosecutor General Serik Omarov lives in Almaty.",
        "The former Chairman of the Audit Agency, Serik Omarov, lives in Almaty.",
        "Prosecutor Serik Omarov, 45, was sentenced to five years.",
        "Judge Serik Omarov was sentenced to five years.",
        "Judge Serik Omarov came. Omarov pleaded guilty to bribery.",
        "A court convicted Judge Serik Omarov of bribery.",
        "Serik Omarov, president of Steppe Trading LLC, spoke.",
        "Steppe Company President Serik Omarov spoke.",
        "Serik Omarov, Chief Executive Officer of the State Bank, spoke.",
        "The minister thanked the team. Serik Omarov was there.",
        "President Omarov spoke.",
        "The head of the Agency for Fair Trade spoke.",
        "The case went to the Office of Violence Against Women.",
        "U.S. Attorney Jr. spoke.",
        "",
    ],
)
def test_private_former_and_accused_persons_are_no_officials(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Бывший министр Серик Омаров живёт в Алматы.", "ru"),
        ("Экс-министр Серик Омаров живёт в Алматы.", "ru"),
        ("Судья Серик Омаров был осуждён.", "ru"),
        ("Министр поздравил Серика Омарова.", "ru"),
        ("Бұрынғы Мәдениет және спорт министрі Серік Омаровқа қатысты іс қаралды.", "kk"),
    ],
)
def test_former_and_accused_persons_are_no_officials_in_russian_and_kazakh(text: str, lang: Lang) -> None:
    assert named(text, lang) == []


def test_a_namesake_of_the_accused_stays_an_official() -> None:
    text = "Gerald Hill was arrested. Hill pleaded guilty. Assistant U.S. Attorney Rose Hill tried the case."

    assert [name for name, _ in named(text)] == ["Rose Hill"]


def test_a_headline_alone_makes_no_unknown_official() -> None:
    assert find_officials("President Grants Many Pardons", "It is so.", "en") == ()


def test_a_known_official_is_found_in_the_title_and_has_no_span() -> None:
    (omarov,) = find_officials("Serik Omarov on the year", "Crime is down.", "en", KNOWN)

    assert omarov.id == "kz-omarov"
    assert omarov.evidence is not None
    assert (omarov.evidence.quote, omarov.evidence.span) == ("Serik Omarov", None)


def test_the_evidence_is_the_first_mention_in_the_text() -> None:
    (omarov,) = find_officials("Serik Omarov", "Crime is down, says Prosecutor Serik Omarov.", "en", KNOWN)

    assert omarov.evidence is not None
    assert omarov.evidence.span == Span(31, 43)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Serik Omaroff spoke of the year.", "en"),
        ("С отчётом Серика Омарова ознакомились.", "ru"),
        ("As S. Omarov said, crime is down.", "en"),
        ("President Omarov spoke.", "en"),
        ("As Omarov told the prosecutor, crime is down.", "en"),
    ],
)
def test_a_known_official_is_found_by_any_spelling(text: str, lang: Lang) -> None:
    (omarov,) = find_officials("", text, lang, KNOWN)

    assert (omarov.id, omarov.label) == ("kz-omarov", "Serik Omarov")
    assert omarov.spellings == OMAROV.spellings


@pytest.mark.parametrize(
    "text",
    [
        "As Omarov said, crime is down.",
        "The prosecutor visited Omarov University.",
        "The prosecutor met Dana Omarov.",
        "President Kim spoke.",
        "Former Prosecutor General Serik Omarov spoke. Serik Omarov lives in Almaty.",
    ],
)
def test_a_surname_alone_is_no_proof_without_the_office_or_with_a_namesake(text: str) -> None:
    assert find_officials("", text, "en", KNOWN) == ()


def test_a_declared_official_keeps_commas_in_the_title() -> None:
    official = declared_official("Serik Omarov, President, Chairman of the Council", KNOWN)

    assert (official.id, official.name, official.label) == ("kz-omarov", "Serik Omarov", "Serik Omarov")
    assert official.title == "President, Chairman of the Council"
    assert official.evidence is not None
    assert official.evidence.kind == "front matter"


def test_a_declared_official_without_a_title_has_none() -> None:
    assert declared_official("Ann Lee", NO_AUTHORITY).title is None


def test_an_initial_that_fits_two_known_persons_is_nobody_known() -> None:
    both = Authority(officials=(BOLAT_KIM, OfficialEntry("kz-kim-2", "Berik Kim")))

    assert declared_official("B. Kim, Judge", both).id == "b-kim"
    assert declared_official("B. Kim, Judge", KNOWN).id == "kz-kim-b"


@given(
    st.text(alphabet="ABJudge. Prosecutor of the,\nАсылов министр '’-", max_size=120),
    st.sampled_from(["en", "ru", "kk"]),
)
def test_any_text_is_read_and_names_lie_inside_it(text: str, lang: Lang) -> None:
    words = split(text)
    for one in titled(text, words, lang, marked(words, VOCABULARY[lang], KNOWN).heads):
        assert 0 <= one.name.start < one.name.end <= len(text)
    for official in find_officials("", text, lang, KNOWN):
        assert official.evidence is not None
        assert official.evidence.span is not None
        assert text[official.evidence.span.start : official.evidence.span.end] == official.evidence.quote


def test_a_surname_alone_declares_nobody_known() -> None:
    assert declared_official("Omarov, Judge", KNOWN).id == "omarov"


@pytest.mark.parametrize(
    "text",
    [
        "The board met in Astana.\nPresident Chairs Meeting",
        "Prosecutor Seeks Maximum Term\nThe court sat on Monday.",
        "Minister Outlines Land Reform\nThe minister outlined what the land reform costs.",
        "President Visits Training Center for Border Guards. It opened in May.",
    ],
)
def test_a_headline_within_the_text_makes_no_official(text: str) -> None:
    assert named(text) == []


def test_a_list_and_a_signature_in_capitals_make_officials() -> None:
    text = "Among those present were:\nMinister James Brown of the Ministry of Justice\nJudge Ann Lee\n"

    assert named(text) == [("James Brown", "Minister"), ("Ann Lee", "Judge")]


def test_who_is_named_in_a_headline_and_in_a_sentence_is_an_official() -> None:
    text = "Prosecutor Mark Hill Visits Court\nOn Monday Prosecutor Mark Hill came up the hill to the court."

    assert [name for name, _ in named(text)] == ["Mark Hill"]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Президент Жарлығымен Ақмола облысының әкімі тағайындалды.", "kk"),
        ("Министр Указом Павлодарской области передал землю.", "ru"),
    ],
)
def test_a_region_is_no_part_of_a_name(text: str, lang: Lang) -> None:
    assert named(text, lang) == []
