"""What the acting person owes hires and is called for: what these are stuck for, promises that are due, the first talk of a pair.

Whose each is says ``hearing.owing``, the one place for it: whoever has the part or made the promise, and who answers for
somebody who has left.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mentor_tui.domain.debts import Debt, first_talk, owed_by
from mentor_tui.domain.team import Team
from mentor_tui.services.abouts import IsStuck, PromiseDue
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.asking import asked_news, asking
from mentor_tui.services.calls import Call
from mentor_tui.services.hearing import owing
from mentor_tui.services.news import YOU_PROMISED, News
from mentor_tui.services.overview import Digest, Overview, overview
from mentor_tui.services.personal_calls import TALK_MINUTES, goes_on, mentored, overnight, weekdays_since
from mentor_tui.services.things import parts_of
from mentor_tui.services.working_time import Overnight

DEBTS = ("stuck", "promise")
"""Kinds of calls that one key settles: what was missing is there, what was promised is kept."""

OVER = ("finished", "ended")
"""States of a programme in which nobody goes on with anything."""


def debt_calls(context: ActorContext, view: Overview) -> Iterator[Call]:
    """All that the acting person owes hires and is called for."""
    night = overnight(context, view)
    for name, entry in view.digests.items():
        if name != context.actor and (entry.stuck or entry.promised):
            yield from _stuck(context, view, entry, night)
            yield from _promised(context, view, entry)
    for hire in view.team.mentees(context.actor):
        yield from _first_talk(view, hire)


def promised_by(context: ActorContext, team: Team, *, due: bool = False) -> tuple[str, ...]:
    """The hires to whom the acting person has promised something that is open, whether they look after them or not.

    Of those whose records changed since they were digested these are read, so no first picture waits for it.

    Args:
        context: who looks.
        team: the roster.
        due: whether only what is due by now counts.

    """
    me = team.acting(context.actor)
    if me is None:
        return ()
    others = (one.id for one in team.people.values() if "hire" in one.roles and one.id != me.id)
    view = overview(context, team=team, among=others)
    last = view.today.isoformat() if due else ""
    return tuple(name for name, entry in view.digests.items() if any(_promised_until(entry, me.id, last)))


def _promised_until(entry: Digest, person: str, last: str) -> Iterator[tuple[int, str, str, str, str]]:
    """What somebody promised to a hire and has not kept; until a day, where there is one."""
    return (row for row in entry.promised if row[1] == person and (not last or row[2] <= last))


def named_by_hires(context: ActorContext, team: Team, *, due: bool = False) -> tuple[str, ...]:
    """The hires who ask the acting person something by name, or to whom they have promised something; see ``promised_by``."""
    return tuple(dict.fromkeys((*asking(context, team), *promised_by(context, team, due=due))))


def named_news(context: ActorContext, team: Team) -> tuple[News, ...]:
    """The same as news above a journey of their own: it stays until they answer, or say what came of it."""
    names = promised_by(context, team, due=True)
    view = overview(context, team=team, among=names)
    last = view.today.isoformat()
    due = (
        News(at, name, YOU_PROMISED, str(number), text, "", terms={"due": day})
        for name, entry in view.digests.items()
        for number, _by, day, at, text in _promised_until(entry, context.actor, last)
    )
    return (*asked_news(context, team), *due)


def mentors_debt_calls(context: ActorContext, view: Overview) -> Iterator[Call]:
    """The same in a mentor's queue: without what a lead owes somebody whom they do not look after themselves."""
    hires = mentored(context, view.team)
    parts = parts_of(context, view.team.acting(context.actor))
    for call in debt_calls(context, view):
        about = call.about
        if not isinstance(about, IsStuck) or call.person in hires or about.part in parts:
            yield call


def leads_debt_calls(context: ActorContext, view: Overview) -> Iterator[Call]:
    """The same in a lead's list: without what they owe as a mentor."""
    hires = mentored(context, view.team)
    for call in debt_calls(context, view):
        theirs = call.person in hires and isinstance(call.about, IsStuck) and call.about.part == "mentor"
        if call.kind != "first talk" and not theirs:
            yield call


def stuck_call(context: ActorContext, view: Overview, entry: Digest, place: int, night: Overnight) -> Call:
    """That somebody is stuck with one of their items, the one at a place of their digest."""
    item, part, waits_for, since, why = entry.stuck[place]
    # With what is missing they go on with the item itself.
    lost = night.lost(entry.shifts, goes_on(context.catalogue, entry, item))
    about, days = IsStuck(waits_for, part, why), weekdays_since(view, since)
    home = night.home(entry.shifts)
    return Call("stuck", entry.person, item, since, days, TALK_MINUTES, about=about, lost=lost, home=home)


def _stuck(context: ActorContext, view: Overview, entry: Digest, night: Overnight) -> Iterator[Call]:
    for place, (item, part, _waits_for, since, _why) in enumerate(entry.stuck):
        debt = Debt("stuck", item, "", part, since, view.today, late=False)
        if entry.state not in OVER and _owes(context, view, entry, debt):
            yield stuck_call(context, view, entry, place, night)


def _promised(context: ActorContext, view: Overview, entry: Digest) -> Iterator[Call]:
    for number, by, due, at, text in entry.promised:
        debt = Debt("promise", "", text, "mentor", at, date.fromisoformat(due), late=False, to=by, number=number)
        if debt.due <= view.today and _owes(context, view, entry, debt):
            about = PromiseDue(text, "" if by == context.actor else by)
            yield Call("promise", entry.person, str(number), due, weekdays_since(view, due), TALK_MINUTES, about=about)


def _owes(context: ActorContext, view: Overview, entry: Digest, debt: Debt) -> bool:
    [found] = owing(context, view.team, view.team.people[entry.person], [debt])
    return context.actor in found.by


def _first_talk(view: Overview, hire: str) -> Iterator[Call]:
    """That a pair has not talked, once the day for it has passed; who is new stands above the queue meanwhile."""
    since = owed_talk(view, hire)
    due = owed_by(since.isoformat()) if since is not None else view.today
    if due < view.today:
        yield Call("first talk", hire, "", due.isoformat(), (due - view.today).days, TALK_MINUTES)


def owed_talk(view: Overview, hire: str) -> date | None:
    """The day from which the first talk of a pair is owed, None where it is not; see ``debts.first_talk``."""
    entry, pairing = view.of(hire), view.team.pairing(hire)
    if pairing is None or entry.away or entry.state not in ("going", "extended") or not entry.clocks:
        return None
    return first_talk(pairing.mentored_since(view.today), date.fromisoformat(entry.clocks), entry.talked, view.today)
