"""A mentor goes: for good on a day ahead, or on leave. All their hires in one solve, looked at before anything changes.

The least disruption: only their own hires move, whoever stood in for them comes first where it fits (part ``known`` of the
score), and nothing is written before the lead has seen it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from mentor_tui.domain.catalogue import Budget
from mentor_tui.domain.matching.explain import Reason, reason
from mentor_tui.domain.matching.proposal import Match, Pair, Proposal, ProposalTerms
from mentor_tui.domain.off_queue import areas_owned
from mentor_tui.domain.people import Pairing, Person
from mentor_tui.domain.problems import BadUse, Code, Problem, Refused, refuse_if
from mentor_tui.domain.record import TEAM, Event, thing
from mentor_tui.domain.rules.pairing import AHEAD_MOST, OVERLAP_MOST
from mentor_tui.domain.rules.people import keeps_roster, may_edit
from mentor_tui.domain.team import PAIRING, PERSON, TELLING, Team
from mentor_tui.domain.text import said
from mentor_tui.services.actor_context import ActorContext, Done, find_person, new_op
from mentor_tui.services.command import Command, changed_since, command, needs
from mentor_tui.services.matching.drafting import kept_apart_by
from mentor_tui.services.matching.publishing import Stale, check_pairs, may_publish, stale
from mentor_tui.services.matching.reading import Seekers, require_lead, seekers
from mentor_tui.services.mentors import read_mentors, taken_from
from mentor_tui.services.notes import leave_word
from mentor_tui.services.overview import Overview, overview
from mentor_tui.services.pairing import settle
from mentor_tui.services.people import set_leave
from mentor_tui.services.results import Departed


@dataclass(frozen=True)
class DeparturePlan:
    """Who would take over whom, before anything is changed.

    Attributes:
        mentor: who goes.
        first: the first day away, or the first on which a new mentor is in charge.
        last: their last day away, or in the team.
        for_good: whether they leave the team.
        hires: their hires who are on their way, with the version of each pairing.
        days: hire -> from when somebody else is in charge, or stands in.
        owns: what else needs somebody: tracks that name them as owner, side tasks that they hold, and, by name, hires for
            whom they stand in then, or whom another lead has to look after.
        takes: what the new pairs take from teams that the lead does not lead.

    """

    mentor: Person
    first: date
    last: date
    for_good: bool
    hires: Mapping[str, int]
    days: Mapping[str, date]
    seekers: Seekers
    match: Match
    proposal: Proposal
    budget: Budget
    owns: tuple[str, ...] = ()
    takes: tuple[Refused, ...] = ()

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """Who takes over whom."""
        return self.proposal.pairs

    @property
    def waiting(self) -> tuple[str, ...]:
        """Hires whom nobody can take."""
        return self.proposal.waiting

    def load_then(self, mentor: str) -> float:
        """Hours a week that a mentor would have in the first week."""
        now = self.match.pool.mentors[self.match.scores.columns[mentor]].load[0]
        return now + sum(self.cost(pair.hire) for pair in self.pairs if pair.mentor == mentor)

    def cost(self, hire: str) -> float:
        """Hours a week that a hire costs in the first week."""
        return self.budget.mentoring_hours(self.match.pool.hires[self.match.scores.rows[hire]].week)

    def reason(self, hire: str) -> Reason:
        """Why this one, and what each other would cost."""
        return reason(self.match, self.proposal, hire)


def plan_departure(
    context: ActorContext, mentor: str, last: date, *, overlap: int = 0, pins: Mapping[str, str] | None = None
) -> DeparturePlan:
    """Who takes over from a mentor who leaves the team.

    Args:
        context: a lead.
        mentor: who leaves, by id or name.
        last: their last day.
        overlap: for how many of their last days the new mentors are there already.
        pins: hire -> new mentor, where the lead has chosen.

    Raises:
        BadUse: a day that has passed, or too many shared days.
        Refused: they mentor nobody, and are no mentor.

    """
    if not 0 <= overlap <= OVERLAP_MOST:
        raise BadUse(Code.BAD_VALUE, what="overlap", value=overlap, known=[f"0–{OVERLAP_MOST}"])
    first = max(last + timedelta(days=1 - overlap), context.today())
    return _plan(context, mentor, first, last, for_good=True, pins=pins)


def plan_leave(
    context: ActorContext, mentor: str, first: date, last: date, *, pins: Mapping[str, str] | None = None
) -> DeparturePlan:
    """Who stands in for a mentor on leave, for each of their hires.

    Raises:
        BadUse: the days are in no order, or have passed.

    """
    if last < first:
        raise BadUse(Code.DATE_ORDER, first=first, last=last)
    return _plan(context, mentor, first, last, for_good=False, pins=pins)


def _plan(
    context: ActorContext, mentor: str, first: date, last: date, *, for_good: bool, pins: Mapping[str, str] | None
) -> DeparturePlan:
    today = context.today()
    if last < today:
        raise BadUse(Code.DATE_ORDER, first=today, last=last)
    latest = today + timedelta(days=AHEAD_MOST)
    if last > latest:
        raise BadUse(
            Code.BAD_VALUE, what="day", value=last.isoformat(), known=[f"{today.isoformat()} – {latest.isoformat()}"]
        )
    team = context.team()
    me = require_lead(context, team)
    them = find_person(team, mentor)
    refuse_if(may_edit(context.relations(team, them.id), them))
    view = overview(context, team=team)
    handed = _handed(view, them.id, first, last, for_good=for_good)
    days = {hire: day for hire, day in handed.items() if me.leads_team(team.people[hire].team)}
    if not handed and not read_mentors(context, team).is_mentor(them):
        raise Refused(Code.NOT_A_MENTOR, person=them.id, name=them.name)
    pairings = {hire: pairing for hire in days if (pairing := team.pairing(hire)) is not None}
    agreed = {hire: _agreed(pairing, them.id, first) for hire, pairing in pairings.items()} if for_good else {}
    held = {hire: other for hire, other in agreed.items() if other} | dict(pins or {})
    found = seekers(context, moving=days, only=days, without=frozenset((them.id,)), begins=first, view=view)
    match = Match(found.pool)
    hires = {hire: pairing.seq for hire, pairing in pairings.items()}
    covers = (hire for hire, pairing in team.pairings.items() if _covers(view, hire, pairing, them.id, first, last))
    names = [team.people[hire].name for hire in (*(hire for hire in handed if hire not in days), *covers)]
    proposal = match.propose(ProposalTerms(pins=held))
    # Whoever stands in takes up nobody's place.
    pairs = [(pair.hire, pair.mentor) for pair in proposal.pairs] if for_good else []
    return DeparturePlan(
        them,
        first,
        last,
        for_good,
        hires,
        days,
        found,
        match,
        proposal,
        context.catalogue.budget,
        (*_owns(context, team, them.id), *names),
        tuple(taken_from(context, team, pairs, view)),
    )


def _handed(view: Overview, mentor: str, first: date, last: date, *, for_good: bool) -> dict[str, date]:
    """Hires on their way -> the day from which they need somebody else than a mentor who goes."""
    found = {}
    for hire in view.team.bound_to(mentor):
        pairing = view.team.pairing(hire)
        if pairing is None or hire not in view.team.people or not view.of(hire).on_way:
            continue
        # Who was agreed to go to another before, or only shares days with them still, needs nobody.
        coming = (change.since for change in pairing.ahead(first) if change.mentor == mentor)
        day = first if pairing.mentor_on(first) == mentor else next(coming, None)
        if day is not None and (for_good or day <= last):
            found[hire] = day
    return found


def _agreed(pairing: Pairing, mentor: str, first: date) -> str:
    """Whom it was agreed that a hire goes to later: they go there when their mentor leaves."""
    return next((change.mentor for change in pairing.ahead(first) if change.mentor != mentor), "")


def _covers(view: Overview, hire: str, pairing: Pairing, mentor: str, first: date, last: date) -> bool:
    """Whether somebody stands in for a hire while they are gone themselves."""
    days = (first, last, last + timedelta(days=1))
    return hire in view.team.people and view.of(hire).on_way and any(pairing.covered_by(mentor, day) for day in days)


def _owns(context: ActorContext, team: Team, person: str) -> tuple[str, ...]:
    catalogue, holds = context.catalogue, team.holds_of(person)
    return (
        *(track.title for track in catalogue.tracks.values() if track.owner == person),
        *(area.label for area in areas_owned(catalogue, team.owned_by(person))),
        *(
            catalogue.rungs[name].full_label
            for name, hold in holds.items()
            if name in catalogue.rungs and hold.state == "held"
        ),
    )


def carry_out(
    context: ActorContext,
    plan: DeparturePlan,
    *,
    why: str,
    telling: str = "",
    words: Mapping[str, str] | None = None,
    from_other_teams: bool = False,
    op: str | None = None,
) -> Done:
    """Do what a plan says: the last day and every new mentor in one commit; for a leave every stand-in, then the days.

    Notes for mentors and leads stay with the hire, and are the new mentor's to read; what was owed to the hire is the new
    mentor's to give, from the day they are in charge. Hires whom nobody can take stay as they are, and are told to leads.

    Args:
        context: a lead.
        plan: what was looked at.
        why: a word for the hires; it stands in the history of each pair.
        telling: who tells whom, and when, for leads to read.
        words: hire -> what the leaving mentor wants to say to the new one.
        from_other_teams: take mentors of teams that the lead does not lead, though hires there have nobody.
        op: operation id.

    Raises:
        Refused: somebody has changed one of the pairs, or rules keep one apart by now, or it takes places that another
            team’s hires need; no pair was changed.

    """
    operation = op or new_op()
    text, told = said(why), said(telling)
    if plan.for_good and plan.pairs and not text:
        raise Refused(Code.ASKS_A_REASON, verb="reassign", on=plan.mentor.id, title=plan.mentor.name)
    left = {hire: word for hire, raw in (words or {}).items() if hire in plan.hires and (word := said(raw))}
    with command(context, TEAM, lambda it: _may_carry_out(it, plan), op=operation) as at:
        if plan.for_good and not at.repeated and not from_other_teams:
            pairs = [(pair.hire, pair.mentor) for pair in plan.pairs]
            refuse_if(next(iter(taken_from(context, at.team, pairs)), None))
        done = at.done("leaving", plan.mentor.id) if at.repeated else _carry(at, plan, text, told, left)
    if plan.for_good:
        return done
    # Their own record, last: stand-ins without a leave do no harm, a leave without them would. Asked for again after
    # trouble, the leave is still to be written.
    left_for = set_leave(context, plan.mentor.id, plan.first, plan.last, may_be_noted=True, op=operation)
    return done._replace(events=(*done.events, *left_for.events), result=_departed(at.team, plan))


def _may_carry_out(it: Command, plan: DeparturePlan) -> Problem | None:
    mentor = find_person(it.team, plan.mentor.id)
    return may_edit(it.relations(mentor.id), mentor) or may_publish(it, [pair.hire for pair in plan.pairs])


def _carry(at: Command, plan: DeparturePlan, text: str, told: str, left: Mapping[str, str]) -> Done:
    context, team = at.context, at.team
    mentor = find_person(team, plan.mentor.id)
    _check_still(at, plan)
    events = [] if not plan.for_good else [_last_day(at, team, mentor, plan.last)]
    for pair in plan.pairs:
        key, day = thing(PAIRING, pair.hire), plan.days[pair.hire]
        if not plan.for_good:
            terms = {"stand_in": pair.mentor, "from": day.isoformat(), "until": plan.last.isoformat()}
            events.append(at.write("covered", key, terms, text=text))
            continue
        terms = {"mentor": pair.mentor, "since": day.isoformat(), "reason": "left"}
        if day == plan.first <= plan.last:
            terms["overlap"] = plan.last.isoformat()
        events += [at.write("reassigned", key, terms, text=text), *settle(at, pair.hire)]
        if told:
            events.append(at.write("telling", thing(TELLING, pair.hire), {"since": terms["since"]}, text=told))
    for hire, word in left.items():
        leave_word(context, hire, word, needs("pair", hire), op=at.op)
    return at.done("leaving", mentor.id, "", events, _departed(team, plan))


def _departed(team: Team, plan: DeparturePlan) -> Departed:
    pairs = tuple((team.people[pair.hire].name, team.people[pair.mentor].name) for pair in plan.pairs)
    waiting = tuple(team.people[hire].name for hire in plan.waiting)
    return Departed(plan.for_good, plan.first, plan.last, pairs, waiting)


def _last_day(at: Command, team: Team, mentor: Person, last: date) -> Event:
    terms = {"left": last.isoformat()}
    refuse_if(keeps_roster(team, mentor, terms))
    return at.write("edited", thing(PERSON, mentor.id), terms)


def _check_still(at: Command, plan: DeparturePlan) -> None:
    """Make sure that every pair is as it was looked at, and still allowed on the team as it stands.

    Raises:
        Refused: one is not.

    """
    context, team = at.context, at.team
    view = overview(context, team=team)
    for hire, seq in plan.hires.items():
        refuse_if(changed_since(at.record, thing(PAIRING, hire), seq))
    me = require_lead(context, team)
    handed = _handed(view, plan.mentor.id, plan.first, plan.last, for_good=plan.for_good)
    new = [hire for hire in handed if hire not in plan.days and me.leads_team(team.people[hire].team)]
    if new:
        raise stale(team, [Stale(hire, plan.mentor.id, ("joined",)) for hire in new])
    for pin in plan.proposal.loose:
        raise kept_apart_by(plan.match, team, pin.hire, pin.mentor, pin.rules)
    again = seekers(
        context, moving=plan.days, only=plan.days, without=frozenset((plan.mentor.id,)), begins=plan.first, view=view
    )
    check_pairs(Match(again.pool), team, [(pair.hire, pair.mentor) for pair in plan.pairs])
