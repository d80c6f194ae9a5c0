"""A build that several processes share: each takes the releases that fall to it by their ids."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

MOST = 1024  #: parts; a build of a billion passages takes a day in that many


@dataclass(frozen=True, slots=True)
class Part:
    """Part *number* of *of*, counted from 1. Every release is in exactly one part, whoever reads it."""

    number: int = 1
    of: int = 1

    def has(self, release_id: str) -> bool:
        """Whether the release of that id is in this part.

        >>> [Part(number, 3).has("2025-06-26-drug-business") for number in (1, 2, 3)].count(True)
        1
        """
        digest = hashlib.sha256(release_id.encode()).digest()
        return int.from_bytes(digest[-8:]) % self.of == self.number - 1

    @classmethod
    def of_text(cls, text: str) -> Part:
        """Return the part that is written "3/16". Raises ValueError, with a sentence for whoever typed it."""
        number, _, of = text.partition("/")
        if not (number.isdecimal() and of.isdecimal() and 1 <= int(number) <= int(of) <= MOST):
            raise ValueError(f"{text!r} is not a part: write 3/16 for the third of sixteen, {MOST} at most")
        return cls(int(number), int(of))

    def __str__(self) -> str:
        return f"{self.number}/{self.of}"


WHOLE = Part()
