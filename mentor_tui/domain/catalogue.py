"""Everything that the YAML files say: curricula, tracks of side tasks, ways to grow, calendars, budgets, matching."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, Literal

from mentor_tui.domain.calendar import NO_HOLIDAYS, Holidays, Pattern, Workplace
from mentor_tui.domain.conditions import Condition, Voice
from mentor_tui.domain.curriculum import NONE, Curriculum, Item, PartDef
from mentor_tui.domain.growth_content import Area, Elsewhere, Position, ProductArea
from mentor_tui.domain.item_kinds import Evidence
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.policy import MatchingPolicy
from mentor_tui.domain.text import slug

Step = Literal["look", "help", "do", "own"]


class Rung(NamedTuple):
    """One side task: a step of a track.

    Attributes:
        hours: hours a week off the queue.
        places: how many may hold it at once; None is no limit.
        times: how many pieces make it done.
        minutes: hands-on minutes for one piece.
        opens: what must hold before it can be taken.
        confirmed_by: whose yes ends it, all of them.
        short: what lists call it, where its title is too long for them.
        track_label: what lists call the track.
        competency: competency id -> level that it shows once it is confirmed, 2 at most.

    """

    id: str
    track: str
    title: str
    step: Step
    does: str
    hours: float
    opens: Condition
    confirmed_by: tuple[Voice, ...]
    places: int | None = None
    times: int = 1
    minutes: int = 60
    look_for: tuple[str, ...] = ()
    evidence: Evidence = "none"
    about: str = ""
    was: tuple[str, ...] = ()
    short: str = ""
    track_label: str = ""
    competency: Mapping[str, int] = NONE

    @property
    def label(self) -> str:
        """What a list inside its track calls it."""
        return self.short or self.title

    @property
    def full_title(self) -> str:
        """What it is called outside its track: its own title says too little there, as many tracks have an “Own”."""
        return self.in_track(self.title)

    @property
    def full_label(self) -> str:
        """What lists outside its track call it."""
        return self.in_track(self.label)

    def asks(self, *, finished: bool = False) -> tuple[Voice, ...]:
        """Whose yes ends it, all of them; a lead's where that is nobody else's.

        Args:
            finished: whether it is of somebody who has finished, and whose mentor is nobody any more.

        """
        return tuple(voice for voice in self.confirmed_by if not (finished and voice == "mentor")) or ("lead",)

    def in_track(self, title: str) -> str:
        """One of its titles with its track before it."""
        return f"{self.track_label} · {title}" if self.track_label else title


class Track(NamedTuple):
    """A way to grow beside the queue: up to four rungs, look, help, do, own."""

    id: str
    title: str
    rungs: tuple[Rung, ...]
    about: str = ""
    owner: str | None = None
    short: str = ""

    @property
    def label(self) -> str:
        """What lists call it."""
        return self.short or self.title


class Competency(NamedTuple):
    """A named ability with a sentence of behaviour for each level."""

    id: str
    title: str
    levels: Mapping[int, str]


class MentoringCost(NamedTuple):
    """What one mentee costs a mentor, from the mentee's week ``first`` to ``last`` (None: without end)."""

    first: int
    last: int | None
    hours: float


class Budget(NamedTuple):
    """How many hours a week may go off the queue, for a full contract, and when the program should speak up.

    Attributes:
        before_basics: hours before the basics are done.
        first_days: own working days after the basics during which ``first_hours`` holds.
        positions: position -> hours after that; ``otherwise`` for a position that is not named.
        tasks_at_once: side tasks that one person may hold.
        still_yours_after, quiet_after, no_session_after: working days without a move before it is said.
        pace_from_day: no pace is shown before this own working day.
        keep_with_customers: position -> hours a week that whoever has left the queue keeps with customers.
        customers_first: per cent of the planned hours, a person's and a team's, that stay with customers.
        all_hands_days: working days for which side tasks may be paused at once.

    """

    before_basics: float = 0
    first_days: int = 20
    first_hours: float = 2
    positions: Mapping[str, float] = NONE
    otherwise: float = 4
    mentoring: tuple[MentoringCost, ...] = ()
    tasks_at_once: int = 2
    still_yours_after: int = 20
    quiet_after: int = 3
    no_session_after: int = 5
    pace_from_day: int = 10
    keep_with_customers: Mapping[str, float] = NONE
    customers_first: int = 80
    all_hands_days: int = 10

    def mentoring_hours(self, week: int) -> float:
        """Hours a week that a mentee costs in their week ``week``, from 1; a hire who is still coming costs week 1."""
        week = max(week, 1)
        for row in self.mentoring:
            if row.first <= week and (row.last is None or week <= row.last):
                return row.hours
        return 0.0


class _CalendarFile(NamedTuple):
    """What the calendar file says; see ``WorkCalendar``, which finds places in it."""

    full_week: float = 40.0
    patterns: Mapping[str, Pattern] = NONE
    places: Mapping[str, Workplace] = NONE


