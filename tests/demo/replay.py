"""Carrying out a made-up past once more, command by command, through the services as they were on that day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time

from mentor_tui.domain.catalogue import Catalogue
from mentor_tui.domain.curriculum import Curriculum, Module
from mentor_tui.domain.history import to_seal
from mentor_tui.domain.record import BOARD, PEOPLE, TEAM, Event, Record, kind_of, name_of
from mentor_tui.domain.rules.decisions import Wording
from mentor_tui.services import (
    agenda,
    all_hands,
    areas,
    briefings,
    capacities,
    checkins,
    closings,
    decisions,
    fit,
    items,
    levels,
    notes,
    openings,
    pairing,
    people,
    programmes,
    promises,
    proposals,
    questions,
    side_tasks,
    stand_ins,
    stuck,
)
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.backfill import bring_in
from mentor_tui.services.table_columns import FileRow
from mentor_tui.store.memory import MemoryStore
from tests.services.importing import import_people

Command = list[tuple[str, Event]]


class KeptStore(MemoryStore):
    """Writes bytes as any does, and hands out copies of what it wrote, not what it reads of them again for each command."""

    def __init__(self) -> None:
        super().__init__()
        self._kept: dict[str, tuple[bytes, Record]] = {}

    def stored(self, record_id: str) -> Record | None:
        data, kept = self._kept.get(record_id, (b"", None))
        if kept is None or data is not self._records.get(record_id):
            return super().stored(record_id)
        return replace(kept, facts=dict(kept.facts), tail=[*kept.tail], pending=[])

    def _store(self, record: Record, version: int) -> None:
        seal = to_seal(record)
        super()._store(record, version)
        kept = replace(record, version=version, facts=dict(record.facts), tail=record.tail[seal:], pending=[])
        kept.sealed += seal
        self._kept[record.id] = self._records[record.id], kept

    def read_anew(self) -> None:
        """Go on with the bytes, of which all has to come that was handed out."""
        for record_id, (data, kept) in self._kept.items():
            assert data is self._records[record_id]
            assert super().stored(record_id) == kept
        self._kept.clear()


def moment(event: Event) -> datetime:
    return datetime.fromisoformat(event.at)


def records(store: MemoryStore) -> list[str]:
    return [TEAM, *store.ids(BOARD), *store.ids(PEOPLE)]


def commands(store: MemoryStore) -> Iterator[Command]:
    """Events of one operation together, in the order of time; the team's first where two fall together."""
    found: dict[str, Command] = {}
    for record in records(store):
        for event in store.history(record):
            found.setdefault(event.op, []).append((record, event))
    yield from sorted(found.values(), key=lambda rows: rows[0][1].at)


def carry_out(told: MemoryStore, catalogue: Catalogue) -> MemoryStore:
    store = KeptStore()
    for rows in commands(told):
        event = rows[0][1]
        at = moment(event)
        _do(ActorContext(store, lambda: catalogue, event.by, lambda at=at: at), rows)
    store.read_anew()
    return store


def _wording(rows: Command) -> Wording:
    event, terms = rows[0][1], rows[0][1].terms
    out = terms["kind"] == "out"
    return Wording(
        terms["kind"],
        terms["to"],
        _day(terms["on"]),
        event.why,
        {part.terms["competency"]: part.text for _, part in rows if part.kind == "evidenced"},
        "" if out else event.text,
        tuple(terms.get("asked", ())),
        terms.get("area", ""),
        _day(terms.get("until")),
        terms.get("keeps"),
        event.text if out else "",
    )


def _propose(context: ActorContext, event: Event) -> None:
    """Better words, with the curriculum as it was then: the one in use says them already."""
    curriculum, item, _number = name_of(event.thing).split("/")
    now = context.catalogue.curricula[curriculum]
    was = {event.terms["field"]: event.terms["was"]}

    def before(module: Module) -> Module:
        return module._replace(items=tuple(one._replace(**was) if one.id == item else one for one in module.items))

    phases = (phase._replace(modules=tuple(map(before, phase.modules))) for phase in now.phases)
    then = Curriculum(**{**now._asdict(), "phases": tuple(phases)})
    catalogue = context.catalogue._replace(curricula={**context.catalogue.curricula, curriculum: then})
    at = ActorContext(context.store, lambda: catalogue, context.actor, context.clock)
    proposals.propose(at, f"{curriculum}/{item}", event.terms["field"], event.text, op=event.op)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _spelled(terms: dict) -> dict[str, str]:
    return {key: ",".join(value) if isinstance(value, list) else str(value) for key, value in terms.items()}


