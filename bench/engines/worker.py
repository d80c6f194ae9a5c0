"""One engine in its process: `python -m bench.engines.worker MODULE FOLDER`, a JSON object a line in and out.

Only the standard library: a peer may run under another Python. What is measured is measured here, so that the
pipe does not count.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.engines.questions import from_json


class Worker:
    """The process's engine. Each method answers one kind of message with what is to be sent back."""

    def __init__(self, module: str, folder: Path) -> None:
        self._folder = folder
        self._engine: Any = importlib.import_module(f"bench.engines.{module}")
        self._peer: Any = self._engine.Peer(folder)

    def hello(self, _message: dict[str, Any]) -> dict[str, Any]:
        """Say what the engine counts, and what it cannot do."""
        return {"counts": self._engine.COUNTS, "cannot": sorted(self._engine.CANNOT)}

    def build(self, message: dict[str, Any]) -> dict[str, Any]:
        """Index a corpus; the CPU time of all threads, that of reading the corpus left out."""
        began, clock = time.process_time(), time.perf_counter()
        reading = self._peer.build(Path(message["corpus"]))
        return {
            "cpu": time.process_time() - began - reading,
            "wall": time.perf_counter() - clock - reading,
            "size": sum(file.stat().st_size for file in _files(self._folder)),
            "peak": _status("VmHWM"),
        }

    def open(self, _message: dict[str, Any]) -> dict[str, Any]:
        """Open the index."""
        return self._timed(self._peer.open)[1]

    @staticmethod
    def _timed(work: Callable[[], Any]) -> tuple[Any, dict[str, Any]]:
        """Return what *work* returns, and its seconds by the clock on the wall and of CPU in all threads."""
        began, spent = time.perf_counter(), time.process_time()
        done = work()
        return done, {"wall": time.perf_counter() - began, "cpu": time.process_time() - spent}

    def ask(self, message: dict[str, Any]) -> dict[str, Any]:
        """Answer one question."""
        question = from_json(message["question"])
        answer, seconds = self._timed(lambda: self._peer.answer(question))
        shown = {"total": answer.total, "snippets": len(answer.snippets), "values": answer.values}
        return seconds | shown

    def memory(self, _message: dict[str, Any]) -> dict[str, Any]:
        """Return what the process holds, in bytes."""
        lines = Path("/proc/self/smaps_rollup").read_text().splitlines()[1:]
        held = {line.split(":")[0]: int(line.split()[1]) * 1024 for line in lines}
        private = held["Private_Clean"] + held["Private_Dirty"]
        return {
            "rss": held["Rss"],
            "pss": held["Pss"],
            "private": private,
            "shared": held["Rss"] - private,
            "dirty": held["Private_Dirty"],
            "anonymous": held["Anonymous"],
        }


def _files(folder: Path) -> list[Path]:
    """Return the files of *folder*; one that has several names counts once."""
    found = {file.stat().st_ino: file for file in folder.rglob("*") if file.is_file()}
    return list(found.values())


def _status(name: str) -> int:
    line = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith(name))
    return int(line.split()[1]) * 1024


def main(module: str, folder: str) -> None:
    """Answer messages until there are no more."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what an engine prints is not an answer
    worker = Worker(module, Path(folder))
    kinds: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
        "hello": worker.hello,
        "build": worker.build,
        "open": worker.open,
        "ask": worker.ask,
        "memory": worker.memory,
    }
    for line in sys.stdin:
        message = json.loads(line)
        print(json.dumps(kinds[message["do"]](message)), file=answers, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
