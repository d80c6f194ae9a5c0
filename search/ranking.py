"""How well a release answers: one BM25F over its combined fields, as scalar functions to be vectorised.

    frequency(t, r) = sum over fields f of WEIGHTS[f] * occurrences of t in field f of r
    length(r)       = sum over fields f of WEIGHTS[f] * tokens in field f of r
    score(r)        = sum over distinct query terms t of
                      idf(t) * saturated(frequency(t, r), length(r), mean length of all releases)

The evidence of a release's passages is summed before saturation: a release is scored as one document.

Source: S. Robertson, H. Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), sections 3.4-3.6,
with one b and one length for all fields.
"""

from __future__ import annotations

import math

K1 = 1.2
B = 0.6
TITLE_WEIGHT = 2.0
TEXT_WEIGHT = 1.0


def combined(title: float, text: float) -> float:
    """Return one frequency, or one length, from that of the title and that of the text."""
    return TITLE_WEIGHT * title + TEXT_WEIGHT * text


def idf(releases: int, containing: int) -> float:
    """Return the weight of a term that *containing* of *releases* have in any field; always positive."""
    return math.log1p((releases - containing + 0.5) / (containing + 0.5))


def saturated(frequency: float, length: float, mean_length: float) -> float:
    """Return what *frequency* combined occurrences are worth in a release of that combined *length*: 0 to K1 + 1."""
    norm = K1 * (1 - B + B * length / mean_length)
    return frequency * (K1 + 1) / (frequency + norm)
