"""A key is lit exactly when the service would do it, and where it is off both say the same: every act of every viewer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from mentor_tui.domain.problems import NotYours, Problem, Refused
from mentor_tui.domain.rules import items as rules
from mentor_tui.services import (
    fit,
    handover,
    items,
    journeys,
    mentor_requests,
    notes,
    pairing,
    people,
    side_tasks,
    stuck,
)
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.growth import growth_page
from mentor_tui.services.pages import mentees_page
from mentor_tui.services.team_page import team_page
from mentor_tui.tui.screens import growth_rights, journey_rights, mentees_rights, team_rights
from mentor_tui.wording import problems
from tests.doors.conftest import LINK, NOW, SPARE, Cast, cast

WHY = "because"
FREE = NOW.date() + timedelta(days=300)
"""A day for which nobody has noted a leave."""
Act = Callable[..., Any]


SHARES = 3
"""Into how many tests the viewers of items are shared out, so that several workers take them."""


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
    elif (type(lit), lit.code, lit.facts) != (type(done), done.code, done.facts):
        # Of the same facts both say the same; of others they may.
        names = cast().names
        said = [(type(one), one.code, problems.sentence(one, names)) for one in (lit, done)]
        assert said[0] == said[1], where


def _tick(context: ActorContext, who: str, name: str, state: str) -> None:
    act = items.send if state == "returned" else items.tick
    act(context, name, person=who, evidence=LINK, why=WHY)


def _skip(context: ActorContext, who: str, name: str, _state: str) -> None:
    try:
        fit.skip(context, who, name, why=WHY)
    except Refused as problem:
        if not problem.facts.get("by"):
            raise
        fit.ask_again(context, who, name, why=WHY)


def _stuck(context: ActorContext, who: str, name: str, state: str) -> None:
    if state == "stuck":
        stuck.unstuck(context, name, person=who)
    else:
        stuck.stuck(context, name, waits_for="access", why=WHY, person=who)


ON_ITEM: dict[str, Act] = {
    "journey.tick": _tick,
    "journey.evidence": _tick,
    "journey.say": lambda context, who, name, _state: items.say(context, who, name, "a word"),
    "journey.send": lambda context, who, name, _state: items.send(context, name, person=who, evidence=LINK, why=WHY),
    "journey.untick": lambda context, who, name, _state: items.untick(context, name, person=who, why=WHY),
    "journey.open-lock": lambda context, who, name, _state: side_tasks.open_lock(context, who, name, why=WHY),
    "journey.sign-off": lambda context, who, name, _state: items.sign_off(context, who, name, sure=True, why=WHY),
    "journey.withdraw": lambda context, who, name, _state: items.withdraw(context, who, name, why=WHY),
    "journey.skip": _skip,
    "journey.stuck": _stuck,
    "journey.move": lambda context, who, name, _state: fit.move(context, who, name, FREE, why=WHY),
    "journey.prior": lambda context, who, name, _state: items.tick(
        context, name, person=who, evidence=LINK, prior=True
    ),
    "journey.give-back": lambda context, who, name, _state: items.send_back(context, who, name, text="again"),
}

ON_PART: dict[str, rules.Act] = {"journey.tick": "tick", "journey.evidence": "tick", "journey.untick": "untick"}
"""Key of the journey -> the same act, for whoever has the part that an item is."""

ON_PERSON: dict[str, Act] = {
    "journey.note": lambda context, who: notes.note(context, who, "a note"),
    "journey.add": lambda context, who: fit.add(context, who, fit.Wanted("Sit with billing"), why=WHY),
    "journey.session": lambda context, who: notes.session(context, who, "a talk"),
    "journey.ask-mentor": lambda context, who: mentor_requests.ask_for_another(context, person=who),
}

ON_RUNG: dict[str, Act] = {
    "growth.take": lambda context, _who, name, _state: side_tasks.take(context, name),
    "growth.send": _tick,
    "growth.give-back": lambda context, _who, name, _state: side_tasks.give_back(context, name),
    "growth.confirm": lambda context, who, name, _state: side_tasks.confirm(context, who, name),
    "growth.return": lambda context, who, name, _state: items.send_back(context, who, name, text="again"),
    "growth.open-lock": lambda context, who, name, _state: side_tasks.open_lock(context, who, name, why=WHY),
}
FOR_ONESELF = ("growth.take", "growth.give-back")

ON_QUEUE: dict[str, Act] = {
    "mentees.sign-off": lambda context, who, name, rung: (
        side_tasks.confirm(context, who, name) if rung else items.sign_off(context, who, name, sure=True)
    ),
    "mentees.return": lambda context, who, name, _rung: items.send_back(context, who, name, text="again"),
    "mentees.answer": lambda context, who, name, _rung: items.say(context, who, name, "a word"),
    "mentees.own": lambda context, who, name, _rung: items.tick(context, name, person=who, evidence=LINK),
}

ON_MENTEE: dict[str, Act] = {
    "mentees.session": lambda context, who: notes.session(context, who, "a talk"),
    "mentees.note": lambda context, who: notes.note(context, who, "a note"),
    "mentees.handover": handover.handover,
    "mentees.word": lambda context, who: handover.say_handover(context, who, "a word"),
    "mentees.ask-mentor": lambda context, who: mentor_requests.ask_for_another(context, person=who),
}

ON_HIRE: dict[str, Act] = {
    "team.reassign": lambda context, who, _state: pairing.reassign(context, who, SPARE, why=WHY),
    "team.extend": lambda context, who, _state: people.extend(context, who, 5, why=WHY),
    "team.cover": lambda context, who, _state: pairing.cover(context, who, context.actor),
    "team.rest": lambda context, who, state: (
        people.resume(context, who) if state == "paused" else people.pause(context, who, NOW.date(), None)
    ),
    "team.end": lambda context, who, _state: people.end(context, who, finished=False, why=WHY),
    "team.leave": lambda context, who, _state: people.set_leave(context, who, FREE, FREE + timedelta(days=2)),
    "app.days-away": lambda context, _who, _state: people.set_leave(context, None, FREE, FREE),
    "team.settle": lambda context, who, _state: mentor_requests.settle_ask(context, who, why=WHY),
    "team.look": lambda context, who, _state: journeys.as_seen_by(context, who),
    "team.growth": lambda context, who, _state: growth_page(context, who),
}


def on_items(made: Cast, share: int) -> int:
    """What a share of the viewers may do to the items of everybody."""
    count = 0
    for viewer in [*made.viewers.values()][share::SHARES]:
        context = made.context(viewer)
        for owner in made.owners:
            try:
                page = journeys.page(context, owner)
            except NotYours:
                page = None
            hires = made.context(owner)
            standing = page.standing if page else hires.standing(hires.journey(owner))
            for now in standing.items:
                for action, act in ON_ITEM.items():
                    # The key says that it is there where something is in the way.
                    held_up = now.stuck is not None and action == "journey.stuck"
                    done = answer(act, context, owner, now.item.id, "stuck" if held_up else now.state)
                    count += 1
                    where = (viewer, owner, now.item.id, action)
                    if page is None and now.item.who in made.parts(viewer) and action in ON_PART:
                        # The place does not open, and yet a part of theirs stands in their queue.
                        agree(made.case(viewer, standing, now).may(ON_PART[action]), done, where)
                    elif page is None:  # the command line refuses as well
                        assert done is not None, where
                    else:
                        lit = journey_rights.refusal(action, page, now)
                        agree(lit, done, (viewer, owner, now.item.id, now.state, action))
            for action, act in ON_PERSON.items():
                count += 1
                if page is not None:
                    agree(
                        journey_rights.refusal(action, page, None),
                        answer(act, context, owner),
                        (viewer, owner, action),
                    )
    return count


def on_rungs(made: Cast) -> int:
    count = 0
    for viewer in made.viewers.values():
        context = made.context(viewer)
        for owner in made.owners:
            try:
                page = growth_page(context, owner)
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
                        agree(lit, answer(act, context, who, name, case.task.fact.state), where)
    return count


def on_mentees(made: Cast) -> int:
    count = 0
    team = made.context(made.lead).team()
    mentors = {mentor for hire in made.hires for mentor in (team.mentor(hire),) if mentor}
    for viewer in sorted({*made.viewers.values(), *mentors}):
        context = made.context(viewer)
        page = mentees_page(context)
        for (who, name), case in page.cases.items():
            for action, act in ON_QUEUE.items():
                count += 1
                rung = name in made.catalogue.rungs
                lit = mentees_rights.on_thing(action, case)
                agree(lit, answer(act, context, who, name, rung), (viewer, who, name, action))
        for person, _entry in page.rows:
            for action, act in ON_MENTEE.items():
                count += 1
                lit = mentees_rights.about(action, page, person.id)
                agree(lit, answer(act, context, person.id), (viewer, person.id, action))
            offered = {case.now.item.id for case in page.signed(person.id)}
            assert (mentees_rights.about("mentees.withdraw", page, person.id) is None) is bool(offered)
            for case in page.items_of(person.id):
                count += 1
                name = case.now.item.id
                taken = answer(ON_ITEM["journey.withdraw"], context, person.id, name, "") is None
                assert (name in offered) is taken, (viewer, person.id, name)
    return count


def on_hires(made: Cast) -> int:
    count = 0
    for viewer in ("lead", "lead of another team"):
        context = made.context(made.viewers[viewer])
        page = team_page(context)
        for who in [*made.hires, made.mentor, context.actor]:
            state = page.view.of(who).programme
            for action, act in ON_HIRE.items():
                count += 1
                agree(team_rights.refusal(action, page, who), answer(act, context, who, state), (viewer, who, action))
    return count


@pytest.mark.parametrize(
    ("walk", "made", "least"),
    [
        (on_rungs, "shipped", 2_000),
        (on_mentees, "shipped", 100),
        (on_mentees, "parts", 100),
        (on_hires, "shipped", 300),
    ],
)
def test_a_key_is_lit_exactly_when_the_service_would_do_it(walk: Callable[[Cast], int], made: str, least: int) -> None:
    assert walk(cast(made)) >= least


@pytest.mark.parametrize("share", range(SHARES))
@pytest.mark.parametrize("made", ["shipped", "leads sign", "parts"])
def test_a_key_on_an_item_is_lit_exactly_when_the_service_would_do_it(made: str, share: int) -> None:
    assert on_items(cast(made), share) >= 30_000


@pytest.mark.parametrize("made", ["shipped", "leads sign", "parts"])
def test_what_a_dry_store_has_worked_out_once_is_what_is_read_afresh(made: str) -> None:
    team = cast(made)
    for owner in team.owners:
        for viewer in team.viewers.values():
            dry, fresh = team.context(viewer), team.fresh(viewer)
            assert dry.relations(dry.team(), owner) == fresh.relations(fresh.team(), owner)
        for with_team in (True, False):
            seen, anew = (at.standing(at.journey(owner), at.team() if with_team else None) for at in (dry, fresh))
            assert seen is dry.standing(dry.journey(owner), dry.team() if with_team else None)
            assert [seen.item(now.item) for now in seen.items] == [*anew.items]
            assert (seen.holds, seen.lines, seen.profile) == (anew.holds, anew.lines, anew.profile)
