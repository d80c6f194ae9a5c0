"""Engines: what implements the ports of `search.engine`, chosen by the address of an index.

index/                                       a folder: Whoosh, embedded
opensearch://host1:9200,host2:9200/releases  a cluster, with TLS
opensearch+http://127.0.0.1:9200/releases    a cluster, without
"""

from __future__ import annotations

import os
from pathlib import Path
from types import ModuleType

from search.engine import IndexWriter, Searcher
from search.engines.whoosh import WhooshSearcher, WhooshWriter
from search.errors import SearchError
from search.parts import Part

_CLUSTERS = frozenset({"opensearch", "opensearch+http"})


def open_searcher(url: str) -> Searcher:
    """Return a searcher of the index at *url*.

    Raises IndexMissing, IndexDamaged, IndexIncompatible, EngineUnavailable; SearchError for an address of
    another kind.
    """
    if is_cluster(url):
        engine = _opensearch()
        searcher: Searcher = engine.OpenSearchSearcher(engine.read_address(url, os.environ))
        return searcher
    return WhooshSearcher(Path(url))


def open_writer(
    url: str, *, rebuild: bool = False, intended: str = "", part: Part | None = None
) -> IndexWriter:
    """Return a writer of the index at *url*; with *rebuild* it starts from nothing.

    *intended*: how the releases will be read; a cluster goes on with an interrupted build of the same. With
    *part* it builds that part of the next generation of a cluster, which `publish` then puts in service.
    Raises IndexLocked, IndexUnwritable, EngineUnavailable, and, unless *rebuild*, IndexDamaged and
    IndexIncompatible; SearchError for a part of a folder.
    """
    if is_cluster(url):
        engine = _opensearch()
        address = engine.read_address(url, os.environ)
        writer: IndexWriter = engine.OpenSearchWriter(address, rebuild=rebuild, intended=intended, part=part)
        return writer
    if part:
        raise SearchError(f"{url} is a folder, which one process builds: leave the part {part} out")
    return WhooshWriter(Path(url), rebuild=rebuild)


def publish(url: str) -> str:
    """Put a build whose parts are all complete in service, and return its name.

    Raises SearchError, with the way out, when parts are missing or *url* is no cluster.
    """
    if not is_cluster(url):
        raise SearchError(f"{url} is a folder: `onrecord index` puts it in service by itself")
    engine = _opensearch()
    name: str = engine.publish(engine.read_address(url, os.environ))
    return name


def is_cluster(url: str) -> bool:
    """Whether *url* is the address of a cluster, not the path of a folder. Raises SearchError if neither."""
    scheme, separator, _ = url.partition("://")
    if separator and scheme not in _CLUSTERS:
        raise SearchError(
            f"there is no engine for {scheme}://: give the path of a folder, or opensearch://host:9200/name"
        )
    return bool(separator)


def _opensearch() -> ModuleType:
    """Whoever needs no cluster needs no client for one either."""
    try:
        from search.engines import opensearch  # noqa: PLC0415
    except ImportError as error:
        raise SearchError("a cluster needs the extra: pip install 'onrecord[opensearch]'") from error
    return opensearch
