"""A real cluster on this machine's loopback, started and stopped by whoever asks.

    python -m tests.cluster.nodes 1                 one node, for work at a desk; Ctrl-C stops it
    python -m tests.cluster.nodes 3 --long-lived    three as servers are run, for bench.cluster

It takes free ports, runs as a user without rights when it is started by root, and stops its own processes
only, by their ids.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.cluster.configuration import HASTY, configure
from tests.cluster.distribution import Unavailable, java_home, server
from tests.cluster.ports import free_ports

START = 180  #: seconds until the cluster has to be green; three nodes need 20 on two cores
LINES = 12  #: of what a node said, where it is asked why it did not start
STOP = 20  #: seconds that a node has to end by itself
_NOBODY = "nobody"  #: the server refuses to run as root
_MEMORY = Path("/dev/shm")  # noqa: S108 - flushing to it is free, and each step of a cluster flushes on every node
_ROOM = 4 << 30  #: bytes that have to be free in memory; what tests write is a hundredth of it


@dataclass
class Node:
    """One server process. *folder* holds its settings, data and logs, *home* the program."""

    name: str
    folder: Path
    http: int
    transport: int
    home: Path
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.http}"

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.http}"

    @property
    def pid(self) -> int:
        return int((self.folder / "pid").read_text())

    def configure(self, members: list[Node], options: tuple[str, ...], **settings: str) -> None:
        """Write down what the node starts with, as one of *members*."""
        named = {
            "http": self.http,
            "transport": self.transport,
            "cluster": self.folder.parent.name,
            "seeds": ", ".join(f'"127.0.0.1:{node.transport}"' for node in members),
            "managers": ", ".join(node.name for node in members),
            "more": "",
        }
        configure(self.folder, named | settings, options)
        if os.geteuid() == 0:
            for path in (self.folder, *self.folder.rglob("*")):
                shutil.chown(path, _NOBODY)

    def start(self) -> None:
        """Start the process; it answers some seconds later."""
        environment = {
            "PATH": os.environ["PATH"],
            "OPENSEARCH_JAVA_HOME": str(java_home()),
            "OPENSEARCH_PATH_CONF": str(self.folder / "config"),
            "OPENSEARCH_JAVA_OPTS": "-Xms512m -Xmx512m",
            "OPENSEARCH_TMPDIR": str(self.folder),
            "HOME": str(self.folder),
        }
        user = _NOBODY if os.geteuid() == 0 else None
        with (self.folder / "out").open("ab") as out:
            self.process = subprocess.Popen(
                [str(self.home / "bin" / "opensearch"), "-p", str(self.folder / "pid")],
                env=environment,
                stdout=out,
                stderr=out,
                user=user,
                cwd=self.folder,
                start_new_session=True,
            )

    def signal(self, number: int) -> None:
        """Send a signal to the server itself, not to the shell that started it."""
        os.kill(self.pid, number)

    def kill(self) -> None:
        """End the process as a power cut would."""
        self.signal(signal.SIGKILL)
        if self.process:
            self.process.wait(STOP)

    def stop(self) -> None:
        """End the process, gently at first."""
        if self.process is None or self.process.poll() is not None:
            return
        for number in (signal.SIGCONT, signal.SIGTERM, signal.SIGKILL):
            try:
                self.signal(number)
                self.process.wait(STOP if number == signal.SIGTERM else 0.1)
            except (OSError, ValueError):
                self.process.kill()
            except subprocess.TimeoutExpired:
                continue

    def runs(self) -> bool:
        """Whether the process was started and has not ended."""
        return self.process is not None and self.process.poll() is None

    def said(self) -> str:
        """Return the last lines that it printed."""
        return "\n".join((self.folder / "out").read_text(errors="replace").splitlines()[-LINES:])

    def answers(self) -> bool:
        """Whether the node takes requests at all."""
        try:
            return bool(ask(self.url, "/", timeout=1))
        except OSError:
            return False


@dataclass
class Nodes:
    """A cluster; *folder* holds everything of its nodes."""

    folder: Path
    nodes: list[Node] = field(default_factory=list)

    @property
    def address(self) -> str:
        """The beginning of an index's address: add its name."""
        return f"opensearch+http://{','.join(node.host for node in self.nodes)}/"

    def living(self) -> Node:
        """Return a node that answers."""
        return next(node for node in self.nodes if node.answers())

    def ask(self, path: str, *, method: str = "GET", body: object = None, timeout: float = 30) -> object:
        """Return what a living node answers."""
        return ask(self.living().url, path, method=method, body=body, timeout=timeout)

    def wait(self, status: str = "green", within: float = START) -> None:
        """Wait until all nodes that were started are members, and the cluster has that *status*."""
        running = sum(node.runs() for node in self.nodes)
        path = f"/_cluster/health?wait_for_status={status}&wait_for_nodes={running}&timeout=5s"
        end = time.monotonic() + within
        while time.monotonic() < end and any(node.runs() for node in self.nodes):
            try:
                if not self.ask(path, timeout=10)["timed_out"]:  # type: ignore[index]
                    return
            except (OSError, StopIteration):
                time.sleep(0.1)
        said = "\n".join(node.said() for node in self.nodes)
        raise Unavailable(f"not {status} within {within:.0f} s\n{said}")

    def manager(self) -> Node:
        """Return the node that is elected."""
        name = self.ask("/_cat/cluster_manager?format=json")[0]["node"]  # type: ignore[index]
        return next(node for node in self.nodes if node.name == name)

    def stop(self) -> None:
        """Stop every node, those that stand still too."""
        for node in self.nodes:
            node.stop()


