"""How an agreement is told on its page: every paragraph as plain words, as far as whoever reads may see it."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from truceline.agreement.charter import Charter, Time
from truceline.agreement.model import AnyProvision, Detail, DistanceProvision, QuantityProvision, Role, ShapeVersion
from truceline.agreement.model import Words as TranslatedWords
from truceline.agreement.summary import area_km2, length_km
from truceline.contact.responsibility import answerable
from truceline.desk.policy import Noun, project
from truceline.desk.policy import Role as Held
from truceline.desk.queries.provisions import Caught
from truceline.finding.table import Verdict
from truceline.values.language import Language, listed, say

_MARKS = {
    Verdict.CANDIDATE: "candidate",
    Verdict.NEEDS_RULING: "ruling",
    Verdict.CANNOT_TELL: "unclear",
    Verdict.NO: "no",
}


class Telling:
    """Tells one agreement, as it stands at a moment, in one language to somebody with these roles."""

    def __init__(self, charter: Charter, at: datetime, language: Language, held: Sequence[Held]) -> None:
        self.charter, self.at, self.language, self.held = charter, at, language, held
        agreement = charter.agreement
        self.agreement = agreement
        actors: list[Any] = [*agreement.parties, *agreement.groups, *agreement.excluded]
        named = [*actors, *agreement.zones, *agreement.lines]
        self.names = {one.code: self.words(one.name) for one in named}
        self.texts = {text.code: text for text in agreement.texts}

    def texts_told(self) -> list[dict[str, Any]]:
        """The texts: what each is, who may read it, and from where it is known."""
        return [
            self._seen(
                {
                    "code": text.code,
                    "title": self.words(text.title),
                    "date": text.date,
                    "status": text.status.value,
                    "status_told": self.named("status", text.status),
                    "languages": ", ".join(text.languages),
                    "source": text.source,
                    "note": self.words(text.note) if text.note else None,
                }
            )
            for text in self.agreement.texts
        ]

    def parties_told(self) -> list[tuple[str, list[dict[str, Any]]]]:
        """Those who stand behind the agreement, by what they are to it."""
        told = []
        for role in Role:
            ones = [party for party in self.agreement.parties if role in party.roles]
            if ones:
                told.append(
                    (
                        self.named("role", role),
                        [{"name": self.words(one.name), "source": one.source} for one in ones],
                    )
                )
        return told

    def groups_told(self) -> list[dict[str, Any]]:
        """Groups: whose side they are on, and from when until when each was bound."""
        return [
            {
                "name": self.words(group.name),
                "side": self.names.get(group.side or ""),
                "under": self.names.get(group.under or ""),
                # The whole chain where it is longer than its commander and its side.
                "chain": [self.names[code] for code in answerable(self.charter, group.code)] if group.under else [],
                "foreign": group.foreign,
                "joined": [
                    {"span": self.time(self.charter.span(one)), "source": one.source, "now": self._holds(one)}
                    for one in group.joined
                ],
                "source": group.source,
            }
            for group in self.agreement.groups
        ]

    def excluded_told(self) -> list[dict[str, Any]]:
        """Groups outside the ceasefire: who designates each, from when until when."""
        told: dict[str, dict[str, Any]] = {}
        for one in self.agreement.excluded:
            entry = told.setdefault(one.code, {"name": self.words(one.name), "designations": []})
            entry["designations"].append(
                {
                    "by": self.words(one.designated_by),
                    "span": self.time(self.charter.span(one)),
                    "source": one.source,
                    "now": self._holds(one),
                }
            )
        return list(told.values())

    def zones_told(self) -> list[dict[str, Any]]:
        """Zones with their stage at the moment, and every account of their extent that held then, side by side."""
        shapes = {(shape.code, shape.version): shape for shape in self.charter.zone_shapes()}
        told = []
        for zone in self.agreement.zones:
            stage = self.charter.stage_of(zone.code, self.at)
            told.append(
                {
                    "code": zone.code,
                    "name": self.words(zone.name),
                    "track": self.words(zone.track) if zone.track else None,
                    "stage": self.named("stage", stage) if stage else None,
                    "stage_code": str(stage).replace(" ", "-") if stage else "none",
                    "stages": [
                        {
                            "stage": self.named("stage", change.stage),
                            "from": self.moment(change.start),
                            "source": change.source,
                        }
                        for change in zone.stages
                    ],
                    "accounts": self._accounts(zone.versions, [shapes[zone.code, v.version] for v in zone.versions]),
                }
            )
        return told

    def lines_told(self) -> list[dict[str, Any]]:
        """Reference lines, who measures from each, and every account of their course."""
        shapes = {(shape.code, shape.version): shape for shape in self.charter.line_shapes()}
        return [
            {
                "name": self.words(line.name),
                "side": self.names.get(line.side or ""),
                "accounts": self._accounts(line.versions, [shapes[line.code, v.version] for v in line.versions]),
            }
            for line in self.agreement.lines
        ]

    def provisions_told(self, counted: Caught | None) -> list[dict[str, Any]]:
        """Provisions with their words, where and when they hold, and what each caught where that may be seen."""
        return [self._provision(provision, counted) for provision in self.agreement.provisions]

    def details_told(self) -> list[dict[str, Any]]:
        """What nobody had agreed: the question, what was proposed by whom, and how it was closed."""
        return [self._detail(detail) for detail in self.agreement.details]

    def deadlines_told(self) -> list[dict[str, Any]]:
        """Deadlines as they stand at the moment: met, late, running, or unknown."""
        titles = {provision.code: self.words(provision.title) for provision in self.agreement.provisions}
        return [
            {
                "title": titles[clock.provision],
                "code": clock.provision,
                "due": self.local(clock.due),
                "state": clock.state,
                "state_told": self.named("clock", clock.state),
                "done": self.local(clock.done_on) if clock.done_on else None,
            }
            for clock in self.charter.clocks(self.at)
        ]

    def turning_days(self) -> list[str]:
        """The local days on which a zone reached a stage: where it is worth to look."""
        starts = {change.start[:10] for zone in self.agreement.zones for change in zone.stages}
        return sorted(starts)

    def _provision(self, provision: AnyProvision, counted: Caught | None) -> dict[str, Any]:
        document = self.texts[provision.document]
        told = {
            "code": provision.code,
            "title": self.words(provision.title),
            "article": "" if provision.article == "not public" else provision.article,
            "kind": self.named("kind", provision.kind),
            "document": self.words(document.title),
            "status": document.status.value,
            "status_told": self.named("status", document.status),
            "text": self.words(provision.text),
            "note": self.words(provision.note) if provision.note else None,
            "wording": self.named("wording", provision.wording),
            "zones": self._listed(self.names[zone] for zone in provision.zones),
            "span": self.time(self.charter.span(provision)) if provision.start or provision.end else None,
            "acts": self._listed(self._coded("act", act) for act in getattr(provision, "acts", ())),
            "limits": self._limits(provision),
            "exemptions": self._listed(self.named("exemption", one) for one in provision.exemptions),
            "standard": self.named("standard", provision.standard),
            "verification": self.words(provision.verification),
            "ruled_by": self.names.get(provision.ruled_by or ""),
            "always_ruled": getattr(provision, "always_ruled", False),
            "waits_for": list(provision.waits_for),
            "source": provision.source,
        }
        if counted is not None and provision.kind != "deadline":
            told["caught"] = [
                {
                    "verdict": verdict.value,
                    "mark": mark,
                    "count": counted.counts.get((provision.code, verdict.value), 0),
                }
                for verdict, mark in _MARKS.items()
            ]
        return self._seen(told)

    def _limits(self, provision: AnyProvision) -> list[str]:
        """Distances and numbers, in words."""
        told = []
        if isinstance(provision, DistanceProvision):
            for distance in provision.limits:
                what = self._listed(self._coded("weapon", one) for one in distance.weapons)
                told.append(
                    self._say(
                        "summary-least-distance",
                        what=what or self._say("summary-any-force"),
                        distance=f"{distance.at_least_m / 1000:g}",
                        line=self.names[distance.line],
                    )
                )
        elif isinstance(provision, QuantityProvision):
            for limit in provision.limits:
                amount = say(f"unit-{limit.unit}", self.language, isolating=False, count=limit.at_most)
                told.append(self._say("summary-most", amount=amount, zone=self.names[limit.zone]))
        return told

    def _detail(self, detail: Detail) -> dict[str, Any]:
        resolution = detail.resolution
        return {
            "code": detail.code,
            "question": self.words(detail.question),
            "proposals": [
                {
                    "by": self.names.get(one.by or ""),
                    "on": one.on,
                    "text": self.words(one.text),
                    "source": one.source,
                }
                for one in detail.proposals
            ],
            "resolution": {
                "text": self.words(resolution.text),
                "decided": self.moment(resolution.decided),
                "effective": self.moment(resolution.effective),
                "source": resolution.source,
            }
            if resolution
            else None,
        }

    def _accounts(self, versions: Sequence[ShapeVersion], shapes: Sequence[Any]) -> list[dict[str, Any]]:
        told = []
        for version, shape in zip(versions, shapes, strict=True):
            if not self._holds(version):
                continue
            told.append(
                self._seen(
                    {
                        "version": version.version,
                        "held_by": self.words(version.held_by),
                        "standing": self.named("standing", version.standing),
                        "is_contested": version.standing.value == "contested",
                        "status": version.status.value,
                        "status_told": self.named("status", version.status),
                        "certainty": self.named("certainty", version.certainty),
                        "size": self._size(shape),
                        "source": version.source,
                        "note": self.words(version.note) if version.note else None,
                    }
                )
            )
        return told

    def _size(self, shape: Any) -> str:
        if shape.geometry is None:
            return self._say("summary-undrawn")
        if shape.geometry.geom_type.endswith("Polygon"):
            return self._say("summary-area", area=f"{area_km2(shape):,.0f}")
        return self._say("summary-length", length=f"{length_km(shape):,.0f}")

    def _holds(self, span: Any) -> bool:
        start, end = self.charter.span(span)
        return (start is None or start <= self.at) and (end is None or self.at < end)

    def _seen(self, record: dict[str, Any]) -> dict[str, Any]:
        return project(self.held, Noun.AGREEMENT, record)

    def words(self, words: TranslatedWords) -> str:
        """Words in the language of the page."""
        return str(getattr(words, self.language.value))

    def time(self, time: Time) -> str:
        """From when until when, in words."""
        start, end = (None if moment is None else self.local(moment) for moment in time)
        name = {(True, True): "from-until", (True, False): "from", (False, True): "until"}
        return self._say(f"summary-{name.get((bool(start), bool(end)), 'always')}", start=start, end=end)

    def moment(self, text: str) -> str:
        """A moment of the agreement in local time."""
        return self.local(self.charter.moment(text))

    def local(self, moment: datetime) -> str:
        """A moment in local time; midnight is the date alone."""
        here = moment.astimezone(self.charter.zone_info)
        return f"{here:%Y-%m-%d}" if (here.hour, here.minute) == (0, 0) else f"{here:%Y-%m-%d %H:%M}"

    def _say(self, name: str, **arguments: object) -> str:
        return say(f"agreement-{name}", self.language, isolating=self.language is Language.ARABIC, **arguments)

    def named(self, what: str, code: object) -> str:
        """A code of the agreement in words."""
        return self._say(f"{what}-{str(code).replace(' ', '-').replace('_', '-')}")

    def _coded(self, what: str, code: str) -> str:
        return say(f"{what}-{code}", self.language, isolating=False)

    def _listed(self, words: Iterable[str]) -> str:
        return listed(words, self.language)
