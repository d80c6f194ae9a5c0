"""Reading of quantities, the same for releases and for queries: numbers, units, modifiers, counted nouns.

`read(text, lang)` returns a `Reading`: tokens and quantities. What a release says around a quantity
(concept, period, speaker) is added by `indexer.facts`; what a query asks by it, by the query grammar.
"""

from search.quantities.languages import guess
from search.quantities.quantity import Quantity, Reading
from search.quantities.reader import read

__all__ = ["Quantity", "Reading", "guess", "read"]
