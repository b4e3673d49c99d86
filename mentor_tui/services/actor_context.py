"""The context of a verb: who acts, on which records, with which curricula, on which day."""

from __future__ import annotations

import os
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime, tzinfo
from functools import cached_property
from typing import TYPE_CHECKING, Any

from mentor_tui.domain.catalogue import Catalogue, Rung
from mentor_tui.domain.curriculum import Curriculum
from mentor_tui.domain.growth_content import Area
from mentor_tui.domain.journey import Journey
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.names import find_among
from mentor_tui.domain.people import Person, Profile
from mentor_tui.domain.permissions import Relation
from mentor_tui.domain.problems import BadUse, Code, NotYours, Problem, Refused, Trouble
from mentor_tui.domain.programmes import Programme
from mentor_tui.domain.record import BROKEN, TEAM, Event, Record, person_record
from mentor_tui.domain.relations import NO_CLAIMS, Claims, relations
from mentor_tui.domain.standing import Standing
from mentor_tui.domain.standing_rows import ItemStanding, TaskStanding
from mentor_tui.domain.team import Team
from mentor_tui.domain.text import near, slug
from mentor_tui.services import marks

if TYPE_CHECKING:
    from mentor_tui.services.results import Result
    from mentor_tui.store.protocol import Store


class Done(NamedTuple):
    """What a verb did.

    Attributes:
        op: the operation id.
        verb: what was done (``ticked``, ``signed`` …).
        person: whose record or place it is about.
        on: the item, side task or person it was done to; "" for the journey as a whole.
        events: what was written, none where the operation had been carried out before.
        record: the record that was committed.
        now: how the item or side task stands now.
        opened: items that this opened; ``opened_labels`` is what lists call them.
        closed: whether this ended the basics.
        result: what else there is to say, of the kind that such an act has; None where there is nothing.

    """

    op: str
    verb: str
    person: str
    on: str = ""
    events: tuple[Event, ...] = ()
    record: str = ""
    now: ItemStanding | TaskStanding | None = None
    opened: tuple[str, ...] = ()
    opened_labels: tuple[str, ...] = ()
    closed: bool = False
    result: Result | None = None


def new_op() -> str:
    """An operation id that nobody else has."""
    return os.urandom(8).hex()


class CatalogueFailed(Exception):
    """The files of the curricula could not be loaded, which is no fault of any record's: see ``sound``."""


