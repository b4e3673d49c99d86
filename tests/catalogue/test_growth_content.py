"""Areas of responsibility, positions and product areas: what a file says is what there is, and what cannot work is named."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest

from mentor_tui.catalogue.checking import check, survey
from mentor_tui.catalogue.loader import load
from mentor_tui.catalogue.serialise import pack, unpack
from mentor_tui.domain.conditions import AllOf, AnyOf, AreaFree, SideTaskDone
from mentor_tui.domain.growth_content import Area, Elsewhere, Position, ProductArea
from mentor_tui.wording.faults import line
from mentor_tui.wording.summaries import growth as told

CURRICULUM = """\
curriculum: c
title: C
version: 1
phases:
  - id: p
    title: P
    by_day: 5
    modules:
      - id: m
        title: M
        area: billing
        items:
          - {id: first, title: First, kind: do, minutes: 5}
"""
TRACK = """\
track: t
title: T
rungs:
  - {id: t-a, title: A, step: look, does: D, hours: 1, opens: {working_days: 1}, confirmed_by: [lead], competency: {tools: 1}}
  - {id: t-own, title: Own, step: own, does: D, hours: 1, opens: {side_task: t-a}, confirmed_by: [lead]}
"""
LEVELS = """\
competencies: s
title: S
list:
  - {id: judgement, title: J, levels: {1: a, 2: b, 3: c, 4: d}}
  - {id: tools, title: T, levels: {1: a, 2: b, 3: c}}
"""
AREAS = """\
areas: ours
list:
  - id: saved-replies
    title: Keep the saved replies true
    short: Saved replies
    in: Every reply that more than one person uses.
    not: The help centre.
    track: t
    product_area: billing
    rhythm: 30
    hours: 2
    places: 2
    pulls: process
    kept_when:
      - Nothing older than a year
    competency: {tools: 2}
    was: [macros]
  - {id: on-call, title: Fill the rota, track: t, rhythm: 7, hours: 1.5}
"""
POSITIONS = """\
positions: ours
list:
  - id: rep
    title: Support representative with a long name
    short: Rep
    about: Answers.
    asks: {judgement: 2, tools: 1}
    leads_to: [engineer]
    curriculum: c
    was: [agent]
  - {id: engineer, title: Engineer, leads_to: [rep]}
  - {id: hermit, title: Nobody comes to this one}
elsewhere:
  - {id: sales, title: Sales}
"""
PRODUCT = """\
product_areas: ours
list:
  - {id: billing, title: Billing, rhythm: 14, was: [money]}
  - {id: accounts, title: Accounts}
