"""A quantity in its sentence, with what the words around it add: what the stages of extraction pass on."""

from __future__ import annotations

from typing import NamedTuple

from search.model import Period, Role, Span, Trend
from search.quantities.quantity import Quantity, Reading


class Statement(NamedTuple):
    """*unit* and *printed_unit* are the quantity's, or those of the noun it leaves out.

    *is_period*: it only says when (`over the past two years`). *part_of*, *equivalent_of*: places in the
    sequence of statements of the text. *change_id* joins the two ends of one change. A tuple, because every
    stage makes most of them anew, and that takes a third of a dataclass's time.
    """

    quantity: Quantity
    sentence: Span
    reading: Reading
    unit: str
    printed_unit: str
    trend: Trend = "none"
    role: Role = "none"
    change_id: int | None = None
    concept: str = ""
    period: Period | None = None
    is_period: bool = False
    part_of: int | None = None
    equivalent_of: int | None = None
    speaker: str | None = None
