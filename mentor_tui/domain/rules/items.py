"""What may be done to an item, and by whom: who ticks it, whose voices sign it off and how many of them, what may follow what."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from typing import Literal

from mentor_tui.domain.curriculum import Item
from mentor_tui.domain.fit import SKIPPABLE
from mentor_tui.domain.item_kinds import Evidence, SignOff
from mentor_tui.domain.journey import ItemFact
from mentor_tui.domain.journey_folds import RETURNED, SENT, SIGNED, TICKED
from mentor_tui.domain.locks import Turn
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.permissions import Grant, Relation, Verb, grant, lacks_reason, refusal
from mentor_tui.domain.problems import BadUse, Code, NotYours, Problem, Refused
from mentor_tui.domain.rules.following import follows, may_untick, not_oneself, nothing_asked
from mentor_tui.domain.rules.hire_standing import HireStanding
from mentor_tui.domain.standing_rows import ItemStanding

Act = Literal[
    "tick",
    "tick in a session",
    "untick",
    "send",
    "sign off",
    "return",
    "withdraw",
    "say",
    "ask",
    "answer",
    "settle",
    "stuck",
    "free",
    "open lock",
    "tick prior",
    "skip",
    "ask again",
    "move",
    "move back",
    "take",
    "give back",
    "still",
    "keep block",
    "free block",
    "confirm",
    "agree",
]
"""What can be done to an item or a side task, from ``take`` on to side tasks alone. What is asked of the other kind is closed.

A sign-off of a side task is the yes that it waits for: to its being done (confirm), or to somebody taking it (agree).
"""


# -- whose voices


class Signers(NamedTuple):
    """Who confirms an item.

    Attributes:
        verb: the row of the permission table that says whose voices count.
        voices: how many of them it takes.
        turn: in whose queue it waits from the first minute.

    """

    verb: Verb
    voices: int
    turn: Turn

    def right(self, relations: Collection[Relation]) -> Grant | None:
        """The right that somebody's relations give to sign, None where they give none."""
        return grant(self.verb, relations)

    def may(self, relations: Collection[Relation]) -> bool:
        """Whether it is somebody's to sign as a matter of course, without a reason: then it waits in their queue."""
        granted = self.right(relations)
        return granted is not None and not granted.reason


_BY_MENTOR = Signers("sign off", 1, "mentor")

SIGNERS: Mapping[SignOff, Signers] = {
    "mentor": _BY_MENTOR,
    "lead": Signers("sign off lead item", 1, "lead"),
    # The mentor's and the leads' until there are clearances.
    "cleared": Signers("sign off", 1, "cleared"),
    # What asked for a sign-off when it was ticked still gets one, although the item asks for none by now.
    "none": _BY_MENTOR,
}
"""What an item says under ``sign_off`` -> whose voices confirm it. Another kind of voice is one more row."""


def signers(item: Item) -> Signers:
    """Whose voices confirm an item, and how many of them."""
    return SIGNERS[item.sign_off]


def signing(item: Item, fact: ItemFact) -> Verb:
    """The row of the permission table that says who signs off what waits, or was signed."""
    return CONFIRM if fact.prior else signers(item).verb


def turn(item: Item, state: str) -> Turn:
    """Whose move an item is in a state."""
    if state == "waiting":
        return signers(item).turn
    return _TURNS.get(item.who, "part")


_TURNS: Mapping[str, Turn] = {"hire": "hire", "mentor": "mentor", "lead": "lead"}

_TICKERS: Mapping[str, Verb] = {"hire": "tick", "mentor": "tick mentor item", "lead": "tick lead item"}
_OF_A_PART: Verb = "tick part item"


HAVE: Verb = "have owed item"
"""The row by which a hire says that they have what somebody else owes them."""

TICKS: tuple[Verb, ...] = (*_TICKERS.values(), _OF_A_PART, HAVE)
"""Every row by which an item is ticked."""

CONFIRM: Verb = "confirm prior"
"""The row by which what was learnt before is signed off, whoever signs the item otherwise."""

SIGNS: tuple[Verb, ...] = (*dict.fromkeys(found.verb for found in SIGNERS.values()), CONFIRM)
"""Every row by which an item is signed off."""


def ticker(item: Item, relations: Collection[Relation] = ()) -> Verb:
    """The row of the permission table that says who ticks an item: whose part it is, or whoever it is owed to and has it."""
    return HAVE if may_have(item, relations) else _TICKERS.get(item.who, _OF_A_PART)


