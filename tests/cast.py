"""The fixed cast of the tests: who acts, in which invented places, for which parties."""

OFFICER = "officer-amina"
ANALYST = "analyst-boris"
LIAISON = "liaison-chen"
OUTSIDER = "outsider-dana"

NORTH = "north"
SOUTH = "south"
NAIMA = (36.20, 32.60)
SHARED_DATA_VARIABLE = "TRUCELINE_SHARED_DATA"
