from pathlib import Path

import pytest

from search.engines.opensearch import OpenSearchSearcher, OpenSearchWriter
from search.engines.whoosh import WhooshSearcher, WhooshWriter
from tests.contract.releases import Engine
from tests.oracle import OracleSearcher, OracleWriter, Store


@pytest.fixture(params=["whoosh", "oracle", "opensearch"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Engine:
    if request.param == "oracle":
        store = Store()
        return Engine(lambda: OracleWriter(store), lambda: OracleSearcher(store))
    if request.param == "opensearch":
        address = request.getfixturevalue("address")
        return Engine(lambda: OpenSearchWriter(address), lambda: OpenSearchSearcher(address, seen=0))
    return Engine(lambda: WhooshWriter(tmp_path / "index"), lambda: WhooshSearcher(tmp_path / "index"))
