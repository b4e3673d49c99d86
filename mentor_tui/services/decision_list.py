"""Reading decisions: all that the acting person may read, what of it is theirs to read first, who sits with product teams."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from mentor_tui.domain.decisions import Decision, Proof, decision_docs
from mentor_tui.domain.gap import Asked, gap
from mentor_tui.domain.growth_content import Position, ProductArea
from mentor_tui.domain.journey import Journey
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.people import Person
from mentor_tui.domain.permissions import Relation
from mentor_tui.domain.problems import BadUse, Code, Trouble
from mentor_tui.domain.record import PEOPLE, Record, person_record, restricted_record, thing
from mentor_tui.domain.restricted import REMARK
from mentor_tui.domain.rules import decisions as rules
from mentor_tui.domain.rules.decisions import may_decide
from mentor_tui.domain.standing import Standing
from mentor_tui.domain.team import Team
from mentor_tui.services.actor_context import ActorContext, sound
from mentor_tui.services.where_i_stand import position_of

CACHE = "decisions"


class ReadDecision(NamedTuple):
    """A decision before somebody who may read it.

    Attributes:
        relations: what they are to whom it is about.
        opens: the day from which the team reads it whatever happens.
        open: whether the team reads it today.

    """

    decision: Decision
    relations: tuple[Relation, ...]
    opens: date
    open: bool

    @property
    def unread(self) -> bool:
        """Whether it is about the acting person, who has not said yet that they have read it."""
        one = self.decision
        return "own" in self.relations and not one.acknowledged and not one.withdrawn


class OpenDecision(NamedTuple):
    """One decision in full.

    Attributes:
        mine: how each competency that it rests on stands for whoever reads it, and their way there; by competency.
        remark: what leads remarked on it, "" for nothing, and for everybody else.
        asked_anyway: whether the reader's own position asks all of that.

    """

    read: ReadDecision
    mine: Mapping[str, Asked]
    remark: str = ""
    asked_anyway: bool = False

    @property
    def compares(self) -> bool:
        """Whether there is anything in it to hold oneself against."""
        return bool(self.mine) and not self.asked_anyway

    @property
    def decision(self) -> Decision:
        """The decision."""
        return self.read.decision

    @property
    def proofs(self) -> Mapping[str, Proof]:
        """What it rests on."""
        return self.read.decision.proofs


@dataclass(frozen=True)
class DecisionsPage:
    """All decisions that the acting person may read.

    Attributes:
        reads: the decisions, the latest first.
        standing: how they stand themselves, None where they have no record that can be read.
        decides: those about whom they may decide, with their names; whoever only observes holds no position.

    """

    reads: tuple[ReadDecision, ...]
    standing: Standing | None
    people: Mapping[str, Person]
    names: Mapping[str, str]
    decides: tuple[tuple[str, str], ...]
    today: date

    def in_full(self, read: ReadDecision) -> OpenDecision:
        """One of them with the gap of whoever reads it; without the remark, which is kept elsewhere."""
        return _opened(read, self.standing)


class DecisionPage(NamedTuple):
    """One decision on a page of its own.

    Attributes:
        standing: how whoever reads it stands, None where they have no record that can be read.
        person: whom it is about.
        me, relations: whoever reads it, and what they are to themselves.
        position: the one to which it leads, None where it leads to none that a file has.

    """

    one: OpenDecision
    standing: Standing | None
    person: Person
    me: Person
    relations: tuple[Relation, ...]
    position: Position | None
    names: Mapping[str, str]
    today: date


class Embed(NamedTuple):
    """Somebody from support inside a product team."""

    decision: Decision
    area: str
    state: str
    left: int


class EmbedsPage(NamedTuple):
    """Who sits with product teams.

    Attributes:
        embeds: those of today and those to come, then those that are over, the latest first.
        areas: every product area, in the order of the files.

    """

    embeds: tuple[Embed, ...]
    areas: tuple[ProductArea, ...]
    today: date

    def inside(self, area: str) -> tuple[Embed, ...]:
        """Who sits with the team of an area today."""
        return tuple(one for one in self.embeds if one.area == area and one.state == "now")


def decisions(context: ActorContext, *, team: Team | None = None) -> tuple[ReadDecision, ...]:
    """Every decision that the acting person may read, the latest first. No history is read for it."""
    team = team or context.team()
    today = context.today()
    found = []
    for one, opens in _all(context, team):
        relations = context.relations(team, one.person)
        if rules.may_read(one, relations, opens, today):
            found.append(ReadDecision(one, relations, opens, bool(one.acknowledged) or opens <= today))
    return tuple(sorted(found, key=lambda read: (read.decision.on, read.decision.at), reverse=True))


def came_to(one: Decision, former: Mapping[str, str]) -> str:
    """The position to which somebody came by a decision that stands, by the id that it has today; "" for none."""
    by_it = one.kind in ("promotion", "move", "back") and not one.withdrawn
    return former.get(one.to, one.to) if by_it else ""


def decisions_page(context: ActorContext) -> DecisionsPage:
    """Everything that is shown where decisions are listed."""
    team = context.team()
    decides = tuple(
        (person.id, person.name)
        for person in team.people.values()
        if not person.only_observes and may_decide(context.relations(team, person.id), person) is None
    )
    return DecisionsPage(
        decisions(context, team=team),
        _own_standing(context, team),
        team.people,
        team.names,
        decides,
        context.today(),
    )


def open_decision(context: ActorContext, name: str, *, team: Team | None = None) -> OpenDecision:
    """One decision in full, with the gap of whoever reads it against the same evidence.

    Args:
        context: who reads.
        name: ``person/number``; the number alone, or the person alone, is enough where it is plain.
        team: the roster, where the caller has it.

    Raises:
        BadUse: there is none of this name that they may read.

    """
    team = team or context.team()
    known = decisions(context, team=team)
    wanted = name.strip().lower()
    fits = [read for read in known if wanted in (read.decision.id, read.decision.number, read.decision.person)]
    fits = [read for read in fits if read.decision.id == wanted] or fits[:1]
    if not fits:
        raise BadUse(Code.UNKNOWN_DECISION, decision=name, near=None, person="", name="")
    return _opened(fits[0], _own_standing(context, team), _remark(context, fits[0]))


def decision_page(context: ActorContext, name: str) -> DecisionPage:
    """One decision with all that stands beside it on its page; see ``open_decision``."""
    team = context.team()
    one = open_decision(context, name, team=team)
    positions, former = context.catalogue.positions, context.catalogue.former_positions
    return DecisionPage(
        one,
        _own_standing(context, team),
        team.people[one.decision.person],
        team.people[context.actor],
        context.relations(team, context.actor),
        positions.get(former.get(one.decision.to, one.decision.to)),
        team.names,
        context.today(),
    )


def _opened(read: ReadDecision, standing: Standing | None, remark: str = "") -> OpenDecision:
    """A decision with what it means for whoever reads it."""
    held = position_of(standing.catalogue, standing.profile) if standing is not None else None
    asks = held.asks if held is not None else {}
    proofs = read.decision.proofs
    anyway = bool(proofs) and all(asks.get(name, 0) >= proof.level for name, proof in proofs.items())
    return OpenDecision(read, _mine(read, standing), remark, anyway)


def _own_standing(context: ActorContext, team: Team) -> Standing | None:
    if team.person(context.actor) is None:
        return None
    with suppress(Trouble):
        return context.standing(context.journey(context.actor), team)
    return None


def _mine(read: ReadDecision, standing: Standing | None) -> Mapping[str, Asked]:
    """How whoever reads it stands in each competency that a decision about somebody else rests on."""
    if standing is None or "own" in read.relations:
        return {}
    asks = {name: proof.level for name, proof in read.decision.proofs.items()}
    return {row.competency: row for row in gap(standing, asks)}


def _remark(context: ActorContext, read: ReadDecision) -> str:
    if "lead" not in read.relations or "own" in read.relations or not context.restricted:
        return ""
    with suppress(Trouble):
        kept = context.store.read(restricted_record(read.decision.person))
        fact = kept.facts.get(thing(REMARK, read.decision.number)) if kept is not None else None
        return str(fact["text"]) if fact else ""
    return ""


def embeds(context: ActorContext, *, team: Team | None = None) -> EmbedsPage:
    """Who sits with which product team, as far as the acting person may know it."""
    today, former = context.today(), context.catalogue.former_product_areas
    found = []
    for read in decisions(context, team=team):
        one = read.decision
        if one.kind == "embed" and not one.withdrawn:
            left = (one.until - today).days if one.until is not None else 0
            state = "coming" if one.on > today else "now" if one.embedded_on(today) else "over"
            found.append(Embed(one, former.get(one.area, one.area), state, left))
    found.sort(key=lambda embed: ("now", "coming", "over").index(embed.state))
    return EmbedsPage(tuple(found), tuple(context.catalogue.product_areas.values()), today)


def _all(context: ActorContext, team: Team) -> Iterable[tuple[Decision, date]]:
    """Every decision about anybody on the roster, with the day on which it opens: from the cache where the record is the same."""
    key = [context.catalogue.digest, 1]
    stamps = context.store.stamps(PEOPLE)
    cached = context.store.cached(CACHE)
    rows: dict[str, Any] = cached["rows"] if isinstance(cached, dict) and cached.get("key") == key else {}
    now: dict[str, Any] = {}
    stale = []
    for name in team.people:
        row, stamp = rows.get(name), stamps.get(person_record(name))
        if row is not None and row[0] == stamp:
            now[name] = row
        else:
            stale.append(name)
    for record_id, record in context.store.read_many(person_record(name) for name in stale):
        if isinstance(record, Record):
            # One that is damaged is told where the team is, and hides nobody else's.
            with suppress(Trouble), sound(record_id):
                now[record_id.partition("/")[2]] = [stamps.get(record_id), _row(context, record)]
    if stale and now != rows:
        context.store.cache(CACHE, {"key": key, "rows": now})
    for name, (_stamp, row) in now.items():
        for number, fact, opens in row:
            yield Decision.of(name, number, fact), date.fromisoformat(opens)


def _row(context: ActorContext, record: Record) -> list[Any]:
    docs = decision_docs(record)
    if not docs:
        return []
    standing = context.standing(Journey(record))
    zone = context.zone(standing.profile)
    days = {number: datetime.fromisoformat(fact["at"]).astimezone(zone).date() for number, fact in docs.items()}
    return [
        [number, fact, rules.opens_on(standing.calendar, days[number]).isoformat()] for number, fact in docs.items()
    ]
