"""The words that titles of office are made of, by language. Data for `indexer.titled`; no names of people."""

from __future__ import annotations

import re
from dataclasses import dataclass

from search.model import Lang


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a language calls offices. Patterns match one word in lower case unless said otherwise.

    *head*: a word that a title turns on. *plural*: one that announces several names.
    *strong* searches a whole title that is public by itself; any other needs a word of a public *body*.
    *before*: may stand before a head, in lower case too. *link*: joins a head to what it is head of.
    *inside*: other words that may stand there in lower case. *former*: the title is no longer held.
    *not_name*: capitalised, but no part of a name.
    *leads* (searches what follows a name): a clause that says that somebody leads something.
    *accused* (matches what follows a name) and *accusing* (what stands before): trouble with the law.
    """

    head: re.Pattern[str]
    plural: re.Pattern[str]
    strong: re.Pattern[str]
    body: re.Pattern[str]
    before: re.Pattern[str]
    link: re.Pattern[str]
    inside: re.Pattern[str]
    former: re.Pattern[str]
    not_name: re.Pattern[str]
    leads: re.Pattern[str]
    accused: re.Pattern[str]
    accusing: re.Pattern[str]


def _words(text: str, ending: str = "") -> re.Pattern[str]:
    """Return a pattern of the words of *text*, each with *ending*, a pattern."""
    return re.compile(f"(?:{'|'.join(text.split())}){ending}")


_EN_BODY = (
    "agency agencies authority administration bureau chamber commission committee council court courts department "
    "directorate division district government majilis mazhilis ministry office parliament police prosecution republic "
    "section senate service services state states task treasury unit union fbi dea irs atf ice hsi usps afm fma knb nsc "
    "u\\.s\\. us interior justice security affairs defense inspectorate attorney's"
)
_EN = Vocabulary(
    head=_words(
        "prosecutors? attorneys? minister president chairman chairwoman chairperson chair head chief director "
        "secretary undersecretary commissioner judges? agents? counsels? administrator inspectors? sheriff marshal governor "
        "mayor senator ambassador spokesperson spokesman spokeswoman assistants? akim ombudsman ombudsperson premier speaker "
        "superintendent comptroller deputy controller justice solicitor adviser advisor auditor",
    ),
    plural=_words("prosecutors attorneys judges agents counsels inspectors assistants deputies"),
    strong=re.compile(
        r"\b(?:prosecutors?|attorney general|attorneys general|solicitor general|inspector general|"
        r"(?:u\.?s\.?|united states|trial|district|state|state's|county|civil|criminal) attorneys?|"
        r"minister|premier|president$|head of state|governor|mayor|senator|ambassador|akim|ombuds\w+|sheriff|"
        r"(?:chief|district|magistrate|circuit|associate|presiding|bankruptcy) (?:judge|justice)s?|^judges?$|judge (?:of|for)|"
        r"special agents?|u\.s\. marshal|litigation counsels?|postal inspectors?|assistant secretary)"
    ),
    body=_words(_EN_BODY, "(?:['’]s?)?"),
    before=_words(
        "acting deputy first vice vice- assistant prime interior justice principal senior special chief executive general "
        "interim national trial associate current then- newly civil criminal supervisory managing state press official"
    ),
    link=_words("of for to in at on with - – & and under from"),
    inside=_words(
        "the charge its "
        + _EN_BODY
        + " law enforcement combating countering drug drugs crime crimes economic financial "
        "national regional internal foreign"
    ),
    former=_words(
        "former formerly ex ex- late retired then ousted disgraced onetime one-time ex-\\w+ previously"
    ),
    not_name=_words(
        "the a an this that these those his her its their our we he she it they in on at for and or of by to as if when "
        "while after before since during january february march april june july august september october november december "
        "monday tuesday wednesday thursday friday saturday sunday mr\\.? mrs\\.? ms\\.? dr\\.? kazakhstan russia america united north "
        "south east west eastern western northern southern central act law code center centre bank company inc\\.? corp\\.? llc "
        "corporation university college school hospital general attorney attorneys agent agents judge judges minister chairman president "
        "director deputy assistant chief secretary prosecutor prosecutors counsel special senior acting trial civil criminal rights fraud tax "
        "field investigation investigations county city branch board group team program project initiative strike force "
        "federal national international press public house white homeland environment environmental natural resources health human "
        "revenue inspector marshals? executive associate principal supervisory " + _EN_BODY,
        "(?:['’]s?)?",
    ),
    leads=re.compile(
        r",? (?:who|which) (?:is |was )?(?:currently )?(?:heads?|leads?|chairs?|deputy head|in charge of)\b(?P<of>[^.;]{0,80})"
    ),
    accused=re.compile(
        r"(?:, ?(?:age )?\d{2}\b)|(?:,? (?:\d{2},? )?(?:who )?(?:both )?(?:was|were|is|are|has been|have been|had been|stands?|will be)? ?"
        r"(?:also )?(?:previously )?(?:sentenced|convicted|charged|arrested|indicted|pleaded|pled|found guilty|accused|detained|"
        r"admitted (?:that|to)|stands? trial|on trial|wanted|suspected|serving (?:a|his|her)|a defendant)\b)",
        re.IGNORECASE,
    ),
    accusing=re.compile(
        r"(?:sentenced|convicted|arrested|indicted|detained|against|prosecution of|arrest of|trial of|conviction of|"
        r"defendants?|victims?|suspects?|inmate|businessman|attorney for)(?: the)?\s*$",
        re.IGNORECASE,
    ),
)

_RU_HEADS = (
    "прокурор министр премьер председател глав руководител начальник директор президент судь секретар помощник "
    "советник аким депутат заместител зам вице- представител пресс-секретар спикер омбудсмен комиссар премьер-министр "
    "вице-министр экс-министр генпрокурор вице-премьер замминистр зампред"
)
_KK_HEADS = (
    "прокурор министр премьер-министр төраға төраған төрағас төрайым басшы басшыс бастығ бастық президент судья судьяс "
    "хатшы хатшыс көмекші көмекшіс депутат әкім әкімі директор өкіл орынбасар қызметкер спикер"
)
_CYRILLIC_NOT_NAME = re.compile(
    r"республик\w*|казахстан\w*|қазақстан\w*|росси\w+|в|на|по|за|и|с|о|об|для|это|при|кроме|как|январ\w+|феврал\w+|март\w?|апрел\w+|"
    r"ма[яй]|июн\w|июл\w|август\w?|сентябр\w|октябр\w|ноябр\w|декабр\w|област\w+|правительств\w+|парламент\w*|мажилис\w*|сенат\w*|"
    r"верховн\w+|генеральн\w+|прокуратур\w*|агентств\w+|комитет\w*|министерств\w+|департамент\w*|служб\w+|суд\w*|палат\w*|совет\w*|"
    r"администраци\w+|управлени\w+|глав\w+|президент\w*|председател\w+|министр\w*|прокурор\w*|заместител\w+|"
    r"қаржы\w*|ұлттық|бас|жоғары|жоғарғы|мәжіліс\w*|үкімет\w*|сот\w*|палата\w*|бұл|ол|төраға\w*|министрі?|мемлекет\w*|"
    r"мвд|кнб|афм|рк|ққ|қр|ұқк|іім|сша|зко|вко"
)
_CYRILLIC_LEADS = re.compile(r",? (?:котор\w+ )?(?:возглавля\w+|руководит)\b(?P<of>[^.;]{0,80})")
_RU = Vocabulary(
    head=_words(_RU_HEADS, r"(?:[аеиоуыьюя]|ом|ем|ём|ой|ей|ям|я|ю|ями|ам|ами)?"),
    plural=_words("прокуроры министры судьи депутаты заместители", r""),
    strong=re.compile(r"прокурор|министр|премьер|президент|аким|депутат|судь|омбудсмен|глава государства"),
    body=_words(
        "агентств комитет министерств мвд кнб афм прокуратур департамент управлени служб суд палат совет правительств администраци "
        "парламент мажилис сенат бюро комисси антикор республик ведомств канцеляри област полици банк акимат",
        r"\w{0,4}",
    ),
    before=_words(
        "генеральн перв официальн специальн исполняющ временн старш главн государственн вице",
        r"(?:ый|ого|ому|ым|ом|ий|его|ая|ую|ой|ое)?",
    ),
    link=_words("по при в на с и для - –"),
    inside=re.compile(
        r"\w+(?:ых|их|ого|его|ой|ей|ов|ев|ам|ям|ам|ии|ия|ий|ию|ью|ости|ств|ства|ний|ки|ры|бы|ты|ды|ны|да|та|ета|ента|ел|ела|ах|ки|тов)"
    ),
    former=re.compile(r"бывш\w+|экс-?\w*|прежн\w+|экс"),
    not_name=_CYRILLIC_NOT_NAME,
    leads=_CYRILLIC_LEADS,
    accused=re.compile(
        r",? (?:был[аи]? |уже |которого )?(?:приговор[её]н|осужд[её]н|задержан|арестован|обвиня|подозрева|признан\w* виновн|находится под стражей)",
        re.IGNORECASE,
    ),
    accusing=re.compile(r"(?:в отношении|приговорил|задержан\w?|арестован\w?|осудил)\s*$", re.IGNORECASE),
)
_KK = Vocabulary(
    head=_words(_KK_HEADS, r"(?:[ыіа]|сы|сі|ы|і|ның|нің|ын|ін|на|не)?"),
    plural=_words("прокурорлар министрлер судьялар депутаттар"),
    strong=re.compile(r"прокурор|министр|президент|әкім|депутат|судья|мемлекет басшысы"),
    body=_words(
        "агентті комитет министрлі прокуратура департамент палата сот кеңес үкімет әкімші парламент мәжіліс сенат бюро комиссия "
        "қызмет республика банк полиция облыс басқарма",
        r"\w{0,9}",
    ),
    before=re.compile(
        r"бас|бірінші|ресми|арнайы|баспасөз|іс|жөніндегі|төрағасының|министрінің|прокурорының|\w+(?:ның|нің|дың|дің|тың|тің|гі|ғы|і|ы|лық|лік|дық|дік|тық|тік)"
    ),
    link=_words("және -"),
    inside=re.compile(r"(?!)"),
    former=re.compile(r"бұрынғы|экс-?\w*"),
    not_name=_CYRILLIC_NOT_NAME,
    leads=re.compile(r"(?!)(?P<of>)"),
    accused=re.compile(
        r"\w{0,6},? (?:\w+ ){0,3}(?:қатысты қылмыстық|сотталды|ұсталды|қамауға|күдікке|айыптал)",
        re.IGNORECASE,
    ),
    accusing=re.compile(r"(?!)"),
)

VOCABULARY: dict[Lang, Vocabulary] = {"en": _EN, "ru": _RU, "kk": _KK}

#: Searched in a whole title, in lower case: what makes it a private one, whatever its other words say.
PRIVATE = re.compile(
    r"\b(?:inc|llc|corp|ceo|cfo|coo|company|companies|executive officer|financial officer|vice president|owner|founder|"
    r"defense attorneys?|attorneys? for the defen\w+|private|managing director)\b"
)
