"""Which names cannot be those of one report, for reports that lie apart in time or place give them as the report that they repeat.

“SANA/Reuters” in every row of a list looks like a source and its report, and means two agencies.

Only the first and the last of each name along time and the three axes of the earth are kept, so it is the same in whatever order reports
come, and the names of very many reports take little room.
"""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from truceline.values.place import to_centre

# As a recording that is passed on (incident.voices.origins): within days, and not far away.
_WITHIN_S, _WITHIN_M = 259_200.0, 30_000.0
_BOUNDS = np.array([_WITHIN_S, _WITHIN_M, _WITHIN_M, _WITHIN_M])

Floats = npt.NDArray[np.float64]


def _unknown() -> Floats:
    return np.full((4, 0), np.nan)


@dataclass(slots=True)
class Extents:
    """How far the reports that give each name lie from each other, name by name: seconds, and metres along three axes."""

    _least: Floats = field(default_factory=_unknown)
    _most: Floats = field(default_factory=_unknown)

    def add(self, name: npt.NDArray[np.int32], at_s: Floats, longitude: Floats, latitude: Floats) -> None:
        """Take in more reports, each by the number of the name that it gives; NaN is a time or place that it does not give."""
        more = int(name.max(initial=-1)) + 1 - self._most.shape[1]
        if more > 0:
            self._least, self._most = (
                np.append(known, np.full((4, more), np.nan), axis=1) for known in (self._least, self._most)
            )
        for least, most, told in zip(self._least, self._most, (at_s, *to_centre(longitude, latitude)), strict=True):
            np.fmin.at(least, name, told)
            np.fmax.at(most, name, told)

    def apart(self) -> npt.NDArray[np.bool_]:
        """Whether two of the reports that give each name lie days or far apart: no one report is repeated by both."""
        return np.asarray((self._most - self._least > _BOUNDS[:, None]).any(axis=0))


def lie_apart(name: npt.NDArray[np.int32], at_s: Floats, longitude: Floats, latitude: Floats) -> npt.NDArray[np.bool_]:
    """Which of these reports give a name, by its number, that cannot be that of one report."""
    extents = Extents()
    extents.add(name, at_s, longitude, latitude)
    return extents.apart()[name]
