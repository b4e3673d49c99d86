"""People: what the roster knows of everybody, and what a person's own record says about them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

from mentor_tui.domain.calendar import OFFICE, OwnCalendar, Span
from mentor_tui.domain.catalogue import WorkCalendar
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.record import Fact

Role = Literal["hire", "mentor", "lead", "observer"]
ROLES: tuple[Role, ...] = ("hire", "mentor", "lead", "observer")

EVERY_TEAM = "*"
"""Among the teams that a lead leads: all of them."""


class Person(NamedTuple):
    """An entry of the roster.

    Attributes:
        login: operating-system user, or "".
        team: the team they are in, or "".
        leads: the teams that a lead leads; ``*`` is all.
        left: their last day, once it is known.
        email: their address, or "".
        parts: what is theirs in every journey beside that of mentors and leads: ids of parts, some maybe former ones.

    """

    id: str
    name: str
    roles: tuple[Role, ...] = ()
    login: str = ""
    team: str = ""
    leads: tuple[str, ...] = (EVERY_TEAM,)
    left: date | None = None
    email: str = ""
    parts: tuple[str, ...] = ()

    @property
    def only_observes(self) -> bool:
        """Whether they read what others do, and have nothing of their own to do here."""
        return self.roles == ("observer",)

    def leads_team(self, team: str) -> bool:
        """Whether they lead a team."""
        return "lead" in self.roles and (EVERY_TEAM in self.leads or (team != "" and team in self.leads))

    def gone(self, today: date) -> bool:
        """Whether their last day has passed."""
        return self.left is not None and self.left < today

    @classmethod
    def of(cls, person: str, fact: Fact) -> Person:
        """From the roster's fact."""
        return cls(
            person,
            fact["name"],
            tuple(fact.get("roles", ())),
            fact.get("login", ""),
            fact.get("team", ""),
            tuple(fact.get("leads", (EVERY_TEAM,))),
            day_of(fact.get("left")),
            fact.get("email", ""),
            tuple(fact.get("parts", ())),
        )


class Profile(NamedTuple):
    """What a person's own record says about them, as plans and matching need it.

    Attributes:
        position: the job (``support-rep`` …), which the budget of hours goes by.
        start: day 1.
        place: whose public holidays count.
        zone: IANA time zone, "" where nobody has said it; see ``zone_in``.
        pattern: id of the working pattern; "" is five days of eight hours.
        contract: hours a week; None is the pattern's.
        languages: their own, as codes; ``customers``: those in which their customers write.
        areas: product areas where they are deep, or headed.
        goals: what a hire wants to grow into, or what a mentor can help with: a track, an area, a position, any word.
        wishes: ids of people whom they would like to be paired with.
        leave: days away, never why.

    """

    position: str = ""
    start: date | None = None
    place: str = ""
    zone: str = ""
    pattern: str = ""
    contract: float | None = None
    languages: tuple[str, ...] = ()
    customers: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    wishes: tuple[str, ...] = ()
    manager: str = ""
    leave: tuple[Span, ...] = ()

    @classmethod
    def of(cls, fact: Fact | None) -> Profile:
        """From the record's fact; a record without one has an empty profile."""
        if not fact:
            return cls()
        return cls(
            fact.get("position", ""),
            day_of(fact.get("start")),
            fact.get("place", ""),
            fact.get("zone") or "",
            fact.get("pattern", ""),
            fact.get("contract"),
            tuple(fact.get("languages", ())),
            tuple(fact.get("customers", ())),
            tuple(fact.get("areas", ())),
            tuple(fact.get("interests", ())),
            tuple(fact.get("goals", ())),
            tuple(fact.get("wishes", ())),
            fact.get("manager", ""),
            spans_of(fact.get("leave", ())),
        )

    def calendar(self, calendars: WorkCalendar, today: date, pauses: tuple[Span, ...] = ()) -> OwnCalendar:
        """Their own calendar. A person without a first day is counted from today.

        Args:
            calendars: the team's patterns and holidays.
            today: the day it is.
            pauses: spans in which their programme rests.

        """
        return OwnCalendar(
            self.start or today,
            calendars.patterns.get(self.pattern, OFFICE),
            self.contract,
            calendars.full_week,
            (*self.leave, *pauses),
            calendars.holidays_at(self.place),
        )

    def zone_in(self, calendars: WorkCalendar) -> str:
        """The time zone they work in: their own, else that of their place; "" where neither is known."""
        return self.zone or calendars.zone_at(self.place)

    def away(self, today: date) -> Span | None:
        """The leave that today is part of."""
        return next((span for span in self.leave if today in span), None)


def day_of(value: str | None) -> date | None:
    """A date from its ISO form."""
    return date.fromisoformat(value) if value else None


def spans_of(values: Any) -> tuple[Span, ...]:
    """Spans from ``[first, last]`` pairs of ISO dates, ``last`` None for one without an end."""
    return tuple(Span(date.fromisoformat(first), day_of(last)) for first, last in values)


