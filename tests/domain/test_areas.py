"""Areas of responsibility: what their events make, and how each of them stands."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_tui.domain.all_hands import AllHands
from mentor_tui.domain.area_state import (
    FLAGS,
    MOST_AREAS,
    NO_LOG,
    PULL_SHARE,
    AreaLog,
    Flag,
    Keeper,
    LogLine,
    flags,
    logs_in,
    pulls,
    quiet_days,
)
from mentor_tui.domain.areas import AREA, LOG_KEPT, PAST_KEPT, AreaHeld, area_key, held_in
from mentor_tui.domain.growth_content import Area
from mentor_tui.domain.history import append, undo
from mentor_tui.domain.record import Record, thing
from tests.domain.helpers import SOME

TODAY = date(2026, 3, 4)
AT = "2026-03-04T09:00:00Z"


def area(name: str = "saved-replies", **more: Any) -> Area:
    told = {"title": name.title(), "track": "tooling", "rhythm": 30, "places": 2, "hours": 2.0, "pulls": "queue"}
    return Area(**{"id": name, "inside": "", "outside": "", **told, **more})


def write(record: Record, by: str, kind: str, person: str = "", *, text: str = "", **terms: str) -> None:
    told = {"person": person or by, **terms}
    key = thing(AREA, "saved-replies")
    append(record, op=f"op-{record.last_seq}", at=AT, by=by, kind=kind, thing=key, terms=told, text=text)


def held(record: Record) -> AreaHeld:
    return held_in(record, {})["saved-replies"]


# -- what events make


def test_whoever_owns_an_area_has_no_other_part_in_it() -> None:
    record = Record("team")
    write(record, "ina", "asked-to-own")
    write(record, "sam", "asked-to-own")
    write(record, "ina", "contributes")
    write(record, "tom", "owned", "ina")
    found = held(record)
    assert (found.owner, found.since, found.asked, found.contributors) == ("ina", AT, ("sam",), ())
    assert found.part_of("ina") == "owner"
    assert found.part_of("sam") == "line"


def test_a_backup_takes_no_place_of_a_contributor() -> None:
    record = Record("team")
    write(record, "sam", "contributes")
    write(record, "tom", "backed", "sam")
    assert (held(record).backup, held(record).contributors) == ("sam", ())
    write(record, "tom", "backed", "max")
    assert held(record).keepers == ("max",)


def test_leaving_takes_the_part_that_is_named_and_no_other() -> None:
    record = Record("team")
    write(record, "sam", "contributes")
    write(record, "sam", "asked-to-own")
    write(record, "sam", "left", part="contributor")
    assert (held(record).contributors, held(record).asked) == ((), ("sam",))
    write(record, "sam", "left", part="line")
    write(record, "tom", "backed", "sam")
    write(record, "sam", "left", part="backup")
    assert held(record).people == ()


def test_the_last_owners_stand_with_the_word_that_they_left() -> None:
    record = Record("team")
    write(record, "tom", "owned", "p0")
    for number in range(1, PAST_KEPT + 3):
        write(record, f"p{number - 1}", "handed-over", f"p{number}", text=f"word {number}")
    write(record, f"p{PAST_KEPT + 2}", "freed", text="no hours")
    found = held(record)
    assert found.owner is None
    assert len(found.past) == PAST_KEPT
    assert [(one.person, one.word) for one in found.past[-2:]] == [("p6", "word 7"), ("p7", "no hours")]


def test_what_is_taken_back_leaves_whose_it_was() -> None:
    record = Record("team")
    write(record, "tom", "owned", "ina")
    write(record, "ina", "handed-over", "sam", text="all yours")
    undo(record, "ina", op="back", at=AT)
    assert (held(record).owner, held(record).past) == ("ina", ())


def test_an_area_is_known_by_the_id_that_it_had() -> None:
    record = Record("team")
    write(record, "tom", "owned", "ina")
    assert held_in(record, {"saved-replies": "replies"})["replies"].owner == "ina"
    assert area_key(record, "replies", {"saved-replies": "replies"}) == thing(AREA, "saved-replies")
    board = Record("board")
    append(board, op="op", at=AT, by="ina", kind="logged", thing="area-log:saved-replies", text="a line")
    assert logs_in(board, {"saved-replies": "replies"})["replies"].written == 1


def test_whoever_leaves_the_line_stands_in_all_the_same() -> None:
    record = Record("team")
    write(record, "sam", "asked-to-own")
    write(record, "tom", "backed", "sam")
    write(record, "sam", "left", part="line")
    assert (held(record).backup, held(record).asked) == ("sam", ())


PEOPLE = ("ana", "ben", "cleo")
EVENTS = st.lists(
    st.tuples(
        st.sampled_from(("asked-to-own", "owned", "handed-over", "backed", "contributes", "left", "freed")),
        st.sampled_from(PEOPLE),
        st.sampled_from(("backup", "contributor", "line")),
    ),
    max_size=20,
)


@SOME
@given(EVENTS)
def test_whatever_happens_there_is_one_owner_at_most_and_everybody_stands_once(
    told: list[tuple[str, str, str]],
) -> None:
    record = Record("team")
    for kind, who, part in told:
        mine = AreaHeld("saved-replies") if not record.facts else held(record)
        if mine.part_of(who) in ("owner", "backup") and kind in ("asked-to-own", "backed", "contributes"):
            continue  # the rules let nobody do that
        write(record, "tom", kind, who, part=part)
        found = held(record)
        for names in (found.contributors, found.asked):
            assert len({*names}) == len(names)
            assert found.owner not in names
        assert len(found.past) <= PAST_KEPT
        assert found.backup is None or (found.backup != found.owner and found.backup not in found.contributors)


def test_the_log_keeps_its_latest_lines_and_counts_all() -> None:
    record = Record("board")
    for number in range(LOG_KEPT + 3):
        append(record, op=f"op-{number}", at=AT, by="ina", kind="logged", thing="area-log:x", text=f"line {number}")
    log = logs_in(record, {})["x"]
    assert (log.written, len(log.lines), log.lines[-1].text) == (LOG_KEPT + 3, LOG_KEPT, f"line {LOG_KEPT + 2}")
    assert log.last == TODAY
    assert logs_in(None, {}) == {}


# -- how it stands


def on(days: int) -> str:
    return f"{TODAY - timedelta(days=days)}T09:00:00Z"


def log_of(days: int) -> AreaLog:
    return AreaLog(1, (LogLine(on(days), "ina", "a line"),))


OWNED = AreaHeld("saved-replies", "ina", on(400))
WELL = Keeper(allowed=8.0, hours=2.0, areas=(area(),))


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ({}, ()),
        ({"owner": None}, ("no owner",)),
        ({"owner": Keeper(gone=True, left=TODAY)}, ("no owner",)),
        ({"quiet": 31}, ("quiet",)),
        ({"quiet": 30}, ()),
        ({"quiet": None}, ()),
        ({"held": OWNED._replace(contributors=("a", "b", "c"))}, ("crowded",)),
        ({"held": OWNED._replace(contributors=("a", "b"))}, ()),
        ({"owner": WELL._replace(away=True), "backup": Keeper(gone=True)}, ("away",)),
        ({"owner": WELL._replace(hours=8.0)}, ()),
        ({"owner": WELL._replace(areas=(area(),) * MOST_AREAS)}, ()),
        ({"owner": WELL._replace(areas=(area(hours=3.0), area(hours=7.0, pulls="process")))}, ()),
        ({"owner": WELL._replace(away=True)}, ("away",)),
        ({"owner": WELL._replace(away=True), "backup": Keeper()}, ()),
        ({"owner": WELL._replace(away=True), "backup": Keeper(away=True)}, ("away",)),
        ({"owner": WELL._replace(left=TODAY + timedelta(days=9))}, ("leaving",)),
        ({"owner": WELL._replace(hours=8.5)}, ("overloaded",)),
        ({"owner": WELL._replace(hours=8.5, allowed=None)}, ()),
        ({"owner": WELL._replace(areas=(area(),) * (MOST_AREAS + 1))}, ("overloaded",)),
        ({"owner": WELL._replace(areas=(area(), area(pulls="process")))}, ("pulled two ways",)),
        ({"owner": WELL._replace(areas=(area(hours=6.0), area(pulls="process")))}, ()),
        ({"owner": WELL._replace(hours=9.0, left=TODAY), "quiet": 99}, ("quiet", "leaving", "overloaded")),
    ],
)
def test_what_has_to_be_decided(case: dict[str, Any], expected: tuple[Flag, ...]) -> None:
    told = {"held": OWNED, "quiet": 3, "owner": WELL, "backup": None, **case}
    assert flags(area(), **told) == expected


def test_it_is_heard_of_by_a_line_or_by_a_new_owner() -> None:
    assert quiet_days(OWNED, log_of(74), TODAY) == 74
    assert quiet_days(OWNED._replace(since=on(5)), log_of(74), TODAY) == 5
    assert quiet_days(OWNED, NO_LOG, TODAY) == 400
    assert quiet_days(AreaHeld("x"), NO_LOG, TODAY) is None
    called = AllHands(TODAY - timedelta(days=10), TODAY - timedelta(days=6))
    assert quiet_days(OWNED, log_of(12), TODAY, [called]) == 7, "its clock stood for five days"


HOURS = st.lists(st.tuples(st.sampled_from(("queue", "process")), st.sampled_from((0.0, 0.5, 1.0, 3.0))), max_size=6)


@SOME
@given(HOURS)
def test_shares_of_the_hours_are_shares(rows: list[tuple[str, float]]) -> None:
    found = pulls([area(str(n), pulls=way, hours=hours) for n, (way, hours) in enumerate(rows)])
    assert sum(found.values()) == pytest.approx(1.0 if rows else 0.0)
    both = all(share > PULL_SHARE for share in found.values())
    assert (
        Keeper(areas=tuple(area(str(n), pulls=way, hours=hours) for n, (way, hours) in enumerate(rows))).pulled == both
    )


@SOME
@given(
    st.integers(0, 5),
    st.none() | st.integers(0, 90),
    st.none() | st.builds(Keeper, st.none() | st.just(TODAY), st.booleans(), st.booleans(), st.floats(0, 20)),
    st.none() | st.builds(Keeper, st.none(), st.booleans(), st.booleans()),
)
def test_flags_come_in_their_order_and_without_an_owner_nothing_is_the_owners(
    contributors: int, quiet: int | None, owner: Keeper | None, backup: Keeper | None
) -> None:
    now = OWNED._replace(contributors=tuple(str(number) for number in range(contributors)))
    found = flags(area(), now, quiet, owner, backup)
    assert list(found) == sorted(found, key=FLAGS.index)
    if "no owner" in found:
        assert set(found) <= {"no owner", "crowded"}
    if backup is not None and backup.there:
        assert "away" not in found
