"""Titles of office in English: of Kazakhstan's press offices and of American ones."""

from __future__ import annotations

import re

from indexer.titles.vocabulary import NEVER, Vocabulary, any_of

_POSSESSIVE = "(?:['’]s?)?"
_BODIES = """
administration affairs afm agencies agency akorda atf attorney's authority bureau chamber commission
committee council court courts dea defense department departments directorate district division
divisions fbi fma government hsi ice inspectorate interior irs justice kazakhstan knb majilis mazhilis
ministries ministry nsc office parliament police prosecution republic section security senate service
services state states task treasury u\\.s\\. union unit us usps
"""
_OF_TITLES = """
acting agent agents assistant associate attorney attorneys chairman charge chief counsel criminal deputy
director executive federal general honorable inspector international investigation investigations judge
judges marshal marshals litigation minister national president press principal prosecutor prosecutors
secretary senior special supervisory trial
"""
_OF_BODIES = """
act administrative advocate against airport asset assets assurance bank board branch business campus
center centre children circuit city civil code collar college company compliance control corp\\.?
corporation correctional corrections county crime crimes detention efforts enforcement environment
environmental exchange facility families family field fiscal force forfeiture fraud fund funds group
health homeland hospital housing human inc\\.? indian initiative investigative investment judicial lands
llc management natural operations opportunity organized prevention prison program project protection
public regarding resources revenue rights safety school securities sentenced settlement squad statement
strike tax team trade training transportation trust university victims violence women workers youth
"""
_OF_PLACES = "america central east eastern new north northern russia south southern united west western"
_OF_SENTENCES = """
a after also along an and as at before both by during for from he her his if in it its mr\\.? mrs\\.?
ms\\.? dr\\.? of on or our said she since so that the their these they this those to today we when while
with yesterday
"""
_OF_CALENDARS = """
january february march april may june july august september october november december monday tuesday
wednesday thursday friday saturday sunday
"""

ENGLISH = Vocabulary(
    head=any_of(
        """
        administrator adviser advisor agents? akim ambassador assistants? attorneys? auditor chair
        chairman chairperson chairwoman chief commissioner comptroller controller counsels? deputy
        director governor head inspectors? judges? marshal mayor minister official ombudsman
        ombudsperson premier president prosecutors? secretary senator sheriff solicitor speaker
        spokesman spokesperson spokeswoman superintendent undersecretary \\w+-in-charge
        """
    ),
    plural=any_of("agents assistants attorneys counsels deputies inspectors judges prosecutors"),
    before=any_of(
        """
        acting assistant associate chief civil criminal current deputy executive first general honorable
        interim interior justice managing national newly official press prime principal senior special
        state supervisory then- trial vice
        """
    ),
    link=any_of("of for to in at on with - – & and under from"),
    inside=any_of(
        "the charge its city country county region law enforcement combating countering "
        "drug drugs crime crimes economic financial "
        "national regional internal foreign " + _BODIES,
        _POSSESSIVE,
    ),
    body=any_of(_BODIES, _POSSESSIVE),
    not_name=any_of(
        _BODIES + _OF_TITLES + _OF_BODIES + _OF_PLACES + _OF_SENTENCES + _OF_CALENDARS,
        _POSSESSIVE,
    ),
    former=any_of(
        "former formerly ex ex- ex-\\w+ late retired then ousted disgraced onetime one-time previously"
    ),
    region=NEVER,
    oblique=NEVER,
    strong=re.compile(
        r"""\b(?:
            prosecutors? | attorneys?\ general | solicitor\ general | inspector\ general
            | (?:u\.?\ ?s\.? | united\ states | trial | district | state | state's | county | civil
              | criminal)
              \ attorneys?
            | minister | premier | president$ | head\ of\ state
            | governor | mayor | senator | ambassador | akim | ombuds\w+ | sheriff | u\.s\.\ marshal
            | (?:chief | district | magistrate | circuit | associate | presiding | bankruptcy)\ judges?
            | ^judges?$ | judges?\ (?:of | for)
            | special\ agents? | litigation\ counsels? | postal\ inspectors? | assistant\ secretary
        )""",
        re.VERBOSE,
    ),
    private=re.compile(
        r"\b(?:inc|llc|corp|ceo|cfo|coo|compan(?:y|ies)|(?:executive|financial) officer|vice president"
        r"|owner|founder|defense attorneys?|attorneys? for the defen\w+|private|managing director)\b"
    ),
    leads=re.compile(
        r" who (?:is |was )?(?:currently )?(?:heads?|leads?|chairs?|deputy head|in charge of)\b"
        r"(?P<of>[^.;]{0,80})"
    ),
    accused=re.compile(
        r"""
        ,\ ?(?:age\ )?\d{2}\b
        | ,?\ (?:\d{2},?\ )?(?:who\ )?(?:was|were|is|are|has\ been|have\ been|had\ been|stands?|will\ be)?\ ?
          (?:also\ |previously\ )*
          (?: sentenced | convicted | charged | arrested | indicted | pleaded | pled | found\ guilty | accused
            | detained | admitted\ (?:that|to) | stands?\ trial | on\ trial | wanted | suspected
            | serving\ (?:a|his|her) | a\ defendant
          )\b
        """,
        re.VERBOSE | re.IGNORECASE,
    ),
    accusing=re.compile(
        r"(?:sentenced|convicted|arrested|indicted|detained|against|attorney for"
        r"|(?:prosecution|arrest|trial|conviction) of|defendants?|victims?|suspects?|inmate|businessman)"
        r"(?: the)?\s*$",
        re.IGNORECASE,
    ),
    accusing_ends=(
        *(
            "sentenced",
            "convicted",
            "arrested",
            "indicted",
            "detained",
            "against",
            "for",
            "of",
            "the",
            "inmate",
        ),
        *("defendant", "defendants", "victim", "victims", "suspect", "suspects", "businessman"),
    ),
)
