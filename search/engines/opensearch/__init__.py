"""The engine for more than one machine: an index on an OpenSearch cluster."""

from search.engines.opensearch.address import Address, Layout, read_address
from search.engines.opensearch.publishing import publish
from search.engines.opensearch.searcher import OpenSearchSearcher
from search.engines.opensearch.writer import OpenSearchWriter

__all__ = ["Address", "Layout", "OpenSearchSearcher", "OpenSearchWriter", "publish", "read_address"]
