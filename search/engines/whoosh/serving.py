"""Which generation answers: the newest that is whole, as far as it has been read.

What is read of a file is verified then (see `checked`), and a while after opening all of it is. When a
generation turns out to be damaged, the one before takes its place and the question is asked again.
"""

from __future__ import annotations

import logging
import threading
import weakref
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Concatenate, ParamSpec, Protocol, TypeAlias, TypeVar

from search.engines import generations, manifest
from search.engines.manifest import FileSum, Identity, Known
from search.engines.whoosh.contents import open_contents
from search.engines.whoosh.snapshot import Snapshot
from search.errors import EngineUnavailable, IndexDamaged, SearchError

VERIFY_AFTER = 2.0  #: seconds; the first answers do not wait for a reading of all files
_log = logging.getLogger(__name__)

Given = ParamSpec("Given")
Answer = TypeVar("Answer")


class Service:
    """The generation in service of the index in *root*; safe to share between threads."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._switching = threading.Lock()
        self._damaged: dict[str, IndexDamaged] = {}
        self._unopened: frozenset[str] = frozenset()  # names of generations that could not be
        self._sound: frozenset[str] = frozenset()  # sums of files that were read in full
        self._seen = generations.stamp(root)
        self._snapshot: Snapshot | None = None
        #: When the generation in service was put together, None where that is not known.
        self.built: datetime | None = None
        self._put(self._open({}))

    def _open(self, known: Mapping[Identity, Known]) -> Snapshot:
        def attempt(name: str) -> Snapshot:
            if name in self._damaged:
                raise self._damaged[name]
            try:
                return Snapshot(open_contents(self._root, name, known))
            except IndexDamaged:
                self._unopened |= {name}
                raise

        return generations.open_newest(self._root, attempt)

    def _put(self, opened: Snapshot) -> None:
        """Put *opened* in service, to be verified after a while."""
        self._snapshot = opened
        self.built = manifest.written(self.folder(opened.name))
        unread = [file for file in opened.contents.sums.values() if file.sha256 not in self._sound]
        timer = threading.Timer(VERIFY_AFTER, _verify, (weakref.ref(self), opened.name, unread))
        timer.daemon = True
        timer.start()

    @property
    def held(self) -> str:
        """The name of the generation in service, "" after closing."""
        return self._snapshot.name if self._snapshot else ""

    def passed_over(self) -> str | None:
        """Return the generation that should be in service but is damaged, None when none is."""
        try:
            meant = generations.current(self._root)
        except SearchError:  # then the newest there is was opened, and the log says why
            return None
        is_damaged = meant in self._damaged or meant in self._unopened
        return meant if is_damaged and meant != self.held else None

    def snapshot(self) -> Snapshot:
        """Return the generation in service, opening it if it is new; one thread opens, the others go on."""
        held = self._snapshot
        if held is None:
            raise EngineUnavailable(f"this searcher of {self._root} is closed: open another")
        if generations.stamp(self._root) != self._seen and self._switching.acquire(blocking=False):
            try:
                held = self._switched(held)
            finally:
                self._switching.release()
        return held

    def _switched(self, held: Snapshot) -> Snapshot:
        """Return the newest generation, or *held* when there is none that can be opened: it still answers."""
        stamp = generations.stamp(self._root)
        try:
            self._put(opened := self._open(held.contents.verified))
        except EngineUnavailable as error:
            _log.warning("generation %s stays in service for now: %s", held.name, error)
            return held
        except SearchError as error:
            _log.error("generation %s stays in service: %s", held.name, error)
            opened = held
        self._seen = stamp
        return opened

    def retreat(self, name: str, damage: IndexDamaged) -> None:
        """Take generation *name* out of service. Raises IndexDamaged when none is left."""
        _log.error("generation %s of %s is damaged: %s", name, self._root, damage)
        with self._switching:
            self._damaged[name] = damage
            if self.held == name:
                self._put(self._open({}))

    def read(self, files: Sequence[FileSum]) -> None:
        """Note that *files* were read in full and are sound."""
        self._sound |= {file.sha256 for file in files}

    def folder(self, name: str) -> Path:
        """Return the folder of a generation."""
        return self._root / name

    def close(self) -> None:
        """Give back files and memory."""
        self._snapshot = None


def _verify(served: weakref.ref[Service], name: str, files: Sequence[FileSum]) -> None:
    """Read all of a generation's files, in a thread of its own."""
    service = served()
    if service is None or service.held != name:
        return
    folder = service.folder(name)
    try:
        manifest.verify(folder, files)
        service.read(files)
    except IndexDamaged as damage:
        if folder.is_dir():  # else it was removed because newer ones are in service
            _retreat_quietly(service, name, damage)
    except SearchError as error:
        _log.warning("generation %s could not be verified: %s", name, error)


def _retreat_quietly(service: Service, name: str, damage: IndexDamaged) -> None:
    try:
        service.retreat(name, damage)
    except SearchError as error:
        _log.error("generation %s stays in service, what is damaged of it is not read: %s", name, error)


class Served(Protocol):
    """What answers from a service."""

    service: Service


Asked = TypeVar("Asked", bound=Served)
Method: TypeAlias = Callable[Concatenate[Asked, Given], Answer]


def whole(answer: Method[Asked, Given, Answer]) -> Method[Asked, Given, Answer]:
    """Let a method ask again when what it reads turns out to be damaged, as long as a generation is left."""

    def asked(self: Asked, /, *args: Given.args, **kwargs: Given.kwargs) -> Answer:
        held = self.service.held
        try:
            return answer(self, *args, **kwargs)
        except IndexDamaged as damage:
            self.service.retreat(held, damage)
        return asked(self, *args, **kwargs)

    asked.__doc__ = answer.__doc__
    return asked
