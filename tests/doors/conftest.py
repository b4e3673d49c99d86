"""A demo team with every kind of viewer in it, on a store that lets a verb run to its end and keeps nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from mentor_tui.catalogue.loader import load
from mentor_tui.demo.build import build
from mentor_tui.domain.catalogue import Catalogue
from mentor_tui.domain.curriculum import Item, PartDef
from mentor_tui.domain.journey import Journey
from mentor_tui.domain.permissions import Relation
from mentor_tui.domain.problems import Code, Trouble
from mentor_tui.domain.record import TEAM, Record
from mentor_tui.domain.relations import NO_CLAIMS, Claims
from mentor_tui.domain.rules.items import ItemCase
from mentor_tui.domain.standing import Standing
from mentor_tui.domain.standing_rows import ItemStanding
from mentor_tui.domain.team import Team
from mentor_tui.services import items, mentor_requests, pairing, people, things
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.store.memory import MemoryStore

NOW = datetime(2026, 3, 4, 10, tzinfo=UTC)
LINK = "https://help.example.com/conversations/48377"
IT = "it"
SPARE = "zoe"
"""A mentor with room for everybody, kept apart from nobody."""


class DryStore:
    """Reads what is there, holds copies, stores nothing: a verb that comes to its end would have done it.

    What is cached is kept, as the records that it was made of stay.
    """

    def __init__(self, store: MemoryStore) -> None:
        self._store = store
        self.worked_out: dict[object, Any] = {}
        self._records: dict[str, Record | None] = {}
        self._stamps: dict[str, dict[str, object]] = {}

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def read(self, record_id: str) -> Record | None:
        if record_id not in self._records:
            kept = self._store.read(record_id)
            # Its events are made once for all who are handed a copy.
            self._records[record_id] = kept and replace(kept, tail=[*kept.tail])
        return self._records[record_id]

    def stamps(self, family: str) -> dict[str, object]:
        if family not in self._stamps:
            self._stamps[family] = self._store.stamps(family)
        return self._stamps[family]

    def read_many(self, ids: Any) -> Iterator[tuple[str, Record | None]]:
        yield from ((name, self.read(name)) for name in ids)

    @contextmanager
    def edit(self, record_id: str, *, create: bool = False) -> Iterator[Record]:
        kept = self.read(record_id)
        if kept is None and not create:
            raise Trouble(Code.MISSING_RECORD, record=record_id, reason="never", good_generation=False)
        kept = kept or Record(record_id)
        yield replace(kept, facts=dict(kept.facts), tail=[*kept.tail], pending=[])

    def put_new(self, records: Any) -> None:
        pass

    def keep_text(self, digest: str, text: str) -> None:
        pass

    def set_mark(self, viewer: str, mark: Any) -> None:
        pass


class DryContext(ActorContext):
    """On a dry store, where nothing changes: the team, and how everybody stands, are worked out once for all who ask.

    A record to which a verb has written is a copy of its own, and is read as it is.
    """

    store: Any

    def team_of(self, record: Record) -> Team:
        """The team; a command on its record that has written something reads what it wrote."""
        if record.pending:
            return super().team_of(record)
        return self._once(TEAM, lambda: super(DryContext, self).team_of(self.store.read(TEAM)))

    def standing(self, journey: Journey, team: Team | None = None) -> Standing:
        """How somebody stands; what they do after something was written, to them or to the team, as written."""
        if journey.record.pending or (team is not None and team is not self.team()):
            return super().standing(journey, team)
        return self._once((journey.person, team is None), lambda: self._dry_standing(journey.person, team))

    def _dry_standing(self, person: str, team: Team | None) -> Standing:
        standing = super().standing(self.journey(person), team)
        work_out, known = standing.item, {**standing.by_id}

        def item(one: Item) -> ItemStanding:
            now = known.get(one.id)
            return now if now is not None and now.item is one else work_out(one)

        standing.item = item  # type: ignore[method-assign]
        return standing

    def relations(self, team: Team, person: str, claims: Claims = NO_CLAIMS) -> tuple[Relation, ...]:
        """What the acting person is to somebody; to a thing of theirs is asked each time."""
        if claims or team is not self.team():
            return super().relations(team, person, claims)
        return self._once((self.actor, "to", person), lambda: super(DryContext, self).relations(team, person))

    def _once(self, asked: object, work_out: Callable[[], Any]) -> Any:
        known = self.store.worked_out
        if asked not in known:
            known[asked] = work_out()
        return known[asked]


@cache
def shipped() -> Catalogue:
    return load([Path(__file__).parents[2] / "curricula"]).catalogue


@cache
def signed_by_leads() -> Catalogue:
    """The same curricula with every sign-off a lead's."""
    catalogue = shipped()
    found = {}
    for name, course in catalogue.curricula.items():
        phases = tuple(
            phase._replace(
                modules=tuple(
                    module._replace(
                        items=tuple(
                            item._replace(sign_off="lead") if item.sign_off == "mentor" else item
                            for item in module.items
                        )
                    )
                    for module in phase.modules
                )
            )
            for phase in course.phases
        )
        found[name] = course._replace(phases=phases)
    return catalogue._replace(curricula=found, digest=catalogue.digest + "-leads")


