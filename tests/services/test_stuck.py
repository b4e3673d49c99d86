"""Stuck: whose it is then, what stands still, and how it ends."""

from __future__ import annotations

from datetime import timedelta

import pytest

from mentor_tui.domain.debts import debts
from mentor_tui.domain.pace import pace
from mentor_tui.domain.problems import Code, Problem
from mentor_tui.domain.today import today_items
from mentor_tui.services import fit, items, stuck, undo
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.hearing import owing
from mentor_tui.services.results import Heard
from mentor_tui.store.memory import MemoryStore
from tests.tui import story


@pytest.fixture
def store() -> MemoryStore:
    return story.fresh_store()


def owed(store: MemoryStore, who: str = "ana") -> list[tuple[str, str, tuple[str, ...]]]:
    context = story.context(store, "tomas")
    team = context.team()
    found = owing(context, team, team.people[who], debts(context.standing(context.journey(who), team)))
    return [(one.debt.kind, one.debt.on, one.by) for one in found if one.debt.kind == "stuck"]


def today(store: MemoryStore, who: str = "ana") -> list[str]:
    context = story.context(store, who)
    return [now.item.id for now in today_items(context.standing(context.journey(who)))]


def refused(call: object) -> Code:
    with pytest.raises(Problem) as problem:
        call()  # type: ignore[operator]
    return problem.value.code


@pytest.mark.parametrize(
    ("waits_for", "whose", "named"),
    [
        ("access", ("tomas",), ("Tomás",)),
        ("tool", ("tomas",), ("Tomás",)),
        ("person", ("maya", "joana"), ("Maya", "Joana")),
        ("understanding", ("maya", "joana"), ("Maya", "Joana")),
    ],
)
def test_it_becomes_the_debt_of_whoever_can_help_and_something_else_moves_up(
    store: MemoryStore, waits_for: str, whose: tuple[str, ...], named: tuple[str, ...]
) -> None:
    first, *_others = before = today(store)
    done = stuck.stuck(story.context(store, "ana"), first, waits_for=waits_for, why="No admin role yet.")
    assert done.result == Heard(named, "", ())
    assert owed(store) == [("stuck", first, whose)]
    after = today(store)
    assert first not in after
    assert [name for name in before if name != first] == [name for name in after if name in before]


def test_somebody_else_can_be_named(store: MemoryStore) -> None:
    first = today(store)[0]
    ana = story.context(store, "ana")
    assert refused(lambda: stuck.stuck(ana, first, waits_for="access", why="x", part="nobody")) is Code.BAD_VALUE
    stuck.stuck(ana, first, waits_for="access", why="No admin role yet.", part="mentor")
    assert owed(store) == [("stuck", first, ("maya", "joana"))]


@pytest.mark.parametrize("who", ["ana", "maya", "tomas"])
def test_it_ends_when_somebody_says_so(store: MemoryStore, who: str) -> None:
    first = today(store)[0]
    stuck.stuck(story.context(store, "ana"), first, waits_for="access", why="No admin role yet.")
    stuck.unstuck(story.context(store, who), first, person=None if who == "ana" else "ana")
    assert owed(store) == []
    assert first in today(store)
    undo.undo(story.context(store, who), record="people/ana")
    assert owed(store) != []


def test_it_ends_with_the_tick_in_the_same_act_and_comes_back_with_its_undo(store: MemoryStore) -> None:
    ana = story.context(store, "ana")
    standing = ana.standing(ana.journey("ana"))
    first = next(now.item for now in standing.items if now.state == "open" and now.item.evidence == "none")
    stuck.stuck(ana, first.id, waits_for="tool", why="The sandbox is down.")
    items.tick(ana, first.id)
    assert owed(store) == []
    undo.undo(ana)
    assert [row[1] for row in owed(store)] == [first.id]


def test_what_was_skipped_is_nobodys_to_help_with(store: MemoryStore) -> None:
    ana = story.context(store, "ana")
    standing = ana.standing(ana.journey("ana"))
    name = next(now.item.id for now in standing.items if now.state == "open" and not now.item.closes)
    stuck.stuck(ana, name, waits_for="tool", why="The sandbox is down.")
    fit.skip(story.context(store, "maya"), "ana", name, why="Not needed here.")
    assert owed(store) == []


def test_bad_input_is_one_sentence(store: MemoryStore) -> None:
    ana = story.context(store, "ana")
    standing = ana.standing(ana.journey("ana"))
    by_state = {now.state: now.item.id for now in standing.items if now.item.who == "hire"}

    def say(name: str, waits_for: str = "access", why: str = "No role.") -> Code:
        return refused(lambda: stuck.stuck(ana, name, waits_for=waits_for, why=why))

    assert say(by_state["done"]) is Code.NOT_TO_BE_STUCK
    assert say(by_state["locked"]) is Code.LOCKED
    first = today(store)[0]
    assert say(first, "weather") is Code.BAD_VALUE
    assert say(first, why=" ") is Code.EMPTY_TEXT
    assert refused(lambda: stuck.unstuck(ana, first)) is Code.NOT_STUCK
    stuck.stuck(ana, first, waits_for="access", why="No role.")
    assert say(first) is Code.NOT_TO_BE_STUCK
    for other in ("budi", "noah"):
        context = story.context(store, other)
        assert refused(lambda context=context: stuck.unstuck(context, first, person="ana")) is Code.NOT_YOURS
    maya = story.context(store, "maya")
    assert refused(lambda: stuck.stuck(maya, first, waits_for="access", why="No role.")) is not None


def test_its_clock_stands_still_while_it_lasts_and_afterwards(store: MemoryStore) -> None:
    def late(days: int, person: str = "ravi") -> set[str]:
        context = ActorContext(
            store, story.catalogue, person, clock=lambda: story.NOW + timedelta(days=days), restricted=True
        )
        return {one.item.id for one in pace(context.standing(context.journey(person))).late}

    name = min(late(0))
    later = late(0)
    assert name in later
    ravi = story.context(store, "ravi")
    standing = ravi.standing(ravi.journey("ravi"))
    coming = next(
        now.item.id
        for now in sorted(standing.items, key=lambda now: now.item.by_day)
        if now.state == "open" and now.item.who == "hire" and standing.due_day_of(now.item) >= standing.day
    )
    assert coming in late(60)
    stuck.stuck(ravi, coming, waits_for="access", why="No role.")
    assert coming not in late(60), "however long it lasts"


def test_an_item_that_was_renamed_since_is_still_stuck_and_so_is_one_of_a_renamed_curriculum(
    store: MemoryStore,
) -> None:
    first = today(store)[0]
    ana = story.context(store, "ana")
    stuck.stuck(ana, first, waits_for="access", why="No admin role yet.")
    known = ana.catalogue.curricula[ana.standing(ana.journey("ana")).curriculum.id]
    renamed = tuple(
        phase._replace(
            modules=tuple(
                module._replace(
                    items=tuple(
                        one._replace(id="got-a-new-name", was=(first,)) if one.id == first else one
                        for one in module.items
                    )
                )
                for module in phase.modules
            )
        )
        for phase in known.phases
    )
    for then, name in (
        (known._replace(phases=renamed), "got-a-new-name"),
        (known._replace(was=("course-of-old", known.id)), first),
    ):
        assert [*ana.with_curriculum(known.id, then).standing(ana.journey("ana")).stuck] == [name]
