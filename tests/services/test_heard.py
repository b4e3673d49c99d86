"""Nobody is left unheard: what a hire writes stands in a queue until it was answered, or opened where it asks nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest

from mentor_tui.domain.problems import Code, NotYours
from mentor_tui.domain.record import TEAM
from mentor_tui.services import attention, handover, items, journeys, notes, opening, pairing, people, side_tasks
from mentor_tui.services.results import Heard
from mentor_tui.wording import calls as words
from mentor_tui.wording import debts
from mentor_tui.wording import handover as handover_words
from tests.services.conftest import TODAY, Crew, Refusal, written

LOST = "I am lost with this one and I do not dare to send it again, please help me"


def queue(team: Crew, who: str) -> list[tuple[str, str, str]]:
    """What somebody's queue has of what hires wrote: kind, hire, thing."""
    found = attention.attention(team(who))
    return [(call.kind, call.person, call.on) for call in found if call.kind in ("asks", "wrote", "waits long")]


def write(team: Crew, on: str, text: str = LOST) -> None:
    if on:
        items.say(team("ana"), None, on, text)
    else:
        notes.note(team("ana"), "ana", text)


@pytest.mark.parametrize("on", ["refund", "seat", "watch", ""], ids=["item", "owed item", "side task", "note"])
def test_a_line_stands_in_the_mentors_queue_until_it_was_opened(team: Crew, on: str) -> None:
    write(team, on)
    assert queue(team, "maya") == [("wrote", "ana", on)]
    assert queue(team, "max") == []
    assert [line.texts for line in opening.open_lines(team("maya"), "ana", [on])] == [(LOST,)]
    assert queue(team, "maya") == []
    write(team, on, "And now?")
    assert queue(team, "maya") == [("asks", "ana", on)]
    opening.open_lines(team("maya"), "ana")
    assert queue(team, "maya") == [("asks", "ana", on)], "what asks is settled by an answer alone"


def test_what_one_has_opened_stays_with_the_others_and_what_is_written_later_comes_again(team: Crew) -> None:
    pairing.cover(team("tom"), "ana", "max")
    write(team, "refund")
    opening.open_lines(team("max"), "ana")
    assert (queue(team, "max"), queue(team, "maya")) == ([], [("wrote", "ana", "refund")])
    write(team, "refund", "One more thing.")
    assert queue(team, "max") == [("wrote", "ana", "refund")]
    write(team, "read", "And this.")
    opening.open_lines(team("max"), "ana", ["read"])
    assert queue(team, "max") == [("wrote", "ana", "refund")], "another thread was not opened with it"
    opening.open_lines(team("max"), "ana")
    assert queue(team, "max") == [], "what came later is opened like the first"


