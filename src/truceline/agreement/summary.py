"""The summary of an agreement that a person can verify: everything it says that a screening will stand on.

Invariant: each line comes from the agreement or its shapes; areas and lengths are measured on the ellipsoid here,
so a zone drawn too large or in the wrong place is seen before anything is counted in it.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import shapely

from truceline.agreement.charter import Charter, PlacedShape, Time
from truceline.agreement.model import (
    AccessProvision,
    ActProvision,
    Agreement,
    AnyProvision,
    AreaProvision,
    Consensus,
    DeadlineProvision,
    Detail,
    DistanceLimit,
    DistanceProvision,
    Excluded,
    Group,
    JointRule,
    Line,
    Party,
    ProcedureProvision,
    QuantityLimit,
    QuantityProvision,
    Span,
    TextStatus,
    Words,
    Zone,
)
from truceline.values.language import Language, say
from truceline.values.place import WGS84

_KINDS = ("act", "distance", "area", "quantity", "deadline", "access", "procedure")


def summarise(charter: Charter, *, language: Language = Language.ENGLISH, at: datetime | None = None) -> str:
    """Write an agreement's summary in a language, with its deadlines as they stand at a moment (left out: now)."""
    return _Summary(charter, language).text(at or datetime.now(UTC))


def area_km2(shape: PlacedShape) -> float:
    """The area of a shape in square kilometres on the ellipsoid, holes taken off; edges are geodesics."""
    # The formula adds what runs counterclockwise and takes off what runs clockwise, whoever drew it how.
    turned = shapely.orient_polygons(shape.geometry)
    return float(WGS84.geometry_area_perimeter(turned)[0]) / 1e6


def length_km(shape: PlacedShape) -> float:
    """The length of a line in kilometres on the ellipsoid; edges are geodesics."""
    return float(WGS84.geometry_length(shape.geometry)) / 1000


def article_told(article: str, language: Language) -> str:
    """The article of a provision as it is cited; where its text is not public, the words for that in a language."""
    return say("agreement-status-not-public", language) if article == TextStatus.NOT_PUBLIC else article


