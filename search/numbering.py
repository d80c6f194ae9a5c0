"""Numbers for what comes again and again, by the order in which it first comes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable
from itertools import count
from typing import TypeAlias, TypeVar

Key = TypeVar("Key", bound=Hashable)
Numbers: TypeAlias = defaultdict[Key, int]


def numbers(following: Callable[[], int] | None = None) -> Numbers[str]:
    """Return a dictionary that gives a key which it lacks the next number, without a step of Python.

    Those that share *following*, which tells the next number, never give one twice.

    >>> known = numbers()
    >>> [known[word] for word in ("drop", "account", "drop")]
    [0, 1, 0]
    """
    return defaultdict(following or count().__next__)
