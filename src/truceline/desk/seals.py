"""Whether seals are what was signed over: the records that are kept beside a determination, and what guarantors signed, against its digest."""

import hashlib
from collections.abc import Iterator

from truceline.desk.recording import read
from truceline.desk.tables import Countersignature, Determination

_AT_A_TIME = 500


def broken_seals() -> Iterator[str]:
    """Every determination whose seal is not what its digest on the register commits to, or under which another digest was signed.

    The digest stands in the determination's content, which the audit of rows holds to the register; the seal stands beside it.
    """
    for one in Determination.objects.exclude(seal="").order_by("pk").iterator(chunk_size=_AT_A_TIME):
        if hashlib.sha256(one.seal.encode()).hexdigest() != read(one.content).get("signed_over_sha256"):
            yield f"determination {one.pk}"
    signed = Countersignature.objects.select_related("determination").order_by("pk")
    for given in signed.iterator(chunk_size=_AT_A_TIME):
        over = read(given.determination.content).get("signed_over_sha256")
        if read(given.content).get("signed_over_sha256") != over:
            yield f"countersignature {given.pk}"
