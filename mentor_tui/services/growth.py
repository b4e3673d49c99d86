"""Growing beside the queue: one person's tracks, rungs and hours, and the side tasks that wait for the acting person's yes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace

from mentor_tui.domain.all_hands import AllHands
from mentor_tui.domain.catalogue import Rung, Track
from mentor_tui.domain.conditions import Voice
from mentor_tui.domain.growth_content import Area
from mentor_tui.domain.journey import Journey
from mentor_tui.domain.locks import Lock
from mentor_tui.domain.off_queue import Week, owns_by_area
from mentor_tui.domain.people import Person
from mentor_tui.domain.permissions import Relation
from mentor_tui.domain.problems import Trouble
from mentor_tui.domain.proposals import BetterWords
from mentor_tui.domain.record import Record, person_record
from mentor_tui.domain.rules import side_tasks
from mentor_tui.domain.rules.side_tasks import TaskCase
from mentor_tui.domain.standing import Standing
from mentor_tui.domain.standing_rows import TaskStanding
from mentor_tui.domain.team import Team
from mentor_tui.services.actor_context import ActorContext, sound
from mentor_tui.services.hearing import leads_of, who_confirms
from mentor_tui.services.journey_access import view_of
from mentor_tui.services.mentors import mentoring_hours
from mentor_tui.services.things import owners, relations_to_task, task_case


@dataclass(frozen=True, slots=True)
class RungView:
    """One rung for one person: what the rules judge, why it is locked, who holds it and who is in line.

    Attributes:
        areas: where owning is by area, each area of the track with who owns it today, None for nobody.
        confirms: who gives each yes that ends it: any one of them.

    """

    case: TaskCase
    lock: Lock | None
    holders: tuple[str, ...]
    line: tuple[str, ...]
    areas: tuple[tuple[Area, str | None], ...] = ()
    confirms: Mapping[Voice, tuple[str, ...]] = field(default_factory=dict)

    @property
    def task(self) -> TaskStanding:
        """Where they stand."""
        return self.case.task

    @property
    def rung(self) -> Rung:
        """The side task itself."""
        return self.case.task.rung

    @property
    def free(self) -> int | None:
        """Places that nobody holds; None where there is no limit."""
        return self.case.free


@dataclass(frozen=True, slots=True)
class Followed:
    """Somebody else's side task that the acting person follows, because their yes ends it.

    Attributes:
        case: what the rules judge.

    """

    case: TaskCase

    @property
    def left(self) -> tuple[Voice, ...]:
        """Every voice that is still open."""
        return self.task.open_voices

    @property
    def person(self) -> str:
        """Whose it is."""
        return self.case.standing.person

    @property
    def task(self) -> TaskStanding:
        """Where they stand."""
        return self.case.task

    @property
    def voices(self) -> tuple[Voice, ...]:
        """Whose yes is still open and is the acting person's to give; empty where only others are left."""
        return side_tasks.own_voices(self.case)

    @property
    def waits(self) -> bool:
        """Whether it is finished and waits for the acting person."""
        return self.case.may("sign off") is None


