"""Dates as spreadsheets write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_tui.domain.day_order import DayOrder, Order, order_of, read_day
from mentor_tui.domain.problems import BadUse, Code

DAYS = st.dates(date(2000, 1, 1), date(2098, 12, 31))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025-05-19", date(2025, 5, 19)),
        ("2025/5/19", date(2025, 5, 19)),
        ("2025-05-19 09:00", date(2025, 5, 19)),
        ("19.05.2025", date(2025, 5, 19)),
        ("3.5.25", date(2025, 5, 3)),
        ("19 May 2025", date(2025, 5, 19)),
        ("19-May-25", date(2025, 5, 19)),
        ("May 19, 2025", date(2025, 5, 19)),
        ("4/4/2025", date(2025, 4, 4)),
        ("45796", date(2025, 5, 19)),
    ],
)
def test_what_can_be_read_one_way_only_is_read(text: str, day: date) -> None:
    assert read_day(text, DayOrder()) == day


@pytest.mark.parametrize(
    "text", ["soon", "2025", "31.2.2025", "13/13/2025", "19 Foo 2025", "20250519", "1/2/3/4", "9999999"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(BadUse) as problem:
        read_day(text, DayOrder("dmy"))
    assert problem.value.code is Code.BAD_DATE


def test_a_row_that_can_be_only_one_of_them_decides() -> None:
    order = order_of([(2, "02/06/2025"), (4, "19/05/2025"), (5, "")])
    assert order == DayOrder("dmy", 4, "19/05/2025", 0, True)
    assert read_day("02/06/2025", order) == date(2025, 6, 2)
    assert read_day("02/06/2025", order_of([(3, "05/19/2025")])) == date(2025, 2, 6)


def test_nothing_is_guessed() -> None:
    both = order_of([(2, "19/05/2025"), (3, "05/19/2025")])
    assert (both.order, both.row, both.against) == (None, 2, 3)
    for order in (both, order_of([(2, "02/06/2025")])):
        with pytest.raises(BadUse) as problem:
            read_day("02/06/2025", order)
        assert problem.value.code is Code.AMBIGUOUS_DATE
    said = order_of([(2, "19/05/2025")], "mdy")
    assert (said.order, said.row) == ("mdy", 0)


@given(st.lists(DAYS, min_size=1), st.sampled_from(["dmy", "mdy"]))
def test_an_order_that_is_found_is_the_one_they_were_written_in(days: list[date], order: Order) -> None:
    form = "%d/%m/%Y" if order == "dmy" else "%m/%d/%Y"
    found = order_of(enumerate((day.strftime(form) for day in days), 2))
    assert found.order in (order, None)
    if found.order:
        assert [read_day(day.strftime(form), found) for day in days] == days
    else:
        assert all(day.day <= 12 for day in days)
