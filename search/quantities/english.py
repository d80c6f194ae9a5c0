"""English number words, modifiers and fractions."""

from __future__ import annotations

from decimal import Decimal

from search.quantities.lexicon import Lexicon, numbered, phrases, powers, words

_ONES = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
sixteen seventeen eighteen nineteen"""
_TENS = "twenty thirty forty/fourty fifty sixty seventy eighty ninety"
_ORDINALS = """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"""
_PARTS = {
    "third": 3,
    "fourth": 4,
    "quarter": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "tenth": 10,
}
_COUNTS = {"one": 1, "two": 2, "three": 3, "four": 4}

_fractions: dict[tuple[str, ...], Decimal] = {
    ("half",): Decimal("0.5"),
    ("one", "half"): Decimal("0.5"),
    ("a", "half"): Decimal("0.5"),
}
for _word, _part in _PARTS.items():
    _fractions["a", _word] = Decimal(1) / _part
    _fractions["one", _word] = _fractions["one", "-", _word] = Decimal(1) / _part
    for _name, _count in _COUNTS.items():
        if 1 < _count < _part:
            _fractions[_name, _word + "s"] = Decimal(_count) / _part
            _fractions[_name, "-", _word + "s"] = Decimal(_count) / _part

ENGLISH = Lexicon(
    cardinals={**numbered(_ONES, range(20)), **numbered(_TENS, range(20, 100, 10))},
    magnitudes=powers("""
        2 hundred
        3 thousand thsd
        6 million mln mn mio
        9 billion bln bn bil
        12 trillion trln tln tn trn
    """)
    | {"dozen": Decimal(12), "mil": Decimal(10**6), "lakh": Decimal(10**5), "crore": Decimal(10**7)},
    vague=powers("""
        2 hundreds
        3 thousands
        6 millions
        9 billions
        12 trillions
    """)
    | {"tens": Decimal(10), "dozens": Decimal(12)},
    collectives={},
    fractions=_fractions,
    ordinals=numbered(_ORDINALS, range(1, 21)),
    multiples={
        "doubled": Decimal(2),
        "tripled": Decimal(3),
        "trebled": Decimal(3),
        "quadrupled": Decimal(4),
        "doubling": Decimal(2),
        "tripling": Decimal(3),
    },
    before={
        **phrases(
            """over, more than, in excess of, upwards of, upward of, exceeding, exceed, exceeds, exceeded,
            exceeds a, above, greater than, larger than, higher than, longer than, bigger than, older than,
            wider than, better than, just over, a little over, slightly over, slightly more than, well over,
            far more than, much more than, surpassed, surpassing, surpass, beyond, topped, upwards""",
            "over",
        ),
        **phrases(
            """at least, no fewer than, no less than, not less than, not fewer than, a minimum of, minimum of,
            starting at, starting from, not lower than, not below""",
            "at_least",
        ),
        **phrases(
            """up to, at most, no more than, not more than, a maximum of, maximum of, as high as,
            not exceeding,
            did not exceed, does not exceed, not exceed, not to exceed, as little as, no higher than, no
            later than,
            upto, not over""",
            "at_most",
        ),
        **phrases(
            """less than, fewer than, under, below, lower than, just under, slightly under, slightly below,
            a little under, younger than, shorter than, smaller than, within""",
            "under",
        ),
        **phrases(
            """about, around, approximately, approx, approx ., roughly, nearly, almost, some, close to, near,
            an estimated, estimated, in the region of, somewhere around, practically, virtually,
            circa, ca, ca ., averaged, averaging, averages, an estimated total of,
            of the order of, on the order of, barely, in the order of, just about, or so""",
            "about",
        ),
        **phrases("as many as, as much as, a total of, exactly, only, just, a record, precisely", "exact"),
        **phrases("~, ≈, ∼, ± , c .", "about"),
        **phrases(">", "over"),
        **phrases("<", "under"),
        **phrases("≥, > =, ⩾", "at_least"),
        **phrases("≤, < =, ⩽", "at_most"),
    },
    after={
        **phrases("or more, or above, or higher, or older, or over, at least, at the least, and above, "
            "and over", "at_least"),
        **phrases("+", "over"),
        **phrases("or less, or fewer, or under, or below, or lower, at most, at the most, maximum, max",
        "at_most"),
        **phrases("or so, approximately, or thereabouts", "about"),
    },
    stops=words("""
        a an the and or but nor as at by for from in into of off on onto out over per since than that through
        to toward towards under until up upon via with within without about above across after against along
        among around before behind below beneath beside besides between beyond concerning despite down during
        except inside near outside regarding throughout versus vs amid
        is are was were be been being am has have had having do does did doing will would shall should can
        could may might must remain remains remained became become becomes came come comes went go goes got
        get gets gave give gives took take takes made make makes put puts said say says
        who whom whose which what where when why how if because while whereas although though so then
        he she it they we you i him her them us me his its their our your my this these those there here
        not no only also just even still already now currently today yesterday tomorrow later earlier ago
        more less fewer most least each every both all any some such other another apiece respectively
        worth valued totaling totalling including include includes included excluding compared amounting
        aged holding covering related connected associated engaged involved using used based located
        down up annually yearly monthly weekly daily nationwide worldwide abroad alone together overall
        according due owing plus minus times percent instead once twice too very quite again
        """),
    adjectives=words("""
        old large small big major minor different various separate additional further similar certain
        concerned transnational international regional local foreign domestic national several many main key
        """),
)  # fmt: skip
