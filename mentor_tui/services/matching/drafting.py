"""Verbs on the draft of pairs: pin, keep apart, size, aim, match anew. Nothing of it reaches anybody before it is published.

A draft is a record of its own, shared by the leads who lead the same teams: they work on one, and each change is theirs
to take back.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mentor_tui.domain.curriculum import NONE
from mentor_tui.domain.matching import draft as kinds
from mentor_tui.domain.matching.draft import MATCHING, Draft, Size, plan_of
from mentor_tui.domain.matching.pool import Pool
from mentor_tui.domain.matching.proposal import Match, ProposalTerms
from mentor_tui.domain.people import Person
from mentor_tui.domain.permissions import refusal
from mentor_tui.domain.policy import AIMS, Aim
from mentor_tui.domain.problems import BadUse, Code, Problem, Refused, refuse_if
from mentor_tui.domain.rules.pairing import may_cover, may_set_capacity
from mentor_tui.domain.rules.people import as_lead
from mentor_tui.domain.team import Team
from mentor_tui.services.actor_context import ActorContext, Done, find_person
from mentor_tui.services.capacities import check_heads, check_hours
from mentor_tui.services.command import Command, command
from mentor_tui.services.matching.reading import Seekers, require_lead, seekers
from mentor_tui.services.mentors import read_mentors
from mentor_tui.services.overview import overview
from mentor_tui.services.results import Aimed, Result


def draft_of(context: ActorContext, me: Person) -> Draft:
    """The draft as it stands."""
    return Draft.of(context.store.read(plan_of(me)))


def asked_of(context: ActorContext, draft: Draft) -> ProposalTerms:
    """What a draft asks of a proposal; what it leaves open is what the policy says."""
    policy = context.catalogue.matching
    return ProposalTerms(
        draft.aim or policy.aim,
        policy.threshold if draft.threshold is None else draft.threshold,
        draft.pins,
        draft.apart,
    )


def read_for(context: ActorContext, draft: Draft) -> Seekers:
    """Who is to be matched, as a draft has it."""
    return seekers(context, moving=draft.moving, sizes=draft.sizes, freed=False)


_NEED_ONE = frozenset({kinds.UNPINNED, kinds.JOINED, kinds.STAYING, kinds.REVIEWED, kinds.DROPPED})


def _there(pool: Pool) -> dict[str, list[str]]:
    return {
        "hires": [hire.id for hire in pool.hires],
        "mentors": [mentor.id for mentor in pool.mentors if mentor.confirmed and not mentor.leaving],
    }


def _write(
    context: ActorContext,
    kind: str,
    op: str | None,
    expected_version: int | None,
    terms: Mapping[str, object] = NONE,
    *,
    hire: Person | None = None,
    mentor: Person | None = None,
    result: Result | None = None,
    pool: Pool | None = None,
    pin: tuple[str, str] | None = None,
) -> Done:
    """Note something in the draft, which is begun where there is none; whom it is about stands in its terms first."""
    me = require_lead(context, context.team())
    named = {role: person for role, person in (("hire", hire), ("mentor", mentor)) if person is not None}
    ids = {role: person.id for role, person in named.items()}
    with command(
        context,
        plan_of(me),
        lambda it: may_draft(it, me),
        op=op,
        thing=MATCHING,
        expected_version=expected_version,
        create=True,
    ) as it:
        person, on, *_ = (*ids.values(), "", "")
        if it.repeated:
            return it.done(f"draft-{kind}", person, on)
        draft = Draft.of(it.record)
        if not draft.open and kind in _NEED_ONE:
            raise Refused(Code.NO_DRAFT)
        if not draft.open:
            it.write(kinds.OPENED, MATCHING, _there(pool or seekers(context).pool))
        events = [it.write(kind, MATCHING, {**ids, **terms})]
        if pin is not None:
            events.append(it.write(kinds.PINNED, MATCHING, {"hire": pin[0], "mentor": pin[1]}))
        return it.done(f"draft-{kind}", person, on, events, result)


def may_draft(it: Command, me: Person) -> Problem | None:
    """Why the acting person may change the draft that was theirs when they looked, or None."""
    now = it.team.acting(it.context.actor)
    problem = refusal("pair", as_lead(now), person=it.context.actor, on="", title="")
    # Whoever leads other teams by now has another draft.
    same = now is not None and plan_of(now) == plan_of(me)
    return problem or (None if same else Refused(Code.CHANGED_SINCE, on=MATCHING, by="", at="", kind=""))


def pin(
    context: ActorContext,
    hire: str,
    mentor: str,
    *,
    match: Match | None = None,
    op: str | None = None,
    expected_version: int | None = None,
) -> Done:
    """Hold a pair in the draft, whatever else is proposed.

    Args:
        context: the lead who acts.
        hire: id or name.
        mentor: id or name.
        match: the pool as it was scored for the screen, so that a pin waits for nothing; publishing looks once more.
        op: operation id.
        expected_version: the version of the draft that was shown; None does not ask.

    Raises:
        Refused: rules keep the two apart, or the mentor has no place left beside those who are pinned already.

    """
    team = context.team()
    them, other = find_person(team, hire), find_person(team, mentor)
    draft = draft_of(context, require_lead(context, team))
    match = match or Match(read_for(context, draft).pool)
    check_pair(match, team, them, other)
    pins = {**draft.pins, them.id: other.id}
    asked = asked_of(context, draft)
    loose = match.propose(asked._replace(pins=pins, apart=asked.apart - {(them.id, other.id)})).loose
    if any(pin.hire == them.id or pin.mentor == other.id for pin in loose):
        pinned = [team.people[name].name for name, to in pins.items() if to == other.id and name != them.id]
        raise Refused(Code.NO_PLACE_LEFT, person=other.id, name=other.name, pinned=pinned)
    return _write(context, kinds.PINNED, op, expected_version, hire=them, mentor=other, pool=match.pool)


def check_pair(match: Match, team: Team, them: Person, other: Person) -> None:
    """Make sure that two people can be a pair.

    Raises:
        Refused: the hire is not to be matched, the mentor is none, or rules keep them apart.

    """
    check_seeks(match, team, them)
    if other.id not in match.scores.columns:
        raise Refused(Code.NOT_A_MENTOR, person=other.id, name=other.name)
    if rules := match.scores.rules(them.id, other.id):
        raise kept_apart_by(match, team, them.id, other.id, rules)


def check_seeks(match: Match, team: Team, them: Person) -> None:
    """Make sure that somebody is to be matched.

    Raises:
        Refused: they are not.

    """
    if them.id not in match.scores.rows:
        mentor = team.people.get(team.mentor(them.id) or "")
        raise Refused(Code.NOT_TO_MATCH, person=them.id, name=them.name, mentor=mentor.name if mentor else "")


def kept_apart_by(match: Match, team: Team, hire: str, mentor: str, rules: Sequence[str]) -> Refused:
    """The refusal of a pair that rules keep apart, either of whom may be gone by now."""
    scores = match.scores
    known = hire in scores.rows and mentor in scores.columns
    name, other = (team.people[one].name if one in team.people else one for one in (hire, mentor))
    return Refused(
        Code.KEPT_APART_BY,
        person=hire,
        name=name,
        mentor=other,
        rules=list(rules),
        shared=scores.shared(hire, mentor) if known else 0.0,
        least=scores.least_hours(hire) if known else 0.0,
    )


def unpin(context: ActorContext, hire: str, *, op: str | None = None, expected_version: int | None = None) -> Done:
    """Let a pinned hire be matched like the others."""
    them = find_person(context.team(), hire)
    return _write(context, kinds.UNPINNED, op, expected_version, hire=them)


def part(
    context: ActorContext, hire: str, mentor: str, *, op: str | None = None, expected_version: int | None = None
) -> Done:
    """Keep a pair apart in this draft; a pin of just these two goes."""
    team = context.team()
    them, other = find_person(team, hire), find_person(team, mentor)
    return _write(context, kinds.PARTED, op, expected_version, hire=them, mentor=other)


def join(
    context: ActorContext, hire: str, mentor: str, *, op: str | None = None, expected_version: int | None = None
) -> Done:
    """Keep a pair apart no longer in this draft."""
    team = context.team()
    them, other = find_person(team, hire), find_person(team, mentor)
    return _write(context, kinds.JOINED, op, expected_version, hire=them, mentor=other)


def aim(
    context: ActorContext,
    wanted: str,
    threshold: float | None = None,
    *,
    op: str | None = None,
    expected_version: int | None = None,
) -> Done:
    """Say what the draft is to reach: nobody left out, or only good pairs from a threshold on."""
    chosen, points = check_aim(wanted), None if threshold is None else check_threshold(threshold)
    terms = {"aim": chosen, "threshold": points}
    return _write(context, kinds.AIMED, op, expected_version, terms, result=Aimed(chosen, points))


def check_aim(wanted: str) -> Aim:
    """An aim by its id.

    Raises:
        BadUse: there is none of this id.

    """
    for known in AIMS:
        if wanted == known:
            return known
    raise BadUse(Code.BAD_VALUE, what="aim", value=wanted, known=list(AIMS))


def check_threshold(points: float) -> float:
    """A threshold, in tenths of a point.

    Raises:
        BadUse: it is none.

    """
    if not 0 <= points <= 100:
        raise BadUse(Code.BAD_VALUE, what="threshold", value=points, known=["0–100"])
    return round(points, 1)


def size(
    context: ActorContext,
    mentor: str,
    *,
    hours: float | None = None,
    heads: int | None = None,
    pin: tuple[str, str] | None = None,
    op: str | None = None,
    expected_version: int | None = None,
) -> Done:
    """Say what a mentor may carry in this draft; publishing it says so for good. None leaves hours or heads as they are.

    ``pin`` holds a hire with a mentor along with it, by id, so that the place is theirs.
    """
    team = context.team()
    them = find_person(team, mentor)
    refuse_if(may_set_capacity(read_mentors(context, team), context.relations(team, them.id), them))
    sized = Size(None if hours is None else check_hours(hours), None if heads is None else check_heads(heads))
    return _write(context, kinds.SIZED, op, expected_version, sized._asdict(), mentor=them, result=sized, pin=pin)


def move(context: ActorContext, hire: str, *, op: str | None = None, expected_version: int | None = None) -> Done:
    """Match a hire anew who has a mentor; until it is published nothing changes for either.

    Raises:
        Refused: nobody mentors them, or they are on no way.

    """
    team = context.team()
    them = find_person(team, hire)
    refuse_if(may_cover(context.relations(team, them.id), them, team.mentor(them.id)))
    entry = overview(context, team=team, among=(them.id,)).of(them.id)
    if not entry.on_way:
        raise Refused(Code.NOT_GOING, person=them.id, name=them.name, state=entry.state, on=None)
    return _write(context, kinds.MOVING, op, expected_version, hire=them)


def stay(context: ActorContext, hire: str, *, op: str | None = None, expected_version: int | None = None) -> Done:
    """Leave a hire with the mentor they have, after all.

    Raises:
        Refused: they are not matched anew in the draft.

    """
    team = context.team()
    them = find_person(team, hire)
    draft = draft_of(context, require_lead(context, team))
    if draft.open and them.id not in draft.moving:
        raise Refused(Code.NOT_MATCHED_ANEW, person=them.id, name=them.name)
    return _write(context, kinds.STAYING, op, expected_version, hire=them)


def review(context: ActorContext, *, op: str | None = None, expected_version: int | None = None) -> Done:
    """Note that whoever joined or left since the draft was begun has been seen."""
    draft = draft_of(context, require_lead(context, context.team()))
    return _write(context, kinds.REVIEWED, op, expected_version, _there(read_for(context, draft).pool))


def drop(context: ActorContext, *, op: str | None = None, expected_version: int | None = None) -> Done:
    """Throw the draft away; what was pinned and kept apart in it is gone, and can be taken back with undo."""
    return _write(context, kinds.DROPPED, op, expected_version)
