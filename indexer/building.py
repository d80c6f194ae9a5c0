"""A run of the indexer from a terminal: where the authority is, how many processes read, how far it is."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from indexer.authority import FILES, load_authority
from indexer.corpus import files_of
from indexer.fingerprint import fingerprint
from indexer.pipeline import Progress, Report, index_paths
from indexer.sample import sample_corpus
from search.engines import open_writer
from search.parts import WHOLE, Part

WORTH_WORKERS = 2_000_000  #: bytes of releases that are read sooner by several processes than by one


def build(
    paths: Sequence[Path],
    index: str,
    *,
    authority: Path | None = None,
    rebuild: bool = False,
    workers: int | None = None,
    part: Part | None = None,
) -> Report:
    """Make *index* hold what *paths* hold, showing how far it is on a terminal, and return the report.

    With *part*, build that part of the next generation of an index on a cluster.
    """
    folder = authority or authority_beside(paths)
    names, reading = load_authority(folder), fingerprint(folder, paths)
    with (
        open_writer(index, rebuild=rebuild, intended=reading, part=part) as writer,
        click.progressbar(length=1, label="Indexing", file=sys.stderr) as bar,
    ):

        def show(progress: Progress) -> None:
            bar.length = progress.all_files
            bar.update(progress.files - bar.pos)

        processes = workers or _workers(paths)
        return index_paths(
            paths,
            writer,
            names,
            reading=reading,
            progress=show,
            workers=processes,
            part=part or WHOLE,
        )


def _workers(paths: Sequence[Path]) -> int:
    """Return how many processes read: starting one takes as long as reading half a megabyte."""
    size = sum(file.stat().st_size for path in paths for file in files_of(path))
    return os.cpu_count() or 1 if size > WORTH_WORKERS else 1


def authority_beside(paths: Sequence[Path]) -> Path:
    """Return the first of *paths* that is a folder with an authority file, else the sample corpus."""
    beside = (path for path in paths if any((path / name).is_file() for name in FILES))
    return next(beside, sample_corpus())
