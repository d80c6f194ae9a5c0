"""What tests of every package may start from: the repository's own corpus, indexed once a session."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from flask import Flask
from hypothesis import HealthCheck, settings

from indexer.authority import load_authority
from indexer.pipeline import index_paths
from search.engine import Searcher
from search.engines import open_searcher, open_writer
from tests.cluster.session import address, cluster_url, nodes
from web import create_app
from web.settings import Settings

# No test is timed: a busy machine would fail it.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

CORPUS = Path(__file__).parent.parent / "corpus"
__all__ = ["address", "cluster_url", "nodes"]  # fixtures of a cluster, for whoever asks for one


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Hurt the cluster when everything else has used it."""
    items.sort(key=lambda item: item.path.name == "test_faults.py")


@pytest.fixture(scope="session")
def sample_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of an index of the sample corpus."""
    folder = tmp_path_factory.mktemp("sample") / "index"
    index_sample(str(folder))
    return folder


def index_sample(index: str) -> None:
    """Index the sample corpus at *index*, the same whatever day it is."""
    with open_writer(index, rebuild=True) as writer:
        index_paths([CORPUS], writer, load_authority(CORPUS), today=date(2025, 12, 31))


@pytest.fixture(scope="session")
def sample_on_cluster(cluster_url: str) -> str:
    """Return the address of an index of the sample corpus on a cluster."""
    index_sample(f"{cluster_url}sample")
    return f"{cluster_url}sample"


@pytest.fixture(scope="session")
def searcher(request: pytest.FixtureRequest) -> Iterator[Searcher]:
    """Return a searcher of the sample corpus: in a folder; with ONRECORD_TEST_SITE=cluster on a cluster."""
    on_cluster = os.environ.get("ONRECORD_TEST_SITE") == "cluster"
    opened = open_searcher(
        str(request.getfixturevalue("sample_on_cluster" if on_cluster else "sample_index"))
    )
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def app(searcher: Searcher) -> Flask:
    """Return the site over the sample corpus, as `onrecord serve` runs it without settings."""
    return create_app(searcher, Settings())