class WorkCalendar(_CalendarFile):
    """The team's calendars: the hours of a full contract, named working patterns, places by id."""

    def place(self, text: str) -> Workplace | None:
        """A place by its id or title, whatever the case and the accents."""
        return self.places.get(text) or (self._called.get(slug(text)) if slug(text) != slug("") else None)

    @cached_property
    def _called(self) -> Mapping[str, Workplace]:
        titles = {slug(place.title): place for place in self.places.values() if slug(place.title) != slug("")}
        return {**titles, **self.places}

    def holidays_at(self, text: str) -> Holidays:
        """The free days at a place; none where it is not known."""
        found = self.place(text)
        return found.holidays if found is not None else NO_HOLIDAYS

    def zone_at(self, text: str) -> str:
        """The time zone of a place, "" where it is not known."""
        found = self.place(text)
        return found.zone if found is not None else ""


FormerTitles = Mapping[str, Mapping[str, Sequence[Sequence[str]]]]
"""Curriculum id ("" for side tasks) -> item id -> titles that it had, each with the moment until which; the oldest first."""


class LeftOut(NamedTuple):
    """A file, or a folder, that cannot be used as it is, with the first thing that is wrong with it.

    Attributes:
        path: where it is; ``line`` and ``column`` count from 1.
        code, facts: what is wrong, as plain data, of which ``wording.faults`` makes a sentence.
        kind: the first key that files of its kind have, "" where that cannot be read.
        id: what stands behind that key, "" where that cannot be read.
        edition: ISO date on which its last sound edition was first seen, where that one is used instead; "" where none is.

    """

    path: str
    line: int
    column: int
    code: str
    facts: Mapping[str, Any] = NONE
    kind: str = ""
    id: str = ""
    edition: str = ""


class _Files(NamedTuple):
    """What all files say; see ``Catalogue``, which adds what follows from it.

    Attributes:
        came: curriculum id -> item id -> ISO date on which it came into it, as far as that was seen.
        hashes: curriculum id -> SHA-256 of the text that is in force.

    """

    curricula: Mapping[str, Curriculum] = NONE
    tracks: Mapping[str, Track] = NONE
    competencies: Mapping[str, Competency] = NONE
    calendar: WorkCalendar = WorkCalendar()
    budget: Budget = Budget()
    digest: str = ""
    matching: MatchingPolicy = MatchingPolicy()
    left_out: tuple[LeftOut, ...] = ()
    former_titles: FormerTitles = NONE
    areas: Mapping[str, Area] = NONE
    positions: Mapping[str, Position] = NONE
    elsewhere: Mapping[str, Elsewhere] = NONE
    product_areas: Mapping[str, ProductArea] = NONE
    came: Mapping[str, Mapping[str, str]] = NONE
    hashes: Mapping[str, str] = NONE