def ask(url: str, path: str, *, method: str = "GET", body: object = None, timeout: float = 30) -> object:
    """Return the JSON that *url* answers. Raises OSError."""
    content = json.dumps(body).encode() if body is not None else None
    headers = {"Content-Type": "application/json"}
    request = urllib.request.Request(url + path, content, headers, method=method)  # noqa: S310
    with urllib.request.urlopen(request, timeout=timeout) as answer:  # noqa: S310
        return json.loads(answer.read() or b"{}")


@contextmanager
def running(count: int, *, disk: bool = False, options: tuple[str, ...] = HASTY) -> Iterator[Nodes]:
    """Run a cluster of *count* nodes while the block runs. Raises Unavailable.

    *disk*: the cluster minds how full its disk is. *options*: of Java, () for the server's own.
    """
    home = server()
    nodes = Nodes(Path(tempfile.mkdtemp(prefix="onrecord-cluster-", dir=_place())))
    nodes.folder.chmod(0o755)
    try:
        nodes.nodes = made(nodes.folder, home, count)
        for node in nodes.nodes:
            node.configure(nodes.nodes, options, disk=str(disk).lower())
            node.start()
        nodes.wait()
        yield nodes
    finally:
        nodes.stop()
        shutil.rmtree(nodes.folder, ignore_errors=True)


def _place() -> Path | None:
    """Return where a cluster is kept: TMPDIR, else in memory, else where temporary files are."""
    roomy = _MEMORY.is_dir() and shutil.disk_usage(_MEMORY).free > _ROOM
    return _MEMORY if roomy and not os.environ.get("TMPDIR") else None


def made(folder: Path, home: Path, count: int) -> list[Node]:
    """Return *count* nodes that are yet to be configured and started, with free ports."""
    ports = free_ports(2 * count)
    pairs = zip(ports[:count], ports[count:], strict=True)
    nodes = [Node(f"n{at}", folder / f"n{at}", *pair, home) for at, pair in enumerate(pairs)]
    for node in nodes:
        shutil.copytree(home / "config", node.folder / "config")
    return nodes


def main() -> None:
    """Run a cluster until interrupted."""
    parser = argparse.ArgumentParser(prog="python -m tests.cluster.nodes")
    parser.add_argument("count", type=int, nargs="?", default=1)
    parser.add_argument("--long-lived", action="store_true", help="start slowly, and answer faster in time")
    asked = parser.parse_args()
    with running(asked.count, options=() if asked.long_lived else HASTY) as nodes:
        sys.stdout.write(f"{nodes.address}\n")
        sys.stdout.flush()
        ending = {signal.SIGINT, signal.SIGTERM}
        signal.pthread_sigmask(signal.SIG_BLOCK, ending)  # not before: the nodes would inherit it
        signal.sigwait(ending)


if __name__ == "__main__":
    main()
