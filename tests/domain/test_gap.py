"""What somebody has still to show for a position, and the shortest way there."""

from datetime import date, timedelta

from mentor_tui.domain.catalogue import Competency
from mentor_tui.domain.conditions import BasicsDone, SideTaskDone
from mentor_tui.domain.gap import Next, gap, open_for
from mentor_tui.domain.levels import competency_thing
from tests.domain.helpers import act, catalogue, flat, hold, item, record, rung, standing, tick

LEVELS = {1: "You do.", 2: "You do well.", 3: "You show others.", 4: "You change it."}
KNOWN = {name: Competency(name, name.title(), LEVELS) for name in ("craft", "talk", "scope")}


def growing(made, *items, rungs=(), holds=None):
    return standing(made, catalogue(flat(*items), *rungs, competencies=KNOWN), holds=holds)


def row(rows, name):
    return next(one for one in rows if one.competency == name)


def test_what_is_shown_asks_for_nothing_more():
    made = record()
    tick(made, "read")
    (found,) = gap(growing(made, item("read", competency={"craft": 1})), {"craft": 1})
    assert found.met
    assert found.steps == ()


def test_the_way_leads_through_items_and_names_their_minutes():
    made = record()
    items = (item("read", minutes=20), item("sort", requires=("read",), competency={"craft": 1}, minutes=30))
    (found,) = gap(growing(made, *items), {"craft": 1})
    assert found.steps == (Next("item", "read", "craft", 20), Next("item", "sort", "craft", 30))
    assert sum(step.weight for step in found.steps) == 50


def test_a_side_task_shows_two_at_most_and_is_a_way():
    made = record()
    mend = rung("mend", BasicsDone(), competency={"craft": 3}, minutes=40)
    (found,) = gap(growing(made, item("read", minutes=5), rungs=(mend,)), {"craft": 2})
    assert [(step.kind, step.id) for step in found.steps] == [("item", "read"), ("side_task", "mend")]
    done = growing(made, item("read"), rungs=(mend,), holds={"mend": hold("mend", "done")})
    assert done.competency("craft").level == 2
    assert done.competency("craft").shown_by[0].kind == "side_task"


def test_a_third_level_takes_examples_whatever_else_there_is():
    made = record()
    mend = rung("mend", BasicsDone(), competency={"craft": 3})
    now = growing(made, item("read"), rungs=(mend,))
    (found,) = gap(now, {"craft": 3})
    assert found.steps == (Next("example", "craft", "craft", 0, 2, None),)
    assert found.beside == ()
    tick(made, "read")
    assert gap(growing(made, item("read"), rungs=(mend,)), {"craft": 3})[0].beside == ("mend",)


def test_what_is_left_of_examples_names_the_first_day_that_counts():
    made = record()
    act(made, competency_thing("craft"), "shown", text="held a call", level=3, day="2026-03-02")
    (found,) = gap(growing(made, item("read")), {"craft": 3})
    (step,) = found.steps
    assert (step.number, step.from_day) == (1, date(2026, 3, 2) + timedelta(days=14))


def test_what_no_item_and_no_side_task_shows_is_shown_by_examples():
    (found,) = gap(growing(record(), item("read")), {"scope": 1})
    assert [step.kind for step in found.steps] == ["example"]


def test_what_is_missing_comes_first_and_the_nearest_of_it():
    made = record()
    tick(made, "read")
    items = (
        item("read", competency={"craft": 1}),
        item("talk", competency={"talk": 1}, minutes=90),
        item("note", competency={"scope": 1}, minutes=5),
    )
    rows = gap(growing(made, *items), {"craft": 1, "talk": 1, "scope": 1})
    assert [one.competency for one in rows] == ["scope", "talk", "craft"]


def test_of_two_that_lack_as_much_the_one_with_nothing_to_write_is_nearer():
    rows = gap(growing(record(), item("talk", competency={"talk": 1}, minutes=900)), {"craft": 1, "talk": 1})
    assert [one.competency for one in rows] == ["talk", "craft"]


def test_a_side_task_that_is_done_is_none_to_take_beside():
    made = record()
    tick(made, "read")
    mend = rung("mend", BasicsDone(), competency={"craft": 1})
    one = growing(made, item("read"), rungs=(mend,), holds={"mend": hold("mend", "done")})
    assert gap(one, {"craft": 3})[0].beside == ()
    assert open_for(one, "craft") == ()


def test_a_competency_that_is_in_no_file_is_left_out():
    assert gap(growing(record(), item("read")), {"gone": 2}) == ()


def test_no_way_leads_through_itself():
    build = rung("build", SideTaskDone("own"), competency={"craft": 2})
    own = rung("own", SideTaskDone("build"), competency={"craft": 2})
    (found,) = gap(growing(record(), item("read"), rungs=(build, own)), {"craft": 2})
    assert [step.kind for step in found.steps] == ["example"]


def test_what_can_be_done_now_for_a_competency():
    made = record()
    mend = rung("mend", BasicsDone(), competency={"craft": 1})
    items = (item("read", competency={"craft": 1}), item("sort", requires=("read",), competency={"craft": 1}))
    assert open_for(growing(made, *items, rungs=(mend,)), "craft") == (("item", "read"),)
    begun = item("read", times=2, competency={"craft": 1})
    once = record()
    tick(once, "read", times=2)
    assert open_for(growing(once, begun, rungs=(mend,)), "craft") == (("item", "read"),)
    tick(made, "read")
    tick(made, "sort")
    assert open_for(growing(made, *items, rungs=(mend,)), "craft") == (("side_task", "mend"),)