@cache
def with_parts() -> Catalogue:
    """The same curricula with what is a lead's part the part of IT, save the talk that ends the basics."""
    catalogue = shipped()
    found = {}
    for name, course in catalogue.curricula.items():
        phases = tuple(
            phase._replace(
                modules=tuple(
                    module._replace(
                        items=tuple(
                            item._replace(who=IT) if item.who == "lead" and not item.closes else item
                            for item in module.items
                        )
                    )
                    for module in phase.modules
                )
            )
            for phase in course.phases
        )
        found[name] = course._replace(phases=phases, parts=(PartDef(IT, "IT"),))
    return catalogue._replace(curricula=found, digest=catalogue.digest + "-parts")


class Cast:
    """The team, with a context for everybody.

    Args:
        catalogue: the curricula; where they name the part of IT, somebody beside has it, a mentor, and a hire.

    """

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._parts: dict[str, frozenset[str]] = {}
        store = MemoryStore()
        demo = build(store, shipped(), now=NOW)
        self.hire, self.mentor, self.lead = demo.hire, demo.mentor, demo.lead
        self.store: Any = store
        lead = self.context(self.lead)
        for given in (
            {"id": SPARE, "name": "Zoe Spare", "roles": "mentor", "room": "50"},
            {"id": "lee", "name": "Lee Elsewhere", "roles": "lead", "team": "night", "leads": "night"},
            {"id": "gil", "name": "Gil Gone", "roles": "mentor"},
            {"id": "otto", "name": "Otto Observer", "roles": "observer"},
        ):
            people.add_person(lead, given)
        if catalogue.parts:
            people.add_person(lead, {"id": "ida", "name": "Ida Admin", "roles": "", "parts": IT})
            for who in (SPARE, self.hire):
                people.edit_person(lead, who, {"parts": IT})
        people.set_last_day(lead, "gil", date(2026, 2, 27))
        pairing.cover(lead, self.hire, SPARE)
        mentor_requests.ask_for_another(self.context(self.hire))
        self.hires = [person.id for person in lead.team().with_role("hire")]
        self.names = {name: person.name for name, person in lead.team().people.items()}
        self._bring_about(lead)
        self.store = DryStore(store)

    def _bring_about(self, lead: ActorContext) -> None:
        """What the demo has none of: a programme ended early, closed, at rest, and a lead's own tick that waits."""
        going = [name for name in self.hires if self.state(name) == "going" and name != self.hire]
        self.ended, self.closed, self.resting, self.ticked = going[:4]
        people.end(lead, self.ended, finished=False, why="left us")
        people.end(lead, self.closed, finished=True)
        people.pause(lead, self.resting, NOW.date() - timedelta(days=1), None)
        standing = lead.standing(lead.journey(self.ticked))
        for now in standing.items:
            if now.item.sign_off != "none" and now.state in ("open", "started") and now.item.who == "hire":
                for _time in range(now.item.times - now.fact.count):
                    items.tick(lead, now.item.id, person=self.ticked, evidence=LINK, why="on paper")
                break

    def state(self, person: str) -> str:
        journey = self.context(person).journey(person)
        return journey.programme_on(date.max).state(journey.profile.start, NOW.date())

    def context(self, actor: str) -> ActorContext:
        kind = DryContext if isinstance(self.store, DryStore) else ActorContext
        return kind(self.store, lambda: self.catalogue, actor, lambda: NOW, restricted=True)

    def fresh(self, actor: str) -> ActorContext:
        """The same, with everything worked out each time."""
        return ActorContext(self.store, lambda: self.catalogue, actor, lambda: NOW, restricted=True)

    def parts(self, viewer: str) -> frozenset[str]:
        """The parts that somebody has: always the same, as nothing that is done here is stored."""
        if viewer not in self._parts:
            context = self.context(viewer)
            self._parts[viewer] = things.parts_of(context, context.team().acting(viewer))
        return self._parts[viewer]

    def case(self, viewer: str, standing: Standing, now: ItemStanding) -> ItemCase:
        """An item of somebody's as it stands in the queue of whoever has the part."""
        context = self.context(viewer)
        relations = context.relations(context.team(), standing.person)
        return ItemCase(standing, now, things.to_item(relations, now, self.parts(viewer)), viewer)

    @property
    def viewers(self) -> dict[str, str]:
        """Who looks: what they are to the hire of the story -> id."""
        owners = {track.owner for track in self.catalogue.tracks.values() if track.owner}
        known = self.context(self.lead).team().people
        found = {
            "hire": self.hire,
            "other hire": self.resting,
            "mentor": self.mentor,
            "stand-in": SPARE,
            "lead": self.lead,
            "lead of another team": "lee",
            "observer": "otto",
            "somebody who left": "gil",
        }
        found |= {"whoever has the part": "ida"} if self.catalogue.parts else {}
        return found | {f"owner {name}": name for name in sorted(owners & known.keys())}

    @property
    def owners(self) -> list[str]:
        """Whose items and side tasks: the hire of the story, everybody whose programme is special, and a few more."""
        special = [self.hire, self.ended, self.closed, self.resting, self.ticked]
        return [*special, *[name for name in self.hires if name not in special][:3], self.mentor, "otto"]


@cache
def cast(made: str = "shipped") -> Cast:
    return Cast({"shipped": shipped, "leads sign": signed_by_leads, "parts": with_parts}[made]())
