"""Sentences in templates, and what templates write again and again."""

import marshal
import re
from collections.abc import Iterable
from typing import Any

from django import template
from django.template.base import FilterExpression, Parser, Token
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from truceline.values.language import COMMA, Language, listed, unbroken
from truceline.values.language import say as say_in

register = template.Library()
register.filter("unbroken", unbroken)


@register.simple_tag(takes_context=True)
def say(context: template.Context, message: str, **arguments: Any) -> str:
    """Say a message of the catalogue in the language of the page."""
    return say_in(message, context.get("language", "en"), **arguments)


@register.simple_tag(takes_context=True)
def listing(context: template.Context, names: Iterable[object]) -> str:
    """Names or numbers one after another, as the language of the page does it."""
    return listed(map(str, names), _language(context))


@register.simple_tag(takes_context=True)
def comma(context: template.Context) -> str:
    """The comma of the language of the page."""
    return COMMA[_language(context)]


def _language(context: template.Context) -> Language:
    return Language(str(context.get("language", "en")))


# What must not be torn at a hyphen at the end of a line: a day, a moment, a code; no longer than a telephone is wide.
_HYPHENED = re.compile(r"[!-~]+-[!-~]*[0-9A-Za-z]")
_WIDEST = 28


@register.filter
def whole(text: str) -> SafeString:
    """A text, escaped, whose days and codes stay on one line each."""
    parts, end = [], 0
    for match in _HYPHENED.finditer(text):
        if len(match[0]) <= _WIDEST:
            parts += [escape(text[end : match.start()]), format_html('<span class="whole">{}</span>', match[0])]
            end = match.end()
    return mark_safe("".join([*parts, escape(text[end:])]))  # noqa: S308 - every part was escaped


# So many different texts of one block are remembered: some pages of a long list, in three languages.
_MOST = 2_000


class _Remembered(template.Node):
    """A block that is written once for all that is the same, and remembered."""

    def __init__(self, block: template.NodeList, given: dict[str, FilterExpression]) -> None:
        self._block, self._given = block, given
        self._texts: dict[bytes, str] = {}

    def render(self, context: template.Context) -> str:
        """The block's text; it sees what it was given and the language, and nothing else."""
        seen = {name: told.resolve(context) for name, told in self._given.items()}
        seen["language"] = str(context.get("language", "en"))
        # Refuses all but plain values: those that are the same to the byte are written the same.
        key = marshal.dumps(seen, 2)
        text = self._texts.get(key)
        if text is None:
            if len(self._texts) >= _MOST:
                self._texts.clear()
            text = self._texts[key] = self._block.render(context.new(seen))
        return text


@register.tag
def remember(parser: Parser, token: Token) -> template.Node:
    """Write a block from what is named alone, and remember it: `{% remember row pile=query.pile %} … {% endremember %}`.

    What is named must be plain: texts, numbers, lists and dictionaries of them. The block sees nothing else of the page, neither who
    looks at it nor the token of its forms, so that no one's page can hold what was written for another.
    """
    given = {}
    for word in token.split_contents()[1:]:
        name, _, told = word.partition("=")
        given[name] = parser.compile_filter(told or name)
    block = parser.parse(("endremember",))
    parser.delete_first_token()
    return _Remembered(block, given)
