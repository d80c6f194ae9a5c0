"""The OpenSearch server that tests run: where it comes from, and the Java that runs it.

It is the distribution that OpenSearch publishes for integration tests: the real server without optional
modules. It is kept unzipped in the user's cache folder and never in the repository.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

VERSION = "3.4.0"
ARTEFACT = f"org.opensearch.distribution.integ-test-zip:opensearch:{VERSION}:zip"
OLDEST_JAVA = 21
_JVMS = Path("/usr/lib/jvm")
_RELEASE = re.compile(r'JAVA_VERSION="(\d+)')


class Unavailable(Exception):
    """No cluster can be started here; the message says what is missing."""


def java_home() -> Path:
    """Return the newest Java that OpenSearch runs on. Raises Unavailable."""
    named = [Path(home) for name in ("OPENSEARCH_JAVA_HOME", "JAVA_HOME") if (home := os.environ.get(name))]
    installed = sorted(_JVMS.iterdir()) if _JVMS.is_dir() else []
    found = [(_java_version(home), home) for home in (*named, *installed)]
    version, newest = max(found, default=(0, _JVMS))
    if version < OLDEST_JAVA:
        raise Unavailable(f"no Java {OLDEST_JAVA} or newer in {_JVMS}, OPENSEARCH_JAVA_HOME or JAVA_HOME")
    return newest


def _java_version(home: Path) -> int:
    release = home / "release"
    stated = _RELEASE.search(release.read_text()) if release.is_file() else None
    return int(stated[1]) if stated and (home / "bin" / "java").is_file() else 0


def server() -> Path:
    """Return the folder of the unzipped server, fetched and unzipped when it is not there yet.

    Raises Unavailable.
    """
    folder = cache() / f"opensearch-{VERSION}"
    if not (folder / "bin" / "opensearch").is_file():
        _unzip(artefact(ARTEFACT), folder)
    return folder


def cache() -> Path:
    """Return where servers are kept unzipped.

    A root user's home is closed to the user that the server runs as.
    """
    if named := os.environ.get("XDG_CACHE_HOME"):
        return Path(named) / "onrecord"
    return Path("/var/cache/onrecord") if os.geteuid() == 0 else Path.home() / ".cache" / "onrecord"


def artefact(coordinates: str) -> Path:
    """Return the file that Maven calls group:name:version:zip, fetched if need be. Raises Unavailable."""
    group, name, version, kind = coordinates.split(":")
    folder = Path.home() / ".m2/repository" / group.replace(".", "/") / name / version
    file = folder / f"{name}-{version}.{kind}"
    if file.is_file():
        return file
    maven = shutil.which("mvn")
    if maven is None:
        raise Unavailable(f"neither {file} nor the mvn that fetches it is here")
    fetch = [maven, "-q", "-B", "dependency:get", f"-Dartifact={coordinates}", "-Dtransitive=false"]
    try:
        subprocess.run(fetch, check=True, capture_output=True, timeout=300)
    except (subprocess.SubprocessError, OSError) as error:
        raise Unavailable(f"mvn could not fetch {coordinates}: {error}") from error
    return file


def _unzip(archive: Path, folder: Path) -> None:
    """Unzip beside *folder* and move it there at once: two sessions may do it at the same time."""
    if shutil.which("unzip") is None:
        raise Unavailable("unzip, which keeps the run bits, is not installed")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as scratch:
        subprocess.run(["unzip", "-q", str(archive), "-d", scratch], check=True)
        (made,) = Path(scratch).iterdir()
        for path in (Path(scratch), made):
            path.chmod(0o755)
        if not folder.exists():
            made.rename(folder)
