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
from search.quantities.tokens import Token, glued


class Measure(NamedTuple):
    """*factor* turns a number as printed into *unit*; *printed* names the unit as it was printed."""

    kind: Kind
    unit: str
    factor: Decimal
    printed: str


# kind, canonical unit, factor, printed unit: names. A trailing ~ takes any ending (Russian, Kazakh).
_TABLE = """
mass kg 1000 t: ton tons tonne tonnes t metric_ton metric_tons metric_tonnes т тонн~ mt
mass kg 1 kg: kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes кг килограмм~ кило кг~ келі~
mass kg 0.001 g: g gr gram grams gramme grammes г гр грамм~
mass kg 0.000001 mg: mg milligram milligrams мг миллиграмм~
mass kg 0.000000001 microgram: μg µg microgram micrograms mcg
mass kg 0.0017718 dram: dram drams
mass kg 100 centner: centner centners ц центнер~
mass kg 0.45359237 lb: lb lbs
mass kg 0.45359237 pound: pound pounds
mass kg 0.028349523125 oz: oz ounce ounces унци~
mass kg 1000000000000 gigaton: gigatonne gigatonnes gigaton gigatons
mass kg 0.0002 carat: carat carats карат~
area ha 1 ha: ha hectare hectares га гектар~
area ha 100 km2: km2 km² sq_km square_kilometer square_kilometers square_kilometre square_kilometres sq_._km кв_км кв_._км квадратных_километр~ шаршы_километр~ км² км2
area ha 0.0001 m2: m2 m² sq_m sqm sq_._m square_meter square_meters square_metre square_metres кв_м кв_._м квадратных_метр~ квадратного_метра квадратные_метры шаршы_метр~ м² м2
area ha 0.40468564224 acre: acre acres акр~
area ha 258.9988110336 square_mile: square_mile square_miles sq_mi
area ha 0.000009290304 square_foot: square_foot square_feet sq_ft sq_._ft
volume liter 1000 m3: m3 m³ cubic_meter cubic_meters cubic_metre cubic_metres cu_m куб_м куб_._м кубометр~ кубических_метр~ кубического_метра текше_метр~ м³ м3
volume liter 1 liter: liter liters litre litres l литр~ л
volume liter 0.001 ml: ml milliliter milliliters millilitre millilitres мл миллилитр~
volume liter 3.785411784 gallon: gallon gallons галлон~
volume liter 158.987294928 barrel: barrel barrels баррел~
volume liter 28.316846592 cubic_foot: cubic_foot cubic_feet cu_ft
volume liter 0.00492892 teaspoon: teaspoon teaspoons tsp
volume liter 0.01478676 tablespoon: tablespoon tablespoons tbsp
volume liter 0.473176473 pint: pint pints
volume liter 0.946352946 quart: quart quarts
length m 1000 km: km kms kilometer kilometers kilometre kilometres км километр~ шақырым~ км-ге
length m 1 m: m meter meters metre metres м метр~
length m 0.1 decimeter: dm decimeter decimeters
length m 0.01 cm: cm centimeter centimeters centimetre centimetres см сантиметр~
length m 0.001 mm: mm millimeter millimeters millimetre millimetres мм миллиметр~
length m 0.000001 micrometer: μm µm micron microns micrometer micrometers
length m 0.0000000001 nm: nm nanometer nanometers
length m 1609.344 mile: mile miles mi миль мили миля
length m 0.3048 ft: ft foot feet фут~
length m 0.0254 in: inch inches ″ дюйм~
length m 0.9144 yd: yard yards yd yds
duration year 1 year: year years yr yrs год года лет году годам годах годами годов жыл жылға жылдан жылды жылы жылда жылдың жылдық
duration year 1 year_of_age: yo y_/_o жаста жастағы жасар жасқа летн~
duration month 1 month: month months mo месяц~ ай айға айдан айда айдың айлық
duration week 1 week: week weeks недел~ апта~
duration day 1 day: day days дней дня день дням днях суток сутки күн күнге күннен күнде күндік тәулік~
duration hour 1 hour: hour hours hr hrs h часов часа час часам сағат~
duration minute 1 minute: minute minutes min mins минут~
duration second 1 second: second seconds sec secs секунд~
duration decade 1 decade: decade decades десятилети~ онжылдық~
duration century 1 century: century centuries столети~ веков века
duration quarter 1 quarter: quarters
measure degC 1 degC: °_c ℃ degrees_celsius degree_celsius celsius degc degrees_centigrade градус~_цельсия deg_c deg_celsius
measure degF 1 degF: °_f degrees_fahrenheit degree_fahrenheit fahrenheit degf ℉ deg_f deg_fahrenheit
measure kelvin 1 kelvin: kelvin kelvins degrees_kelvin
measure deg 1 deg: degree degrees ° градус~
measure kW 1 kW: kw kilowatt kilowatts квт киловатт~
measure W 1 W: w watt watts вт ватт~
measure MW 1 MW: mw megawatt megawatts мвт мегаватт~
measure GW 1 GW: gw gigawatt gigawatts гвт
measure kWh 1 kWh: kwh kilowatt_hours kilowatt_hour kilowatt_-_hours
measure GWh 1 GWh: gwh
measure mAh 1 mAh: mah milliampere_hours
measure GB 1 GB: gb gigabyte gigabytes гб
measure MB 1 MB: mb megabyte megabytes мб
measure TB 1 TB: tb terabyte terabytes тб
measure bit 1 bit: bit bits
measure byte 1 byte: byte bytes
measure Hz 1 Hz: hz hertz гц
measure kHz 1 kHz: khz
measure MHz 1 MHz: mhz мгц
measure GHz 1 GHz: ghz ггц
measure hp 1 hp: hp bhp horsepower л_._с_.
measure mph 1 mph: mph m_._p_._h_. miles_per_hour miles_an_hour
measure km/h 1 km/hour: kph kmh kmph km_/_h km_/_hr kilometers_per_hour kilometres_per_hour kilometers_an_hour kilometres_an_hour км_/_ч км_/_час
measure mpg 1 mpg: mpg miles_per_gallon
measure rpm 1 rpm: rpm
measure ppm 1 ppm: ppm parts_per_million
measure ppb 1 ppb: ppb parts_per_billion
measure knot 1 knot: knots kt
measure lb-ft 1 lb-ft: lb_-_ft lb_ft pound_-_feet pound_feet foot_pounds
measure gravity 1 g_force: g_force
measure decibel 1 decibel: db decibel decibels дб децибел~
measure volt 1 volt: volt volts
"""  # noqa: E501 (one unit a line)
# Nothing but a number before tells these from letters and articles: they must follow digits.
_SHORT = words("t m l g h s w т г м л ц mi в min mo kt min mt b hr in mn")
_CASED = frozenset("t m l L g h W °″")  # a capital letter is another unit, or part of a name


