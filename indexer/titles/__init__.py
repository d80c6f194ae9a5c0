"""The words that titles of office are made of, by language. Data for `indexer.titled`; no names of people."""

from indexer.titles.english import ENGLISH
from indexer.titles.kazakh import KAZAKH
from indexer.titles.russian import RUSSIAN
from indexer.titles.vocabulary import Vocabulary
from search.model import Lang

VOCABULARY: dict[Lang, Vocabulary] = {"en": ENGLISH, "ru": RUSSIAN, "kk": KAZAKH}

__all__ = ["VOCABULARY", "Vocabulary"]
