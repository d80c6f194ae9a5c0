"""What tests of every package may start from: the repository's own corpus, indexed once a session."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from flask import Flask

from indexer.authority import load_authority
from indexer.pipeline import index_paths
from search.engine import Searcher
from search.engines import open_searcher, open_writer
from tests.cluster.session import address, cluster_url, nodes
from web import create_app
from web.settings import Settings

CORPUS = Path(__file__).parent.parent / "corpus"
__all__ = ["address", "cluster_url", "nodes"]  # fixtures of a cluster, for whoever asks for one


@pytest.fixture(scope="session")
def sample_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of an index of the sample corpus."""
    folder = tmp_path_factory.mktemp("sample") / "index"
    with open_writer(str(folder)) as writer:
        index_paths([CORPUS], writer, load_authority(CORPUS), today=date(2025, 12, 31))
    return folder


@pytest.fixture(scope="session")
def searcher(sample_index: Path) -> Iterator[Searcher]:
    """Return a searcher of the sample corpus."""
    opened = open_searcher(str(sample_index))
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def app(searcher: Searcher) -> Flask:
    """Return the site over the sample corpus, as `onrecord serve` runs it without settings."""
    return create_app(searcher, Settings())
