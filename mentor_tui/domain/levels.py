"""Where somebody stands in a competency. Nearly all of it is read from what they did; only examples are typed in.

A done item shows level 1, and 2 where somebody signed it off; side tasks and areas show 2 at most (``shown_at_most``). Above
that a level is shown by examples: on two occasions, two weeks apart, each confirmed by somebody who may, who neither wrote
it nor is it about. What nobody has seen yet is no level at all, and not the lowest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Literal

from mentor_tui.domain.catalogue import Rung
from mentor_tui.domain.curriculum import NONE, Item
from mentor_tui.domain.growth_content import Area
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.record import Event, Fact, Record, kind_of, name_of, thing

COMPETENCY = "competency"
SHOWN, CONFIRMED, WITHDRAWN = "shown", "confirmed", "withdrawn"

EXAMPLES_KEPT = 20
"""Examples of one competency that stand in the fact; those that count stay longest."""

OCCASIONS = 2
"""On how many occasions a level has to be seen before it counts."""

APART = timedelta(days=14)
"""How far the first of these has to be from the last."""

LEVEL_BESIDE = 2
"""The highest level that a side task or an area shows by itself."""

EvidenceKind = Literal["item", "side_task", "area", "example"]


class Example(NamedTuple):
    """One thing that somebody did, in a line.

    Attributes:
        number: what it is known by among those of its person and competency, from 1.
        level: the level that it shows.
        day: when it happened.
        ref: where it can be looked up, or "".
        by, at: who wrote it down, and when.
        confirmed_by: whoever says that it shows the level, "" while nobody has.

    """

    number: int
    level: int
    day: date
    text: str
    ref: str
    by: str
    at: str
    confirmed_by: str = ""
    confirmed_at: str = ""

    @classmethod
    def of(cls, doc: Fact) -> Example:
        """From the record's fact."""
        confirmed = doc.get("confirmed", {})
        return cls(
            doc["n"],
            doc["level"],
            date.fromisoformat(doc["day"]),
            doc["text"],
            doc.get("ref", ""),
            doc["by"],
            doc["at"],
            confirmed.get("by", ""),
            confirmed.get("at", ""),
        )


class Evidence(NamedTuple):
    """One thing that shows a competency at a level.

    Attributes:
        kind: what it is.
        id: the item, side task or area; the number of an example.
        level: what it shows.
        on: ISO date, "" where it is not known.
        signed_by: who signed, confirmed, or named them, "" where nobody had to.

    """

    kind: EvidenceKind
    id: str
    level: int
    on: str = ""
    signed_by: str = ""


class CompetencyStanding(NamedTuple):
    """How one competency stands for one person.

    Attributes:
        level: 0 where nothing has shown it yet.
        shown_by: what shows it, the highest level first, of these the latest.
        examples: every example, the latest first, those that wait for a confirmation too.

    """

    competency: str
    level: int
    shown_by: tuple[Evidence, ...]
    examples: tuple[Example, ...]

    @property
    def decided(self) -> bool:
        """Whether it is as high as it is because a decision about the person rested on it."""
        by_work = max((one.level for one in self.shown_by if one.kind != "example"), default=0)
        return self.level > max(by_work, confirmed_level(self.examples))

    @property
    def waiting(self) -> tuple[Example, ...]:
        """The examples that nobody has confirmed yet."""
        return tuple(example for example in self.examples if not example.confirmed_by)


def competency_thing(competency: str) -> str:
    """The key of a competency in a person's record."""
    return thing(COMPETENCY, competency)


def competency_of(key: str) -> str:
    """The competency that a thing of a person's record is, "" where it is something else."""
    return name_of(key) if kind_of(key) == COMPETENCY else ""


def examples_of(record: Record, competency: str) -> tuple[Example, ...]:
    """The examples of a person's competency, the latest first."""
    fact = record.facts.get(competency_thing(competency))
    found = [Example.of(doc) for doc in fact["examples"]] if fact else []
    return tuple(sorted(found, key=lambda example: (example.day, example.number), reverse=True))


def confirmed_level(examples: Iterable[Example]) -> int:
    """The highest level that examples show: ``OCCASIONS`` at it or above, ``APART``, all of them confirmed; 0 for none."""
    confirmed = [example for example in examples if example.confirmed_by]
    for level in sorted({example.level for example in confirmed}, reverse=True):
        days = [example.day for example in confirmed if example.level >= level]
        if len(days) >= OCCASIONS and max(days) - min(days) >= APART:
            return level
    return 0


