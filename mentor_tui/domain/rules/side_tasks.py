"""What may be done with a side task, and by whom: who takes it, whose yes ends it, what the hours off the queue allow."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from typing import Protocol

from mentor_tui.domain.blocks import LEAST, Block
from mentor_tui.domain.calendar import OwnCalendar
from mentor_tui.domain.catalogue import Budget, Catalogue, Rung
from mentor_tui.domain.conditions import ConfirmedBy, Voice, atoms
from mentor_tui.domain.growth_content import Area
from mentor_tui.domain.journey import ItemFact
from mentor_tui.domain.journey_folds import RETURNED, SENT, TICKED
from mentor_tui.domain.locks import Lock
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.off_queue import Week, owns_by_area
from mentor_tui.domain.permissions import Relation, refusal
from mentor_tui.domain.problems import BadUse, Code, NotYours, Problem, Refused
from mentor_tui.domain.rules.customers import customers_first
from mentor_tui.domain.rules.following import follows, may_untick, not_oneself, nothing_asked
from mentor_tui.domain.rules.items import Act, lacks_comment, lacks_evidence
from mentor_tui.domain.standing_rows import TaskStanding
from mentor_tui.domain.team import Hold, Team


class HolderStanding(Protocol):
    """What the rules ask of a standing; see ``Standing``."""

    @property
    def person(self) -> str: ...
    @property
    def titles(self) -> Mapping[str, str]: ...
    @property
    def holds(self) -> Mapping[str, Hold]: ...
    @property
    def catalogue(self) -> Catalogue: ...
    @property
    def areas(self) -> Collection[Area]: ...
    @property
    def calendar(self) -> OwnCalendar: ...
    @property
    def tasks(self) -> Sequence[TaskStanding]: ...
    @property
    def hours_allowed(self) -> float: ...
    @property
    def hours_change(self) -> tuple[date, float] | None: ...
    def task_lock(self, rung: Rung) -> Lock | None: ...
    def task_open(self, rung: Rung) -> bool: ...
    def agreed(self, rung: Rung) -> Collection[str]: ...


class TaskCase(NamedTuple):
    """A side task of somebody's, as a person has it before them who wants to act on it.

    Attributes:
        standing: whose it is, and how they stand.
        task: the side task today.
        relations: what the acting person is to them, and to the track.
        actor: the acting person.
        missing: the voices that nobody has for them: no mentor, no owner of the track who is on the team.
        free: places that nobody holds; None where there is no limit.
        ahead: how many stand in line before them.
        mentoring: answers with the hours a week that their mentees cost them; asked only where hours count.
        closed: why nothing here is for them whose it would be, or None.
        weeks: answers with their week and their team's as they are planned; None where that was not read: it is not asked.

    """

    standing: HolderStanding
    task: TaskStanding
    relations: tuple[Relation, ...]
    actor: str
    missing: frozenset[Voice]
    free: int | None
    ahead: int
    mentoring: Callable[[], float]
    closed: Problem | None = None
    weeks: Callable[[], tuple[Week, Week]] | None = None

    @property
    def about(self) -> dict[str, object]:
        """What every sentence about it names."""
        return {"person": self.standing.person, "on": self.task.rung.id, "title": self.task.rung.full_title}

    @property
    def fact(self) -> ItemFact:
        """What holds for it."""
        return self.task.fact

    def may(self, act: Act) -> Problem | None:
        """Why an act cannot be done now, or None; a tick adds a piece, a sign-off is a yes. See ``ItemCase.may``."""
        rule = _MAY.get(act)
        rung = self.task.rung
        return rule(self) if rule else BadUse(Code.UNKNOWN_ITEM, item=rung.id, curriculum=rung.track, near=None)

    def lacks(self, act: Act, *, text: str = "", why: str = "") -> Problem | None:
        """What has still to be given before an act can be done, or None: evidence, a comment, a reason."""
        return _lacks(act, self, text, why)


def places(team: Team, rung: Rung, person: str) -> tuple[int | None, int]:
    """The places of a rung that nobody holds (None without a limit), and how many stand in line before somebody."""
    line = [hold.person for hold in team.line(rung.id)]
    return team.free_places(rung.id, rung.places), line.index(person) if person in line else len(line)


def turns(team: Team, rungs: Mapping[str, Rung], person: str) -> tuple[str, ...]:
    """The side tasks for which somebody in line is next: there is a place that nobody before them can take."""
    found = []
    for name, hold in team.holds_of(person).items():
        if hold.state == "line" and name in rungs:
            free, ahead = places(team, rungs[name], person)
            if free is None or ahead < free:
                found.append(name)
    return tuple(found)


# -- whose yes


def asked_ever(rung: Rung) -> tuple[Voice, ...]:
    """Whose yes may end a side task, whoever holds it: where only mentors are asked, a lead's for somebody who has finished."""
    return tuple(dict.fromkeys((*rung.asks(), *rung.asks(finished=True))))


