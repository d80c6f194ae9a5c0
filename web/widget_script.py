"""The widget's script as it is served: the version that an address names, and the hash that pins it."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from web.paths import STATIC

KEPT = STATIC / "widgets"  #: versions of releases before this one, by the names of their addresses


@dataclass(frozen=True, slots=True)
class Script:
    """One version. *name* is its address below the site's, *integrity* what a page pins it with."""

    name: str
    integrity: str
    content: bytes


@cache
def current() -> Script:
    """Return the version that this site's own pages use; in memory, so that an upgrade cannot change it."""
    return script((STATIC / "widget.js").read_bytes())


def script(content: bytes) -> Script:
    """Return the script of that *content*: another one never has the same name.

    >>> script(b"").name
    'widget-e3b0c44298fc.js'
    """
    digest = base64.b64encode(hashlib.sha384(content).digest()).decode()
    return Script(f"widget-{hashlib.sha256(content).hexdigest()[:12]}.js", f"sha384-{digest}", content)


def released(name: str, kept: Path = KEPT) -> Script | None:
    """Return the version of that *name*; None for one that was never released, or is not what it was."""
    if name == current().name:
        return current()
    found = (script(file.read_bytes()) for file in kept.glob("widget-*.js") if file.name == name)
    return next((each for each in found if each.name == name), None)
