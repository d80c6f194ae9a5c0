"""What completes a word on a cluster: common words, however many short ones begin alike."""

from __future__ import annotations

from string import ascii_lowercase

from search.engines.opensearch import Address, OpenSearchSearcher, OpenSearchWriter
from search.engines.opensearch.suggesting import CONSIDERED
from tests.contract.releases import release


def test_a_common_word_is_offered_before_many_short_ones(address: Address) -> None:
    short = [f"la{one}{other}" for one in ascii_lowercase for other in ascii_lowercase[:15]]
    with OpenSearchWriter(address) as writer:
        writer.add(release("short", " ".join(short)))
        for number in range(3):
            writer.add(release(f"long{number}", "The money laundering was found."))
        writer.add(release("other", "Laundry."))
    searcher = OpenSearchSearcher(address)

    assert len(short) > 4 * CONSIDERED
    assert searcher.suggest("la")[0] == "laundering"
    assert searcher.suggest("money la") == ("money laundering",)
    searcher.close()


def test_a_word_of_a_later_release_is_offered_too(address: Address) -> None:
    for text in ("Assets were frozen.", "A cryptocurrency was seized."):
        with OpenSearchWriter(address) as writer:
            writer.add(release(text[:1], text))
    searcher = OpenSearchSearcher(address, seen=0)

    assert searcher.suggest("crypt") == ("cryptocurrency",)
    searcher.close()
