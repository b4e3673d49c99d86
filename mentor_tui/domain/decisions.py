"""Decisions about somebody's position: promotion, move, embed, out, back; what each rests on, and how others get there."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Any, Literal

from mentor_tui.domain.curriculum import NONE
from mentor_tui.domain.floors import DECISION
from mentor_tui.domain.levels import APART, CompetencyStanding, Evidence
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.people import day_of
from mentor_tui.domain.record import Event, Fact, Record, kind_of, name_of, thing

DECIDED, EVIDENCED = "decided", "evidenced"
ACKNOWLEDGED, CORRECTED, WITHDRAWN = "acknowledged", "corrected", "withdrawn"

Kind = Literal["promotion", "move", "embed", "out", "back"]
KINDS: tuple[Kind, ...] = ("promotion", "move", "embed", "out", "back")

OPENS_AFTER = 2
"""Working days of whoever it is about, after which the team reads a decision that they have not acknowledged."""

OFFERED_MOST = 2
"""Pieces of evidence for one competency that stand in a decision: a level above 2 takes two occasions."""


class Proof(NamedTuple):
    """What shows a competency in a decision, as it was on that day.

    Attributes:
        level: the level that was asked.
        shown: what shows it, read from what they did.
        text: the examples' words, a line each in the order of ``shown``, then what whoever decided added.

    """

    level: int
    shown: tuple[Evidence, ...] = ()
    text: str = ""


class Decision(NamedTuple):
    """One decision about one person.

    Attributes:
        number: what it is known by among those of its person: the day from which it holds, and a number.
        before, to: the position that they had, and the one that they have; "" for none, or for work elsewhere that is not told.
        on: the day from which it holds.
        by, at: who decided, and when.
        why: the reason, in two sentences at most; *out* has none.
        advice: how to get there, for whoever comes next; of *out* the thanks.
        proofs: competency id -> what showed it.
        asked: who was asked.
        area, until, keeps: of an embed: the product area, the last day, hours a week kept with customers.
        acknowledged: when the person said that they have read it, "" while they have not.
        withdrawn: when it was taken back, "" where it stands.

    """

    person: str
    number: str
    kind: Kind
    before: str
    to: str
    on: date
    by: str
    at: str
    why: str = ""
    advice: str = ""
    proofs: Mapping[str, Proof] = NONE
    asked: tuple[str, ...] = ()
    area: str = ""
    until: date | None = None
    keeps: float | None = None
    acknowledged: str = ""
    withdrawn: str = ""

    @property
    def id(self) -> str:
        """What it is known by among all of them."""
        return f"{self.person}/{self.number}"

    @classmethod
    def of(cls, person: str, number: str, fact: Fact) -> Decision:
        """From the record's fact, or from what was kept of it."""
        return cls(
            person,
            number,
            fact["kind"],
            fact.get("before", ""),
            fact.get("to", ""),
            date.fromisoformat(fact["on"]),
            fact["by"],
            fact["at"],
            fact.get("why", ""),
            fact.get("advice", ""),
            {name: _proof(doc) for name, doc in fact.get("proofs", {}).items()},
            tuple(fact.get("asked", ())),
            fact.get("area", ""),
            day_of(fact.get("until")),
            fact.get("keeps"),
            fact.get("acknowledged", ""),
            fact.get("withdrawn", ""),
        )

    def embedded_on(self, day: date) -> bool:
        """Whether somebody sits with a product team by it on a day."""
        stands = self.kind == "embed" and not self.withdrawn and self.on <= day
        return stands and (self.until is None or day <= self.until)


def _proof(doc: Fact) -> Proof:
    return Proof(doc["level"], tuple(Evidence(*row) for row in doc["shown"]), doc.get("text", ""))


def decision_thing(number: str) -> str:
    """The key of a decision in its person's record."""
    return thing(DECISION, number)


