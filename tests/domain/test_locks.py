"""What is missing and the shortest way, against trying every set of steps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentor_tui.domain.catalogue import Catalogue, Rung
from mentor_tui.domain.conditions import (
    ALWAYS,
    AllOf,
    AnyOf,
    AreaFree,
    BasicsDone,
    CompetencyAt,
    Condition,
    ConfirmedBy,
    ItemDone,
    ModuleDone,
    PhaseDone,
    SideTaskDone,
    WorkingDays,
    atoms,
    both,
    spelled,
)
from mentor_tui.domain.curriculum import Curriculum, Item
from mentor_tui.domain.growth_content import Area
from mentor_tui.domain.journey import Journey
from mentor_tui.domain.locks import Lock
from mentor_tui.domain.record import Record
from mentor_tui.domain.standing import Standing
from tests.domain.helpers import (
    SOME,
    START,
    act,
    catalogue,
    curriculum,
    flat,
    hold,
    item,
    phase,
    record,
    rung,
    standing,
    tick,
)


@dataclass(frozen=True)
class World:
    """A small curriculum with side tasks, what is done in it already, and the item that is asked about."""

    course: Curriculum
    known: Catalogue
    made: Record
    held: tuple[str, ...]
    asked: Item

    @property
    def standing(self) -> Standing:
        return standing(self.made, self.known, holds={name: hold(name, "done") for name in self.held})


def conditions(before: list[str], groups: list[str], rungs: list[str]) -> st.SearchStrategy[Condition]:
    leaves: list[st.SearchStrategy[Condition]] = [
        st.builds(CompetencyAt, st.just("craft"), st.integers(1, 3)),
        st.builds(WorkingDays, st.integers(0, 3)),
    ]
    if before:
        leaves.append(st.sampled_from(before).map(ItemDone))
    if groups:
        leaves.append(st.sampled_from(groups).map(PhaseDone))
        leaves.append(st.sampled_from(groups).map(lambda name: ModuleDone(f"{name}-module")))
    if rungs:
        leaves.append(st.sampled_from(rungs).map(SideTaskDone))
    leaf = st.one_of(leaves)
    return st.recursive(
        leaf,
        lambda part: (
            st.lists(part, min_size=1, max_size=3)
            .map(tuple)
            .flatmap(lambda parts: st.sampled_from([AllOf(parts), AnyOf(parts)]))
        ),
        max_leaves=5,
    )


@st.composite
def worlds(draw: st.DrawFn) -> World:
    items: list[Item] = []
    rungs: list[Rung] = []
    phases: list[tuple[str, list[Item]]] = []
    total = draw(st.integers(2, 7))
    for number in range(total):
        whole = [name for name, _ in phases[:-1]]
        opening = draw(conditions([one.id for one in items], whole, [one.id for one in rungs]) | st.just(ALWAYS))
        made = item(
            f"i{number}",
            minutes=draw(st.integers(1, 9)),
            when=opening,
            competency=draw(st.just({}) | st.fixed_dictionaries({"craft": st.integers(1, 3)})),
        )
        if not phases or draw(st.booleans()):
            phases.append((f"p{len(phases)}", []))
        phases[-1][1].append(made)
        items.append(made)
        if len(rungs) < 2 and draw(st.booleans()):
            need = draw(conditions([one.id for one in items], [], [one.id for one in rungs]))
            rungs.append(rung(f"r{len(rungs)}", need, minutes=draw(st.integers(1, 4))))
    course = curriculum(*(phase(name, *inside) for name, inside in phases))
    known = catalogue(course, *rungs)
    made_record = record()
    for one in items[:-1]:
        if draw(st.integers(0, 3)) == 0:
            tick(made_record, one.id)
    held = tuple(one.id for one in rungs if draw(st.integers(0, 4)) == 0)
    return World(course, known, made_record, held, items[-1])


def done_sets(world: World, asked: Condition) -> Iterator[tuple[tuple[int, int], frozenset[str]]]:
    """Every set of items and side tasks that could be done in some order and after which ``asked`` holds, by its cost."""
    now = world.standing
    left_items = [one for one in world.course.items.values() if not now.done(one.id)]
    left_rungs = [one for one in world.known.rungs.values() if one.id not in world.held]
    things = {**{one.id: one for one in left_items}, **{one.id: one for one in left_rungs}}
    for size in range(len(things) + 1):
        for chosen in combinations(things, size):
            if _possible(world, now, set(chosen), asked):
                yield (sum(things[name].minutes for name in chosen), size), frozenset(chosen)


def _possible(world: World, now: Standing, chosen: set[str], asked: Condition) -> bool:
    done = {one for one in world.course.items if now.done(one)}
    rungs = set(world.held)
    todo = set(chosen)

    def true(part: Condition) -> bool:
        match part:
            case AllOf(parts):
                return all(map(true, parts))
            case AnyOf(parts):
                return any(map(true, parts))
            case ItemDone(name):
                return name in done
            case PhaseDone(name) | ModuleDone(name):
                return all(one.id in done for one in world.course.groups[name])
            case SideTaskDone(name):
                return name in rungs
            case CompetencyAt(_, level):
                return any(world.course.items[one].shows("craft", signed=False) >= level for one in done)
            case WorkingDays():
                return True  # time passes by itself, and costs no step of anybody's
        raise AssertionError(part)

    moved = True
    while todo and moved:
        moved = False
        for name in sorted(todo):
            if name in world.course.items:
                if true(world.course.opening[name]) or now.state(world.course.items[name]) != "locked":
                    done.add(name)
                    todo.discard(name)
                    moved = True
            elif true(world.known.rungs[name].opens):
                rungs.add(name)
                todo.discard(name)
                moved = True
    return not todo and true(asked)


@settings(SOME, max_examples=150)
@given(worlds())
def test_the_way_is_the_shortest_of_all_and_leads_there(world: World) -> None:
    now = world.standing
    asked = world.course.opening[world.asked.id]
    lock = now.lock(world.asked)
    if lock is None:
        assert now.state(world.asked) == "open"
        return
    assert now.state(world.asked) == "locked"
    walked = frozenset(step.id for step in lock.steps if step.kind in ("item", "task"))
    if any(step.kind == "competency" for step in lock.steps):
        return  # an ability that no item shows is for a mentor to see
    ways = list(done_sets(world, asked))
    assert ways
    # Steps of time or an assessment cost no minutes; a way through days is as good as one through work of no minutes.
    assert lock.effort.minutes == sum(step.minutes for step in lock.steps) == min(ways, key=lambda way: way[0])[0][0]
    assert walked in {way for cost, way in ways if cost[0] == lock.effort.minutes}


@SOME
@given(worlds())
def test_no_lock_exactly_where_everything_holds(world: World) -> None:
    now = world.standing
    for one in world.course.items.values():
        lock = now.lock(one)
        assert (lock is None) == (now.state(one) != "locked")
        if lock is not None:
            assert lock.needs
            assert lock.steps
            assert len(set(lock.steps)) == len(lock.steps)
            assert one.id not in lock.items
    for one in world.known.rungs.values():
        assert (now.task_lock(one) is None) == (now.task(one).state != "locked")


@SOME
@given(worlds())
def test_walking_the_way_opens_the_lock(world: World) -> None:
    lock = world.standing.lock(world.asked)
    if lock is None:
        return
    for name in lock.items:
        tick(world.made, name)
    held = (*world.held, *(step.id for step in lock.steps if step.kind == "task"))
    after = standing(
        world.made,
        world.known,
        START + timedelta(days=14),
        {name: hold(name, "done") for name in held},
    )
    if not any(step.kind == "competency" for step in lock.steps):
        assert after.lock(world.asked) is None


# -- what a lock says


def lock_of(course: Curriculum, name: str, made: Record | None = None, **more: object) -> Lock:
    found = standing(made or record(), catalogue(course), **more).lock(course.items[name])  # type: ignore[arg-type]
    assert found is not None
    return found


def test_whose_move_it_is() -> None:
    course = flat(
        item("a", sign_off="mentor"),
        item("b", who="lead"),
        item("c", who="mentor"),
        item("d", requires=("a", "b", "c")),
    )
    made = record()
    tick(made, "a", sign_off=True)
    lock = lock_of(course, "d", made)
    assert [(step.id, step.minutes, step.turn) for step in lock.steps] == [
        ("a", 0, "mentor"),
        ("b", 10, "lead"),
        ("c", 10, "mentor"),
    ]
    assert lock.turns == ("mentor", "lead")
    assert lock.effort.minutes == 20


def test_what_waits_is_the_signers_turn_and_what_came_back_the_hires() -> None:
    course = flat(item("a", sign_off="cleared", times=3), item("b", requires=("a",)))
    made = record()
    for _ in range(3):
        tick(made, "a", times=3, sign_off=True)
    assert lock_of(course, "b", made).turns == ("cleared",)
    act(made, "item:course/a", "returned", by="maya", text="once more", unseen=[], seen=[])
    lock = lock_of(course, "b", made)
    assert lock.turns == ("hire",)
    assert lock.effort.minutes == 10


def test_repetitions_that_are_left_count() -> None:
    course = flat(item("a", times=3), item("b", requires=("a",)))
    made = record()
    tick(made, "a", times=3)
    assert lock_of(course, "b", made).effort.minutes == 20


def test_a_lock_of_days_says_on_which_day_it_opens() -> None:
    course = flat(item("a", when=WorkingDays(5)))
    lock = lock_of(course, "a")
    assert [(step.kind, step.id, step.turn) for step in lock.steps] == [("days", "4", "time")]
    assert lock.opens_on == date(2026, 3, 6)
    assert standing(record(), catalogue(course), date(2026, 3, 6)).lock(course.items["a"]) is None


def test_any_offers_the_cheaper_of_two_and_names_both_needs() -> None:
    course = flat(
        item("long", minutes=60),
        item("short", minutes=15),
        item("x", when=AnyOf((ItemDone("long"), ItemDone("short")))),
    )
    lock = lock_of(course, "x")
    assert lock.items == ("short",)
    assert [spelled(need.atom) for need in lock.needs] == ["item: long", "item: short"]
    assert [need.effort.minutes for need in lock.needs] == [60, 15]


def test_fewer_minutes_are_shorter_than_fewer_steps() -> None:
    course = flat(
        item("long", minutes=60),
        item("first", minutes=5),
        item("second", minutes=5, requires=("first",)),
        item("x", when=AnyOf((ItemDone("long"), ItemDone("second")))),
    )
    assert lock_of(course, "x").items == ("first", "second")
    even = flat(
        item("first", minutes=5),
        item("second", minutes=5, requires=("first",)),
        item("long", minutes=10),
        item("x", when=AnyOf((ItemDone("second"), ItemDone("long")))),
    )
    assert lock_of(even, "x").items == ("long",)


def test_what_leads_both_ways_is_found_from_either_side() -> None:
    course = flat(
        item("a", when=AnyOf((ItemDone("b"), ItemDone("c")))),
        item("b", when=AnyOf((ItemDone("a"), ItemDone("d")))),
        item("c", minutes=5),
        item("d", minutes=100),
        item("x", requires=("a", "b")),
    )
    lock = lock_of(course, "x")
    assert (set(lock.items), lock.effort.minutes) == ({"a", "b", "c"}, 25)


def test_a_shared_beginning_is_counted_once() -> None:
    course = flat(
        item("root", minutes=50),
        item("left", requires=("root",)),
        item("right", requires=("root",)),
        item("x", requires=("left", "right")),
    )
    assert lock_of(course, "x").effort.minutes == 70


def test_a_group_or_item_of_another_curriculum_counts_as_not_done_and_raises_nothing() -> None:
    course = flat(
        item("a", requires=("nowhere",)),
        item("b", when=PhaseDone("elsewhere")),
        item("c", when=ItemDone("else")),
        item("d", when=SideTaskDone("no-such-task")),
    )
    now = standing(record(), catalogue(course))
    assert [now.state(one) for one in course.items.values()] == ["locked"] * 4
    assert all(now.lock(one) is not None for one in course.items.values())
    assert course.unlocks == {"a": (), "b": (), "c": (), "d": ()}


def test_pieces_of_a_side_task_that_are_in_are_no_work_any_more() -> None:
    watch = rung("watch", ALWAYS, minutes=10, times=3)
    course = flat(item("a", when=SideTaskDone("watch")))
    made = record()
    known = catalogue(course, watch)
    minutes = []
    for _ in range(2):
        lock = standing(made, known).lock(course.items["a"])
        assert lock is not None
        minutes.append(lock.effort.minutes)
        act(made, "task:watch", "ticked", times=3, revision=1, sign_off=True)
    assert minutes == [30, 20]


def test_what_is_in_no_curriculum_of_theirs_is_no_way_while_there_is_another() -> None:
    either = rung("either", AnyOf((ItemDone("else"), ItemDone("own"))))
    both_of = rung("both", AllOf((ItemDone("else"), ItemDone("own"))), competency={"craft": 1})
    now = standing(record(), catalogue(flat(item("own", minutes=30)), either, both_of))
    lock = now.task_lock(either)
    assert lock is not None
    assert [(step.kind, step.id) for step in lock.steps] == [("item", "own")]
    lock = now.task_lock(both_of)
    assert lock is not None
    # Nobody can do it: a lead opens early what asks for it.
    assert [(step.kind, step.id, step.turn) for step in lock.steps] == [
        ("item", "own", "hire"),
        ("elsewhere", "else", "lead"),
    ]


def test_days_pass_together() -> None:
    course = flat(
        item("a", when=WorkingDays(4)),
        item("b", requires=("a",), when=WorkingDays(9)),
        item("c", requires=("b",), when=WorkingDays(2)),
    )
    assert [(step.kind, step.id) for step in lock_of(course, "c").steps] == [
        ("item", "a"),
        ("item", "b"),
        ("days", "8"),
    ]


def test_a_loop_that_slipped_through_ends() -> None:
    course = flat(item("a", requires=("b",)), item("b", requires=("a",)))
    assert lock_of(course, "a").items == ("b",)
    assert lock_of(course, "b").items == ("a",)


def test_no_way_to_something_leads_through_itself() -> None:
    course = flat(item("a", when=CompetencyAt("craft", 1), competency={"craft": 1}))
    lock = lock_of(course, "a")
    assert [(step.kind, step.turn) for step in lock.steps] == [("competency", "mentor")]


def test_a_rung_waits_for_the_yes_of_its_own_people() -> None:
    own = rung("own", AllOf((BasicsDone(), ConfirmedBy("lead"))))
    course = flat(item("a"))
    made = record()
    tick(made, "a")
    now = standing(made, catalogue(course, own))
    lock = now.task_lock(own)
    assert lock is not None
    assert [(step.kind, step.id, step.turn) for step in lock.steps] == [("yes", "lead", "lead")]
    act(made, "yes:own", "agreed", by="tom", voice="lead")
    assert standing(made, catalogue(course, own)).task_lock(own) is None


def test_basics_are_no_hurdle_for_somebody_who_has_none() -> None:
    watch = rung("watch", AllOf((BasicsDone(), WorkingDays(3, after_basics=True))))
    later = START + timedelta(days=7)
    senior = record("people/maya", course=None)
    assert standing(senior, catalogue(None, watch), later).task(watch).state == "open"
    assert standing(senior, catalogue(None, watch), START).task(watch).state == "locked"
    second = curriculum(phase("first", item("a"), basics=False))
    assert standing(record(), catalogue(second, watch), later).task(watch).state == "open"
    hire = standing(record(), catalogue(flat(item("a")), watch), later)
    assert hire.task(watch).state == "locked"
    # A curriculum whose file is broken today is not one without basics.
    assert standing(record(course="gone"), catalogue(None, watch), later).task(watch).state == "locked"


@pytest.mark.parametrize("parts", [(), (ItemDone("a"),), (ItemDone("a"), AllOf((ItemDone("b"),)))])
def test_two_conditions_make_one(parts: tuple[Condition, ...]) -> None:
    first = AllOf(parts) if parts else ALWAYS
    assert both(first, ALWAYS) == first
    assert both(ALWAYS, first) == first
    assert [*atoms(both(ItemDone("z"), first))] == [ItemDone("z"), *atoms(first)]


def test_conditions_are_spelled_as_in_the_files() -> None:
    told = [
        BasicsDone(), PhaseDone("p"), ModuleDone("m"), ItemDone("i"), WorkingDays(9), WorkingDays(9, after_basics=True),
        CompetencyAt("c", 2), SideTaskDone("t"), AreaFree("x"), AreaFree("x", "rota"),
        ConfirmedBy("owner"),
    ]  # fmt: skip
    assert [spelled(one) for one in told] == [
        "basics: done", "phase: p", "module: m", "item: i", "working_days: 9", "working_days_after_basics: 9",
        "competency: {c: 2}", "side_task: t", "area: free", "area: rota", "confirmed_by: owner",
    ]  # fmt: skip


AREAS = {
    name: Area(name, name.title(), track, rhythm=30, hours=1.0)
    for name, track in {"rota": "tooling", "tags": "tooling", "quality": "inbox"}.items()
}


@given(
    taken=st.none() | st.sets(st.sampled_from([*AREAS])),
    owned=st.sets(st.sampled_from([*AREAS])),
    asked=st.sampled_from(["", "rota", "tags", "quality", "gone"]),
)
def test_an_area_with_an_owner_closes_a_side_task_and_one_that_becomes_free_opens_it(
    taken: set[str] | None, owned: set[str], asked: str
) -> None:
    """Of its own track, that is; one's own closes nothing, and what is not known or not there is no free area."""
    own = rung("own", AllOf((AreaFree("tooling", asked), WorkingDays(1))))
    known = catalogue(flat(item("a")), own, areas=AREAS)
    all_taken = taken if taken is None else taken | owned
    hire = Standing(Journey(record()), known, START, owned=owned, taken=all_taken)
    on_track = [name for name in ("rota", "tags") if asked in ("", name)]
    free = all_taken is not None and any(name not in all_taken or name in owned for name in on_track)
    assert hire.task_open(own) == free
    lock = hire.task_lock(own)
    if free:
        assert lock is None
    else:
        assert lock is not None
        kind, name = ("area", asked) if asked else ("any_area", "tooling")
        assert [(step.kind, step.id, step.turn) for step in lock.steps] == [(kind, name, "lead")]
    assert hire.task_lock(own, of_area=True) is None, "of one area it is asked elsewhere who owns it"
    for one in on_track:
        let_go = (all_taken or set()) - {one}
        assert Standing(Journey(record()), known, START, owned=owned, taken=let_go).task_open(own)


