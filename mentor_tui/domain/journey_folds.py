"""How the facts of a person's record follow from its events.

The life of an item (and of a side task's pieces): tick · untick · return · send · sign · withdraw, with a thread beside it.
``LIFE`` says which act may follow which state; folds and verbs both go by it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal

from mentor_tui.domain.record import Event, Fact, kind_of, thing

ItemState = Literal["open", "started", "waiting", "returned", "done"]

TICKED, UNTICKED, SENT = "ticked", "unticked", "sent"
SIGNED, RETURNED, WITHDRAWN = "signed", "returned", "withdrawn"
PRIOR = "prior"
"""The term of a tick by which somebody says that all of it was learnt before; it waits for a sign-off, always."""
SAID = "said"
ASKED, ANSWERED, SETTLED = "asked", "answered", "settled"
"""Of a question in a thread: it was asked, somebody answered, and there is nothing more to say."""

WORDS = (SAID, ASKED, ANSWERED, SETTLED)
"""What is written in a thread and moves nothing."""
STILL = "still"
"""On a side task: whoever holds it says that it is still theirs."""
HAS = "has"
"""The term of a tick by which a hire says of somebody else's part that they have it."""

LIFE: Mapping[str, frozenset[str]] = {
    TICKED: frozenset({"open", "started"}),
    UNTICKED: frozenset({"started", "waiting", "done"}),
    RETURNED: frozenset({"waiting"}),
    SENT: frozenset({"returned"}),
    SIGNED: frozenset({"waiting"}),
    WITHDRAWN: frozenset({"done"}),
    **dict.fromkeys(WORDS, frozenset({"open", "started", "waiting", "returned", "done"})),
}
"""Act -> the states that it may follow."""

POSTS_KEPT = 12
"""Posts of a thread that stand in the fact; the whole of it is in the history."""

LOG_KEPT = 20
"""Sessions and notes that stand in the fact."""

ITEM, TASK, LOCK, YES = "item", "task", "lock", "yes"
AGAIN = "again"
"""Kind of what is done again once it is due again: folded as an item, beside the first time, which stays done."""
PROFILE, PROGRAMME, SESSIONS, NOTES = thing("profile"), thing("programme"), thing("sessions"), thing("notes")
MOVED = "moved"
"""The event of another position: what it was, what it is, from which day on, and why."""
STATED = "stated"
"""The event of goals that somebody named."""
HANDOVER = thing("handover")
"""What a mentor who hands over wants to say to the next one."""


def item_thing(curriculum: str, item: str) -> str:
    """The key of an item in a person's record."""
    return thing(ITEM, f"{curriculum}/{item}")


def again_thing(curriculum: str, item: str) -> str:
    """The key of what was done again of an item in a person's record."""
    return thing(AGAIN, f"{curriculum}/{item}")


_NEW: Fact = {"count": 0, "times": 1, "state": "open", "revision": 0, "entries": [], "posts": [], "goes": 0}


