"""How long items waited: one pass over the history, the same in one go as in two."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_tui.domain.courses import ItemTally, PersonCourse, Waited, come_back_most, tallies, wait_longest, weekdays
from mentor_tui.domain.history import append, redo, undo
from mentor_tui.domain.journey_folds import LIFE, item_thing
from mentor_tui.domain.problems import Refused
from mentor_tui.domain.record import Event, Record

MONDAY = datetime(2026, 5, 4, 9, tzinfo=UTC)
TERMS = {"times": 1, "revision": 0, "sign_off": "mentor"}


class Told:
    """A record that things happen to, one a day."""

    def __init__(self) -> None:
        self.record = Record("people/ana")
        self.at = MONDAY

    def happens(
        self, kind: str, item: str = "refund", *, by: str = "maya", days: int = 1, text: str = "", **terms: object
    ) -> None:
        self.at += timedelta(days=days)
        append(
            self.record,
            op=str(self.record.last_seq),
            at=self.at.isoformat().replace("+00:00", "Z"),
            by=by,
            kind=kind,
            thing=item_thing("pe", item),
            terms={**TERMS, **terms},
            text=text,
        )

    @property
    def events(self) -> list[Event]:
        return [past.event for past in self.record.tail]

    @property
    def items(self) -> dict[str, Waited]:
        return self.course().items

    def course(self, zone: tzinfo = UTC) -> PersonCourse:
        course = PersonCourse("ana", zone)
        course.add(self.events)
        return course


def test_days_are_the_weekdays_after_one_up_to_another() -> None:
    assert weekdays("2026-05-04", "2026-05-04") == 0
    assert weekdays("2026-05-04", "2026-05-05") == 1
    assert weekdays("2026-05-08", "2026-05-11") == 1  # over a weekend
    assert weekdays("2026-05-09", "2026-05-10") == 0
    assert weekdays("2026-05-04", "2026-05-18") == 10
    assert weekdays("2026-05-05", "2026-05-04") == 0


@given(st.dates(date(2000, 1, 1), date(2060, 1, 1)), st.integers(0, 40))
def test_weekdays_are_counted_as_one_by_one(day: date, more: int) -> None:
    after = [day + timedelta(days=n) for n in range(1, more + 1)]
    until = (day + timedelta(days=more)).isoformat()
    assert weekdays(day.isoformat(), until) == sum(one.weekday() < 5 for one in after)


def test_each_wait_counts_until_it_is_judged() -> None:
    told = Told()
    told.happens("ticked")  # Tuesday
    told.happens("returned")  # Wednesday
    told.happens("sent", days=2)  # Friday
    assert told.items["pe/refund"] == Waited(1, 1, 1, 1, "2026-05-08")
    assert told.items["pe/refund"].until(date(2026, 5, 12)) == Waited(1, 2, 3, 1)
    told.happens("signed", days=3)  # Monday
    assert told.items["pe/refund"] == Waited(1, 2, 2, 1)
    told.happens("withdrawn")
    told.happens("signed")
    assert told.items["pe/refund"] == Waited(1, 3, 3, 1)


def test_what_asks_for_no_sign_off_or_is_not_whole_yet_waits_for_nobody() -> None:
    told = Told()
    told.happens("ticked", "read", sign_off=None)
    told.happens("ticked", "practise", times=2)
    told.happens("said", "practise")
    assert all(not now.since for now in told.items.values())
    told.happens("ticked", "practise", times=2)
    assert told.items["pe/practise"].since
    told.happens("unticked", "practise")
    assert told.items["pe/practise"] == Waited(1)


def test_what_is_signed_each_time_waits_from_the_first_piece_on() -> None:
    told = Told()
    told.happens("ticked", times=3, each=True)
    assert told.items["pe/refund"] == Waited(1, since="2026-05-05")


def test_what_waits_longest_goes_by_each_time_and_what_comes_back_by_share() -> None:
    often, once = ItemTally("often", 50, 10, 60, 90, 10), ItemTally("once", 5, 4, 5, 20, 4)
    assert [one.item for one in wait_longest((often, once), 2)] == ["once", "often"]
    assert [one.item for one in come_back_most((often, once), 2)] == ["once", "often"]


def test_what_was_taken_back_never_was() -> None:
    told = Told()
    told.happens("ticked", by="ana")
    told.happens("signed")
    undo(told.record, "maya", op="u", at=told.events[-1].at)
    assert told.items["pe/refund"] == Waited(1, 0, 0, 0, "2026-05-05")
    redo(told.record, "maya", op="r", at=told.events[-1].at)
    assert told.items["pe/refund"] == Waited(1, 1, 1, 0)


def spells(told: Told, today: date = date(2026, 5, 20)) -> list[tuple[date, date]]:
    return sorted((date.fromordinal(a), date.fromordinal(b)) for a, b, _cause in told.course().spells(today))


def test_a_sign_off_waits_from_each_go_to_its_judgement() -> None:
    told = Told()
    told.happens("ticked", by="ana")  # the 5th
    told.happens("returned")
    told.happens("sent", by="ana", days=2)  # the 8th
    assert spells(told) == [(date(2026, 5, 5), date(2026, 5, 6)), (date(2026, 5, 8), date(2026, 5, 20))]
    told.happens("signed", days=3)
    assert spells(told)[-1] == (date(2026, 5, 8), date(2026, 5, 11))
    undo(told.record, "maya", op="u", at=told.events[-1].at)
    assert spells(told)[-1] == (date(2026, 5, 8), date(2026, 5, 20))


def test_a_question_waits_until_somebody_else_writes_and_the_first_one_counts() -> None:
    told = Told()
    told.happens("said", by="ana", text="I begin with this one.")
    told.happens("said", by="ana", text="Whose day, ours?")  # the 6th
    told.happens("said", by="ana", text="Or theirs?")
    assert spells(told) == [(date(2026, 5, 6), date(2026, 5, 20))]
    told.happens("said", text="Theirs.")  # the 8th
    told.happens("said", by="ana", text="Thanks.")
    assert spells(told) == [(date(2026, 5, 6), date(2026, 5, 8))]


def test_what_is_judged_is_answered_as_well() -> None:
    told = Told()
    told.happens("ticked", by="ana")
    told.happens("said", by="ana", text="Is it right?")  # the 6th
    told.happens("signed", days=3)
    assert spells(told) == [(date(2026, 5, 5), date(2026, 5, 9)), (date(2026, 5, 6), date(2026, 5, 9))]


def test_days_are_those_where_somebody_is() -> None:
    told = Told()
    told.happens("ticked", by="ana", days=0)
    told.at = datetime(2026, 5, 5, 23, tzinfo=UTC)  # in Manila it is the 6th, seven in the morning
    told.happens("said", by="ana", days=0, text="Done.")
    assert told.course().acted == {date(2026, 5, day).toordinal() for day in (4, 5)}
    assert told.course(ZoneInfo("Asia/Manila")).acted == {date(2026, 5, day).toordinal() for day in (4, 6)}


ACTS = st.lists(
    st.tuples(
        st.sampled_from([*LIFE, "undo", "redo"]),
        st.sampled_from("ab"),
        st.integers(0, 4),
        st.sampled_from(["ana", "maya"]),
        st.sampled_from(["", "Right.", "Right?"]),
    ),
    max_size=30,
)


@given(ACTS, st.integers(0, 30))
def test_gone_on_later_it_is_the_same(acts: list[tuple[str, str, int, str, str]], sealed: int) -> None:
    told = Told()
    for kind, item, days, by, text in acts:
        try:
            if kind in ("undo", "redo"):
                (undo if kind == "undo" else redo)(
                    told.record, "maya", op=f"u{told.record.last_seq}", at=told.at.isoformat()
                )
            else:
                told.happens(kind, item, by=by, days=days, text=text)
        except (ValueError, Refused):
            continue
    events = told.events
    sealed = min(sealed, len(events))
    first = PersonCourse("ana")
    first.add(events[:sealed])
    things, before, acted = json.loads(json.dumps(first.kept(events[sealed:])))
    later = PersonCourse("ana", UTC, things, before, acted)
    later.add(events[sealed:])
    assert later.things == told.course().things
    assert later.acted == told.course().acted
    # What waits now is what the facts say.
    for key, went in told.course().things.items():
        assert bool(went.sent) == (key in told.record.facts and told.record.facts[key]["state"] == "waiting")
    for name, now in told.items.items():
        fact = told.record.facts.get(f"item:{name}")
        assert now.count == (fact["count"] if fact else 0)
        assert bool(now.since) == (fact is not None and fact["state"] == "waiting")
        assert now.back == (fact["goes"] if fact else 0)


def test_items_are_told_over_people_from_five_on() -> None:
    courses = [{"a": Waited(1, 2, 6, 1), "b": Waited(1, 1, 0)} for _n in range(5)]
    courses.append({"a": Waited(1, 1, 0), "c": Waited(1, 1, 9, 1)})
    found = tallies(courses, 5)
    assert [(*one,) for one in found] == [("a", 6, 5, 11, 30, 5), ("b", 5, 0, 5, 0, 0)]
    assert [one.item for one in wait_longest(found, 5)] == ["a"]
    assert wait_longest(found, 5)[0].average == pytest.approx(30 / 11)
    assert [one.item for one in come_back_most(found, 5)] == ["a"]
