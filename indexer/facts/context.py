"""What the sentences around a figure say of it: who puts it on record, and when it holds.

Four sentences in five state no figure, so each is asked only when one that does goes back to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from indexer.facts.holding import current, reported
from indexer.facts.periods import Stated, periods
from indexer.facts.speakers import goes_back, named, says
from search.model import Lang, Span


class Context:
    """The *sentences* of *text*, in order; what they say is resolved against *anchor*, the release's day.

    What one of them said is kept, so that going back costs each sentence once.
    """

    def __init__(self, text: str, sentences: Sequence[Span], lang: Lang, anchor: date | None) -> None:
        self._text, self._sentences, self._lang, self._anchor = text, sentences, lang, anchor
        self._introduces = any(text[sentence.end - 1] == ":" for sentence in sentences)
        self._first_paragraph = text.find("\n", len(text) - len(text.lstrip())) % (len(text) + 1)
        self._opening: Stated | None = None
        self._opened = 0  #: sentences of the first paragraph that were asked what the release reports on
        self._periods: dict[int, tuple[Stated, ...]] = {}
        self._speakers: dict[int, str | None] = {-1: None}
        self._lasting: dict[int, Stated | None] = {-1: None}

    def speaker(self, at: int) -> str | None:
        """Return who is said to have said the sentence *at*, as printed; None when nobody is."""
        first = at
        while first not in self._speakers:
            told = self._text, self._sentences[first], self._lang
            said = says(*told)
            who = named(*told) if said else None
            if who or not (said and goes_back(*told)):
                self._speakers[first] = who
            else:
                first -= 1
        self._speakers.update(dict.fromkeys(range(first, at + 1), self._speakers[first]))
        return self._speakers[at]

    def periods(self, at: int) -> tuple[Stated, ...]:
        """Return the periods that the sentence *at* states itself."""
        said = self._periods.get(at)
        if said is None:
            said = periods(self._text, self._sentences[at], self._lang, self._anchor)
            self._periods[at] = said
        return said

    def held(self, at: int) -> Stated | None:
        """Return the period that goes on to hold in the sentence *at*, else the one of the opening."""
        first = at
        while first not in self._lasting and not self._stands_alone(first):
            first -= 1
        lasting = self._lasting.get(first)
        for place in range(first, at + 1):
            if place not in self._lasting:
                lasting = current(lasting, self.periods(place), self._space_before(place))
                self._lasting[place] = lasting
        return self._lasting[at] or self._reported(at)

    def _stands_alone(self, at: int) -> bool:
        """Return whether what held before the sentence *at* does not matter for what holds in it.

        So it does not in a new paragraph, unless a sentence introduces a list.
        """
        if not self._introduces and "\n" in self._space_before(at):
            return True
        return bool(self.periods(at))

    def _space_before(self, at: int) -> str:
        return self._text[self._sentences[at - 1].end if at else 0 : self._sentences[at].start]

    def _reported(self, at: int) -> Stated | None:
        """Return the period that the first paragraph, as far as the sentence *at*, says it reports on."""
        while self._opening is None and self._opened <= at:
            if self._sentences[self._opened].end > self._first_paragraph:
                break
            self._opening = reported(self.periods(self._opened))
            self._opened += 1
        return self._opening if at >= self._opened - 1 else None  # later sentences may have been asked before
