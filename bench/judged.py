"""Judged sets in the BEIR layout: texts, questions, and which text answers which question how well.

DIR/corpus.jsonl or corpus.jsonl.gz     {"_id": ..., "title": ..., "text": ...}
DIR/queries.jsonl                       {"_id": ..., "text": ...}
DIR/qrels/test.tsv                      query-id, corpus-id, score; one line of headings
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from indexer.passages import passages
from search.analysis import language
from search.model import Release


class JudgedSetError(Exception):
    """A judged set that cannot be read: the message says which file and why."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question as typed, and the grade of each judged release: 0 is irrelevant."""

    id: str
    text: str
    grades: dict[str, int]


@dataclass(frozen=True, slots=True)
class JudgedSet:
    """One set: its name, where its texts are, and its questions in order."""

    name: str
    corpus: Path
    titled: bool
    questions: tuple[Question, ...]

    def releases(self) -> Iterator[Release]:
        """Yield the texts as releases, cut in passages like any release."""
        for record in _records(self.corpus):
            yield _release(record, titled=self.titled)


def read(folder: Path, corpus: Path | None = None, *, titled: bool = True) -> JudgedSet:
    """Return the judged set in *folder*; *corpus* and *titled* are for one that has no texts of its own.

    Raises JudgedSetError.
    """
    own = next(
        (path for path in (folder / "corpus.jsonl", folder / "corpus.jsonl.gz") if path.exists()), None
    )
    if own is None and corpus is None:
        raise JudgedSetError(f"{folder} has no corpus.jsonl or corpus.jsonl.gz: name its texts with --corpus")
    grades = _grades(folder / "qrels" / "test.tsv")
    asked = ((str(record["_id"]), str(record["text"])) for record in _records(folder / "queries.jsonl"))
    questions = tuple(Question(id_, text, grades[id_]) for id_, text in asked if id_ in grades)
    if not questions:
        raise JudgedSetError(f"{folder} has no judged question: its queries and qrels share no id")
    return JudgedSet(folder.resolve().name, own or corpus or folder, titled or own is not None, questions)


def _records(path: Path) -> Iterator[dict[str, object]]:
    opened = gzip.open if path.suffix == ".gz" else open
    try:
        with opened(path, "rt", encoding="utf-8") as lines:
            yield from (json.loads(line) for line in lines if line.strip())
    except (OSError, ValueError) as error:
        raise JudgedSetError(f"{path} cannot be read: {error}") from error


def _grades(path: Path) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    try:
        for line in path.read_text(encoding="utf-8").splitlines()[1:]:
            if line.strip():
                question, release_id, grade = line.split("\t")
                found.setdefault(question, {})[release_id] = int(grade)
    except (OSError, ValueError) as error:
        raise JudgedSetError(f"{path} cannot be read: {error}") from error
    return found


def _release(record: dict[str, object], *, titled: bool) -> Release:
    title, text = str(record.get("title") or "") if titled else "", str(record.get("text") or "")
    lang = language(f"{title} {text}")
    return Release(
        id=str(record.get("_id") or record["id"]),
        title=title,
        text=text,
        sha256="",
        lang=lang,
        passages=passages(text, lang),
    )
