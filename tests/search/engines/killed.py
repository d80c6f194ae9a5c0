"""Kills a writer before each of its operations on the disk, one after another, and looks what is left.

Run as a program: `python -m tests.search.engines.killed FOLDER`. Prints how many kills there were.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from search.engines.whoosh import WhooshSearcher, WhooshWriter
from tests.contract.releases import release

OPERATIONS = {
    "open",
    "os.rename",
    "os.remove",
    "os.rmdir",
    "os.link",
    "os.mkdir",
    "os.truncate",
    "shutil.rmtree",
}


def killed_before(operation: int, root: Path) -> bool:
    """Return whether a commit was killed before its operation of that number; False: it has fewer."""
    child = os.fork()
    if child == 0:
        left = iter(range(operation))

        def count(event: str, arguments: tuple[object, ...]) -> None:
            if event in OPERATIONS and next(left, None) is None:
                os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(count)
        commit(root, f"new{operation}")
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def commit(root: Path, *added: str) -> None:
    with WhooshWriter(root) as writer:
        for name in added:
            writer.add(release(name, f"{name} fraud"))
        for name in list(writer.hashes())[:-3]:
            writer.remove(name)


def main(root: Path) -> None:
    commit(root, "old0", "old1", "old2")
    operation = 0
    while True:
        before = set(WhooshSearcher(root).hashes())
        killed = killed_before(operation, root)
        after = set(WhooshSearcher(root).hashes())
        new = f"new{operation}"
        assert after == before or new in after, (operation, before, after)
        WhooshWriter(root).discard()
        assert not list(root.glob("*.part")), operation
        if not killed:
            break
        operation += 1
    sys.stdout.write(str(operation))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
