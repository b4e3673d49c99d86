"""Who reads what a hire writes, who owes them what, and who confirms what they do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from mentor_tui.domain import relations
from mentor_tui.domain.conditions import Voice
from mentor_tui.domain.debts import Debt, debts
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.people import Person
from mentor_tui.domain.permissions import refusal
from mentor_tui.domain.problems import Problem, Trouble
from mentor_tui.domain.record import BROKEN, PEOPLE, RESTRICTED
from mentor_tui.domain.rules.people import as_lead, leads_all_of
from mentor_tui.domain.rules.side_tasks import confirmers
from mentor_tui.domain.standing import Standing
from mentor_tui.domain.standing_rows import TaskStanding
from mentor_tui.domain.team import Team
from mentor_tui.services.actor_context import ActorContext, readable_team
from mentor_tui.services.things import having, owners

if TYPE_CHECKING:
    from mentor_tui.domain.answer_clock import AnswerBy
    from mentor_tui.services.results import Heard


class Owing(NamedTuple):
    """A debt with those whose it is: any one of them settles it, the first is who is asked.

    Attributes:
        by: their ids; ``names`` is what each is called in a line.
        answer: by when whoever waits has an answer, and of whom; None where that cannot be said.

    """

    debt: Debt
    by: tuple[str, ...]
    names: tuple[str, ...]
    answer: AnswerBy | None = None


def leads_of(context: ActorContext, team: Team, them: Person) -> tuple[Person, ...]:
    """Who leads somebody's team, themselves left out; whoever leads just that team comes before those who lead all."""
    return relations.leads_of(team, them, context.today())


def who_mends(context: ActorContext, team: Team, person: str) -> tuple[Person, ...]:
    """Whom to ask to put somebody's record right; nobody where the acting person may do it themselves."""
    me, them = team.acting(context.actor), team.person(person)
    if me is None or them is None:
        return ()
    facts = {"person": "", "on": "", "title": ""}
    mine = refusal("upkeep", as_lead(me), **facts) is None and leads_all_of(me, them) is None
    return () if mine else leads_of(context, team, them)


def with_whom_to_ask(context: ActorContext, problem: Problem) -> Problem:
    """A problem, with whom to ask about it where it is a record that the acting person does not put right themselves."""
    kind, _slash, person = str(problem.facts.get("record") or "").partition("/")
    team = readable_team(context.store) if isinstance(problem, Trouble) and kind in (PEOPLE, RESTRICTED) else None
    if team is not None:
        problem.facts["ask"] = [team.names.short(lead.id) for lead in who_mends(context, team, person)]
    return problem


def owed_to(
    context: ActorContext, team: Team, them: Person, standing: Standing, only: Callable[[Debt], bool] = bool
) -> tuple[Owing, ...]:
    """What is owed to a hire, with whose it is; of that some, where it is said which."""
    pairing = team.pairing(them.id)
    paired = pairing.mentored_since(context.today()) if pairing is not None else None
    return owing(context, team, them, filter(only, debts(standing, paired)))


def mentor_and_stand_in(context: ActorContext, team: Team, hire: str) -> tuple[Person, ...]:
    """Whoever mentors a hire, then whoever stands in; who has left is neither."""
    pairing = team.pairing(hire)
    both = dict.fromkeys((team.mentor(hire), pairing.stand_in)) if pairing is not None else ()
    people_now = map(team.person, filter(None, both))
    return tuple(one for one in people_now if one is not None and not one.gone(context.today()))


def owing(context: ActorContext, team: Team, them: Person, debts: Iterable[Debt]) -> tuple[Owing, ...]:
    """Debts to a hire with whose they are: where nobody is mentor, owns the track, or has the part, they are the leads'.

    Whoever stands in owes what the mentor does, who may be away. What somebody owed by name who has left is for whoever
    mentors now, where they did, else for the leads.
    """
    pairing, leads = team.pairing(them.id), leads_of(context, team, them)
    mentors, names = mentor_and_stand_in(context, team, them.id), team.names

    def whose(debt: Debt) -> Owing:
        asked = team.person(debt.to)
        if asked is not None and not team.departed(asked, context.today()):
            return Owing(debt, (asked.id,), (names.short(asked.id),))
        if debt.kind == "promise" and not (pairing is not None and pairing.mentored(debt.to)):
            return Owing(debt, tuple(lead.id for lead in leads), tuple(names.short(lead.id) for lead in leads))
        people = (mentors if debt.who == "mentor" else _owners(context, team, debt, them.id)) or leads
        return Owing(debt, tuple(person.id for person in people), tuple(names.short(person.id) for person in people))

    return tuple(map(whose, debts))


def who_confirms(
    context: ActorContext, team: Team, person: str, task: TaskStanding, leads: Iterable[Person] | None = None
) -> Mapping[Voice, tuple[str, ...]]:
    """Who gives each yes that ends a side task of somebody's; see ``side_tasks.confirmers``.

    Args:
        context: who looks.
        team: the roster.
        person: whose it is.
        task: the side task.
        leads: who leads them, where that was asked before.

    """
    found = leads_of(context, team, team.people[person]) if leads is None else leads
    owned = owners(context, team, task.rung.track)
    return confirmers(task, person, mentor=team.mentor(person), owners=owned, leads=[lead.id for lead in found])


def who_helps(context: ActorContext, team: Team, hire: str, part: str) -> tuple[str, ...]:
    """Who has a part towards a hire, by first name: their mentor or stand-in, whoever has it, else the leads."""
    debt = Debt("stuck", "", "", part, "", context.today(), late=False)
    [found] = owing(context, team, team.people[hire], [debt])
    return found.names


def _owners(context: ActorContext, team: Team, debt: Debt, hire: str) -> tuple[Person, ...]:
    if debt.who in context.catalogue.parts:
        return having(context, team, debt.who, but=hire)
    known = context.catalogue.rungs.get(debt.on) if debt.who == "owner" else None
    return tuple(team.people[owner] for owner in owners(context, team, known.track)) if known is not None else ()


def heard(context: ActorContext, team: Team, hire: str) -> Heard:
    """Who has what a hire writes in their queue: their mentors and who stands in, leads where none of these is there."""
    # Whoever only reads a journey loads none of what verbs answer with.
    from mentor_tui.services.results import Heard

    them, pairing, today = team.people[hire], team.pairing(hire), context.today()
    mentors = [team.people[name] for name in pairing.mentors_on(today) if name in team.people] if pairing else []
    cover = team.person(pairing.stand_in or "") if pairing else None
    short = team.names.short
    names = tuple(short(mentor.id) for mentor in mentors)
    if cover is not None and _is_there(context, cover.id):
        return Heard(names, short(cover.id), ())
    away = all(not _is_there(context, mentor.id) for mentor in mentors)
    return Heard(names, "", tuple(short(lead.id) for lead in leads_of(context, team, them)) if away else ())


def _is_there(context: ActorContext, person: str) -> bool:
    try:
        return context.journey(person).profile.away(context.today()) is None
    except (Problem, *BROKEN):
        return True  # what is wrong with their record is told elsewhere