def decision_docs(record: Record) -> Mapping[str, Fact]:
    """Number -> fact of each decision about a person, the latest first."""
    start = thing(DECISION)
    found = {name_of(key): fact for key, fact in record.facts.items() if key.startswith(start)}
    return dict(sorted(found.items(), key=lambda row: (row[1]["on"], row[1]["at"]), reverse=True))


def decisions_of(record: Record) -> tuple[Decision, ...]:
    """The decisions about a person, the latest first; what was withdrawn among them."""
    person = name_of(record.id.replace("/", ":"))
    return tuple(Decision.of(person, number, fact) for number, fact in decision_docs(record).items())


def next_number(record: Record, on: date) -> str:
    """What the next decision about a person is known by, where it holds from a day."""
    taken = {name_of(key) for key in record.facts if kind_of(key) == DECISION}
    return next(name for count in range(1, len(taken) + 2) if (name := f"{on.isoformat()}-{count}") not in taken)


def choices(standing: CompetencyStanding, level: int) -> tuple[Evidence, ...]:
    """The examples that show a level of a competency, the earliest first; none where it is not shown, or by something else."""
    fits = [one for one in standing.shown_by if one.level >= level]
    examples = [one for one in fits if one.kind == "example"]
    if standing.level < level or not examples or fits[0].kind != "example" or len(examples) < OFFERED_MOST:
        return ()
    return tuple(sorted(examples, key=lambda one: one.on))


def two_occasions(examples: Sequence[Evidence]) -> bool:
    """Whether these are two examples, as far apart as a level above what work shows takes them."""
    days = [date.fromisoformat(one.on) for one in examples]
    return len(days) == OFFERED_MOST and max(days) - min(days) >= APART


def offered(standing: CompetencyStanding, level: int, chosen: Collection[str] = ()) -> tuple[Evidence, ...]:
    """What shows a level of a competency, for a decision to rest on; nothing where it is not shown.

    Of examples the two that were chosen, by their numbers; else the first and the last occasion.
    """
    if standing.level < level:
        return ()
    examples = choices(standing, level)
    wanted = tuple(one for one in examples if one.id in chosen)
    if two_occasions(wanted):
        return wanted
    if examples:
        return (examples[0], examples[-1])
    fits = [one for one in standing.shown_by if one.level >= level]
    return tuple((fits or [*standing.shown_by])[:1])


def embeds_of(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The embeds among decisions that stand."""
    return tuple(one for one in decisions if one.kind == "embed" and not one.withdrawn)


_SENTENCE_ENDS = (".", "!", "?", "…")


def sentences(text: str) -> int:
    """How many sentences a text has: a full stop inside a number, an address or an abbreviation's dot ends none."""
    words = text.split()
    ends = sum(
        1
        for word, after in pairwise(words)
        if word.rstrip("”’\"')").endswith(_SENTENCE_ENDS) and not after[:1].islower() and len(word) > 2
    )
    return ends + 1 if words else 0


def _fold(before: Fact | None, event: Event) -> Fact:
    terms = event.terms
    if event.kind == DECIDED:
        fact: dict[str, Any] = {**terms, "by": event.by, "at": event.at, "proofs": {}}
        fact |= {key: said for key, said in (("why", event.why), ("advice", event.text)) if said}
        return fact
    if before is None:
        raise ValueError(f"{event.kind} follows no decision")
    fact = dict(before)
    if event.kind == EVIDENCED:
        proof = {"level": terms["level"], "shown": terms["shown"], **({"text": event.text} if event.text else {})}
        fact["proofs"] = {**fact["proofs"], terms["competency"]: proof}
    elif event.kind == CORRECTED:
        fact |= terms
        fact |= {key: said for key, said in (("why", event.why), ("advice", event.text)) if said}
    elif event.kind == ACKNOWLEDGED:
        fact["acknowledged"] = event.at
    else:
        fact["withdrawn"] = event.at
    return fact


FOLDS: Mapping[str, Callable[[Fact | None, Event], Fact | None]] = {DECISION: _fold}