def asked_before(task: TaskStanding) -> tuple[Voice, ...]:
    """Whose yes it takes before somebody takes it; of whoever has finished no mentor is asked."""
    wanted = dict.fromkeys(atom.voice for atom in atoms(task.rung.opens) if isinstance(atom, ConfirmedBy))
    return tuple(voice for voice in wanted if not (task.finished and voice == "mentor"))


def voices(relations: Collection[Relation], missing: Collection[Voice]) -> frozenset[Voice]:
    """The voices with which somebody may speak for another's side task. A lead speaks for those that are missing."""
    if "own" in relations:
        return frozenset()
    found: set[Voice] = {"lead", *missing} if "lead" in relations else set()
    if "mentor" in relations:
        found.add("mentor")
    if "owner" in relations:
        found.add("owner")
    return frozenset(found)


def confirmers(
    task: TaskStanding, person: str, *, mentor: str | None, owners: Collection[str], leads: Collection[str]
) -> dict[Voice, tuple[str, ...]]:
    """Who gives each yes that ends a side task: any one of them; a lead speaks for whom nobody is.

    Args:
        task: the side task.
        person: whose it is, who confirms nothing themselves.
        mentor: who mentors them.
        owners: who owns the things of its track.
        leads: who leads their team.

    """
    known: Mapping[Voice, Collection[str]] = {"mentor": (mentor,) if mentor else (), "owner": owners, "lead": leads}
    found = {voice: tuple(one for one in known[voice] if one != person) for voice in task.asked}
    return {voice: people or tuple(leads) for voice, people in found.items()}


def speaks(case: TaskCase) -> bool:
    """Whether the acting person is one of those whose yes ends a side task, said or not."""
    return bool(voices(case.relations, case.missing) & set(case.task.asked))


def own_voices(case: TaskCase) -> tuple[Voice, ...]:
    """The open voices of a side task with which the acting person may speak, in the order in which they are asked."""
    hold = case.task.hold
    mine = voices(case.relations, case.missing)
    if hold is None or hold.state == "line":
        wanted, given = asked_before(case.task), case.standing.agreed(case.task.rung)
        return tuple(voice for voice in wanted if voice in mine and voice not in given)
    return tuple(voice for voice in case.task.open_voices if voice in mine)


# -- what may be done


def _not_held(case: TaskCase) -> Problem | None:
    """Pieces move only while it is held: not in line, not once it is confirmed."""
    hold = case.task.hold
    if hold is not None and hold.state == "held":
        return None
    code = Code.ALREADY_DONE if hold is not None and hold.state == "done" else Code.NOT_HELD
    return Refused(code, state=hold.state if hold else "", by="", at="", own="own" in case.relations, **case.about)


def _own(case: TaskCase) -> Problem | None:
    return refusal("take", case.relations, **case.about)


def _take(case: TaskCase) -> Problem | None:
    if problem := _own(case) or case.closed:
        return problem
    rung, hold = case.task.rung, case.task.hold
    if hold is not None and hold.state in ("held", "done"):
        code = Code.ALREADY_DONE if hold.state == "done" else Code.ALREADY_HELD
        return Refused(code, state=hold.state, by="", at="", **case.about)
    if not case.standing.task_open(rung):
        return Refused(Code.LOCKED, lock=case.standing.task_lock(rung), names=case.standing.titles, **case.about)
    if owns_by_area(case.standing.catalogue, rung):
        areas = [(area.id, area.label) for area in case.standing.catalogue.areas_of(rung.track)]
        return Refused(Code.OWN_BY_AREA, areas=areas, **case.about)
    if not waits_in_line(case):
        return over_budget(case) or _leaves_customers(case)
    return Refused(Code.IN_LINE, place=case.ahead + 1, **case.about) if hold is not None else None


