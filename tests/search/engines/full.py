"""Fills the disk, by a limit on the size of files, at several moments of a commit; prints what is said.

Run as a program: `python -m tests.search.engines.full FOLDER`.
"""

from __future__ import annotations

import resource
import signal
import sys
from pathlib import Path

from search.engines.whoosh import WhooshSearcher, WhooshWriter
from search.errors import IndexUnwritable
from tests.contract.releases import release


def main(root: Path) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    for limit in (1, 100, 1000, 3000, 5000, 8000):
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
        try:
            with WhooshWriter(root) as writer:
                for number in range(60):
                    writer.add(release(f"r{number}", " ".join(f"word{number}x{at}" for at in range(30))))
        except IndexUnwritable as error:
            sys.stdout.write(f"{error}\n")
        else:
            raise AssertionError(limit)
        assert list(WhooshSearcher(root).hashes()) == ["tax"]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
