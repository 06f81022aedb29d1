"""Whether the times of an agreement can be true: dates that exist, spans in order, nothing two ways at one time.

Every check tells all that it finds; none stops another.
"""

from datetime import datetime
from typing import Any

from truceline.agreement.model import Resolution, Span, Standing
from truceline.agreement.review import Review
from truceline.agreement.written import Path
from truceline.errors import phrase

Time = tuple[datetime, datetime]
_MOMENTS = ("date", "on", "due", "decided", "effective")


def check_times(review: Review) -> None:
    """Check every moment and span of an agreement, and tell every problem."""
    for path, paragraph in review.everything():
        for field in _MOMENTS:
            if isinstance(text := getattr(paragraph, field, None), str):
                review.moment(text, (*path, field))
        if isinstance(paragraph, Span):
            _check_order(review, path, paragraph)
        elif isinstance(paragraph, Resolution):
            _check_resolution(review, path, paragraph)
    for path, zone in review.of("zones"):
        _check_stages(review, path, zone)
    for path, place in review.of("zones", "lines"):
        _check_versions(review, path, place)
    for path, group in review.of("groups"):
        _check_joined(review, path, group)
    _check_designations(review)


def _check_order(review: Review, path: Path, paragraph: Span) -> None:
    start = review.moment(paragraph.start, (*path, "from"))
    end = review.moment(paragraph.end, (*path, "until"))
    if start is not None and end is not None and end <= start:
        review.tell("A206", (*path, "until"), paragraph.end, start=paragraph.start)


def _check_resolution(review: Review, path: Path, resolution: Resolution) -> None:
    decided = review.moment(resolution.decided, (*path, "decided"))
    effective = review.moment(resolution.effective, (*path, "effective"))
    if decided is not None and effective is not None and effective < decided:
        review.tell("A211", (*path, "effective"), resolution.effective, decided=resolution.decided)


def _check_stages(review: Review, path: Path, zone: Any) -> None:
    before: tuple[datetime, str] | None = None
    for index, change in enumerate(zone.stages):
        here = (*path, "stages", index, "from")
        at = review.moment(change.start, here)
        if at is None:
            continue
        if before is not None and at <= before[0]:
            review.tell("A207", here, change.start, before=before[1])
        before = at, change.start


def _check_versions(review: Review, path: Path, place: Any) -> None:
    """Accounts that differ stand side by side; of those the centre works with, one holds at a time."""
    earlier: list[tuple[str, Path, Time]] = []
    for index, version in enumerate(place.versions):
        if version.standing is not Standing.WORKING:
            continue
        here = (*path, "versions", index)
        time = review.span(version, here)
        for name, other, taken in earlier:
            if _overlap(time, taken):
                review.tell("A209", here, version.version, other=name, line=review.line(other))
                break
        earlier.append((version.version, here, time))


def _check_joined(review: Review, path: Path, group: Any) -> None:
    """The spans for which a group was bound do not overlap each other, nor any for which it is excluded."""
    designations = [(place, entry) for place, entry in review.of("excluded") if entry.code == group.code]
    earlier: list[tuple[Path, Time]] = []
    for index, joined in enumerate(group.joined):
        here = (*path, "joined", index)
        time = review.span(joined, here)
        for other, taken in earlier:
            if _overlap(time, taken):
                review.tell("A208", here, group.code, line=review.line(other))
                break
        earlier.append((here, time))
        for place, entry in designations:
            if _overlap(time, review.span(entry, place)):
                start, end = entry.start or phrase("the-beginning"), entry.end or phrase("now")
                review.tell("A210", here, group.code, start=start, end=end, line=review.line(place))


def _check_designations(review: Review) -> None:
    """One designator excludes one group once at a time."""
    earlier: list[tuple[str, Path, Time]] = []
    for path, entry in review.of("excluded"):
        name = phrase("named-by", code=entry.code, who=entry.designated_by.en)
        time = review.span(entry, path)
        for other_name, other, taken in earlier:
            if other_name == name and _overlap(time, taken):
                review.tell("A216", path, name, line=review.line(other))
                break
        earlier.append((name, path, time))


def _overlap(one: Time, other: Time) -> bool:
    return one[0] < other[1] and other[0] < one[1]