def may_have(item: Item, relations: Collection[Relation]) -> bool:
    """Whether an item is owed to whoever has these relations, and may be there already.

    The talk that ends the basics never is: that they are done, nobody says of themselves.
    """
    return item.who != "hire" and "own" in relations and not item.closes


# -- what may be done


BEGINS_AGAIN: tuple[Act, ...] = ("tick", "tick in a session")
"""What begins anew what is done and due again."""


class ItemCase(NamedTuple):
    """An item of somebody's, as a person has it before them who wants to act on it.

    Attributes:
        standing: whose item it is, and how they stand.
        now: the item today.
        relations: what the acting person is to them.
        actor: the acting person.

    """

    standing: HireStanding
    now: ItemStanding
    relations: tuple[Relation, ...]
    actor: str

    @property
    def about(self) -> dict[str, object]:
        """What every sentence about it names."""
        return {"person": self.standing.person, "on": self.now.item.id, "title": self.now.item.title}

    @property
    def fact(self) -> ItemFact:
        """What holds for it."""
        return self.now.fact

    @property
    def whose(self) -> str:
        """Whose part it is: hire, mentor or lead, else what the part is called."""
        who, curriculum = self.now.item.who, self.standing.curriculum
        return next((part.title for part in curriculum.parts if part.id == who), who) if curriculum else who

    def may(self, act: Act) -> Problem | None:
        """Why an act cannot be done now, or None. What has to come with it is another question: ``lacks``."""
        rule = _MAY.get(act)
        return (
            rule(self.begun_by(act))
            if rule is not None
            else BadUse(Code.UNKNOWN_TASK, task=self.now.item.id, near=None)
        )

    def begun_by(self, act: Act) -> ItemCase:
        """The same as an act begins it again, where it is due again and the act is a tick."""
        return self._replace(now=self.now.anew) if self.now.due and act in BEGINS_AGAIN else self

    def lacks(self, act: Act, *, text: str = "", why: str = "") -> Problem | None:
        """What has still to be given before an act can be done, or None.

        Args:
            act: what is to be done.
            text: evidence, a comment, or words for the thread.
            why: the reason.

        """
        return _lacks(act, self.begun_by(act), text, why)


def may_bring_in(case: ItemCase, on: date, *, before: int = 0) -> Problem | None:
    """Why a tick from before the program cannot be brought in, or None.

    Args:
        case: the item.
        on: the day on which it was done.
        before: how many ticks of it stand before this one in the same table.

    """
    if problem := may_bring_in_for(case.relations, case.standing.person):
        return problem
    if on > case.standing.today:
        return BadUse(Code.FUTURE_DATE, date=on)
    full = bool(before) and case.now.fact.count + before >= case.now.item.times
    code = Code.ALREADY_DONE if full else None
    return _going(case) or follows(TICKED, case.now.fact, case.about, code)


def may_bring_in_for(relations: Collection[Relation], person: str) -> Problem | None:
    """Why somebody may bring in nothing for a person, or None: it is for a lead, and never in one's own journey."""
    if "lead" in relations and "own" not in relations:
        return None
    return NotYours(Code.NOT_BROUGHT_IN, person=person)


def _ticker(case: ItemCase) -> Problem | None:
    item = case.now.item
    if item.who != "hire" and "own" in case.relations and not may_have(item, case.relations):
        return NotYours(Code.NOT_THEIR_ITEM, who=case.whose, **case.about)
    return refusal(ticker(item, case.relations), case.relations, **case.about)


def _in_session(case: ItemCase) -> Problem | None:
    item = case.now.item
    if problem := refusal("session", case.relations, **case.about):
        return problem
    if item.who == "hire":
        # The hire ticks what is to be signed: nobody signs what they ticked themselves.
        return Refused(Code.NEEDS_OWN_TICK, **case.about) if item.asks_sign_off else None
    return (
        NotYours(Code.NOT_THEIR_ITEM, who=case.whose, **case.about)
        if grant(ticker(item), case.relations) is None
        else None
    )


def _going(case: ItemCase) -> Problem | None:
    return going(case.standing, case.actor)


def going(standing: HireStanding, actor: str) -> Problem | None:
    """That somebody's programme ended early, so that nothing of it is asked of them, or None."""
    programme, person = standing.programme, standing.person
    if programme.over == "ended":
        return Refused(Code.NOT_GOING, person=person, own=person == actor, state="ended", on=programme.over_on)
    return None


