"""Saying that two sources which were found to be one voice speak independently, and taking that back."""

from truceline.desk.actions.asking import require
from truceline.desk.actions.gathering import gather_all
from truceline.desk.actions.sent_again import sent_again
from truceline.desk.clock import now
from truceline.desk.policy import Action, Noun
from truceline.desk.queries.linking import model_as_learnt
from truceline.desk.queries.voices import Pair, pair_of, standing_rulings
from truceline.desk.recording import recorded, spelt
from truceline.desk.tables import Person, VoiceRuling
from truceline.desk.wording import no_longer
from truceline.errors import Conflict, NotFound
from truceline.values.identity import new_identity


def rule_on_voices(person: Person, pair: Pair, reason: str, *, apart: bool) -> int:
    """Record that two sources speak independently, or are one voice after all, and gather all reports anew; return how many incidents changed.

    Only two that the model in use holds for one voice can be held apart (NotFound), and only what somebody held apart is taken back
    (Conflict where nothing would change). Where there are many reports they are owed to the worker, and nothing has changed yet.
    A form that comes again is the ruling that was made.
    """
    require(person, Action.JUDGE, Noun.VOICE)
    first, second = pair_of(*pair)
    reason = no_longer("reason", reason)
    if not reason:
        raise Conflict("desk-reason-needed")
    with recorded(person.pseudonym) as entries:
        standing = standing_rulings().get((first, second))
        content = spelt({"first": first, "second": second, "is_apart": apart, "reason": reason})
        if sent_again(VoiceRuling.objects.filter(first=first, second=second), content, person):
            return 0
        if standing is None and (first, second) not in _found_one_voice():
            raise NotFound("desk-voices-unknown")
        if apart == (standing is not None and standing.is_apart):
            raise Conflict("desk-voices-held-so")
        made = VoiceRuling.objects.create(
            ruling_id=new_identity(),
            first=first,
            second=second,
            is_apart=apart,
            by=person,
            on=now(),
            reason=reason,
            content=content,
        )
        entries.record("voice_ruling", made.ruling_id, content)
        return gather_all(entries)


def _found_one_voice() -> set[Pair]:
    model = model_as_learnt()
    return {pair_of(echo.first, echo.second) for echo in model.echoes} if model else set()
