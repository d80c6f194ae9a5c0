"""Which official a printed name means."""

from __future__ import annotations

import pytest

from search.model import Official
from search.speakers import official_named

ASYLOV = Official("kz-asylov", "Berik Assylov", "Prosecutor General", "Berik Asylov", ("Берик Асылов",))
OTHER = Official("kz-zhumagali", "Zhanat Zhumaghali", None, "Zhanat Zhumagali", ())


@pytest.mark.parametrize(
    "name", ["Asylov", "Assylov", "Berik Assylov", "B. Asylov", "Асылов", "Берик Асылов", "Б. Асылов"]
)
def test_a_name_in_any_spelling_means_the_official_of_the_release(name: str) -> None:
    assert official_named(name, (OTHER, ASYLOV)) is ASYLOV


@pytest.mark.parametrize(
    "name", [None, "", "Berik", "Marat Assylov", "M. Assylov", "Assylova Dana", "the Minister"]
)
def test_another_name_means_nobody(name: str | None) -> None:
    assert official_named(name, (OTHER, ASYLOV)) is None


def test_a_surname_of_two_officials_means_neither() -> None:
    brother = Official("kz-asylov-2", "Marat Asylov", None, "Marat Asylov", ())

    assert official_named("Asylov", (ASYLOV, brother)) is None
    assert official_named("Marat Asylov", (ASYLOV, brother)) is brother


def test_an_official_without_a_name_is_nobody() -> None:
    assert official_named("Asylov", (Official("x", "—", None, ""),)) is None
