"""Damage at random to any file of an index: all of it is noticed, and no answer is wrong.

`ONRECORD_TEST_DAMAGES` says how many are tried.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

import pytest

from bench.engines.generator import releases
from search.engines.whoosh import WhooshSearcher, WhooshWriter
from search.engines.whoosh.contents import open_contents
from search.errors import IndexDamaged, IndexIncompatible
from search.model import Release, SearchRequest

DAMAGES = int(os.environ.get("ONRECORD_TEST_DAMAGES", "150"))
GROUPS = 10  #: of damages, each a test
PAGE = 4096
GOOD, LAST = "g000001", "g000002"


def cut(content: bytes, random: Random) -> bytes:
    return content[: random.randrange(len(content))]


def lengthened(content: bytes, random: Random) -> bytes:
    return content + random.randbytes(random.randint(1, PAGE))


def bit_flipped(content: bytes, random: Random) -> bytes:
    return overwritten(content, random.randrange(len(content)), bytes([1 << random.randrange(8)]), flip=True)


def page_zeroed(content: bytes, random: Random) -> bytes:
    return overwritten(content, random.randrange(len(content)) // PAGE * PAGE, bytes(PAGE))


def scribbled(content: bytes, random: Random) -> bytes:
    start = random.randrange(len(content))
    return overwritten(content, start, random.randbytes(random.randint(1, 64)))


def bytes_swapped(content: bytes, random: Random) -> bytes:
    middle = random.randrange(len(content))
    return content[middle:] + content[:middle]


def overwritten(content: bytes, start: int, with_: bytes, *, flip: bool = False) -> bytes:
    end = min(start + len(with_), len(content))
    own = bytes(a ^ b for a, b in zip(content[start:end], with_, strict=False)) if flip else with_
    return content[:start] + own[: end - start] + content[end:]


CHANGES: tuple[Callable[[bytes, Random], bytes], ...] = (
    cut,
    lengthened,
    bit_flipped,
    page_zeroed,
    scribbled,
    bytes_swapped,
)


@contextmanager
def put(path: Path, content: bytes | None) -> Iterator[None]:
    """Put *content*, None for nothing, in place of the file, and the file itself back afterwards."""
    aside = path.with_name(path.name + ".aside")
    path.rename(aside)
    if content is not None:
        path.write_bytes(content)
    try:
        yield
    finally:
        path.unlink(missing_ok=True)
        aside.rename(path)


@contextmanager
def damaged(folder: Path, random: Random) -> Iterator[str]:
    """Damage one file of *folder*, or exchange two, for as long as the context lasts; say how."""
    path, other = random.sample(sorted(folder.iterdir()), 2)
    content, also = path.read_bytes(), other.read_bytes()
    kind = random.randrange(len(CHANGES) + 2)
    if kind == len(CHANGES):
        with put(path, None):
            yield f"{path.name} removed"
    elif kind > len(CHANGES):
        with put(path, also), put(other, content):
            yield f"{path.name} and {other.name} exchanged"
    else:
        while (made := CHANGES[kind](content, random)) == content:
            kind = 2  # zeros that were zeros: flip a bit instead
        with put(path, made):
            yield f"{path.name} {CHANGES[kind].__name__}"


@pytest.fixture(scope="module")
def made() -> list[Release]:
    return list(releases(400, seed=7))


@pytest.fixture(scope="module")
def root(made: list[Release], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("damaged") / "index"
    half = len(made) // 2
    for own in (made[:half], made[half:]):
        with WhooshWriter(folder) as writer:
            for release in own:
                writer.add(release)
    return folder


@pytest.fixture(scope="module")
def questions(made: list[Release]) -> list[SearchRequest]:
    words = [max(release.title.split(), key=len) for release in islice(made, 0, None, 5)]
    return [SearchRequest(word) for word in words] + [SearchRequest("over 100 people"), SearchRequest("")]


def answer(searcher: WhooshSearcher, request: SearchRequest) -> tuple[Any, ...]:
    result = searcher.search(request)
    return result.total, result.hits, result.facets


@pytest.fixture(scope="module")
def right(
    root: Path, made: list[Release], questions: list[SearchRequest], tmp_path_factory: pytest.TempPathFactory
) -> dict[int, list[tuple[Any, ...]]]:
    """By question: what the last generation answers, and the one before."""
    before = tmp_path_factory.mktemp("before") / "index"
    with WhooshWriter(before) as writer:
        for release in made[: len(made) // 2]:
            writer.add(release)
    searchers = [WhooshSearcher(root), WhooshSearcher(before)]
    return {at: [answer(each, request) for each in searchers] for at, request in enumerate(questions)}


@pytest.mark.parametrize("group", range(GROUPS))
def test_damage_at_random_is_noticed_and_no_answer_is_wrong(
    root: Path,
    made: list[Release],
    questions: list[SearchRequest],
    right: dict[int, list[tuple[Any, ...]]],
    group: int,
) -> None:
    for seed in range(group, DAMAGES, GROUPS):
        random = Random(seed)  # noqa: S311 - the same each time
        with damaged(root / LAST, random) as how:
            with pytest.raises((IndexDamaged, IndexIncompatible)):
                open_contents(root, LAST, {}, whole=True)

            searcher = WhooshSearcher(root)
            for at in random.sample(range(len(questions)), 4):
                given = answer(searcher, questions[at])
                assert given in right[at], (seed, how, questions[at])
            release = random.choice(made)
            assert searcher.get(release.id) in (release, None), (seed, how, release.id)
            served = searcher.status().generation
            searcher.close()
        assert served in {GOOD, LAST}, (seed, how)
