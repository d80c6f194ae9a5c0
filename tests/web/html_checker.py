"""The HTML checker of the W3C and WHATWG (vnu), which is a program in Java: where it is, and what it says."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

VERSION = "26.9.27"
PACKAGE = f"vnu-jar@{VERSION}"  #: what its makers publish on npm; the one on Maven Central is of 2020
_STACK = "-Xss4m"  #: of Java; its schemas nest deeper than what Java begins with


class Unavailable(Exception):
    """Nothing can be checked here; the message says what is missing."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong on *page*, a file's name; *extract* is the markup around it."""

    page: str
    line: int
    message: str
    extract: str


def checker(*, fetch: bool) -> Path:
    """Return the checker; ONRECORD_VNU names one. With *fetch* it is fetched when it is not here yet.

    Raises Unavailable.
    """
    if shutil.which("java") is None:
        raise Unavailable("there is no java to run the HTML checker with")
    kept = Path.home() / ".cache" / "onrecord" / f"vnu-{VERSION}.jar"
    jar = Path(os.environ.get("ONRECORD_VNU") or kept)
    if not jar.is_file():
        if not fetch:
            raise Unavailable(f"there is no HTML checker at {jar}: `npm pack {PACKAGE}` fetches it")
        _fetch(jar)
    return jar


def _fetch(jar: Path) -> None:
    if shutil.which("npm") is None:
        raise Unavailable("there is no npm to fetch the HTML checker with")
    jar.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=jar.parent) as scratch:
        subprocess.run(["npm", "pack", "--silent", PACKAGE], cwd=scratch, check=True, timeout=300)
        (packed,) = Path(scratch).glob("*.tgz")
        with tarfile.open(packed) as archive:
            archive.extract("package/build/dist/vnu.jar", scratch, filter="data")
        (Path(scratch) / "package/build/dist/vnu.jar").rename(jar)


def findings(jar: Path, folder: Path) -> Iterator[Finding]:
    """Yield what is wrong with the HTML files of *folder*, warnings too."""
    pages = sorted(str(path) for path in folder.glob("*.html"))
    command = ["java", _STACK, "-jar", str(jar), "--format", "json", "--exit-zero-always", "--stdout", *pages]
    done = subprocess.run(command, check=True, capture_output=True, timeout=300)
    for message in json.loads(done.stdout)["messages"]:
        page = message["url"].rpartition("/")[2]
        yield Finding(page, message.get("lastLine", 0), message["message"], message.get("extract", ""))
