"""Several curricula one after another: begun by a decision or a lead's hand; what was before stays, and days count anew."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from mentor_tui.domain.conditions import BasicsDone, ItemDone, ModuleDone, WorkingDays
from mentor_tui.domain.curriculum import Curriculum, Module, Phase
from mentor_tui.domain.growth_content import Position
from mentor_tui.domain.problems import BadUse, Code, NotYours, Refused
from mentor_tui.domain.rules.decisions import Wording
from mentor_tui.domain.standing import Standing
from mentor_tui.services import decisions, items, journeys, news, people, programmes, showing, undo
from mentor_tui.services.attention import attention
from mentor_tui.services.decision_documents import checked_doc
from mentor_tui.services.documents import status
from mentor_tui.services.insights import insights_page
from mentor_tui.services.overview import overview
from mentor_tui.services.pages import mentees_page
from mentor_tui.wording import events, problems
from mentor_tui.wording.acts import sentence
from tests.services.conftest import TODAY, Crew, Refusal, item, rung

ON = TODAY + timedelta(days=1)
LATER = date(2026, 3, 9)

UP = Wording("promotion", "guide", why="Others learn from them.", asked=("maya",), advice="Sit beside newcomers.")


def guiding() -> Curriculum:
    """A small one without basics; one of its items has an id that the first curriculum has too."""
    look = (
        item("listen", by_day=-3, competency={"craft": 1}),
        item("beside", by_day=2, sign_off="mentor", requires=("listen",)),
        item("read", by_day=5),
        item("again", by_day=5, requires=("read",)),
        item("mid", by_day=5, when=WorkingDays(5)),
        item("after-basics", by_day=5, when=BasicsDone()),
    )
    return Curriculum("guiding", "Bring somebody up", 1, (Phase("guide", "Guide", 5, (Module("look", "Look", look),)),))


@pytest.fixture
def team(team: Crew) -> Crew:
    """Ana has a mentor, and is a rep; a guide brings others up."""
    known = team.catalogue
    positions = (
        Position("rep", "Rep", asks={"craft": 1}, leads_to=("guide", "lost", "course-again")),
        Position("guide", "Guide", asks={"craft": 2}, curriculum="guiding"),
        Position("lost", "Lost", asks={"craft": 2}, curriculum="gone"),
        Position("course-again", "Course again", asks={"craft": 2}, curriculum="course"),
    )
    tracks = dict(known.tracks.items())
    more = (rung("by-item", "inbox", opens=ItemDone("read")), rung("by-module", "inbox", opens=ModuleDone("start")))
    more = (*more, rung("by-days", "inbox", opens=WorkingDays(4)))
    tracks["inbox"] = tracks["inbox"]._replace(rungs=(*tracks["inbox"].rungs, *more))
    team.catalogue = known._replace(
        curricula={**known.curricula, "guiding": guiding()},
        positions={one.id: one for one in positions},
        tracks=tracks,
        digest="several",
    )
    people.edit_person(team("tom"), "ana", {"position": "rep"})
    return team


def standing(team: Crew, person: str = "ana") -> Standing:
    context = team.context(person)
    return context.standing(context.journey(person), context.team())


def evidence(**more: str) -> dict[str, str]:
    return {"craft": "sat beside three of them", **more}


def promoted(team: Crew, on: date | None = None) -> str:
    return decisions.decide(team("tom"), "ana", UP._replace(evidence=evidence(), on=on)).on


# -- what begins


def test_a_lead_has_somebody_begin_another_curriculum_and_days_count_from_then(team: Crew) -> None:
    done = programmes.begin_programme(team("tom"), "Ana", "Bring somebody up", ON, why="As agreed.")
    names = team("tom").team().names
    assert sentence(done, names).startswith("Ana begins “Bring somebody up” on 5 March, with day 1.")
    now = standing(team)
    assert (now.curriculum and now.curriculum.id, now.day) == ("course", 3)
    assert [one.curriculum for one in now.programme.ahead] == ["guiding"]
    team.go_to(ON)
    now = standing(team)
    assert (now.curriculum and now.curriculum.id, now.day, now.day_here) == ("guiding", 1, 4)
    assert [one.curriculum.id for one in now.past if one.curriculum] == ["course"]
    team.go_to(LATER)
    assert (standing(team).day, standing(team).day_here) == (3, 6)


def test_a_decision_starts_the_curriculum_of_its_position_in_the_same_command(team: Crew) -> None:
    found = decisions.check(team("tom"), "ana", UP._replace(evidence=evidence()))
    assert checked_doc(found)["begins"] == "guiding"
    done = decisions.decide(team("tom"), "ana", UP._replace(evidence=evidence(), on=ON))
    assert {event.op for event in done.events} == {done.op}
    assert [event.kind for event in done.events][-2:] == ["began", "decided"]
    assert "On that day the curriculum “Bring somebody up” begins, with day 1" in sentence(done, {})
    team.go_to(ON)
    assert standing(team).programme.decision == done.on
    # What they are told of it, and what is told of it in the history.
    told = [
        one.kind
        for one in news.all_news(team("ana"), standing(team), journeys.page(team("ana")).mentors, team("ana").team())
    ]
    assert "began" in told
    _them, log = journeys.log(team("ana"))
    lines = [events.line(event, team("ana").team().names, {}) for event in log if event.kind == "began"]
    assert len(lines) == 1
    assert "begin the curriculum guiding on 5 March" in lines[0]


def test_taking_a_decision_back_takes_its_curriculum_back(team: Crew) -> None:
    promoted(team)
    assert standing(team).programme.curriculum == "guiding"
    undo.undo(team("tom"))
    assert (standing(team).programme.curriculum, standing(team).profile.position) == ("course", "rep")
    undo.redo(team("tom"))
    assert standing(team).programme.curriculum == "guiding"


def test_a_withdrawn_decision_takes_its_curriculum_along_and_nothing_done_in_it_is_lost(team: Crew) -> None:
    number = promoted(team)
    items.tick(team("ana"), "listen")
    items.tick(team("ana"), "beside")
    done = decisions.withdraw(team("lea"), f"ana/{number}", why="Too soon.")
    assert [event.kind for event in done.events] == ["withdrawn", "dropped", "set"]
    now = standing(team)
    assert (now.programme.curriculum, now.day) == ("course", 3)
    # What was sent there still waits for their mentor.
    assert [call.on for call in attention(team("maya")) if call.kind == "waiting"] == ["guiding/beside"]
    items.sign_off(team("maya"), "ana", "guiding/beside")
    # Decided anew it begins anew, and what was done stays done.
    promoted(team)
    assert standing(team).states == {"listen": "done", "beside": "done"}


def test_an_embed_and_a_position_without_a_curriculum_start_none(team: Crew) -> None:
    team.catalogue = team.catalogue._replace(
        positions={**team.catalogue.positions, "guide": team.catalogue.positions["guide"]._replace(curriculum=None)}
    )
    promoted(team)
    assert standing(team).programme.curriculum == "course"


def test_a_position_whose_curriculum_they_are_on_starts_nothing_and_is_decided(team: Crew) -> None:
    decisions.decide(team("tom"), "ana", UP._replace(to="course-again", evidence=evidence()))
    now = standing(team)
    assert (now.profile.position, now.programme.curriculum, now.programme.past) == ("course-again", "course", ())


# -- bad input


def test_a_position_whose_curriculum_is_in_no_file_is_not_decided(team: Crew, refused: Refusal) -> None:
    with refused(Refused, Code.CURRICULUM_GONE) as problem:
        decisions.decide(team("tom"), "ana", UP._replace(to="lost", evidence=evidence()))
    assert problems.sentence(problem.value) == (
        "“Lost” starts the curriculum gone, which is in no file. Put that right in positions.yaml first; nothing was written."
    )


@pytest.mark.parametrize(
    ("curriculum", "on", "code", "said"),
    [
        ("course", ON, Code.CURRICULUM_BEGUN, "Ana is on “Course” already. Nothing was written."),
        ("guiding", date(2026, 3, 2), Code.BEGINS_TOO_EARLY, "counts from 2 March"),
        ("guiding", date(2026, 2, 2), Code.BEGINS_TOO_EARLY, "not on 2 February"),
        ("guiding", date(2028, 2, 2), Code.TOO_FAR_AHEAD, ""),
        ("guidng", ON, Code.UNKNOWN_CURRICULUM, "guiding"),
    ],
)
def test_what_cannot_begin_is_refused_and_nothing_is_written(
    team: Crew, refused: Refusal, curriculum: str, on: date, code: Code, said: str
) -> None:
    kind = BadUse if code in (Code.TOO_FAR_AHEAD, Code.UNKNOWN_CURRICULUM) else Refused
    with refused(kind, code) as problem:
        programmes.begin_programme(team("tom"), "ana", curriculum, on)
    assert said in problems.sentence(problem.value)


def test_one_that_is_over_or_agreed_does_not_begin_again(team: Crew, refused: Refusal) -> None:
    programmes.begin_programme(team("tom"), "ana", "guiding", LATER)
    with refused(Refused, Code.CURRICULUM_BEGUN) as problem:
        programmes.begin_programme(team("tom"), "ana", "guiding", ON)
    assert "agreed already that Ana begins “Bring somebody up” on 9 March" in problems.sentence(problem.value)
    team.go_to(LATER)
    with refused(Refused, Code.CURRICULUM_BEGUN) as problem:
        programmes.begin_programme(team("tom"), "ana", "course")
    assert "has been through “Course” before" in problems.sentence(problem.value)
    with refused(Refused, Code.ENROLLED_BEFORE):
        people.edit_person(team("tom"), "ana", {"curriculum": "course", "name": "Ana B."})


def test_only_leads_have_somebody_begin_one(team: Crew, refused: Refusal) -> None:
    for who in ("maya", "ana", "olga"):
        with refused(NotYours, Code.NOT_YOURS):
            programmes.begin_programme(team(who), "ana", "guiding")


# -- what was before stays


def done_with_basics(team: Crew) -> None:
    for name in ("read", "plans"):
        items.tick(team("ana"), name)
    items.tick(team("tom"), "talk", person="ana")


def test_basics_stay_done_and_side_tasks_stay_open(team: Crew) -> None:
    done_with_basics(team)
    before = standing(team)
    open_before = {task.rung.id for task in before.tasks if task.state == "open"}
    assert {"watch", "by-item", "by-module"} <= open_before
    programmes.begin_programme(team("tom"), "ana", "guiding")
    now = standing(team)
    assert (now.basics_complete, now.basics_on, now.basics_day) == (True, before.basics_on, before.basics_day)
    assert now.hours_allowed == before.hours_allowed
    assert open_before <= {task.rung.id for task in now.tasks if task.state == "open"}
    # Its own items go by its own: somebody else's "read" is not theirs.
    assert team.state("ana", "again") == "locked"
    assert team.state("ana", "mid") == "locked"
    assert team.state("ana", "after-basics") == "open"
    # For a side task days count from the first one in the team.
    team.go_to(ON)
    assert now.task_lock(team.catalogue.rungs["by-days"]) is not None
    assert standing(team).task_open(team.catalogue.rungs["by-days"])


def test_basics_that_are_not_done_are_still_waited_for_and_can_be_done(team: Crew) -> None:
    programmes.begin_programme(team("tom"), "ana", "guiding")
    now = standing(team)
    assert not now.basics_complete
    assert not now.no_basics
    lock = now.task_lock(team.catalogue.rungs["watch"])
    assert lock is not None
    assert "course/talk" in lock.items
    assert now.titles["course/talk"] == "Talk"
    items.tick(team("ana"), "course/read")
    items.tick(team("tom"), "talk", person="ana")
    assert standing(team).basics_complete
    assert standing(team).states == {}


def test_sign_offs_that_wait_stay_in_their_queue(team: Crew) -> None:
    items.tick(team("ana"), "drill")
    programmes.begin_programme(team("tom"), "ana", "guiding")
    [call] = [call for call in attention(team("maya")) if call.kind == "waiting"]
    assert (call.person, call.on) == ("ana", "course/drill")
    page = mentees_page(team("maya"))
    assert page.cases["ana", "course/drill"].may("sign off") is None
    assert page.labels["ana"]["course/drill"] == "Drill"
    shown = showing.show(team("maya"), "ana", "course/drill")
    assert isinstance(shown, showing.ShownItem)
    assert shown.now.state == "waiting"
    items.send_back(team("maya"), "ana", "course/drill", text="Once more")
    [back] = [call for call in attention(team("ana")) if call.kind == "returned"]
    assert back.on == "course/drill"
    items.send(team("ana"), "course/drill", evidence="better")
    items.sign_off(team("maya"), "ana", "course/drill")
    # Nothing of it is theirs to do any more, and nothing is late.
    assert not [call for call in attention(team("maya")) if call.kind == "waiting"]
    with pytest.raises(BadUse):
        journeys.page(team("ana"), curriculum="nowhere")
    former = journeys.page(team("ana"), curriculum="course")
    assert former.standing.curriculum is not None
    assert former.standing.curriculum.id == "course"
    assert (former.today, former.pace.state) == ((), "none")


def test_nothing_was_due_before_it_began(team: Crew) -> None:
    programmes.begin_programme(team("tom"), "ana", "guiding")
    now = standing(team)
    listen = now.by_id["listen"].item
    assert now.due_day(listen.by_day) == 1
    assert now.due_on(listen) == TODAY


def test_more_days_and_an_end_are_about_the_one_in_force(team: Crew) -> None:
    people.extend(team("tom"), "ana", 5, why="ill")
    programmes.begin_programme(team("tom"), "ana", "guiding")
    now = standing(team).programme
    assert (now.extra, now.past[0].extra) == (0, 5)
    people.extend(team("tom"), "ana", 3, why="ill again")
    people.end(team("tom"), "ana", finished=True)
    now = standing(team).programme
    assert (now.extra, now.over, now.past[0].extra, now.past[0].over) == (3, "finished", 5, "former")
    people.reopen(team("tom"), "ana")
    assert standing(team).programme.over == ""


def test_what_others_and_scripts_see(team: Crew) -> None:
    done_with_basics(team)
    promoted(team)
    document: dict[str, Any] = status(team("ana"), None)
    assert (document["curriculum"], document["day"], document["basics"]["complete"]) == ("guiding", 1, True)
    assert [(one["id"], one["state"], one["since"]) for one in document["curricula"]] == [
        ("course", "past", "2026-03-02"),
        ("guiding", "now", "2026-03-04"),
    ]
    entry = overview(team("tom")).of("ana")
    assert (entry.curriculum, entry.day, entry.day_here, entry.complete, entry.week) == ("guiding", 1, 3, True, 1)
    assert (entry.done, entry.total, entry.pace) == (0, 6, "none")
    [cohort] = [one for one in insights_page(team("tom")).cohorts if one.cohort]
    assert (cohort.cohort, cohort.done) == ("2026-03", 1)