class ExamplesLeft(NamedTuple):
    """What is missing for a level by examples: how many, and the first day from which the next one counts, if that is not any."""

    number: int
    from_day: date | None


def examples_left(examples: Iterable[Example], level: int) -> ExamplesLeft:
    """What is missing before examples show a level; those that only wait for a confirmation count as written."""
    days = sorted(example.day for example in examples if example.level >= level)
    if not days:
        return ExamplesLeft(OCCASIONS, None)
    if days[-1] - days[0] >= APART:
        return ExamplesLeft(0, None)
    return ExamplesLeft(1, days[0] + APART)


def shown_at_most(level: int) -> int:
    """The level that a side task or an area shows of which its file says one."""
    return min(level, LEVEL_BESIDE)


def standing_of(
    competency: str, evidence: Iterable[Evidence], examples: tuple[Example, ...], floor: int = 0
) -> CompetencyStanding:
    """How a competency stands.

    Args:
        competency: id.
        evidence: what shows it beside examples.
        examples: all of them, the latest first.
        floor: the level that a decision about the person rested on, below which it does not fall.

    """
    confirmed = tuple(
        Evidence("example", str(example.number), example.level, example.day.isoformat(), example.confirmed_by)
        for example in examples
        if example.confirmed_by
    )
    found = sorted((*evidence, *confirmed), key=lambda one: (one.level, one.on), reverse=True)
    by_work = max((one.level for one in found if one.kind != "example"), default=0)
    return CompetencyStanding(competency, max(by_work, confirmed_level(examples), floor), tuple(found), examples)


def shown_by(
    done: Iterable[tuple[str, Item, bool]], rungs: Iterable[Rung], areas: Iterable[Area]
) -> Mapping[str, Sequence[Evidence]]:
    """Competency -> the items, side tasks and areas that show it, without their days.

    Args:
        done: items that are done, each with the name that lists have for it, and whether somebody signed it off.
        rungs: side tasks that were confirmed.
        areas: areas that they own.

    """
    found: dict[str, list[Evidence]] = {}
    beside: list[tuple[EvidenceKind, Rung | Area]] = [("side_task", rung) for rung in rungs]
    for kind, thing_ in (*beside, *(("area", area) for area in areas)):
        for competency, level in thing_.competency.items():
            found.setdefault(competency, []).append(Evidence(kind, thing_.id, shown_at_most(level)))
    for name, item, signed in done:
        for competency in item.competency:
            found.setdefault(competency, []).append(Evidence("item", name, item.shows(competency, signed=signed)))
    return found


def all_levels(
    record: Record, shown: Mapping[str, Sequence[Evidence]], floors: Mapping[str, int] = NONE
) -> Mapping[str, int]:
    """Competency -> the level that somebody has shown, for those that anything has shown.

    Args:
        record: theirs, with the examples.
        shown: what shows each beside these.
        floors: the levels that decisions about them rested on.

    """
    written = filter(None, map(competency_of, record.facts))
    return {
        name: standing_of(name, shown.get(name, ()), examples_of(record, name), floors.get(name, 0)).level
        for name in dict.fromkeys((*shown, *written, *floors))
    }


def _fold(before: Fact | None, event: Event) -> Fact:
    fact = dict(before or {"count": 0, "examples": []})
    terms = event.terms
    examples: list[Fact] = list(fact["examples"])
    if event.kind == SHOWN:
        fact["count"] += 1
        told = {"n": fact["count"], "level": terms["level"], "day": terms["day"], "text": event.text}
        told |= {"by": event.by, "at": event.at} | ({"ref": terms["ref"]} if terms.get("ref") else {})
        examples = _kept([*examples, told])
    elif event.kind == CONFIRMED:
        mark = {"confirmed": {"by": event.by, "at": event.at}}
        examples = [{**one, **mark} if one["n"] in terms["examples"] else one for one in examples]
    elif event.kind == WITHDRAWN:
        examples = [one for one in examples if one["n"] != terms["example"]]
    else:
        raise ValueError(f"{event.kind} is nothing that happens to a competency")
    return {**fact, "examples": examples}


def _kept(examples: list[Fact]) -> list[Fact]:
    """At most ``EXAMPLES_KEPT``: of those before the last the oldest that nobody confirmed goes first, else the oldest."""
    if len(examples) <= EXAMPLES_KEPT:
        return examples
    gone = next((one for one in examples[:-1] if "confirmed" not in one), examples[0])
    return [one for one in examples if one is not gone]


FOLDS: Mapping[str, Callable[[Fact | None, Event], Fact | None]] = {COMPETENCY: _fold}
