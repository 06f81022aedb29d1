import time
import uuid

from truceline.values.identity import derived_identity, identity_in, new_identity


def test_a_new_identity_is_a_version_seven_uuid_and_sorts_by_the_time_it_was_made() -> None:
    first = new_identity()
    made = uuid.UUID(first)

    assert (made.version, made.variant) == (7, uuid.RFC_4122)
    milliseconds = made.int >> 80
    assert abs(milliseconds - time.time_ns() // 1_000_000) < 60_000


def test_no_two_new_identities_are_alike() -> None:
    assert len({new_identity() for _ in range(10_000)}) == 10_000


def test_the_same_parts_name_the_same_record() -> None:
    assert derived_identity("ucdp-ged", "214797") == derived_identity("ucdp-ged", "214797")


def test_moving_a_letter_from_one_part_to_the_next_names_another_record() -> None:
    assert (
        len(
            {
                derived_identity("a", "bc"),
                derived_identity("ab", "c"),
                derived_identity("abc"),
                derived_identity("abc", ""),
            }
        )
        == 4
    )


def test_a_derived_identity_is_a_version_eight_uuid() -> None:
    made = uuid.UUID(derived_identity("post-7", "2017-1"))

    assert (made.version, made.variant) == (8, uuid.RFC_4122)


def test_one_cell_is_an_identity_two_give_it_and_an_empty_one_gives_none() -> None:
    assert identity_in("a") == "a"
    assert identity_in("ours", "17") == derived_identity("ours", "17")
    assert identity_in("") == identity_in("ours", "") == identity_in("", "17") == ""
