"""The figures that a release puts on record."""

from indexer.facts.extraction import extract, statements

__all__ = ["extract", "statements"]
