"""What stands on the desk of gathering, and whether gathering everything anew would change it."""


def standing() -> tuple[dict[str, str], dict[str, str], dict[tuple[str, str], str], dict[str, str]]:
    """Incidents, links, suggestions and further links as they stand."""
    from truceline.desk.tables import FurtherLink, Incident, Link, Suggestion
    from truceline.desk.tables import standing as standing_reports

    return (
        dict(Incident.objects.filter(is_struck=False).values_list("incident_id", "content")),
        dict(Link.objects.filter(standing_reports("report__")).values_list("report_id", "content")),
        {(one.first_id, one.second_id): one.content for one in Suggestion.objects.all()},
        {one.record: one.content for one in FurtherLink.objects.all()},
    )


def anew() -> int:
    """Gather all anew and return how many incidents changed by it; none should."""
    from truceline.desk.actions.gathering import gather_anew
    from truceline.desk.recording import recorded

    with recorded("test") as entries:
        return gather_anew(entries)
