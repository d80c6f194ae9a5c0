"""The embedded engine: a Whoosh index with array postings, executed by numpy."""

from search.engines.whoosh.searcher import WhooshSearcher
from search.engines.whoosh.writer import WhooshWriter

__all__ = ["WhooshSearcher", "WhooshWriter"]
