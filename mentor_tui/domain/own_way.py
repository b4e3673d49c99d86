"""One person's record seen through one of their curricula, on one day: the days of their own, and what is kept of each item."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Self

from mentor_tui.domain.calendar import OwnCalendar
from mentor_tui.domain.catalogue import Catalogue
from mentor_tui.domain.clocks import came_in
from mentor_tui.domain.curriculum import NONE, Curriculum, Item
from mentor_tui.domain.fit import Fit
from mentor_tui.domain.former import former_titles
from mentor_tui.domain.journey import UNTOUCHED, ItemFact, Journey, names_of
from mentor_tui.domain.journey_folds import AGAIN
from mentor_tui.domain.people import Profile
from mentor_tui.domain.programmes import ON_WAY, Programme
from mentor_tui.domain.questions import gone_on_with
from mentor_tui.domain.record import Fact, has_kind, kind_of, short_name
from mentor_tui.domain.stuck import STUCK, Stuck, stuck_in

NEW_DAYS = 10
"""Own working days for which something that came into a curriculum under way is new, and before whose end it is not due."""


_GONE_ON = ("done", "waiting")
"""States in which an item is with somebody else, or nowhere."""


class OwnWay:
    """What a standing rests on; see ``Standing`` for the arguments."""

    def __init__(
        self,
        journey: Journey,
        catalogue: Catalogue,
        today: date,
        profile: Profile | None = None,
        programme: Programme | None = None,
    ) -> None:
        self.journey = journey
        self.catalogue = catalogue
        self.today = today
        if profile is not None:
            self.profile = profile
        if programme is not None:
            self.programme = programme
        self.curriculum: Curriculum | None = journey.way(catalogue, self.programme)

    @cached_property
    def fits(self) -> Mapping[str, Fit]:
        """Item id -> what was changed of it for them alone."""
        return self.journey.fits(self.curriculum) if self.curriculum is not None else NONE

    @cached_property
    def stuck(self) -> Mapping[str, Stuck]:
        """Item id -> that they are stuck with it now; what is done, waits for a sign-off or was skipped is not."""
        known, facts = self.curriculum, self.journey.record.facts
        if known is None or not has_kind(facts, STUCK):
            return NONE
        # Few of the many items were ever spoken of so, and a standing asks for each.
        said = {short_name(key) for key in facts if kind_of(key) == STUCK}
        spoken_of = (item for item in known.items.values() if item.id in said or not said.isdisjoint(item.was))
        found = ((item, self.was_stuck(item)) for item in spoken_of)
        states = self.states
        return {
            item.id: one
            for item, one in found
            if one is not None and one.now and states.get(item.id) not in _GONE_ON and not self.skips(item.id)
        }

    def was_stuck(self, item: Item) -> Stuck | None:
        """That they are, or once were, stuck with an item."""
        known = self.curriculum
        return stuck_in(self.journey.record.facts, names_of(known, item)) if known is not None else None

    def skips(self, item_id: str) -> bool:
        """Whether an item was skipped for them, by its id or ``curriculum/item``."""
        if "/" in item_id and (found := self.find(item_id)) is not None:
            return found[0].skips(found[1].id)
        return self.curriculum is not None and item_id in self.curriculum.skipped

    @property
    def person(self) -> str:
        """Whose it is."""
        return self.journey.person

    @cached_property
    def past(self) -> tuple[Self, ...]:
        """The same through each curriculum that they were on before, the first first; what is in no file now is left out."""
        found: dict[str, Self] = {}
        for then in map(self.through_programme, self.programme.past):
            if then.curriculum is not None and then.curriculum is not self.curriculum:
                found.setdefault(then.curriculum.id, then)
        return tuple(found.values())

    def through_programme(self, programme: Programme) -> Self:
        """The same through another of their programmes."""
        raise NotImplementedError

    def find(self, name: str) -> tuple[Self, Item] | None:
        """An item by its id or ``curriculum/item``: of theirs now, or the latest before that has it; see ``former``."""
        scope, _slash, item = name.rpartition("/")
        for one in (self, *self.past[::-1]):
            known = one.curriculum
            if known is not None and scope in ("", known.id, *known.was):
                item_id = item if item in known.items else known.former.get(item, item)
                if item_id in known.items:
                    return one, known.items[item_id]
        return None

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """Id -> title of every item of theirs and of every side task: whatever a lock can name, ``area:`` and ``track:`` too."""
        items = self.curriculum.items if self.curriculum else {}
        return {
            **self.catalogue.area_titles,
            **former_titles(self),
            **{name: item.title for name, item in items.items()},
            **{rung.id: rung.full_title for rung in self.catalogue.rungs.values()},
        }

    @property
    def labels(self) -> Mapping[str, str]:
        """The same, as lists say it."""
        known, own = self.catalogue.labels_in(self.programme.curriculum), self._own_titles
        return {**known, **own} if own else known

    @cached_property
    def _own_titles(self) -> Mapping[str, str]:
        """Id -> title of what was added for them alone, in whichever of their curricula."""
        own = {name: fit.item.title for name, fit in self.fits.items() if fit.item is not None}
        for one in self.past:
            former = ((name, fit.item) for name, fit in one.fits.items() if fit.item is not None)
            own.update({f"{one.curriculum.id}/{name}": item.title for name, item in former if one.curriculum})
        return own

    @property
    def zone(self) -> str:
        """The time zone they work in, "" where it is not known."""
        return self.profile.zone_in(self.catalogue.calendar)

    @cached_property
    def profile(self) -> Profile:
        """Who they are."""
        return self.journey.profile_on(self.today)

    @cached_property
    def programme(self) -> Programme:
        """Their way through, as it is today."""
        return self.journey.programme_on(self.today)

    @cached_property
    def calendar(self) -> OwnCalendar:
        """Their own calendar, pauses taken out; its day 1 is that of their curriculum."""
        own, since = (
            self.profile.calendar(self.catalogue.calendar, self.today, self.programme.rest),
            self.programme.since,
        )
        return own if since is None else own._replace(start=since)

    @cached_property
    def day(self) -> int:
        """Which of their working days today is, from day 1 of their curriculum."""
        return self.calendar.day(self.today)

    @cached_property
    def day_here(self) -> int:
        """The same from their first day in the team, whatever they began since."""
        return max(self.day, self.calendar._replace(start=self.profile.start or self.calendar.start).day(self.today))

    @cached_property
    def came_in(self) -> date | None:
        """The day on which they came into the program for the curriculum in force; see ``clocks``."""
        return came_in(self.journey, self.programme)

    @cached_property
    def clocks_from(self) -> date | None:
        """The day from which their silence counts: the first of the curriculum in force, or when they came into the program."""
        days = (self.profile.start, self.came_in)
        return max((day for day in days if day is not None), default=None)

    @cached_property
    def came_since(self) -> Mapping[str, int]:
        """Item id -> their own working day on which it came into the curriculum, of what came after their day 1."""
        known = self.catalogue.came.get(self.curriculum.id) if self.curriculum is not None else None
        if not known:
            return NONE
        calendar = self.calendar
        days = ((name, date.fromisoformat(at)) for name, at in known.items())
        return {name: calendar.day(day) for name, day in days if calendar.start < day <= self.today}

    def is_new(self, item: Item) -> bool:
        """Whether an item came into the curriculum since they began, and so lately that they are told."""
        came = self.came_since.get(item.id)
        return came is not None and self.day <= came + NEW_DAYS

    @cached_property
    def missing(self) -> str:
        """The curriculum that they are on their way through and that is not there now; "" where nothing is missing."""
        if self.curriculum is not None or self.programme.state(self.profile.start, self.today) not in ON_WAY:
            return ""
        return self.programme.curriculum or ""

    @cached_property
    def states(self) -> Mapping[str, str]:
        """Item id -> stored state, for items that were touched."""
        return self.journey.states(self.curriculum) if self.curriculum else {}

    @cached_property
    def has_agains(self) -> bool:
        """Whether anything was begun again; most have done everything once."""
        return has_kind(self.journey.record.facts, AGAIN)

    def begun_again(self, item: Item) -> ItemFact | None:
        """What holds for an item that was due again and begun again, None for most; a question that waited goes with it."""
        if not self.has_agains or self.curriculum is None:
            return None
        again = self.journey.again(self.curriculum, item)
        return again and again._replace(posts=(*gone_on_with(self.fact(item), again, self.person), *again.posts))

    def fact(self, item: Item) -> ItemFact:
        """What holds for an item."""
        if self.curriculum is None or item.id not in self.states:
            return UNTOUCHED
        return self.journey.item(self.curriculum, item)

    def stored(self, item: Item) -> Fact | None:
        """The same as the record has it: a document, for a look at a great many; None where nobody touched it."""
        if self.curriculum is None or item.id not in self.states:
            return None
        return self.journey.stored(self.curriculum, item)

    def done(self, item_id: str) -> bool:
        """Whether an item is done, by its id or ``curriculum/item``."""
        if "/" in item_id and (found := self.find(item_id)) is not None:
            return found[0].states.get(found[1].id) == "done"
        return self.states.get(item_id) == "done"