def _do(context: ActorContext, rows: Command) -> None:
    record, event = rows[0]
    person = name_of(event.thing).rpartition("/")[2] if record == TEAM else record.partition("/")[2]
    terms, text, op = event.terms, event.text, event.op
    match kind_of(event.thing), event.kind:
        case "person", "joined" if event.by == person:
            people.found_team(context, terms["name"], login=terms["login"], person=person, op=op)
        case "person", "joined":
            given: dict[str, str] = {"id": person}
            for _, part in rows:
                given |= _spelled(part.terms)
            # The day of enrolling is that on which it is said.
            given.pop("noted", "")
            if given.pop("imported", ""):
                import_people(context, [given], op=op)
            else:
                people.add_person(context, given, new=True, op=op)
        case "person", "edited" if "left" in terms:
            people.set_last_day(context, person, _day(terms["left"]), op=op)
        case "person", "edited":
            given = {}
            for _, part in rows:
                given |= _spelled({"position": part.terms["position"]} if part.kind == "set" else part.terms)
            people.edit_person(context, person, given, op=op)
        case "room", _:
            capacities.set_capacity(context, person, **terms, op=op)
        case "pairing", "paired":
            pairing.reassign(context, person, terms["mentor"], why=text, op=op)
        case "pairing", "reassigned":
            pairing.reassign(context, person, terms["mentor"], why=text, reason=terms["reason"], op=op)
        case "pairing", "unpaired":
            pairing.unpair(context, person, why=text, reason=terms["reason"], op=op)
        case "pairing", "covered":
            pairing.cover(context, person, terms["stand_in"], until=_day(terms["until"]), why=text, op=op)
        case "cover-ask", "asked":
            stand_ins.ask(context, person, _day(terms["from"]), _day(terms["until"]), why=text, op=op)
        case "cover-ask", "agreed":
            stand_ins.agree(context, name_of(event.thing).partition("/")[0], op=op)
        case "hold", "took" | "lined":
            assert side_tasks.take(context, name_of(event.thing).partition("/")[0], op=op).verb == event.kind
        case "hold", "confirmed":
            side_tasks.confirm(context, person, name_of(event.thing).partition("/")[0], why=text, op=op)
        case "competency", "shown":
            day = date.fromisoformat(terms["day"])
            levels.write_example(
                context, person, event.on, terms["level"], text, ref=terms.get("ref", ""), on=day, op=op
            )
        case "competency", "confirmed":
            levels.confirm_level(context, person, event.on, terms["level"], op=op)
        case "decision", "decided":
            decisions.decide(context, person, _wording(rows), op=op)
        case "decision", "acknowledged":
            decisions.acknowledge(context, event.on, op=op)
        case "profile", "leave":
            first, last = map(date.fromisoformat, terms["leave"][-1])
            people.set_leave(context, person, first, last, op=op)
        case "profile", "wished":
            people.set_wishes(context, person, terms["wishes"], op=op)
        case "programme", "began":
            programmes.begin_programme(context, person, terms["curriculum"], _day(terms["since"]), why=text, op=op)
        case "programme", "paused":
            people.pause(context, person, _day(terms["from"]), _day(terms["until"]), why=text, op=op)
        case "programme", "extended":
            people.extend(context, person, terms["days"], why=text, op=op)
        case "programme", "finished" | "ended":
            people.end(context, person, finished=event.kind == "finished", why=text, op=op)
        case "sessions", _:
            next_at = datetime.fromisoformat(terms["next"]) if "next" in terms else None
            notes.session(context, person, text, did=terms["did"], next_at=next_at, op=op)
        case "agenda", _:
            agenda.bring_up(context, person, text, op=op)
        case "checkins", _:
            checkins.check_in(context, terms["word"], text, op=op)
        case "notes", _:
            notes.note(context, person, text, op=op)
        case "opening", "opened":
            days = {"begins": _day(terms.get("from")), "closes": _day(terms.get("closes"))}
            more = {"position": terms.get("position", ""), "places": terms["places"], **days}
            openings.add_opening(context, text, gap=event.why, **more, op=op)
        case "opening", "interested":
            openings.interest(context, event.on, not_now=False, op=op)
        case "reading", _:
            briefings.read_briefing(context, event.on, briefing=terms["briefing"], op=op)
        case "proposal", "proposed":
            _propose(context, event)
        case "proposal", "taken":
            proposals.take(context, int(event.thing.rpartition("/")[2]), op=op)
        case "briefing", _:
            nothing = terms.get("nothing", False)
            briefings.brief(context, event.on, text, on=_day(terms.get("on")), nothing=nothing, op=op)
        case "lock", _:
            side_tasks.open_lock(context, person, event.on, why=text, op=op)
        case "fit", kind:
            _fit(context, person, event, kind)
        case "block", "kept":
            begin = time.fromisoformat(terms["begin"])
            whose = None if context.actor == person else person
            side_tasks.keep_block(context, event.on, terms["weekday"], begin, terms["minutes"], person=whose, op=op)
        case "all-hands", "called":
            all_hands.call(context, date.fromisoformat(terms["until"]), text, op=op)
        case "item" | "question", "asked" | "answered" | "settled":
            _on_question(context, person, event)
        case "stuck", "stuck":
            stuck.stuck(context, event.on, waits_for=terms["waits_for"], why=text, part=terms["part"], op=op)
        case "stuck", "free":
            stuck.unstuck(context, event.on, person=person, op=op)
        case "promise", "promised":
            promises.promise(context, person, text, due=date.fromisoformat(terms["due"]), op=op)
        case "promise", "kept":
            promises.keep(context, person, int(event.on), op=op)
        case "promise", "let-go":
            promises.let_go(context, person, int(event.on), why=text, op=op)
        case "item", "ticked" if "on" in terms:
            bring_in(context, [FileRow(1, {"person": person, "item": event.on, "on": terms["on"]})], op=op)
        case "closing", "answered":
            closings.close(context, person, name_of(event.thing), text, thanks=event.why, op=op)
        case "item" | "task" | "again", kind:
            _on_item(context, person, event, kind)
        case "area" | "area-log", kind:
            _on_area(context, event, kind)
        case other:
            raise AssertionError(other)


