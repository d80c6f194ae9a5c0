"""Made-up words by rank: the commonest are those that releases use, the others are built of syllables."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from search.model import Lang

HEAD: Final = 30_000  #: ranks that follow Zipf's law; looked up in a table
TAIL: Final = 3_000_000  #: ranks beyond, names and misspellings: so many that a few texts have each

_SYLLABLES: Final = (
    "ba be bo ca co da de di do fa fi fo ga go ha he jo ka ke la le li lo ma me mi mo na ne ni no pa pe po "
    "ra re ri ro sa se si so ta te ti to va ve vi wa wi za zo bar ben cal con dal der fen gar hol kar lan "
    "mar mer nor pal per ran ros san sel sten tan ter tor val ver vin wen",
    "ба бе бо ва ве ви во га го да де ди до жа за зе зо ка ке ки ко ла ле ли ло ма ме ми мо на не ни но "
    "па пе по ра ре ри ро са се си со та те ти то ту фа ха хо ча ша бар вал гор дар кар лан мар нор пол "
    "рос сан тан тер тор",
)
_LATIN, _CYRILLIC = (tuple(each.split()) for each in _SYLLABLES)
_ENDINGS: Final[dict[Lang, tuple[str, ...]]] = {
    "en": ("", "s", "", "ed", "ing", "er", "", "ion"),
    "ru": ("", "ы", "ов", "ам", "ный", "ного", "а", "ть"),
    "kk": ("", "лар", "ға", "дың", "да", "мен", "ы", "ты"),
}
_COMMON: Final[dict[Lang, str]] = {
    "en": """the of and to in a that for was by on with as from is at were said has its who his an be which
        their also have it are this been office not case had will investigation or court during after
        criminal against department fraud evidence investigators money company million officers region
        public accounts state federal bank law financial defendant years security charges unlawful
        laundering bribery funds agency prosecutor property scheme contract tax budget official arrested
        seized citizens enforcement organised network frozen cooperation assets report attorney guilty
        embezzlement sentence illegal drug market foreign transfer transactions register payment tender
        damage customs corruption district suspects detained procurement warehouse counterfeit border
        operation cryptocurrency goods exchange searches document director program victims pyramid
        insurance health import vehicle weapons smuggling gambling platform forged licence ministry land
        construction hospital school university inspector deputy drop shell invoice offshore wallet
        pension subsidy audit fuel cattle grain medicine equipment supply restitution forfeiture""",
    "ru": """и в на по что с из для был от были к года за не при также его их это лиц дела под более
        следствия суда фактам деньги счетов области управление расследования мошенничества имущества
        средств отмывания взятки бюджета налоги закупок ущерб арестован изъято граждан должностных
        хищения приговор незаконного банка договор переводов контрабанды платформы схемы пирамиды""",
    "kk": """және мен үшін бойынша туралы бұл өз екі ол болды қылмыс іс тергеу ақша сот қаржы мемлекет
        агенттігі заңсыз шот қылмыстық алаяқтық мүлік облысы бюджет салық сыбайлас жемқорлық""",
}


def _spelt(number: int, syllables: tuple[str, ...]) -> str:
    """Return *number* in the base of the syllables, the last digit first; each number is another word."""
    made = ""
    base = len(syllables)
    number += base
    while True:
        made += syllables[number % base]
        number = number // base - 1
        if number < 0:
            return made


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language."""

    lang: Lang
    _table: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        common = _COMMON[self.lang].split()
        self._table.extend(common)
        self._table.extend(self._made(rank) for rank in range(len(common), HEAD))

    def word(self, rank: int) -> str:
        """Return the word of that rank; 0 is the commonest."""
        return self._table[rank] if rank < HEAD else self._made(rank)

    def words(self, ranks: list[int]) -> list[str]:
        """Return the word of each rank."""
        table, made = self._table, self._made
        return [table[rank] if rank < HEAD else made(rank) for rank in ranks]

    def _made(self, rank: int) -> str:
        stem, ending = divmod(rank, len(_ENDINGS[self.lang]))
        syllables = _LATIN if self.lang == "en" else _CYRILLIC
        return _spelt(stem, syllables) + _ENDINGS[self.lang][ending]
