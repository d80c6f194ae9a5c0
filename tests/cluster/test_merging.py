"""A build is merged when the cluster has let go of the documents as they were sent."""

from __future__ import annotations

import pytest

from search.engines.opensearch import Address, OpenSearchWriter, publishing
from search.engines.opensearch.cluster import Cluster
from search.engines.opensearch.generations import in_service
from tests.cluster.generated import generated

pytestmark = pytest.mark.long  # nodes tell each other twice a minute what they have


def stored(address: Address) -> int:
    """Return the bytes of what is stored of the documents of a generation."""
    cluster = Cluster(address)
    path = f"/{in_service(cluster, address.name).index}/_stats/segments?include_segment_file_sizes=true"
    sizes = cluster.do("GET", path)["_all"]["primaries"]["segments"]["file_sizes"]
    cluster.close()
    return int(sizes["fdt"]["size_in_bytes"])


def build(address: Address) -> int:
    """Build a generation in one go."""
    with OpenSearchWriter(address, rebuild=True) as writer:
        for each in generated(300):
            writer.add(each)
    return stored(address)


def test_a_large_build_keeps_no_second_copy_of_its_documents(
    address: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_once = build(address)

    monkeypatch.setattr(publishing, "WORTH_WAITING", 300)
    waited = build(address)

    assert waited < 0.8 * at_once
