"""The engines that there are, and the process of each."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self


@dataclass(frozen=True, slots=True)
class Engine:
    """An engine under its *name*. *needs*: the module that must be installed.

    *every*: the share of the questions that it is asked, in one round: those that take seconds a question are
    asked one in so many.
    """

    name: str
    module: str
    needs: str
    every: int = 1


ENGINES: Final = (
    Engine("ours", "ours", "search"),
    Engine("tantivy", "peer_tantivy", "tantivy"),
    Engine("fts5", "peer_fts5", "sqlite3"),
    Engine("xapian", "peer_xapian", "xapian"),
    Engine("bm25s", "peer_bm25s", "bm25s"),
    Engine("whoosh", "peer_whoosh", "whoosh", every=5),
)


def interpreter(engine: Engine) -> str | None:
    """Return the Python that has what *engine* needs: this one, or the system's; None when neither has."""
    if find_spec(engine.needs):
        return sys.executable
    system = shutil.which("python3", path=os.defpath)
    if system and engine.needs == "xapian":  # packaged by distributions, for their own Python only
        tried = subprocess.run([system, "-c", "import xapian"], check=False, capture_output=True)  # noqa: S603
        return system if tried.returncode == 0 else None
    return None


class EngineProcess:
    """A running worker. Leaving the context ends it."""

    def __init__(self, engine: Engine, folder: Path) -> None:
        python = interpreter(engine)
        if python is None:
            raise RuntimeError(f"{engine.name} is not installed: pip install 'onrecord[bench]'")
        self._engine = engine
        self._process = subprocess.Popen(  # noqa: S603 - our own module
            [python, "-m", "bench.engines.worker", engine.module, str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
        )
        self.cannot = frozenset(self.tell("hello")["cannot"])

    def tell(self, do: str, **values: Any) -> dict[str, Any]:
        """Send a message and return the answer. Raises RuntimeError when the process has died."""
        assert self._process.stdin  # noqa: S101 - both are pipes
        assert self._process.stdout  # noqa: S101
        self._process.stdin.write(json.dumps({"do": do, **values}) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            raise RuntimeError(f"{self._engine.name} died at {do!r}: its error is above")
        return dict(json.loads(answer))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.communicate()
