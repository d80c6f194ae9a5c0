"""A day in the words of three locales, as it stands in a sentence."""

from __future__ import annotations

from datetime import date

from search.model import Lang

_MONTHS: dict[Lang, tuple[str, ...]] = {
    "en": (
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
        "November", "December",
    ),
    "ru": (
        "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября",
        "ноября", "декабря",
    ),
    "kk": (
        "қаңтардағы", "ақпандағы", "наурыздағы", "сәуірдегі", "мамырдағы", "маусымдағы", "шілдедегі",
        "тамыздағы", "қыркүйектегі", "қазандағы", "қарашадағы", "желтоқсандағы",
    ),
}  # fmt: skip


def day_words(day: date, locale: Lang) -> str:
    """Return *day* in words; in Kazakh as what belongs to it.

    >>> [day_words(date(2025, 9, 12), locale) for locale in ("en", "ru", "kk")]
    ['12 September 2025', '12 сентября 2025 года', '2025 жылғы 12 қыркүйектегі']
    """
    month = _MONTHS[locale][day.month - 1]
    if locale == "kk":
        return f"{day.year} жылғы {day.day} {month}"
    return f"{day.day} {month} {day.year}" + (" года" if locale == "ru" else "")
