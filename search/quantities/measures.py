"""Units of measure: their names in three languages, and the canonical unit each is kept in.

Canonical: kg, ha, liter, m, and the calendar units as they are; decision 0061 says why not m² and m³.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from search.model import Kind
from search.quantities.lexicon import words
from search.quantities.phrasebook import Phrasebook
from search.quantities.tokens import Token, glued


class Measure(NamedTuple):
    """*factor* turns a number as printed into *unit*; *printed* names the unit as it was printed."""

    kind: Kind
    unit: str
    factor: Decimal
    printed: str


# kind, canonical unit, factor, printed unit: names. A trailing ~ takes any ending (Russian, Kazakh).
_TABLE = """
mass kg 1000 t: ton tons tonne tonnes t metric_ton metric_tons metric_tonne metric_tonnes т тн тонн~ mt
mass kg 907.18474 short ton: short_ton short_tons
mass kg 1000000 kiloton: kiloton kilotons kilotonne kilotonnes килотонн~
mass kg 1000000000 megaton: megaton megatons megatonne megatonnes мегатонн~
mass kg 1 kg: kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes кг килограмм~ кило келі~
mass kg 0.001 g: g gr gram grams gramme grammes г гр грамм~
mass kg 0.000001 mg: mg milligram milligrams мг миллиграмм~
mass kg 0.000000001 microgram: μg µg microgram micrograms mcg мкг микрограмм~
mass kg 0.0017718 dram: dram drams drachm drachms
mass kg 100 centner: centner centners ц центнер~ quintal quintals
mass kg 0.45359237 lb: lb lbs
mass kg 0.45359237 pound: pound pounds
mass kg 0.028349523125 oz: oz ounce ounces унци~ troy_ounce troy_ounces тройск~_унци~
mass kg 1000000000000 gigaton: gigatonne gigatonnes gigaton gigatons
mass kg 0.0002 carat: carat carats карат~
area ha 1 ha: ha hectare hectares га гектар~
area ha 0.01 are: are ares сотк~ соток
area ha 100 km2: km2 km² sq_km square_kilometer square_kilometers square_kilometre square_kilometres sq_._km кв_км кв_._км квадратн~_километр~ кв_._километр~ шаршы_километр~ шаршы_шақырым~ шаршы_км км² км2
area ha 0.0001 m2: m2 m² sq_m sqm sq_._m square_meter square_meters square_metre square_metres sq_meter sq_meters кв_м кв_._м квадратн~_метр~ кв_._метр~ кв_метр~ квадрат~_метр~ шаршы_метр~ шаршы_м м² м2
area ha 0.00000001 cm2: cm2 cm² sq_cm square_centimeter square_centimeters square_centimetre square_centimetres см² см2
area ha 0.40468564224 acre: acre acres акр~
area ha 258.9988110336 square_mile: square_mile square_miles sq_mi
area ha 0.000009290304 square_foot: square_foot square_feet sq_ft sq_._ft
area ha 0.0000836127 square_yard: square_yard square_yards sq_yd
area ha 0.000000064516 square_inch: square_inch square_inches sq_in
volume liter 1000 m3: m3 m³ cubic_meter cubic_meters cubic_metre cubic_metres cu_m cbm куб_м куб_._м кубометр~ кубическ~_метр~ куб_._метр~ куб_метр~ текше_метр~ текше_м м³ м3
volume liter 1 liter: liter liters litre litres l литр~ л
volume liter 0.001 ml: ml milliliter milliliters millilitre millilitres мл миллилитр~ cc cubic_centimeter cubic_centimeters cubic_centimetre cubic_centimetres cm3 cm³
volume liter 0.01 cl: cl centiliter centiliters centilitre centilitres
volume liter 0.1 dl: dl deciliter deciliters decilitre decilitres
volume liter 10 decaliter: дал декалитр~ decaliter decaliters decalitre decalitres
volume liter 100 hectoliter: hl hectoliter hectoliters hectolitre hectolitres гектолитр~
volume liter 3.785411784 gallon: gallon gallons галлон~ gal
volume liter 158.987294928 barrel: barrel barrels bbl баррел~ барр
volume liter 35.23907 bushel: bushel bushels бушел~
volume liter 28.316846592 cubic_foot: cubic_foot cubic_feet cu_ft
volume liter 764.554857984 cubic_yard: cubic_yard cubic_yards
volume liter 0.016387064 cubic_inch: cubic_inch cubic_inches
volume liter 0.0295735 fluid_ounce: fluid_ounce fluid_ounces fl_oz fl_._oz fluid_oz
volume liter 0.00492892 teaspoon: teaspoon teaspoons tsp
volume liter 0.01478676 tablespoon: tablespoon tablespoons tbsp
volume liter 0.473176473 pint: pint pints
volume liter 0.946352946 quart: quart quarts
length m 1000 km: km kms kilometer kilometers kilometre kilometres км километр~ шақырым~
length m 1 m: m meter meters metre metres м метр~
length m 0.1 decimeter: dm decimeter decimeters decimetre decimetres
length m 0.01 cm: cm centimeter centimeters centimetre centimetres см сантиметр~
length m 0.001 mm: mm millimeter millimeters millimetre millimetres мм миллиметр~
length m 0.000001 micrometer: μm µm micron microns micrometer micrometers micrometre micrometres мкм микрон~
length m 0.0000000001 nm: nm nanometer nanometers nanometre nanometres нм нанометр~
length m 0.000000000001 picometer: picometer picometers picometre picometres
length m 1609.344 mile: mile miles mi миль мили миля
length m 1852 nautical_mile: nautical_mile nautical_miles nmi морск~_миль морск~_мил~
length m 9460730472580800 light_year: light_year light_years светов~_год~ светов~_лет
length m 0.3048 ft: ft foot feet фут~
length m 0.0254 in: inch inches ″ дюйм~ "_long "_wide "_tall "_thick "_high "_deep
length m 0.9144 yd: yard yards yd yds ярд~
length m 1.8288 fathom: fathom fathoms
length m 201.168 furlong: furlong furlongs
duration year 1 year: year years yr yrs год года лет году годам годах годами годов жыл жылға жылдан жылды жылы жылда жылдың жылдық
duration year 1 year_of_age: yo y_/_o жаста жастағы жасар жасқа жасында летн~
duration month 1 month: month months mo месяц~ мес ай айға айдан айда айдың айлық
duration week 1 week: week weeks недел~ нед апта~
duration week 2 fortnight: fortnight fortnights
duration day 1 day: day days дней дня день дням днях суток сутки сут күн күнге күннен күнде күндік тәулік~
duration hour 1 hour: hour hours hr hrs h часов часа час часам ч сағат~ сағ
duration minute 1 minute: minute minutes min mins минут~ мин
duration second 1 second: second seconds sec secs секунд~ сек
duration second 0.001 millisecond: millisecond milliseconds ms мс миллисекунд~
duration second 0.000001 microsecond: microsecond microseconds
duration second 0.000000001 nanosecond: nanosecond nanoseconds
duration decade 1 decade: decade decades десятилети~ онжылдық~
duration century 1 century: century centuries столети~ веков века
duration century 10 millennium: millennium millennia тысячелети~ мыңжылдық~
duration quarter 1 quarter: quarters
measure degC 1 degC: °_c ℃ degrees_celsius degree_celsius celsius celcius degc degrees_centigrade centigrade degrees_c degree_c градус~_цельсия °_с с° deg_c deg_celsius c цельсий_градус~
measure degF 1 degF: °_f degrees_fahrenheit degree_fahrenheit fahrenheit degf ℉ degrees_f degree_f deg_f deg_fahrenheit градус~_фаренгейта f
measure kelvin 1 kelvin: kelvin kelvins degrees_kelvin k кельвин~
measure deg 1 deg: degree degrees ° deg градус~
measure kW 1 kW: kw kilowatt kilowatts квт киловатт~
measure W 1 W: w watt watts вт ватт~
measure MW 1 MW: mw megawatt megawatts мвт мегаватт~
measure GW 1 GW: gw gigawatt gigawatts гвт гигаватт~
measure kWh 1 kWh: kwh kilowatt_hours kilowatt_hour kilowatt_-_hours kilowatt_-_hour kw_h kw_-_h квт_ч квтч киловатт_час~ киловатт_-_час~ квт_сағ квтсағ киловатт_сағат~ киловатт_-_сағат~
measure MWh 1 MWh: mwh megawatt_hours megawatt_hour megawatt_-_hours megawatt_-_hour мвт_ч мвтч мегаватт_-_час~ мвт_сағ
measure GWh 1 GWh: gwh gigawatt_hours gigawatt_hour gigawatt_-_hours гвт_ч гвтч гигаватт_-_час~ гвт_сағ
measure TWh 1 TWh: twh terawatt_hours terawatt_-_hours твт_ч твтч
measure mAh 1 mAh: mah milliampere_hours
measure GB 1 GB: gb gigabyte gigabytes гб гигабайт~
measure MB 1 MB: mb megabyte megabytes мб мегабайт~
measure TB 1 TB: tb terabyte terabytes тб терабайт~
measure KB 1 KB: kb kilobyte kilobytes кб килобайт~
measure PB 1 PB: pb petabyte petabytes петабайт~
measure bit 1 bit: bit bits бит
measure byte 1 byte: byte bytes байт~
measure kilobit 1 kilobit: kilobit kilobits килобит~
measure megabit 1 megabit: megabit megabits мегабит~ мбит
measure gigabit 1 gigabit: gigabit gigabits гигабит~ гбит
measure Mbps 1 Mbps: mbps
measure Gbps 1 Gbps: gbps
measure Hz 1 Hz: hz hertz гц герц~
measure kHz 1 kHz: khz kilohertz кгц килогерц~
measure MHz 1 MHz: mhz megahertz мгц мегагерц~
measure GHz 1 GHz: ghz gigahertz ггц гигагерц~
measure hp 1 hp: hp bhp horsepower л_._с_. л_._с лошадин~_сил~ ат_күш~
measure mph 1 mph: mph m_._p_._h_. miles_per_hour miles_an_hour
measure km/h 1 km/hour: kph kmh kmph km_/_h km_/_hr kilometers_per_hour kilometres_per_hour kilometer_per_hour kilometre_per_hour kilometers_an_hour kilometres_an_hour км_/_ч км_/_час км_/_сағ километр~_в_час
measure mpg 1 mpg: mpg miles_per_gallon
measure rpm 1 rpm: rpm
measure ppm 1 ppm: ppm parts_per_million
measure ppb 1 ppb: ppb parts_per_billion
measure per_mille 1 per_mille: per_mille ‰ промилле
measure knot 1 knot: knots kt knot узл~ узлов
measure lb-ft 1 lb-ft: lb_-_ft lb_ft pound_-_feet pound_feet foot_pounds foot_-_pounds
measure newton_meter 1 newton_meter: nm_of_torque newton_meters newton_metres newton_-_meters newton_-_metres
measure gravity 1 g_force: g_force
measure decibel 1 decibel: db decibel decibels дб децибел~
measure volt 1 volt: volt volts вольт~ v
measure kilovolt 1 kilovolt: kv kilovolt kilovolts кв киловольт~
measure ampere 1 ampere: ampere amperes amp amps ампер~
measure pascal 1 pascal: pa pascal pascals паскал~
measure kilopascal 1 kPa: kpa kilopascals кпа
measure megapascal 1 MPa: mpa megapascals мпа
measure mmHg 1 mmHg: mmhg mm_hg мм_рт_._ст_. мм_рт_._ст
measure psi 1 psi: psi
measure calorie 1 calorie: cal calorie calories калори~
measure kcal 1 kcal: kcal kilocalorie kilocalories ккал килокалори~
measure gigacalorie 1 gigacalorie: gcal гкал гигакалори~
measure joule 1 joule: joule joules джоул~
measure megapixel 1 megapixel: megapixel megapixels мегапиксел~
measure lumen 1 lumen: lumen lumens
measure sievert 1 sievert: sievert sieverts зиверт~
measure microsievert 1 microsievert: microsievert microsieverts микрозиверт~
"""  # noqa: E501 (one unit a line)
# Nothing but a number before tells these from letters, articles and words: they must follow digits.
_SHORT = words(
    "t m l g h s w c f k v т г м л ц ч mi в min mo kt mt b hr in mn ms pa cal pb are gal мин сек мес кв"
)
_CASED = frozenset('t m l L g h W C F K V °″"')  # a capital letter is another unit, or part of a name


def _read_table() -> dict[str, Measure]:
    found: dict[str, Measure] = {}
    for line in _TABLE.strip().splitlines():
        head, names = line.split(": ", 1)
        kind, unit, factor, printed = head.split(None, 3)
        measure = Measure(kind, unit.replace("_", " "), Decimal(factor), printed.replace("_", " "))  # type: ignore[arg-type]
        for name in names.split():
            plain = name.replace("_", " ")
            found[plain] = measure
            if "_" in name and plain.replace(" ", "").isalpha():
                found[plain.replace(" ", " - ")] = measure
    return found


_NAMES = _read_table()
_BOOK = Phrasebook(_NAMES)
_POWERS = {
    (metre, mark): base + power
    for metre, base in (("m", "m"), ("km", "km"), ("cm", "cm"), ("м", "м"), ("км", "км"), ("см", "см"))
    for mark, power in (("2", "2"), ("3", "3"), ("²", "2"), ("³", "3"))
    if base + power in _NAMES
}
_SCALES = frozenset("CFKV")  #: before a name they are initials: `F Block`
_HOURS = {"kw": "kwh", "mw": "mwh", "gw": "gwh", "квт": "kwh", "мвт": "mwh", "гвт": "gwh", "твт": "twh"}
_TIMES_SIGNS = frozenset("·⋅*∙×•.")
_HOUR_WORDS = words("h hr ч час часа часов сағ сағат")


def measure_after(tokens: Sequence[Token], at: int, *, digits: bool) -> tuple[Measure, int] | None:
    """Return the unit of measure written from token *at* on, and the token after it.

    *digits*: the number is in digits, so that a single letter may be a unit.
    """
    if at >= len(tokens):
        return None
    low = tokens[at].low
    if len(low) == 1 and low.isascii() and tokens[at].text not in _CASED:
        return None
    found = _raised(tokens, at) or _energy(tokens, at) or _BOOK.longest(tokens, at)
    if found is None or (low in _SHORT and found[1] == at + 1 and not digits):
        return None
    return None if _is_code(tokens, found[1]) else found


def _raised(tokens: Sequence[Token], at: int) -> tuple[Measure, int] | None:
    """`m2` and `km²` are cut in two; `km^2` in three."""
    following = at + 1
    if following < len(tokens) and tokens[following].text == "^":
        following += 1
    if following >= len(tokens) or not glued(tokens[at], tokens[at + 1]):
        return None
    name = _POWERS.get((tokens[at].low, tokens[following].text))
    return (_NAMES[name], following + 1) if name else None


def _energy(tokens: Sequence[Token], at: int) -> tuple[Measure, int] | None:
    """`кВт⋅ч`: the sign between the two is printed in many ways."""
    if at + 2 >= len(tokens) or tokens[at].low not in _HOURS or tokens[at + 1].text not in _TIMES_SIGNS:
        return None
    return (_NAMES[_HOURS[tokens[at].low]], at + 3) if tokens[at + 2].low in _HOUR_WORDS else None


def _is_code(tokens: Sequence[Token], end: int) -> bool:
    """Tell `24703 L-202` and `23456 F Block` from measures."""
    if end >= len(tokens) or len(tokens[end - 1].text) > 1:
        return False
    if not glued(tokens[end - 1], tokens[end]):
        return tokens[end - 1].text in _SCALES and tokens[end].text[0].isupper()
    if tokens[end].kind == "number":
        return True
    beyond = tokens[end + 1] if end + 1 < len(tokens) else None
    joined = tokens[end].text == "-" and beyond is not None and glued(tokens[end], beyond)
    return joined and beyond is not None and beyond.kind == "number"


@cache
def printed_units() -> dict[str, str]:
    """Return every name of a measure, its words joined by spaces -> the one spelling in `Measure.printed`."""
    return {name.replace("~", ""): measure.printed for name, measure in _NAMES.items()}