@dataclass(frozen=True)
class GrowthPage:
    """One person's place to grow.

    Attributes:
        relations: what the viewer is to them.
        tracks: each track with its rungs, in the order of the files.
        held, mentoring, allowed: hours a week off the queue: side tasks, mentees, and what they may take.
        mentor: who mentors the person, "" for nobody.
        followed: others' side tasks that the viewer confirms; those that wait come first. Only on one's own page.
        owners: track -> who owns its things today.
        weeks: their week and their team's as they are planned; None where that was not read.
        pieces: the viewer's better words that were taken and are no piece of their side task yet, where it is their page.

    """

    person: Person
    standing: Standing
    relations: tuple[Relation, ...]
    tracks: tuple[tuple[Track, tuple[RungView, ...]], ...]
    mentoring: float
    followed: tuple[Followed, ...]
    names: Mapping[str, str]
    titles: Mapping[str, str]
    mentor: str = ""
    owners: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    weeks: tuple[Week, Week] | None = None
    pieces: tuple[BetterWords, ...] = ()

    def with_weeks(self, weeks: tuple[Week, Week]) -> GrowthPage:
        """The same, with their week and their team's as they are planned."""
        tracks = tuple((track, tuple(_with_weeks(view, weeks) for view in views)) for track, views in self.tracks)
        return replace(self, weeks=weeks, tracks=tracks)

    @property
    def hands(self) -> AllHands | None:
        """The call to all hands that stands for them."""
        return self.standing.all_hands

    @property
    def asks_still(self) -> tuple[TaskStanding, ...]:
        """The side tasks of which they are asked whether these are still theirs."""
        budget = self.standing.catalogue.budget
        return tuple(task for task in self.standing.tasks if side_tasks.asks_still(task, budget))

    @property
    def own(self) -> bool:
        """Whether the viewer looks at their own."""
        return "own" in self.relations

    @property
    def held(self) -> float:
        """Hours a week that side tasks take."""
        return self.standing.hours_held

    @property
    def allowed(self) -> float:
        """Hours a week off the queue."""
        return self.standing.hours_allowed

    def view(self, rung_id: str) -> RungView | None:
        """One rung."""
        return next((view for _, views in self.tracks for view in views if view.rung.id == rung_id), None)


def growth_page(
    context: ActorContext, person: str | None = None, *, team: Team | None = None, record: bool = False
) -> GrowthPage:
    """Tracks and rungs for the acting person, or for somebody whose journey they may see; see ``view_of``.

    Raises:
        NotYours: it is somebody else's to see.
        BadUse: nobody is called so.

    """
    team, them, relations, standing, _pairing = view_of(context, person, team=team, record=record)
    hours = mentoring_hours(context, team, them.id)
    leads = leads_of(context, team, them)
    tracks = tuple(
        (track, tuple(_rung_view(context, standing, team, rung, hours, leads) for rung in track.rungs))
        for track in context.catalogue.tracks.values()
    )
    return GrowthPage(
        them,
        standing,
        relations,
        tracks,
        hours,
        tuple(_followed(context, team)) if "own" in relations else (),
        team.names,
        standing.titles,
        team.mentor(them.id) or "",
        {track: owners(context, team, track) for track in context.catalogue.tracks},
    )


def _rung_view(
    context: ActorContext, standing: Standing, team: Team, rung: Rung, hours: float, leads: Sequence[Person]
) -> RungView:
    catalogue = context.catalogue
    # What was read for the page is not read again for a key.
    case = task_case(context, team, standing, rung)._replace(mentoring=lambda: hours)
    areas = catalogue.areas_of(rung.track) if owns_by_area(catalogue, rung) else ()
    return RungView(
        case,
        standing.task_lock(rung),
        tuple(hold.person for hold in team.holders(rung.id)),
        tuple(hold.person for hold in team.line(rung.id)),
        tuple((area, team.area(area.id).owner) for area in areas),
        who_confirms(context, team, standing.person, case.task, leads),
    )


def _with_weeks(view: RungView, weeks: tuple[Week, Week]) -> RungView:
    return replace(view, case=view.case._replace(weeks=lambda: weeks))


def _followed(context: ActorContext, team: Team) -> Iterable[Followed]:
    wanted: dict[str, list[Rung]] = {}
    for rung in context.catalogue.rungs.values():
        for hold in team.holders(rung.id):
            relations, missing = relations_to_task(context, team, hold.person, rung)
            if side_tasks.voices(relations, missing) & set(side_tasks.asked_ever(rung)):
                wanted.setdefault(hold.person, []).append(rung)
    found = []
    for record_id, record in context.store.read_many(person_record(name) for name in wanted):
        if not isinstance(record, Record):
            continue
        person = record_id.partition("/")[2]
        # One that is damaged hides nobody else's.
        with suppress(Trouble), sound(record_id):
            standing = context.standing(Journey(record), team)
            cases = (task_case(context, team, standing, rung) for rung in wanted[person])
            found += [Followed(case) for case in cases if side_tasks.speaks(case)]
    return sorted(found, key=lambda row: (not row.waits, not row.task.sent, row.person))
