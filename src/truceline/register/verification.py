"""What a verification says: a numbered list of what was checked, and the index of the first bad entry."""

from dataclasses import dataclass, field

from truceline.errors import Unverified
from truceline.register.checkpoint import Checkpoint
from truceline.register.locate import Place


@dataclass(frozen=True)
class Step:
    """One thing that was checked, and whether it holds."""

    said: str
    holds: bool


@dataclass
class Verification:
    """What was checked, in order, and where the log and what was signed part."""

    steps: list[Step] = field(default_factory=list)
    place: Place | None = None
    checkpoint: Checkpoint | None = None

    def add(self, said: str, *, holds: bool = True) -> bool:
        """Note one step; returns whether it holds."""
        self.steps.append(Step(said, holds))
        return holds

    @property
    def holds(self) -> bool:
        """Whether everything holds that was checked; nothing checked does not hold."""
        return bool(self.steps) and all(step.holds for step in self.steps)

    def __str__(self) -> str:
        lines = [
            f"{number:>2}. {'ok ' if step.holds else 'BAD'} {step.said}" for number, step in enumerate(self.steps, 1)
        ]
        return "\n".join([*lines, *([self.place.said] if self.place else [])])

    def require(self) -> None:
        """Raise Unverified, with the first step that failed and the first bad entry, unless everything holds."""
        if not self.holds:
            failed = next((step.said for step in self.steps if not step.holds), "nothing was checked")
            raise Unverified(f"The register does not verify. {self.place.said if self.place else failed}")
