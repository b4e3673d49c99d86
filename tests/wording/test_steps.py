"""Curves in cells of text: every step where it is, three that can be told apart, in ASCII too."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mentor_tui.domain.insights import Stay, Way, cohort, share_on, still_here
from mentor_tui.wording.signs import in_ascii
from mentor_tui.wording.steps import LINES, SIDE, draw

QUARTERS = ("100 %", "75 %", "half", "25 %", "0 %")


def test_a_cohort_goes_up_in_steps() -> None:
    curve = ((0, 0.0), (2, 0.25), (6, 1.0), (8, 1.0))
    drawing = draw([curve], SIDE + 1 + 9, 5, QUARTERS)
    assert drawing.lines("day") == [
        " 100 % ┤      ┏━━",
        "  75 % ┤      ┃",
        "  half ┤      ┃",
        "  25 % ┤  ┏━━━┛",
        "   0 % ┤━━┛",
        "       └┬────────",
        "   day  0",
    ]


def test_who_is_still_here_goes_down() -> None:
    curve = still_here([Stay(2, True), *[Stay(8, False)] * 4])
    assert [row for _side, row in draw([curve], SIDE + 1 + 9, 5, QUARTERS).rows][:3] == ["━━┓", "  ┗━━━━━━", ""]


def test_the_heavy_line_lies_over_the_light_one_and_all_three_differ_in_ascii() -> None:
    curves = [((0, 0.0), (4, share), (8, share)) for share in (1.0, 0.5, 0.25)]
    rows = [row for _side, row in draw(curves, SIDE + 1 + 9, 5, QUARTERS).rows]
    assert rows == ["    ┏━━━━", "    ┃", "    ┃────", "    ┃╌╌╌╌", "━━━━┛"]
    assert [in_ascii(row) for row in rows] == ["    +====", "    #", "    #----", "    #....", "====+"]
    assert len({in_ascii(line.along) for line in LINES}) == len(LINES)


DAYS = st.lists(st.integers(1, 120), min_size=5, max_size=30)


@given(DAYS, st.integers(30, 140), st.sampled_from([5, 9, 13]))
def test_a_picture_keeps_to_its_room_and_ends_where_the_curve_does(days: list[int], width: int, height: int) -> None:
    curve = cohort("any", [Way(130, day) for day in days], 1).curve
    drawing = draw([curve], width, height, QUARTERS)
    lines = drawing.lines("day")
    assert len(lines) == height + 2
    assert all(len(line) <= width + 6 for line in lines)
    assert all(len(side + row) <= width for side, row in drawing.rows)
    _side, row = drawing.rows[0]
    assert row[-1] in "━┏", "all got there"
    assert share_on(curve, curve[-1][0]) == 1.0


def test_a_curve_that_is_not_known_any_further_ends() -> None:
    young = cohort("april", [Way(20, 10), Way(20, 10), *[Way(20)] * 3], 5).curve
    old = cohort("january", [Way(90, day) for day in (10, 40, 50, 60, 80)], 5).curve
    drawing = draw([old, young], 80, 9, QUARTERS)
    light = max(row.rfind("─") for _side, row in drawing.rows)
    assert light == round(20 / 80 * 71) or abs(light - 20 / 80 * 71) <= 2