def waits_in_line(case: TaskCase) -> bool:
    """Whether no place is there for somebody who takes it: they stand in line instead."""
    return case.free is not None and case.ahead >= case.free


def _give_back(case: TaskCase) -> Problem | None:
    hold = case.task.hold
    held = hold is not None and hold.state != "done"
    return _own(case) or (None if held else Refused(Code.NOT_HELD, **case.about))


def asks_still(task: TaskStanding, budget: Budget) -> bool:
    """Whether somebody is asked if a side task is still theirs: nothing has happened to it for many of their working days."""
    return task.untouched >= budget.still_yours_after


def _still(case: TaskCase) -> Problem | None:
    if problem := _own(case) or _not_held(case):
        return problem
    budget, task = case.standing.catalogue.budget, case.task
    if asks_still(task, budget):
        return None
    return Refused(Code.NOT_ASKED_STILL, days=task.untouched, after=budget.still_yours_after, **case.about)


def _keep_block(case: TaskCase) -> Problem | None:
    if problem := refusal("keep block", case.relations, **case.about) or _not_held(case):
        return problem
    return None if case.task.rung.hours > 0 else Refused(Code.WITHIN_QUEUE, **case.about)


def _free_block(case: TaskCase) -> Problem | None:
    if problem := refusal("keep block", case.relations, **case.about):
        return problem
    return None if case.task.block is not None else Refused(Code.NO_BLOCK, **case.about)


def lacks_block(case: TaskCase, block: Block) -> Problem | None:
    """Why a block cannot be kept for a side task, or None: too short or long, outside their hours, on top of another."""
    takes, calendar = case.task.rung.hours, case.standing.calendar
    if not LEAST <= block.minutes <= round(takes * 60):
        return Refused(Code.BLOCK_TOO_LONG, minutes=block.minutes, least=LEAST, hours=takes, **case.about)
    if not block.within(calendar.pattern):
        shift = calendar.pattern.shifts.get(block.weekday)
        hours = {"opens": f"{shift.begin:%H:%M}", "closes": f"{shift.end:%H:%M}"} if shift is not None else {}
        return Refused(Code.BLOCK_OUTSIDE, own="own" in case.relations, **block.doc, **hours, **case.about)
    others = (task for task in case.standing.tasks if task.block is not None and task.rung.id != case.task.rung.id)
    for other in others:
        if other.block is not None and other.block.meets(block):
            return Refused(Code.BLOCK_TAKEN, other=other.rung.full_title, **other.block.doc, **case.about)
    return None


def _tick(case: TaskCase) -> Problem | None:
    return _own(case) or _not_held(case) or follows(TICKED, case.task.fact, case.about)


def _untick(case: TaskCase) -> Problem | None:
    return _own(case) or _not_held(case) or may_untick(case.task.fact, case.about)


def _send(case: TaskCase) -> Problem | None:
    return _own(case) or _not_held(case) or follows(SENT, case.task.fact, case.about)


def _yes(case: TaskCase) -> Problem | None:
    """The yes that is asked for now: to its being done, or, before it is taken, to their taking it."""
    return _agree(case) if _before(case) else _confirm(case)


def _before(case: TaskCase) -> bool:
    hold = case.task.hold
    return hold is None or hold.state == "line"


def _confirm(case: TaskCase) -> Problem | None:
    if problem := _others(case) or _not_held(case) or _voice(case):
        return problem
    if case.task.sent:
        return None
    fact = case.fact
    return Refused(Code.NOT_SENT, count=fact.count, times=case.task.rung.times, state=fact.state, **case.about)


def _others(case: TaskCase) -> Problem | None:
    """Nobody says yes to their own."""
    if "own" not in case.relations:
        return None
    return NotYours(Code.NOT_YOURS, verb="confirm", allowed=case.task.asked, **case.about)


def _voice(case: TaskCase) -> Problem | None:
    hold = case.task.hold
    if hold is None or own_voices(case):
        return None
    return NotYours(Code.CONFIRMED_BY_OTHERS, voices=case.task.open_voices, **case.about)


