"""The board of areas, which everybody on the team reads: whose each is, how it stands, and what has to be decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from mentor_tui.domain.area_state import (
    FLAGS,
    NO_LOG,
    AreaLog,
    Flag,
    Keeper,
    State,
    days_since,
    flags,
    pulls,
    quiet_days,
)
from mentor_tui.domain.areas import AreaHeld
from mentor_tui.domain.growth_content import Area
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.off_queue import areas_owned, hours_off_queue
from mentor_tui.domain.people import Person
from mentor_tui.domain.permissions import require
from mentor_tui.domain.problems import Problem
from mentor_tui.domain.rules.areas import AreaCase
from mentor_tui.domain.standing import Standing
from mentor_tui.domain.team import Team
from mentor_tui.services.abouts import AreaNeed
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.area_cases import area_case, logs
from mentor_tui.services.overview import Overview, overview

OF_OWNER: frozenset[Flag] = frozenset({"away", "leaving", "overloaded", "pulled two ways"})
"""What is so of somebody, and not of one of their areas: one line, however many they own."""


class AreaRow(NamedTuple):
    """An area as it stands.

    Attributes:
        case: what the rules judge.
        log: what was done in it.
        quiet: days since it was heard of, None where it never was.
        written: days since its log was written in, by the same clock, None where it never was.
        flags: what has to be decided, what is told first first.
        away: the last day of the owner's leave today, "" where they are here, "?" where it has no end.

    """

    case: AreaCase
    log: AreaLog
    quiet: int | None
    written: int | None
    flags: tuple[Flag, ...]
    away: str = ""

    @property
    def area(self) -> Area:
        """What the files say."""
        return self.case.area

    @property
    def held(self) -> AreaHeld:
        """Whose it is."""
        return self.case.held

    @property
    def state(self) -> State:
        """How it stands, in what is told first."""
        return self.flags[0] if self.flags else "kept"

    @property
    def unclaimed(self) -> bool:
        """Whether nobody has owned it yet, and nobody asked to: it waits, and nobody waits for it."""
        return self.held.owner is None and not self.held.past and not self.held.asked


class AreaDecision(NamedTuple):
    """Something to decide, told once: about one area, an owner with all of theirs, or all that nobody has owned yet."""

    need: AreaNeed
    rows: tuple[AreaRow, ...]

    @property
    def row(self) -> AreaRow:
        """The area that it is told by."""
        return self.rows[0]


@dataclass(frozen=True)
class AreasPage:
    """The board.

    Attributes:
        me: who looks.
        rows: every area, in the order of the files.
        keepers: what is known today of everybody who has a part in one.
        tracks: track -> what lists call it.
        lead: whether the viewer leads, so that who has hours left is theirs to know.
        standing: how the viewer stands, by which they may own or join; None where their record cannot be read.
        people: everybody on the team.

    """

    me: Person
    rows: tuple[AreaRow, ...]
    keepers: Mapping[str, Keeper]
    names: Mapping[str, str]
    tracks: Mapping[str, str]
    today: date
    lead: bool
    standing: Standing | None
    people: Mapping[str, Person]

    def row(self, area: str) -> AreaRow | None:
        """One area."""
        return next((row for row in self.rows if row.area.id == area), None)

    @property
    def decisions(self) -> tuple[AreaDecision, ...]:
        """What has to be decided, what is told first first; what is so of an owner is told once."""
        return decisions(self.rows, self.keepers)

    def needs(self, row: AreaRow) -> tuple[AreaNeed, ...]:
        """What has to be decided about one area."""
        return tuple(_need(flag, (row,), self.keepers) for flag in row.flags)

    @property
    def kept(self) -> int:
        """How many areas are well kept."""
        return sum(not row.flags for row in self.rows)

    def mine(self, row: AreaRow) -> bool:
        """Whether the viewer has a part in an area."""
        return self.me.id in row.held.people


def decisions(rows: Sequence[AreaRow], keepers: Mapping[str, Keeper]) -> tuple[AreaDecision, ...]:
    """What has to be decided about some areas; see ``AreasPage.decisions``.

    Whoever asks for an area that nobody owns comes first: a person waits. All areas that nobody has owned yet, and for which
    nobody asks, are one line, the last: a team takes them up one after another, as it grows into them.
    """
    found: dict[tuple[Flag, str], list[AreaRow]] = {}
    for flag in FLAGS:
        for row in sorted(rows, key=lambda row: not row.held.asked) if flag == "no owner" else rows:
            if flag in row.flags:
                found.setdefault((flag, _cause(flag, row)), []).append(row)
    told = (AreaDecision(_need(flag, tuple(about), keepers), tuple(about)) for (flag, _about), about in found.items())
    return tuple(sorted(told, key=lambda one: one.need.unclaimed))


def _cause(flag: Flag, row: AreaRow) -> str:
    """What is told once: an owner with all of theirs, all areas that nobody has owned yet, or one area."""
    if flag in OF_OWNER:
        return row.held.owner or ""
    return "" if flag == "no owner" and row.unclaimed else row.area.id


def _need(flag: Flag, rows: tuple[AreaRow, ...], keepers: Mapping[str, Keeper]) -> AreaNeed:
    row = rows[0]
    held, labels = row.held, tuple(one.area.label for one in rows)
    owner = keepers.get(held.owner or "", Keeper())
    need = AreaNeed(flag, labels, held.owner or "")
    last = owner.left.isoformat() if owner.left is not None else ""
    match flag:
        case "no owner" if held.owner is None and held.past:
            return need._replace(who=held.past[-1].person, day=held.past[-1].until, asked=held.asked)
        case "no owner":
            return need._replace(day=last, asked=held.asked)
        case "leaving":
            return need._replace(day=last)
        case "quiet":
            return need._replace(number=row.quiet or 0, of=row.area.rhythm)
        case "crowded":
            return need._replace(number=len(held.contributors), of=row.area.places)
        case "away":
            return need._replace(day=row.away if row.away != "?" else "")
        case "overloaded":
            return need._replace(number=len(owner.areas), hours=owner.hours, allowed=owner.allowed)
        case "pulled two ways":
            share = pulls(owner.areas)
            return need._replace(shares=(round(share["queue"] * 100), round(share["process"] * 100)))


def areas_page(context: ActorContext, *, team: Team | None = None) -> AreasPage:
    """The board, for anybody on the team.

    Raises:
        NotYours: the acting person is not on the team.

    """
    team = team or context.team()
    me = team.acting(context.actor)
    require("see roster", context.relations(team, context.actor) if me else (), person=context.actor, on="", title="")
    assert me is not None
    rows, keepers = area_rows(context, team)
    tracks = {track.id: track.label for track in context.catalogue.tracks.values()}
    standing = None
    with suppress(Problem):
        standing = context.standing(context.journey(me.id), team)
    lead = "lead" in me.roles
    if not lead:
        # How many hours somebody has left is theirs and the leads' to know.
        keepers = {name: one if name == me.id else one._replace(allowed=None) for name, one in keepers.items()}
    return AreasPage(me, rows, keepers, team.names, tracks, context.today(), lead, standing, team.people)


def area_rows(
    context: ActorContext, team: Team, view: Overview | None = None
) -> tuple[tuple[AreaRow, ...], Mapping[str, Keeper]]:
    """Every area as it stands, and what is known today of everybody who has a part in one.

    Args:
        context: who looks.
        team: the team.
        view: the team at a glance, where the caller has it.

    """
    areas = tuple(context.catalogue.areas.values())
    if not areas:
        return (), {}
    people = tuple(dict.fromkeys(one for area in areas for one in team.area(area.id).people if one in team.people))
    if view is None:
        # What somebody carries is known with what their hires cost.
        among = dict.fromkeys((*people, *(hire for one in people for hire in team.bound_to(one))))
        view = overview(context, team=team, among=among)
    keepers = {one: keeper(context, view, one) for one in people}
    written = logs(context)
    rows = []
    for area in areas:
        held, log = team.area(area.id), written.get(area.id, NO_LOG)
        hands = team.all_hands(held.owner or "")
        quiet, since = quiet_days(held, log, view.today, hands), days_since(log.last, view.today, hands)
        told = flags(area, held, quiet, _keeper(keepers, held.owner), _keeper(keepers, held.backup))
        away = view.of(held.owner).away if held.owner else ""
        rows.append(AreaRow(area_case(context, team, area), log, quiet, since, told, away))
    return tuple(rows), keepers


def _keeper(keepers: Mapping[str, Keeper], person: str | None) -> Keeper | None:
    # Whoever is on the team no more has gone.
    return keepers.get(person, Keeper(gone=True)) if person else None


def keeper(context: ActorContext, view: Overview, person: str) -> Keeper:
    """What is known today of somebody who has a part in an area."""
    team, catalogue, entry = view.team, context.catalogue, view.of(person)
    them, owned = team.people[person], team.owned_by(person)
    hours = hours_off_queue(catalogue, team.holds_of(person), owned) + view.hours_of(person, catalogue.budget)
    return Keeper(
        them.left,
        team.departed(them, view.today),
        bool(entry.away),
        hours,
        None if entry.trouble else entry.allowed,
        areas_owned(catalogue, owned),
    )