def _fold_item(before: Fact | None, event: Event) -> Fact:
    fact = dict(before or _NEW)
    state = fact["state"]
    if state not in LIFE.get(event.kind, ()):
        raise ValueError(f"{event.kind} cannot follow {state}")
    terms = event.terms
    if event.kind not in WORDS:
        # A word in the thread moves nothing: what waits has waited since it was sent, what is done was done then.
        fact["at"], fact["by"] = event.at, event.by
    if event.kind == TICKED:
        entry: dict[str, Any] = {"at": event.at, "by": event.by}
        entry.update({key: terms[key] for key in ("with", "on", HAS, PRIOR) if key in terms})
        if event.text:
            entry["text"] = event.text
        fact["entries"] = [*fact["entries"], entry]
        fact["count"] += 1
        fact["times"], fact["revision"] = terms["times"], terms["revision"]
        # The sign-off of an earlier repetition stays with its entry, and its lines say nothing of this one.
        for earlier in ("signed", "seen", "unseen"):
            fact.pop(earlier, None)
        full = fact["count"] >= terms["times"]
        asks = terms.get("sign_off", False)
        if asks and (full or terms.get("each", False)):
            fact["state"] = "waiting"
        else:
            fact["state"] = "done" if full else "started"
    elif event.kind == UNTICKED:
        fact["entries"] = fact["entries"][:-1]
        fact["count"] -= 1
        fact["state"] = "started" if fact["count"] > 0 else "open"
    elif event.kind == RETURNED:
        fact["state"], fact["goes"] = "returned", fact["goes"] + 1
        # Where nobody chose lines, those that were asked for before still are.
        if (said := lines_said(event)) is not None:
            fact["seen"], fact["unseen"] = map(list, said)
    elif event.kind == SENT:
        fact["state"] = "waiting"
    elif event.kind == SIGNED:
        each_left = terms.get("each", False) and fact["count"] < terms.get("times", fact["times"])
        fact["state"] = "started" if each_left else "done"
        fact["signed"] = {"by": event.by, "at": event.at, **{k: terms[k] for k in _FROZEN if k in terms}}
        for earlier in ("seen", "unseen"):
            fact.pop(earlier, None)
        if (said := lines_said(event)) is not None:
            fact["seen"], fact["unseen"] = map(list, said)
        fact["entries"] = [*fact["entries"][:-1], {**fact["entries"][-1], "signed": event.by}]
    elif event.kind == WITHDRAWN:
        fact["state"] = "waiting"
        for taken_back in ("signed", "seen", "unseen"):
            fact.pop(taken_back, None)
        last = {key: value for key, value in fact["entries"][-1].items() if key != "signed"}
        fact["entries"] = [*fact["entries"][:-1], last]
    # That a question is settled takes no words.
    if (event.text and event.kind != TICKED) or event.kind == SETTLED:
        post = {"seq": event.seq, "at": event.at, "by": event.by, "kind": event.kind, "text": event.text}
        if "to" in terms:
            post["to"] = terms["to"]
        fact["posts"] = [*fact["posts"], post][-POSTS_KEPT:]
    return fact


def _fold_task(before: Fact | None, event: Event) -> Fact:
    # That it is still theirs moves nothing, and answers whether it is.
    return {**(before or _NEW), STILL: event.at} if event.kind == STILL else _fold_item(before, event)


def _fold_again(before: Fact | None, event: Event) -> Fact:
    # Each round begins anew; those before it stand in the history.
    anew = event.kind == TICKED and before is not None and before["state"] == "done"
    return _fold_item(None if anew else before, event)


def lines_said(event: Event) -> tuple[Sequence[str], Sequence[str]] | None:
    """The lines that a sign-off or a return says were seen, and those not yet; None where it says nothing of lines.

    Under the folds with the number 4 and before, a sign-off said only what was seen, and a return for which nobody had chosen
    lines said that all were seen. As what somebody returned it was not written down then: by that these are told apart.
    """
    terms = event.terms
    seen, unseen = terms.get("seen", ()), terms.get("unseen", ())
    if "seen" in terms and "unseen" in terms and (unseen or event.kind == SIGNED or "as" in terms):
        return seen, unseen
    return (seen, unseen) if event.kind == SIGNED and seen else None


_FROZEN = ("curriculum", "version", "revision", "hash")


def _fold_merge(before: Fact | None, event: Event) -> Fact:
    return {**(before or {}), **event.terms}


def _fold_profile(before: Fact | None, event: Event) -> Fact:
    if event.kind == MOVED:
        # What they were until then stands in the history.
        return {**(before or {}), "position": event.terms["position"]}
    return _fold_merge(before, event)


def fold_log(before: Fact | None, event: Event, kept: int = LOG_KEPT) -> Fact:
    """A log with a line more, of which the latest stand in the fact."""
    entry = {"seq": event.seq, "at": event.at, "by": event.by, "text": event.text, **event.terms}
    fact = before or {"count": 0, "last": []}
    return {"count": fact["count"] + 1, "last": [*fact["last"], entry][-kept:]}


def _fold_lock(before: Fact | None, event: Event) -> Fact:
    return {"by": event.by, "at": event.at, "why": event.text}


def _fold_yes(before: Fact | None, event: Event) -> Fact:
    return {**(before or {}), event.terms["voice"]: {"by": event.by, "at": event.at}}


FOLDS: dict[str, Callable[[Fact | None, Event], Fact | None]] = {
    ITEM: _fold_item,
    TASK: _fold_task,
    AGAIN: _fold_again,
    LOCK: _fold_lock,
    YES: _fold_yes,
    kind_of(PROFILE): _fold_profile,
    kind_of(SESSIONS): fold_log,
    kind_of(NOTES): fold_log,
    kind_of(HANDOVER): fold_log,
}