class ActorContext:
    """Everything a verb needs.

    Args:
        store: where records are.
        load_catalogue: builds or fetches today's catalogue; called at most once until a curriculum is changed.
        actor: id of the person who acts.
        clock: now, with a zone.
        fixed_today: a day that stands for today, for demos and tests.
        restricted: whether restricted notes are offered (their directory has a group or a user of its own).

    Attributes:
        sure_of: what looks private in words that are to be stored, and is meant all the same; see ``rules.private_text``.
        no_mark: why what the acting person has looked at could not be read or kept, when that was last tried.

    """

    def __init__(
        self,
        store: Store,
        load_catalogue: Callable[[], Catalogue],
        actor: str,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        fixed_today: date | None = None,
        restricted: bool = False,
    ) -> None:
        self.store = store
        self.load_catalogue = load_catalogue
        self.actor = actor
        self.clock = clock
        self.fixed_today = fixed_today
        self.restricted = restricted
        self.sure_of: Container[str] = ()
        self.no_mark: Trouble | None = None
        self._known: tuple[object, Problem | None] | None = None

    @cached_property
    def catalogue(self) -> Catalogue:
        """Today's curricula, tracks and calendars.

        Raises:
            CatalogueFailed: they could not be loaded at all; a file with a fault is no reason for that.

        """
        try:
            return self.load_catalogue()
        except BROKEN as error:
            raise CatalogueFailed(f"{type(error).__name__}: {error}") from error

    def take_catalogue(self, catalogue: Catalogue) -> None:
        """Go on with another catalogue: the files were changed meanwhile."""
        self.__dict__["catalogue"] = catalogue

    def act_as(self, actor: str) -> ActorContext:
        """The same for somebody else who acts."""
        made = ActorContext(self.store, self.load_catalogue, actor, self.clock, self.fixed_today, self.restricted)
        if (known := self.__dict__.get("catalogue")) is not None:
            made.__dict__["catalogue"] = known
        return made

    def sure_also(self, found: str) -> ActorContext:
        """The same for somebody who has been told that this looks private, and means it."""
        made = self.act_as(self.actor)
        made.sure_of = (*self.sure_of, found) if isinstance(self.sure_of, tuple) else self.sure_of
        return made

    def curricula_changed(self) -> None:
        """Have the catalogue fetched anew: a file of it was written."""
        self.__dict__.pop("catalogue", None)

    def with_curriculum(self, name: str, edition: Curriculum, added: Iterable[str] = ()) -> ActorContext:
        """The same where a curriculum is another edition of it, in which some items are new from today on."""
        known = self.catalogue
        came = {**dict.fromkeys(added, self.today().isoformat()), **known.came.get(name, {})}
        changed = known._replace(curricula={**known.curricula, name: edition}, came={**known.came, name: came})
        return ActorContext(self.store, lambda: changed, self.actor, self.clock, self.fixed_today, self.restricted)

    def now(self) -> datetime:
        """Now in UTC, on the fixed day where there is one."""
        now = self.clock().astimezone(UTC)
        if self.fixed_today is not None:
            now = datetime.combine(self.fixed_today, now.timetz())
        return now

    def stamp(self) -> str:
        """Now, as events carry it: to the millisecond, as the order of two records is that of the clock."""
        now = self.now()
        return now.isoformat(timespec="milliseconds" if now.microsecond else "seconds").replace("+00:00", "Z")

    def today(self, profile: Profile | None = None) -> date:
        """The day it is: where a person is, or here."""
        return self.day_in(self.zone(profile) if profile is not None else None, self.clock())

    def day_in(self, zone: tzinfo | None, moment: datetime) -> date:
        """The day that a moment is of in a time zone, or here; always the fixed one where there is one."""
        return self.fixed_today or moment.astimezone(zone).date()

    def zone(self, profile: Profile) -> tzinfo | None:
        """The time zone somebody works in, their own or that of their place; None where it is not known."""
        # Whoever has said their zone needs no catalogue for it.
        return zone_of(profile.zone or (profile.zone_in(self.catalogue.calendar) if profile.place else ""))

    def team(self) -> Team:
        """The team's record.

        Raises:
            Refused: there is no team here yet.

        """
        record = self.store.read(TEAM)
        if record is None:
            raise Refused(Code.NO_TEAM)
        return self.team_of(record)

    def team_of(self, record: Record) -> Team:
        """The team's record with types: side tasks and areas under today's ids, mentors as they are today."""
        former, areas = (lambda: self.catalogue.former_rungs), (lambda: self.catalogue.former_areas)
        return Team(record, former, self.today(), areas)

    def journey(self, person: str) -> Journey:
        """A person's record.

        Raises:
            BadUse: nobody has this id.

        """
        record = self.store.read(person_record(person))
        if record is None:
            raise BadUse(Code.UNKNOWN_PERSON, person=person, near=None)
        return Journey(record)

    def programme(self, journey: Journey) -> Programme:
        """Somebody's way through, as it is today where they are."""
        return journey.programme_on(self.today(journey.profile))

    def standing(self, journey: Journey, team: Team | None = None) -> Standing:
        """A journey seen through today's curriculum.

        The team's record is read only where an item waits for a side task, or where it is handed over.
        """
        profile = journey.profile
        today = self.today(profile)
        programme = journey.programme_on(today)
        if team is None and any(map(self._asks_side_tasks, (programme, *programme.past))):
            team = self.team()
        profile = journey.profile_on(today, profile)
        if team is None:
            return Standing(journey, self.catalogue, today, profile=profile, programme=programme)
        holds = team.holds_of(journey.person)
        lines = {
            rung: tuple(hold.person for hold in team.line(rung)) for rung, hold in holds.items() if hold.state == "line"
        }
        who = journey.person
        owned, hands, taken = team.owned_by(who), team.all_hands(who), team.areas_taken
        return Standing(journey, self.catalogue, today, holds, lines, profile, owned, hands, programme, taken)

    def _asks_side_tasks(self, programme: Programme) -> bool:
        curriculum = self.catalogue.curriculum(programme.curriculum)
        return curriculum is not None and curriculum.asks_side_tasks

    def mark(self) -> dict[str, Any]:
        """What the acting person has looked at; nothing where it cannot be read, which ``no_mark`` then says.

        It is nobody's history, so it stands in nobody's way.
        """
        try:
            found = self.store.mark(self.actor)
        except Trouble as trouble:
            self.no_mark = trouble
            return {}
        self.no_mark = None
        return marks.sound(found)

    def remember(self, mark: Mapping[str, Any]) -> None:
        """Keep what the acting person has looked at, where it could be read: nothing is written over what could not."""
        if self.no_mark is None:
            try:
                self.store.set_mark(self.actor, dict(mark))
            except Trouble as trouble:
                self.no_mark = trouble

    def viewer(self) -> tuple[Team, Person] | None:
        """The team and the acting person's place in it, where there is a team and they are in it."""
        record = self.store.read(TEAM)
        team = Team(record, today=self.today()) if record is not None else None
        me = team.acting(self.actor) if team is not None else None
        return (team, me) if team is not None and me is not None else None

    def no_more(self) -> Problem | None:
        """Why the acting person may do nothing any more, or None: they have left the team, or were taken off it.

        One's own tick needs nothing else of the roster, which may be large. So it is read again only after it has changed:
        that somebody is on it, with no last day, is kept in a cache of theirs at the stamp that it had. Nor does such a tick
        fail because the roster cannot be read: whatever needs a right of somebody's over another reads it by itself.
        """
        try:
            asked = (self.store.stamps(TEAM).get(TEAM), self.today())
            if self._known is None or self._known[0] != asked:
                self._known = (asked, self._read_whether_gone([str(asked[0])]))
        except (Trouble, *BROKEN):
            return None
        return self._known[1]

    def _read_whether_gone(self, stamp: list[str]) -> Problem | None:
        name = f"here-{self.actor}"
        if self.store.cached(name) == stamp:
            return None
        record = self.store.read(TEAM)
        if record is None:
            return None
        team = Team(record)
        me = team.person(self.actor)
        if me is not None and me.left is None:
            self.store.cache(name, stamp)
        return no_more(team, self.actor, self.today())

    def relations(self, team: Team, person: str, claims: Claims = NO_CLAIMS) -> tuple[Relation, ...]:
        """What the acting person is to another or to themselves, and to a thing of theirs."""
        return relations(team, self.actor, person, self.today(), claims)


