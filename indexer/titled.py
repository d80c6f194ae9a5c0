"""Persons whom a text names together with a title of office, found by patterns alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer.names import is_initial, is_patronymic
from indexer.titles import PRIVATE, VOCABULARY, Vocabulary
from search.model import Lang, Span

FORMER_WITHIN = 3  #: words before a title that may say "former"; Kazakh puts the whole office between
FORMER_WITHIN_KK = 8
MAX_NAME = 4  #: words
MAX_TITLE = 24  #: words from a head to the name; longer is a sentence, not a title

_WORD = re.compile(
    r"(?:[^\W\d_]\.)(?:-?[^\W\d_]\.)*|(?:Jr|Sr|Mr|Mrs|Ms|Dr|St)\.|[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*|\d+(?:st|nd|rd|th)?|[&–—-]"
)
_POSSESSIVE = re.compile(r"['’]s?$")
_SPACE = re.compile(r"[ \t\u00a0]*")
_COMMA = re.compile(r",[ \t\u00a0]*")
_AFTER_NAME = re.compile(r"\s*(?:[,;.)–—]|$| - |\n)")
_BETWEEN = re.compile(r"the|its|a|an|who|is|newly|appointed|as|currently|now")


@dataclass(frozen=True, slots=True)
class Titled:
    """A name beside a title. *bare*: a surname alone. *former*: the text says that the office is not held now.

    Spans are into the text given; *title* is None where a clause ("who heads the service") stands for it.
    """

    name: Span
    title: Span | None
    former: bool = False
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text. *apart*: what stands between it and the word before."""

    printed: str
    low: str
    start: int
    end: int
    apart: str

    @property
    def capital(self) -> bool:
        return self.printed[0].isupper()

    @property
    def adjacent(self) -> bool:
        return _SPACE.fullmatch(self.apart) is not None


def split(text: str) -> list[Word]:
    """Return the words of *text*; initials keep their full stop, dashes are words, possessives are left off."""
    words = []
    last = 0
    for match in _WORD.finditer(text):
        printed = _POSSESSIVE.sub("", match[0]) or match[0]
        words.append(
            Word(
                printed,
                match[0].casefold(),
                match.start(),
                match.start() + len(printed),
                text[last : match.start()],
            )
        )
        last = match.end()
    return words


def titled(text: str, lang: Lang) -> tuple[Titled, ...]:
    """Return the persons whom *text*, in *lang*, names with a public office, in its order."""
    words, vocabulary = split(text), VOCABULARY[lang]
    found: list[Titled] = []
    at = 0
    while at < len(words):
        if not _is_head(words[at], vocabulary):
            at += 1
            continue
        phrase = _Phrase(text, words, vocabulary, at)
        found += phrase.persons(FORMER_WITHIN_KK if lang == "kk" else FORMER_WITHIN)
        at = max(at + 1, phrase.end)
    found += _leaders(text, words, vocabulary)
    return tuple(sorted(found, key=lambda one: one.name))


def _is_head(word: Word, vocabulary: Vocabulary) -> bool:
    return vocabulary.head.fullmatch(word.low) is not None


def _is_name_word(word: Word, vocabulary: Vocabulary) -> bool:
    if not word.capital or word.low == "u.s.":
        return False
    return not vocabulary.not_name.fullmatch(word.low) and not _is_head(word, vocabulary)


