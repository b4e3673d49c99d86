"""What was signed and done, as somebody asks who was not there: each sign-off with what it rested on, and what became of it.

It is one pass over the events of a history, oldest first. Whatever ever stood keeps its row: what was withdrawn is told as
withdrawn, and stands again once that is taken back. What people said to each other about it is counted and left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import blake2b
from typing import Any, ClassVar, Literal

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

_AGAINS, _LOCKS, _FITS = thing(AGAIN), thing(LOCK), thing(FIT)
_OF_ITEMS = (thing(ITEM), _AGAINS)


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


_Standing = tuple[tuple[int, int], ...]
"""Of each row that stands its seq, and how much of what was brought it is about, from the first on."""
_Thing = tuple[tuple[ShownOnce, ...], str, int, _Standing]
"""How an item stands: what was brought, oldest first; what was sent again since, "" where nothing was; how much was written
about it; and which rows stand. Plain tuples: one is made for each event of everybody's history.
"""

_UNTOUCHED: _Thing = ((), "", 0, ())


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
        self._things: dict[str, _Thing] = {}
        self._opened: dict[str, Override | None] = {}
        self._before: dict[int, Any] = {}

    def add(self, events: Iterable[Event]) -> None:
        """Go on with the events that follow."""
        things, before, moved = self._things, self._before, self._AFTER
        for event in events:
            key, kind = event.thing, event.kind
            if key.startswith(_OF_ITEMS):
                was = before[event.seq] = things.get(key, _UNTOUCHED)
                after = moved.get(kind)
                if after is not None:
                    now = after(self, was, event)
                elif kind in REWINDS:
                    now = before.get(int(event.terms["of"]), was)
                elif event.text:
                    # What is said, asked or returned moves nothing else here.
                    now = (was[0], was[1], was[2] + 1, was[3])
                else:
                    continue
                things[key] = now
                if now[3] is not was[3]:
                    self._settle(was[3], now[3], event)
            elif key.startswith(_LOCKS):
                name = self._known(key[len(_LOCKS) :])
                opened = Override("opened-early", event.by, event.at, self._told(event.text or event.why))
                self._opened[name] = self._then(event, self._opened.get(name), opened)
            elif key.startswith(_FITS):
                was = things.get(key, _UNTOUCHED)
                now = things[key] = self._then(event, was, self._after_fit(was, event))
                self._settle(was[3], now[3], event)

    def _then(self, event: Event, was: Any, then: Any) -> Any:
        """What holds after an event: what was taken back never was, so it is again what it had been before it."""
        self._before[event.seq] = was
        return self._before.get(int(event.terms["of"]), was) if event.kind in REWINDS else then

    def _settle(self, old: _Standing, new: _Standing, event: Event) -> None:
        """Say of the rows that do not stand any more by whom they were taken back; those that stand again are as they were."""
        rows = self.rows
        for one in old:
            if one not in new:
                taken = TakenBack(event.kind, event.by, event.at, self._told(event.why or event.text))
                rows[one[0]] = AuditRow(*rows[one[0]][:-1], taken)
        for one in new:
            if one not in old and rows[one[0]].taken is not None:
                rows[one[0]] = AuditRow(*rows[one[0]][:-1])

    def _told(self, why: str) -> str:
        return why if self._words or not why else WITHHELD

    def _after_fit(self, was: _Thing, event: Event) -> _Thing:
        if event.kind == SKIPPED:
            override = Override("skipped", event.by, event.at, self._told(event.text))
            name = event.thing[len(_FITS) :]
            row = AuditRow(self.person, event.seq, "skipped", name, event.at, event.by, overrides=(override,))
            self.rows[event.seq] = row
            return (), "", 0, ((event.seq, 0),)
        return _UNTOUCHED if event.kind == UNSKIPPED else was

    def _ticked(self, was: _Thing, event: Event) -> _Thing:
        terms, why = event.terms, self._told(event.why)
        get = terms.get
        once = (event.at, event.by, event.text, get("on", ""), get("with", ""), bool(get(HAS)), bool(get(PRIOR)), why)
        then = ((*was[0], ShownOnce._make(once)), "", was[2], was[3])
        if get("sign_off", False) or len(then[0]) < terms["times"]:
            return then
        self.rows[event.seq] = self._row("done", then, event)
        return then[0], "", then[2], (*then[3], (event.seq, len(then[0])))

    def _unticked(self, was: _Thing, event: Event) -> _Thing:
        shown, _sent, notes, standing = was
        # What stands on the tick that was taken back does not stand any more.
        left = len(shown) - 1
        return shown[:-1], "", notes, tuple(one for one in standing if one[1] <= left)

    def _sent(self, was: _Thing, event: Event) -> _Thing:
        return was[0], event.text or was[1], was[2], was[3]

    def _signed(self, was: _Thing, event: Event) -> _Thing:
        self.rows[event.seq] = self._row("signed", was, event)
        shown, sent, notes, standing = was
        return shown, sent, notes + bool(event.text), (*standing, (event.seq, len(shown)))

    def _withdrawn(self, was: _Thing, event: Event) -> _Thing:
        return was[0], was[1], was[2] + bool(event.text), was[3][:-1]

    def _row(self, kind: AuditKind, now: _Thing, event: Event) -> AuditRow:
        """The row of an event: of a sign-off as its item stood before, of what is done with it."""
        brought, sent, notes, standing = now
        seq, _op, at, by, _kind, key, terms, _text, why = event
        name, get, signed = name_of(key), terms.get, kind == "signed"
        # What no row before is about.
        shown = brought[standing[-1][1] :] if standing else brought
        times = max(int(get("times", 1)), 1)
        return AuditRow(
            self.person,
            seq,
            kind,
            name,
            at,
            by,
            len(brought) if signed and times > 1 and get("each") else 0,
            times,
            shown,
            sent,
            lines_said(event) if signed else None,
            get("as", "") if signed else "",
            get("for", "") if signed else "",
            get("curriculum", ""),
            get("version", 0),
            get("revision", 0),
            get("hash", "") if signed else "",
            self._overrides(name, shown, why if signed else "", event),
            notes,
            key.startswith(_AGAINS),
        )

    def _overrides(self, name: str, shown: Sequence[ShownOnce], why: str, event: Event) -> tuple[Override, ...]:
        """What was done otherwise than usually, with the reason of whoever signed."""
        overrides = [Override("reason", event.by, event.at, self._told(why))] if why else []
        opened = self._opened.get(self._known(name)) if self._opened else None
        if opened is not None:
            overrides.append(opened)
        if unusual := [one for one in shown if one.prior or one.why]:
            overrides += [Override("learnt-before", one.by, one.at, "") for one in unusual if one.prior]
            overrides += [Override("ticked-for", one.by, one.at, one.why) for one in unusual if one.why]
        return tuple(overrides)

    _AFTER: ClassVar[Mapping[str, Callable[[Audit, _Thing, Event], _Thing]]] = {
        TICKED: _ticked,
        UNTICKED: _unticked,
        SENT: _sent,
        SIGNED: _signed,
        WITHDRAWN: _withdrawn,
    }


def order(row: AuditRow) -> tuple[str, str, str, int]:
    """By what rows of several people stand one after another, the oldest first; those of one moment always the same."""
    return row.day[:10], row.at, row.person, row.seq