def _opened(case: ItemCase) -> Problem | None:
    if case.now.state != "locked":
        return None
    return Refused(Code.LOCKED, lock=case.standing.lock(case.now.item), names=case.standing.titles, **case.about)


def _tick(case: ItemCase) -> Problem | None:
    return _ticker(case) or _going(case) or follows(TICKED, case.now.fact, case.about) or _opened(case)


def _tick_in_session(case: ItemCase) -> Problem | None:
    return _in_session(case) or _going(case) or follows(TICKED, case.now.fact, case.about) or _opened(case)


def _untick(case: ItemCase) -> Problem | None:
    return _ticker(case) or may_untick(case.now.fact, case.about) or _others_tick(case)


def _others_tick(case: ItemCase) -> Problem | None:
    """That the last tick of what is owed to somebody is not their own "I have it", so that it is not theirs to take back."""
    item, last = case.now.item, case.fact.entries[-1]
    theirs = last.has or not may_have(item, case.relations)
    return None if theirs else refusal(ticker(item), case.relations, **case.about)


def _send(case: ItemCase) -> Problem | None:
    return _ticker(case) or follows(SENT, case.now.fact, case.about)


def _signer(case: ItemCase) -> Problem | None:
    if "own" in case.relations:
        return NotYours(Code.OWN_SIGN_OFF, **case.about)
    return refusal(signing(case.now.item, case.now.fact), case.relations, **case.about)


def _sign(case: ItemCase) -> Problem | None:
    return _signer(case) or _judged(SIGNED, case) or not_oneself(case.now.fact, case.actor, case.about)


def _return(case: ItemCase) -> Problem | None:
    fact = case.now.fact
    return _signer(case) or _judged(RETURNED, case) or not_oneself(fact, case.actor, case.about)


def _judged(event: str, case: ItemCase) -> Problem | None:
    """Why no sign-off or return can follow; where the item asks for no sign-off, that is why, and no tick will change it."""
    item = case.now.item
    return follows(event, case.now.fact, {**case.about, "enough": "" if item.asks_sign_off else case.whose})


def _withdraw(case: ItemCase) -> Problem | None:
    fact = case.now.fact
    signed = fact.state == "done" and fact.signed_by
    return _signer(case) or (None if signed else Refused(Code.NOT_SIGNED, state=fact.state, by="", at="", **case.about))


def _say(case: ItemCase) -> Problem | None:
    return refusal("say", case.relations, **case.about)


def _ask(case: ItemCase) -> Problem | None:
    return refusal("ask", case.relations, **case.about)


def _stuck(case: ItemCase) -> Problem | None:
    if problem := refusal("stuck", case.relations, **case.about) or _going(case) or _opened(case):
        return problem
    now = case.now
    if now.fact.state in ("done", "waiting") or now.skipped is not None or now.stuck is not None:
        state = "stuck" if now.stuck is not None else now.fact.state if now.skipped is None else "skipped"
        return Refused(Code.NOT_TO_BE_STUCK, state=state, **case.about)
    return None


def _free(case: ItemCase) -> Problem | None:
    if problem := refusal("free", case.relations, **case.about):
        return problem
    return None if case.now.stuck is not None else Refused(Code.NOT_STUCK, **case.about)


def _answer(case: ItemCase) -> Problem | None:
    return refusal("answer", case.relations, **case.about) or nothing_asked(case.fact, case.about)


def _settle(case: ItemCase) -> Problem | None:
    return refusal("settle", case.relations, **case.about) or nothing_asked(case.fact, case.about)


def _open_lock(case: ItemCase) -> Problem | None:
    return refusal("open lock", case.relations, **case.about) or locked(case)


def locked(case: ItemCase) -> Problem | None:
    """That nothing locks an item, or None where it is locked."""
    state = case.now.state
    return None if state == "locked" else Refused(Code.NOTHING_LOCKED, state=state, **case.about)


def _tick_prior(case: ItemCase) -> Problem | None:
    item = case.now.item
    if problem := refusal("tick prior", case.relations, **case.about):
        return problem
    if item.who != "hire" or item.closes:
        return Refused(Code.NOT_PRIOR, who=item.who, **case.about)
    return _going(case) or follows(TICKED, case.now.fact, case.about)


def _fits(case: ItemCase) -> Problem | None:
    return refusal("fit", case.relations, **case.about) or _going(case)


