from pathlib import Path

import pytest

from search.engines.whoosh import WhooshSearcher, WhooshWriter
from tests.contract.releases import Engine
from tests.oracle import OracleSearcher, OracleWriter, Store


@pytest.fixture(params=["whoosh", "oracle"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Engine:
    if request.param == "oracle":
        store = Store()
        return Engine(lambda: OracleWriter(store), lambda: OracleSearcher(store))
    return Engine(lambda: WhooshWriter(tmp_path / "index"), lambda: WhooshSearcher(tmp_path / "index"))
