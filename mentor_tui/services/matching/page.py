"""The page of the Matching place, which ``match`` prints too: who is to be matched, the draft, the proposal, explained."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Literal

from mentor_tui.domain.catalogue import Budget, Catalogue
from mentor_tui.domain.matching.draft import Draft, plan_of
from mentor_tui.domain.matching.explain import Reason, reason
from mentor_tui.domain.matching.pool import Pool
from mentor_tui.domain.matching.proposal import Match, Pair, Proposal, ProposalTerms
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.people import Person
from mentor_tui.domain.record import PEOPLE, RESTRICTED, TEAM, person_record, restricted_record
from mentor_tui.services.abouts import NotUsed
from mentor_tui.services.actor_context import ActorContext, find_person, zone_of
from mentor_tui.services.matching.drafting import asked_of, check_aim, check_seeks, check_threshold, draft_of, read_for
from mentor_tui.services.matching.reading import Seekers, require_lead
from mentor_tui.services.unreadable import not_used

GoneWhy = Literal["paired", "left", "over", "mentor leaves", "no mentor now", "unreadable"]
"""Why somebody no longer needs matching: a mentor by now, a last day, a programme that is over …"""


class Gone(NamedTuple):
    """Somebody who was there when the draft was begun, and is not now; ``mentor`` is whom a hire has by now."""

    person: str
    why: GoneWhy
    mentor: str = ""


class Since(NamedTuple):
    """What changed around a draft since it was begun or last looked over."""

    hires: tuple[str, ...] = ()
    mentors: tuple[str, ...] = ()
    gone_hires: tuple[Gone, ...] = ()
    gone_mentors: tuple[Gone, ...] = ()

    def __bool__(self) -> bool:
        return any(self)


class Hours(NamedTuple):
    """Mentoring hours a week in the first week ahead: of all mentors, free now, and free after what is proposed."""

    all: float
    free: float
    after: float


@dataclass(frozen=True)
class MatchingPage:
    """What a lead has before them.

    Attributes:
        plan: id of the draft's record.
        stamps: what was read, to know whether it is to be read again.
        now: the moment, where the lead is.

    """

    me: Person
    plan: str
    draft: Draft
    asked: ProposalTerms
    seekers: Seekers
    match: Match
    proposal: Proposal
    since: Since
    budget: Budget
    stamps: tuple[object, ...]
    now: datetime

    @property
    def pool(self) -> Pool:
        """Hires and mentors."""
        return self.match.pool

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Person id -> name."""
        return self.seekers.team.names

    @cached_property
    def starts(self) -> Mapping[str, date]:
        """Hire -> the day from which they would be together."""
        return {hire.id: hire.begins for hire in self.pool.hires}

    @cached_property
    def pairs(self) -> Mapping[str, Pair]:
        """Hire -> the proposed pair."""
        return {pair.hire: pair for pair in self.proposal.pairs}

    @property
    def news(self) -> tuple[Pair, ...]:
        """The pairs that publishing would change something for: who stays is told nothing."""
        return tuple(pair for pair in self.proposal.pairs if self.seekers.team.mentor(pair.hire) != pair.mentor)

    def other_team(self, mentor: str) -> str:
        """The team of a mentor whom the lead does not lead; "" for one of their own, or of no team."""
        person = self.seekers.team.people.get(mentor)
        return person.team if person is not None and person.team and not self.me.leads_team(person.team) else ""

    def files(self, catalogue: Catalogue) -> list[NotUsed]:
        """What of the curricula cannot be used, and whom it hides."""
        digests = self.seekers.view.digests
        return not_used(catalogue, {name: entry.missing for name, entry in digests.items() if entry.missing})

    @property
    def movable(self) -> list[tuple[str, str]]:
        """Hires of the lead's teams who have a mentor, and whom: those who could be matched anew, by name."""
        view = self.seekers.view
        found = [
            (person.id, mentor)
            for person, entry in view.hires()
            if entry.on_way and self.me.leads_team(person.team) and person.left is None
            for mentor in (view.team.mentor(person.id),)
            if mentor and person.id not in self.draft.moving
        ]
        return sorted(found, key=lambda one: self.names.get(one[0], one[0]).casefold())

    @property
    def with_room(self) -> tuple[str, ...]:
        """Mentors who can take at least one hire more."""
        scores = self.match.scores
        return tuple(
            mentor.id
            for mentor, places in zip(self.pool.mentors, scores.places, strict=True)
            if places and mentor.confirmed and not mentor.leaving
        )

    @cached_property
    def hours(self) -> Hours:
        """Mentoring hours a week, of those who could take somebody."""
        mentors = [mentor for mentor in self.pool.mentors if mentor.confirmed and not mentor.leaving]
        free = sum(max(mentor.hours - mentor.load[0], 0.0) for mentor in mentors)
        taken = sum(then - now for now, then, _most in self.loads.values())
        return Hours(sum(mentor.hours for mentor in mentors), free, max(free - taken, 0.0))

    def cost(self, hire: str) -> float:
        """Hours a week that a hire costs in the first week ahead."""
        return self.budget.mentoring_hours(self.pool.hires[self.match.scores.rows[hire]].week)

    @cached_property
    def loads(self) -> Mapping[str, tuple[float, float, float]]:
        """Mentor -> hours a week in the first week ahead: now, with what is proposed, and what they have."""
        had = {hire.id: hire.mentor for hire in self.pool.hires if hire.mentor}
        more: dict[str, float] = {}
        for pair in self.proposal.pairs:
            if pair.mentor != had.get(pair.hire):
                more[pair.mentor] = more.get(pair.mentor, 0.0) + self.cost(pair.hire)
                if pair.hire in had:
                    more[had[pair.hire]] = more.get(had[pair.hire], 0.0) - self.cost(pair.hire)
        return {
            mentor.id: (mentor.load[0], mentor.load[0] + more.get(mentor.id, 0.0), mentor.hours)
            for mentor in self.pool.mentors
        }

    def reason(self, hire: str) -> Reason:
        """Why a hire's line is as it is; see ``explain.reason``."""
        return reason(self.match, self.proposal, hire)


