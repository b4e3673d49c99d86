"""Ways between positions: edges, the picture of them all, and a way with each thing once."""

from __future__ import annotations

from datetime import date

from mentor_tui.domain.gap import Asked, Next
from mentor_tui.domain.goals import STAY, aim_of, with_aim
from mentor_tui.domain.growth_content import Elsewhere, Position
from mentor_tui.domain.levels import CompetencyStanding
from mentor_tui.domain.paths import ANYWHERE, Edge, Leg, TreeNode, edges, tree, way

SALES = {"sales": Elsewhere("sales", "Sales")}


def positions(**leads: str) -> dict[str, Position]:
    return {name: Position(name, name.title(), leads_to=tuple(to.split())) for name, to in leads.items()}


def test_out_of_support_leads_a_way_from_anywhere_and_back() -> None:
    assert edges(positions(rep="senior gone", senior=""), SALES) == (
        Edge("rep", "senior"),
        Edge(ANYWHERE, "sales"),
        Edge("sales", ANYWHERE),
    )


def test_what_several_lead_to_stands_at_the_one_nearest_to_the_beginning() -> None:
    known = positions(rep="engineer senior", engineer="expert", senior="lead ops", expert="lead ops", lead="", ops="")
    expert = TreeNode("expert", (), 2)
    senior = TreeNode("senior", (TreeNode("lead"), TreeNode("ops")))
    assert tree(known) == (TreeNode("rep", (TreeNode("engineer", (expert,)), senior)),)


def test_ways_that_go_round_and_those_that_nothing_leads_to_are_drawn_once() -> None:
    assert tree(positions(a="b", b="a", alone="")) == (
        TreeNode("alone"),
        TreeNode("a", (TreeNode("b", (), 1),)),
    )
    assert tree({}) == ()


def row(name: str, *steps: Next) -> Asked:
    return Asked(CompetencyStanding(name, 1, (), ()), 2, steps)


def test_a_thing_that_shows_two_stands_once_and_examples_come_last() -> None:
    found = way(
        (
            row("talk", Next("example", "talk", "talk", 0, 2)),
            row("tools", Next("side_task", "fix", "tools", 60), Next("item", "read", "tools", 10)),
            row("scope", Next("side_task", "fix", "scope", 60)),
        )
    )
    assert [(leg.kind, leg.id, leg.competencies) for leg in found] == [
        ("side_task", "fix", ("tools", "scope")),
        ("item", "read", ("tools",)),
        ("example", "talk", ("talk",)),
    ]


def test_a_thing_on_the_way_is_for_each_competency_once_and_examples_keep_how_many_and_from_when() -> None:
    day = date(2026, 5, 14)
    found = way(
        (
            row("tools", Next("item", "read", "tools", 10), Next("item", "read", "tools", 10)),
            row("talk", Next("example", "talk", "talk", 0, 2, day)),
        )
    )
    assert found == (Leg("item", "read", ("tools",), 10), Leg("example", "talk", ("talk",), 0, 2, day))


def test_a_way_that_is_named_twice_is_one() -> None:
    assert tree(positions(rep="lead lead", lead="")) == (TreeNode("rep", (TreeNode("lead"),)),)


def test_an_aim_is_the_first_position_among_the_words_or_to_stay() -> None:
    known = positions(rep="", lead="")
    assert aim_of(("content", "head", "rep"), known, {"head": "lead"}) == "lead"
    assert aim_of((STAY, "rep"), known, {}) == STAY
    assert aim_of(("content",), known, {}) == ""
    assert with_aim(("content", "head", STAY), "rep", known, {"head": "lead"}) == ("rep", "content")