def span_doc(span: Span) -> list[str | None]:
    """A span as ``[first, last]``."""
    return [span.first.isoformat(), span.last.isoformat() if span.last else None]


class AgreedChange(NamedTuple):
    """An agreed change: who mentors a hire from a day ahead on."""

    mentor: str
    since: date


class Cover(NamedTuple):
    """Who stands in while a mentor is away, from a day on (None: at once) until a last one (None: until it is changed)."""

    stand_in: str
    first: date | None = None
    until: date | None = None

    def holds(self, day: date) -> bool:
        """Whether it is so on a day."""
        return (self.first is None or self.first <= day) and (self.until is None or day <= self.until)


class Pairing(NamedTuple):
    """Who mentors a hire, day by day.

    Attributes:
        since: first day of the latest entry, ISO; one ahead is an agreed change.
        covers: who stands in, today or as planned; at most one on any day.
        today: the day that ``stand_in`` is asked for, None where it is not known.
        past: earlier entries, oldest first: ``{mentor, since, until, reason, by, overlap?}``. One holds from ``since`` to
            the day before ``until``, and never did where that is no day; ``overlap`` is the last day on which they
            still mentor beside whoever came after them.

    """

    hire: str
    mentor: str | None
    since: str = ""
    why: str = ""
    covers: tuple[Cover, ...] = ()
    past: tuple[Mapping[str, Any], ...] = ()
    seq: int = 0
    today: date | None = None

    @classmethod
    def of(cls, hire: str, fact: Fact, today: date | None = None) -> Pairing:
        """From the team's fact, as it is asked for on a day."""
        return cls(
            hire,
            fact.get("mentor"),
            fact.get("since", ""),
            fact.get("why", ""),
            tuple(Cover(row["stand_in"], day_of(row["from"]), day_of(row["until"])) for row in fact.get("covers", ())),
            tuple(fact.get("past", ())),
            fact.get("seq", 0),
            today,
        )

    def mentor_on(self, day: date) -> str | None:
        """Who is in charge on a day."""
        now = day.isoformat()
        if self.since <= now:
            return self.mentor
        return next((past["mentor"] for past in reversed(self.past) if past["since"] <= now < past["until"]), None)

    def mentored_since(self, day: date) -> date | None:
        """The day since which whoever mentors on a day does, None where nobody does."""
        now = day.isoformat()
        if self.mentor and self.since <= now:
            return date.fromisoformat(self.since) if self.since else None
        held = (past["since"] for past in reversed(self.past) if past["since"] <= now < past["until"])
        return next(map(date.fromisoformat, held), None)

    def mentored(self, mentor: str) -> bool:
        """Whether somebody mentors the hire, or once did."""
        return mentor == self.mentor or any(past["mentor"] == mentor for past in self.past)

    def mentors_on(self, day: date) -> tuple[str, ...]:
        """Who mentors on a day: whoever is in charge, then whoever stays beside them for days of overlap."""
        now = day.isoformat()
        shared = (past["mentor"] for past in self.past if past["until"] <= now <= past.get("overlap", ""))
        return tuple(dict.fromkeys(mentor for mentor in (self.mentor_on(day), *shared) if mentor))

    def ahead(self, day: date) -> tuple[AgreedChange, ...]:
        """The changes that are agreed for after a day, the next one first."""
        now = day.isoformat()
        held = [(past["mentor"], past["since"]) for past in self.past if now < past["since"] < past["until"]]
        if self.mentor and now < self.since:
            held.append((self.mentor, self.since))
        return tuple(AgreedChange(mentor, date.fromisoformat(since)) for mentor, since in held)

    def coming(self, day: date) -> AgreedChange | None:
        """The next change that is agreed for after a day."""
        return next(iter(self.ahead(day)), None)

    def barred(self, mentor: str, since: date) -> bool:
        """Whether a pairing of theirs has ended, by a day, in a way after which there is no other."""
        day = since.isoformat()
        return any(
            past["mentor"] == mentor and past["reason"] in FIRM_ENDS and past["until"] <= day for past in self.past
        )

    def cover_on(self, day: date) -> Cover | None:
        """Who stands in on a day, None where nobody does."""
        return next((cover for cover in self.covers if cover.holds(day)), None)

    def covered_by(self, person: str, today: date) -> bool:
        """Whether a person stands in today."""
        cover = self.cover_on(today)
        return cover is not None and cover.stand_in == person

    @property
    def stand_in(self) -> str | None:
        """Who stands in today."""
        cover = self.cover_on(self.today) if self.today is not None else None
        return cover.stand_in if cover else None


EndReason = Literal["finished", "away", "moved", "left", "asked", "not again"]
END_REASONS: tuple[EndReason, ...] = ("finished", "away", "moved", "left", "asked", "not again")

FIRM_ENDS: frozenset[str] = frozenset({"asked", "not again"})
"""Reasons after which the two are not paired again, and which are for leads to know."""

OPEN_ENDS: frozenset[str] = frozenset({"finished"})
"""Reasons that others than leads are told. Were all but the firm ones told, the absence of one would tell those too."""
