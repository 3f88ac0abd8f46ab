"""Places: every place that an article names, resolved to GeoNames, with a point and how much the point stands for.

The gazetteer is made of GeoNames data (https://www.geonames.org/), licensed under CC BY 4.0.
"""

from onrecord.grounding.places.finder import find_places
from onrecord.values import Place

__all__ = ["Place", "find_places"]
