from datetime import date

from search.model import SearchRequest
from tests.contract.releases import ASYLOV, TREASURY, Engine, counts, found, ids, release


def test_a_release_comes_back_as_it_went_in(engine: Engine) -> None:
    whole = release(
        "id/with spaces ы",
        "Первый абзац.\n\nSecond paragraph \u2028 here.",
        title="Title",
        day="2024-02-29",
        agency=TREASURY,
        officials=(ASYLOV,),
        place="Astana",
        units=("KZT",),
    )

    searcher = engine.holding(release("other", "Other."), whole)

    assert searcher.get("id/with spaces ы") == whole
    assert searcher.get("absent") is None


def test_a_release_of_the_same_id_takes_the_place_of_the_first(engine: Engine) -> None:
    engine.holding(release("a", "Old words."), release("b", "Other."))

    searcher = engine.holding(release("a", "New words."))

    assert found(searcher, "old") == []
    assert found(searcher, "new") == ["a"]
    assert searcher.status().releases == 2


def test_the_last_of_several_additions_of_one_id_counts(engine: Engine) -> None:
    searcher = engine.holding(release("a", "First."), release("a", "Second."), release("a", "Third."))

    assert found(searcher, "third") == ["a"]
    assert searcher.search(SearchRequest()).total == 1
    assert found(searcher, "first OR second") == []


def test_removed_releases_are_gone(engine: Engine) -> None:
    engine.holding(release("a", "Fraud.", day="2020-01-01"), release("b", "Fraud.", day="2021-01-01"))

    with engine.writer() as writer:
        writer.remove("b")
        writer.remove("never there")
    searcher = engine.searcher()

    assert ids(searcher.search(SearchRequest("fraud"))) == ["a"]
    assert searcher.get("b") is None
    assert counts(searcher.search(SearchRequest()), "year") == {"2020": 1}
    assert searcher.status().newest == date(2020, 1, 1)


def test_what_is_added_and_removed_again_is_not_there(engine: Engine) -> None:
    with engine.writer() as writer:
        writer.add(release("a", "Fraud."))
        writer.add(release("b", "Fraud."))
        writer.remove("a")

    assert found(engine.searcher(), "fraud") == ["b"]


def test_everything_can_be_removed(engine: Engine) -> None:
    engine.holding(release("a", "Fraud."))

    with engine.writer() as writer:
        writer.remove("a")

    assert engine.searcher().search(SearchRequest()).total == 0


def test_a_writer_that_fails_changes_nothing(engine: Engine) -> None:
    searcher = engine.holding(release("a", "Fraud."))

    class Interrupted(Exception):
        pass

    try:
        with engine.writer() as writer:
            writer.add(release("b", "Fraud."))
            raise Interrupted
    except Interrupted:
        pass

    assert found(searcher, "fraud") == ["a"]
    assert found(engine.searcher(), "fraud") == ["a"]


def test_hashes_tell_what_is_there(engine: Engine) -> None:
    first, second = release("a", "Fraud."), release("b", "Theft.")
    searcher = engine.holding(first, second)

    assert searcher.hashes() == {"a": first.sha256, "b": second.sha256}
    with engine.writer() as writer:
        writer.remove("a")
        assert writer.hashes() == {"a": first.sha256, "b": second.sha256}
    assert engine.searcher().hashes() == {"b": second.sha256}


def test_the_way_of_reading_stays_with_what_was_read(engine: Engine) -> None:
    with engine.writer() as writer:
        assert writer.reading == ""
        writer.reading = "first"
        writer.add(release("a", "Fraud."))
    with engine.writer() as writer:
        assert writer.reading == "first"
        writer.reading = "discarded"
        writer.discard()
    with engine.writer() as writer:
        writer.remove("a")
    with engine.writer() as writer:
        assert writer.reading == "first"
        writer.reading = "second"

    with engine.writer() as writer:
        assert writer.reading == "second"


def test_a_searcher_picks_up_the_next_generation_by_itself(engine: Engine) -> None:
    searcher = engine.holding(release("a", "Fraud."))
    before = searcher.status().generation

    engine.holding(release("b", "Fraud."))

    assert found(searcher, "fraud") == ["a", "b"]
    assert searcher.status().generation > before


def test_status_tells_what_is_in_service(engine: Engine) -> None:
    searcher = engine.holding(release("a", "One.\n\nTwo.", day="2024-05-06"), release("b", "Three."))

    status = searcher.status()

    assert (status.releases, status.passages, status.newest) == (2, 3, date(2024, 5, 6))