def test_what_they_can_do_themselves_goes_before_an_area_that_becomes_free() -> None:
    help_, own = rung("help", ALWAYS), rung("own", AnyOf((AreaFree("tooling"), SideTaskDone("help"))))
    known = catalogue(flat(item("a")), help_, own, areas=AREAS)
    lock = Standing(Journey(record()), known, START, taken=frozenset(AREAS)).task_lock(own)
    assert lock is not None
    assert [step.id for step in lock.steps] == ["help"]


def test_what_an_item_unlocks_follows_every_kind_of_condition() -> None:
    course = curriculum(
        phase("first", item("a", competency={"craft": 2}, sign_off="mentor"), item("b")),
        phase(
            "second",
            item("by-item", requires=("a",)),
            item("by-phase", requires=("first",)),
            item("by-ability", when=CompetencyAt("craft", 2)),
            item("by-basics", when=BasicsDone()),
            basics=False,
        ),
    )
    assert course.unlocks["a"] == ("by-item", "by-phase", "by-ability", "by-basics")
    assert course.unlocks["b"] == ("by-phase", "by-basics")


def test_of_two_that_show_what_both_ask_for_neither_stands_on_its_own_way() -> None:
    asked = CompetencyAt("craft", 1)
    both = [item(name, competency={"craft": 1}, when=asked) for name in ("a", "b")]
    course = flat(item("after", requires=("a",)), *both)
    now = standing(record(), catalogue(course))
    assert now.lock(course.items["after"]) is not None, "what leads to a is known from here on"
    for one in both:
        lock = now.lock(one)
        assert lock is not None
        assert one.id not in lock.items
        assert [step.kind for step in lock.steps if step.kind != "item"] == ["competency"]