def _agree(case: TaskCase) -> Problem | None:
    wanted = asked_before(case.task)
    if problem := _others(case):
        return problem
    if not wanted or not _before(case):
        return Refused(Code.NOT_HELD if not wanted else Code.ALREADY_AGREED, **case.about)
    if not voices(case.relations, case.missing) & set(wanted):
        return NotYours(Code.CONFIRMED_BY_OTHERS, voices=wanted, **case.about)
    return None if own_voices(case) else Refused(Code.ALREADY_AGREED, **case.about)


def _return(case: TaskCase) -> Problem | None:
    fact, about = case.fact, case.about
    right = _others(case) or refusal("confirm", case.relations, **about)
    return right or _not_held(case) or follows(RETURNED, fact, about) or not_oneself(fact, case.actor, about)


def _say(case: TaskCase) -> Problem | None:
    return refusal("say", case.relations, **case.about)


def _ask(case: TaskCase) -> Problem | None:
    return refusal("ask", case.relations, **case.about)


def _answer(case: TaskCase) -> Problem | None:
    return refusal("answer", case.relations, **case.about) or nothing_asked(case.fact, case.about)


def _settle(case: TaskCase) -> Problem | None:
    return refusal("settle", case.relations, **case.about) or nothing_asked(case.fact, case.about)


def _open_lock(case: TaskCase) -> Problem | None:
    return refusal("open lock", case.relations, **case.about) or locked(case)


def locked(case: TaskCase) -> Problem | None:
    """That nothing locks a side task, or None where it is locked."""
    if not case.standing.task_open(case.task.rung):
        return None
    # In a line one waits for a place, not for anybody's sign-off.
    state = case.task.state if case.task.place is None else ""
    return Refused(Code.NOTHING_LOCKED, state=state, **case.about)


_MAY: Mapping[Act, Callable[[TaskCase], Problem | None]] = {
    "take": _take,
    "give back": _give_back,
    "still": _still,
    "keep block": _keep_block,
    "free block": _free_block,
    "tick": _tick,
    "untick": _untick,
    "send": _send,
    "sign off": _yes,
    "confirm": _confirm,
    "agree": _agree,
    "return": _return,
    "say": _say,
    "ask": _ask,
    "answer": _answer,
    "settle": _settle,
    "open lock": _open_lock,
}


def _lacks(act: Act, case: TaskCase, text: str, why: str) -> Problem | None:
    rung = case.task.rung
    if act == "tick":
        return lacks_evidence(rung.id, rung.full_title, rung.evidence, text)
    if act == "return":
        return lacks_comment(text, case.about)
    if act == "open lock":
        return None if why else Refused(Code.ASKS_A_REASON, verb="open lock", **case.about)
    return BadUse(Code.EMPTY_TEXT, what="text") if act in ("say", "ask", "answer") and not text else None


def over_budget(case: TaskCase) -> Problem | None:
    """Why somebody has no hours for a side task beside everything else that they hold, or None."""
    rung, standing = case.task.rung, case.standing
    rungs, budget = standing.catalogue.rungs, standing.catalogue.budget
    if rung.hours <= 0:
        return None
    held = [rungs[hold.rung] for hold in standing.holds.values() if hold.state == "held" and hold.rung in rungs]
    counted = [other for other in held if other.hours > 0 and other.id != rung.id]
    if len(counted) >= budget.tasks_at_once:
        held_titles = [other.full_title for other in counted]
        return Refused(Code.TASKS_AT_ONCE, most=budget.tasks_at_once, held=held_titles, **case.about)
    mentoring = case.mentoring()
    owned = [(area.label, area.hours) for area in standing.areas]
    would = sum(other.hours for other in counted) + sum(hours for _area, hours in owned) + mentoring + rung.hours
    if would <= standing.hours_allowed:
        return None
    return Refused(
        Code.OVER_BUDGET,
        would=would,
        allowed=standing.hours_allowed,
        mentoring=mentoring,
        held=[*((other.full_title, other.hours) for other in counted), *owned],
        later=standing.hours_change,
        **case.about,
    )


def _leaves_customers(case: TaskCase) -> Problem | None:
    """Why a side task would leave too few hours with customers, to somebody or to their team, or None."""
    rung, budget = case.task.rung, case.standing.catalogue.budget
    if rung.hours <= 0 or case.weeks is None:
        return None
    return customers_first(case.weeks(), rung.hours, budget, case.about)
