"""What was signed and done, as somebody asks who was not there: each sign-off with what it rested on, and what became of it.

It is one pass over the events of a history, oldest first. Whatever ever stood keeps its row: what was withdrawn is told as
withdrawn, and stands again once that is taken back. What people said to each other about it is counted and left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from hashlib import blake2b
from typing import Any, Literal

from mentor_tui.domain.fit import FIT, SKIPPED, UNSKIPPED
from mentor_tui.domain.history import REWINDS
from mentor_tui.domain.journey_folds import (
    AGAIN,
    HAS,
    ITEM,
    LOCK,
    PRIOR,
    SENT,
    SIGNED,
    TICKED,
    UNTICKED,
    WITHDRAWN,
    lines_said,
)
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.record import WITHHELD, Event, name_of, thing

AuditKind = Literal["signed", "done", "skipped"]
"""What a row tells: a sign-off, that something was done that asks for none, or that it was not asked of somebody."""

OverrideKind = Literal["reason", "ticked-for", "opened-early", "learnt-before", "skipped"]
"""What was done otherwise than usually: signed with a reason, ticked by somebody else with one, opened before its time,
learnt before, or not asked for."""

REF = 6
"""Characters of a row's name."""

_ITEMS, _AGAINS, _LOCKS, _FITS = thing(ITEM), thing(AGAIN), thing(LOCK), thing(FIT)


class ShownOnce(NamedTuple):
    """What somebody brought, once: a repetition with its evidence.

    Attributes:
        on: the day it really happened, for what was brought in from before the program.
        partner: with whom it was done.
        has: that it is a hire's word that they have what somebody else owes them.
        prior: that all of it was learnt before.
        why: the reason of somebody who ticked it for them, "" where it is their own tick.

    """

    at: str
    by: str
    text: str
    on: str = ""
    partner: str = ""
    has: bool = False
    prior: bool = False
    why: str = ""


class Override(NamedTuple):
    """What was done otherwise than usually, by whom, when, and why; "" where they gave no reason."""

    kind: OverrideKind
    by: str
    at: str
    why: str


class TakenBack(NamedTuple):
    """Who took it back, when and why; ``kind`` is the event by which."""

    kind: str
    by: str
    at: str
    why: str


