"""What sides said for the record, word for word, and whose dissent stands beside a determination."""

import unicodedata
from collections import defaultdict

from truceline.bulletin.model import Quoted
from truceline.bulletin.telling.pieces import Quote, Section
from truceline.bulletin.telling.speaker import Speaker
from truceline.bulletin.telling.voice import Name
from truceline.contact.contact import REPLIES
from truceline.finding.countersigning import Word
from truceline.values.language import say


def replies_section(speaker: Speaker) -> Section | None:
    """The words that stand beside what was determined; None where nothing was said."""
    if not speaker.bulletin.replies:
        return None
    return Section(
        "replies",
        speaker.say("section-replies"),
        (speaker.say("replies-meaning"),),
        quotes=tuple(_quote(speaker, one) for one in speaker.bulletin.replies),
    )


def dissent_told(speaker: Speaker) -> dict[int, str]:
    """Who dissents from each determination, by its number."""
    told: defaultdict[int, list[str]] = defaultdict(list)
    for number, side in speaker.bulletin.dissents:
        told[number].append(speaker.name(side.name).isolated)
    return {number: " · ".join(sides) for number, sides in told.items()}


def _quote(speaker: Speaker, one: Quoted) -> Quote:
    provision = speaker.provisions.get(one.provision, Name(one.provision))
    about = {"number": one.number} | ({"provision": provision} if one.about == "provision" else {})
    head = speaker.say(
        "reply-dissent" if one.is_dissent else "reply",
        side=speaker.name(one.side.name),
        said=_said(speaker, one.said),
        about=speaker.say(f"reply-about-{one.about}", **about),
        moment=speaker.moment(one.said_at),
    )
    return Quote(head, _lines(one.words), one.language)


def _said(speaker: Speaker, said: str) -> str:
    """A reply as the bulletin names it; a stance as everybody who works with it does."""
    if said in (*REPLIES, *Word):
        return speaker.say(f"said-{said}")
    return say(f"desk-holds-{said}", speaker.language)


def _lines(words: str) -> tuple[str, ...]:
    """The words line by line; a character that steers a machine instead of being read is shown as one that is not known."""
    lines = words.splitlines()
    return tuple(
        "".join("\ufffd" if unicodedata.category(letter) == "Cc" and letter != "\t" else letter for letter in line)
        for line in lines
    )
