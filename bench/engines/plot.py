"""The latencies of a run as an SVG: a row a type, a mark an engine, a logarithmic scale."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import floor, log10
from typing import Any, Final
from xml.sax.saxutils import escape

_ROW, _LEFT, _WIDTH, _TOP = 26, 150, 720, 46
_COLOURS: Final = ("#0b5cad", "#c2410c", "#15803d", "#7e22ce", "#a16207", "#4b5563")


def svg(made: Mapping[str, Any], clock: str) -> str:
    """Return the plot of the p50 of each engine at each type of question, in milliseconds by *clock*."""
    engines = {name: each[clock] for name, each in made["engines"].items()}
    kinds = list(dict.fromkeys(kind for each in engines.values() for kind in each))
    points = [row["p50"] for each in engines.values() for row in each.values()]
    scale = _Scale(min(points), max(points))
    height = _TOP + _ROW * len(kinds) + 24
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{height}" '
        f'viewBox="0 0 {_WIDTH} {height}" font-family="sans-serif" font-size="12">',
        f'<rect width="{_WIDTH}" height="{height}" fill="#fff"/>',
        *_grid(scale, height),
        *_legend(list(engines)),
        *(f'<text x="8" y="{_y(row) + 4}">{escape(kind)}</text>' for row, kind in enumerate(kinds)),
        *_marks(engines, kinds, scale),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


class _Scale:
    """Milliseconds to pixels, whole powers of ten at both ends."""

    def __init__(self, least: float, most: float) -> None:
        self.first, self.last = floor(log10(least)), floor(log10(most)) + 1

    def x(self, value: float) -> float:
        """Return where *value* stands."""
        share = (log10(value) - self.first) / (self.last - self.first)
        return round(_LEFT + share * (_WIDTH - _LEFT - 24), 1)


def _y(row: int) -> int:
    return _TOP + _ROW * row + _ROW // 2


def _grid(scale: _Scale, height: int) -> Iterator[str]:
    for power in range(scale.first, scale.last + 1):
        x = scale.x(10.0**power)
        yield f'<line x1="{x}" x2="{x}" y1="{_TOP - 8}" y2="{height - 20}" stroke="#ddd"/>'
        yield f'<text x="{x}" y="{height - 6}" text-anchor="middle">{10.0**power:g} ms</text>'


def _legend(names: list[str]) -> Iterator[str]:
    for place, name in enumerate(names):
        x = _LEFT + 90 * place
        yield f'<circle cx="{x}" cy="18" r="5" fill="{_COLOURS[place % len(_COLOURS)]}"/>'
        yield f'<text x="{x + 10}" y="22">{escape(name)}</text>'


def _marks(engines: Mapping[str, Any], kinds: list[str], scale: _Scale) -> Iterator[str]:
    for place, each in enumerate(engines.values()):
        for row, kind in enumerate(kinds):
            if kind in each:
                x = scale.x(each[kind]["p50"])
                yield f'<circle cx="{x}" cy="{_y(row)}" r="5" fill="{_COLOURS[place % len(_COLOURS)]}"/>'
