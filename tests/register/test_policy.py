"""Policies: what is read, what is refused, and what a quorum asks."""

import pytest
from plain_log import ORIGIN, PlainLog, cosigned, policy_of, signer_of

from truceline.errors import Unverified
from truceline.register.note import Signer, read_note
from truceline.register.policy import MOST_NAMES, Policy, read_policy

LOG = signer_of(ORIGIN, 1).verifier
KEYS = {name: signer_of(name).verifier for name in ("g1", "g2", "g3", "neutral")}
HEAD = f"log {LOG}\n" + "".join(f"witness {name} {key}\n" for name, key in KEYS.items())


def read(text: str) -> Policy:
    return read_policy((HEAD + text).encode())


def test_the_policy_of_three_guarantors_and_a_neutral_asks_for_three_of_four() -> None:
    policy, checkpoint = policy_of(3, list(KEYS)), PlainLog.of(5).checkpoint()

    assert policy.verify(read_note(cosigned(checkpoint, ["g1", "g3", "neutral"]))) == ["g1", "g3", "neutral"]
    with pytest.raises(Unverified, match="cosigned by g1, g3"):
        policy.verify(read_note(cosigned(checkpoint, ["g1", "g3"])))
    with pytest.raises(Unverified, match="cosigned by nobody"):
        policy.verify(read_note(checkpoint))


def test_one_witness_that_cosigns_twice_is_one_witness() -> None:
    twice = cosigned(PlainLog.of(5).checkpoint(), ["g1", "g1", "g1"])

    with pytest.raises(Unverified, match="cosigned by g1"):
        policy_of(2, list(KEYS)).verify(read_note(twice))


def test_a_guarantor_may_ask_for_its_own_witness_and_two_of_the_others() -> None:
    policy = read("group others 2 g2 g3 neutral\ngroup mine all g1 others\nquorum mine\n")

    assert policy.is_satisfied_by({"g1", "g2", "neutral"})
    assert not policy.is_satisfied_by({"g2", "g3", "neutral"})
    assert not policy.is_satisfied_by({"g1", "g2"})


def test_a_bad_line_of_a_witness_spoils_the_checkpoint_though_enough_others_signed() -> None:
    note = cosigned(PlainLog.of(5).checkpoint(), ["g1", "g2", "g3"]) + signer_of("neutral").line(bytes(72)).encode()

    with pytest.raises(Unverified, match="neutral does not verify"):
        policy_of(3, list(KEYS)).verify(read_note(note))


def test_a_checkpoint_of_another_origin_or_without_the_log_is_refused() -> None:
    other, unsigned = PlainLog.of(5), PlainLog.of(5)
    other.signer = Signer("other.example/log", 1, signer_of(ORIGIN, 1).private)
    unsigned.signer = Signer.of_seed(ORIGIN, bytes(32))
    for note in (other.checkpoint(), unsigned.checkpoint()):
        with pytest.raises(Unverified):
            read("quorum none\n").verify(read_note(note))


def test_comments_tabs_and_spaces_are_as_the_specification_says() -> None:
    policy = read("\n   # a comment\n\tgroup\tq  any   g1 \t g2 \n#quorum none\n  quorum q\n")

    assert (policy.groups["q"].threshold, policy.quorum) == (1, "q")
    # Inside of a line the sign begins no comment: an address may hold one.
    assert (
        read_policy(f"log {LOG} https://x.example/#part\nquorum none\n".encode()).log_url == "https://x.example/#part"
    )


REFUSED = {
    "a key under two names counts twice": f"witness again {KEYS['g1']}\nquorum g1\n",
    "a key with another name of its own counts twice": f"witness again {Signer('alias', 4, signer_of('g1').private).verifier}\nquorum g1\n",
    "the log witnesses itself": f"witness self {Signer('self', 4, signer_of(ORIGIN, 1).private).verifier}\nquorum self\n",
    "a name counts in two groups": "group a any g1 g2\ngroup b any g1 g3\ngroup q all a b\nquorum q\n",
    "a name counts twice in a group": "group q 2 g1 g1 g2\nquorum q\n",
    "a threshold of nothing": "group q 0 g1 g2\nquorum q\n",
    "a threshold beyond the members": "group q 3 g1 g2\nquorum q\n",
    "a threshold in other digits": "group q ٢ g1 g2\nquorum q\n",
    "a threshold with a leading zero": "group q 02 g1 g2\nquorum q\n",
    "a negative threshold": "group q -1 g1 g2\nquorum q\n",
    "a group without members": "group q any\nquorum q\n",
    "a member defined later": "group q any later\ngroup later any g1\nquorum q\n",
    "a group in itself": "group q any q\nquorum q\n",
    "none as a member": "group q any none\nquorum q\n",
    "none as a name": "group none any g1\nquorum none\n",
    "a name taken": "group g1 any g2\nquorum g1\n",
    "a quorum that is not defined": "quorum nobody\n",
    "two quorums": "quorum g1\nquorum g1\n",
    "no quorum": "",
    "two logs": f"log {signer_of('other', 1).verifier}\nquorum none\n",
    "a witness with a log's key": f"witness x {signer_of('x', 1).verifier}\nquorum x\n",
    "a log with a witness's key": f"log {KEYS['g1']}\nquorum none\n",
    "an unknown word": "allow everything\nquorum none\n",
    "words too many": "quorum none really\n",
    "carriage returns": "quorum none\r\n",
    "more names than anyone needs": "".join(
        f"group x{n} any {'g1' if n == 0 else f'x{n - 1}'}\n" for n in range(MOST_NAMES)
    )
    + "quorum x0\n",
}


@pytest.mark.parametrize("why", REFUSED)
def test_a_policy_is_refused_where(why: str) -> None:
    with pytest.raises(Unverified):
        read(REFUSED[why])


def test_a_refusal_names_the_line() -> None:
    with pytest.raises(Unverified, match="policy, line 7: the group 'q' of 2 cannot ask for '3'"):
        read("# a comment\ngroup q 3 g1 g2\n")


def test_a_policy_without_a_log_is_refused() -> None:
    with pytest.raises(Unverified, match="one log"):
        read_policy(b"quorum none\n")
