"""Building the indexes of a run and asking them in turn."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median
from typing import Any, Final

from bench.engines.processes import Engine, EngineProcess
from bench.engines.questions import Question

CLOCKS: Final = ("wall", "cpu")
OPENINGS: Final = 3  #: new processes that open the index; the median counts


@dataclass(slots=True)
class Measured:
    """What one engine showed.

    *seconds*: by clock, wall or cpu, and by the number of the question, the median of its rounds. *cold*: by
    clock. *totals*: how many matched, by the number of the question.
    """

    name: str
    built: dict[str, float] = field(default_factory=dict)
    cold: dict[str, float] = field(default_factory=dict)
    memory: dict[str, int] = field(default_factory=dict)
    seconds: dict[str, dict[int, float]] = field(default_factory=dict)
    totals: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ground:
    """Where a run stands: the corpus, what is asked of it, and where indexes are kept."""

    folder: Path
    passages: int
    releases: int
    questions: tuple[Question, ...]
    rounds: int = 3

    @property
    def corpus(self) -> Path:
        """The file of releases."""
        return self.folder / "corpus.jsonl"


def build(engine: Engine, ground: Ground, *, rebuild: bool) -> dict[str, float]:
    """Return what building the index took, or what it took when it was built before."""
    folder, noted = ground.folder / engine.name, ground.folder / f"{engine.name}.built.json"
    if noted.exists() and not rebuild:
        return dict(json.loads(noted.read_text()))
    shutil.rmtree(folder, ignore_errors=True)
    with EngineProcess(engine, folder) as process:
        built = process.tell("build", corpus=str(ground.corpus.absolute()))
    noted.write_text(json.dumps(built))
    return built


def cold(engine: Engine, ground: Ground) -> dict[str, float]:
    """Return the seconds from opening to the first answer in a process that has imported what it needs."""
    openings = [_cold(engine, ground) for _ in range(OPENINGS)]
    return {clock: median(each[clock] for each in openings) for clock in CLOCKS}


def _cold(engine: Engine, ground: Ground) -> dict[str, float]:
    with EngineProcess(engine, ground.folder / engine.name) as process:
        opened, asked = process.tell("open"), process.tell("ask", question=asdict(ground.questions[0]))
        return {clock: opened[clock] + asked[clock] for clock in CLOCKS}


def measure(engines: Sequence[Engine], ground: Ground, *, rebuild: bool = False) -> list[Measured]:
    """Return what each of *engines* showed: built and opened one after another, asked in turn."""
    measured = [
        Measured(engine.name, build(engine, ground, rebuild=rebuild), cold(engine, ground))
        for engine in engines
    ]
    with ExitStack() as stack:
        processes = [
            stack.enter_context(EngineProcess(engine, ground.folder / engine.name)) for engine in engines
        ]
        for process in processes:
            process.tell("open")
        lanes = [_Lane(*each) for each in zip(engines, processes, measured, strict=True)]
        _ask_in_turn(lanes, ground)
        for process, each in zip(processes, measured, strict=True):
            each.memory = process.tell("memory")
    return measured


@dataclass(frozen=True, slots=True)
class _Lane:
    engine: Engine
    process: EngineProcess
    measured: Measured
    taken: dict[int, list[dict[str, Any]]] = field(default_factory=dict)

    def is_asked(self, number: int, question: Question, turn: int) -> bool:
        """Whether the engine has this question in this round; round 0 warms up."""
        if question.kind in self.process.cannot:
            return False
        return self.engine.every == 1 or (turn == 1 and number % self.engine.every == 0)

    def ask(self, number: int, question: Question, turn: int) -> None:
        """Ask the question and note the answer."""
        answer: dict[str, Any] = self.process.tell("ask", question=asdict(question))
        if turn:
            self.taken.setdefault(number, []).append(answer)
            self.measured.totals[number] = answer["total"]


def _ask_in_turn(lanes: Sequence[_Lane], ground: Ground) -> None:
    """Ask every question of every engine before the next, in another order each round; round 0 warms up."""
    order = list(enumerate(ground.questions))
    shuffled = random.Random(ground.passages)
    for turn in range(ground.rounds + 1):
        shuffled.shuffle(order)
        for number, question in order:
            for lane in lanes:
                if lane.is_asked(number, question, turn):
                    lane.ask(number, question, turn)
    for lane in lanes:
        lane.measured.seconds = {
            clock: {number: median(each[clock] for each in taken) for number, taken in lane.taken.items()}
            for clock in CLOCKS
        }