def _read_table() -> tuple[dict[tuple[str, ...], Measure], dict[str, Measure]]:
    whole: dict[tuple[str, ...], Measure] = {}
    stems: dict[str, Measure] = {}
    for line in _TABLE.strip().splitlines():
        head, names = line.split(":", 1)
        kind, unit, factor, printed = head.split()
        measure = Measure(kind, unit, Decimal(factor), printed.replace("_", " "))  # type: ignore[arg-type]
        for name in names.split():
            if name.endswith("~") and "_" not in name:
                stems[name[:-1]] = measure
                whole[name[:-1],] = measure
            else:
                whole[tuple(name.rstrip("~").split("_"))] = measure
    return whole, stems


_NAMES, _STEMS = _read_table()
_FIRST = frozenset(name[0] for name in _NAMES)
_LONGEST = max(len(name) for name in _NAMES)
_LONGEST_ENDING = 5  #: code points a Russian or Kazakh ending adds to a stem
_POWERS = {
    ("m", "2"): "m2",
    ("m", "3"): "m3",
    ("km", "2"): "km2",
    ("м", "2"): "м2",
    ("м", "3"): "м3",
    ("км", "2"): "км2",
}
_SPLIT = {
    ("m", "²"): "m2",
    ("m", "³"): "m3",
    ("km", "²"): "km2",
    ("м", "²"): "м2",
    ("м", "³"): "м3",
    ("км", "²"): "км2",
}
_AREAS = {**_POWERS, **_SPLIT}
_TWO_WORDS = {"квадратных": "m2", "кв": "m2", "шаршы": "m2", "кубических": "m3", "куб": "m3", "текше": "m3"}


def measure_after(tokens: Sequence[Token], at: int, *, digits: bool) -> tuple[Measure, int] | None:
    """Return the unit of measure written from token *at* on, and the token after it.

    *digits*: the number is in digits, so that a single letter may be a unit.
    """
    if at >= len(tokens):
        return None
    low = tokens[at].low
    if len(low) == 1 and low.isascii() and tokens[at].text not in _CASED:
        return None
    if low in _FIRST and (found := _whole(tokens, at)):
        return found if digits or tokens[at].low not in _SHORT else None
    measure = _by_stem(low)
    return (measure, at + 1) if measure else None


def _whole(tokens: Sequence[Token], at: int) -> tuple[Measure, int] | None:
    squared = _AREAS.get((tokens[at].low, tokens[at + 1].text)) if at + 1 < len(tokens) else None
    if squared and glued(tokens[at], tokens[at + 1]):
        return _NAMES[squared,], at + 2
    if at + 1 < len(tokens) and tokens[at + 1].kind == "number" and glued(tokens[at], tokens[at + 1]):
        return None
    for length in range(min(_LONGEST, len(tokens) - at), 0, -1):
        measure = _NAMES.get(tuple(token.low for token in tokens[at : at + length]))
        if measure is not None:
            return measure, at + length
        if length == 2 and tokens[at].low in _TWO_WORDS and (measure := _metric(tokens, at)):
            return measure, at + 2
    return None


def _metric(tokens: Sequence[Token], at: int) -> Measure | None:
    """`квадратных метров`, `шаршы метрді`: the second word in any case."""
    second = tokens[at + 1].low
    power = _TWO_WORDS[tokens[at].low][-1]
    if second.startswith(("километр", "км")):
        return _NAMES["km" + power,] if power == "2" else None
    return _NAMES["m" + power,] if second.startswith("метр") else None


def _by_stem(low: str) -> Measure | None:
    for length in range(len(low), max(len(low) - _LONGEST_ENDING - 1, 2), -1):
        measure = _STEMS.get(low[:length])
        if measure is not None:
            return measure
    return None


@cache
def printed_units() -> dict[str, str]:
    """Return every name of a measure, its words joined by spaces -> the one spelling in `Measure.printed`."""
    return {" ".join(name): measure.printed for name, measure in _NAMES.items()}
