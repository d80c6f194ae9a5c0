"""`rates.csv`, read as an authority file."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from indexer.errors import AuthorityInvalid
from indexer.rates import load_rates
from search.rates import NO_RATES, Rate
from tests.conftest import CORPUS

HEADER = "date,currency,rate,source\n"


def written(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "rates.csv"
    path.write_bytes(text.encode(encoding))
    return path


def test_rates_are_read_in_any_order_and_with_empty_lines(tmp_path: Path) -> None:
    path = written(
        tmp_path, HEADER + '2025-09-12,USD,540.1,"A bank, of Asia"\n\n2025-09-11,USD,539.2,A bank\n'
    )

    found = load_rates(path)

    assert found.on(date(2025, 9, 12), "USD") == Rate(
        date(2025, 9, 12), "USD", Decimal("540.1"), "A bank, of Asia"
    )
    assert [rate.day.day for rate in found.by_currency["USD"]] == [11, 12]


def test_no_file_says_nothing(tmp_path: Path) -> None:
    assert load_rates(tmp_path / "rates.csv") is NO_RATES


def test_the_sample_corpus_has_rates_that_can_be_read() -> None:
    assert load_rates(CORPUS / "rates.csv").by_currency["USD"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("day,currency\n", "rates.csv: line 1: 'day,currency' is not 'date,currency,rate,source'"),
        ("", "rates.csv: line 1: '' is not 'date,currency,rate,source'"),
        (HEADER + "2025-09-12,USD,540\n", "rates.csv: line 2: '2025-09-12,USD,540' has 3 cells; write 4"),
        (
            HEADER + "12.09.2025,USD,540,A bank\n",
            "rates.csv: line 2: '12.09.2025' is not a day; write one like 2025-06-26",
        ),
        (
            HEADER + "2025-09-12,usd,540,A bank\n",
            "rates.csv: line 2: 'usd' is not a foreign currency; write a code such as USD",
        ),
        (
            HEADER + "2025-09-12,KZT,1,A bank\n",
            "rates.csv: line 2: 'KZT' is not a foreign currency; write a code such as USD",
        ),
        (
            HEADER + '2025-09-12,USD,"540,1",A bank\n',
            "rates.csv: line 2: '540,1' is not a rate; write tenge for one unit, like 463.82",
        ),
        (
            HEADER + "2025-09-12,USD,-5,A bank\n",
            "rates.csv: line 2: '-5' is not a rate; write tenge for one unit, like 463.82",
        ),
        (
            HEADER + "2025-09-12,USD,nan,A bank\n",
            "rates.csv: line 2: 'nan' is not a rate; write tenge for one unit, like 463.82",
        ),
        (
            HEADER + "2025-09-12,USD,540, \n",
            "rates.csv: line 2: the source is empty; name who set the rate",
        ),
        (
            HEADER + "2025-09-12,USD,540,A\n2025-09-11,USD,5,A\n2025-09-12,USD,541,A\n",
            "rates.csv: line 4: 'USD' on 2025-09-12 stands on line 2 already; keep one of them",
        ),
    ],
)
def test_a_mistake_names_the_file_the_line_and_the_value(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(AuthorityInvalid) as refusal:
        load_rates(written(tmp_path, text))

    assert str(refusal.value) == message


def test_another_encoding_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AuthorityInvalid, match=r"rates\.csv: not in UTF-8"):
        load_rates(written(tmp_path, HEADER + "2025-09-12,USD,540,Нацбанк\n", "cp1251"))