def test_a_mark_is_written_only_when_it_changes_and_forgets_what_was_answered(
    team: Crew, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(team, "refund")
    opening.open_lines(team("maya"), "ana")
    before = team.store.mark("maya")
    with monkeypatch.context() as patch:
        patch.setattr(team.store, "set_mark", lambda *_: pytest.fail("written"))
        opening.open_lines(team("maya"), "ana")
    assert before[opening.OPENED] == {"ana": {"refund": team.context("ana").journey("ana").record.last_seq}}
    items.say(team("maya"), "ana", "refund", "I am with you at ten.")
    write(team, "read")
    opening.open_lines(team("maya"), "ana")
    assert team.store.mark("maya")[opening.OPENED]["ana"].keys() == {"read"}


def test_where_no_mentor_is_there_it_is_the_leads(team: Crew) -> None:
    notes.note(team("cleo"), "cleo", LOST)
    assert queue(team, "tom") == [("wrote", "cleo", "")]
    write(team, "refund", "Which account?")
    assert ("asks", "ana", "refund") not in queue(team, "tom")
    people.set_leave(team("tom"), "maya", TODAY, TODAY + timedelta(days=3))
    assert ("asks", "ana", "refund") in queue(team, "tom")
    pairing.cover(team("tom"), "ana", "max")
    assert ("asks", "ana", "refund") not in queue(team, "tom")
    assert queue(team, "max") == [("asks", "ana", "refund")]
    assert items.say(team("ana"), None, "read", LOST).result == Heard(("Maya",), "Max", ())
    people.set_leave(team("tom"), "max", TODAY, TODAY + timedelta(days=3))
    assert ("asks", "ana", "refund") in queue(team, "tom"), "whoever stands in is away as well"
    assert items.say(team("ana"), None, "read", LOST).result == Heard(("Maya",), "", ("Tom", "Lea"))


def test_a_lead_who_has_left_is_not_said_to_see_it(team: Crew) -> None:
    people.set_last_day(team("tom"), "lea", TODAY)
    assert items.say(team("cleo"), None, "read", LOST).result == Heard((), "", ("Tom", "Lea"))
    team.go_to(TODAY + timedelta(days=1))
    assert items.say(team("cleo"), None, "read", LOST).result == Heard((), "", ("Tom",))


@pytest.mark.parametrize(("days", "told"), [(1, False), (2, False), (5, True)])
def test_a_lead_is_told_of_a_question_after_two_working_days(team: Crew, days: int, told: bool) -> None:
    write(team, "refund", "Which account?")
    team.go_to(TODAY + timedelta(days=days))
    assert [("waits long", "ana", "refund")] * told == [row for row in queue(team, "tom") if row[0] == "waits long"]
    items.say(team("maya"), "ana", "refund", "The second.")
    assert "waits long" not in {kind for kind, *_ in queue(team, "tom")}


@pytest.mark.parametrize(("days", "told"), [(2, False), (5, True)])
def test_a_lead_is_told_of_a_sign_off_after_two_working_days(team: Crew, days: int, told: bool) -> None:
    items.tick(team("ana"), "drill")
    team.go_to(TODAY + timedelta(days=days))
    assert [("waits long", "ana", "drill")] * told == [row for row in queue(team, "tom") if row[0] == "waits long"]


def test_a_question_is_heard_when_the_programme_is_over_or_the_hire_is_away(team: Crew) -> None:
    write(team, "refund", "May I come back to this?")
    people.end(team("tom"), "ana", finished=True, why="through")
    assert queue(team, "maya") == [("asks", "ana", "refund")]


def test_nothing_that_was_looked_at_settles_a_debt(team: Crew) -> None:
    write(team, "refund", "Which account?")
    opening.open_lines(team("maya"), "ana")
    owed = journeys.page(team("ana")).owed
    assert [(owing.debt.kind, owing.by[0]) for owing in owed if owing.debt.kind == "answer"] == [("answer", "maya")]


def test_whoever_stands_in_owes_what_the_mentor_does(team: Crew) -> None:
    write(team, "refund", "Which account?")
    pairing.cover(team("tom"), "ana", "max")
    owed = next(owing for owing in journeys.page(team("ana")).owed if owing.debt.kind == "answer")
    assert (owed.by, debts.whose(owed)) == (("maya", "max"), "Maya or Max")


def test_the_yes_to_a_side_task_is_owed_by_whoever_owns_the_track(team: Crew) -> None:
    items.tick(team("tom"), "talk", person="ana", on=TODAY, why="before")
    side_tasks.take(team("ana"), "fix")
    items.tick(team("ana"), "fix", evidence="https://help.example/1")
    owed = next(owing for owing in journeys.page(team("ana")).owed if owing.debt.on == "fix")
    assert (owed.debt.who, owed.by) == ("owner", ("olga",))


def test_what_is_owed_to_a_hire_whom_nobody_mentors_is_the_leads(team: Crew) -> None:
    notes.note(team("cleo"), "cleo", "Who is my mentor?")
    owed = next(owing for owing in journeys.page(team("cleo")).owed if owing.debt.kind == "answer")
    assert (owed.by, debts.whose(owed)) == (("tom", "lea"), "Tom or Lea")


def test_a_page_still_shows_a_question_that_was_opened_and_not_answered(team: Crew) -> None:
    write(team, "refund", "Which account?")
    write(team, "read")
    opening.open_lines(team("maya"), "ana")
    assert [line.on for line in journeys.page(team("maya"), "ana").written] == ["refund"]


def test_lines_of_others_hires_are_not_ones_own_to_open(team: Crew, refused: Refusal) -> None:
    write(team, "refund")
    with refused(NotYours, Code.NOT_YOURS):
        opening.open_lines(team("max"), "ana")
    assert team.store.mark("max") == {}


# -- what a mentor hears


def told(team: Crew, who: str, *kinds: str) -> list[tuple[str, str, str]]:
    return [
        (call.kind, call.person, call.on) for call in attention.attention(team(who)) if not kinds or call.kind in kinds
    ]


def test_a_talk_ends_quiet(team: Crew) -> None:
    items.tick(team("ana"), "read")
    team.go_to(TODAY + timedelta(days=14))
    assert ("quiet", "ana", "") in told(team, "maya")
    notes.session(team("maya"), "ana", "We talked about the queue")
    assert ("quiet", "ana", "") not in told(team, "maya")


def test_a_mentor_hears_who_finished_until_they_have_seen_it(team: Crew) -> None:
    people.end(team("tom"), "ana", finished=True, why="through")
    assert told(team, "maya", "through") == [("through", "ana", "")]
    assert told(team, "max", "through") == []
    opening.remember_seen(team("maya"), "ana", "through", TODAY.isoformat())
    assert told(team, "maya", "through") == []
    people.end(team("tom"), "budi", finished=True, why="through")
    team.go_to(TODAY + timedelta(days=15))
    assert told(team, "maya", "through") == [], "what was long ago is known"


def look(team: Crew, who: str, hire: str) -> None:
    """Have somebody's journey open, and count what it shows as told."""
    journeys.told(team(who), journeys.page(team(who), hire))


def test_a_mentor_hears_who_has_done_the_basics_until_they_have_seen_it(team: Crew) -> None:
    look(team, "maya", "ana")
    items.tick(team("tom"), "talk", person="ana", on=TODAY, why="We agreed, all three.")
    assert told(team, "maya", "basics", "through") == [("basics", "ana", "")]
    assert told(team, "max", "basics") == []
    look(team, "maya", "ana")
    assert told(team, "maya", "basics") == []
    items.tick(team("tom"), "talk", person="budi", on=TODAY, why="We agreed, all three.")
    team.go_to(TODAY + timedelta(days=15))
    assert told(team, "maya", "basics") == [], "what was long ago is known"


def test_a_look_earlier_on_the_day_does_not_count_as_having_seen_who_finished(team: Crew) -> None:
    items.tick(team("ana"), "read")
    look(team, "maya", "ana")
    people.end(team("tom"), "ana", finished=True, why="through")
    assert told(team, "maya", "through") == [("through", "ana", "")]
    look(team, "maya", "ana")
    assert told(team, "maya", "through") == []


def test_a_mentor_hears_what_others_signed_in_their_place(team: Crew) -> None:
    pairing.cover(team("tom"), "ana", "max")
    items.tick(team("ana"), "drill")
    items.sign_off(team("max"), "ana", "drill")
    items.tick(team("ana"), "lead-check")
    items.sign_off(team("lea"), "ana", "lead-check")
    assert told(team, "maya", "signed") == [("signed", "ana", "drill")]
    assert told(team, "max", "signed") == []
    (call,) = [call for call in attention.attention(team("maya")) if call.kind == "signed"]
    assert words.line(call, {"max": "Max M.", "ana": "Ana"}, {"drill": "Drill"}).what == (
        "Max signed off in your place: Drill"
    )
    journeys.told(team("maya"), journeys.page(team("maya"), "ana"))
    assert told(team, "maya", "signed") == []
    items.tick(team("ana"), "drill")
    items.sign_off(team("maya"), "ana", "drill")
    assert told(team, "maya", "signed") == [], "one’s own is no news"


def test_a_mentor_hears_of_their_own_leave_and_of_standing_in(team: Crew) -> None:
    begins = TODAY + timedelta(days=5)  # a Monday
    people.set_leave(team("tom"), "maya", begins, begins + timedelta(days=4))
    (call,) = [call for call in attention.attention(team("maya")) if call.kind == "your leave"]
    names = {"ana": "Ana", "budi": "Budi", "max": "Max", "maya": "Maya"}
    assert words.need(call, names, {}) == (
        "you",
        "away from 9 Mar to 13 Mar; nobody stands in for Ana and Budi",
    )
    for hire in ("ana", "budi"):
        with team.store.edit(TEAM) as record:
            # As a departure plans it.
            days = {"from": begins.isoformat(), "until": (begins + timedelta(days=4)).isoformat()}
            written(
                team("tom"), record, f"plan-{hire}", "covered", f"pairing:{hire}", terms={"stand_in": "max", **days}
            )
    (call,) = [call for call in attention.attention(team("maya")) if call.kind == "your leave"]
    assert words.need(call, names, {})[1] == "away from 9 Mar to 13 Mar; Max stands in"
    (call,) = [call for call in attention.attention(team("max")) if call.kind == "you stand in"]
    assert (call.person, call.since, call.days) == ("maya", begins.isoformat(), 5)
    assert words.need(call, names, {}) == ("Maya", "you stand in for Ana and Budi from 9 Mar to 13 Mar")
    team.go_to(begins)
    assert told(team, "maya", "your leave") == []
    assert told(team, "max", "you stand in") == []


def test_whoever_stands_in_reads_a_handover_that_says_who_mentors(team: Crew) -> None:
    pairing.cover(team("tom"), "ana", "max")
    lines = handover_words.lines(handover.handover(team("max"), "ana"))
    assert lines[0] == "Ana: Maya is the first mentor, from 4 March."


def test_whoever_has_left_owes_nothing(team: Crew) -> None:
    def by() -> tuple[str, ...]:
        return next(owing.by for owing in journeys.page(team("ana")).owed if owing.debt.kind == "answer")

    notes.note(team("ana"), "ana", "Is Friday off?")
    pairing.cover(team("tom"), "ana", "max")
    assert by() == ("maya", "max")
    people.set_last_day(team("tom"), "max", TODAY)
    team.go_to(TODAY + timedelta(days=1))
    assert by() == ("maya",)


def test_whoever_leads_just_that_team_is_named_before_those_who_lead_all(team: Crew) -> None:
    people.edit_person(team("tom"), "ana", {"team": "pacific"}, new=True)
    assert next(lead.id for lead in journeys.page(team("ana")).leads) == "tom"
    team.add("Lia", "lead", leads="pacific", team="pacific")
    assert next(lead.id for lead in journeys.page(team("ana")).leads) == "lia"
