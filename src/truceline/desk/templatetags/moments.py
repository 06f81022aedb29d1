"""Moments in templates: by the local clock, which is named."""

from datetime import UTC, datetime

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from truceline.desk.charter import charter_at_hand
from truceline.values.language import say

register = template.Library()


@register.simple_tag
def moment(at: datetime) -> SafeString:
    """A moment by the local clock, as pages tell what happened; in UTC for whoever points at it."""
    local, utc = at.astimezone(charter_at_hand().zone_info), at.astimezone(UTC)
    return format_html('<bdi class="whole" title="{} UTC">{}</bdi>', f"{utc:%Y-%m-%d %H:%M}", f"{local:%Y-%m-%d %H:%M}")


@register.simple_tag(takes_context=True)
def clock(context: template.Context) -> str:
    """By which clock the moments of a line are told."""
    return say("desk-told-local", context.get("language", "en"), zone=charter_at_hand().zone_info.key)
