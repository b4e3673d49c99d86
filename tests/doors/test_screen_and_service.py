"""A key is lit exactly when the service would do it, and where it is off both say the same: every act of every viewer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from mentor_tui.domain.problems import NotYours, Problem
from mentor_tui.services import asking, handover, items, journeys, notes, pairing, people, side_tasks
from mentor_tui.services.desk import Desk
from mentor_tui.services.growth import growth_page
from mentor_tui.services.pages import mentees_page, team_page
from mentor_tui.tui.screens import growth_rights, journey_rights, mentees_rights, team_rights
from mentor_tui.wording import problems
from tests.doors.conftest import LINK, NOW, SPARE, Cast, cast

WHY = "because"
Act = Callable[..., Any]


def answer(act: Act, *given: Any) -> Problem | None:
    """What a service says: the problem, or nothing where it would do it."""
    try:
        act(*given)
    except Problem as problem:
        return problem
    return None


def agree(lit: Problem | str | None, done: Problem | None, where: object) -> None:
    """A screen and a service say the same."""
    assert not isinstance(lit, str), (where, lit, done)
    if lit is None or done is None:
        assert lit is done, (where, lit and problems.sentence(lit), done and problems.sentence(done))
    else:
        names = cast().names
        said = [(type(one), one.code, problems.sentence(one, names)) for one in (lit, done)]
        assert said[0] == said[1], where


def _tick(desk: Desk, who: str, name: str, state: str) -> None:
    act = items.send if state == "returned" else items.tick
    act(desk, name, person=who, evidence=LINK, why=WHY)


ON_ITEM: dict[str, Act] = {
    "journey.tick": _tick,
    "journey.evidence": _tick,
    "journey.say": lambda desk, who, name, _state: items.say(desk, who, name, "a word"),
    "journey.send": lambda desk, who, name, _state: items.send(desk, name, person=who, evidence=LINK, why=WHY),
    "journey.untick": lambda desk, who, name, _state: items.untick(desk, name, person=who, why=WHY),
    "journey.open-lock": lambda desk, who, name, _state: side_tasks.open_lock(desk, who, name, why=WHY),
    "journey.sign-off": lambda desk, who, name, _state: items.sign_off(desk, who, name, why=WHY),
    "journey.give-back": lambda desk, who, name, _state: items.send_back(desk, who, name, text="again"),
}

ON_PERSON: dict[str, Act] = {
    "journey.note": lambda desk, who: notes.note(desk, who, "a note"),
    "journey.session": lambda desk, who: notes.session(desk, who, "a talk"),
    "journey.ask-mentor": lambda desk, who: asking.ask_for_another(desk, person=who),
}

ON_RUNG: dict[str, Act] = {
    "growth.take": lambda desk, _who, name, _state: side_tasks.take(desk, name),
    "growth.send": _tick,
    "growth.give-back": lambda desk, _who, name, _state: side_tasks.give_back(desk, name),
    "growth.confirm": lambda desk, who, name, _state: side_tasks.confirm(desk, who, name),
    "growth.return": lambda desk, who, name, _state: items.send_back(desk, who, name, text="again"),
    "growth.open-lock": lambda desk, who, name, _state: side_tasks.open_lock(desk, who, name, why=WHY),
}
FOR_ONESELF = ("growth.take", "growth.give-back")

ON_QUEUE: dict[str, Act] = {
    "mentees.sign-off": lambda desk, who, name, rung: (side_tasks.confirm if rung else items.sign_off)(desk, who, name),
    "mentees.return": lambda desk, who, name, _rung: items.send_back(desk, who, name, text="again"),
    "mentees.answer": lambda desk, who, name, _rung: items.say(desk, who, name, "a word"),
    "mentees.own": lambda desk, who, name, _rung: items.tick(desk, name, person=who, evidence=LINK),
}

ON_MENTEE: dict[str, Act] = {
    "mentees.session": lambda desk, who: notes.session(desk, who, "a talk"),
    "mentees.note": lambda desk, who: notes.note(desk, who, "a note"),
    "mentees.handover": handover.handover,
    "mentees.word": lambda desk, who: handover.say_handover(desk, who, "a word"),
    "mentees.ask-mentor": lambda desk, who: asking.ask_for_another(desk, person=who),
}

ON_HIRE: dict[str, Act] = {
    "team.reassign": lambda desk, who, _state: pairing.reassign(desk, who, SPARE, why=WHY),
    "team.extend": lambda desk, who, _state: people.extend(desk, who, 5, why=WHY),
    "team.cover": lambda desk, who, _state: pairing.cover(desk, who, desk.actor),
    "team.rest": lambda desk, who, state: (
        people.resume(desk, who) if state == "paused" else people.pause(desk, who, NOW.date(), None)
    ),
    "team.end": lambda desk, who, _state: people.end(desk, who, finished=False, why=WHY),
    "team.leave": lambda desk, who, _state: people.set_leave(desk, who, NOW.date(), NOW.date() + timedelta(days=2)),
    "team.settle": lambda desk, who, _state: asking.settle_ask(desk, who, why=WHY),
    "team.look": lambda desk, who, _state: journeys.as_seen_by(desk, who),
    "team.growth": lambda desk, who, _state: growth_page(desk, who),
}


def on_items(made: Cast) -> int:
    count = 0
    for viewer in made.viewers.values():
        desk = made.desk(viewer)
        for owner in made.owners:
            try:
                page = journeys.page(desk, owner)
            except NotYours:
                page = None
            hires = made.desk(owner)
            standing = page.standing if page else hires.standing(hires.journey(owner))
            for now in standing.items:
                for action, act in ON_ITEM.items():
                    done = answer(act, desk, owner, now.item.id, now.state)
                    count += 1
                    if page is None:  # the place does not open, and the command line refuses as well
                        assert done is not None, (viewer, owner, now.item.id, action)
                    else:
                        lit = journey_rights.refusal(action, page, now)
                        agree(lit, done, (viewer, owner, now.item.id, now.state, action))
            for action, act in ON_PERSON.items():
                count += 1
                if page is not None:
                    agree(
                        journey_rights.refusal(action, page, None),
                        answer(act, desk, owner),
                        (viewer, owner, action),
                    )
    return count


def on_rungs(made: Cast) -> int:
    count = 0
    for viewer in made.viewers.values():
        desk = made.desk(viewer)
        for owner in made.owners:
            try:
                page = growth_page(desk, owner)
            except NotYours:
                continue
            cases = [view.case for _track, views in page.tracks for view in views]
            for case in [*cases, *(row.case for row in page.followed)]:
                who, name = case.standing.person, case.task.rung.id
                for action, act in ON_RUNG.items():
                    count += 1
                    lit, where = growth_rights.refusal(action, case), (viewer, who, name, action)
                    if action in FOR_ONESELF and who != viewer:
                        assert lit is not None, where
                    else:
                        agree(lit, answer(act, desk, who, name, case.task.fact.state), where)
    return count


def on_mentees(made: Cast) -> int:
    count = 0
    team = made.desk(made.lead).team()
    mentors = {mentor for hire in made.hires for mentor in (team.mentor(hire),) if mentor}
    for viewer in sorted({*made.viewers.values(), *mentors}):
        desk = made.desk(viewer)
        page = mentees_page(desk)
        for (who, name), case in page.cases.items():
            for action, act in ON_QUEUE.items():
                count += 1
                rung = name in made.catalogue.rungs
                lit = mentees_rights.on_thing(action, case)
                agree(lit, answer(act, desk, who, name, rung), (viewer, who, name, action))
        for person, _entry in page.rows:
            for action, act in ON_MENTEE.items():
                count += 1
                lit = mentees_rights.about(action, page, person.id)
                agree(lit, answer(act, desk, person.id), (viewer, person.id, action))
    return count


def on_hires(made: Cast) -> int:
    count = 0
    for viewer in ("lead", "lead of another team"):
        desk = made.desk(made.viewers[viewer])
        page = team_page(desk)
        for who in [*made.hires, made.mentor, desk.actor]:
            state = page.view.of(who).programme
            for action, act in ON_HIRE.items():
                count += 1
                agree(team_rights.refusal(action, page, who), answer(act, desk, who, state), (viewer, who, action))
    return count


@pytest.mark.parametrize(
    ("walk", "leads_sign", "least"),
    [
        (on_items, False, 40_000),
        (on_items, True, 40_000),
        (on_rungs, False, 2_000),
        (on_mentees, False, 100),
        (on_hires, False, 300),
    ],
)
def test_a_key_is_lit_exactly_when_the_service_would_do_it(
    walk: Callable[[Cast], int], leads_sign: bool, least: int
) -> None:
    assert walk(cast(leads_sign)) >= least
