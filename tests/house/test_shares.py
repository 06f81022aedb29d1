"""A share of many is tried in every run, and over the turns all of them are."""

from shares import share_of


def test_over_the_turns_everything_comes_once() -> None:
    shares = [share_of("abcdefghijk", turn, 4) for turn in range(4)]

    assert shares[:2] == [["a", "e", "i"], ["b", "f", "j"]]
    assert sorted(one for share in shares for one in share) == list("abcdefghijk")
    assert share_of("abcdefghijk", 9, 4) == shares[1]
