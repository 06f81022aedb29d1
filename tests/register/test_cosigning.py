"""Asking witnesses: what is believed of their answers, and what makes a log stop."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import pytest
from plain_log import NOON, ORIGIN, PlainLog, cosigned, policy_of, signer_of

from truceline.errors import Conflict, NotFound, Unavailable, Unverified
from truceline.register import cosigning as module
from truceline.register.checkpoint import cosign
from truceline.register.cosigning import Asking, Outcome, all_shown, collect, last_shown
from truceline.register.fetching import Reply
from truceline.register.note import read_note
from truceline.register.policy import Policy
from truceline.register.witness import Witness

NAMES = ["g1", "g2", "g3", "neutral"]
URLS = {name: f"http://{name}.example" for name in NAMES}
POLICY = policy_of(3, NAMES, urls=URLS)
Answer = Callable[[bytes], Reply]


@dataclass
class Network:
    """Witnesses without sockets; an entry in `lies` answers in the place of one of them."""

    witnesses: Mapping[str, Witness]
    lies: dict[str, Answer] = field(default_factory=dict)
    shows: dict[str, bytes] = field(default_factory=dict)

    def post(self, url: str, body: bytes) -> Reply:
        name = url.split("/")[2].removesuffix(".example")
        assert url.endswith("/add-checkpoint")
        if name in self.lies:
            return self.lies[name](body)
        answer = self.witnesses[name].add_checkpoint(body)
        return Reply(answer.status, answer.content_type, answer.body)

    def get(self, url: str) -> bytes:
        name = url.split("/")[2].removesuffix(".example")
        if name in self.shows:
            return self.shows[name]
        answer = self.witnesses[name].checkpoint(url.split("/")[3])
        if answer.status != 200:
            raise NotFound(url)
        return answer.body


@pytest.fixture
def network(witness_of: Callable[[str], Witness]) -> Network:
    return Network({name: witness_of(name) for name in NAMES})


def asking(
    network: Network, log: PlainLog, *, policy: Policy = POLICY, known: Mapping[str, int] | None = None
) -> Asking:
    return Asking(policy, log.consistency, known or {}, network.post, network.get)


def outcomes(collected: module.Collected) -> dict[str, Outcome]:
    return {answer.witness: answer.outcome for answer in collected.answers}


def test_all_honest_witnesses_cosign_and_the_result_satisfies_the_policy(network: Network) -> None:
    log = PlainLog.of(5)

    collected = collect(log.checkpoint(), asking(network, log))

    assert collected.is_witnessed
    assert POLICY.verify(read_note(collected.checkpoint)) == NAMES
    assert collected.checkpoint.startswith(log.checkpoint())
    assert (collected.alarms, set(outcomes(collected).values())) == ((), {Outcome.COSIGNED})


def test_witnesses_at_different_sizes_are_brought_up_from_where_they_are(network: Network) -> None:
    log = PlainLog.of(9)
    for size, name in enumerate(NAMES[:3], 3):
        network.witnesses[name].add_checkpoint(log.request(0, size))

    assert collect(log.checkpoint(), asking(network, log)).is_witnessed


def test_what_is_known_saves_a_question_and_shows_who_forgot(network: Network) -> None:
    log, asked = PlainLog.of(9), list[bytes]()
    for name in NAMES[:3]:
        network.witnesses[name].add_checkpoint(log.request(0, 5))

    def counting(body: bytes) -> Reply:
        asked.append(body)
        answer = network.witnesses["g1"].add_checkpoint(body)
        return Reply(answer.status, answer.content_type, answer.body)

    network.lies["g1"] = counting

    collected = collect(log.checkpoint(), asking(network, log, known={"g1": 5, "neutral": 5}))

    assert outcomes(collected) == dict.fromkeys(NAMES[:3], Outcome.COSIGNED) | {"neutral": Outcome.FORGOT}
    assert (collected.is_witnessed, len(asked)) == (True, 1)


def refuse(url_or_body: object) -> Reply:
    raise Unavailable(f"nobody answers {type(url_or_body).__name__}")


def answering(status: int, body: bytes = b"", content_type: str = "text/plain") -> Answer:
    return lambda _: Reply(status, content_type, body)


@pytest.mark.parametrize(
    ("lie", "outcome"),
    [
        (refuse, Outcome.UNREACHABLE),
        (answering(500, b"boom"), Outcome.UNREACHABLE),
        (answering(302), Outcome.UNREACHABLE),
        (answering(404), Outcome.NOT_WATCHED),
        (answering(403), Outcome.NOT_WATCHED),  # litewitness of 2025 says so for an unknown log
        (answering(422), Outcome.REFUSED),
        (answering(409), Outcome.REFUSED),  # transparency-dev/witness says so for a split
        (answering(503, b"this witness has lost its memory; its key is to be retired"), Outcome.FORGOT),
        (answering(409, b"999999\n", "text/x.tlog.size"), Outcome.WRONG),
        (answering(409, b"007\n", "text/x.tlog.size"), Outcome.WRONG),
        (answering(409, b"\xff", "text/x.tlog.size"), Outcome.WRONG),
        (answering(409, b"2\n", "text/x.tlog.size"), Outcome.UNREACHABLE),  # for ever the same size
        (answering(200), Outcome.WRONG),
        (answering(200, b"\xff\xfe"), Outcome.WRONG),
        (answering(200, signer_of("g1").line(bytes(72)).encode()), Outcome.WRONG),
        (
            answering(200, cosign(read_note(PlainLog.of(4).checkpoint()).text, signer_of("g1"), NOON).encode()),
            Outcome.WRONG,
        ),
        (
            answering(200, cosign(read_note(PlainLog.of(5).checkpoint()).text, signer_of("g2"), NOON).encode()),
            Outcome.WRONG,
        ),
    ],
)
def test_one_bad_witness_is_named_and_keeps_nobody_from_the_quorum(
    network: Network, lie: Answer, outcome: Outcome
) -> None:
    network.lies["g1"] = lie
    log = PlainLog.of(5)

    collected = collect(log.checkpoint(), asking(network, log))

    assert outcomes(collected)["g1"] is outcome
    assert POLICY.verify(read_note(collected.checkpoint)) == ["g2", "g3", "neutral"]
    assert collected.alarms == ()  # A bare word of one witness never stops a log.


def test_two_bad_witnesses_leave_the_checkpoint_recorded_only(network: Network) -> None:
    network.lies |= {"g1": refuse, "g2": answering(500)}
    log = PlainLog.of(5)

    collected = collect(log.checkpoint(), asking(network, log))

    assert not collected.is_witnessed
    with pytest.raises(Unverified, match="not reached"):
        POLICY.verify(read_note(collected.checkpoint))


def test_a_witness_cannot_fill_a_checkpoint_with_its_lines(network: Network) -> None:
    log = PlainLog.of(5)
    text = read_note(log.checkpoint()).text
    network.lies["g1"] = answering(
        200, "".join(cosign(text, signer_of("g1"), NOON + more) for more in range(90)).encode()
    )

    note = read_note(collect(log.checkpoint(), asking(network, log)).checkpoint)

    assert len(note.signatures) == 5


def test_a_log_that_was_set_back_meets_its_own_signature_at_the_witness(network: Network) -> None:
    grown = PlainLog.of(9)
    collect(grown.checkpoint(), asking(network, grown))
    restored = PlainLog.of(6)

    collected = collect(restored.checkpoint(), asking(network, restored))

    assert set(outcomes(collected).values()) == {Outcome.AHEAD}
    assert len(collected.alarms) == 4
    assert "9 entries; this checkpoint has 6" in str(collected.alarms[0])


def test_a_log_that_was_set_back_and_grew_again_meets_its_other_history(network: Network) -> None:
    before = PlainLog.of(9)
    collect(before.checkpoint(), asking(network, before))
    forked = PlainLog([*PlainLog.of(6).entries, *(f"again {number}".encode() for number in range(6))])

    collected = collect(forked.checkpoint(), asking(network, forked))

    assert set(outcomes(collected).values()) == {Outcome.SPLIT}
    assert not collected.is_witnessed


def test_what_a_witness_shows_alarms_only_with_the_logs_own_signature(network: Network) -> None:
    log, forged = PlainLog.of(5), PlainLog.of(50, "forged")
    forged.signer = type(forged.signer).of_seed(ORIGIN, bytes(32))
    network.lies["g1"] = answering(422)
    network.shows["g1"] = cosigned(forged.checkpoint(), ["g1"])

    assert outcomes(collect(log.checkpoint(), asking(network, log)))["g1"] is Outcome.REFUSED
    network.shows["g1"] = cosigned(PlainLog.of(50, "real key").checkpoint(), ["g1"])
    assert outcomes(collect(log.checkpoint(), asking(network, log)))["g1"] is Outcome.AHEAD


def test_teeth_believing_the_bare_word_would_let_any_witness_stop_the_log(
    network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    def believing(name: str, new: object, asking: object) -> module.Answered:  # noqa: ARG001 - for what it sets up
        return module.Answered(name, Outcome.AHEAD)

    monkeypatch.setattr(module, "_explained", believing)
    network.lies["g1"] = answering(409, b"999999\n", "text/x.tlog.size")
    log = PlainLog.of(5)

    assert collect(log.checkpoint(), asking(network, log)).alarms != ()


def test_a_log_that_cannot_prove_its_own_growth_is_told_so_and_no_witness_is_blamed(network: Network) -> None:
    log = PlainLog.of(5)
    network.witnesses["g1"].add_checkpoint(log.request(0, 3))

    def broken(old: int, new: int) -> list[bytes]:
        raise Unverified(f"a tile is missing between {old} and {new}")

    with pytest.raises(Conflict, match="cannot prove how it grew from 3 to 5"):
        collect(log.checkpoint(), Asking(POLICY, broken, {}, network.post, network.get))


def test_a_checkpoint_that_the_log_did_not_sign_is_sent_to_nobody(network: Network) -> None:
    stranger = PlainLog.of(5)
    stranger.signer = signer_of("other", 1)

    with pytest.raises(Unverified):
        collect(stranger.checkpoint(), asking(network, stranger))


def test_who_has_cosigned_already_and_who_has_no_address_is_not_asked(network: Network) -> None:
    log, policy = PlainLog.of(5), policy_of(3, NAMES, urls={name: URLS[name] for name in NAMES[:3]})
    network.lies["g1"] = refuse

    collected = collect(cosigned(log.checkpoint(), ["g1"]), asking(network, log, policy=policy))

    assert [answer.witness for answer in collected.answers] == ["g2", "g3"]
    assert collected.is_witnessed


def test_what_witnesses_show_is_verified_twice(network: Network) -> None:
    log = PlainLog.of(5)
    collect(log.checkpoint(), asking(network, log))
    network.shows |= {
        "g2": log.checkpoint(),  # without its own cosignature
        "g3": cosigned(PlainLog.of(5).checkpoint().replace(b"\n5\n", b"\n6\n"), ["g3"]),  # not signed by the log
    }

    shown, silent = all_shown(POLICY, network.get)

    assert {name: one.checkpoint.size for name, one in shown.items()} == {"g1": 5, "neutral": 5}
    assert shown["g1"].cosigned_at == NOON
    assert {name: type(error) for name, error in silent.items()} == {"g2": Unverified, "g3": Unverified}
    with pytest.raises(Unavailable, match="no address"):
        last_shown("g1", policy_of(3, NAMES))
