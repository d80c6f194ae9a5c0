"""Kazakh number words, modifiers and fractions; case endings are part of the forms."""

from __future__ import annotations

from decimal import Decimal

from search.quantities.lexicon import Lexicon, numbered, phrases, powers, words

_ONES = "нөл бір екі үш төрт бес алты жеті сегіз тоғыз он"
_TENS = "жиырма отыз қырық елу алпыс жетпіс сексен тоқсан"
_COLLECTIVES = """екеу/екеуі/екеуін үшеу/үшеуі/үшеуін төртеу/төртеуі/төртеуін бесеу/бесеуі/бесеуін
    алтау/алтауы
жетеу/жетеуі"""
_ORDINALS = "бірінші екінші үшінші төртінші бесінші алтыншы жетінші сегізінші тоғызыншы оныншы"
_CASES = (
    "ға", "ге", "қа", "ке", "ды", "ді", "ты", "ті", "ны", "ні", "да", "де", "та", "те", "дан", "ден", "тан",
    "тен",
    "нан", "нен", "ның", "нің", "дың", "дің", "тың", "тің", "мен", "бен", "пен", "сы", "і", "ы",
)  # fmt: skip


def inflected(word: str) -> tuple[str, ...]:
    """Return *word* with every case ending that can follow a number or a unit, itself first.

    Vowel harmony is not checked: a form that does not exist is never met either.

    >>> inflected("мың")[:3]
    ('мың', 'мыңға', 'мыңге')
    """
    return (word, *(word + ending for ending in _CASES))


def _forms(listed: str) -> str:
    return " ".join("/".join(inflected(word)) for word in listed.split())


_AMBIGUOUS = frozenset({"онда", "оны", "онды", "онның", "оның", "бірде", "біры", "бірі", "екіні"})

KAZAKH = Lexicon(
    cardinals={
        form: number
        for form, number in {
            **numbered(_forms(_ONES), range(11)),
            **numbered(_forms(_TENS), range(20, 100, 10)),
        }.items()
        if form not in _AMBIGUOUS
    }
    | {"жарты": Decimal("0.5")},
    magnitudes={
        form: power
        for word, power in powers("""
            2 жүз
            3 мың
            6 миллион млн
            9 миллиард млрд
            12 триллион трлн
        """).items()
        for form in inflected(word)
    },
    vague=powers("""
        1 ондаған
        2 жүздеген
        3 мыңдаған
        6 миллиондаған
        9 миллиардтаған
    """),
    collectives=numbered(" ".join(_COLLECTIVES.split()), range(2, 8)),
    fractions={
        **phrases("жартысы, жартысын, жартысына, тең жартысы, тең жартысын", Decimal("0.5")),
        **phrases("үштен бірі, үштен бір, үштен бірін, үштен біріне", Decimal(1) / 3),
        **phrases("үштен екісі, үштен екі", Decimal(2) / 3),
        **phrases("төрттен бірі, төрттен бір, ширегі, төрттен бірін, төрттен біріне", Decimal("0.25")),
        **phrases("төрттен үші, төрттен үш", Decimal("0.75")),
        **phrases("бестен бірі, бестен бір, бестен бірін, бестен біріне", Decimal("0.2")),
    },
    ordinals=numbered(_ORDINALS, range(1, 11)),
    multiples={},
    before={
        **phrases("кемінде, кем дегенде, ең аз дегенде, ең кемінде", "at_least"),
        **phrases("шамамен, жуықтап алғанда, орташа есеппен, орта есеппен", "about"),
        **phrases("ең көбі, ең көп дегенде", "at_most"),
    },
    after={
        **phrases("астам, астамы, астамында, аса, артық, асады, асты, асқан, асып, асатын, көбірек, "
            "жоғары, астамға, астамын", "over"),
        **phrases("жуық, жуығы, шамасында, таяу, шақты, жуығын, шамалас", "about"),
        **phrases("кем емес, кем болмайтын, төмен емес, және одан көп, және одан астам", "at_least"),
        **phrases("дейін, дейінгі, аспайды, аспайтын, артық емес, асқан жоқ, аспауы", "at_most"),
        **phrases("кем, аз, төмен", "under"),
    },
    stops=words("""
        және мен бен пен де да та те үшін туралы бойынша арқылы сияқты дейін кейін бұрын бұл ол олар сол осы
        астам жуық болып болды болған емес еді екен ретінде туындаған
        """),
    adjectives=words("""
        ірі жаңа заңсыз түрлі әртүрлі қылмыстық ұйымдасқан әкімшілік аудиторлық қаржы халықаралық өңірлік
        """),
)  # fmt: skip
