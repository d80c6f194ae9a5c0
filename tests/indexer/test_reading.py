from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.authority import NO_AUTHORITY, load_authority
from indexer.corpus import Source
from indexer.reading import Read, Reading, Refusal, read, read_path
from search.model import Release

CORPUS = Path(__file__).parent.parent.parent / "corpus"
TODAY = date(2026, 1, 31)

PAGE = """The General Prosecutor's Office returned land to the state.
26.06.2024 20:31:49 902At a board meeting Prosecutor General Berik Asylov gave the figures.
In total, 12 hectares worth 2.4 billion tenge were returned.
Press Service of the General Prosecutor's Office
Source : https://www.example.kz/news/1"""


def only(reading: Reading) -> Release:
    assert isinstance(reading, Read)
    return reading.release


def page(text: str) -> Source:
    return Source("a", "a.txt", "text", text.encode())


def test_a_scraped_page_is_read_with_its_evidence() -> None:
    release = only(read(page(PAGE), load_authority(CORPUS), today=TODAY))

    assert release.title == "The General Prosecutor's Office returned land to the state."
    assert release.text.startswith("At a board meeting")
    assert release.text.endswith("were returned.")
    assert release.dates.best == date(2024, 6, 26)
    assert release.source == "https://www.example.kz/news/1"
    assert release.agency is not None
    assert release.agency.id == "kz-prosecutor-general"
    assert [official.id for official in release.officials] == ["kz-asylov"]
    assert {fact.unit for fact in release.facts} >= {"KZT"}
    assert release.lang == "en"


def test_a_signature_is_evidence_of_the_agency_although_it_is_not_in_the_text() -> None:
    text = "Land was returned to the state\n\nTwelve hectares.\n\nPress Service of the Supreme Court"

    release = only(read(page(text), load_authority(CORPUS), today=TODAY))

    assert release.agency is not None
    assert release.agency.id == "kz-supreme-court"
    assert release.agency.evidence is not None
    assert release.agency.evidence.span is None
    assert "Supreme Court" not in release.text


def test_a_named_source_outweighs_a_bare_address() -> None:
    text = "Source: https://example.kz/1\nLand was returned to the state\n\nIt is ours.\nhttps://example.kz/2"

    assert only(read(page(text), NO_AUTHORITY, today=TODAY)).source == "https://example.kz/1"


def test_an_address_within_the_text_stays_there_and_is_no_source() -> None:
    release = only(
        read(page("Land was returned.\nhttps://example.kz/2\nIt is ours."), NO_AUTHORITY, today=TODAY)
    )

    assert release.source is None
    assert "https://example.kz/2" in release.text


def test_a_dateline_that_is_set_aside_still_tells_the_place() -> None:
    source = page("Astana, 5 March 2024\nLand was returned to the state\n\nIt is ours.")

    release = only(read(source, load_authority(CORPUS), today=TODAY))

    assert (release.place, release.title) == ("Astana", "Land was returned to the state")


def test_the_sample_corpus_is_read_whole_and_without_a_warning() -> None:
    readings = list(read_path(CORPUS, load_authority(CORPUS), today=TODAY))

    assert [reading for reading in readings if isinstance(reading, Refusal) or reading.warnings] == []
    assert len(readings) == 96
    assert [reading.file for reading in readings] == sorted(reading.file for reading in readings)


def test_every_sample_release_is_a_digest_with_all_that_it_declares() -> None:
    for release in map(only, read_path(CORPUS, load_authority(CORPUS), today=TODAY)):
        assert release.digest
        assert release.dates.published is not None
        assert release.id.startswith(release.dates.published.value.isoformat())
        assert release.source is not None
        assert release.agency is not None
        assert release.agency.id.startswith("kz-")
        assert release.place is not None


def test_a_sample_event_is_never_another_day_than_the_declared_one() -> None:
    for release in map(only, read_path(CORPUS, load_authority(CORPUS), today=TODAY)):
        assert release.dates.event is None or release.dates.event.value == release.dates.best


def test_spans_quote_what_they_say() -> None:
    for release in map(only, read_path(CORPUS, load_authority(CORPUS), today=TODAY)):
        evidence = [official.evidence for official in release.officials]
        evidence += [release.agency.evidence] if release.agency else []
        evidence += [release.dates.event.evidence] if release.dates.event else []
        for each in filter(None, evidence):
            assert each.span is None or release.text[each.span.start : each.span.end] == each.quote


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "no text besides the title"),
        (b"Print\nShare\n", "no text besides the title"),
        (b"a\x00b", "not a text"),
        (b"---\ntitle: a\n", "neither"),
        (b"word " * 210_000, "a text of more than 1,000,000 characters"),
    ],
)
def test_what_cannot_be_a_release_is_refused_by_name(content: bytes, reason: str) -> None:
    reading = read(Source("a", "dir/a.md", "markdown", content), NO_AUTHORITY, today=TODAY)

    if isinstance(reading, Refusal):
        assert (reading.file, reading.id) == ("dir/a.md", "a")
        assert reason in reading.reason or "not closed" in reading.reason
    else:
        pytest.fail(f"read as {reading.release.title!r}")


def test_one_bad_file_does_not_stop_the_run(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "b.txt").write_text("Land was returned.\n\nIt is ours.")
    (tmp_path / "c.jsonl").write_text('{"id": 5}\n{"id": "d", "text": "Land was returned."}\n')

    kinds = [type(reading).__name__ for reading in read_path(tmp_path, NO_AUTHORITY)]

    assert kinds == ["Refusal", "Read", "Refusal", "Read"]


def test_a_release_that_cannot_be_dated_warns_why() -> None:
    reading = read(page("Land was returned\n31.06.2024 12:00\nIt is ours."), NO_AUTHORITY, today=TODAY)

    assert isinstance(reading, Read)
    assert reading.warnings == ("not dated: '31.06.2024' is not in the calendar",)
    assert reading.release.dates.best is None


def test_a_release_with_more_numbers_than_are_read_warns_so() -> None:
    reading = read(page("Cars were seized\n\n" + "They seized 7 cars.\n" * 10_001), NO_AUTHORITY, today=TODAY)

    assert isinstance(reading, Read)
    assert any("more than 10,000 numbers" in warning for warning in reading.warnings)


def test_an_agency_that_no_authority_knows_is_known_by_its_name() -> None:
    line = (
        b'{"id": "d", "text": "Land was returned.", "agency": "Land Office", "officials": ["A. Kim, Judge"]}'
    )

    release = only(read(Source("d", "d.jsonl:1", "json", line), NO_AUTHORITY, today=TODAY))

    assert release.agency is not None
    assert release.agency.name == "Land Office"
    assert [official.name for official in release.officials] == ["A. Kim"]


@given(st.text(max_size=200) | st.text(alphabet="Astana, 26 June 2025.\nБ. Асылов 5%", max_size=200))
def test_any_text_is_read_or_refused_and_every_character_is_in_one_passage(text: str) -> None:
    reading = read(Source("a", "a.txt", "text", text.encode(errors="replace")), NO_AUTHORITY, today=TODAY)

    if isinstance(reading, Read):
        release = reading.release
        assert "".join(release.text[span.start : span.end] for span in release.passages) == release.text
