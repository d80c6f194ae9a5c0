"""When a release was published and when what it reports happened: from what it says, or unknown.

A wrong date is worse than none, so a day is taken only from places that can mean one thing:

* published: a stamp that the page prints before or after the text, or the day in the page's address, or a
  dateline that stands on a line of its own;
* event: the dateline that opens the text, or a day or weekday that the first sentence puts the event on, if
  it lies in the days before the publication.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from indexer.calendar_days import Mention, days
from indexer.cleaning import Aside, Place
from indexer.month_names import WEEKDAYS, one_of
from indexer.page_furniture import Furniture
from indexer.page_words import PUBLISHED, UPDATED
from indexer.page_words import one_of as one_phrase_of
from indexer.sentences import sentences
from search.model import Dates, Evidence, EvidenceKind, Lang, Span, StatedDate
from search.quantities.lookalikes import holds_any

MAX_DATELINE_AGE = 31  #: days from a dateline without a year to the publication
MAX_EVENT_AGE = 14  #: days from an event that the first sentence dates to the publication

_LABELS = {
    "updated": re.compile(one_phrase_of(UPDATED), re.IGNORECASE),
    "published": re.compile(one_phrase_of(PUBLISHED), re.IGNORECASE),
}
_ADDRESS_DAY = re.compile(r"/((?:19|20)\d\d)([/-]?)(\d\d)\2(\d\d)/")
_PLACE_BEFORE = re.compile(
    r"(?:(?!(?:On|By|In|At|Since|From|Until|Till|After|Before|The|Today|Yesterday|В|Во|На|С|Со|К|До|По|От|За|После"
    r"|Сегодня|Вчера|Бүгін|Кеше)\b)[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][\w'’.-]*|г\.|қ\.|city|қаласы|[\s,./()–—|-])*"
)
_AFTER_DATELINE = re.compile(r"\s*(?:[.–—:/(|-]|$|\n)")
_AFTER_DATELINE_WITH_PLACE = re.compile(r"\s*(?:[.,–—:/()|-]|$|\n|(?<=\s)[^\W\d_a-zа-я])")
# English puts an event "on 5 June" or "at a June 5 meeting". Russian names the bare day, so there only the
# words that make it something else rule it out; Kazakh uses the locative.
_ON = re.compile(r"(?:\bon(?: [A-Za-z]+,)?|^|\btoday,?|\bat (?:an?|the))\s*$", re.IGNORECASE)
_NOT_ON = re.compile(r"(?:\b(?:от|до|со?|по|ко?|на|за|после|позднее|около|ранее)|[«\"№])\s*$", re.IGNORECASE)
_LOCATIVE = re.compile(r"[дт][ае]$", re.IGNORECASE)
_ON_WEEKDAY = re.compile(
    rf"\bon\s+(?P<en>{one_of(WEEKDAYS)})\b(?!['’]s)|\b(?:в|во)\s+(?P<ru>{one_of(WEEKDAYS)})\b"
    rf"|\b(?P<kk>{one_of(WEEKDAYS)})\s+күні\b",
    re.IGNORECASE,
)
_WEEKDAY_CUES = tuple(
    name for name in WEEKDAYS if not any(other in name for other in WEEKDAYS if other != name)
)
_NOT_PAST = re.compile(
    r"\b(?:will|shall|to be held|is scheduled|are scheduled|plans? to|every|each)\b|состоится|пройд[её]т"
    r"|будет|планируе|кажд(?:ый|ую|ое)|өтеді|болады|жоспарлан|сайын",
    re.IGNORECASE,
)
_NOT_PAST_CUES = (
    *("will", "shall", "to be held", "scheduled", "plan", "every", "each"),
    *("состоится", "пройд", "будет", "планируе", "кажд", "өтеді", "болады", "жоспарлан", "сайын"),
)


@dataclass(frozen=True, slots=True)
class Declared:
    """A date that a front matter or a feed gives as the release's own, as typed."""

    text: str
    kind: EvidenceKind


@dataclass(frozen=True, slots=True)
class Clues:
    """Where the dates of a release can be read: what is declared, printed around, and told."""

    text: str
    lang: Lang
    declared: Declared | None = None
    asides: tuple[Aside, ...] = ()
    source: str | None = None


def dates_of(clues: Clues, today: date) -> Dates:
    """Return the dates that *clues* state, each with its evidence, and why others were not taken.

    Nothing was published after *today*, the day of reading.
    """
    published, doubts = _published(clues)
    if published is not None and published.value > today:
        doubts = (*doubts, f"{published.evidence.quote!r} is after the day of reading")
        published = None
    event, more = _event(clues, published.value if published else None)
    if event is not None and event.value > today:
        more = (*more, f"{event.evidence.quote!r} is after the day of reading")
        event = None
    return Dates(published, event, None, (*doubts, *more))


def _published(clues: Clues) -> tuple[StatedDate | None, tuple[str, ...]]:
    if clues.declared is not None:
        return _declared(clues.declared)
    places: tuple[Place, ...] = ("before", "after")
    for place in places:
        stated, doubts = _stamped(_printed(clues, "stamp", place))
        if stated is not None or doubts:
            return stated, doubts
    addressed = _in_address(clues.source)
    return (addressed, ()) if addressed else _stamped(_printed(clues, "dateline", "before"))


def _printed(clues: Clues, kind: Furniture, place: Place) -> list[str]:
    return [aside.text for aside in clues.asides if aside.kind == kind and aside.place == place]


def _declared(declared: Declared) -> tuple[StatedDate | None, tuple[str, ...]]:
    text = declared.text.strip()
    mention = next(days(text), None)
    if mention is None or mention.value is None or text[: mention.span.start].strip():
        reason = mention.doubt if mention and mention.doubt else f"{text[:60]!r} is not a date"
        return None, (reason,)
    return StatedDate(mention.value, Evidence(declared.kind, text)), ()