"""
BUDGET = """\
budget: b
hours_off_queue: {positions: {rep: 4}}
keep_with_customers: {engineer: 2}
team: {customers_first: 75, all_hands_days: 5}
"""
FILES = {
    "areas": AREAS,
    "budget": BUDGET,
    "curriculum": CURRICULUM,
    "levels": LEVELS,
    "positions": POSITIONS,
    "product": PRODUCT,
    "track": TRACK,
}


def write(folder: Path, **files: str) -> None:
    for name, text in {**FILES, **files}.items():
        (folder / f"{name}.yaml").write_text(text)


def said(folder: Path, **files: str) -> list[str]:
    write(folder, **files)
    return [line(fault).replace(f"{folder}/", "") for fault in check([folder])]


def test_what_a_file_says_is_what_there_is(tmp_path: Path) -> None:
    assert said(tmp_path) == []
    catalogue = load([tmp_path]).catalogue
    replies = Area(
        "saved-replies",
        "Keep the saved replies true",
        "t",
        rhythm=30,
        hours=2,
        places=2,
        pulls="process",
        inside="Every reply that more than one person uses.",
        outside="The help centre.",
        product_area="billing",
        kept_when=("Nothing older than a year",),
        competency={"tools": 2},
        was=("macros",),
        short="Saved replies",
    )
    rota = Area("on-call", "Fill the rota", "t", rhythm=7, hours=1.5)
    assert catalogue.areas == {"saved-replies": replies, "on-call": rota}
    assert [*catalogue.areas] == ["saved-replies", "on-call"], "in the order of the file"
    assert (replies.label, rota.label, rota.places, rota.pulls) == ("Saved replies", "Fill the rota", 3, "queue")
    assert catalogue.areas_of("t") == (replies, rota)
    assert catalogue.areas_of("u") == ()
    assert catalogue.former_areas == {"macros": "saved-replies"}
    asks = {"judgement": 2, "tools": 1}
    long = "Support representative with a long name"
    assert catalogue.positions == {
        "rep": Position("rep", long, "Answers.", asks, ("engineer",), "c", ("agent",), "Rep"),
        "engineer": Position("engineer", "Engineer", leads_to=("rep",)),
        "hermit": Position("hermit", "Nobody comes to this one"),
    }
    assert catalogue.positions["rep"].label == "Rep"
    assert catalogue.former_positions == {"agent": "rep"}
    assert catalogue.elsewhere == {"sales": Elsewhere("sales", "Sales")}
    billing, accounts = ProductArea("billing", "Billing", 14, ("money",)), ProductArea("accounts", "Accounts", 30)
    assert catalogue.product_areas == {"billing": billing, "accounts": accounts}
    assert catalogue.former_product_areas == {"money": "billing"}
    assert catalogue.rungs["t-a"].competency == {"tools": 1}
    budget = catalogue.budget
    assert (budget.keep_with_customers, budget.customers_first, budget.all_hands_days) == ({"engineer": 2}, 75, 5)
    assert unpack(orjson.loads(orjson.dumps(pack(catalogue)))) == catalogue


def test_without_such_files_there_is_nothing_and_nothing_is_warned_of(tmp_path: Path) -> None:
    for name in ("curriculum", "track", "levels", "budget"):
        (tmp_path / f"{name}.yaml").write_text(FILES[name])
    assert check([tmp_path]) == ()
    catalogue = load([tmp_path]).catalogue
    assert [*catalogue.areas, *catalogue.positions, *catalogue.elsewhere, *catalogue.product_areas] == []
    (tmp_path / "budget.yaml").write_text("budget: b\n")
    budget = load([tmp_path]).catalogue.budget
    assert (budget.keep_with_customers, budget.customers_first, budget.all_hands_days) == ({}, 80, 10)


COUNTS = "so level 3 counts as 2. Above that, a person decides."


@pytest.mark.parametrize(
    ("file", "was", "now", "expected"),
    [
        # areas of responsibility
        (
            "areas",
            "    track: t\n",
            "",
            "areas.yaml:3:5: “track” is missing: owning an area is the last rung of a track. Say which track.",
        ),
        ("areas", "track: t\n", "track: tt\n", "areas.yaml:8:12: No track has the id “tt”. Did you mean “t”?"),
        (
            "areas",
            "id: on-call",
            "id: saved-replies",
            "areas.yaml:18:10: “saved-replies” is already in use by an area on line 3.",
        ),
        (
            "areas",
            "was: [macros]",
            "was: [on-call]",
            "areas.yaml:17:11: “on-call” is in use (line 18), so it cannot also be a former id.",
        ),
        ("areas", "billing", "biling", "areas.yaml:9:19: No product area has the id “biling”. Did you mean “billing”?"),
        (
            "areas",
            "billing",
            "money",
            "areas.yaml:9:19: No product area has the id “money”. It is called “billing” now.",
        ),
        (
            "areas",
            "{tools: 2}",
            "{tool: 2}",
            "areas.yaml:16:18: No competency has the id “tool”. Did you mean “tools”?",
        ),
        ("areas", "{tools: 2}", "{tools: 4}", "areas.yaml:16:25: “tools” has no level 4: its list ends at 3."),
        ("areas", "{tools: 2}", "{tools: 5}", "areas.yaml:16:25: “tools” is 5; it must be at most 4."),
        (
            "areas",
            "{tools: 2}",
            "{tools: 3}",
            f"areas.yaml:16:25: warning: Owning an area can show level 2 at most, {COUNTS}",
        ),
        ("areas", "rhythm: 7", "rhythm: 0", "areas.yaml:18:59: “rhythm” is 0; it must be at least 1."),
        ("areas", "rhythm: 7", "rhythm: 367", "areas.yaml:18:59: “rhythm” is 367; it must be at most 366."),
        ("areas", "hours: 1.5", "hours: -1", "areas.yaml:18:69: “hours” is -1; it must be at least 0."),
        ("areas", "hours: 1.5", "hours: 61", "areas.yaml:18:69: “hours” is 61; it must be at most 60."),
        ("areas", "places: 2", "places: -1", "areas.yaml:12:13: “places” is -1; it must be at least 0."),
        (
            "areas",
            "pulls: process",
            "pulls: proces",
            "areas.yaml:13:12: “pulls” cannot be “proces”. Did you mean “process”? It must be one of queue, process.",
        ),
        (
            "areas",
            "    in: ",
            "    inn: ",
            "areas.yaml:6:5: “inn” is not a key that can be used here. Did you mean “in”?",
        ),
        ("areas", AREAS.partition("list:")[2], " []\n", "areas.yaml:2:7: “list” must not be empty."),
        (
            "areas",
            "title: Fill the rota",
            "title: Saved replies",
            "areas.yaml:5:12: warning: Lists would show “Saved replies” twice: "
            "“Saved replies” on line 18 is already called that.",
        ),
        (
            "areas",
            "short: Saved replies",
            "short: Every single saved reply too",
            "areas.yaml:5:12: “short” is 28 cells wide; there is room for 24.",
        ),
        # positions
        (
            "positions",
            "id: hermit",
            "id: rep",
            "positions.yaml:12:10: “rep” is already in use by a position on line 3.",
        ),
        ("positions", "id: sales", "id: rep", "positions.yaml:14:10: “rep” is already in use by a position on line 3."),
        (
            "positions",
            "judgement: 2",
            "judgment: 2",
            "positions.yaml:7:12: No competency has the id “judgment”. Did you mean “judgement”?",
        ),
        ("positions", "judgement: 2", "judgement: 5", "positions.yaml:7:23: “judgement” is 5; it must be at most 4."),
        ("positions", "tools: 1", "tools: 4", "positions.yaml:7:33: “tools” has no level 4: its list ends at 3."),
        (
            "positions",
            "[engineer]",
            "[enginer]",
            "positions.yaml:8:16: No position has the id “enginer”, so this path leads nowhere. Did you mean “engineer”?",
        ),
        (
            "positions",
            "[rep]",
            "[agent]",
            "positions.yaml:11:48: No position has the id “agent”, so this path leads nowhere. It is called “rep” now.",
        ),
        (
            "positions",
            "[engineer]",
            "[rep]",
            "positions.yaml:8:16: A path cannot lead from “rep” to itself. Remove it.",
        ),
        (
            "positions",
            "[engineer]",
            "[engineer, engineer]",
            "positions.yaml:8:26: “engineer” is here twice; the first is on line 8.",
        ),
        (
            "positions",
            "[engineer]",
            "[sales]",
            "positions.yaml:8:16: “sales” is under “elsewhere”, so it is open to everybody. Remove it here.",
        ),
        ("positions", "curriculum: c", "curriculum: d", "positions.yaml:9:17: No curriculum has the id “d”."),
        (
            "positions",
            "title: Sales}",
            "title: Sales and everything around it}",
            "positions.yaml:14:24: “title” is 30 cells wide; there is room for 24.",
        ),
        (
            "positions",
            "    short: Rep\n",
            "",
            "positions.yaml:4:12: warning: The title is 39 cells wide and lists have room for 24. "
            "“short: Support representative” would do.",
        ),
        # side tasks that wait for an area
        (
            "track",
            "{side_task: t-a}",
            "{area: on-cal}",
            "track.yaml:5:73: No area of responsibility has the id “on-cal”. Did you mean “on-call”?",
        ),
        (
            "track",
            "{side_task: t-a}",
            "{area: fre}",
            "track.yaml:5:73: No area of responsibility has the id “fre”. Did you mean “free”?",
        ),
        (
            "track",
            "{side_task: t-a}",
            "[{any: [{area: macros}, {side_task: t-a}]}]",
            "track.yaml:5:81: No area of responsibility has the id “macros”. It is called “saved-replies” now.",
        ),
        (
            "curriculum",
            "minutes: 5}",
            "minutes: 5, when: {area: free}}",
            "curriculum.yaml:13:74: Only a side task waits for an area; an item belongs to no track.",
        ),
        (
            "areas",
            "{id: on-call,",
            "{id: free,",
            "areas.yaml:18:10: warning: “free” in a condition means any area that has no owner. Give this one another id.",
        ),
        # product areas, and who names them
        ("product", "rhythm: 14", "rhythm: 0", "product.yaml:3:43: “rhythm” is 0; it must be at least 1."),
        (
            "curriculum",
            "billing",
            "biling",
            "curriculum.yaml:11:15: warning: No product area has the id “biling”. Did you mean “billing”?",
        ),
        # budget
        (
            "budget",
            "{rep: 4}",
            "{reps: 4}",
            "budget.yaml:2:31: warning: No position has the id “reps”. Did you mean “rep”?",
        ),
        (
            "budget",
            "{engineer: 2}",
            "{enginer: 2}",
            "budget.yaml:3:23: warning: No position has the id “enginer”. Did you mean “engineer”?",
        ),
        ("budget", "{engineer: 2}", "{engineer: 70}", "budget.yaml:3:33: “engineer” is 70; it must be at most 60."),
        (
            "budget",
            "customers_first: 75",
            "customers_first: 101",
            "budget.yaml:4:25: “customers_first” is 101; it must be at most 100.",
        ),
        (
            "budget",
            "all_hands_days: 5",
            "all_hands_days: 365",
            "budget.yaml:4:45: “all_hands_days” is 365; it must be at most 20.",
        ),
        # levels
        (
            "levels",
            "4: d",
            "4: d, 5: e",
            "levels.yaml:4:64: A competency has levels 1 to 4, and no “5”. Remove this one, or merge two of them.",
        ),
        (
            "track",
            "{tools: 1}",
            "{tolls: 1}",
            "track.yaml:4:117: No competency has the id “tolls”. Did you mean “tools”?",
        ),
        (
            "track",
            "{tools: 1}",
            "{tools: 3}",
            f"track.yaml:4:124: warning: A side task can show level 2 at most, {COUNTS}",
        ),
    ],
)
def test_what_cannot_work_is_told_at_its_place(tmp_path: Path, file: str, was: str, now: str, expected: str) -> None:
    assert was in FILES[file]
    assert said(tmp_path, **{file: FILES[file].replace(was, now)}) == [expected]


def test_a_track_without_a_last_rung_is_told_at_each_of_its_areas(tmp_path: Path) -> None:
    told_of = "warning: The track “t” has no rung with “step: own”, so no side task leads to this area."
    found = said(tmp_path, track=TRACK.replace("step: own", "step: do"))
    assert found == [f"areas.yaml:8:12: {told_of}", f"areas.yaml:18:48: {told_of}"]


def test_a_word_is_held_against_the_list_alone_where_there_is_one(tmp_path: Path) -> None:
    module = CURRICULUM.partition("    modules:\n")[2]
    again = module.replace("id: m", "id: n").replace("first", "second").replace("billing", "biling")
    where = "curriculum.yaml:16:15: warning: "
    assert said(tmp_path, curriculum=CURRICULUM + again) == [
        f"{where}No product area has the id “biling”. Did you mean “billing”?"
    ]
    (tmp_path / "product.yaml").unlink()
    (tmp_path / "areas.yaml").unlink()
    assert [line(fault).replace(f"{tmp_path}/", "") for fault in check([tmp_path])] == [
        f"{where}The area “biling” is used here only. Did you mean “billing”?"
    ]


def test_what_a_curriculum_is_called_now(tmp_path: Path) -> None:
    renamed = CURRICULUM.replace("curriculum: c", "curriculum: course\nwas: [c]")
    assert said(tmp_path, curriculum=renamed) == [
        "positions.yaml:9:17: No curriculum has the id “c”. It is called “course” now."
    ]


def test_there_may_be_several_sets_each_with_an_id_of_its_own(tmp_path: Path) -> None:
    more = "areas: theirs\nlist: [{id: third, title: Third, track: t, rhythm: 7, hours: 1}]\n"
    assert said(tmp_path, more=more) == []
    assert [*load([tmp_path]).catalogue.areas] == ["saved-replies", "on-call", "third"]
    assert said(tmp_path, more=more.replace("theirs", "ours")) == [
        "more.yaml:1:8: “ours” is already in use: areas.yaml, line 1."
    ]


def test_an_id_that_was_in_use_once_is_not_given_again(tmp_path: Path) -> None:
    folder, cache = tmp_path / "curricula", tmp_path / "cache"
    folder.mkdir()
    write(folder)
    assert load([folder], cache=cache).faults == ()
    gone = {
        "areas": AREAS.replace("id: on-call", "id: rota"),
        "positions": POSITIONS.replace("id: hermit", "id: monk"),
        "product": PRODUCT.replace("id: accounts", "id: users"),
    }
    write(folder, **gone)
    assert load([folder], cache=cache).faults == ()
    again = {
        "areas": AREAS.replace("title: Fill the rota", "title: Answer by night"),
        "positions": POSITIONS.replace("title: Nobody comes to this one", "title: Head"),
        "product": PRODUCT.replace("title: Accounts", "title: Keys"),
    }
    write(folder, **again)
    says = "used to be the id of “{}”, and still means that in the records. Choose another id."
    assert [
        (fault.warning, line(fault).partition(": warning: ")[2]) for fault in load([folder], cache=cache).faults
    ] == [
        (True, f"“on-call” {says.format('Fill the rota')}"),
        (True, f"“hermit” {says.format('Nobody comes to this one')}"),
        (True, f"“accounts” {says.format('Accounts')}"),
    ]


def test_a_single_file_may_name_what_was_not_given(tmp_path: Path) -> None:
    write(tmp_path)
    for name in ("areas", "positions", "budget"):
        assert check([tmp_path / f"{name}.yaml"]) == ()
    (tmp_path / "budget.yaml").write_text(BUDGET.replace("rep: 4", "reps: 4"))
    assert len(check([tmp_path / "budget.yaml"], context=[tmp_path])) == 1


def test_while_a_file_has_a_fault_its_last_sound_edition_is_used(tmp_path: Path) -> None:
    folder, cache = tmp_path / "curricula", tmp_path / "cache"
    folder.mkdir()
    write(folder)
    before = load([folder], cache=cache).catalogue
    write(folder, areas=AREAS.replace("rhythm: 7", "rhythm: 0"))
    after = load([folder], cache=cache).catalogue
    assert after.areas == before.areas
    assert [(row.kind, row.id, bool(row.edition)) for row in after.left_out] == [("areas", "ours", True)]
    assert load([folder]).catalogue.areas == {}


def test_what_people_can_grow_into_in_figures(tmp_path: Path) -> None:
    write(tmp_path)
    summary = survey([tmp_path]).growth
    assert summary == (2, 1, 3.5, 3, 2, 1, 2)
    assert [*told(summary)] == [
        "2 areas of responsibility on 1 track, 3½ h a week.",
        "3 positions, 2 paths between them and 1 out of support.",
        "2 product areas.",
    ]
    write(
        tmp_path, areas=AREAS.replace("rhythm: 7", "rhythm: 0"), product=PRODUCT.replace("- {id: accounts", "- {idd: a")
    )
    assert [*told(survey([tmp_path]).growth)] == ["3 positions, 2 paths between them and 1 out of support."]
    assert [*told(survey([tmp_path / "track.yaml"]).growth)] == []


OTHER_TRACK = """\
track: u
title: U
rungs:
  - {id: u-own, title: Own, step: own, does: D, hours: 1, opens: {area: free}, confirmed_by: [lead]}
"""


def test_a_side_task_waits_for_areas_of_its_own_track_alone(tmp_path: Path) -> None:
    track = TRACK.replace("{side_task: t-a}", "{side_task: t-a, any: [{area: on-call}, {area: free}]}")
    assert said(tmp_path, track=track) == []
    asked = AllOf((SideTaskDone("t-a"), AnyOf((AreaFree("t", "on-call"), AreaFree("t")))))
    catalogue = load([tmp_path]).catalogue
    assert catalogue.rungs["t-own"].opens == asked
    assert unpack(orjson.loads(orjson.dumps(pack(catalogue)))) == catalogue
    assert said(tmp_path, other=OTHER_TRACK.replace("free", "on-call")) == [
        "other.yaml:4:73: The area “on-call” is on the track “t”, so nothing on “u” can wait for it."
    ]
    none = "other.yaml:4:73: No area is on the track “u”, so none of it can be free."
    assert said(tmp_path, other=OTHER_TRACK) == [none]
    assert said(tmp_path, other=OTHER_TRACK, areas=AREAS.replace("rota, track: t", "rota, track: u")) == []
