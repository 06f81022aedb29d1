"""The rules that hold now for the desk's own clocks."""

from truceline.desk.tables import ClockRule
from truceline.desk.triage import DEFAULTS, Rule


def rules_at_hand() -> list[Rule]:
    """The defaults, each replaced by the centre's latest rule of its kind and channel."""
    known = {(rule.kind, rule.channel): rule for rule in DEFAULTS}
    for kind, channel, minutes in ClockRule.objects.order_by("on", "rule_id").values_list("kind", "channel", "minutes"):
        known[kind, channel] = Rule(kind, channel, minutes)
    return list(known.values())
