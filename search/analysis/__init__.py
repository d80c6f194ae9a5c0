"""One analysis, used for releases and queries, by every engine: which words count as the same."""

from search.analysis.batches import Batch, read_chunks, words_before
from search.analysis.finding import Finder
from search.analysis.names import name_key
from search.analysis.scripts import language
from search.analysis.stems import variants
from search.analysis.stopwords import is_stop_word
from search.analysis.tokenising import (
    Chunk,
    Token,
    Tokens,
    both_terms,
    chunks_in,
    exact_terms,
    exact_tokens,
    read_chunk,
    terms,
    tokens,
    with_blanks,
)
from search.analysis.words import fold

__all__ = [
    "Batch",
    "Chunk",
    "Finder",
    "Token",
    "Tokens",
    "both_terms",
    "chunks_in",
    "exact_terms",
    "exact_tokens",
    "fold",
    "is_stop_word",
    "language",
    "name_key",
    "read_chunk",
    "read_chunks",
    "terms",
    "tokens",
    "variants",
    "with_blanks",
    "words_before",
]
