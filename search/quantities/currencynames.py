"""What the currencies of the world are called in three languages."""

from __future__ import annotations

from collections.abc import Iterator

# A name is written in full, or as a nation and a unit: `swiss,switzerland franc,francs`.
_NAMES = """
KZT tenge tenges тенге теңге~ тг тенг | kazakh,kazakhstani,kazakhstan tenge
USD dollar dollars bucks usd доллар~ долл | us,american,united_states,u_._s_. dollar,dollars | американск~ доллар~
USD | доллар~,долл,долл_. сша | ақш доллар~
EUR euro euros евро еуро~
GBP sterling quid фунт~_стерлинг~ | british,sterling,uk pound,pounds | pounds,pound sterling | британск~ фунт~ | ағылшын фунт~
GBP фунтов фунта
JPY yen иен иены иена йен йены | japanese yen | японск~ иен,иены,йен,йены | жапон иен~,йен~
CNY rmb yuan yuans renminbi юан~ kuai | chinese yuan,yuans,renminbi | китайск~ юан~ | қытай юан~
RUB ruble rubles rouble roubles рубл~ руб | russian ruble,rubles,rouble,roubles | российск~,рос_. рубл~,руб | ресей рубл~
KGS som soms сом сома сомов сому сомы сомын сомға сомнан | kyrgyz,kyrgyzstani som,soms | кыргызск~,киргизск~ сом,сома,сомов | қырғыз сом~
UZS sum sums soum soums сум сума сумов сумы | uzbek,uzbekistani som,soms,sum,sums,soum,soums | узбекск~ сум,сума,сумов | өзбек сум~,сом~
UAH hryvnia hryvnias hryvnya гривн~ гривен | ukrainian hryvnia,hryvnias
TRY lira liras лир лиры лирасы | turkish lira,liras | турецк~ лир~ | түрік лир~
INR rupee rupees рупи~ | indian rupee,rupees | индийск~ рупи~ | үнді рупи~
PKR | pakistani,pakistan rupee,rupees | пакистанск~ рупи~
LKR | sri_lankan,sri_lanka rupee,rupees
NPR | nepalese,nepali rupee,rupees
MUR | mauritian rupee,rupees
SCR | seychellois,seychelles rupee,rupees
AUD | australian dollar,dollars | австралийск~ доллар~ | австралия доллар~
CAD | canadian dollar,dollars | канадск~ доллар~ | канада доллар~
NZD | new_zealand dollar,dollars | новозеландск~ доллар~
HKD | hong_kong dollar,dollars | гонконгск~ доллар~
SGD | singapore,singaporean dollar,dollars | сингапурск~ доллар~ | сингапур доллар~
TWD | taiwan,new_taiwan,taiwanese dollar,dollars
FJD | fijian,fiji dollar,dollars
JMD | jamaican dollar,dollars
BSD | bahamian dollar,dollars
BBD | barbadian,barbados dollar,dollars
TTD | trinidad,trinidadian dollar,dollars
BZD | belize dollar,dollars
BMD | bermudian,bermuda dollar,dollars
XCD | east_caribbean dollar,dollars
GYD | guyanese,guyana dollar,dollars
NAD | namibian,namibia dollar,dollars
LRD | liberian dollar,dollars
ZWD | zimbabwean,zimbabwe dollar,dollars
BND | brunei dollar,dollars
CHF | swiss,switzerland franc,francs | швейцарск~ франк~ | швейцар франк~
FRF | french franc,francs
BEF | belgian franc,francs
XOF | west_african_cfa,cfa franc,francs
XAF | central_african_cfa franc,francs
RWF | rwandan franc,francs
ILS shekel shekels шекел~ | israeli,new,israeli_new shekel,shekels
MYR ringgit ringgits ринггит~ | malaysian ringgit,ringgits
KRW won вон | south_korean,korean won | южнокорейск~ вон | корей вон~
KPW | north_korean won
SEK krona kronor | swedish krona,kronor,crown,crowns | шведск~ крон~
NOK | norwegian krone,kroner,crown,crowns | норвежск~ крон~
DKK | danish krone,kroner,crown,crowns | датск~ крон~
ISK | icelandic krona,kronur,krónur
CZK koruna korunas | czech crown,crowns,koruna,korunas | чешск~ крон~
MXN | mexican peso,pesos | мексиканск~ песо
PHP | philippine,filipino peso,pesos,piso
ARS | argentine,argentinian peso,pesos | аргентинск~ песо
CLP | chilean peso,pesos
COP | colombian peso,pesos
CUP | cuban peso,pesos
DOP | dominican peso,pesos
UYU | uruguayan peso,pesos
BRL reais | brazilian real,reals,reais | бразильск~ реал~
ZAR rand rands рэнд~ | south_african rand,rands
THB baht bahts бат батов | thai baht,bahts
PLN zloty zlotys zlotych złoty злот~ | polish zloty,zlotys | польск~ злот~
GEL lari laris лари | georgian lari,laris
HUF forint forints форинт~ | hungarian forint,forints
RON leu lei леев | romanian leu,lei
MDL | moldovan leu,lei
BGN lev leva | bulgarian lev,leva,levs
HRK kuna kunas kn | croatian kuna,kunas
RSD | serbian dinar,dinars
MKD | macedonian denar,denars
BAM | convertible mark,marks
ALL | albanian lek,leks,lekë
DEM mark marks | deutsche,german,west_german mark,marks
NLG guilder guilders | dutch,netherlands guilder,guilders
ESP peseta pesetas | spanish peseta,pesetas
PTE escudo escudos | portuguese escudo,escudos
ATS | austrian schilling,schillings
IEP | irish pound,pounds
GRD drachmas
ITL lire | italian lira,lire
FIM markkas markka | finnish markka,markkas,mark,marks
IDR rupiah rupiahs | indonesian rupiah,rupiahs
VND dong донг~ | vietnamese dong
NGN naira nairas | nigerian naira,nairas
KES | kenyan,kenya shilling,shillings
UGX | ugandan,uganda shilling,shillings
TZS | tanzanian,tanzania shilling,shillings
SOS | somali shilling,shillings
EGP | egyptian pound,pounds | египетск~ фунт~
LBP | lebanese pound,pounds,lira
SYP | syrian pound,pounds,lira
SDG | sudanese pound,pounds
SSP | south_sudanese pound,pounds
GIP | gibraltar pound,pounds
AED dirham dirhams дирхам~ | uae,emirati,emirates dirham,dirhams | дирхам~ оаэ | бәә дирхам~
MAD | moroccan dirham,dirhams
SAR riyal riyals риял~ | saudi,saudi_arabian riyal,riyals,rial,rials | саудовск~ риял~,риал~
QAR | qatari,qatar riyal,riyals,rial,rials | катарск~ риял~,риал~
IRR | iranian rial,rials,riyals | иранск~ риал~,риял~
OMR | omani rial,rials
YER | yemeni rial,rials
KWD | kuwaiti dinar,dinars | кувейтск~ динар~
BHD | bahraini,bahrain dinar,dinars
JOD | jordanian dinar,dinars
IQD | iraqi dinar,dinars | иракск~ динар~
DZD | algerian dinar,dinars
TND | tunisian dinar,dinars
LYD | libyan dinar,dinars
LAK kip kips | lao,laotian kip,kips
MMK kyat kyats | burmese,myanmar kyat,kyats
KHR riel riels | cambodian riel,riels
BDT taka takas | bangladeshi taka,takas
MNT tugrik tugriks togrog tögrög тугрик~ | mongolian tugrik,tugriks,togrog
AFN afghani afghanis афгани | afghan afghani,afghanis
CRC colones colón colons | costa_rican colon,colones,colón,colons
GTQ quetzal quetzals quetzales | guatemalan quetzal,quetzals
HNL lempira lempiras
NIO | nicaraguan cordoba,cordobas,córdoba,córdobas
PEN | peruvian sol,soles,nuevo_sol
BOB boliviano bolivianos
PYG guarani guaranis guaraníes | paraguayan guarani,guaranis
VES bolivar bolivars bolívar bolívares | venezuelan bolivar,bolivars,bolívares
PAB balboa balboas
HTG gourde gourdes
GHS cedi cedis | ghanaian,ghana cedi,cedis
ETB birr birrs | ethiopian birr
ZMW kwacha kwachas | zambian kwacha,kwachas
MWK | malawian kwacha,kwachas
AOA kwanza kwanzas
BWP pula pulas
GMD dalasi dalasis
MGA ariary
MZN metical meticais
SZL lilangeni emalangeni
LSL loti maloti
MVR rufiyaa
BTN ngultrum ngultrums
MOP pataca patacas
AZN manat manats манат~ | azerbaijani,azeri manat,manats
TMT | turkmen,turkmenistani manat,manats | туркменск~ манат~
TJS somoni somonis сомони | tajik,tajikistani somoni,somonis
AMD | armenian dram,drams | армянск~ драм~
BYN | belarusian,belarus ruble,rubles,rouble,roubles | белорусск~,бел_. рубл~,руб
BTC bitcoin bitcoins биткоин~ биткойн~
ETH ether ethers ethereum эфириум~ эфира
USDT tether tethers
cent cent cents ¢ цент цента центов центам центах | us,u_._s_. cent,cents
pence pence p penny
franc franc francs франк~
peso peso pesos песо
crown crown crowns krone kroner крон кроны
dinar dinar dinars динар~
shilling shilling shillings шиллинг~
rupiah rp
sen sen
kopeck kopeck kopecks копе~
tiyn tiyn tiyns тиын~
"""  # noqa: E501 (a currency or two a line)


def _spelled(code: str, names: str) -> Iterator[tuple[str, str]]:
    plain, *nations = names.split("|")
    for name in plain.split():
        yield name.replace("_", " "), code
    for line in nations:
        adjectives, units = line.split()
        for nation in adjectives.split(","):
            yield from ((f"{nation} {unit}".replace("_", " "), code) for unit in units.split(","))


def _read_names() -> dict[str, str]:
    lines = (line.split(" ", 1) for line in _NAMES.strip().splitlines())
    return dict(pair for code, names in lines for pair in _spelled(code, names))


#: A name, its words joined by spaces, `~` for any ending -> its code.
SPELLED = _read_names()
