"""bm25s: scores of all passages at once; facets and filters by numpy; a simple snippet around the first word.

It has no Boolean queries, phrases or prefixes, so those are left out. It keeps no text and no facets: they
stand beside it here as plain numpy files.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Final

import bm25s
import numpy as np
import Stemmer

from bench.engines.questions import Answer, Question
from bench.engines.rows import UNITS, Passage, Reading, numbered

COUNTS: Final = "passages"
CANNOT: Final = frozenset({"3 terms, and", "phrase", "prefix"})
_FACETS: Final = ("agency", "year", "lang")
_WORD = re.compile(r"\w+")
_WIDTH: Final = 240  #: code points of a snippet


class Peer:
    """One index in *folder*."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._stem = Stemmer.Stemmer("english").stemWord

    def build(self, corpus: Path) -> float:
        """Index the corpus; return the CPU seconds that reading it took."""
        self._folder.mkdir(parents=True, exist_ok=True)
        reading = Reading(corpus, numbered())
        passages = [one for release in reading for one in release]
        texts = [f"{passage.title} {passage.text}" for passage in passages]
        tokens = bm25s.tokenize(
            texts, stopwords=None, stemmer=Stemmer.Stemmer("english"), show_progress=False
        )
        made = bm25s.BM25()
        made.index(tokens, show_progress=False)
        made.save(str(self._folder))
        _save_columns(self._folder, passages, texts)
        return reading.seconds

    def open(self) -> None:
        """Open the index for questions; its arrays are mapped, not read."""
        self._scores = bm25s.BM25.load(str(self._folder), mmap=True)
        self._columns: dict[str, Any] = {
            path.stem: np.load(path, mmap_mode="r") for path in (self._folder / "columns").glob("*.npy")
        }
        self._texts = np.memmap(self._folder / "texts", np.uint8, "r")

    def answer(self, question: Question) -> Answer:
        """Return the first ten with snippets, and all matching passages counted by three facets."""
        stems = [self._stem(word) for word in question.words]
        known = [stem for stem in stems if stem in self._scores.vocab_dict]
        scores = self._scores.get_scores(known) if known else np.zeros(len(self._columns["day"]))
        matching = np.flatnonzero((scores > 0) & self._kept(question))
        values = sum(int(np.count_nonzero(np.bincount(self._columns[name][matching]))) for name in _FACETS)
        best = matching
        if len(matching) > 10:
            best = matching[np.argpartition(-scores[matching], 9)[:10]]
        best = best[np.argsort(-scores[best], kind="stable")]
        return Answer(
            len(matching), values, tuple(_snippet(self._text(number), stems) for number in best.tolist())
        )

    def _kept(self, question: Question) -> Any:
        kept: Any = True
        if question.agency:
            codes = self._columns["agencies"].tolist()
            kept = kept & (self._columns["agency"] == codes.index(question.agency))
        if question.days:
            days = self._columns["day"]
            kept = kept & (days >= question.since) & (days <= question.until)
        if question.unit:
            kept = kept & (self._columns[f"figure{UNITS.index(question.unit)}"] >= question.least)
        return kept

    def _text(self, number: int) -> str:
        ends = self._columns["ends"]
        return bytes(self._texts[ends[number - 1] if number else 0 : ends[number]]).decode()


def _snippet(text: str, stems: list[str]) -> str:
    found = re.search("|".join(re.escape(stem) for stem in stems), text, re.IGNORECASE)
    start = max(0, found.start() - 60) if found else 0
    shown = text[start : start + _WIDTH]
    pattern = "|".join(rf"\b{re.escape(stem)}\w*" for stem in stems)
    return re.sub(pattern, r"<b>\g<0></b>", shown, flags=re.IGNORECASE)


def _save_columns(folder: Path, passages: list[Passage], texts: list[str]) -> None:
    columns = folder / "columns"
    columns.mkdir()
    encoded = [text.encode() for text in texts]
    (folder / "texts").write_bytes(b"".join(encoded))
    np.save(columns / "ends.npy", np.cumsum([len(text) for text in encoded]))
    for name, codes in (("agency", "agencies"), ("lang", "langs"), ("year", "years")):
        values, numbers = np.unique([getattr(one, name) for one in passages], return_inverse=True)
        np.save(columns / f"{name}.npy", numbers.astype(np.int32))
        np.save(columns / f"{codes}.npy", values)
    np.save(columns / "day.npy", np.array([one.day for one in passages], np.int32))
    for number, unit in enumerate(UNITS):
        np.save(columns / f"figure{number}.npy", np.array([one.figures.get(unit, -1.0) for one in passages]))