def no_more(team: Team, actor: str, today: date) -> Problem | None:
    """Why somebody may do nothing in a team any more, or None."""
    me = team.person(actor)
    if me is None:
        return BadUse(Code.NOBODY, person=actor) if team.record.facts else None
    if team.departed(me, today):
        return NotYours(Code.LEFT, person=me.id, name=me.name, on=me.left)
    return None


@contextmanager
def sound(record: str) -> Iterator[None]:
    """Tell a record as damaged where its documents cannot be read as what they should be: changed by hand, for one.

    Raises:
        Trouble: they cannot.

    """
    try:
        yield
    except BROKEN as error:
        raise Trouble(Code.DAMAGED, record=record, path="", reason="facts", detail=str(error)) from error


def readable_team(store: Store, today: date | None = None) -> Team | None:
    """The team as it is on a day, or None where there is none or it cannot be read, all of it.

    Some entry may have been broken by hand. Without a day, each pairing's latest entry counts; see ``Team``.
    """
    try:
        record = store.read(TEAM)
        team = Team(record, today=today) if record is not None else None
        return team if team is not None and team.people else None
    except (Problem, *BROKEN):
        return None


def zone_of(name: str) -> tzinfo | None:
    """A time zone by its IANA name; None for one that this machine does not know, and for "".

    None is no zone to count by. Moments are then shown in that of the machine, without a name.
    """
    if name in ("", "UTC"):
        return UTC if name else None
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def find_person(team: Team, text: str) -> Person:
    """Somebody of the team, by id or what they are called; see ``find_among``.

    Raises:
        BadUse: nobody, or more than one, is called so.

    """
    return team.person(text) or find_among(team.people, text)


def find_rung(context: ActorContext, text: str) -> Rung | None:
    """A side task by its id, a former id, or its track and title (``content/fix``)."""
    catalogue = context.catalogue
    wanted = text.strip().lower().replace("/", "-")
    wanted = catalogue.former_rungs.get(wanted, wanted)
    return catalogue.rungs.get(wanted)


def need_rung(context: ActorContext, text: str) -> Rung:
    """A side task.

    Raises:
        BadUse: there is none of this id; the nearest is named.

    """
    rung = find_rung(context, text)
    if rung is None:
        raise BadUse(Code.UNKNOWN_TASK, task=text, near=near(text, [*context.catalogue.rungs]))
    return rung


def find_area(context: ActorContext, text: str) -> Area | None:
    """An area by its id, one that it had before, or its title."""
    catalogue = context.catalogue
    wanted = text.strip().lower()
    found = catalogue.areas.get(catalogue.former_areas.get(wanted, wanted))
    titled = (area for area in catalogue.areas.values() if slug(text) in (slug(area.title), slug(area.label)))
    return found or next(titled, None)


def need_area(context: ActorContext, text: str) -> Area:
    """An area.

    Raises:
        BadUse: there is none of this id; the nearest is named.

    """
    area = find_area(context, text)
    if area is None:
        raise BadUse(Code.UNKNOWN_AREA, area=text, near=near(text, [*context.catalogue.areas]))
    return area
