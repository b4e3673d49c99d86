"""The page of Mentees: what a mentor has before them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from mentor_tui.domain.mentoring import Tie, pairs_of
from mentor_tui.domain.people import Person
from mentor_tui.domain.permissions import Relation
from mentor_tui.domain.rules.handover import HandoverChange, handover_change
from mentor_tui.domain.rules.items import ItemCase
from mentor_tui.domain.rules.side_tasks import TaskCase
from mentor_tui.domain.shared import Shared
from mentor_tui.domain.standing import Standing
from mentor_tui.domain.team import Team
from mentor_tui.services.abouts import CarriedLoad
from mentor_tui.services.actor_context import ActorContext, zone_of
from mentor_tui.services.asking import asked_calls
from mentor_tui.services.calls import Call, in_order
from mentor_tui.services.closing_calls import once_mentored
from mentor_tui.services.debt_calls import mentors_debt_calls, owed_talk
from mentor_tui.services.first_talk import to_begin_with
from mentor_tui.services.mentors import carried
from mentor_tui.services.overview import Digest, overview
from mentor_tui.services.own_items import labels_of
from mentor_tui.services.personal_calls import mentor_calls, mentored, part_calls, ties
from mentor_tui.services.sweep import Reached, reached
from mentor_tui.services.things import parts_of, task_case, to_item, to_thread
from mentor_tui.services.unreadable_calls import unreadable_calls
from mentor_tui.services.waiting_words import maintainer_calls
from mentor_tui.services.working_time import left_in, minute_of


@dataclass(frozen=True)
class MenteesPage:
    """A mentor's place: the queue, and a row for each mentee.

    Attributes:
        queue: what waits, most pressing first.
        standings: hire -> their standing, for the detail beside the queue.
        rows: hires with their digests, in the order of who needs them, those who are to come last.
        covering: hires for whom the mentor only stands in.
        ties: hire -> how the mentor stands to them, where the hire comes, goes, or is shared.
        handed: hires with a handover: somebody mentored them before, or is to.
        home: hire -> minutes until they go home, for those at work now.
        minutes: about how long the queue takes.
        carried: the mentor's load beside what they can carry.
        relations: hire -> what the mentor is to them.
        handovers: hire -> the change of mentor that is handed over.
        cases: hire, item or side task -> what the rules judge, for what the queue is about.
        labels: hire -> item or side-task id -> what lists call it, as their own curriculum says it.
        unreadable: what cannot be read, and which of the mentees it hides.
        shared: hire -> what they and the mentor share, as long as these two have not talked.
        reached: hires whom the mentor answered today, and when they read it.

    """

    me: Person
    queue: tuple[Call, ...]
    standings: Mapping[str, Standing]
    rows: tuple[tuple[Person, Digest], ...]
    covering: frozenset[str]
    home: Mapping[str, int]
    names: Mapping[str, str]
    carried: CarriedLoad
    ties: Mapping[str, Tie]
    handed: frozenset[str]
    people: Mapping[str, Person]
    relations: Mapping[str, tuple[Relation, ...]]
    handovers: Mapping[str, HandoverChange]
    cases: Mapping[tuple[str, str], ItemCase | TaskCase]
    today: date
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    unreadable: tuple[Call, ...] = ()
    reached: tuple[Reached, ...] = ()
    parts: frozenset[str] = frozenset()
    shared: Mapping[str, tuple[Shared, ...]] = field(default_factory=dict)

    @property
    def waiting(self) -> int:
        """How much waits for the mentor."""
        return len(self.queue)

    def signed(self, hire: str) -> list[ItemCase]:
        """The items of a mentee whose sign-off the mentor can take back, the latest first."""
        found = [case for case in self.items_of(hire) if case.may("withdraw") is None]
        return sorted(found, key=lambda case: case.fact.signed_at or "", reverse=True)

    def items_of(self, hire: str) -> list[ItemCase]:
        """Every item of a mentee, as the rules judge what the mentor may do to it."""
        standing = self.standings.get(hire)
        if standing is None:
            return []
        known = self.relations[hire]
        return [ItemCase(standing, now, to_item(known, now, self.parts), self.me.id) for now in standing.items]

    @property
    def hours(self) -> float:
        """Hours a week that mentoring costs now."""
        return self.carried.spent

    @property
    def coming(self) -> frozenset[str]:
        """The hires who are not the mentor's yet, and whom they do not cover either."""
        return frozenset(hire for hire, tie in self.ties.items() if tie.kind == "comes") - self.covering

    @property
    def minutes(self) -> int:
        """About how long the queue takes."""
        return sum(call.minutes for call in self.queue)


