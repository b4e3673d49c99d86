"""Publishing pairs: all of them in one commit of the team's record, or none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import suppress

from mentor_tui.domain.matching.draft import MATCHING, PUBLISHED, Draft, plan_of
from mentor_tui.domain.matching.places import TENTHS
from mentor_tui.domain.matching.proposal import Match
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.permissions import refusal
from mentor_tui.domain.problems import Code, Problem, Refused, refuse_if
from mentor_tui.domain.record import TEAM, Event, thing
from mentor_tui.domain.rules.pairing import may_set_capacity
from mentor_tui.domain.rules.people import as_lead
from mentor_tui.domain.team import PAIRING, ROOM, Team
from mentor_tui.domain.text import said
from mentor_tui.services.actor_context import ActorContext, Done, find_person, new_op
from mentor_tui.services.command import Command, command
from mentor_tui.services.matching.drafting import draft_of
from mentor_tui.services.matching.reading import require_lead, seekers
from mentor_tui.services.mentors import read_mentors, taken_from
from mentor_tui.services.overview import overview
from mentor_tui.services.pairing import settle
from mentor_tui.services.results import Published


class Stale(NamedTuple):
    """A pair that is not as it was shown: ``paired``, ``gone`` or ``joined`` meanwhile, or the rules that keep it apart now."""

    hire: str
    mentor: str
    why: tuple[str, ...]


def publish(
    context: ActorContext,
    pairs: Sequence[tuple[str, str]],
    *,
    why: str = "",
    expected_version: int | None = None,
    fresh: bool = False,
    from_other_teams: bool = False,
    op: str | None = None,
) -> Done:
    """Make pairs real, together with what the draft lets their mentors carry.

    Everything is checked once more on the team as it stands, while nobody else can change it: whoever was faster wins,
    and the other's batch is refused as a whole.

    Args:
        context: the lead who acts.
        pairs: hire and mentor, by id, as they were shown.
        why: a word for everybody concerned; it stands in the history of each pair.
        expected_version: the version of the draft that was shown; None does not ask.
        fresh: leave the draft aside, and as it is.
        from_other_teams: take mentors of teams that the lead does not lead, though hires there have nobody.
        op: operation id.

    Raises:
        Refused: there is nothing to publish; it takes places that another team’s hires need; the draft, or what it was
            made from, has changed since.

    """
    operation = op or new_op()
    me = require_lead(context, context.team())
    draft = Draft() if fresh else draft_of(context, me)
    hires = [hire for hire, _mentor in pairs]
    with command(context, TEAM, lambda it: may_publish(it, hires), op=operation) as it:
        done = (
            it.done("published", "")
            if it.repeated
            else _publish(context, it, draft, pairs, said(why), expected_version, from_other_teams)
        )
    # Asked for again, it closes just the draft that it was asked for; a new one has another version.
    if draft.open and (done.events or draft.seq == expected_version):
        _close(context, plan_of(me), operation, draft, len(pairs))
    return done


def may_publish(it: Command, hires: Iterable[str]) -> Problem | None:
    """Why the acting person may not say who mentors some hires, or None."""
    if problem := refusal("pair", as_lead(it.team.acting(it.context.actor)), person="", on="", title=""):
        return problem
    known = (it.team.people[hire] for hire in hires if hire in it.team.people)
    problems = (refusal("pair", it.relations(them.id), person=them.id, on=them.id, title=them.name) for them in known)
    return next((problem for problem in problems if problem is not None), None)


def _publish(
    context: ActorContext,
    at: Command,
    draft: Draft,
    pairs: Sequence[tuple[str, str]],
    text: str,
    expected_version: int | None,
    from_other_teams: bool,
) -> Done:
    if expected_version is not None and draft.seq != expected_version:
        raise Refused(Code.CHANGED_SINCE, on=MATCHING, by=draft.by, at=draft.at, kind="draft")
    if not pairs:
        raise Refused(Code.NOTHING_TO_PUBLISH)
    team = at.team
    view = overview(context, team=team)
    match = Match(seekers(context, moving=draft.moving, sizes=draft.sizes, freed=False, view=view).pool)
    check_pairs(match, team, pairs)
    if not from_other_teams:
        refuse_if(next(iter(taken_from(context, team, pairs, view)), None))
    names = tuple((team.people[hire].name, team.people[one].name) for hire, one in pairs if team.mentor(hire) != one)
    events = _write(at, team, match, pairs, draft, text)
    return at.done("published", "", "", events, Published(names))


def check_pairs(match: Match, team: Team, pairs: Sequence[tuple[str, str]]) -> None:
    """Make sure that pairs can be made as they were shown, all of them.

    Args:
        match: the pool as it stands now.
        team: the roster as it stands now.
        pairs: hire and mentor, by id.

    Raises:
        Refused: somebody is in it twice, or is paired already, or rules keep a pair apart by now.

    """
    scores = match.scores
    changed = []
    taken: Counter[str] = Counter()
    for hire, mentor in pairs:
        find_person(team, hire), find_person(team, mentor)
        if hire not in scores.rows:
            changed.append(Stale(hire, mentor, ("paired" if team.mentor(hire) else "gone",)))
        elif mentor not in scores.columns:
            changed.append(Stale(hire, mentor, ("leaving",)))
        else:
            stays = scores.own.get(scores.rows[hire]) == scores.columns[mentor]
            taken[mentor] += not stays
            rules = scores.rules(hire, mentor)
            if not rules and not stays and taken[mentor] > len(scores.places[scores.columns[mentor]]):
                rules = ("capacity",)
            if rules:
                changed.append(Stale(hire, mentor, rules))
    twice = [hire for hire, count in Counter(hire for hire, _mentor in pairs).items() if count > 1]
    if twice:
        raise Refused(Code.TWICE_IN_BATCH, person=twice[0], name=team.people[twice[0]].name)
    if changed:
        raise stale(team, changed)


def stale(team: Team, changed: Sequence[Stale]) -> Refused:
    """The refusal of a batch, with the pairs that stand in its way."""
    names = {name: team.people[name].name for one in changed for name in (one.hire, one.mentor)}
    return Refused(Code.DRAFT_STALE, stale=list(changed), names=names)


def _write(
    at: Command, team: Team, match: Match, pairs: Sequence[tuple[str, str]], draft: Draft, text: str
) -> list[Event]:
    context, since = at.context, at.context.today().isoformat()
    events: list[Event] = []
    for hire, mentor in pairs:
        old = team.mentor(hire)
        if old == mentor:
            continue
        parts = match.scores.parts(hire, mentor)
        terms: dict[str, object] = {"mentor": mentor, "since": since, "score": sum(parts.values()) / TENTHS}
        terms["parts"] = {name: points / TENTHS for name, points in parts.items()}
        if old:
            terms["reason"] = "moved"
        events.append(at.write("reassigned" if old else "paired", thing(PAIRING, hire), terms, text=text))
        events += settle(at, hire)
    if not events:
        raise Refused(Code.NOTHING_TO_PUBLISH)
    known = read_mentors(context, team)
    matched = {mentor for _hire, mentor in pairs}
    for mentor, size in sorted(draft.sizes.items()):
        if mentor in matched:
            refuse_if(may_set_capacity(known, at.relations(mentor), team.people[mentor]))
            sized = {key: value for key, value in size._asdict().items() if value is not None}
            events.append(at.write("room", thing(ROOM, mentor), sized))
    return events


def _close(context: ActorContext, plan: str, op: str, draft: Draft, count: int) -> None:
    """End the draft, unless somebody has changed it meanwhile: what they asked for then is not lost.

    The pairs stand already: a draft that cannot be closed has nobody left to match.
    """
    with suppress(Problem), command(context, plan, lambda it: may_publish(it, ()), op=op) as it:
        if not it.repeated and Draft.of(it.record).seq == draft.seq:
            it.write(PUBLISHED, MATCHING, {"pairs": count})


class Message(NamedTuple):
    """What somebody will be told once pairs are published: a hire of their mentor, a mentor of their hires.

    Attributes:
        to: person id.
        others: the mentor of a hire, or the hires of a mentor.

    """

    to: str
    hire: bool
    others: tuple[str, ...]


def messages(pairs: Sequence[tuple[str, str]]) -> tuple[Message, ...]:
    """Whom publishing some pairs concerns: the hires in their order, then the mentors."""
    hires: dict[str, list[str]] = {}
    for hire, mentor in pairs:
        hires.setdefault(mentor, []).append(hire)
    told = [Message(hire, True, (mentor,)) for hire, mentor in pairs]
    return (*told, *(Message(mentor, False, tuple(theirs)) for mentor, theirs in sorted(hires.items())))
