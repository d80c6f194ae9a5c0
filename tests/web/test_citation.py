from __future__ import annotations

from datetime import date

from search.model import Agency, Dates, Evidence, Release, StatedDate
from web.citation import bibtex, citation

RELEASE = Release(
    "2025/06-26 council",
    "Crypto {and} 50 % of \\input it",
    "Text",
    "0" * 64,
    source="https://www.gov.kz/1?a={b}",
    agency=Agency("fma", "Monitoring & Co"),
    dates=Dates(published=StatedDate(date(2025, 6, 26), Evidence("feed", "26 June"))),
)


def test_a_citation_names_office_title_day_and_source() -> None:
    assert citation(RELEASE, None).text == (
        "Monitoring & Co. “Crypto {and} 50 % of \\input it”. 26 June 2025. https://www.gov.kz/1?a={b}"
    )


def test_an_entry_holds_nothing_that_its_reader_takes_for_syntax() -> None:
    assert bibtex(RELEASE, None) == (
        "@report{2025-06-26-council,\n"
        "  title = {{Crypto and 50 of input it}},\n"
        "  institution = {{Monitoring Co}},\n"
        "  date = {2025-06-26},\n"
        "  type = {Press release},\n"
        "  url = {https://www.gov.kz/1?a=%7Bb%7D},\n"
        "  langid = {english},\n"
        "}"
    )


def test_an_entry_prefers_the_address_here_and_leaves_out_what_is_not_known() -> None:
    bare = Release("r", "Title", "Text", "0" * 64, lang="kk")

    assert bibtex(bare, "https://records.example.org/releases/r") == (
        "@report{r,\n  title = {{Title}},\n  type = {Press release},\n"
        "  url = {https://records.example.org/releases/r},\n  langid = {kazakh},\n}"
    )