class _Phrase:
    """One title around the head at *at*, and the names that stand with it."""

    def __init__(self, text: str, words: Sequence[Word], vocabulary: Vocabulary, at: int) -> None:
        self.text, self.words, self.vocabulary, self.at = text, words, vocabulary, at
        self.start = self._start()
        self.end, self.names = self._right()

    def persons(self, former_within: int) -> list[Titled]:
        """Return whom the title belongs to: nobody unless it is a public one."""
        names = self.names
        title_end = names[0][0] if names else self.end
        if not names:
            names = self._after_comma() or self._before_comma()
        title = self._span(self.start, self._trimmed(title_end))
        if not names or not self._is_public(title):
            return []
        former = self._is_former(former_within)
        return [Titled(self._span(*name), title, former, bare=name[1] - name[0] == 1) for name in names]

    def _start(self) -> int:
        """Return the first word of the title: left of the head stand capitals and words such as "acting"."""
        start = self.at
        while start > 0 and self.words[start].adjacent and self._may_precede(self.words[start - 1]):
            start -= 1
        return start

    def _may_precede(self, word: Word) -> bool:
        if self.vocabulary.before.fullmatch(word.low) or self.vocabulary.body.fullmatch(word.low):
            return True
        if not word.capital or _is_name_word(word, self.vocabulary):
            return False
        return word.low not in {"the", "a", "an", "in", "on", "at", "by", "as", "this", "his", "her", "and"}

    def _right(self) -> tuple[int, list[tuple[int, int]]]:
        """Return where the title ends, or its last name does, and the names right of the head."""
        at, linked = self.at + 1, False
        while at < len(self.words) and at - self.at <= MAX_TITLE and self.words[at].adjacent:
            run = self._run(at)
            if run > at:
                name = self._name(at, run, linked=linked)
                if name:
                    names = [name, *self._more_names(name[1])]
                    return names[-1][1], names
                at, linked = run, False
            elif self._may_be_inside(at):
                linked = (
                    self.vocabulary.link.fullmatch(self.words[at].low) is not None
                    or self.words[at].low == "the"
                )
                at += 1
            else:
                break
        return at, []

    def _may_be_inside(self, at: int) -> bool:
        word = self.words[at].low
        if self.vocabulary.link.fullmatch(word) or self.vocabulary.inside.fullmatch(word):
            return True
        return word[0].isdigit() and not word.isdigit() or _is_head(self.words[at], self.vocabulary)

    def _run(self, at: int) -> int:
        """Return the end of the capitalised words that begin at *at*."""
        end = at
        while end < len(self.words) and self.words[end].capital and (end == at or self.words[end].adjacent):
            end += 1
        return end

    def _name(self, begin: int, end: int, *, linked: bool) -> tuple[int, int] | None:
        """Return where in the capitalised words from *begin* to *end* a name is that closes them.

        *linked*: a preposition stands before them, so that the first of them belong to the office.
        """
        first = end
        while first > begin and _is_name_word(self.words[first - 1], self.vocabulary):
            first -= 1
        if first == end or (linked and self._heads_again(begin, first)):
            return None
        words = self.words[first:end]
        initials = [number for number, word in enumerate(words) if number and is_initial(word.printed)]
        if linked and first == begin:
            first += self._own_words(words, initials)
        elif self._is_place_before_name(words, initials):
            first += len(words) - 2
        if first >= end or end - first > MAX_NAME or is_initial(self.words[end - 1].printed):
            return None
        return None if end - first < 2 and (linked or self._goes_on(end)) else (first, end)

    def _goes_on(self, at: int) -> bool:
        """Whether the office's name goes on in lower case: "Верховного суда"."""
        if self.vocabulary is VOCABULARY["en"] or at >= len(self.words) or not self.words[at].adjacent:
            return False
        return self._may_be_inside(at)

    def _heads_again(self, begin: int, end: int) -> bool:
        """Whether another title begins here: of "assistant to President N." the name is the President's."""
        return any(
            _is_head(word, self.vocabulary) and word.low != "general" for word in self.words[begin:end]
        )

    @staticmethod
    def _own_words(words: Sequence[Word], initials: Sequence[int]) -> int:
        """Return how many of *words* belong to the office, one at least, when no name word tells."""
        if initials:
            return max(1, initials[0] - 1)
        return max(1, len(words) - (3 if len(words) > 3 and is_patronymic(words[-2].printed) else 2))

    def _is_place_before_name(self, words: Sequence[Word], initials: Sequence[int]) -> bool:
        """Whether a Russian or Kazakh title goes on without a preposition: "аким Алматы N. N."."""
        if len(words) < 3 or initials or self.vocabulary is VOCABULARY["en"]:
            return False
        return not any(is_patronymic(word.printed) for word in words[1:])

    def _more_names(self, at: int) -> Iterator[tuple[int, int]]:
        """Yield the other names that a plural head announces: "Attorneys A. B., C. D. and E. F."."""
        if not any(self.vocabulary.plural.fullmatch(word.low) for word in self.words[self.at : at]):
            return
        while at < len(self.words):
            comma = _COMMA.fullmatch(self.words[at].apart) is not None
            if self.words[at].low in {"and", "и", "және"} and (comma or self.words[at].adjacent):
                at += 1
            elif not comma:
                return
            end = self._run(at)
            if end - at < 2 or not all(_is_name_word(word, self.vocabulary) for word in self.words[at:end]):
                return
            yield at, end
            at = end

    def _after_comma(self) -> list[tuple[int, int]]:
        """Return the name in "Chairman of the Court, N. N., said": between a comma and another mark."""
        if self.end >= len(self.words) or not _COMMA.fullmatch(self.words[self.end].apart):
            return []
        end = self._run(self.end)
        whole = 2 <= end - self.end <= MAX_NAME and _AFTER_NAME.match(self.text, self.words[end - 1].end)
        if whole and all(_is_name_word(word, self.vocabulary) for word in self.words[self.end : end]):
            return [(self.end, end)]
        return []

    def _before_comma(self) -> list[tuple[int, int]]:
        """Return the name in "N. N., the Chairman of the Court"."""
        at = self.start
        while at > 0 and self.words[at].adjacent and _BETWEEN.fullmatch(self.words[at - 1].low):
            at -= 1
        if at == 0 or not _COMMA.fullmatch(self.words[at].apart):
            return []
        return _name_ending(self.words, at, self.vocabulary)

    def _is_former(self, within: int) -> bool:
        at = self.start
        while at > 0 and self.start - at < within and self.words[at].adjacent:
            at -= 1
        return any(self.vocabulary.former.fullmatch(word.low) for word in self.words[at : self.at + 1])

    def _trimmed(self, end: int) -> int:
        """Return *end* without the prepositions before it."""
        while end > self.at + 1 and (
            self.vocabulary.link.fullmatch(self.words[end - 1].low) or self.words[end - 1].low == "the"
        ):
            end -= 1
        return end

    def _is_public(self, title: Span) -> bool:
        low = " ".join(self.text[title.start : title.end].casefold().replace("’", "'").split())
        if PRIVATE.search(low):
            return False
        words = [word for word in self.words[self.start : self.end] if word.end <= title.end]
        bodies = (self.vocabulary.body.fullmatch(word.low) for word in words)
        return bool(self.vocabulary.strong.search(low)) or any(bodies)

    def _span(self, begin: int, end: int) -> Span:
        return Span(self.words[begin].start, self.words[end - 1].end)


def _name_ending(words: Sequence[Word], end: int, vocabulary: Vocabulary) -> list[tuple[int, int]]:
    """Return the full name, if any, whose last word is the one before *end*."""
    begin = end
    while begin > 0 and end - begin < MAX_NAME and _is_name_word(words[begin - 1], vocabulary):
        begin -= 1
        if not words[begin].adjacent:
            break
    if end - begin < 2 or is_initial(words[end - 1].printed):
        return []
    if end - begin > 2 and vocabulary is not VOCABULARY["en"] and not is_patronymic(words[end - 1].printed):
        begin = end - 2 - is_patronymic(words[end - 2].printed)
    return [(begin, end)]


def _leaders(text: str, words: Sequence[Word], vocabulary: Vocabulary) -> Iterator[Titled]:
    """Yield the persons whom a clause puts at the head of a body: "N. N., who heads the Agency"."""
    for clause in vocabulary.leads.finditer(text):
        if not any(vocabulary.body.fullmatch(word) for word in clause["of"].casefold().split()):
            continue
        end = next((number for number, word in enumerate(words) if word.start >= clause.start()), len(words))
        for begin, stop in _name_ending(words, end, vocabulary):
            yield Titled(Span(words[begin].start, words[stop - 1].end), None)
