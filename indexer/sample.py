"""The releases that come with Onrecord, and the authority files beside them."""

from __future__ import annotations

from pathlib import Path

_INSTALLED = Path(__file__).parent / "sample_corpus"
_CHECKOUT = Path(__file__).parent.parent / "corpus"


def sample_corpus() -> Path:
    """Return the folder of the sample releases: inside the installed package, or of a checkout."""
    return _INSTALLED if _INSTALLED.is_dir() else _CHECKOUT
