"""Who may call all hands, for whom, and for how long."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from mentor_tui.domain.all_hands import AllHands, latest_day, standing_on, weekdays
from mentor_tui.domain.people import EVERY_TEAM, Person
from mentor_tui.domain.permissions import refusal
from mentor_tui.domain.problems import BadUse, Code, NotYours, Problem, Refused
from mentor_tui.domain.rules.people import as_lead


def teams_of(me: Person | None) -> tuple[str, ...]:
    """The teams for which somebody calls it where they name none: all that they lead."""
    leads = me.leads if me is not None else ()
    return (EVERY_TEAM,) if EVERY_TEAM in leads or not leads else leads


def may(me: Person | None, teams: Collection[str], known: Collection[str]) -> Problem | None:
    """Why somebody may not call all hands for some teams, or end it, or None.

    Args:
        me: who.
        teams: the teams, ``*`` for all.
        known: the teams that there are.

    """
    if problem := refusal("all hands", as_lead(me), person="", on="", title=""):
        return problem
    assert me is not None
    for team in teams:
        if team != EVERY_TEAM and team not in known:
            return BadUse(Code.BAD_VALUE, what="team", value=team, known=sorted(known))
        if not me.leads_team(team):
            return NotYours(Code.BEYOND_YOUR_TEAMS, mine=list(me.leads), wanted=[team])
    return None


def lacks(spans: Collection[AllHands], today: date, until: date, why: str, most: int) -> Problem | None:
    """What is wrong with calling it until a day, or None: that day has passed, it is too long, no reason is given.

    Args:
        spans: those of the team, or of all teams, so far; one that stands is only given another end.
        today: the day.
        until: the last day.
        why: the reason.
        most: working days that it may take.

    """
    if until < today:
        return BadUse(Code.PAST_DATE, date=until)
    if not why:
        return Refused(Code.ASKS_A_REASON, verb="all hands", on="", title="")
    now = standing_on(spans, today)
    first = now.first if now is not None else today
    if weekdays(first, until) > most:
        return Refused(Code.ALL_HANDS_TOO_LONG, most=most, latest=latest_day(first, most), first=first)
    return None


def ends(spans: Collection[AllHands], today: date) -> Problem | None:
    """That there is nothing to end, or None."""
    return None if standing_on(spans, today) is not None else Refused(Code.NO_ALL_HANDS)
