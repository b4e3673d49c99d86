"""What is said of pairs and of what would help, in words that people know."""

from __future__ import annotations

import pytest

from mentor_tui.domain.matching.explain import BarredMentors, HelpfulChange, PartPoints
from mentor_tui.wording import matching

NAMES = {"noor": "Noor Haddad", "ines": "In\u00eas Matos", "kenji": "Kenji Sato"}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (HelpfulChange("capacity", "ines", 0.5, 8.5, 3), "½ h more a week for Inês, 8½ h in all"),
        (HelpfulChange("capacity", "ines", 0.0, 8.0, 4, 1), "one more mentee for Inês, 4 in all"),
        (
            HelpfulChange("capacity", "ines", 0.5, 8.5, 4, 1),
            "½ h more a week and one more mentee for Inês, 8½ h and 4 mentees in all",
        ),
        (
            HelpfulChange("capacity", "ines", 0.0, 8.0, 4, 1, "kenji"),
            "one more mentee for Inês, 4 in all, with Noor pinned to Kenji",
        ),
    ],
)
def test_a_change_says_all_that_it_asks_for(change: HelpfulChange, said: str) -> None:
    assert matching.change(change, "noor", NAMES) == said


def test_the_parts_of_a_score_are_said_without_its_weights() -> None:
    given = (
        PartPoints("areas", 0, 250),
        PartPoints("overlap", 583, 583),
        PartPoints("goals", 100, 150),
        PartPoints("experience", 40, 100),
        PartPoints("interests", 1, 50),
    )
    assert matching.parts(given) == (
        "shared hours: fully · areas: not · goals: well · mentoring experience: partly · interests: a little"
    )


def test_who_has_no_room_lacks_hours_or_takes_no_more() -> None:
    kept = (BarredMentors("capacity", ("ines",), "heads"), BarredMentors("capacity", ("kenji",), "hours"))
    assert matching.excluded(kept, (), (), NAMES) == "In\u00eas: takes no more mentees \u00b7 Kenji: no hours left"
    assert matching.excluded((), ("ines",), ("kenji",), NAMES) == (
        "Kenji would suit, and may have room once these pairs are published: match again then · Inês would "
        "suit, but all their places go to others"
    )
