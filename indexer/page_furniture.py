"""The lines of a scraped page that are not the release: buttons, counters, stamps, contacts, credits.

Each pattern is a class of things that pages print around a text, in English, Russian and Kazakh. A line is
furniture only as a whole: nothing here looks inside of a sentence.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from indexer import page_words as words
from indexer.calendar_days import days
from indexer.month_names import WEEKDAY_PATTERN
from indexer.page_words import one_of

#: stamp: a date with or without labels. dateline: a place and a date. control: buttons and counters.
#: source: where the text is from. address: one of a page, without a word.
#: contact: telephone, mail. signature: the press service. credit: authors, photographs, tags. related:
#: heads a list of other pages. path: where the page is on its site. rule: neither letters nor digits.
#: number: digits only.
Furniture = Literal[
    "stamp",
    "dateline",
    "control",
    "source",
    "address",
    "contact",
    "signature",
    "credit",
    "related",
    "path",
    "rule",
    "number",
]
#: What only its place, before or after the text, tells from the text.
AT_EDGES: frozenset[Furniture] = frozenset(
    {"stamp", "dateline", "address", "contact", "signature", "path", "number"}
)
MAX_LINE = 300  #: code points; a longer line is text

_TIME = r"\d{1,2}[:.]\d\d(?::\d\d)?(?:\s*[ap]\.?m\b\.?)?|\d{1,2}\s*[ap]\.?m\b\.?"
_NUMBER = r"\d+(?:[.,\u00a0 ]\d{3})*[kк]?"
_MAIL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_ADDRESS = r"https?://[^\s<>\"'«»]+|www\.[^\s<>\"'«»]+"


def _only(*patterns: str) -> re.Pattern[str]:
    """Return a pattern for lines of nothing but these, in any order, even glued; linear (no way back)."""
    return re.compile(rf"(?>(?:{'|'.join(patterns)}|\s+|[^\w\s]|_))*+", re.IGNORECASE)


def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_ON_STAMPS = one_of(words.DATE_LABELS, words.STAMP_WORDS, words.CONTROLS, words.SECTIONS)
_STAMP_LINE = _only(_ON_STAMPS, WEEKDAY_PATTERN, _TIME, _NUMBER)
_CONTROL_LINE = _only(one_of(words.CONTROLS, words.SECTIONS), _NUMBER)
_CONTACT_LINE = _only(_MAIL, _ADDRESS, rf"(?:{one_of(words.CONTACT)})(?!\w)", r"\d+")
_TELEPHONE = re.compile(r"(?:\+7|\b8)[\s(-]*\d{3,4}[\s)-]*(?:\d[\s-]*){6,7}")
_ADDRESS_ANYWHERE = _pattern(_ADDRESS)
_SOURCE = _pattern(rf"(?:{one_of(words.SOURCE)})\s*(?:[:–—-]\s*|(?=https?:))")
_SIGNATURE = _pattern(
    rf"(?:the\s+)?(?:{one_of(words.PRESS_SERVICE)})\b|.*\b(?:{one_of(words.PRESS_SERVICE_LAST)})\W*$"
)
_PLACE_ONLY = re.compile(
    r"\W*(?:(?:г|қ|c)\.\s*)?[^\W\d_a-zа-яё][\w'’-]+(?:[,.]?\s+[^\W\d_a-zа-яё][\w'’-]+){0,2}\W*"
)
_BYLINE = re.compile(r"(?:[Bb]y|BY)(?: [A-Z][\w.'-]+){2,3}(?: (?i:in) [A-Z]\w+)?(?: (?i:on))?\W*")
_CREDIT = _pattern(rf"(?:{one_of(words.CREDIT)})\s*(?:[:©].*|(?:из|с|by|from|courtesy)\b[^.!?]*)")
_CREDIT_LABEL = _pattern(rf"(?:{one_of(words.CREDIT)})\s*:?")
_PATH = re.compile(
    r"[^/>»→|]{2,40}(?:\s+[/>»→|]\s+[^/>»→|]{2,40}){2,}|\w{1,3}|(?:[\w-]+\.)+[^\W\d_]{2,}|.*\S {3,}\S.*"
)
_COUNTER = r"(?:(?:\d{1,3}(?:[ \u00a0]\d{3})+|\d+)(?=[^\W\d_]))"  # glued: a spaced number opens the text
_STAMP_IN_FRONT = _pattern(
    rf"(?P<label>\W*(?:{one_of(words.DATE_LABELS)})\s*[:–—-]?)?\s*\x00"
    rf"(?P<clock>(?:[\s,|–—-]*|T)\d{{1,2}}:\d\d(?::\d\d)?(?!\d)[\s,|–—-]*{_COUNTER}?)?\s*"
)
_STAMP_AT_END = _pattern(rf"[\s,|–—-]*\x00[\s,|–—-]*(?:{_TIME})\s*$|[\s,|–—-]+(?:{_TIME})[\s,|–—-]*\x00\s*$")
_DIGIT = re.compile(r"\d")
_HASHTAGS = re.compile(r"(?:#\w[^.!?#]{0,40})+")
_RELATED = _pattern(rf"(?:{one_of(words.RELATED)})\s*(?::.*|[.…]*)")
_INVITES = _pattern(
    rf"\W*(?:(?:please )?(?:{one_of(words.INVITES_ENGLISH)})\b.*\b(?:us|our|official|newsletter|latest)\b"
    rf"|(?:{one_of(words.INVITES_FIRST)})\b)"
)
_INVITES_LAST = _pattern(rf".*\b(?:{one_of(words.INVITES_LAST)})\W*$")
_CHANNELS = _pattern(one_of(words.CHANNELS))
_LEGAL = _pattern(rf"\W*(?:{one_of(words.LEGAL)})|\s*©|.*ctrl\s*\+\s*enter")


@lru_cache(maxsize=1024)  # each line of a page is looked at several times, and pages of one site share lines
def furniture(line: str) -> Furniture | None:
    """Return what kind of furniture *line* is, or None for a line of text.

    >>> furniture(" date 2025-09-13 Tell a friend")
    'stamp'
    >>> furniture("The court sat on 13 September 2025.") is None
    True
    """
    line = line.strip()
    if not line or len(line) > MAX_LINE:
        return None
    if not any(letter.isalnum() for letter in line):
        return "rule"
    return _plain_kind(line) or _worded_kind(line)


def source_address(line: str) -> str | None:
    """Return the address that a source line, or a line that is nothing else, gives."""
    found = _ADDRESS_ANYWHERE.search(line)
    if found is None or not (_SOURCE.match(line.strip()) or found[0] == line.strip()):
        return None
    address = found[0].rstrip(".,;)")
    return address if "://" in address else f"https://{address}"


def unstamped(line: str) -> tuple[str, str, str]:
    """Return what is glued to *line*: the stamp in front, the line itself, and the stamp at its end.

    In front, a day counts with a label ("date 2025-09-13 Head of State...") or with the time of day
    ("26.06.2025 20:31:49 902The..."); at the end only with the time of day.
    """
    first = next(days(line[:80]), None) if _DIGIT.search(line, 0, 80) else None
    if first is not None:
        marked = f"{line[: first.span.start]}\x00"
        front = _STAMP_IN_FRONT.match(marked + line[first.span.end :])
        if front is not None and (front["label"] or front["clock"]):
            cut = front.end() - len(marked) + first.span.end
            return line[:cut].strip(), line[cut:], ""
    return "", *_without_stamp_at_end(line)


def _without_stamp_at_end(line: str) -> tuple[str, str]:
    last = next(iter(reversed(list(days(line[-60:])))), None) if len(line) <= MAX_LINE else None
    if last is None:
        return line, ""
    offset = max(0, len(line) - 60)
    marked = f"{line[: offset + last.span.start]}\x00{line[offset + last.span.end :]}"
    found = _STAMP_AT_END.search(marked)
    return (line[: found.start()], line[found.start() :].strip()) if found else (line, "")


def heads_a_name(line: str) -> bool:
    """Return whether *line* is a label whose value stands on the next line: "Author:"."""
    return line.rstrip().endswith(":") and bool(_CREDIT_LABEL.fullmatch(line.strip()))


def _plain_kind(line: str) -> Furniture | None:
    """Return the kind of a line that consists of known pieces only."""
    if _SOURCE.match(line):
        return "source"
    if _ADDRESS_ANYWHERE.fullmatch(line):
        return "address"
    undated = _without_days(line)
    if undated != line:
        return _dated_kind(undated)
    if not any(letter.isalpha() for letter in line):
        return "contact" if _is_telephone(line) else "number"
    if _CONTROL_LINE.fullmatch(line):
        return "control"
    return "contact" if _CONTACT_LINE.fullmatch(line) else None


def _dated_kind(undated: str) -> Furniture | None:
    """Return the kind of a line that mentions a day, by what else it says."""
    if _STAMP_LINE.fullmatch(undated) or _is_byline(undated):
        return "stamp"
    return "dateline" if _PLACE_ONLY.fullmatch(undated) else None


def _invites(line: str) -> bool:
    return _INVITES.match(line) is not None or (not line.isascii() and _INVITES_LAST.match(line) is not None)


def _is_byline(line: str) -> bool:
    return line[:1] in ("B", "b") and _BYLINE.fullmatch(line) is not None


def _worded_kind(line: str) -> Furniture | None:
    """Return the kind of a line that is told by how it begins, or by what it asks for."""
    if _RELATED.fullmatch(line):
        return "related"
    if _HASHTAGS.fullmatch(line) or _CREDIT.fullmatch(line) or _is_byline(line) or _LEGAL.match(line):
        return "credit"
    if _invites(line) and _CHANNELS.search(line):
        return "control"
    return None if line.endswith((".", ";", ":")) else _titled_kind(line)


def _titled_kind(line: str) -> Furniture | None:
    """Return the kind of a line that is no sentence, if it stands at an edge."""
    if _SIGNATURE.match(line):
        return "signature"
    if _PATH.fullmatch(line):
        return "path"
    return "contact" if _TELEPHONE.search(line) else None


def _without_days(line: str) -> str:
    kept, end = [], 0
    for mention in days(line):
        kept += [line[end : mention.span.start], " "]
        end = mention.span.end
    return "".join([*kept, line[end:]])


def _is_telephone(line: str) -> bool:
    digits = sum(letter.isdigit() for letter in line)
    return digits >= 9 and bool(_TELEPHONE.search(line) or re.search(r"\(\d+\)|\d[\s-]\d\d[\s-]\d\d\b", line))