class Catalogue(_Files):
    """Everything that the YAML files say, checked and cross-checked."""

    @cached_property
    def maintainers(self) -> frozenset[str]:
        """Whoever maintains any curriculum, or a module of one."""
        return frozenset[str]().union(*map(maintainers, self.curricula.values()))

    @cached_property
    def rungs(self) -> Mapping[str, Rung]:
        """Rung id -> rung, track by track."""
        return {rung.id: rung for track in self.tracks.values() for rung in track.rungs}

    @cached_property
    def former_curricula(self) -> Mapping[str, str]:
        """Former curriculum id -> today's id."""
        return {old: curriculum.id for curriculum in self.curricula.values() for old in curriculum.was}

    @cached_property
    def former_rungs(self) -> Mapping[str, str]:
        """Former rung id -> today's id."""
        return {old: rung.id for rung in self.rungs.values() for old in rung.was}

    @cached_property
    def former_areas(self) -> Mapping[str, str]:
        """Former id of an area of responsibility -> today's id."""
        return {old: area.id for area in self.areas.values() for old in area.was}

    @cached_property
    def former_positions(self) -> Mapping[str, str]:
        """Former position id -> today's id."""
        return {old: position.id for position in self.positions.values() for old in position.was}

    @cached_property
    def former_product_areas(self) -> Mapping[str, str]:
        """Former id of a product area -> today's id."""
        return {old: area.id for area in self.product_areas.values() for old in area.was}

    @cached_property
    def area_titles(self) -> Mapping[str, str]:
        """``area:ID`` and ``track:ID`` -> what lists call it, of areas and of the tracks that have any."""
        areas = self.areas.values()
        tracks = (track for track in map(self.tracks.get, self._areas_of) if track is not None)
        return {**{f"area:{one.id}": one.label for one in areas}, **{f"track:{one.id}": one.label for one in tracks}}

    @cached_property
    def parts(self) -> Mapping[str, PartDef]:
        """Part id -> what items can be somebody's part as, over all curricula; see ``PartDef``."""
        return {part.id: part for curriculum in self.curricula.values() for part in curriculum.parts}

    @cached_property
    def former_parts(self) -> Mapping[str, str]:
        """Former part id -> today's id."""
        return {old: part.id for part in self.parts.values() for old in part.was}

    def areas_of(self, track: str) -> tuple[Area, ...]:
        """The areas of responsibility on a track, in the order of the files."""
        return self._areas_of.get(track, ())

    @cached_property
    def _areas_of(self) -> Mapping[str, tuple[Area, ...]]:
        found: dict[str, list[Area]] = {}
        for area in self.areas.values():
            found.setdefault(area.track, []).append(area)
        return {track: tuple(areas) for track, areas in found.items()}

    def curriculum(self, name: str | None) -> Curriculum | None:
        """A curriculum by its id or by one it had before."""
        if name is None:
            return None
        return self.curricula.get(self.former_curricula.get(name, name))

    def title_at(self, curriculum: str, name: str, at: str) -> str:
        """What an item was called at a moment, as far as that is remembered; "" where its own curriculum never had it.

        Args:
            curriculum: id; "" for a side task.
            name: the item's or side task's id, today's or one it had before.
            at: the moment, as events carry it.

        """
        own = self.curriculum(curriculum) if curriculum else None
        scope = own.id if own is not None else curriculum
        today: Item | Rung | None
        if curriculum:
            today = own.items.get(own.former.get(name, name)) if own is not None else None
        else:
            today = self.rungs.get(self.former_rungs.get(name, name))
        before = self.former_titles.get(scope, NONE).get(today.id if today is not None else name, ())
        title = next((title for title, until in before if at < until), None)
        if title is None:
            title = today.title if today is not None else before[-1][0] if before else ""
        return today.in_track(title) if isinstance(today, Rung) else title

    def called(self, key: str) -> str:
        """The title of a record's thing: a competency, an area, a curriculum, what a product area told; "" for anything else."""
        kind, _colon, name = key.partition(":")
        if kind == "edition":
            told = self.curriculum(name)
            return told.title if told is not None else ""
        if kind == "proposal":
            scope, item, _number = name.split("/")
            told = self.curriculum(scope)
            today = told.items.get(told.former.get(item, item)) if told is not None else None
            return today.title if today is not None else item
        found = self._by_kind.get(kind, NONE).get(self.former_areas.get(name, name) if kind == "area" else name)
        return found.title if found is not None else ""

    @property
    def _by_kind(self) -> Mapping[str, Mapping[str, Competency | Area | ProductArea]]:
        former = {old: self.product_areas[now] for old, now in self.former_product_areas.items()}
        told = {**former, **self.product_areas}
        return {"competency": self.competencies, "area": self.areas, "briefing": told, "reading": told}

    @cached_property
    def titles(self) -> dict[str, str]:
        """Item or rung id -> title, over all curricula; of two items with one id, the first."""
        found = {rung.id: rung.full_title for rung in self.rungs.values()}
        for _curriculum, item in self.all_items():
            found.setdefault(item.id, item.title)
        return found

    @cached_property
    def labels(self) -> dict[str, str]:
        """What lists call items, side tasks and areas of responsibility."""
        found = {rung.id: rung.full_label for rung in self.rungs.values()}
        for _curriculum, item in self.all_items():
            found.setdefault(item.id, item.label)
        for area in self.areas.values():
            found.setdefault(area.id, area.label)
        return found

    def labels_in(self, curriculum: str | None) -> Mapping[str, str]:
        """The same, as one curriculum says it: two may call different things by one id."""
        own = self.curriculum(curriculum)
        return self._labels_in[own.id] if own else self.labels

    @cached_property
    def _labels_in(self) -> Mapping[str, Mapping[str, str]]:
        return {
            name: self.labels | self._named("label") | {item.id: item.label for item in own.items.values()}
            for name, own in self.curricula.items()
        }

    def titles_in(self, curriculum: str | None) -> Mapping[str, str]:
        """The same, as one curriculum says it: two may call different things by one id."""
        own = self.curriculum(curriculum)
        return self._titles_in[own.id] if own else self.titles

    @cached_property
    def _titles_in(self) -> Mapping[str, Mapping[str, str]]:
        return {
            name: self.titles | self._named("title") | {item.id: item.title for item in own.items.values()}
            for name, own in self.curricula.items()
        }

    def _named(self, what: Literal["label", "title"]) -> dict[str, str]:
        """The same of every item as one of a former curriculum is named; see ``former``."""
        return {f"{curriculum.id}/{item.id}": getattr(item, what) for curriculum, item in self.all_items()}

    def item(self, curriculum: str | None, name: str) -> Item | None:
        """An item as lists of somebody on a curriculum name it: by its id, or ``curriculum/item`` where it is of another."""
        scope, slash, item = name.rpartition("/")
        own = self.curriculum(scope if slash else curriculum)
        return own.items.get(own.former.get(item, item)) if own is not None else None

    def all_items(self) -> Iterator[tuple[Curriculum, Item]]:
        """Every item of every curriculum."""
        for curriculum in self.curricula.values():
            for item in curriculum.items.values():
                yield curriculum, item


def maintainers(curriculum: Curriculum) -> frozenset[str]:
    """Whoever maintains a curriculum, or a module of it."""
    named = {curriculum.maintainer, *(module.maintainer for phase in curriculum.phases for module in phase.modules)}
    return frozenset(one for one in named if one)
