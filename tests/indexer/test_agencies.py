from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.agencies import declared_agency, find_agency, slug
from indexer.authority import NO_AUTHORITY, AgencyEntry, Authority
from indexer.mentions import mentions

PROSECUTORS = AgencyEntry(
    "kz-prosecutors",
    "Prosecutor General's Office of the Republic of Kazakhstan",
    "KZ",
    aliases=(
        "General Prosecutor's Office",
        "Prosecutor General's Office",
        "Генеральная прокуратура",
        "Бас прокуратура",
    ),
    heads=("Prosecutor General", "Генеральный прокурор"),
    sites=("gov.kz/memleket/entities/prokuror", "prokuror.kz"),
)
RECOVERY = AgencyEntry(
    "kz-recovery",
    "Asset Recovery Committee",
    "KZ",
    aliases=("Комитет по возврату активов", "Активтерді қайтару комитеті"),
)
MONITORING = AgencyEntry(
    "kz-monitoring",
    "Agency for Financial Monitoring",
    "KZ",
    aliases=("Financial Monitoring Agency", "FMA", "АФМ", "Қаржылық мониторинг агенттігі"),
    units=("Department of Economic Investigations",),
)
AKORDA = AgencyEntry(
    "kz-akorda",
    "Administration of the President",
    "KZ",
    aliases=("Akorda",),
    heads=("President",),
    publisher=True,
)
KNOWN = Authority(agencies=(PROSECUTORS, RECOVERY, MONITORING, AKORDA))


def found(title: str, text: str, source: str | None = None) -> str | None:
    agency = find_agency(title, text, source, KNOWN)
    return agency.id if agency else None


@pytest.mark.parametrize(
    "name",
    [
        "Prosecutor General's Office of the Republic of Kazakhstan",
        "general prosecutor’s office",
        "Генеральная прокуратура",
    ],
)
def test_any_known_name_declares_the_agency_of_its_entry(name: str) -> None:
    agency = declared_agency(name, KNOWN)

    assert (agency.id, agency.name, agency.aliases) == (PROSECUTORS.id, PROSECUTORS.name, PROSECUTORS.aliases)
    assert agency.evidence is not None
    assert (agency.evidence.kind, agency.evidence.quote) == ("front matter", name)


def test_an_unknown_name_declares_an_agency_of_its_own() -> None:
    agency = declared_agency("Bergen County Prosecutor's Office", NO_AUTHORITY)

    assert (agency.id, agency.name) == (
        "bergen-county-prosecutor-s-office",
        "Bergen County Prosecutor's Office",
    )


@given(st.text())
def test_a_slug_is_lower_case_ascii_without_hyphens_at_its_ends(name: str) -> None:
    assert all(char.isascii() and (char.isalnum() or char == "-") for char in slug(name))
    assert slug(name) == slug(name).strip("-").lower()


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("Officers of the Financial Monitoring Agency closed nine exchanges.", "kz-monitoring"),
        ("Об этом сообщили в Генеральной прокуратуре страны.", "kz-prosecutors"),
        ("Бас прокуратураның мәліметінше, қылмыс азайды.", "kz-prosecutors"),
        ("Қаржылық мониторинг агенттігінің қызметкерлері пирамиданы жойды.", "kz-monitoring"),
        ("По данным АФМ, закрыто девять бирж.", "kz-monitoring"),
        ("Prosecutor General Ivan Ivanov reported that crime is down.", "kz-prosecutors"),
        ("The Department of Economic Investigations of the region sent a case to court.", "kz-monitoring"),
    ],
)
def test_the_agency_is_found_by_any_of_its_names_in_any_form(text: str, agency: str) -> None:
    assert found("", text) == agency


def test_the_evidence_is_the_clearest_words_of_the_text() -> None:
    text = "The Prosecutor General spoke. The General Prosecutor's Office gave figures."

    agency = find_agency("", text, None, KNOWN)

    assert agency is not None
    assert agency.evidence is not None
    assert agency.evidence.quote == "General Prosecutor's Office"
    assert agency.evidence.span is not None
    assert text[agency.evidence.span.start : agency.evidence.span.end] == agency.evidence.quote


def test_an_agency_named_in_the_title_only_has_the_title_as_evidence() -> None:
    agency = find_agency("FMA: nine exchanges closed", "The work goes on.", None, KNOWN)

    assert agency is not None
    assert agency.evidence is not None
    assert (agency.evidence.quote, agency.evidence.span) == ("FMA: nine exchanges closed", None)


def test_nothing_known_is_named_so_no_agency_is_found() -> None:
    assert found("Harvest begins", "Farmers of the north have begun the harvest.") is None