class AuditRow(NamedTuple):
    """One sign-off, or one thing done.

    Attributes:
        person: whose it is.
        seq: the place of its event in their history.
        item: the item, ``curriculum/item``, as the record has it.
        at, by: when it was signed or done, and by whom.
        number, times: which repetition it was, 0 where it is about all of them, and how many there are.
        shown: what it rests on, oldest first.
        sent: what was sent again after it came back, "" where nothing was.
        lines: the lines of what good looks like that were seen, and those that were not; None where nobody judged them.
        role: as what it was signed (``mentor``, ``lead``, ``stand-in``), "" where that was not written down then.
        place: the mentor in whose place a stand-in signed.
        curriculum, version, revision, digest: the text that the signer had before them; of what nobody signed, the edition.
        again: that it was due again, and done again.
        notes: what was written about it until then and is left out here.
        taken: that it was taken back since, None where it stands.

    """

    person: str
    seq: int
    kind: AuditKind
    item: str
    at: str
    by: str
    number: int = 0
    times: int = 1
    shown: tuple[ShownOnce, ...] = ()
    sent: str = ""
    lines: tuple[Sequence[str], Sequence[str]] | None = None
    role: str = ""
    place: str = ""
    curriculum: str = ""
    version: int = 0
    revision: int = 0
    digest: str = ""
    overrides: tuple[Override, ...] = ()
    notes: int = 0
    again: bool = False
    taken: TakenBack | None = None

    @property
    def ref(self) -> str:
        """The name of the row, the same whenever and by whomever it is asked for."""
        return blake2b(f"{self.person}/{self.seq}/{self.digest}".encode(), digest_size=REF // 2).hexdigest()

    @property
    def day(self) -> str:
        """The day on which it happened, or its moment: for what was brought in, the day that was given."""
        return (self.shown[-1].on if self.kind == "done" and self.shown else "") or self.at

    @property
    def stands(self) -> bool:
        """Whether nobody has taken it back."""
        return self.taken is None


class _Thing(NamedTuple):
    """How an item stands.

    Attributes:
        shown: what was brought, oldest first.
        sent: what was sent again since, "" where nothing was.
        notes: how much was written about it.
        standing: the rows that stand, by their seq.
        upto: of each of these, how much of what was brought it is about, from the first on.

    """

    shown: tuple[ShownOnce, ...] = ()
    sent: str = ""
    notes: int = 0
    standing: tuple[int, ...] = ()
    upto: tuple[int, ...] = ()


_UNTOUCHED = _Thing()


class Audit:
    """The rows of one person's history, up to the last event that was added.

    Args:
        person: whose it is.
        words: whether whoever asks may read reasons; what may not be read says that it is withheld.
        known: the name by which an item of a record is known today: what was opened early is found under either.

    Attributes:
        rows: the row of each event that made one, by its place in the history.

    """

    def __init__(self, person: str, *, words: bool = True, known: Callable[[str], str] = str) -> None:
        self.person = person
        self.rows: dict[int, AuditRow] = {}
        self._words, self._known = words, known
        self._things: dict[str, _Thing | None] = {}
        self._opened: dict[str, Override | None] = {}
        self._before: dict[int, Any] = {}

    def add(self, events: Iterable[Event]) -> None:
        """Go on with the events that follow."""
        for event in events:
            key = event.thing
            if key.startswith((_ITEMS, _AGAINS)):
                self._on_thing(key, event, self._after_item)
            elif key.startswith(_LOCKS):
                name = self._known(key[len(_LOCKS) :])
                opened = Override("opened-early", event.by, event.at, self._told(event.text or event.why))
                self._opened[name] = self._then(event, self._opened.get(name), opened)
            elif key.startswith(_FITS):
                self._on_thing(key, event, self._after_fit)

    def _then(self, event: Event, was: Any, then: Any) -> Any:
        """What holds after an event: what was taken back never was, so it is again what it had been before it."""
        self._before[event.seq] = was
        return self._before.get(int(event.terms["of"]), was) if event.kind in REWINDS else then

    def _on_thing(self, key: str, event: Event, after: Callable[[_Thing, Event], _Thing]) -> None:
        # Once for each event of everybody's history: what is not needed is not called.
        was = self._things.get(key) or _UNTOUCHED
        self._before[event.seq] = was
        if event.kind in REWINDS:
            now = self._before.get(int(event.terms["of"]), was)
        else:
            now = after(was, event)
        self._things[key] = now
        if now.standing is not was.standing and now.standing != was.standing:
            self._settle(was.standing, now.standing, event)

    def _settle(self, old: tuple[int, ...], new: tuple[int, ...], event: Event) -> None:
        """Say of the rows that do not stand any more by whom they were taken back; those that stand again are as they were."""
        for seq in old:
            if seq not in new:
                taken = TakenBack(event.kind, event.by, event.at, self._told(event.why or event.text))
                self.rows[seq] = self.rows[seq]._replace(taken=taken)
        for seq in new:
            if seq not in old and self.rows[seq].taken is not None:
                self.rows[seq] = self.rows[seq]._replace(taken=None)

    def _told(self, why: str) -> str:
        return why if self._words or not why else WITHHELD

    def _after_fit(self, was: _Thing, event: Event) -> _Thing:
        if event.kind == SKIPPED:
            override = Override("skipped", event.by, event.at, self._told(event.text))
            name = event.thing[len(_FITS) :]
            row = AuditRow(self.person, event.seq, "skipped", name, event.at, event.by, overrides=(override,))
            self.rows[event.seq] = row
            return _Thing(standing=(event.seq,), upto=(0,))
        return _UNTOUCHED if event.kind == UNSKIPPED else was

    def _after_item(self, was: _Thing, event: Event) -> _Thing:
        kind = event.kind
        if kind == TICKED:
            return self._ticked(was, event)
        if kind == SIGNED:
            return self._signed(was, event)
        shown, sent, notes, standing, upto = was
        if kind == WITHDRAWN:
            return _Thing(shown, sent, notes + bool(event.text), standing[:-1], upto[:-1])
        if kind == UNTICKED:
            # What stands on the tick that was taken back does not stand any more.
            left = len(shown) - 1
            kept = sum(1 for at in upto if at <= left)
            return _Thing(shown[:-1], "", notes, standing[:kept], upto[:kept])
        if kind == SENT:
            return _Thing(shown, event.text or sent, notes, standing, upto)
        # What is said, asked or returned moves nothing here.
        return _Thing(shown, sent, notes + 1, standing, upto) if event.text else was

    def _ticked(self, was: _Thing, event: Event) -> _Thing:
        terms = event.terms
        why = self._told(event.why) if event.why else ""
        get = terms.get
        shown = ShownOnce(
            event.at, event.by, event.text, get("on", ""), get("with", ""), bool(get(HAS)), bool(get(PRIOR)), why
        )
        then = _Thing((*was.shown, shown), "", was.notes, was.standing, was.upto)
        if terms.get("sign_off", False) or len(then.shown) < terms["times"]:
            return then
        self.rows[event.seq] = self._row("done", then, event)
        return self._stands(then, event)

    def _signed(self, was: _Thing, event: Event) -> _Thing:
        self.rows[event.seq] = self._row("signed", was, event)
        shown, sent, notes, standing, upto = was
        return self._stands(_Thing(shown, sent, notes + bool(event.text), standing, upto), event)

    def _stands(self, now: _Thing, event: Event) -> _Thing:
        """With the row of an event, which is about all that was brought so far and that no row before is about."""
        shown, sent, notes, standing, upto = now
        return _Thing(shown, sent, notes, (*standing, event.seq), (*upto, len(shown)))

    def _row(self, kind: AuditKind, now: _Thing, event: Event) -> AuditRow:
        terms, name, signed = event.terms, name_of(event.thing), kind == "signed"
        shown = now.shown[now.upto[-1] if now.upto else 0 :]
        opened = self._opened.get(self._known(name)) if self._opened else None
        overrides = [Override("reason", event.by, event.at, self._told(event.why))] if signed and event.why else []
        if opened is not None:
            overrides.append(opened)
        overrides += [Override("learnt-before", one.by, one.at, "") for one in shown if one.prior]
        overrides += [Override("ticked-for", one.by, one.at, one.why) for one in shown if one.why]
        times = max(int(terms.get("times", 1)), 1)
        return AuditRow(
            self.person,
            event.seq,
            kind,
            name,
            event.at,
            event.by,
            len(now.shown) if signed and times > 1 and terms.get("each") else 0,
            times,
            shown,
            now.sent,
            lines_said(event) if signed else None,
            terms.get("as", "") if signed else "",
            terms.get("for", "") if signed else "",
            terms.get("curriculum", ""),
            terms.get("version", 0),
            terms.get("revision", 0),
            terms.get("hash", "") if signed else "",
            tuple(overrides),
            now.notes,
            event.thing.startswith(_AGAINS),
        )


def order(row: AuditRow) -> tuple[str, str, str, int]:
    """By what rows of several people stand one after another, the oldest first; those of one moment always the same."""
    return row.day[:10], row.at, row.person, row.seq
