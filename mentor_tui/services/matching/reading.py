"""Reading who is to be matched: the hires without a mentor whom a lead pairs, and everybody who could mentor."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from mentor_tui.domain.curriculum import NONE
from mentor_tui.domain.goals import STAY
from mentor_tui.domain.journey import Journey
from mentor_tui.domain.matching.draft import Size
from mentor_tui.domain.matching.pool import Hire, Mentor, Pool, first_day, pool
from mentor_tui.domain.people import Person, Profile
from mentor_tui.domain.permissions import require
from mentor_tui.domain.policy import Rule
from mentor_tui.domain.problems import Trouble
from mentor_tui.domain.record import Record, person_record
from mentor_tui.domain.rules.people import as_lead
from mentor_tui.domain.team import Team
from mentor_tui.services.actor_context import ActorContext, sound
from mentor_tui.services.matching.capacity import Capacity, Loads, capacity, week_on
from mentor_tui.services.mentors import kept_apart, read_mentors, without_mentor
from mentor_tui.services.overview import Overview, overview


@dataclass(frozen=True)
class Seekers:
    """What was read.

    Attributes:
        pool: who is to be matched, ready to be scored.
        capacities: mentor -> what they can carry.
        loads: mentor -> hires who take up room with them.
        watched: whose records it was made from, or would be if they changed.
        zones: people whose time zone is not known; hours in common with them weigh nothing.
        damaged: hires and mentors whose record cannot be read, and who are left out for it.

    """

    view: Overview
    pool: Pool
    capacities: Mapping[str, Capacity]
    loads: Mapping[str, tuple[str, ...]]
    watched: frozenset[str] = frozenset()
    zones: tuple[str, ...] = ()
    damaged: tuple[str, ...] = ()

    @property
    def team(self) -> Team:
        """The roster."""
        return self.view.team


def require_lead(context: ActorContext, team: Team) -> Person:
    """The acting person, who pairs people.

    Raises:
        NotYours: they are no lead.

    """
    me = team.acting(context.actor)
    require("pair", as_lead(me), person="", on="", title="")
    assert me is not None
    return me


def unpaired(view: Overview, me: Person) -> tuple[str, ...]:
    """The hires on their way, in the teams that a lead leads, who are to have a mentor, and have none nor will."""
    return tuple(hire for hire in without_mentor(view) if me.leads_team(view.team.people[hire].team))


def seekers(
    context: ActorContext,
    *,
    moving: Iterable[str] = (),
    sizes: Mapping[str, Size] | None = None,
    only: Iterable[str] | None = None,
    without: frozenset[str] = frozenset(),
    begins: date | None = None,
    guests: Mapping[str, Profile] | None = None,
    freed: bool = True,
    held: Mapping[str, Sequence[str]] = NONE,
    first: date | None = None,
    view: Overview | None = None,
) -> Seekers:
    """Everybody who is to be matched, with all that scores and rules go by.

    Args:
        context: the lead who looks.
        moving: hires with a mentor who are to be matched anew.
        sizes: what a draft lets mentors carry.
        only: match these hires and no others.
        without: mentors who are left out.
        begins: the day from which a new mentor would be theirs; None is their first day, or today.
        guests: hires who are made up for a question, by an id that nobody has.
        freed: whether what the moving ones cost their mentors now is free for others; where it is not, they can stay.
        held: mentor -> hires who count as theirs, though they are not yet.
        first: the day from which weeks ahead are counted; None is the earliest begin.
        view: the team at a glance, where the caller has it.

    Raises:
        NotYours: the acting person pairs nobody.

    """
    view = view or overview(context)
    team, today, catalogue = view.team, view.today, context.catalogue
    me = require_lead(context, team)
    again = tuple(
        name
        for name in dict.fromkeys(moving)
        if view.of(name).on_way and name in team.people and me.leads_team(team.people[name].team)
    )
    chosen = dict.fromkeys(only if only is not None else (*unpaired(view, me), *again))
    guides = tuple(
        person for person in read_mentors(context, team).all() if not person.gone(today) and person.id not in without
    )
    near = track_people(context, team) - {person.id for person in guides} - without
    profiles, broken = _profiles(context, (*chosen, *(person.id for person in guides), *near))
    managers = {profile.manager for profile in profiles.values()} - profiles.keys() - {""}
    above, _unread = _profiles(context, (name for name in managers if name in team.people))
    profiles |= guests or {}
    chosen |= dict.fromkeys(guests or ())
    kept = kept_apart(context, [name for name in chosen if name in team.people])
    broken += [name for name in kept.unreadable if name not in broken]
    hires = []
    days = {
        name: max(profiles[name].start or today, begins or today, today)
        for name in chosen
        if name in profiles and name not in kept.unreadable
    }
    first = first or first_day(days.values(), today)
    for name, day in days.items():
        hire = _hire(context, view, name, profiles, above, kept.pairs, day, first)
        stays = team.mentor(name) if name in again and not freed else None
        hires.append(hire._replace(mentor=stays) if stays else hire)
    loads = Loads(catalogue, view, first, catalogue.matching.weeks_ahead, frozenset(again if freed else ()), held)
    experience = _experience(team)
    capacities: dict[str, Capacity] = {}
    mentors = []
    for person in (*guides, *(team.people[name] for name in sorted(near))):
        profile = profiles.get(person.id)
        if profile is None:
            continue
        room = capacity(catalogue, team, person.id, profile, (sizes or {}).get(person.id))
        if person.id not in near:
            capacities[person.id] = room
        mentors.append(
            Mentor(
                person.id,
                context.zone(profile),
                profile.calendar(catalogue.calendar, today),
                profile.start,
                profile.languages,
                profile.areas,
                _helps(context, team, person.id, profile),
                profile.interests,
                profile.wishes,
                experience[person.id],
                person.id not in near,
                person.left is not None,
                room.hours,
                room.heads,
                loads.of(person.id),
                len(loads.hires(person.id)),
            )
        )
    nowhere = tuple(name for name in (*days, *capacities) if context.zone(profiles[name]) is None)
    made = pool(hires, mentors, catalogue.matching, catalogue.budget, today, first)
    held_by = {name: loads.hires(name) for name in capacities}
    # Who is on no way today may be tomorrow, and would be matched then.
    idle = (name for name, person in team.people.items() if "hire" in person.roles and team.mentor(name) is None)
    watched = frozenset(
        (*profiles, *above, *managers, *broken, *idle, *(name for some in held_by.values() for name in some))
    )
    return Seekers(view, made, capacities, held_by, watched, nowhere, tuple(broken))


def track_people(context: ActorContext, team: Team) -> frozenset[str]:
    """Who is on the way to be a mentor: they hold a side task of a track on which mentors are confirmed."""
    rungs, tracks = context.catalogue.rungs, context.catalogue.tracks
    wanted = {rungs[name].track for name in context.catalogue.matching.confirmed_on if name in rungs}
    found = team.with_rung([rung.id for name in wanted for rung in tracks[name].rungs])
    return frozenset(name for name in found if name in team.people and not team.people[name].left)


def _hire(
    context: ActorContext,
    view: Overview,
    name: str,
    profiles: Mapping[str, Profile],
    above: Mapping[str, Profile],
    barred: frozenset[tuple[str, str]],
    day: date,
    first: date,
) -> Hire:
    profile, team = profiles[name], view.team
    manager = profile.manager
    over = (profiles.get(manager) or above.get(manager) or Profile()).manager
    pairing = team.pairing(name)
    rules: dict[str, Rule] = {mentor: "apart" for hire, mentor in barred if hire == name}
    known = set()
    if pairing is not None:
        for past in pairing.past:
            if pairing.barred(past["mentor"], day):
                rules[past["mentor"]] = "ended"
            elif past["since"] < past["until"]:
                known.add(past["mentor"])
        known.update(cover.stand_in for cover in pairing.covers)
    wished = tuple(ask.wish for ask in team.asks if ask.hire == name and ask.wish)
    return Hire(
        name,
        day,
        context.zone(profile),
        profile.calendar(context.catalogue.calendar, view.today),
        week_on(profile.start.isoformat() if profile.start else "", first),
        profile.languages,
        profile.customers,
        profile.areas,
        tuple(goal for goal in profile.goals if goal != STAY),
        profile.interests,
        tuple(dict.fromkeys((*profile.wishes, *wished))),
        tuple(person for person in (manager, over) if person),
        rules,
        frozenset(known),
    )


def _helps(context: ActorContext, team: Team, mentor: str, profile: Profile) -> tuple[str, ...]:
    """What a mentor can help with: what they say themselves, the areas where they are deep, their job, their tracks."""
    rungs = context.catalogue.rungs
    tracks = (
        rungs[rung].track for rung, hold in team.holds_of(mentor).items() if hold.state != "line" and rung in rungs
    )
    words = (*profile.goals, *profile.areas, profile.position, *tracks)
    return tuple(dict.fromkeys(word for word in words if word and word != STAY))


def _experience(team: Team) -> Counter[str]:
    """Mentor -> hires whom they have mentored, those of today included, each once."""
    found: Counter[str] = Counter()
    for pairing in team.pairings.values():
        held = {past["mentor"] for past in pairing.past if past["since"] < past["until"]}
        found.update(held | ({pairing.mentor} if pairing.mentor else set()))
    return found


def _profiles(context: ActorContext, people: Iterable[str]) -> tuple[dict[str, Profile], list[str]]:
    """Profiles by person, and whose record cannot be read."""
    found: dict[str, Profile] = {}
    broken: list[str] = []
    today = context.today()
    for record_id, record in context.store.read_many(person_record(name) for name in dict.fromkeys(people)):
        name = record_id.partition("/")[2]
        if isinstance(record, Record):
            with suppress(Trouble), sound(record_id):
                found[name] = Journey(record).profile_on(today)
        if name not in found:
            broken.append(name)
    return found, broken