def _skip(case: ItemCase) -> Problem | None:
    now = case.now
    if problem := _fits(case):
        return problem
    if now.item.closes or now.item.optional or now.fact.state not in SKIPPABLE:
        by = now.skipped.by if now.skipped else ""
        return Refused(Code.NOT_TO_SKIP, closes=now.item.closes, state=now.fact.state, by=by, **case.about)
    return None


def _ask_again(case: ItemCase) -> Problem | None:
    return _fits(case) or (None if case.now.fit.skipped else Refused(Code.NOT_SKIPPED, **case.about))


def _move(case: ItemCase) -> Problem | None:
    now = case.now
    if problem := _fits(case):
        return problem
    if now.item.optional or now.state in ("done", "waiting"):
        return Refused(Code.NOT_TO_MOVE, state=now.fact.state, **case.about)
    return None


def _move_back(case: ItemCase) -> Problem | None:
    return _fits(case) or (None if case.now.fit.moved else Refused(Code.NOT_MOVED, **case.about))


_MAY: Mapping[Act, Callable[[ItemCase], Problem | None]] = {
    "tick": _tick,
    "tick in a session": _tick_in_session,
    "untick": _untick,
    "send": _send,
    "sign off": _sign,
    "return": _return,
    "withdraw": _withdraw,
    "say": _say,
    "ask": _ask,
    "answer": _answer,
    "settle": _settle,
    "stuck": _stuck,
    "free": _free,
    "open lock": _open_lock,
    "tick prior": _tick_prior,
    "skip": _skip,
    "ask again": _ask_again,
    "move": _move,
    "move back": _move_back,
}


# -- what has to come with it


def _lacks(act: Act, case: ItemCase, text: str, why: str) -> Problem | None:
    item, about = case.now.item, case.about
    if act in ("tick", "tick in a session"):
        reason = lacks_reason(ticker(item, case.relations), case.relations, why, **about) if act == "tick" else None
        return reason or lacks_evidence(item.id, item.title, item.evidence, text)
    if act in ("untick", "send"):
        return lacks_reason(ticker(item, case.relations), case.relations, why, **about)
    if act == "sign off":
        return lacks_reason(signing(item, case.now.fact), case.relations, why, **about)
    if act == "return":
        owed = lacks_reason(signing(item, case.now.fact), case.relations, why or text, **about)
        return owed or lacks_comment(text, about)
    if act == "withdraw":
        return lacks_comment(why, about)
    if act == "open lock":
        return None if why else Refused(Code.ASKS_A_REASON, verb="open lock", **about)
    if act == "tick prior":
        return lacks_evidence(item.id, item.title, "text" if item.evidence == "none" else item.evidence, text)
    if act in ("skip", "ask again", "move", "move back"):
        return lacks_reason("fit", case.relations, why, **about)
    return None if text or act in ("settle", "free") else BadUse(Code.EMPTY_TEXT, what="text")


def not_yet(lines: Sequence[str], fact: ItemFact, chosen: Collection[str] | None) -> tuple[str, ...]:
    """The lines that a sign-off would leave open, or pass over: whoever signs is asked whether that is meant.

    Args:
        lines: those of what good looks like today.
        fact: what holds for the thing.
        chosen: the lines that were chosen as seen; None where nobody chose, and then it is those that were asked for last time.

    """
    if chosen is None:
        return tuple(line for line in lines if line in fact.unmet_criteria)
    return tuple(line for line in lines if line not in chosen)


def lacks_lines(case: ItemCase, chosen: Collection[str] | None) -> Problem | None:
    """That lines would be left open by a sign-off, or passed over, or None; see ``not_yet``."""
    item, fact = case.now.item, case.now.fact
    missing = not_yet(item.look_for, fact, chosen)
    asked = all(line in fact.unmet_criteria for line in missing)
    return Refused(Code.LINES_NOT_YET, lines=missing, asked=asked, **case.about) if missing else None


def lacks_comment(text: str, about: Mapping[str, object]) -> Problem | None:
    """That a comment is owed and none was given, or None."""
    return None if text else Refused(Code.NEEDS_COMMENT, **about)


def lacks_evidence(name: str, title: str, wanted: Evidence, text: str) -> Problem | None:
    """That what must come with each repetition of a thing has not come, or None: nothing came, or no link where one is wanted."""
    if wanted == "none":
        return None
    if not text:
        return Refused(Code.NEEDS_EVIDENCE, on=name, title=title, evidence=wanted)
    if wanted == "link" and not re.search(r"https?://\S+", text):
        return Refused(Code.NEEDS_LINK, on=name, title=title)
    return None