class _Summary:
    """The lines of one summary."""

    def __init__(self, charter: Charter, language: Language) -> None:
        self.charter = charter
        self.agreement: Agreement = charter.agreement
        self.language = language
        self.placed: list[Zone | Line] = [*self.agreement.zones, *self.agreement.lines]
        named: list[Party | Group | Excluded | Zone | Line] = [
            *self.agreement.parties,
            *self.agreement.groups,
            *self.agreement.excluded,
            *self.placed,
        ]
        self.names = {paragraph.code: self.words(paragraph.name) for paragraph in named}
        self.isolating = language is Language.ARABIC

    def text(self, at: datetime) -> str:
        """All sections, one below the other."""
        title = self.words(self.agreement.title)
        head = [title, "=" * len(title)]
        if self.agreement.exercise:
            head.append(self.say("summary-exercise"))
        head += [
            self.say(
                "summary-file",
                code=self.agreement.agreement,
                version=self.agreement.version,
                zone=self.agreement.time_zone,
            ),
            self.say("summary-digest", digest=self.charter.digest),
            "",
            self.words(self.agreement.summary),
        ]
        lines = [*head, *self.promised(), *self.places(), *self.provisions(), *self.open_and_due(at)]
        return "\n".join(lines) + "\n"

    def promised(self) -> Iterator[str]:
        """Who promised, by which texts and for how long, and who stands outside."""
        texts = [
            self.say("summary-text", title=self.words(t.title), status=self.named("status", t.status), date=t.date)
            for t in self.agreement.texts
        ]
        yield from self.section("texts", texts)
        term = [self.span(self.agreement.term)]
        if self.agreement.term.extension:
            term.append(self.words(self.agreement.term.extension))
        yield from self.section("term", term)
        roles = [
            f"{self.words(p.name)}: {self.listed([self.named('role', role) for role in p.roles])}"
            for p in self.agreement.parties
        ]
        yield from self.section("parties", roles)
        yield from self.section("groups", [self.group(group) for group in self.agreement.groups])
        excluded = [
            f"{self.words(e.name)}: "
            + self.say("summary-designated", by=self.words(e.designated_by), span=self.span(e))
            for e in self.agreement.excluded
        ]
        yield from self.section("excluded", excluded)
        held = [
            f"{self.words(c.name)} ({c.latitude:.4f}, {c.longitude:.4f}): "
            + self.say(
                "summary-controlled",
                holder=self.names[c.controller],
                by=self.names[c.declared_by],
                span=self.span(c),
            )
            for c in self.agreement.control
        ]
        yield from self.section("control", held)

    def group(self, group: Group) -> str:
        """A group with its side and the times for which it was bound."""
        notes = [self.say("summary-side", side=self.names[group.side])] if group.side else []
        notes += [self.say("summary-under", group=self.names[group.under])] if group.under else []
        notes += [self.say("summary-foreign")] if group.foreign else []
        spans = [self.time(time) for time in self.charter.bound(group.code)]
        bound = self.say("summary-bound", spans=self.listed(spans)) if spans else self.say("summary-never-bound")
        aside = f" ({self.listed(notes)})" if notes else ""
        return f"{self.words(group.name)}{aside}: {bound}"

    def places(self) -> Iterator[str]:
        """Zones with their stages and every account of their extent; lines; posts."""
        shapes = self.charter.zone_shapes()
        zones: list[str] = []
        for zone in self.agreement.zones:
            track = f"; {self.say('summary-track', track=self.words(zone.track))}" if zone.track else ""
            stands = self.listed([self.names[code] for code in zone.guarantors])
            behind = f"; {self.say('summary-guarantors', who=stands)}" if stands else ""
            zones.append(f"{self.words(zone.name)} ({zone.code}){track}{behind}")
            zones += [
                "  " + self.say("summary-stage", stage=self.named("stage", s.stage), start=self.moment(s.start))
                for s in zone.stages
            ]
            zones += [f"  {self.account(shape)}" for shape in shapes if shape.code == zone.code]
        yield from self.section("zones", zones)
        lines: list[str] = []
        for line in self.agreement.lines:
            side = f"; {self.say('summary-side', side=self.names[line.side])}" if line.side else ""
            lines.append(f"{self.words(line.name)} ({line.code}){side}")
            lines += [f"  {self.account(shape)}" for shape in self.charter.line_shapes() if shape.code == line.code]
        yield from self.section("lines", lines)
        posts = [f"{self.words(p.name)} ({p.code}): {p.latitude:.4f}, {p.longitude:.4f}" for p in self.agreement.posts]
        yield from self.section("posts", posts)

    def account(self, shape: PlacedShape) -> str:
        """One account of where a zone or line lies, with its size."""
        version = next(
            v for place in self.placed if place.code == shape.code for v in place.versions if v.version == shape.version
        )
        if shape.geometry is None:
            size = self.say("summary-undrawn")
        elif shape.geometry.geom_type.endswith("Polygon"):
            size = self.say("summary-area", area=f"{area_km2(shape):,.0f}")
        else:
            size = self.say("summary-length", length=f"{length_km(shape):,.0f}")
        said = self.say(
            "summary-account",
            standing=self.named("standing", version.standing),
            by=self.words(version.held_by),
            size=size,
            certainty=self.named("certainty", version.certainty),
            status=self.named("status", version.status),
        )
        return said if version.start is None and version.end is None else f"{said}; {self.span(version)}"

    def provisions(self) -> Iterator[str]:
        """Every provision, by kind, with its article and what stands in the way of assessing it."""
        for kind in _KINDS:
            chosen = [p for p in self.agreement.provisions if p.kind == kind]
            if chosen:
                title = self.say("summary-provisions", title=self.named("kind", kind))
                yield from self.titled(title, [line for p in chosen for line in self.provision(p)])

    def provision(self, provision: AnyProvision) -> Iterator[str]:
        """One provision in one line, and a line for each thing that a reader has to know of it."""
        yield self.say(
            "summary-article",
            code=provision.code,
            article=article_told(provision.article, self.language),
            wording=self.named("wording", provision.wording),
            title=self.words(provision.title),
        )
        if provision.start or provision.end:
            yield f"  {self.span(provision)}"
        yield from (f"  {line}" for line in self.scope(provision))
        if provision.waits_for:
            yield "  " + self.say("summary-waits", details=self.listed(provision.waits_for))
        if isinstance(provision, ActProvision) and provision.always_ruled:
            yield "  " + self.say("summary-ruled")
        if provision.exemptions:
            named = self.listed([self.named("exemption", exemption) for exemption in provision.exemptions])
            yield "  " + self.say("summary-exempt", exemptions=named)

    def scope(self, provision: AnyProvision) -> Iterator[str]:
        """Where a provision holds, and which acts, distances and numbers it is about."""
        if provision.zones:
            yield self.say("summary-in", zones=self.listed([self.names[zone] for zone in provision.zones]))
        elif isinstance(provision, (ActProvision, AccessProvision, ProcedureProvision)):
            yield self.say("summary-everywhere")
        acts = [self.coded("act", act) for act in getattr(provision, "acts", ())]
        if acts:
            yield self.say("summary-acts", acts=self.listed(acts))
        if isinstance(provision, AreaProvision) and (provision.weapons or provision.actors):
            kept = [self.coded("weapon", weapon) for weapon in provision.weapons]
            kept += [self.names[actor] for actor in provision.actors]
            yield self.say("summary-kept-out", kept=self.listed(kept))
        elif isinstance(provision, DistanceProvision):
            yield from map(self.least_distance, provision.limits)
        elif isinstance(provision, QuantityProvision):
            yield from map(self.most, provision.limits)

    def least_distance(self, limit: DistanceLimit) -> str:
        """A limit of distance, in kilometres."""
        what = [self.coded("weapon", weapon) for weapon in limit.weapons] or [self.say("summary-any-force")]
        if limit.calibre_from_mm:
            what.append(self.say("summary-calibre-from", calibre=f"{limit.calibre_from_mm:g}"))
        if limit.calibre_below_mm:
            what.append(self.say("summary-calibre-below", calibre=f"{limit.calibre_below_mm:g}"))
        line, distance = self.names[limit.line], f"{limit.at_least_m / 1000:g}"
        said = self.say("summary-least-distance", what=self.listed(what), distance=distance, line=line)
        return said + self.aside(limit.side)

    def most(self, limit: QuantityLimit) -> str:
        """A limit of numbers."""
        amount = say(f"unit-{limit.unit}", self.language, isolating=self.isolating, count=limit.at_most)
        return self.say("summary-most", amount=amount, zone=self.names[limit.zone]) + self.aside(limit.side)

    def aside(self, side: str | None) -> str:
        """The side that something concerns, in brackets."""
        return f" ({self.say('summary-side', side=self.names[side])})" if side else ""

    def open_and_due(self, at: datetime) -> Iterator[str]:
        """What is still open, and what was due."""
        consensus = self.agreement.decisions
        rule = [self.consensus(consensus)] if consensus and self.agreement.details else []
        rule += [self.jointly(self.agreement.joint_determinations)] if self.agreement.joint_determinations else []
        yield from self.section("details", [*(self.detail(detail) for detail in self.agreement.details), *rule])
        deadlines = {p.code: p for p in self.agreement.provisions if isinstance(p, DeadlineProvision)}
        clocks = []
        for clock in self.charter.clocks(at):
            deadline = deadlines[clock.provision]
            named = {
                "title": self.words(deadline.title),
                "due": self.moment(deadline.due),
                "state": self.named("clock", clock.state),
            }
            if clock.done_on:
                clocks.append(self.say("summary-done", done=self.local(clock.done_on), **named))
            else:
                clocks.append(self.say("summary-clock", **named))
        if clocks:
            yield from self.titled(self.say("summary-clocks", at=self.local(at)), clocks)

    def consensus(self, consensus: Consensus) -> str:
        """By whom open details are closed, and whether silence or abstaining stands in the way."""
        said = self.say("summary-closed-by", who=self.listed([self.names[code] for code in consensus.agreed_by]))
        if consensus.silence_hours:
            said += f"; {self.say('summary-silence', count=consensus.silence_hours)}"
        if consensus.own_word:
            said += f"; {self.say('summary-own-word')}"
        return f"{said}; {self.say('summary-abstaining')}" if consensus.abstaining_blocks else said

    def jointly(self, rule: JointRule) -> str:
        """Who signs what is determined jointly, and how long they have."""
        said = self.say("summary-joint", who=self.listed([self.names[code] for code in rule.signed_by]))
        for name, hours in (("within", rule.within_hours), ("remind", rule.remind_hours)):
            said += f"; {self.say(f'summary-joint-{name}', count=hours)}" if hours else ""
        return said

    def detail(self, detail: Detail) -> str:
        """One open detail and how far it has come."""
        question = self.words(detail.question)
        if detail.resolution is None:
            return f"{detail.code}: " + self.say("summary-detail-open", count=len(detail.proposals), question=question)
        return f"{detail.code}: " + self.say(
            "summary-detail-decided",
            decided=self.moment(detail.resolution.decided),
            effective=self.moment(detail.resolution.effective),
            question=question,
        )

    def section(self, name: str, lines: list[str]) -> Iterator[str]:
        """A section with its title; an empty one says that there is none."""
        yield from self.titled(self.say(f"summary-{name}"), lines or [self.say("summary-none")])

    @staticmethod
    def titled(title: str, lines: list[str]) -> Iterator[str]:
        """A title and indented lines below it."""
        yield from ("", title, *(f"  {line}" for line in lines))

    def say(self, name: str, **arguments: object) -> str:
        """A sentence of agreement.ftl; Arabic isolates what stands in it, because codes run from left to right."""
        return say(f"agreement-{name}", self.language, isolating=self.isolating, **arguments)

    def named(self, what: str, code: str) -> str:
        """The name of a code."""
        return self.say(f"{what}-{re.sub('[ _]', '-', str(code))}")

    def coded(self, what: str, code: str) -> str:
        """The name of a code that all parts share."""
        return say(f"{what}-{code}", self.language, isolating=False)

    def words(self, words: Words) -> str:
        """The words in the language of the summary."""
        return str(getattr(words, self.language.value))

    def listed(self, words: list[str]) -> str:
        """Words one after the other."""
        return ("، " if self.language is Language.ARABIC else ", ").join(words)

    def span(self, span: Span) -> str:
        """From when until when, in words."""
        return self.time(self.charter.span(span))

    def time(self, time: Time) -> str:
        """From when until when, in words; an end that nobody stated is said to be so."""
        start, end = (None if moment is None else self.local(moment) for moment in time)
        name = {(True, True): "from-until", (True, False): "from", (False, True): "until"}
        return self.say(f"summary-{name.get((bool(start), bool(end)), 'always')}", start=start, end=end)

    def moment(self, text: str) -> str:
        """A moment of the agreement in local time."""
        return self.local(self.charter.moment(text))

    def local(self, moment: datetime) -> str:
        """A moment in local time; midnight is written as the date alone."""
        here = moment.astimezone(self.charter.zone_info)
        return f"{here:%Y-%m-%d}" if (here.hour, here.minute) == (0, 0) else f"{here:%Y-%m-%d %H:%M}"
