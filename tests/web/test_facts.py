"""The table of facts: its page, its files and its JSON."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from html import unescape

import pytest
from flask.testing import FlaskClient

from search.engine import Searcher
from search.model import (
    Dates,
    Equivalent,
    Evidence,
    Fact,
    Period,
    Release,
    SearchRequest,
    Span,
    StatedDate,
    StatedFact,
)
from search.wire import RECORD_FIELDS, record
from web import exports, facts_state, plot

DEMONSTRATION = "2025-06-26-coordination-council-on-drug-business"


def words(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", "", html)))


def stated(amount: str, unit: str = "KZT", day: str | None = "2025-01-01", title: str = "Cash") -> StatedFact:
    fact = Fact("money", Decimal(amount), Decimal(amount), unit, Span(0, 4), Span(0, 9), "en")
    dates = Dates(published=StatedDate(date.fromisoformat(day), Evidence("text", day)) if day else None)
    return StatedFact(Release("a", title, "Some text.", "00ff", dates=dates, facts=(fact,)), 0)


def test_the_page_lists_the_figures_of_a_search_each_with_its_sentence(client: FlaskClient) -> None:
    page = client.get("/facts?q=cryptocurrency+drop+accounts").text

    (url, number) = re.findall(r'class="badge count" href="([^"#]+)#fact-(\d+)"', page)[0]
    assert f'id="fact-{number}"' in client.get(unescape(url)).text
    assert "figures in 1 release" in words(page)
    assert "more than 50,000 drop accounts" in words(page)


def test_the_search_page_leads_to_its_figures_and_back(client: FlaskClient) -> None:
    assert (
        'href="/facts?q=corruption&amp;year=2023"'
        in client.get("/?q=corruption&year=2023&sort=newest&size=20").text
    )
    assert 'href="/?q=corruption&amp;year=2023"' in client.get("/facts?q=corruption&year=2023").text


def test_a_relaxed_search_has_no_figures_and_says_where_its_releases_are(client: FlaskClient) -> None:
    page = client.get("/facts?q=cryptocurrency+zebra").text

    assert "No figure matches" in words(page)
    assert 'href="/?q=cryptocurrency+zebra">See those' in page
    assert 'href="/facts?q=cryptocurrency+zebra"' not in client.get("/?q=cryptocurrency+zebra").text


def test_a_unit_that_no_release_states_leads_back_to_the_releases(client: FlaskClient) -> None:
    page = client.get("/facts?unit=parsec").text

    assert "No figure matches" in words(page)


def test_one_unit_is_plotted_with_the_table_as_its_text(client: FlaskClient) -> None:
    page = client.get("/facts?unit=KZT").text

    assert '<div class="drawn" role="img" aria-label=' in page
    assert re.search(r'aria-label="\d+ figures in tenge by the day of their release, 19 April 2018', page)
    assert page.count('<circle class="dot money"') > 50
    assert "<table" in page
    assert "style=" not in page


def test_many_units_are_not_plotted_but_offered(client: FlaskClient) -> None:
    page = client.get("/facts").text

    assert 'class="plot"' not in page
    assert 'href="/facts?unit=KZT"' in page


def test_the_table_is_ordered_by_amount_either_way(client: FlaskClient) -> None:
    largest = client.get("/api/v1/facts?unit=USD&order=largest").json["facts"]
    smallest = client.get("/api/v1/facts?unit=USD&order=smallest").json["facts"]

    amounts = [row["low"] or row["high"] for row in largest if row["unit"] == "USD"]
    assert amounts == sorted(amounts, reverse=True)
    assert smallest[0]["low"] < largest[0]["low"]


def test_a_heading_tells_the_order_and_turns_it_round(client: FlaskClient) -> None:
    newest = client.get("/facts?q=bribe").text
    largest = client.get("/facts?q=bribe&order=largest").text

    assert 'aria-sort="descending"><a href="/facts?q=bribe&amp;order=oldest"' in newest
    assert 'aria-sort="none"><a href="/facts?q=bribe&amp;order=largest"' in newest
    assert 'aria-sort="descending"><a href="/facts?q=bribe&amp;order=smallest"' in largest


def test_filters_and_chips_stay_on_the_page_of_figures_and_in_its_order(client: FlaskClient) -> None:
    page = client.get("/facts?q=bribe+-police&year=2023&order=largest").text

    assert 'class="chip filter" href="/facts?q=bribe+-police&amp;order=largest"' in page
    assert 'class="chip " href="/facts?q=' in page
    assert '<form action="/facts" method="get" role="search"' in page
    assert '<input type="hidden" name="order" value="largest">' in page


def test_without_words_a_filter_keeps_the_order_too(client: FlaskClient) -> None:
    assert (
        'class="chip filter" href="/facts?order=largest"' in client.get("/facts?year=2023&order=largest").text
    )


def test_the_table_is_paged(client: FlaskClient) -> None:
    first, second = client.get("/facts").text, client.get("/facts?page=2").text
    beyond = client.get("/facts?page=99").text

    assert first.count("<tr") == second.count("<tr") == 51
    assert '<a rel="next" href="/facts?page=2">' in first
    assert '<a rel="prev" href="/facts">' in second
    assert "nothing left on this page" in beyond


@pytest.mark.parametrize("query", ["order=loud", "order=newest&order=oldest", "page=0", "q=%22open"])
@pytest.mark.parametrize("path", ["/facts", "/facts.csv", "/facts.jsonl", "/api/v1/facts"])
def test_an_address_that_cannot_be_read_is_400(client: FlaskClient, path: str, query: str) -> None:
    assert client.get(f"{path}?{query}").status_code == 400


def test_the_api_answers_rows_that_lead_to_their_words(client: FlaskClient, searcher: Searcher) -> None:
    answer = client.get("/api/v1/facts?q=cryptocurrency+drop+accounts").json

    assert (answer["total"], answer["releases"], answer["whole"]) == (len(answer["facts"]), 1, True)
    row = next(row for row in answer["facts"] if row["low"] == 50_000)
    release = searcher.get(DEMONSTRATION)
    assert release
    assert release.text[row["start"] : row["end"]] == "more than 50,000 drop accounts"
    assert release.text[row["sentence_start"] : row["sentence_end"]] == row["sentence"]
    assert row["sha256"] == release.sha256
    assert (row["unit"], row["modifier"], row["date"]) == ("account", "over", "2025-06-26")


def test_csv_json_lines_and_json_have_the_same_rows(client: FlaskClient) -> None:
    rows = client.get("/api/v1/facts?q=drop+accounts").json["facts"]
    lines = [json.loads(line) for line in client.get("/facts.jsonl?q=drop+accounts").text.splitlines()]
    content = client.get("/facts.csv?q=drop+accounts").data.decode("utf-8-sig")
    table = list(csv.DictReader(io.StringIO(content, newline="")))

    assert lines[: len(rows)] == rows
    assert [row["sentence"].removeprefix("'") for row in table] == [line["sentence"] for line in lines]
    assert [row["low"] for row in table if row["low"]] == [
        f"{Decimal(str(line['low'])):f}" for line in lines if line["low"] is not None
    ]
    assert tuple(table[0]) == tuple(rows[0]) == RECORD_FIELDS


def test_a_file_holds_all_rows_and_not_one_page_of_them(client: FlaskClient) -> None:
    answer = client.get("/facts.jsonl?page=2")

    assert len(answer.text.splitlines()) == client.get("/api/v1/facts").json["total"] > 500
    assert answer.headers["Content-Disposition"] == 'attachment; filename="facts.jsonl"'
    assert client.get("/facts.csv").mimetype == "text/csv"


def test_a_file_without_rows_has_the_names_of_its_columns(client: FlaskClient) -> None:
    assert client.get("/facts.csv?q=zzzzqq").data.decode("utf-8-sig") == ",".join(RECORD_FIELDS) + "\r\n"
    assert client.get("/facts.jsonl?q=zzzzqq").data == b""


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_text_becomes_a_formula_in_a_spreadsheet(start: str) -> None:
    content = exports.as_csv([stated("5", title=f"{start}cmd|' /C calc'!A1")]).decode("utf-8-sig")

    (row,) = csv.DictReader(io.StringIO(content, newline=""))
    assert row["title"] == f"'{start}cmd|' /C calc'!A1"


def test_a_number_below_zero_stays_a_number_and_one_with_an_exponent_is_written_out() -> None:
    content = exports.as_csv([stated("-12"), stated("3E+9")]).decode("utf-8-sig")

    cold, money = csv.DictReader(io.StringIO(content, newline=""))
    assert (cold["low"], money["low"]) == ("-12", "3000000000")
    assert (cold["digest"], cold["agency"]) == ("false", "")


def test_a_row_tells_the_days_of_its_period() -> None:
    row = stated("5")
    period = Period(date(2025, 1, 1), None, "since January")
    fact = replace(row.fact, period=period)

    told = record(StatedFact(replace(row.release, facts=(fact,)), 0))

    assert (told["period"], told["period_start"], told["period_end"]) == ("since January", "2025-01-01", None)


def test_an_address_of_figures_is_read_as_it_is_written() -> None:
    request = SearchRequest("drop", {"unit": frozenset({"KZT"})}, since=date(2024, 1, 1), page=3)
    asked = facts_state.Asked(request, "smallest")

    url = facts_state.address(asked)

    assert url == "/facts?q=drop&unit=KZT&since=2024-01-01&page=3&order=smallest"
    pairs = [("q", "drop"), ("unit", "KZT"), ("since", "2024-01-01"), ("page", "3"), ("order", "smallest")]
    assert facts_state.read([*pairs, ("size", "7")]) == asked


def test_an_amount_is_compared_in_the_unit_that_was_chosen() -> None:
    dollars = Equivalent(None, Decimal(3), "USD", Span(0, 0))
    fact = replace(stated("1500").fact, equivalents=(dollars,))

    assert facts_state.measured(fact, None) == ("KZT", Decimal(1500))
    assert facts_state.measured(fact, "USD") == ("USD", Decimal(3))
    assert facts_state.measured(fact, "EUR") == ("KZT", Decimal(1500))


def test_a_plot_stands_on_a_log_scale_and_leaves_out_what_has_no_place() -> None:
    rows = [
        stated("1000", day="2022-01-01"),
        stated("1000000", day="2025-01-01"),
        stated("0", day="2023-01-01"),
        stated("5", day=None),
        stated("7", unit="USD", day="2023-01-01"),
    ]

    shown = plot.plot(rows, "KZT")

    assert shown
    assert [(dot.x, dot.y) for dot in shown.dots] == [("3.0%", "87.0%"), ("97.0%", "9.0%")]
    assert [line.label for line in shown.levels] == ["1,000", "10,000", "100,000", "1 million"]
    assert [line.label for line in shown.days] == ["2023", "2024", "2025"]
    assert plot.title(shown) == (
        "2 figures in tenge by the day of their release, 1 January 2022 to 1 January 2025, on a log scale"
    )


def test_days_within_a_year_are_told_by_their_ends() -> None:
    spread = plot.plot([stated("5", day="2025-02-01"), stated("7", day="2025-03-01")], "KZT")
    at_once = plot.plot([stated("5"), stated("7")], "KZT")

    assert spread
    assert at_once
    assert [line.label for line in spread.days] == ["1 February 2025", "1 March 2025"]
    assert [line.label for line in at_once.days] == ["1 January 2025"]


def test_a_plot_of_less_than_two_figures_is_none() -> None:
    assert plot.plot([stated("5")], "KZT") is None


def test_a_plot_has_few_lines_and_one_dot_a_place_however_many_facts() -> None:
    rows = [stated(f"1E{power}", day=f"20{power % 30:02}-01-01") for power in range(-9, 60)] * 3

    shown = plot.plot(rows, "KZT")

    assert shown
    assert len(shown.dots) == 69
    assert len(shown.levels) <= plot.MAX_LEVELS + 1
    assert len(shown.days) <= plot.MAX_DAYS
    assert shown.levels[0].label == "10^-9"