def _stamped(lines: Sequence[str]) -> tuple[StatedDate | None, tuple[str, ...]]:
    """Return the one day that the stamps *lines* agree on; without a year a stamp says nothing."""
    labelled = [(label, mention) for line in lines for label, mention in _labelled(line)]
    best = [mention for label, mention in labelled if label == "published"]
    mentions = best or [mention for label, mention in labelled if label is None]
    doubts = tuple(each.doubt or f"{each.quote!r} has no year" for each in mentions if not each.value)
    stated = [StatedDate(mention.value, _quoted(mention)) for mention in mentions if mention.value]
    if len({each.value for each in stated}) > 1:
        several = ", ".join(each.evidence.quote for each in stated)
        return None, (*doubts, f"the page prints several dates: {several}")
    return (stated[0] if stated else None), doubts


def _labelled(stamp: str) -> Iterator[tuple[str | None, Mention]]:
    """Yield the days of *stamp*, each with what the words before it say that it is."""
    end = 0
    for mention in days(stamp):
        words = stamp[end : mention.span.start]
        yield next((label for label, pattern in _LABELS.items() if pattern.search(words)), None), mention
        end = mention.span.end


def _quoted(mention: Mention, *, at: int | None = None) -> Evidence:
    """Return the evidence of *mention*; *at*: where the text that it was found in begins in the release's."""
    span = None if at is None else Span(mention.span.start + at, mention.span.end + at)
    return Evidence("text", mention.quote, span)


def _in_address(source: str | None) -> StatedDate | None:
    found = _ADDRESS_DAY.search(source or "")
    mention = next(days("-".join(found.group(1, 3, 4))), None) if found else None
    if found is None or mention is None or mention.value is None:
        return None
    return StatedDate(mention.value, Evidence("text", found[0]))


def _event(clues: Clues, published: date | None) -> tuple[StatedDate | None, tuple[str, ...]]:
    line = clues.text.split("\n", 1)[0]
    dateline = _dateline(line)
    if dateline is not None:
        return _resolved(dateline, published)
    apart = _printed(clues, "dateline", "before")
    if apart:
        return _stamped(apart)
    lead = next(iter(sentences(line, clues.lang)), None)
    if lead is None or published is None or _is_not_past(line[lead.start : lead.end]):
        return None, ()
    return _told(line[: lead.end], clues.lang, published), ()


def _is_not_past(lead: str) -> bool:
    return holds_any(lead, _NOT_PAST_CUES) and _NOT_PAST.search(lead) is not None


def _dateline(line: str) -> Mention | None:
    """Return the day of a dateline: "Astana, January 26, 2018. ...", "АСТАНА, 14 июня. /.../ - ..."."""
    mention = next(days(line[:120]), None)
    if mention is None or not _PLACE_BEFORE.fullmatch(line, 0, mention.span.start):
        return None
    after = _AFTER_DATELINE_WITH_PLACE if line[: mention.span.start].strip() else _AFTER_DATELINE
    return mention if after.match(line, mention.span.end) else None


def _resolved(dateline: Mention, published: date | None) -> tuple[StatedDate | None, tuple[str, ...]]:
    if dateline.doubt is not None:
        return None, (dateline.doubt,)
    value = dateline.value or _in_days_before(dateline, published, MAX_DATELINE_AGE)
    if value is None:
        return None, (f"the dateline {dateline.quote!r} has no year",)
    if published is not None and value > published:
        return None, (f"the dateline {dateline.quote!r} is after the publication",)
    return StatedDate(value, _quoted(dateline, at=0)), ()


def _in_days_before(mention: Mention, published: date | None, age: int) -> date | None:
    """Return the day of a *mention* without a year, if it lies at most *age* days before *published*."""
    if published is None or mention.month is None or mention.day is None:
        return None
    for year in (published.year, published.year - 1):
        try:
            value = date(year, mention.month, mention.day)
        except ValueError:
            continue
        if timedelta() <= published - value <= timedelta(age):
            return value
    return None


def _told(lead: str, lang: Lang, published: date) -> StatedDate | None:
    """Return the day on which the first sentence puts what it tells, if it names one only."""
    mentions = [mention for mention in days(lead) if _is_when(mention, lead, lang)]
    if mentions:
        return _only_one([_dated(mention, published) for mention in mentions], published)
    weekdays: Sequence[re.Match[str]] = (
        list(_ON_WEEKDAY.finditer(lead)) if holds_any(lead, _WEEKDAY_CUES) else ()
    )
    if len(weekdays) != 1:
        return None
    found = weekdays[0]
    name = next(name for name in found.groups() if name)
    back = (published.weekday() - WEEKDAYS[name.lower()]) % 7
    return StatedDate(published - timedelta(back), Evidence("text", found[0], Span(*found.span())))


def _is_when(mention: Mention, lead: str, lang: Lang) -> bool:
    before = lead[: mention.span.start]
    if lang == "kk":
        return bool(_LOCATIVE.search(mention.quote))
    return bool(_ON.search(before)) if lang == "en" else not _NOT_ON.search(before)


def _dated(mention: Mention, published: date) -> Mention:
    return replace(mention, value=mention.value or _in_days_before(mention, published, MAX_EVENT_AGE))


def _only_one(mentions: Sequence[Mention], published: date) -> StatedDate | None:
    if len(mentions) != 1 or mentions[0].value is None:
        return None
    recent = timedelta() <= published - mentions[0].value <= timedelta(MAX_EVENT_AGE)
    return StatedDate(mentions[0].value, _quoted(mentions[0], at=0)) if recent else None
