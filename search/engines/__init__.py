"""Engines: what implements the ports of `search.engine`, chosen by the address of an index."""

from __future__ import annotations

from pathlib import Path

from search.engine import IndexWriter, Searcher
from search.engines.whoosh import WhooshSearcher, WhooshWriter
from search.errors import SearchError


def open_searcher(url: str) -> Searcher:
    """Return a searcher of the index at *url*, the path of a folder.

    Raises IndexMissing, IndexDamaged, IndexIncompatible; SearchError for an address of another kind.
    """
    return WhooshSearcher(_folder(url))


def open_writer(url: str, *, rebuild: bool = False) -> IndexWriter:
    """Return a writer of the index at *url*; with *rebuild* it starts from nothing.

    Raises IndexLocked, IndexUnwritable, and, unless *rebuild*, IndexDamaged and IndexIncompatible.
    """
    return WhooshWriter(_folder(url), rebuild=rebuild)


def _folder(url: str) -> Path:
    scheme, separator, _ = url.partition("://")
    if separator:
        raise SearchError(f"there is no engine for {scheme}:// in this version: give the path of a folder")
    return Path(url)
