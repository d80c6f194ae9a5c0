"""Facet values are the same whether they were made before or not, and whatever is kept of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from search.engines.whoosh import WhooshSearcher, WhooshWriter, choices
from search.model import Facet, FacetValue, Fact, Release, SearchRequest, Span

TEXTS = {
    "a": "Officers froze accounts in Almaty.",
    "b": "Officers froze accounts and 20 kg of gold.",
    "c": "A court froze nothing in Almaty.",
}


def weight(unit: str) -> Fact:
    return Fact("mass" if unit == "kilogram" else "count", None, None, unit, Span(0, 5), Span(0, 9), "en")


@pytest.fixture
def searcher(tmp_path: Path) -> WhooshSearcher:
    with WhooshWriter(tmp_path / "index") as writer:
        for name, text in TEXTS.items():
            facts = (weight("kilogram"), weight("account"), weight("account")) if name == "b" else ()
            place = "Almaty" if "Almaty" in text else None
            writer.add(Release(name, "Title", text, name, place=place, facts=facts))
    return WhooshSearcher(tmp_path / "index")


def facets(searcher: WhooshSearcher, text: str) -> dict[str, Facet]:
    return {facet.name: facet for facet in searcher.search(SearchRequest(text)).facets}


def test_a_facet_of_one_value_a_release_and_one_of_several_are_counted_together(
    searcher: WhooshSearcher,
) -> None:
    found = facets(searcher, "officers")

    assert found["place"].values == (FacetValue("Almaty", "Almaty", 1),)
    assert found["unit"].values == (
        FacetValue("account", "account", 1),
        FacetValue("kilogram", "kilogram", 1),
    )
    assert found["official"].values == ()


def test_values_that_were_forgotten_are_made_again(
    searcher: WhooshSearcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = [facets(searcher, text) for text in ("froze", "officers", "court", "froze")]
    monkeypatch.setattr(choices, "REMEMBERED", 1)

    assert [facets(searcher, text) for text in ("froze", "officers", "court", "froze")] == kept
    assert [facets(searcher, text) for text in ("", "gold")] == [
        facets(searcher, text) for text in ("", "gold")
    ]


def test_values_that_another_thread_forgets_meanwhile_are_there(
    searcher: WhooshSearcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_in_bulk = choices.Choices._in_bulk

    def forgotten_meanwhile(self: choices.Choices, keys: Sequence[int]) -> list[FacetValue]:
        self._before = {}  # as another thread does whose values would be too many
        return made_in_bulk(self, keys)

    texts = ("gold", "officers", "court", "froze")
    monkeypatch.setattr(choices.Choices, "_in_bulk", forgotten_meanwhile)
    found = [facets(searcher, text) for text in texts]
    monkeypatch.undo()

    assert found == [facets(searcher, text) for text in texts]