def mentees_page(context: ActorContext, asking: Collection[str] = ()) -> MenteesPage:
    """What a mentor has before them.

    Args:
        context: who looks.
        asking: others who ask them something by name; see ``asking.asking``, for which no first picture waits.

    """
    team = context.team()
    hires = mentored(context, team)
    bound = tuple(dict.fromkeys((*hires, *team.coming_to(context.actor))))
    # Who is agreed to come takes up hours already, and nothing of theirs waits here yet.
    parts = parts_of(context, team.acting(context.actor))
    among = (context.actor, *bound, *once_mentored(context, team), *asking)
    view = overview(context, team=team, among=None if parts else among)
    asked = asked_calls(context, view, but=hires) if asking or parts else ()
    own = (*mentor_calls(context, view), *part_calls(context, view), *mentors_debt_calls(context, view))
    queue = tuple(in_order([*own, *asked, *maintainer_calls(context, team)]))
    others = ("owed", "has it", "asks", "stuck", "promise")
    concerned = dict.fromkeys((*hires, *(call.person for call in queue if call.kind in others)))
    standings = {hire: context.standing(context.journey(hire), team) for hire in concerned if not view.of(hire).trouble}
    first = {call.person: place for place, call in reversed(list(enumerate(queue)))}
    pairings = {hire: pairing for hire in bound if (pairing := team.pairing(hire)) is not None}
    rows = sorted(
        view.hires(bound),
        key=lambda row: (
            row[0].id not in hires,
            first.get(row[0].id, len(queue)),
            row[1].state == "finished",
            row[1].day,
        ),
    )
    now = minute_of(context.now())
    home = {
        hire: left for hire in hires if hire in standings and (left := left_in(view.of(hire).shifts, now)) is not None
    }
    mine = team.mentees(context.actor)
    me = team.people[context.actor]
    names = team.names
    labels = {hire: labels_of(context.catalogue, view.of(hire)) for hire in concerned}
    covering = frozenset(hires) - frozenset(mine)
    handed = frozenset(hire for hire, pairing in pairings.items() if len(pairs_of(pairing)) > 1)
    load = carried(context, team, context.actor, view)
    return MenteesPage(
        me,
        queue,
        standings,
        tuple(rows),
        covering,
        home,
        names,
        load,
        ties(context, team),
        handed,
        team.people,
        {hire: context.relations(team, hire) for hire in (*bound, *concerned)},
        {hire: handover_change(pairing, view.today) for hire, pairing in pairings.items()},
        dict(_cases(context, team, queue, standings)),
        view.today,
        labels,
        tuple(unreadable_calls(context, view, bound)),
        reached(
            context.actor,
            {hire: standings[hire].journey.record.facts for hire in hires if hire in standings},
            {hire: view.of(hire).shifts for hire in hires},
            context.now().astimezone(zone_of(view.of(context.actor).zone)),
        ),
        parts,
        {
            hire: to_begin_with(context, standings[hire], me.id)
            for hire in mine
            if hire in standings and owed_talk(view, hire) is not None
        },
    )


def _cases(
    context: ActorContext, team: Team, queue: Iterable[Call], standings: Mapping[str, Standing]
) -> Iterator[tuple[tuple[str, str], ItemCase | TaskCase]]:
    """What the rules judge, for each item and side task of a queue."""
    for call in queue:
        standing = standings.get(call.person)
        if standing is None:
            continue
        rung, place = context.catalogue.rungs.get(call.on), standing.find(call.on) if call.on else None
        if rung is not None:
            case = task_case(context, team, standing, rung)
            yield (call.person, call.on), case._replace(relations=to_thread(context, case.fact.posts, case.relations))
        elif place is not None:
            through, item = place
            mine, now = parts_of(context, team.acting(context.actor)), through.item(item)
            relations = to_item(context.relations(team, call.person), now, mine)
            relations = to_thread(context, now.fact.posts, relations)
            yield (call.person, call.on), ItemCase(through, now, relations, context.actor)
