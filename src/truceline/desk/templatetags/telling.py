"""Sentences in templates."""

from typing import Any

from django import template

from truceline.values.language import say as say_in

register = template.Library()


@register.simple_tag(takes_context=True)
def say(context: template.Context, message: str, **arguments: Any) -> str:
    """Say a message of the catalogue in the language of the page."""
    return say_in(message, context.get("language", "en"), **arguments)