def test_an_agency_named_in_passing_is_not_found() -> None:
    assert (
        found("Harvest begins", "Farmers began.\n\nA case went to the Prosecutor General's Office.") is None
    )


def test_of_two_agencies_named_alike_neither_is_guessed() -> None:
    text = "The Financial Monitoring Agency and the Prosecutor General's Office held a meeting."

    assert found("", text) is None


def test_the_body_reported_on_is_preferred_to_the_one_that_publishes() -> None:
    text = "The President received the head of the Financial Monitoring Agency. Akorda gave the figures."

    assert found("President hears a report", text) == "kz-monitoring"


def test_a_publisher_alone_is_found() -> None:
    text = "The President visited a school. The President spoke to teachers, Akorda reports."

    assert found("The President at school: Akorda on the visit", text) == "kz-akorda"


def test_a_part_is_meant_and_not_the_whole_that_it_is_of() -> None:
    assert (
        found("", "The Asset Recovery Committee of the Prosecutor General's Office signed.") == "kz-recovery"
    )
    assert found("", "Комитет по возврату активов Генеральной прокуратуры подписал договор.") == "kz-recovery"
    assert found("", "Бас прокуратураның Активтерді қайтару комитеті келісімге қол қойды.") == "kz-recovery"


def test_the_agency_means_the_last_one_of_that_sort() -> None:
    text = (
        "The Prosecutor General's Office and the Financial Monitoring Agency met.\n\n"
        "The Agency closed nine exchanges. The agency found their owners."
    )

    assert found("", text) == "kz-monitoring"


def test_a_generic_word_without_a_name_before_it_means_nobody() -> None:
    assert (
        found("", "The agency closed nine exchanges. The agency found their owners. The agency went on.")
        is None
    )


def test_a_signature_of_the_press_service_counts() -> None:
    text = (
        "Crime is down by a tenth.\n\nThe Financial Monitoring Agency took part.\n\n"
        "Press Service of the General Prosecutor's Office"
    )

    assert found("Results of the year", text) == "kz-prosecutors"


@pytest.mark.parametrize(
    "source",
    ["https://www.gov.kz/memleket/entities/prokuror/press/1", "http://m.prokuror.kz/eng/news"],
)
def test_the_site_of_the_source_decides_between_equals(source: str) -> None:
    text = "The Financial Monitoring Agency and the Prosecutor General's Office held a meeting."

    assert found("", text, source) == "kz-prosecutors"
    assert found("", text, "https://notprokuror.kz/1") is None
    assert found("", text, "https://www.gov.kz/memleket/entities/prokurors/1") is None


def test_a_body_of_the_same_name_in_another_country_is_not_meant() -> None:
    text = "The Prosecutor General's Office of that country asked for help."

    assert found("", text, "https://www.justice.gov/opa/pr/1") is None
    assert found("", text, "https://www.gov.kz/memleket/1") == "kz-prosecutors"
    assert found("", text, "https://news.example.org/1") == "kz-prosecutors"


def test_a_president_alone_names_no_publisher() -> None:
    assert found("The President of the club", "The President spoke. The President went.") is None


def test_officials_of_several_countries_name_no_agency() -> None:
    assert found("Prosecutor Generals meet", "Prosecutor Generals met in Vienna.") is None


def test_an_acronym_counts_in_capitals_only() -> None:
    assert found("", "FMA: nine exchanges closed.") == "kz-monitoring"
    assert found("", "The word fma means nothing.") is None


def test_a_name_does_not_run_across_lines() -> None:
    assert mentions("Financial\nMonitoring Agency", "en", KNOWN) == ()


def test_without_authority_no_agency_is_found() -> None:
    assert find_agency("FMA", "The Financial Monitoring Agency", None, NO_AUTHORITY) is None


@given(st.text(alphabet='Financial Monitoring Agency of the АФМ.\n"', max_size=200))
def test_mentions_are_disjoint_in_order_and_as_printed(text: str) -> None:
    found_ = mentions(text, "en", KNOWN)

    assert all(one.span.end <= other.span.start for one, other in pairwise(found_))
    assert all(text[one.span.start : one.span.end] == one.quote for one in found_)


@pytest.mark.parametrize(
    "text",
    [
        "Almaty City Prosecutor's Office found violations. Almaty City Prosecutor's Office sued.",
        "The regional prosecutor's office found violations. The regional prosecutor's office went to court.",
        "Прокуратура города Алматы выявила нарушения. Прокуратура города Алматы обратилась в суд.",
        "Алматы қаласының прокуратурасы заң бұзушылықты анықтады.",
    ],
)
def test_a_regional_office_is_not_the_one_of_the_country(text: str) -> None:
    assert find_agency("Violations found", text, None, Authority(agencies=(PROSECUTORS,))) is None