def page(
    context: ActorContext,
    before: MatchingPage | None = None,
    *,
    aim: str | None = None,
    threshold: float | None = None,
    fresh: bool = False,
) -> MatchingPage:
    """The page as it is now.

    Args:
        context: the lead who looks.
        before: the page shown so far: what was read and scored for it serves again where nothing changed.
        aim: what to reach, where it is not what the draft says.
        threshold: the same, in points.
        fresh: leave the draft aside.

    Raises:
        NotYours: the acting person pairs nobody.

    """
    team = context.team()
    me = require_lead(context, team)
    draft = Draft() if fresh else draft_of(context, me)
    known = before.seekers if before is not None else None
    stamps = _stamps(context, team.record.version, draft, known)
    if before is not None and before.stamps == stamps:
        found, match = before.seekers, before.match
    else:
        found = read_for(context, draft)
        match = Match(found.pool)
        stamps = _stamps(context, team.record.version, draft, found)
    asked = asked_of(context, draft)
    if aim is not None:
        asked = asked._replace(aim=check_aim(aim))
    if threshold is not None:
        asked = asked._replace(threshold=check_threshold(threshold))
    if before is not None and before.match is match and before.asked == asked:
        proposal = before.proposal
    else:
        proposal = match.propose(asked)
    now = context.now().astimezone(zone_of(found.view.of(me.id).zone))
    return MatchingPage(
        me,
        plan_of(me),
        draft,
        asked,
        found,
        match,
        proposal,
        _since(draft, found),
        context.catalogue.budget,
        stamps,
        now,
    )


def hire_in(shown: MatchingPage, person: str) -> str:
    """The id of somebody who is to be matched, by id or name.

    Raises:
        BadUse: nobody is called so.
        Refused: they are not to be matched.

    """
    them = find_person(shown.seekers.team, person)
    check_seeks(shown.match, shown.seekers.team, them)
    return them.id


def _stamps(context: ActorContext, version: int, draft: Draft, found: Seekers | None) -> tuple[object, ...]:
    """What a pool was made from: the team, the records of whoever is in it, sizes and moves of the draft, the day."""
    if found is None:
        return ()
    stamps = context.store.stamps(PEOPLE)
    kept = context.store.stamps(RESTRICTED) if context.restricted else {}
    return (
        TEAM,
        version,
        tuple(stamps.get(person_record(name)) for name in sorted(found.watched)),
        tuple(kept.get(restricted_record(hire.id)) for hire in found.pool.hires),
        tuple(sorted(draft.sizes.items())),
        draft.moving,
        context.today(),
        context.catalogue.digest,
    )


def _since(draft: Draft, found: Seekers) -> Since:
    if not draft.open:
        return Since()
    hires = {hire.id for hire in found.pool.hires}
    mentors = {mentor.id for mentor in found.pool.mentors if mentor.confirmed and not mentor.leaving}
    return Since(
        tuple(sorted(hires - draft.hires)),
        tuple(sorted(mentors - draft.mentors)),
        tuple(_gone_hire(found, name) for name in sorted(draft.hires - hires)),
        tuple(_gone_mentor(found, name) for name in sorted(draft.mentors - mentors)),
    )


def _gone_hire(found: Seekers, name: str) -> Gone:
    team, person = found.team, found.team.people.get(name)
    mentor = team.mentor(name)
    pairing = team.pairing(name)
    ahead = pairing.coming(found.view.today) if pairing is not None else None
    if name in found.damaged or found.view.of(name).trouble:
        return Gone(name, "unreadable")
    if person is None or person.left is not None:
        return Gone(name, "left")
    if not found.view.of(name).on_way:
        return Gone(name, "over")
    return Gone(name, "paired", mentor or (ahead.mentor if ahead else ""))


def _gone_mentor(found: Seekers, name: str) -> Gone:
    person = found.team.people.get(name)
    if name in found.damaged:
        return Gone(name, "unreadable")
    return Gone(name, "mentor leaves" if person is None or person.left is not None else "no mentor now")
