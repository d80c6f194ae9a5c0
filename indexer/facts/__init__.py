"""The figures that a release puts on record."""

from indexer.facts.extraction import MAX_NUMBERS, extract, has_too_many_numbers, statements
from indexer.facts.statement import Statement

__all__ = ["MAX_NUMBERS", "Statement", "extract", "has_too_many_numbers", "statements"]
