"""How well a release answers: one BM25F over its combined fields, as scalar functions to be vectorised.

    frequency(w, r) = sum over fields of the field's weight * occurrences of the word w in that field of r
    length(r)       = sum over fields of the field's weight * words in that field of r
    score(r)        = sum over the words w of the query that r matches, of
                      idf(w) * saturated(frequency(w, r), length(r), mean length of all releases)

* A word that the query has twice counts twice, and so do two words with one stem: a long question repeats
  what it is about. Stop words are left out before (`search.analysis.is_stop_word`) unless all words are.
* A word of the query with several terms (`search.analysis.variants`) is one word: their occurrences are
  summed, and a release contains it if it has any of them.
* The evidence of a release's passages is summed before it is saturated: a release is scored as one document.
* The same sum ranks a relaxed query, where any word may match: no extra reward for matching most of them.

Two bare words that follow one another in the query add, where they stand next to each other in that order,

    ADJACENT * what they would add if they were one word

and a figure of the query adds

    the highest, over the figures f of r that are of it, of
    nearness(f) * (idf(figure) + BESIDE * sum of idf(w) over the words w of the query in the sentence of f)

where the query requires the figure; one with alternatives, such as its words, adds nearness(f) * idf(figure)

* nearness is `search.quantities.matching.satisfies`; its idf counts the releases that state such a figure.
* w are the words that are looked for anywhere; not phrases, prefixes, words of a field, or what is excluded.
  A sentence has a word if any of its terms is in it, within the passage in which the figure begins.

Source: S. Robertson, H. Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), sections
3.4 to 3.6, with one b and one length for all fields. Constants: docs/decisions/0011-one-bm25f.md.
"""

from __future__ import annotations

import math

K1 = 1.2  #: saturation; .8 to 1.4 differ by less than .01 nDCG@10 on six judged sets, .02 on the smallest
B = 0.6  #: length normalisation; .75 loses .003 to .017 on four judged sets of seven, .5 up to .008 on five
TITLE_WEIGHT = 2.0  #: of a word of a title; 1 loses .005 on Cranfield and .02 on CACM, 3 and 4 gain nothing
TEXT_WEIGHT = 1.0
ADJACENT = (
    0.2  #: of two words of a query that stand together, as one more word: docs/decisions/0011-one-bm25f.md
)
BESIDE = 1.0  #: of a word in a figure's sentence: as much as once in a text; repeating it earns less


def combined(title: float, text: float) -> float:
    """Return one frequency, or one length, from that of the title and that of the text."""
    return TITLE_WEIGHT * title + TEXT_WEIGHT * text


def idf(releases: int, containing: int) -> float:
    """Return the weight of a word that *containing* of *releases* have in any field; always positive."""
    return math.log1p((releases - containing + 0.5) / (containing + 0.5))


def saturated(frequency: float, length: float, mean_length: float) -> float:
    """Return what a combined *frequency* is worth in a release of that combined *length*: 0 to K1 + 1."""
    return frequency * (K1 + 1) / (frequency + K1 * (1 - B + B * length / mean_length))


def figure(nearness: float, idf: float, beside: float) -> float:
    """Return what a figure is worth; *beside*: the weights of the words in its sentence together."""
    return nearness * (idf + BESIDE * beside)
