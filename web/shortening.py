"""Texts cut for places that show so much and no more."""

from __future__ import annotations

HEADLINE = 110  #: characters that search engines show of a headline


def shortened(text: str, most: int = HEADLINE) -> str:
    """Return *text* on one line, at most *most* characters of it, cut between words with an ellipsis.

    >>> shortened("Drop  accounts were frozen", 16)
    'Drop accounts…'
    """
    line = " ".join(text[: 4 * most].split())  # blanks may shrink; what is far behind them cannot count
    if len(line) <= most:
        return line
    return f"{line[: line.rfind(' ', 1, most) if ' ' in line[1:most] else most - 1]}…"
