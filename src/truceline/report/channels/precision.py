"""How well a place is known, in metres around it: one table of what lists say of it, and the degrees of codebooks by it.

A radius holds the true place with 95 % probability. None stands for a point that says nothing of the place, such as a country's middle.
"""

import math
from collections.abc import Mapping

from truceline.report.channels.codebooks import CODES_NOT_KNOWN
from truceline.values.place import RADIUS_95_IN_SIGMAS

# Where a list does not say how well a place is known: a village and the fields around it. Assumed, and said so.
ASSUMED_M = "5000"
# By kind. `near` is UCDP's own figure (GED codebook, where_prec 2: within about 25 km). Subdistrict, district and province were measured: the
# radius around an area's middle that holds 95 % of its surface, in 95 % of Syria's areas (OCHA COD-AB 2018: 41, 71 and 142 km). The others
# are judged, for no codebook gives them: a village reaches about as far as `named`, a city of a million about as far as `city`.
METRES: Mapping[str, str | None] = {
    "spot": "100",
    "street": "500",
    "landmark": "1000",
    "neighbourhood": "1500",
    "named": "2000",
    "town": "3000",
    "vague": ASSUMED_M,
    "city": "7000",
    "near": "25000",
    "subdistrict": "40000",
    "district": "70000",
    "province": "140000",
    "country": None,
}
Codebook = Mapping[str, str | None]

# UCDP GED's where_prec: 1 exact, the middle of a named village or town; 2 near a known point; 3 somewhere in the second-level area; 4 in the
# first-level area; 5 along a road, a river, a border, or in a vague region, no better than the first-level area; 6 somewhere in the country,
# whose middle says nothing; 7 international waters or airspace, where the point is set by convention.
BY_WHERE_PREC: Codebook = {
    "1": METRES["named"],
    "2": METRES["near"],
    "3": METRES["district"],
    "4": METRES["province"],
    "5": METRES["province"],
    "6": None,
    "7": None,
}
# ACLED's geo_precision: 1 the town itself; 2 a part of a region, coded at a town near it; 3 a whole region, coded at its capital.
BY_GEO_PRECISION: Codebook = {"1": METRES["named"], "2": METRES["near"], "3": METRES["province"]}
# GTD's specificity: 1 a town or village itself; 2 and 3 the middle of the smallest area that is known; 4 the middle of the first-level area;
# 5 no such area is known, and no place.
BY_SPECIFICITY: Codebook = {
    "1": METRES["named"],
    "2": METRES["district"],
    "3": METRES["district"],
    "4": METRES["province"],
    "5": None,
}
# SCAD's locnum: 1 to 3 the capital, another large town, a small one or a village; 4, 5 and 7 several of them, each in its own row; 8 all over
# the country, of which the row has one place; 6 somewhere in a province.
BY_LOCNUM: Codebook = (
    dict.fromkeys("1234578", METRES["named"]) | {"6": METRES["province"]} | dict.fromkeys(CODES_NOT_KNOWN)
)
# Headings of plain lists whose degrees are those of a codebook. Researchers call UCDP's degrees geo-precision too: ACLED has none above 3, so
# these are UCDP's, and of 3 the wider meaning counts. To take a country's middle for a village would place an incident where none was.
_BY_EITHER: Codebook = {**BY_WHERE_PREC, **BY_GEO_PRECISION}
CODEBOOKS: Mapping[str, Codebook] = {
    **dict.fromkeys(("geo_precision", "geoprecision", "geo_prec"), _BY_EITHER),
    **dict.fromkeys(("where_prec", "where_precision"), BY_WHERE_PREC),
    "specificity": BY_SPECIFICITY,
}
# Telephones say within how many metres they are with 68 % probability (Android, Location.getAccuracy), and so do the forms that are filled in on
# them (ODK, KoBo): of a circular normal 95 % lie within 1.6 times as far.
OF_A_DEVICE = RADIUS_95_IN_SIGMAS / math.sqrt(-2 * math.log(0.32))
