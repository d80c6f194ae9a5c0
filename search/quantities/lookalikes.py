"""Lower case that a pattern which ignores case agrees with: what cues are looked for in before patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable

# What a pattern takes for a letter of another alphabet or size, and lower case does not turn into it.
LOOKALIKES = re.compile("[\u0130\u0131\u017f\u1c80-\u1c88\u212a]")


def lowered(text: str) -> str | None:
    """Return *text* in lower case, or None when a pattern may take one of its letters for another.

    >>> lowered("Over 5 KG"), lowered("over 5 ton\\u017f")
    ('over 5 kg', None)
    """
    low = text.lower()
    return None if not low.isascii() and LOOKALIKES.search(text) else low


def holds_any(text: str, cues: Iterable[str]) -> bool:
    """Return whether one of *cues*, in lower case, may stand in *text* for a pattern that ignores case."""
    low = lowered(text)
    return low is None or any(cue in low for cue in cues)
