"""One title of office in a text: where it begins and ends, and the names that stand with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from indexer.name_runs import MAX_NAME, groups_of, is_bare, name_ending
from indexer.names import is_initial, is_patronymic
from indexer.titles import VOCABULARY, Vocabulary
from indexer.words import Word, Words

MAX_SENTENCE = 60  #: words looked back; these limits also keep the time linear in any text
LONG_NAME = 3  #: words; a longer run after "of" begins with a place
MAX_TITLE = 24  #: words from a head to the name; longer is a sentence, not a title

_COMMA = re.compile(r",[ \t\u00a0]*")
_AFTER_NAME = re.compile(r"\s*(?:[,;.)–—]|$| - |\n)")
_SENTENCE_END = re.compile(r"[.!?;]\s|\n")
_BETWEEN = re.compile(r"the|its|a|an|who|is|newly|appointed|as|currently|now")
_BEFORE_PLACE = frozenset(("new", "north", "south", "east", "west"))  #: "of New York N. N."
_NEVER_BEFORE = frozenset(("the", "a", "an", "in", "on", "at", "by", "as", "this", "his", "her", "and"))


class TitlePhrase:
    """One title around the head at *at*, and the names that stand with it."""

    def __init__(self, text: str, words: Words, vocabulary: Vocabulary, at: int) -> None:
        self.text, self.words, self.vocabulary, self.at = text, words, vocabulary, at
        self.groups = groups_of(vocabulary)
        self.inflects = vocabulary is not VOCABULARY["en"]
        self.start = self._start()
        self.end, self.names = self._right()

    def persons(self) -> tuple[tuple[int, int], list[tuple[int, int]]]:
        """Return the title, and the names it belongs to: none unless it is a public one."""
        title = (self.start, self._trimmed(self.names[0][0] if self.names else self.end))
        names = self.names or self._after_comma() or self._before_comma()
        return title, names if names and self._is_public(*title) else []

    def is_former(self, within: int) -> bool:
        """Whether one of the *within* words before the title, or of its own, says that it is not held now."""
        at = self.start
        while at > 0 and self.start - at < within and self.words[at].adjacent:
            at -= 1
        return any(self.groups.former[word.low] for word in self.words.run(at, self.at + 1))

    def is_oblique(self) -> bool:
        """Whether the title is in another case than the nominative, so that the name is too."""
        return self.vocabulary.oblique.fullmatch(self.words[self.at].low) is not None

    def _start(self) -> int:
        """Return the first word of the title: left of the head stand bodies and words such as "acting"."""
        start = self.at
        while start > max(0, self.at - MAX_TITLE) and self.words[start].adjacent:
            if not self._may_precede(self.words[start - 1]):
                break
            start -= 1
        return start

    def _may_precede(self, word: Word) -> bool:
        if self.groups.before[word.low] or self.groups.body[word.low]:
            return True
        if not word.capital or word.low in _NEVER_BEFORE or self.groups.name[word.low]:
            return False
        return not self.inflects or not self.groups.head[word.low]

    def _right(self) -> tuple[int, list[tuple[int, int]]]:
        """Return where the title ends, or its last name does, and the names right of the head."""
        at, linked = self.at + 1, False
        while at < self.words.size and at - self.at <= MAX_TITLE and self.words[at].adjacent:
            run = self._run(at)
            name = self._name(at, run, linked=linked)
            if name and self._heads_again(at, name[0], linked=linked):
                break
            if name:
                names = [name, *self._more_names(name[1])]
                return names[-1][1], names
            if run == at and not self._may_be_inside(at):
                break
            linked = run == at and self._is_link(at)
            at = max(run, at + 1)
        return at, []

    def _is_link(self, at: int) -> bool:
        return self.groups.link[self.words[at].low]

    def _is_name(self, at: int) -> bool:
        word = self.words[at]
        return word.capital and self.groups.name[word.low]

    def _may_be_inside(self, at: int) -> bool:
        word = self.words[at]
        if self._is_link(at) or self.groups.inside[word.low]:
            return True
        return (word.low[0].isdigit() and not word.low.isdigit()) or self.groups.head[word.low]

    def _run(self, at: int) -> int:
        """Return the end of the capitalised words that begin at *at*."""
        end = at
        last = min(self.words.size, at + MAX_TITLE)
        while end < last and self.words[end].capital and (end == at or self.words[end].adjacent):
            end += 1
        return end

    def _name(self, begin: int, end: int, *, linked: bool) -> tuple[int, int] | None:
        """Return where the name is that closes the capitalised words from *begin* to *end*.

        *linked*: a preposition stands before them, so that the first of them belong to the office.
        """
        if self.inflects and not linked:
            end = self._end_of_first_name(begin, end)
        end -= self._is_before_region(end)
        first = end
        while first > begin and self._is_name(first - 1):
            first -= 1
        if first == begin:
            first += self._own_words(self.words.run(first, end), linked=linked)
        elif linked and end - first > 2 and self.words[first - 1].low in _BEFORE_PLACE:
            first += 1
        if first >= end or end - first > MAX_NAME or is_initial(self.words[end - 1].printed):
            return None
        bare = is_bare(self.words.run(first, end))
        return None if bare and (linked or self._goes_on(end)) else (first, end)

    def _end_of_first_name(self, begin: int, end: int) -> int:
        """Return *end* before words that begin the rest of the sentence: "Берік Асылов Мәжіліс ..."."""
        first = begin
        while first < end and not self._is_name(first):
            first += 1
        last = first
        while last < end and self._is_name(last):
            last += 1
        for middle in range(first + 1, last - 1):
            if is_patronymic(self.words[middle].printed):
                return middle + 2
        return last if last - first >= 2 else end

    def _is_before_region(self, at: int) -> bool:
        """Whether the word at *at* makes a place of the one before it: "Ақмола облысының"."""
        near = at < self.words.size and self.words[at].adjacent
        return near and self.groups.region[self.words[at].low]

    def _goes_on(self, at: int) -> bool:
        """Whether the office's name goes on in lower case: "Верховного суда"."""
        if not self.inflects or at >= self.words.size or not self.words[at].adjacent:
            return False
        return self._may_be_inside(at)

    def _heads_again(self, begin: int, end: int, *, linked: bool) -> bool:
        """Whether another title begins here: in "assistant to President N." the name is the President's."""
        return linked and any(self.groups.head[word.low] for word in self.words.run(begin, end))

    def _own_words(self, words: Sequence[Word], *, linked: bool) -> int:
        """Return how many of *words* belong to the office when no word among them tells it from the name.

        After a preposition one at least does; in Russian and Kazakh also without one: "аким Алматы N. N.".
        """
        initials = [number for number, word in enumerate(words) if number and is_initial(word.printed)]
        if not linked and (not self.inflects or len(words) < 3 or initials):
            return 0
        if initials:
            return max(1, initials[0] - 1)
        if not self.inflects:
            return max(1, len(words) - LONG_NAME)
        with_patronymic = len(words) > 2 and is_patronymic(words[-2].printed)
        turned_round = len(words) > 2 and is_patronymic(words[-1].printed)
        return max(int(linked), len(words) - (3 if with_patronymic or turned_round else 2))

    def _more_names(self, at: int) -> Iterator[tuple[int, int]]:
        """Yield the other names that a plural head announces: "Attorneys A. B., C. D. and E. F."."""
        if not any(self.groups.plural[word.low] for word in self.words.run(self.at, at)):
            return
        while at < self.words.size:
            comma = _COMMA.fullmatch(self.words[at].apart) is not None
            if self.words[at].low in {"and", "и", "және"} and (comma or self.words[at].adjacent):
                at += 1
            elif not comma:
                return
            end = self._run(at)
            if not self._is_full_name(at, end):
                return
            yield at, end
            at = end

    def _is_full_name(self, begin: int, end: int) -> bool:
        return 2 <= end - begin <= MAX_NAME and all(map(self._is_name, range(begin, end)))

    def _after_comma(self) -> list[tuple[int, int]]:
        """Return the name in "Chairman of the Court, N. N., said": between a comma and another mark."""
        if self.end >= self.words.size or not _COMMA.fullmatch(self.words[self.end].apart):
            return []
        end = self._run(self.end)
        if self._is_full_name(self.end, end) and _AFTER_NAME.match(self.text, self.words[end - 1].end):
            return [(self.end, end)]
        return []

    def _before_comma(self) -> list[tuple[int, int]]:
        """Return the name in "N. N., the Chairman of the Court"."""
        at = self.start
        while at > 0 and self.words[at].adjacent and _BETWEEN.fullmatch(self.words[at - 1].low):
            at -= 1
        if at == 0 or not _COMMA.fullmatch(self.words[at].apart):
            return []
        return name_ending(self.words, at, self.vocabulary)

    def _trimmed(self, end: int) -> int:
        """Return *end* without the prepositions before it."""
        while end > self.at + 1 and self._is_link(end - 1):
            end -= 1
        return end

    def _is_public(self, begin: int, end: int) -> bool:
        words = self.words.run(begin, end)
        low = self.text[words[0].start : words[-1].end].casefold().replace("’", "'")
        low = " ".join(low.split())
        if self.vocabulary.private.search(low):
            return False
        if self.vocabulary.strong.search(low) or any(self.groups.body[word.low] for word in words):
            return True
        return self._belongs_to_a_body() or (bool(self.names) and self._is_of_a_body(self.names[-1][1]))

    def _belongs_to_a_body(self) -> bool:
        """Whether the title is "its head", in a sentence that names a public body before."""
        at = self.start
        if at == 0 or self.words[at - 1].low != "its" or not self.words[at].adjacent:
            return False
        first = max(0, at - MAX_SENTENCE)
        while at > first and not _SENTENCE_END.search(self.words[at].apart):
            at -= 1
            if self.words[at].capital and self.groups.body[self.words[at].low]:
                return True
        return False

    def _is_of_a_body(self, at: int) -> bool:
        """Whether a public body follows the name: "Deputy Chief N. N. of the Fraud Section"."""
        if at >= self.words.size or not self.words[at].adjacent or not self._is_link(at):
            return False
        while at < self.words.size and self.words[at].adjacent and self._is_link(at):
            at += 1
        run = self.words.run(at, self._run(at))
        return any(self.groups.body[word.low] for word in run)
