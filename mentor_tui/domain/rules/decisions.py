"""What a decision about somebody's position takes: who decides, which ways lead there, what may not be missing; who reads it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, timedelta
from typing import Literal

from mentor_tui.domain.calendar import OwnCalendar
from mentor_tui.domain.catalogue import Catalogue
from mentor_tui.domain.curriculum import NONE
from mentor_tui.domain.decisions import OPENS_AFTER, Decision, Kind, Proof, choices, offered, sentences, two_occasions
from mentor_tui.domain.growth_content import Position
from mentor_tui.domain.levels import CompetencyStanding, ExamplesLeft, examples_left
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.people import Person
from mentor_tui.domain.permissions import Relation, grant, refusal
from mentor_tui.domain.positions import HeldPosition
from mentor_tui.domain.problems import BadUse, Code, NotYours, Problem, Refused
from mentor_tui.domain.programmes import Programme
from mentor_tui.domain.rules.programmes import ProgrammeCase, may_start, starts
from mentor_tui.domain.text import near

SENTENCES_MOST = 2
"""How long the reason may be: it is read by everybody, and says what everybody could see."""

AHEAD_MOST = timedelta(days=366)
"""How far ahead a decision may be made."""

Field = Literal["why", "evidence", "asked", "advice", "area", "until", "keeps", "on"]
"""What a decision may lack."""

_ASKS: Mapping[Kind, tuple[Field, ...]] = {
    "promotion": ("why", "evidence", "asked", "advice"),
    "move": ("why", "asked"),
    "embed": ("why", "asked", "area", "until", "keeps"),
    "out": (),
    "back": ("why", "asked"),
}
"""Kind -> what may not be missing; the day is today where none is said."""


class Wording(NamedTuple):
    """A decision as somebody is writing it.

    Attributes:
        to: the position; of *embed* none, of *out* where they go, "" where that is not told.
        on: the day from which it holds; None is today.
        evidence: competency id -> what whoever decides says of it.
        thanks: of *out*, in the place of reason and advice.
        chosen: competency id -> the numbers of the two examples on which it rests, where somebody chose them.

    """

    kind: Kind
    to: str = ""
    on: date | None = None
    why: str = ""
    evidence: Mapping[str, str] = NONE
    advice: str = ""
    asked: tuple[str, ...] = ()
    area: str = ""
    until: date | None = None
    keeps: float | None = None
    thanks: str = ""
    chosen: Mapping[str, tuple[str, ...]] = NONE


class Lack(NamedTuple):
    """One thing that is missing.

    Attributes:
        field: what it is.
        competency, level: of evidence, for what.
        left: how many examples, and from which day on the next counts; None where it is no matter of examples.
        many: of a reason that is too long, how many sentences it has.

    """

    field: Field
    competency: str = ""
    level: int = 0
    left: ExamplesLeft | None = None
    many: int = 0


class DecisionCase(NamedTuple):
    """Somebody's position as whoever decides about it has it before them.

    Attributes:
        relations: what the acting person is to them.
        held: their position today.
        standing: how a competency stands.
        first: their first day, None where it is not known.
        programme: their way through.

    """

    person: Person
    relations: Collection[Relation]
    held: HeldPosition
    catalogue: Catalogue
    standing: Callable[[str], CompetencyStanding]
    today: date
    first: date | None = None
    programme: Programme = Programme()

    @property
    def way(self) -> ProgrammeCase:
        """Their curricula, which a position may have one more come after."""
        return ProgrammeCase(self.person, self.catalogue, self.programme, self.today, self.first)

    def starts(self, wording: Wording) -> str:
        """The curriculum that a decision starts for them, "" for none."""
        return starts(self.way, wording.to) if wording.kind != "embed" else ""

    @property
    def position(self) -> str:
        """The id that their position has today."""
        return self.catalogue.former_positions.get(self.held.position, self.held.position)

    @property
    def about(self) -> dict[str, object]:
        """What every sentence about it names."""
        return {"person": self.person.id, "name": self.person.name}

    def called(self, position: str) -> str:
        """What lists call a position, or work elsewhere; its id where no file has it."""
        known, elsewhere = self.catalogue.positions.get(position), self.catalogue.elsewhere.get(position)
        return known.label if known is not None else elsewhere.title if elsewhere is not None else position

    def asked_above(self, to: str) -> Mapping[str, int]:
        """Competency id -> level, for what a position asks above the one that they have."""
        then, now = self.catalogue.positions.get(to), self.catalogue.positions.get(self.position)
        asked = now.asks if now is not None else NONE
        known = self.catalogue.competencies
        found = then.asks if then is not None else NONE
        return {name: level for name, level in found.items() if level > asked.get(name, 0) and name in known}

    def proofs(self, wording: Wording) -> Mapping[str, Proof]:
        """What a promotion rests on: what is offered for each competency, and what whoever decides says of it."""
        if "evidence" not in _ASKS[wording.kind]:
            return NONE
        found = {
            name: Proof(
                level, offered(self.standing(name), level, wording.chosen.get(name, ())), wording.evidence.get(name, "")
            )
            for name, level in self.asked_above(wording.to).items()
        }
        return {name: proof for name, proof in found.items() if proof.shown or proof.text}


def may_decide(relations: Collection[Relation], them: Person) -> Problem | None:
    """Why somebody may not decide about a person, or None: nobody does about themselves."""
    if "own" in relations:
        return NotYours(Code.OWN_DECISION, person=them.id, name=them.name)
    return refusal("decide", relations, person=them.id, on=them.id, title=them.name)


def impossible(case: DecisionCase, wording: Wording) -> Problem | None:
    """Why a decision could not be made however it is written, or None: no way leads there, say."""
    refused = (
        _no_way(case, wording)
        or _not_asked_for(case, wording)
        or _days(case, wording)
        or _no_hours(wording.keeps)
        or _all_unfit(case, wording)
    )
    if refused or not case.starts(wording):
        return refused
    return may_start(case.way, wording.to, wording.on or case.today)


def _no_way(case: DecisionCase, wording: Wording) -> Problem | None:
    catalogue, to, now = case.catalogue, wording.to, case.position
    if wording.kind == "embed":
        return Refused(Code.STAYS_IN_POSITION, **case.about) if to not in ("", now) else None
    if wording.kind == "out":
        return _unknown(to, catalogue.elsewhere) if to and to not in catalogue.elsewhere else None
    if to not in catalogue.positions:
        return _unknown(to, catalogue.positions)
    if wording.kind == "back":
        outside = now in catalogue.elsewhere or case.person.gone(case.today)
        return None if outside else Refused(Code.NOT_ELSEWHERE, **case.about)
    if not now:
        return Refused(Code.NO_POSITION_YET, **case.about)
    if to == now:
        return Refused(Code.SAME_POSITION, **case.about)
    if now in catalogue.elsewhere:
        return Refused(Code.IS_ELSEWHERE, **case.about)
    # Of a position that is in no file any more nobody knows where it led.
    before = catalogue.positions.get(now)
    if before is None:
        return None
    if to not in before.leads_to:
        return Refused(
            Code.NO_PATH,
            position=case.called(now),
            to=case.called(to),
            known=[*map(case.called, before.leads_to)],
            **case.about,
        )
    return _of_its_kind(case, wording, before, catalogue.positions[to])


def _of_its_kind(case: DecisionCase, wording: Wording, before: Position, to: Position) -> Problem | None:
    """That a promotion is called a move, so that it needs no evidence, or the other way round; None otherwise."""
    above = bool(case.asked_above(to.id))
    below = any(to.asks.get(name, 0) < level for name, level in before.asks.items())
    if wording.kind == "move" and above and not below:
        return Refused(Code.IS_A_PROMOTION, position=before.label, to=to.label, **case.about)
    if wording.kind == "promotion" and not above:
        return Refused(Code.NO_PROMOTION, position=before.label, to=to.label, **case.about)
    return None


def ways(case: DecisionCase) -> tuple[tuple[Kind, str], ...]:
    """What can be decided about somebody as they are today: each kind with a position or other work; "" where none is told."""
    catalogue, now = case.catalogue, case.position
    if now in catalogue.elsewhere or case.person.gone(case.today):
        return tuple(("back", name) for name in catalogue.positions)
    found: list[tuple[Kind, str]] = []
    before = catalogue.positions.get(now)
    for name in before.leads_to if before is not None else ():
        kinds: tuple[Kind, ...] = ("promotion", "move")
        found += [(kind, name) for kind in kinds if _no_way(case, Wording(kind, name)) is None][:1]
    found.append(("embed", ""))
    return (*found, *(("out", name) for name in catalogue.elsewhere), ("out", ""))


def _unknown(to: str, known: Collection[str]) -> Problem:
    return BadUse(Code.UNKNOWN_POSITION, position=to, near=near(to, [*known]) if to else None, known=[*known])


def _not_asked_for(case: DecisionCase, wording: Wording) -> Problem | None:
    """That something is said for which there is no place in such a decision, or None."""
    if wording.kind == "out" and (wording.why or wording.advice):
        return Refused(Code.NOT_ASKED_FOR, field="why", kind=wording.kind, **case.about)
    if wording.thanks and wording.kind != "out":
        return Refused(Code.NOT_ASKED_FOR, field="thanks", kind=wording.kind, **case.about)
    if wording.kind != "embed" and (wording.area or wording.until or wording.keeps is not None):
        return Refused(Code.NOT_ASKED_FOR, field="area", kind=wording.kind, **case.about)
    asked = case.asked_above(wording.to) if wording.kind == "promotion" else NONE
    for name in wording.evidence:
        if name not in asked:
            return Refused(Code.NOT_ASKED_FOR, field="evidence", kind=wording.kind, on=name, **case.about)
    return None


def _days(case: DecisionCase, wording: Wording) -> Problem | None:
    on = wording.on or case.today
    first = max(filter(None, (case.first, case.held.since)), default=None)
    if first is not None and on < first:
        return BadUse(Code.DATE_ORDER, first=first, last=on)
    if on > case.today + AHEAD_MOST:
        return BadUse(Code.TOO_FAR_AHEAD, date=on, most=AHEAD_MOST.days)
    if wording.until is not None and wording.until < on:
        return BadUse(Code.DATE_ORDER, first=on, last=wording.until)
    return None


def _all_unfit(case: DecisionCase, wording: Wording) -> Problem | None:
    asked = case.asked_above(wording.to) if wording.chosen else NONE
    found = (unfit(case, name, asked[name], numbers) for name, numbers in wording.chosen.items() if name in asked)
    return next(filter(None, found), None)


def unfit(case: DecisionCase, competency: str, level: int, numbers: Collection[str]) -> Problem | None:
    """Why a level of a competency cannot rest on these examples, or None; where none are chosen, two are found."""
    known = choices(case.standing(competency), level)
    if not numbers or two_occasions([one for one in known if one.id in numbers]):
        return None
    title = case.catalogue.competencies[competency].title
    return Refused(Code.TWO_OCCASIONS, on=competency, title=title, level=level, **case.about)


def _no_hours(keeps: float | None) -> Problem | None:
    if keeps is None or 0 <= keeps <= 60:
        return None
    return BadUse(Code.BAD_VALUE, what="keeps", value=keeps, known=["0–60"])


def lacks(case: DecisionCase, wording: Wording) -> tuple[Lack, ...]:
    """Everything that is missing before a decision can be made, in the order in which it is asked for."""
    return tuple(_lacks(case, wording))


def _lacks(case: DecisionCase, wording: Wording) -> Iterable[Lack]:
    wanted = _ASKS[wording.kind]
    given = {
        "asked": wording.asked,
        "advice": wording.advice,
        "area": wording.area,
        "until": wording.until,
        "keeps": wording.keeps is not None,
    }
    for field in wanted:
        if field == "why":
            many = sentences(wording.why)
            if not many or many > SENTENCES_MOST:
                yield Lack("why", many=many)
        elif field == "evidence":
            proofs = case.proofs(wording)
            for name, level in case.asked_above(wording.to).items():
                if name not in proofs:
                    yield Lack("evidence", name, level, examples_left(case.standing(name).examples, level))
        elif not given[field]:
            yield Lack(field)


def refused_for(case: DecisionCase, missing: Collection[Lack]) -> Problem | None:
    """That a decision is not complete, naming all that is missing; None where nothing is."""
    titles = {name: one.title for name, one in case.catalogue.competencies.items()}
    return Refused(Code.DECISION_LACKS, missing=tuple(missing), titles=titles, **case.about) if missing else None


def opens_on(calendar: OwnCalendar, decided: date) -> date:
    """The day from which the team reads a decision that its person has not acknowledged: after two working days of theirs."""
    return calendar.add(decided, OPENS_AFTER)


def may_read(decision: Decision, relations: Collection[Relation], opens: date, today: date) -> bool:
    """Whether somebody may read a decision.

    Whoever it is about, their mentor, their leads and observers do at once; of what was withdrawn, they and their leads alone.
    """
    if decision.withdrawn:
        return bool({"own", "lead"} & {*relations})
    near_them = [one for one in relations if one != "teammate"]
    if grant("read decisions", near_them) is not None:
        return True
    is_open = bool(decision.acknowledged) or opens <= today
    return is_open and grant("read decisions", relations) is not None


def may_acknowledge(decision: Decision, relations: Collection[Relation], them: Person) -> Problem | None:
    """Why a decision cannot be acknowledged, or None: it is for the one whom it is about, once."""
    about = {"person": them.id, "name": them.name, "on": decision.number}
    if problem := refusal("acknowledge decision", relations, title="", **about):
        return problem
    if decision.withdrawn:
        return Refused(Code.DECISION_WITHDRAWN, **about)
    return Refused(Code.ALREADY_READ, **about) if decision.acknowledged else None


def may_change(decision: Decision, relations: Collection[Relation], them: Person) -> Problem | None:
    """Why a decision cannot be corrected or withdrawn, or None."""
    if problem := may_decide(relations, them):
        return problem
    about = {"person": them.id, "name": them.name, "on": decision.number}
    return Refused(Code.DECISION_WITHDRAWN, **about) if decision.withdrawn else None


def may_correct(
    case: DecisionCase, decision: Decision, *, why: str, advice: str, until: date | None, keeps: float | None
) -> Problem | None:
    """Why a decision cannot be corrected so, or None."""
    about = {**case.about, "on": decision.number}
    if not (why or advice or until or keeps is not None):
        return Refused(Code.NOTHING_CORRECTED, **about)
    if decision.kind != "embed" and (until or keeps is not None):
        return Refused(Code.NOT_ASKED_FOR, field="area", kind=decision.kind, **about)
    if decision.kind == "out" and why:
        return Refused(Code.NOT_ASKED_FOR, field="why", kind=decision.kind, **about)
    if sentences(why) > SENTENCES_MOST:
        return refused_for(case, (Lack("why", many=sentences(why)),))
    if until is not None and until < decision.on:
        return BadUse(Code.DATE_ORDER, first=decision.on, last=until)
    return _no_hours(keeps)


def sets_position(held: HeldPosition, position: str, why: str, *, correct: bool, them: Person) -> Problem | None:
    """Why somebody's position cannot just be noted, or None.

    The first one can; what was noted wrong is corrected with a reason; every other is a decision.
    """
    if not held.position or held.position == position:
        return None
    about = {"person": them.id, "name": them.name, "position": held.position, "to": position}
    if not correct:
        return Refused(Code.ASKS_A_DECISION, **about)
    if held.decision:
        return Refused(Code.RESTS_ON_DECISION, **about, on=held.decision)
    return None if why else Refused(Code.ASKS_A_REASON, verb="correct position", title=them.name, **about, on=position)
