import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from search.engines.whoosh import WhooshSearcher, WhooshWriter
from search.model import SearchRequest
from tests.contract.releases import TREASURY, counts, release

COMMITS = 8


def commit(root: Path, number: int) -> None:
    with WhooshWriter(root) as writer:
        writer.add(release(f"r{number:02d}", "Fraud at the bank.", agency=TREASURY, day="2024-01-01"))
        writer.add(release("same", f"Fraud number {number}.", day="2024-01-02"))


def test_readers_in_many_threads_see_whole_generations_while_a_writer_commits(tmp_path: Path) -> None:
    commit(tmp_path, 0)
    searcher = WhooshSearcher(tmp_path)
    done = threading.Event()

    def read() -> list[int]:
        totals = []
        while not done.is_set():
            result = searcher.search(SearchRequest("fraud", size=50))
            assert result.total == len(result.hits)
            assert counts(result, "agency") == {"treasury": result.total - 1}
            assert counts(result, "month") == {"2024-01": result.total}
            totals.append(result.total)
        return totals

    with ThreadPoolExecutor(4) as pool:
        readers = [pool.submit(read) for _ in range(3)]
        try:
            for number in range(1, COMMITS):
                pool.submit(commit, tmp_path, number).result()
        finally:
            done.set()
        seen = [reader.result() for reader in readers]

    assert all(totals == sorted(totals) for totals in seen)
    assert searcher.search(SearchRequest("fraud")).total == COMMITS + 1
