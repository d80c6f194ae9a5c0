"""The figures that a release puts on record."""

from indexer.facts.extraction import extract, statements
from indexer.facts.statement import Statement

__all__ = ["Statement", "extract", "statements"]
