"""What people look at: overview and its cache, what waits for whom, pages, logs, news."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from mentor_tui.domain.history import replay
from mentor_tui.domain.problems import BadUse, Code, NotYours, Trouble
from mentor_tui.domain.record import Record
from mentor_tui.services import attention, documents, items, journeys, news, notes, pairing, people, side_tasks
from mentor_tui.services.abouts import Mentees
from mentor_tui.services.answers import of
from mentor_tui.services.overview import CACHE, overview
from mentor_tui.services.results import Edited
from mentor_tui.services.roster import roster
from mentor_tui.services.team_page import team_page
from mentor_tui.wording.acts import sentence
from tests.services.conftest import START, TODAY, Crew, Refusal
from tests.services.test_side_tasks import ready


class Reads:
    """Counts which records are read one by one, and how often the cache is written."""

    def __init__(self, team: Crew, monkeypatch: pytest.MonkeyPatch) -> None:
        self.read: list[str] = []
        self.written = 0
        store = team.store
        read_many, cache = store.read_many, store.cache

        def reading(ids: Iterable[str]) -> Iterator[tuple[str, Record | Trouble | None]]:
            for name, record in read_many(ids):
                self.read.append(name.partition("/")[2])
                yield name, record

        def caching(name: str, document: Any) -> None:
            self.written += 1
            cache(name, document)

        monkeypatch.setattr(store, "read_many", reading)
        monkeypatch.setattr(store, "cache", caching)

    def since(self) -> tuple[list[str], int]:
        found = (self.read, self.written)
        self.read, self.written = [], 0
        return found


@pytest.fixture
def reads(team: Crew, monkeypatch: pytest.MonkeyPatch) -> Reads:
    team.store._beside.clear()
    return Reads(team, monkeypatch)


EVERYBODY = ["ana", "budi", "cleo", "lea", "max", "maya", "olga", "otto", "tom"]


def test_only_what_changed_is_read_again(team: Crew, reads: Reads) -> None:
    first = overview(team("tom"))
    assert (sorted(reads.since()[0])) == EVERYBODY
    assert overview(team("tom")).digests == first.digests
    assert reads.since() == ([], 0)
    items.tick(team("ana"), "read")
    reads.since()
    assert overview(team("tom")).of("ana").done == 1
    assert reads.since() == (["ana"], 1)


def test_a_reader_of_some_keeps_the_rows_of_the_others(team: Crew, reads: Reads) -> None:
    overview(team("maya"), among=["ana", "budi"])
    overview(team("max"), among=["cleo"])
    assert reads.since() == (["ana", "budi", "cleo"], 2)
    overview(team("maya"), among=["ana", "budi"])
    overview(team("max"), among=["cleo"])
    assert reads.since() == ([], 0)
    assert set(overview(team("tom")).digests) == set(EVERYBODY)
    assert len(reads.since()[0]) == len(EVERYBODY) - 3


@pytest.mark.parametrize("kept", [None, {}, [], {"key": 1, "rows": 2}, "x"])
def test_a_cache_that_is_gone_or_odd_is_made_again(team: Crew, kept: Any) -> None:
    before = overview(team("tom")).digests
    if kept is None:
        team.store._beside.clear()
    else:
        team.store.cache(CACHE, kept)
    assert overview(team("tom")).digests == before


def test_another_edition_or_another_day_is_seen(team: Crew) -> None:
    assert overview(team("tom")).of("ana").total == 10
    team.edit("plans", gone=True)
    assert overview(team("tom")).of("ana").total == 9
    assert overview(team("tom")).of("ana").day == 3
    team.go_to(TODAY + timedelta(days=1))
    assert overview(team("tom")).of("ana").day == 4


def test_a_persons_day_ends_at_their_own_midnight(team: Crew) -> None:
    people.edit_person(team("tom"), "ana", {"zone": "Pacific/Auckland"})
    team.moment = datetime(2026, 3, 4, 10, 30, tzinfo=UTC)
    assert [overview(team("tom")).of(name).day for name in ("ana", "budi")] == [3, 3]
    team.moment = datetime(2026, 3, 4, 11, 30, tzinfo=UTC)  # half past midnight in Auckland
    assert [overview(team("tom")).of(name).day for name in ("ana", "budi")] == [4, 3]


def test_a_damaged_record_hides_nobody(team: Crew, monkeypatch: pytest.MonkeyPatch) -> None:
    overview(team("tom"))
    items.tick(team("ana"), "read")
    read_many = team.store.read_many

    def damaged(ids: Iterable[str]) -> Iterator[tuple[str, Record | Trouble | None]]:
        for name, record in read_many(ids):
            yield name, Trouble(Code.DAMAGED, record=name) if name == "people/ana" else record

    monkeypatch.setattr(team.store, "read_many", damaged)
    for _ in range(2):  # told each time, and never kept as the truth
        view = overview(team("tom"))
        assert set(view.digests) == set(EVERYBODY)
        assert [trouble.code for trouble in view.damaged] == [Code.DAMAGED]
        assert view.of("ana").trouble == "damaged"
    assert ("damaged", "ana") in {(call.kind, call.person) for call in attention.attention(team("tom"))}
    assert "ana" in {load.person.id: load.mentees for load in team_page(team("tom")).mentors}["maya"]
    monkeypatch.undo()
    assert overview(team("tom")).of("ana").done == 1


# -- what waits for whom


def calls(team: Crew, who: str) -> set[tuple[str, str, str]]:
    return {(call.kind, call.person, call.on) for call in attention.attention(team(who))}


def test_a_mentor_hears_what_waits_and_what_is_owed(team: Crew) -> None:
    items.tick(team("ana"), "drill")
    assert calls(team, "maya") == {("waiting", "ana", "drill")}
    items.sign_off(team("maya"), "ana", "drill")
    assert calls(team, "maya") == set()
    team.go_to(date(2026, 3, 27))
    items.tick(team("ana"), "read")
    found = calls(team, "maya")
    assert {("owed", "ana", "welcome"), ("owed", "budi", "welcome"), ("quiet", "budi", "")} <= found
    assert all(person != "cleo" for _, person, _ in found)


def test_what_more_items_wait_for_comes_first_in_a_mentors_queue(team: Crew) -> None:
    for name in ("reply", "lead-check"):
        team.edit(name, requires=("drill",))
    team.edit("plans", sign_off="mentor", requires=())
    for name in ("plans", "drill"):
        items.tick(team("ana"), name)
    found = [(call.on, call.held_up) for call in attention.attention(team("maya"))]
    assert found == [("drill", 2), ("plans", 1)], "though the plans wait longer"


def test_a_word_from_the_mentor_does_not_make_a_wait_shorter(team: Crew) -> None:
    items.tick(team("ana"), "drill")
    team.go_to(TODAY + timedelta(days=7))
    items.say(team("maya"), "ana", "drill", "soon")
    found = next(call for call in attention.attention(team("maya")) if call.kind == "waiting")
    assert (found.days, found.since[:10]) == (5, TODAY.isoformat())
    assert ("waits long", "ana", "drill") in calls(team, "tom")


def test_a_hire_hears_what_came_back(team: Crew) -> None:
    items.tick(team("ana"), "drill")
    items.send_back(team("maya"), "ana", "drill", text="more")
    assert calls(team, "ana") == {("returned", "ana", "drill")}
    items.send(team("ana"), "drill")
    assert calls(team, "ana") == set()


def test_a_lead_hears_of_hires_without_a_mentor_and_of_mentors_who_leave(team: Crew) -> None:
    assert ("no mentor", "cleo", "") in calls(team, "tom")
    people.set_last_day(team("tom"), "maya", date(2026, 5, 30))
    found = [call for call in attention.attention(team("tom")) if call.kind == "mentor leaves"]
    assert [(call.person, call.about) for call in found] == [("maya", Mentees(("ana", "budi")))]
    people.end(team("tom"), "cleo", finished=False, why="w")
    assert ("no mentor", "cleo", "") not in calls(team, "tom")


def test_a_mentor_away_matters_while_nobody_stands_in(team: Crew) -> None:
    people.set_leave(team("tom"), "maya", TODAY, TODAY + timedelta(days=5))
    pairing.cover(team("tom"), "ana", "max", until=TODAY + timedelta(days=5))
    found = [call for call in attention.attention(team("tom")) if call.kind == "mentor away"]
    assert [call.about for call in found] == [Mentees(("budi",))]
    pairing.cover(team("tom"), "budi", "max", until=TODAY + timedelta(days=5))
    assert "mentor away" not in {kind for kind, _, _ in calls(team, "tom")}
    assert {row["person"]: row["stand_in"] for row in roster(team("tom"))}["ana"] == "max"
    people.set_leave(team("tom"), "max", TODAY, TODAY)
    assert "mentor away" in {kind for kind, _, _ in calls(team, "tom")}
    team.go_to(TODAY + timedelta(days=2))
    assert "mentor away" not in {kind for kind, _, _ in calls(team, "tom")}
    people.set_last_day(team("tom"), "max", TODAY + timedelta(days=1))
    assert "mentor away" in {kind for kind, _, _ in calls(team, "tom")}
    team.go_to(TODAY + timedelta(days=9))
    assert {row["person"]: row["stand_in"] for row in roster(team("tom"))}["ana"] is None


def test_one_thing_is_one_call_whatever_roles_one_has(team: Crew) -> None:
    people.edit_person(team("tom"), "maya", {"roles": "mentor,lead"})
    ready(team, "ana")
    side_tasks.take(team("ana"), "write")
    items.tick(team("ana"), "write")
    found = [call.kind for call in attention.attention(team("maya")) if call.kind == "sent"]
    assert found == ["sent"]


def test_somebody_without_a_role_has_nothing_waiting(team: Crew) -> None:
    assert attention.attention(team("otto")) == []
    assert attention.attention(team("nobody")) == []


def test_cohorts_in_numbers(team: Crew) -> None:
    ready(team, "ana")
    team.add("Dora", cohort="spring", start="2026-03-04")
    page = team_page(team("tom"))
    assert [(row.name, row.size, row.alone, row.half_by) for row in page.cohorts] == [
        ("2026-03", 3, 1, None),
        ("spring", 1, 0, None),
    ]
    ready(team, "budi")
    row = team_page(team("tom")).cohorts[0]
    assert (row.alone, row.half_by, row.state) == (2, None, "too few"), "under five it would be about each of them"
    for name in ("Elif", "Faro"):
        team.add(name, cohort="2026-03", start="2026-03-02")
    row = team_page(team("tom")).cohorts[0]
    assert (row.half_by, row.state) == (None, "too early")
    ready(team, "elif")
    assert team_page(team("tom")).cohorts[0].half_by == 1


# -- pages, status, logs


def test_a_page_shows_the_next_things_and_what_is_owed(team: Crew) -> None:
    page = journeys.page(team("ana"))
    assert [standing.item.id for standing in page.today] == ["read", "reply", "drill"]
    assert page.opens_next == ("plans", "talk")
    # It was for the day before hers, and is owed since the day on which she came into the program, as a first talk is.
    talk = ("talk", "", TODAY + timedelta(days=2), False)
    owed = [(owing.debt.kind, owing.debt.on, owing.debt.due, owing.debt.late) for owing in page.owed]
    assert owed == [("item", "seat", TODAY, False), talk]
    assert (page.mentor.id if page.mentor else None, page.own, page.restricted) == ("maya", True, None)
    team.go_to(TODAY + timedelta(days=1))
    assert [(owing.debt.on, owing.debt.late) for owing in journeys.page(team("ana")).owed] == [
        ("seat", True),
        ("", False),
    ]


@pytest.mark.parametrize(
    ("day", "minutes", "today"),
    [
        # Three hours of hands-on work, ten minutes an item but for this one; what is too long gives way to what follows.
        (TODAY, {"reply": 170}, ["read", "reply"]),
        (TODAY, {"reply": 171}, ["read", "drill", "lead-check"]),
        (TODAY, {"reply": 160}, ["read", "reply", "drill"]),
        (TODAY, {"read": 500}, ["read"]),
        # Five hours on day 1.
        (START, {"reply": 290}, ["read", "reply"]),
        (START, {"reply": 291}, ["read", "drill", "lead-check"]),
        (START, {"reply": 270}, ["read", "reply", "drill", "lead-check"]),
    ],
)
def test_a_day_is_no_longer_than_its_minutes(team: Crew, day: date, minutes: dict[str, int], today: list[str]) -> None:
    for name, long in minutes.items():
        team.edit(name, minutes=long)
    team.go_to(day)
    page = journeys.page(team("ana"))
    assert [standing.item.id for standing in page.today] == today
    assert page.effort.minutes == sum(minutes.get(name, 10) for name in today)


@pytest.mark.parametrize("who", ["budi", "max", "olga", "otto"])
def test_a_journey_is_not_everybodys_to_see(team: Crew, refused: Refusal, who: str) -> None:
    for look in (journeys.page, lambda context, person: journeys.why(context, person, "refund")):
        with refused(NotYours, Code.NOT_YOURS) as problem:
            look(team(who), "ana")
        assert problem.value.status == 4
    if who != "otto":
        for read in (documents.status, journeys.log):
            with refused(NotYours, Code.NOT_YOURS):
                read(team(who), "ana")


def test_an_observer_reads_the_record_without_what_people_wrote(team: Crew) -> None:
    items.tick(team("tom"), "drill", person="ana", why="SECRET reason")
    items.say(team("maya"), "ana", "drill", "SECRET word")
    notes.note(team("maya"), "ana", "SECRET note")
    notes.session(team("maya"), "ana", "SECRET talk")
    pairing.reassign(team("tom"), "ana", "max", why="SECRET move")
    _, events = journeys.log(team("otto"), "ana")
    assert {"joined", "ticked", "said", "reassigned"} <= {event.kind for event in events}
    assert "SECRET" not in str(events)
    assert str(journeys.log(team("tom"), "ana")).count("SECRET") == 5
    assert documents.status(team("otto"), "ana")["items"]
    assert "SECRET" not in str(documents.status(team("otto"), "ana"))


def test_what_people_wrote_can_be_forgotten_without_breaking_the_fold(team: Crew) -> None:
    tom, max_ = team("tom"), team("max")
    people.edit_person(tom, "max", {"roles": "mentor,lead"})
    items.tick(tom, "lead-check", person="ana", evidence="SECRET proof", why="SECRET tick")
    items.untick(tom, "lead-check", person="ana", why="SECRET untick")
    items.tick(tom, "lead-check", person="ana", why="SECRET tick")
    items.send_back(max_, "ana", "lead-check", text="SECRET comment", why="SECRET return")
    items.send(tom, "lead-check", person="ana", evidence="SECRET again", why="SECRET send")
    items.sign_off(max_, "ana", "lead-check", text="SECRET praise", why="SECRET sign-off")
    items.withdraw(max_, "ana", "lead-check", why="SECRET withdrawal")
    items.say(max_, "ana", "lead-check", "SECRET line")
    side_tasks.open_lock(tom, "ana", "plans", why="SECRET lock")
    notes.note(tom, "ana", "SECRET note")
    notes.session(max_, "ana", "SECRET talk")
    events = list(team.store.history("people/ana"))
    silent = [event._replace(text="", why="") for event in events]
    assert str(events).count("SECRET") == 15
    assert "SECRET" not in str(silent)
    states = [
        {thing: fact.get("state") for thing, fact in replay("people/ana", told).facts.items()}
        for told in (events, silent)
    ]
    assert states[0] == states[1]
    assert "SECRET" not in str(replay("people/ana", silent).facts)


def test_restricted_notes_are_for_mentor_and_lead(team: Crew) -> None:
    notes.note(team("maya"), "ana", "apart", restricted=True)
    assert [post.text for post in journeys.page(team("maya"), "ana").restricted or ()] == ["apart"]
    assert journeys.page(team("ana")).restricted is None


def test_status_has_the_keys_that_scripts_rely_on(team: Crew) -> None:
    items.tick(team("ana"), "drill")
    found = documents.status(team("ana"))
    assert (found["person"], found["mentor"], found["curriculum"], found["day"]) == ("ana", "maya", "course", 3)
    assert found["basics"] == {"done": 0, "total": 9, "complete": False}
    assert found["pace"] == {"state": "none", "days": 0, "minutes": 0, "unplanned": 0, "items": []}
    by_id = {row["id"]: row for row in found["items"]}
    assert (by_id["drill"]["state"], by_id["drill"]["count"]) == ("waiting", 1)
    assert by_id["refund"]["why"] == [{"need": "item: plans", "missing": ["plans"], "minutes": 20, "unplanned": 0}]
    assert {row["id"]: row["state"] for row in found["side_tasks"]}["watch"] == "locked"
    nobody = documents.status(team("maya"))
    assert (nobody["items"], nobody["phases"], nobody["side_tasks"], nobody["curriculum"]) == ([], [], [], None)
    assert set(nobody) == set(found)


def test_why_explains_a_lock_of_either_kind(team: Crew) -> None:
    found = journeys.why(team("maya"), "ana", "refund")
    assert (found.state, found.lock.items if found.lock else None) == ("locked", ("read", "plans"))
    task = journeys.why(team("ana"), None, "watch")
    assert (task.on, task.state) == ("watch", "locked")
    assert journeys.why(team("ana"), None, "read").lock is None
    with pytest.raises(BadUse) as problem:
        journeys.why(team("ana"), None, "wach")
    assert (problem.value.code, problem.value.facts["near"]) == (Code.UNKNOWN_THING, "watch")


def test_news_is_what_others_did_since_one_looked(team: Crew) -> None:
    items.tick(team("ana"), "drill")
    items.send_back(team("maya"), "ana", "drill", text="more")
    page = journeys.page(team("ana"))
    assert [(one.kind, one.by, one.title, one.text) for one in page.news] == [
        ("mentor", "", "Maya", ""),
        ("returned", "maya", "Drill", "more"),
    ]
    before = team.records()
    news.looked(team("ana"), page.standing, page.mentors, page.news)
    assert team.records() == before
    assert journeys.page(team("ana")).news == ()
    assert journeys.page(team("maya"), "ana").news == ()
    items.say(team("maya"), "ana", "drill", "and one word")
    assert [one.kind for one in journeys.page(team("ana")).news] == ["said"]


def test_a_log_tells_the_teams_part_too(team: Crew) -> None:
    pairing.reassign(team("tom"), "ana", "max", why="German")
    items.tick(team("ana"), "read")
    person, events = journeys.log(team("ana"))
    assert person.id == "ana"
    assert [event.kind for event in events][-2:] == ["reassigned", "ticked"]
    assert all("budi" not in event.thing for event in events)
    assert [event.at for event in events] == sorted(event.at for event in events)


def test_side_tasks_that_wait_for_their_holder_stand_in_the_morning(team: Crew) -> None:
    items.tick(team("ana"), "read")
    items.tick(team("tom"), "talk", person="ana")
    for rung in ("watch", "write"):
        side_tasks.take(team("ana"), rung)
    items.tick(team("ana"), "watch")
    assert [task.rung.id for task in journeys.page(team("ana")).tasks] == ["watch", "write"]
    items.tick(team("ana"), "write")
    assert [task.rung.id for task in journeys.page(team("ana")).tasks] == ["watch"], "what was sent waits for us"
    items.send_back(team("maya"), "ana", "write", text="Shorter")
    assert [task.rung.id for task in journeys.page(team("ana")).tasks] == ["write", "watch"]


def test_a_hire_without_a_curriculum_is_called_until_there_is_one(team: Crew) -> None:
    done = people.edit_person(team("tom"), "maya", {"roles": "mentor,hire"})
    assert of(Edited, done.result).aimless
    assert ("no curriculum", "maya", "") in calls(team, "tom")
    assert "They are a hire without a curriculum" in sentence(done, {})
    done = people.edit_person(team("tom"), "maya", {"curriculum": "course", "start": "2026-03-04"})
    assert not of(Edited, done.result).aimless
    assert ("no curriculum", "maya", "") not in calls(team, "tom")


def test_the_first_curriculum_of_somebody_who_has_been_here_long_says_from_when_it_counts(team: Crew) -> None:
    people.edit_person(team("tom"), "maya", {"start": "2021-05-03"})
    people.edit_person(team("tom"), "maya", {"roles": "mentor,hire"})
    done = people.edit_person(team("tom"), "maya", {"curriculum": "course"})
    assert of(Edited, done.result).begun == date(2021, 5, 3)
    assert "Their day 1 is still 3 May 2021" in sentence(done, {})
    done = people.edit_person(team("tom"), "maya", {"curriculum": "course", "cohort": "2026-03"})
    assert of(Edited, done.result).begun is None
