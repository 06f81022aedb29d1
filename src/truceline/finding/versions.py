"""Which accounts of a zone or line an answer considered, as a word that goes into the finding."""

from collections.abc import Sequence

import numpy as np

from truceline.finding.columns import Codes, Flags, Vocabulary


def versions_held(held: Sequence[Flags], versions: Sequence[str], rows: int, vocabulary: Vocabulary) -> Codes:
    """For every incident the versions that held at its time, sorted and joined by spaces; -1 where none did."""
    if not versions:
        return np.full(rows, -1, np.int32)
    sets, which = np.unique(np.stack(held, axis=1), axis=0, return_inverse=True)
    words = [" ".join(sorted(np.array(versions)[row])) for row in sets]
    return np.array([vocabulary.code(word) if word else -1 for word in words], np.int32)[which.ravel()]
