"""Two invented lists of the same incidents: a newspaper's in English, and a hotline's in Arabic as an office in Amman would keep it."""

import csv
import io
from datetime import date, timedelta
from typing import NamedTuple

from truceline.exercise.scene import PLACES

_EASTERN = str.maketrans("0123456789.", "٠١٢٣٤٥٦٧٨٩٫")
_LEVANT = ("", "", "", "", "", "", "حزيران", "تموز/يوليو", "آب")
_KINDS = (
    ("Artillery shelling", "قصفٌ مدفعيّ"),
    ("Airstrike", "غارة جويّة"),
    ("Sniper", "القنص"),
    ("Clashes", "اشتباكات"),
    ("IED", "عبوة ناسفة"),
    ("Mortar", "قذائف هاون"),
)


class Incident(NamedTuple):
    """What happened: where (which place of the exercise's), on which day and in which minute, of which kind, to how many."""

    place: int
    day: date
    minute: int
    kind: int
    killed: int

    @property
    def latitude(self) -> float:
        return 32.5 + 0.11 * (self.place % 4)

    @property
    def longitude(self) -> float:
        return 35.9 + 0.13 * (self.place // 4)


INCIDENTS = tuple(
    Incident(
        place=7 * k % 16,
        day=date(2017, 7, 9) + timedelta(days=11 * k % 37),
        minute=(6 * 60 + 97 * k) % 1440,
        kind=k * k % 6,
        killed=k % 4,
    )
    for k in range(66)
)
# The newspaper missed the last six, the hotline the first six.
OF_THE_NEWSPAPER, OF_THE_HOTLINE = range(60), range(6, 66)


def in_english() -> str:
    """The newspaper's list."""
    rows: list[tuple[str, ...]] = [
        ("Ref", "Date", "Time", "Village", "Latitude", "Longitude", "Type", "Killed", "Description")
    ]
    for k in OF_THE_NEWSPAPER:
        one = INCIDENTS[k]
        place, (kind, _) = PLACES[one.place][0], _KINDS[one.kind]
        clock = f"{one.minute // 60:02}:{one.minute % 60:02}"
        at = (f"{one.latitude:.3f}", f"{one.longitude:.3f}")
        rows.append((f"N{k}", f"{one.day}", clock, place, *at, kind, f"{one.killed}", f"{kind} near {place}."))
    return _written(rows, ",")


def in_arabic(*, placed: bool = True) -> str:
    """The hotline's list, with semicolons; its points lie some hundred metres off, its times some minutes."""
    coordinates = ("خط العرض", "خط الطول") if placed else ()
    rows: list[tuple[str, ...]] = [
        ("رقم البلاغ", "التاريخ", "الساعة", "القرية / البلدة", *coordinates, "نوع الحادث", "عدد القتلى", "الملاحظات")
    ]
    for k in OF_THE_HOTLINE:
        one = INCIDENTS[k]
        place, (_, kind) = PLACES[one.place][1], _KINDS[one.kind]
        minute = (one.minute + k % 7) % 1440
        clock = f"{(minute // 60 - 1) % 12 + 1}:{minute % 60:02} {'صباحًا' if minute < 720 else 'م'}"
        day = f"{one.day.day} {_LEVANT[one.day.month]} {one.day.year}" if k % 2 else f"{one.day:%Y/%m/%d}"
        at = (f"{one.latitude + 0.002:.4f}", f"{one.longitude - 0.003:.4f}") if placed else ()
        told = (day, clock, place, *at, kind, f"{one.killed}" if one.killed else "غير معروف")
        rows.append((f"ح-{k}", *(cell.translate(_EASTERN) for cell in told), f"بلاغ هاتفي عن {kind} في {place}"))
    return "\ufeff" + _written(rows, ";")


def _written(rows: list[tuple[str, ...]], separator: str) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=separator, lineterminator="\r\n").writerows(rows)
    return out.getvalue()
