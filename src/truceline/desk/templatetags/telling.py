"""Sentences in templates."""

from collections.abc import Iterable
from typing import Any

from django import template

from truceline.values.language import say as say_in

register = template.Library()


@register.simple_tag(takes_context=True)
def say(context: template.Context, message: str, **arguments: Any) -> str:
    """Say a message of the catalogue in the language of the page."""
    return say_in(message, context.get("language", "en"), **arguments)


@register.simple_tag(takes_context=True)
def listing(context: template.Context, names: Iterable[str]) -> str:
    """Names one after another, as the language of the page does it."""
    return ("، " if context.get("language") == "ar" else ", ").join(names)
