"""What `truceline link` says of sources of which something may be amiss."""

from typing import Any

from truceline.command.wording import counted
from truceline.incident.review.amiss import Amiss


def told_twice(one: dict[str, Any]) -> str:
    """A sentence of a source that tells of incidents twice: what became of it, and what to do where it is wrong."""
    if one["by_day"]:
        return (
            f"{one['source']} has several rows for one incident: {one['again']:,} of its {one['told']:,} rows that say which day and where lie,"
            " by one act or none, at the spot of an earlier row of that day (100 m), and few lie there on other days. Each counts with the"
            " first. Where they are two, judge them different."
        )
    return (
        f"{one['source']} tells of incidents twice: {one['again']:,} of its {one['told']:,} reports that say where and when tell again,"
        " within a quarter of an hour and a kilometre, what it told before, and others tell of one. Each counts with the first. Where they"
        " are two, judge them different."
    )


def told_of_source(one: dict[str, Any], read_as: str = "") -> str:
    """A sentence: what was met, in how many of how many, and what to look at.

    `read_as` is the zone by which its times were read, where they state no offset.
    """
    found = Amiss(**one)
    source, share = found.source, f"{found.reports:,} of {found.of:,}"
    match found.what:
        case "exchanged":
            return (
                f"Of {share} places of {source} the longitude lies where others have latitudes, and the latitude where they have"
                " longitudes: its two columns may be exchanged."
            )
        case "twice":
            return (
                f"{share} reports of {source} have another of its own beside them: the same act, within a quarter of an hour and a"
                " kilometre. One source tells of an incident once, so each of the two is an incident of its own, and others join the"
                " one or the other. Where both are one, name the first in relayed_from of the second (source/reference), or judge them"
                " the same."
            )
        case "elsewhen":
            as_read = f" Its times state no offset and were read as {read_as}." if read_as else ""
            hours, minutes = divmod(round(abs(found.by_s) / 60.0), 60)
            return (
                f"{source} would fit the others if its moments were {hours} h {minutes:02} min {'earlier' if found.by_s > 0 else 'later'}:"
                f" of {counted(found.of, 'pair')} of one act and place that lie so far apart, {found.reports:,} are more than chance would have."
                f"{as_read} Its time zone or its clock may be another."
            )
        case "named":
            return (
                f"{source} says of {share} reports that {found.whom} told it (“according to …”), which tells of the same incidents, and"
                " relayed_from names nobody there: each may count as a voice of its own. Write there whom it repeats."
            )
        case "alone":
            return (
                f"Nobody else tells of what {share} reports of {source} tell, while others tell of most that the other sources do. It may"
                " know what nobody else does, or its times or places may be wrong."
            )
    return (
        f"{source} tells moments that are {abs(found.by_s) / 60:,.0f} minutes {'later' if found.what == 'late' else 'earlier'} in the middle"
        f" than others tell of the same incidents, and lie on that side in {share}: its clock or its time zone may be off."
    )
