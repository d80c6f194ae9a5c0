"""Titles of office in Kazakh, where the name follows and the body comes first."""

from __future__ import annotations

import re

from indexer.titles.russian import NOT_NAME as RUSSIAN_NOT_NAME
from indexer.titles.vocabulary import NEVER, Vocabulary, any_of

_NOT_NAME = any_of(
    r"""
    қаржы\w* ұлттық бас жоғары жоғарғы мәжіліс\w* үкімет\w* сот\w* палата\w* бұл ол төраға\w* төраған\w*
    министрі? мемлекет\w* қазақстан\w* ққ қр ұқк іім агенттік\w* агенттіг\w* қаңтар\w* ақпан\w*
    наурыз\w* сәуір\w* мамыр\w* маусым\w* шілде\w* тамыз\w* қыркүйек\w* қазан\w* қараша\w* желтоқсан\w*
    кеше бүгін осы
    """
)

KAZAKH = Vocabulary(
    head=any_of(
        """
        әкім әкімі басшы басшыс бастық бастығ депутат директор көмекші көмекшіс қызметкер министр
        орынбасар өкіл премьер-министр президент прокурор спикер судья судьяс төраға төраған төрағас
        төрайым хатшы хатшыс
        """,
        "(?:[ыіа]|сы|сі|ның|нің|ын|ін|на|не)?",
    ),
    plural=any_of("депутаттар министрлер прокурорлар судьялар"),
    before=any_of(
        r"арнайы бас баспасөз бірінші іс жөніндегі ресми "
        r"\w+(?:ның|нің|дың|дің|тың|тің|лық|лік|дық|дік|тық|тік)"
    ),
    link=any_of("және -"),
    inside=NEVER,
    body=any_of(
        """
        агентті әкімші банк басқарма бюро департамент кеңес комиссия комитет қызмет мәжіліс министрлі
        облыс палата парламент полиция прокуратура республика сенат сот үкімет
        """,
        r"\w{0,9}",
    ),
    not_name=any_of(f"{_NOT_NAME.pattern} {RUSSIAN_NOT_NAME.pattern}"),
    former=any_of(r"бұрынғы экс-?\w*"),
    region=any_of(r"облысы\w* ауданы\w* қаласы\w* өңірі\w*"),
    oblique=NEVER,
    strong=re.compile(r"прокурор|министр|президент|әкім|депутат|судья|мемлекет басшысы"),
    private=re.compile(r"\b(?:жшс|ақ|компания\w*|кәсіпорын\w*)\b"),
    leads=re.compile(r"(?!)(?P<of>)"),
    accused=re.compile(
        r"\w{0,6},? (?:\w+ ){0,3}(?:қатысты қылмыстық|сотталды|ұсталды|қамауға|күдікке|айыптал)",
        re.IGNORECASE,
    ),
    accusing=NEVER,
)
