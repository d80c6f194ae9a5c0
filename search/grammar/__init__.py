"""The query language: what a query text means. docs/query-language.md is its specification."""

from search.grammar.chips import understood
from search.grammar.parser import parse
from search.grammar.relaxing import relax
from search.grammar.writer import write

__all__ = ["parse", "relax", "understood", "write"]
