"""Undo and redo over all records: the newest of one's own, with the right one still has."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from mentor_tui.domain import acts, folds
from mentor_tui.domain.history import act, append
from mentor_tui.domain.problems import Code, NotYours, Refused
from mentor_tui.domain.record import TAIL_MOST
from mentor_tui.domain.standing_rows import ItemStanding
from mentor_tui.services import capacities, items, notes, pairing, people, side_tasks, undo
from mentor_tui.services.actor_context import ActorContext, Done
from mentor_tui.services.answers import of
from tests.services.conftest import TOMORROW, Crew, Refusal
from tests.services.importing import import_people
from tests.services.test_side_tasks import ready, task


def test_the_latest_of_ones_own_wherever_it_was_written(team: Crew, refused: Refusal) -> None:
    items.tick(team("ana"), "read")
    ready(team, "ana")
    side_tasks.take(team("ana"), "watch")
    undone = undo.undo(team("ana"))
    assert (undone.record, act(undone.events[0])) == ("team", "took")
    undone = undo.undo(team("ana"))
    assert (undone.record, undone.person, of(ItemStanding, undone.now).item.title) == ("people/ana", "ana", "Read")
    assert undone.now is not None
    assert undone.now.state == "open"
    with refused(Refused, Code.NOTHING_TO_UNDO):
        undo.undo(team("ana"))
    assert act(undo.redo(team("ana")).events[0]) == "ticked"
    assert act(undo.redo(team("ana")).events[0]) == "took"
    with refused(Refused, Code.NOTHING_TO_REDO):
        undo.redo(team("ana"))
    assert team.state("ana", "read") == "done"
    assert task(team, "ana", "watch").state == "active"


def test_somebody_acted_since(team: Crew, refused: Refusal) -> None:
    items.tick(team("ana"), "drill")
    items.sign_off(team("maya"), "ana", "drill")
    with refused(Refused, Code.ACTED_SINCE) as problem:
        undo.undo(team("ana"))
    assert (problem.value.facts["by"], problem.value.facts["kind"]) == ("maya", "signed")
    undo.undo(team("maya"))
    assert undo.undo(team("ana")).events
    assert team.state("ana", "drill") == "open"


def test_a_session_goes_whole(team: Crew) -> None:
    notes.session(team("maya"), "ana", "a long talk", did=["read", "plans", "welcome"])
    done = undo.undo(team("maya"))
    assert len(done.events) == 4
    assert {name: team.state("ana", name) for name in ("read", "plans", "welcome")} == {
        "read": "open",
        "plans": "locked",
        "welcome": "open",
    }
    assert team("ana").journey("ana").sessions == ()
    undo.redo(team("maya"))
    assert team.state("ana", "plans") == "done"
    assert [post.text for post in team("ana").journey("ana").sessions] == ["a long talk"]


def test_a_note_apart_is_the_latest_too(team: Crew) -> None:
    items.tick(team("ana"), "drill")
    items.sign_off(team("maya"), "ana", "drill")
    notes.note(team("maya"), "ana", "for the lead", restricted=True)
    done = undo.undo(team("maya"))
    assert (done.record, act(done.events[0])) == ("restricted/ana", "noted")
    assert team("tom").store.read("restricted/ana").facts == {}  # type: ignore[union-attr]
    assert team("ana").journey("ana").record.facts["item:course/drill"]["signed"]["by"] == "maya"


def test_a_leads_note_apart_is_theirs_to_take_back(team: Crew) -> None:
    items.tick(team("tom"), "seat", person="ana")
    notes.note(team("tom"), "ana", "for the mentor", restricted=True)
    assert undo.undo(team("tom")).record == "restricted/ana"
    assert team.state("ana", "seat") == "done"


@pytest.mark.parametrize("what", ["signed", "returned", "session", "said", "restricted", "agreed", "welcome"])
def test_a_right_that_was_lost_since_undoes_nothing(team: Crew, refused: Refusal, what: str) -> None:
    items.tick(team("ana"), "drill")
    match what:
        case "signed":
            items.sign_off(team("maya"), "ana", "drill")
        case "returned":
            items.send_back(team("maya"), "ana", "drill", text="more")
        case "session":
            notes.session(team("maya"), "ana", "talk")
        case "said":
            items.say(team("maya"), "ana", "drill", "hm")
        case "restricted":
            notes.note(team("maya"), "ana", "hm", restricted=True)
        case "agreed":
            side_tasks.confirm(team("maya"), "ana", "build")
        case _:
            items.tick(team("maya"), "welcome", person="ana")
    record = "restricted/ana" if what == "restricted" else "people/ana"
    pairing.reassign(team("tom"), "ana", "max", why="w")
    with refused(NotYours, Code.NOT_YOURS) as problem:
        undo.undo(team("maya"), record=record)
    assert problem.value.status == 4
    undo.undo(team("tom"), record="team")
    assert undo.undo(team("maya"), record=record).events


def test_a_lead_who_is_one_no_more_undoes_nothing_of_a_leads(team: Crew, refused: Refusal) -> None:
    people.extend(team("lea"), "ana", 5, why="ill")
    side_tasks.open_lock(team("lea"), "budi", "refund", why="ready")
    people.edit_person(team("tom"), "lea", {"roles": "observer"})
    for record in ("people/ana", "people/budi"):
        with refused(NotYours, Code.NOT_YOURS):
            undo.undo(team("lea"), record=record)


def test_a_confirmation_is_taken_back_by_whoever_may_give_it(team: Crew, refused: Refusal) -> None:
    ready(team, "cleo")
    side_tasks.take(team("cleo"), "fix")
    items.tick(team("cleo"), "fix", evidence="https://x.example")
    side_tasks.confirm(team("olga"), "cleo", "fix")
    track = team.catalogue.tracks["content"]
    other = team.catalogue._replace(tracks={**team.catalogue.tracks, "content": track._replace(owner="max")})
    mine, team.catalogue = team.catalogue, other
    with refused(NotYours, Code.NOT_YOURS):
        undo.undo(team("olga"))
    team.catalogue = mine
    assert act(undo.undo(team("olga")).events[0]) == "confirmed"
    assert task(team, "cleo", "fix").state == "waiting"


def test_what_somebody_joined_with_is_not_undone_either(team: Crew, refused: Refusal) -> None:
    """Their mentor came with the same command: taking it back would take the person off the roster."""
    team.add("Zoe", mentor="maya")
    with refused(Refused, Code.NOT_UNDOABLE):
        undo.undo(team("tom"))
    assert team("tom").team().mentor("zoe") == "maya"


def test_a_command_too_large_to_be_kept_is_not_skipped(team: Crew, refused: Refusal) -> None:
    """What is older stays: nobody means it who takes back the large one."""
    pairing.cover(team("tom"), "ana", "max")
    rows = [{"name": f"Hire {n}", "roles": "hire", "start": "2026-03-02", "curriculum": "course"} for n in range(300)]
    import_people(team("tom"), rows)
    pairing.cover(team("lea"), "budi", "max")
    for record in (None, "team"):
        with refused(Refused, Code.BEYOND_UNDO):
            undo.undo(team("tom"), record=record)
    pairing.cover(team("tom"), "ana", None)
    assert act(undo.undo(team("tom")).events[0]) == "covered"


def test_how_somebody_joined_is_not_undone_but_a_later_change_is(team: Crew, refused: Refusal) -> None:
    team.add("Dora")
    for record in ("team", "people/dora"):
        with refused(Refused, Code.NOT_UNDOABLE):
            undo.undo(team("tom"), record=record)
    people.edit_person(team("tom"), "dora", {"cohort": "spring"})
    assert act(undo.undo(team("tom"), record="people/dora").events[0]) == "enrolled"
    assert team("tom").journey("dora").programme_on(date.max).cohort == "2026-03"


def test_a_change_of_curriculum_long_ago_cannot_be_mistaken_for_joining(team: Crew) -> None:
    people.edit_person(team("tom"), "ana", {"curriculum": "course", "cohort": "x"})
    assert undo.undo(team("tom")).events
    assert team("ana").journey("ana").programme_on(date.max).curriculum == "course"


# -- what came back must still fit


def test_a_place_that_went_to_somebody_else(team: Crew, refused: Refusal) -> None:
    ready(team, "ana", "budi")
    side_tasks.take(team("ana"), "watch")
    side_tasks.give_back(team("ana"), "watch")
    side_tasks.take(team("budi"), "watch")
    with refused(Refused, Code.NOTHING_TO_UNDO) as problem:
        undo.undo(team("ana"))
    assert problem.value.facts["reason"] == "full"
    # Budi's own undo frees the place, also where there are fewer of them than were taken.
    assert undo.undo(team("budi")).events
    assert undo.undo(team("ana")).events
    assert task(team, "ana", "watch").state == "active"


def test_a_place_in_the_line_comes_back_where_it_was(team: Crew) -> None:
    ready(team, "ana", "budi", "cleo")
    for hire in ("cleo", "ana", "budi"):
        side_tasks.take(team(hire), "watch")
    side_tasks.give_back(team("ana"), "watch")
    assert task(team, "budi", "watch").place == 1
    undo.undo(team("ana"))
    assert [task(team, hire, "watch").place for hire in ("ana", "budi")] == [1, 2]


def test_fewer_places_than_holders_stop_nobody_from_undoing(team: Crew) -> None:
    ready(team, "ana", "budi")
    side_tasks.take(team("ana"), "fix")
    side_tasks.take(team("budi"), "fix")
    content = team.catalogue.tracks["content"]
    tight = tuple(one._replace(places=1) for one in content.rungs)
    team.catalogue = team.catalogue._replace(tracks={**team.catalogue.tracks, "content": content._replace(rungs=tight)})
    assert undo.undo(team("budi")).events


def test_a_yes_is_taken_back_however_few_places_there_are_now(team: Crew) -> None:
    ready(team, "ana", "budi")
    for hire in ("ana", "budi"):
        side_tasks.take(team(hire), "write")
        items.tick(team(hire), "write")
    side_tasks.confirm(team("maya"), "ana", "write")
    content = team.catalogue.tracks["content"]
    tight = tuple(one._replace(places=1) for one in content.rungs)
    team.catalogue = team.catalogue._replace(tracks={**team.catalogue.tracks, "content": content._replace(rungs=tight)})
    assert act(undo.undo(team("maya")).events[0]) == "confirmed"


def test_what_just_fits_is_done_again(team: Crew) -> None:
    ready(team, "ana")
    side_tasks.take(team("ana"), "fix")
    side_tasks.take(team("ana"), "watch")
    undo.undo(team("ana"))
    assert act(undo.redo(team("ana")).events[0]) == "took"


def test_hours_that_are_taken_by_now(team: Crew, refused: Refusal) -> None:
    ready(team, "ana")
    side_tasks.take(team("ana"), "watch")
    undo.undo(team("ana"))
    side_tasks.take(team("ana"), "fix")
    side_tasks.take(team("ana"), "write")
    with refused(Refused, Code.TASKS_AT_ONCE):
        undo.redo(team("ana"))


def test_a_mentor_who_is_full_or_gone_by_now(team: Crew, refused: Refusal) -> None:
    pairing.reassign(team("tom"), "ana", "max", why="w")
    pairing.reassign(team("tom"), "ana", "maya", why="back")
    pairing.reassign(team("lea"), "cleo", "max", why="")
    with refused(Refused, Code.NO_ROOM):
        undo.undo(team("tom"))
    people.set_last_day(team("lea"), "max", date(2026, 5, 1))
    capacities.set_room(team("max"), "max", 4)
    with refused(Refused, Code.MENTOR_LEAVES):
        undo.undo(team("tom"))


def test_a_cover_of_an_overfull_mentor_is_undone(team: Crew) -> None:
    capacities.set_room(team("maya"), "maya", 1)
    pairing.cover(team("tom"), "ana", "max")
    assert act(undo.undo(team("tom")).events[0]) == "covered"


def test_a_login_that_is_somebody_elses_by_now(team: Crew, refused: Refusal) -> None:
    people.edit_person(team("tom"), "ana", {"login": "af"})
    people.edit_person(team("tom"), "ana", {"login": ""})
    people.edit_person(team("lea"), "budi", {"login": "af"})
    with refused(Refused, Code.LOGIN_TAKEN):
        undo.undo(team("tom"))


def test_the_last_lead_stays(team: Crew, refused: Refusal) -> None:
    people.edit_person(team("tom"), "max", {"roles": "mentor,lead"})
    people.edit_person(team("lea"), "lea", {"roles": ""})
    people.set_last_day(team("max"), "tom", date(2026, 5, 1))
    with refused(Refused, Code.LAST_LEAD):
        undo.undo(team("tom"))


def test_what_a_newer_program_did_is_not_skipped(team: Crew, refused: Refusal, monkeypatch: pytest.MonkeyPatch) -> None:
    notes.note(team("maya"), "ana", "Hello")
    with monkeypatch.context() as newer:
        newer.setitem(acts.ACTS, ("oath", "sworn"), acts.ACTS["notes", "noted"])
        newer.setitem(folds._FOLDS, "oath", lambda _before, event: {"by": event.by})
        with team.store.edit("people/ana") as record:
            at = team("maya").stamp()
            append(record, op=TOMORROW, at=at, by="maya", kind="sworn", thing="oath:1")
    with refused(Refused, Code.NEWER_ACT):
        undo.undo(team("maya"))
    notes.note(team("maya"), "budi", "Hello")
    assert undo.undo(team("maya")).person == "budi"


# -- what is named, and what goes with it


def test_what_it_would_take_back_is_named_first(team: Crew) -> None:
    items.tick(team("ana"), "drill")
    items.sign_off(team("maya"), "ana", "drill")
    found = undo.latest(team("maya"))
    assert (act(found.event), found.title, found.person) == ("signed", "Drill", "ana")
    done = undo.undo(team("maya"), of=found)
    assert (done.person, of(undo.Rewound, done.result).title) == ("ana", "Drill")
    assert undo.latest(team("maya"), again=True).title == "Drill"


def test_what_was_named_is_taken_back_or_nothing(team: Crew, refused: Refusal) -> None:
    notes.note(team("maya"), "ana", "One")
    found = undo.latest(team("maya"))
    notes.note(team("maya"), "ana", "Two")
    with refused(Refused, Code.CHANGED_SINCE):
        undo.undo(team("maya"), of=found)


def test_what_would_be_refused_is_not_asked(team: Crew, refused: Refusal) -> None:
    items.tick(team("ana"), "drill")
    items.sign_off(team("maya"), "ana", "drill")
    with refused(Refused, Code.ACTED_SINCE) as problem:
        undo.latest(team("ana"))
    assert (problem.value.facts["by"], problem.value.facts["kind"]) == ("maya", "signed")


def test_a_side_task_is_named_by_its_title(team: Crew) -> None:
    ready(team, "ana")
    side_tasks.take(team("ana"), "watch")
    found = undo.latest(team("ana"))
    assert (act(found.event), found.title, found.person) == ("took", "Watch", "ana")


@pytest.mark.parametrize("again", [False, True])
def test_a_word_goes_with_the_change_that_it_was_left_for(team: Crew, again: bool) -> None:
    pairing.reassign(team("tom"), "ana", "max", why="moved", word="Be patient")
    done = undo.undo(team("tom"))
    assert {act(event) for event in done.events} == {"reassigned", "handed"}
    assert (team("tom").team().mentor("ana"), team("ana").journey("ana").words) == ("maya", ())
    if again:
        undo.redo(team("tom"))
        assert team("tom").team().mentor("ana") == "max"
        assert [word.text for word in team("ana").journey("ana").words] == ["Be patient"]


def test_what_was_written_beside_the_word_since_stays(team: Crew) -> None:
    pairing.reassign(team("tom"), "ana", "max", why="moved", word="Be patient")
    found = undo.latest(team("tom"))
    notes.note(team("tom"), "ana", "Written since")
    undo.undo(team("tom"), of=found)
    assert team("tom").team().mentor("ana") == "maya"
    assert [note.text for note in team("ana").journey("ana").notes] == ["Written since"]


def test_two_commands_in_one_second(team: Crew) -> None:
    """The clock chooses between two records, so it has to tell one command from the next."""
    moment = team("maya").now()
    for after, act_of in ((100, lambda maya: capacities.set_room(maya, "maya", 3)), (200, _writes_to_ana)):
        at = moment + timedelta(milliseconds=after)
        act_of(ActorContext(team.store, lambda: team.catalogue, "maya", lambda at=at: at))
    assert act(undo.latest(team("maya")).event) == "noted"


def _writes_to_ana(context: ActorContext) -> Done:
    return notes.note(context, "ana", "Hello")


def test_the_newest_is_not_passed_over_where_it_is_out_of_reach(team: Crew, refused: Refusal) -> None:
    """Whoever lost a mentee takes back nothing older on somebody else in its place."""
    notes.note(team("maya"), "budi", "Older")
    notes.note(team("maya"), "ana", "Newest")
    pairing.reassign(team("tom"), "ana", "max", why="moved")
    with refused(NotYours, Code.NOT_YOURS):
        undo.undo(team("maya"))


def test_ones_own_acts_are_no_conflict(team: Crew, refused: Refusal) -> None:
    """Keys come faster than the screen is read anew."""
    items.tick(team("ana"), "read")
    items.tick(team("ana"), "plans")
    for _ in range(2):
        items.tick(team("ana"), "refund", expected_version=0)
    with refused(Refused, Code.CHANGED_SINCE):
        items.sign_off(team("maya"), "ana", "refund", expected_version=0)


def test_anothers_act_among_ones_own_is_a_conflict(team: Crew, refused: Refusal) -> None:
    items.say(team("ana"), None, "read", "Mine")
    items.say(team("maya"), "ana", "read", "Hers")
    items.say(team("ana"), None, "read", "Mine again")
    with refused(Refused, Code.CHANGED_SINCE):
        items.tick(team("ana"), "read", expected_version=0)


def test_what_is_sealed_may_have_been_anybodys(team: Crew, refused: Refusal) -> None:
    items.say(team("maya"), "ana", "read", "Hers")
    for _ in range(TAIL_MOST + 8):
        items.say(team("ana"), None, "read", "Mine")
    assert all(past.event.by == "ana" for past in team("ana").journey("ana").record.tail)
    with refused(Refused, Code.CHANGED_SINCE):
        items.tick(team("ana"), "read", expected_version=0)
