"""What one journey comes to in a digest, row by row; what each of them says is told where the digest is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from mentor_tui.domain.agenda import agenda, next_talk
from mentor_tui.domain.calendar import OFFICE
from mentor_tui.domain.closings import closings_of
from mentor_tui.domain.curriculum import Curriculum
from mentor_tui.domain.decisions import OPENS_AFTER, Decision
from mentor_tui.domain.former import name_among
from mentor_tui.domain.journey_folds import AGAIN, HAS, ITEM, TASK
from mentor_tui.domain.levels import competency_of, examples_of
from mentor_tui.domain.people import Profile
from mentor_tui.domain.promises import promises_of
from mentor_tui.domain.record import Record, kind_of, name_of
from mentor_tui.domain.standing import Standing
from mentor_tui.domain.today import free_day
from mentor_tui.domain.while_away import last_away
from mentor_tui.services.actor_context import zone_of

SIGNED_LATELY = timedelta(days=14)
"""For so long a mentor is told of what others signed off in their place, and whoever owed something that it is there."""

TALK_SOON = timedelta(days=1)
"""How far ahead it is counted what a talk has to be about: whoever is called may be in a day that the hire has not begun."""

LEAVE_SEEN = timedelta(days=30)
"""How far ahead a leave stands in a digest."""


def free_row(standing: Standing) -> tuple[str, ...]:
    """What frees somebody today though it is a day of the week on which most work; () where nothing does."""
    free = free_day(standing)
    # Leave is told as such; of a weekend everybody knows.
    if free is None or free.back is None or not (free.title or standing.today.weekday() in OFFICE.shifts):
        return ()
    return () if free.why == "leave" else (free.title, free.back.isoformat())


def talk_row(standing: Standing) -> tuple[str, int] | tuple[()]:
    """The moment of the next talk that is agreed, and how much there is to talk about, where it is soon; () without one."""
    zone = zone_of(standing.zone)
    at = next_talk(standing.journey, standing.today, zone)
    if not at:
        return ()
    soon = datetime.fromisoformat(at).astimezone(zone).date() - standing.today <= TALK_SOON
    return at, agenda(standing, zone).points if soon else 0


def unknown(standing: Standing) -> Iterable[tuple[str, str]]:
    """What waits under an id that no curriculum of theirs and no track has now, nor had before."""
    curricula = [one.curriculum for one in (standing, *standing.past) if one.curriculum is not None]
    scopes = {name for one in curricula for name in (one.id, *one.was)}
    catalogue = standing.catalogue
    for key, fact in standing.journey.record.facts.items():
        if fact.get("state") != "waiting":
            continue
        scope, _slash, name = name_of(key).rpartition("/")
        if kind_of(key) in (ITEM, AGAIN):
            gone = scope in scopes and standing.find(name_of(key)) is None
        else:
            gone = kind_of(key) == TASK and catalogue.former_rungs.get(name, name) not in catalogue.rungs
        if gone:
            yield name, fact.get("at", "")


def signed_lately(standing: Standing) -> Iterable[tuple[str, str, str]]:
    """What was signed off lately: item, when, by whom."""
    lately = (standing.today - SIGNED_LATELY).isoformat()
    for key, fact in standing.journey.record.facts.items():
        signed = fact.get("signed") if kind_of(key) in (ITEM, AGAIN) else None
        if signed and signed["at"] >= lately and (found := standing.find(name_of(key))) is not None:
            yield name_among(standing, *found), signed["at"], signed["by"]


def has_lately(standing: Standing, curriculum: Curriculum) -> Iterable[tuple[str, str]]:
    """What mentor or lead owed and somebody said lately that they have: item, when."""
    lately = (standing.today - SIGNED_LATELY).isoformat()
    for item in curriculum.others:
        entries = (standing.stored(item) or {}).get("entries")
        if entries and entries[-1].get(HAS) and entries[-1]["at"] >= lately:
            yield item.id, entries[-1]["at"]


def unconfirmed(record: Record) -> Iterable[tuple[str, int, str, str]]:
    """Examples that nobody has confirmed yet: competency, level, when, by whom."""
    for competency in filter(None, map(competency_of, record.facts)):
        for one in examples_of(record, competency):
            if not one.confirmed_by:
                yield competency, one.level, one.at, one.by


def leave_ahead(profile: Profile, today: date) -> Iterable[tuple[str, str]]:
    """First and last day of each leave that is not over and begins soon, "" for one without an end."""
    for span in profile.leave:
        if span.first <= today + LEAVE_SEEN and (span.last is None or span.last >= today):
            yield span.first.isoformat(), span.last.isoformat() if span.last else ""


def was_away(standing: Standing) -> tuple[str, ...]:
    """First and last day of the leave from which somebody has come back lately; () where they have not."""
    span = last_away(standing.calendar, standing.today)
    return (span.first.isoformat(), str(span.last)) if span is not None else ()


def stuck_rows(standing: Standing) -> Iterable[tuple[str, str, str, str, str]]:
    """What somebody is stuck with: item, whose part it is, what is missing, since when, why."""
    for name, stuck in standing.stuck.items():
        yield name, stuck.part, stuck.waits_for, stuck.since, stuck.why


def promised_rows(record: Record) -> Iterable[tuple[int, str, str, str, str]]:
    """The promises to somebody that are open: number, who owes it, by which day, when it was made, what."""
    for one in promises_of(record.facts):
        if one.open:
            yield one.number, one.by, one.due.isoformat(), one.at, one.text


def closed_rows(record: Record) -> Iterable[tuple[str, str, str]]:
    """What was said at the end of somebody's pairings: mentor, when the hire answered, when the mentor did; never what."""
    for one in closings_of(record.facts):
        yield one.mentor, one.hire.at if one.hire else "", one.by_mentor.at if one.by_mentor else ""


def came_to(standing: Standing, decisions: Sequence[Decision]) -> tuple[str, ...]:
    """Where the latest decision that the team reads by now took somebody: kind, position or product area, and from when.

    Args:
        standing: theirs.
        decisions: about them, the latest first; those that were taken back left out.

    """
    for one in decisions:
        decided = datetime.fromisoformat(one.at).astimezone(zone_of(standing.zone)).date()
        opens = standing.calendar.add(decided, OPENS_AFTER).isoformat()
        day = max(one.on.isoformat(), min(filter(None, (one.acknowledged[:10], opens))))
        if one.kind in ("promotion", "move", "embed") and day <= standing.today.isoformat():
            return one.kind, one.area if one.kind == "embed" else one.to, day
    return ()
