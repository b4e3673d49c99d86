"""What one mentor hands over to the next: where a hire stands, what waits, what is owed to them, and a word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mentor_tui.domain.journey import Journey, Post
from mentor_tui.domain.lines import Unanswered, unanswered
from mentor_tui.domain.mentoring import PastPair, pairs_of
from mentor_tui.domain.pace import Pace, pace
from mentor_tui.domain.people import Pairing, Person
from mentor_tui.domain.permissions import Relation, grant
from mentor_tui.domain.problems import BadUse, Code, Problem, refuse_if
from mentor_tui.domain.record import Record, person_record, restricted_record, thing
from mentor_tui.domain.rules import handover as rules
from mentor_tui.domain.rules.handover import HandoverChange, handover_change
from mentor_tui.domain.standing import Standing
from mentor_tui.domain.standing_rows import ItemStanding
from mentor_tui.domain.team import TELLING, Team
from mentor_tui.domain.text import said
from mentor_tui.domain.today import Owed, owed
from mentor_tui.services.actor_context import ActorContext, Done, find_person, new_op, sound
from mentor_tui.services.command import Command
from mentor_tui.services.hearing import Owing, owed_to
from mentor_tui.services.notes import leave_word
from mentor_tui.services.visibility import pairing_for

HANDED = ("stuck", "promise")
"""Kinds of debts that are handed over by themselves; the others stand with what waits."""

LATEST = 5
"""So many sessions, and so many notes, go with a hire."""


@dataclass(frozen=True)
class Handover:
    """What goes from one mentor to the next.

    Attributes:
        change: the change that it is about.
        before: who has mentored the hire, does, and will.
        phase: title of the phase that they are in, "" where there is none.
        going: the hire's own items that are open or begun, begun ones first.
        asked: the hire's questions that nobody has answered.
        waiting, returned: items that wait for a sign-off, and that came back with the lines that were not seen yet.
        owed: what mentor and lead owe the hire.
        debts: what the hire is stuck for and the promises to them that are open, each with whose it is now.
        restricted: notes for mentors and leads, None where the viewer may not read them.
        words: what the earlier mentor wants to say, in the order of time.
        telling: who tells whom of the change, and when, for leads; "" for others.
        names: person id -> name.

    """

    hire: Person
    change: HandoverChange
    before: tuple[PastPair, ...]
    standing: Standing
    pace: Pace
    phase: str
    going: tuple[ItemStanding, ...]
    asked: tuple[Unanswered, ...]
    waiting: tuple[ItemStanding, ...]
    returned: tuple[ItemStanding, ...]
    owed: tuple[Owed, ...]
    debts: tuple[Owing, ...]
    sessions: tuple[Post, ...]
    notes: tuple[Post, ...]
    restricted: tuple[Post, ...] | None
    words: tuple[Post, ...]
    telling: str
    names: Mapping[str, str]


def handover(context: ActorContext, hire: str) -> Handover:
    """What a hire's next mentor needs to know: for that mentor as soon as the change is agreed, the earlier one, and leads.

    Raises:
        NotYours: the acting person is none of these.

    """
    team = context.team()
    them = find_person(team, hire)
    relations = context.relations(team, them.id)
    pairing = team.pairing(them.id) or Pairing(them.id, None)
    change = handover_change(pairing, context.today())
    refuse_if(rules.may_see(relations, them, change, context.actor, context.today()))
    with sound(person_record(them.id)):
        journey = context.journey(them.id)
        standing = context.standing(journey, team)
        own = [now for now in standing.items if now.item.who == "hire"]
        # What waits of a former curriculum waits for the next mentor too.
        whole, curriculum = (standing, *standing.past), standing.curriculum
        phases = curriculum.phases if curriculum else ()
        return Handover(
            them,
            change,
            pairs_of(pairing_for(pairing, lead="lead" in relations)),
            standing,
            pace(standing),
            next((phase.title for phase in phases if phase.by_day > 0 and not standing.through(phase)), ""),
            tuple(
                sorted(
                    (now for now in own if now.state in ("open", "started")),
                    key=lambda now: (now.state != "started", now.item.by_day),
                )
            ),
            tuple(line for line in unanswered(standing) if line.question),
            tuple(now for one in whole for now in one.items if now.state == "waiting"),
            tuple(now for one in whole for now in one.items if now.item.who == "hire" and now.state == "returned"),
            tuple(owed(standing)),
            owed_to(context, team, them, standing, lambda debt: debt.kind in HANDED),
            journey.sessions[-LATEST:],
            journey.notes[-LATEST:],
            _restricted(context, them.id, relations),
            _words(journey, change),
            _telling(team, them.id, change) if "lead" in relations else "",
            team.names,
        )


def say_handover(context: ActorContext, hire: str, text: str, *, op: str | None = None) -> Done:
    """Leave a word for the next mentor, as the one who hands over, or as a lead. The hire may read it.

    Raises:
        NotYours: the acting person hands nothing over here.

    """
    them = find_person(context.team(), hire)

    def right(it: Command) -> Problem | None:
        return may_hand_over(context, it.team, them)

    line = said(text)
    if not line:
        raise BadUse(Code.EMPTY_TEXT, what="text")
    operation = op or new_op()
    events = leave_word(context, them.id, line, right, op=operation)
    return Done(operation, "handed", them.id, "", events, person_record(them.id))


def hands_over(context: ActorContext, team: Team, hire: str) -> bool:
    """Whether the acting person hands a hire over to another mentor."""
    today = context.today()
    return handover_change(team.pairing(hire) or Pairing(hire, None), today).by(context.actor, today)


def may_hand_over(context: ActorContext, team: Team, them: Person) -> Problem | None:
    """Why the acting person may not leave a word for a hire's next mentor, or None."""
    change = handover_change(team.pairing(them.id) or Pairing(them.id, None), context.today())
    return rules.may_hand_over(context.relations(team, them.id), them, change, context.actor, context.today())


def _restricted(context: ActorContext, hire: str, relations: tuple[Relation, ...]) -> tuple[Post, ...] | None:
    if not context.restricted or grant("restricted note", relations) is None:
        return None
    kept = context.store.read(restricted_record(hire))
    return Journey(kept).notes[-LATEST:] if isinstance(kept, Record) else ()


def _words(journey: Journey, change: HandoverChange) -> tuple[Post, ...]:
    """What was said since the earlier mentor began; what others said before them was for them."""
    began = change.began.isoformat() if change.began else ""
    return tuple(word for word in journey.words if word.at[:10] >= began)


def _telling(team: Team, hire: str, change: HandoverChange) -> str:
    fact = team.record.facts.get(thing(TELLING, hire))
    told = fact is not None and change.since is not None and fact["since"] == change.since.isoformat()
    return str(fact["text"]) if fact is not None and told else ""