def _on_item(context: ActorContext, person: str, event: Event, kind: str) -> None:
    whose = None if context.actor == person else person
    match kind:
        case "ticked":
            prior = event.terms.get("prior", False)
            items.tick(context, event.on, person=whose, evidence=event.text, prior=prior, op=event.op)
        case "sent":
            items.send(context, event.on, person=whose, evidence=event.text, op=event.op)
        case "signed":
            items.sign_off(context, person, event.on, lines="all", sure=True, text=event.text, op=event.op)
        case "returned":
            items.send_back(context, person, event.on, text=event.text, unseen=event.terms["unseen"], op=event.op)
        case "said":
            items.say(context, whose, event.on, event.text, op=event.op)
        case other:
            raise AssertionError(other)


def _on_question(context: ActorContext, person: str, event: Event) -> None:
    match event.kind:
        case "asked":
            name = event.on if kind_of(event.thing) == "item" else ""
            questions.ask(context, event.text, name, to=event.terms.get("to", ""), op=event.op)
        case "answered":
            questions.answer(context, person, event.text, event.on, op=event.op)
        case _:
            questions.settle(context, person, event.on, op=event.op)


def _fit(context: ActorContext, person: str, event: Event, kind: str) -> None:
    name, why, op, terms = event.on, event.text, event.op, event.terms
    standing = context.standing(context.journey(person))
    day = standing.calendar.date_of(standing.due_day(terms["by_day"])) if "by_day" in terms else context.today()
    match kind:
        case "skipped":
            fit.skip(context, person, name, why=why, op=op)
        case "moved":
            fit.move(context, person, name, day, why=why, op=op)
        case "added":
            given = {key: terms[key] for key in ("kind", "minutes", "who", "sign_off", "evidence", "link")}
            wanted = fit.Wanted(event.text, terms["module"], day, **given)
            assert fit.add(context, person, wanted, why=event.why, op=op).on == name
        case other:
            raise AssertionError(other)


def _on_area(context: ActorContext, event: Event, kind: str) -> None:
    area, who, op = event.on, event.terms.get("person"), event.op
    match kind:
        case "owned":
            areas.own(_before_customers_first(context), area, who, op=op)
        case "handed-over":
            areas.hand_over(_before_customers_first(context), area, who, word=event.text, op=op)
        case "asked-to-own":
            areas.own(_before_customers_first(context), area, op=op)
        case "backed":
            areas.back_up(context, area, who, op=op)
        case "contributes":
            areas.join(_roomy(context), area, op=op)
        case "freed":
            areas.leave(context, area, why=event.text, op=op)
        case "logged":
            areas.log(context, area, event.text, op=op)
        case other:
            raise AssertionError(other)


def _before_customers_first(context: ActorContext) -> ActorContext:
    """As it was before the team said how much of a week is with customers: who is over it now has been since."""
    known = context.catalogue
    free = known._replace(budget=known.budget._replace(customers_first=0))
    return ActorContext(context.store, lambda: free, context.actor, context.clock)


def _roomy(context: ActorContext) -> ActorContext:
    """As it was while the areas had more places: one that is crowded today was none when they joined."""
    known = context.catalogue
    roomy = {name: area._replace(places=area.places + 1) for name, area in known.areas.items()}
    return ActorContext(context.store, lambda: known._replace(areas=roomy), context.actor, context.clock)
