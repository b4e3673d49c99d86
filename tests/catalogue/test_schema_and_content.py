"""The published schema, and the curricula that come with the program."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from mentor_tui.catalogue.loader import load
from mentor_tui.catalogue.schema import json_schema
from mentor_tui.catalogue.shape_matching import WeightsShape
from mentor_tui.catalogue.shape_team import SHAPES
from mentor_tui.domain.conditions import atoms
from mentor_tui.domain.policy import PARTS, MatchingPolicy
from mentor_tui.domain.text import LABEL_MOST, cells

ROOT = Path(__file__).resolve().parents[2]
CONTENT = ROOT / "curricula"


def test_the_shipped_curricula_have_no_faults_and_no_warnings() -> None:
    loaded = load([CONTENT])
    assert loaded.faults == ()
    catalogue = loaded.catalogue
    assert catalogue.curricula
    assert catalogue.tracks
    assert catalogue.competencies
    assert catalogue.calendar.patterns
    for curriculum in catalogue.curricula.values():
        assert curriculum.opening.keys() == curriculum.items.keys()
        assert curriculum.unlocks
        assert not curriculum.basics or curriculum.closing


def test_every_shipped_title_has_a_form_for_lists_and_every_debt_one_for_whom_it_is_owed_to() -> None:
    catalogue = load([CONTENT]).catalogue
    items = [item for _curriculum, item in catalogue.all_items()]
    labels = [*(one.label for one in items), *(one.label for one in catalogue.tracks.values())]
    for kind in (catalogue.rungs, catalogue.areas, catalogue.positions):
        labels += [one.label for one in kind.values()]
    assert [label for label in labels if cells(label) > LABEL_MOST] == []
    assert [item.id for item in items if item.who != "hire" and not item.owed] == []


def test_what_people_can_grow_into_is_shipped_whole() -> None:
    """What no file of ours asks for or shows, nobody could be told how to reach."""
    catalogue = load([CONTENT]).catalogue
    competencies = catalogue.competencies
    assert len(competencies) == 10
    for one in competencies.values():
        assert [*one.levels] == [1, 2, 3, 4]
        assert all(sentence.startswith("You ") for sentence in one.levels.values())
    assert len(catalogue.positions) == 9
    for position in catalogue.positions.values():
        assert position.asks.keys() == competencies.keys(), position.id
        assert position.about
    reached = {name for position in catalogue.positions.values() for name in position.leads_to}
    assert catalogue.positions.keys() - reached == {"support-rep"}
    assert {"sales", "product"} <= catalogue.elsewhere.keys()
    assert 14 <= len(catalogue.areas) <= 20
    for area in catalogue.areas.values():
        assert area.inside, area.id
        assert area.outside, area.id
        assert area.kept_when, area.id
        assert catalogue.tracks[area.track].rungs[-1].step == "own"
    assert {area.pulls for area in catalogue.areas.values()} == {"queue", "process"}
    shown = [*catalogue.areas.values(), *catalogue.rungs.values()]
    assert {name for one in shown for name in one.competency} == competencies.keys()
    named = catalogue.budget.positions.keys() | catalogue.budget.keep_with_customers.keys()
    assert named == catalogue.positions.keys()
    modules = [m for one in catalogue.curricula.values() for phase in one.phases for m in phase.modules]
    assert {module.area for module in modules if module.area} == catalogue.product_areas.keys()


@pytest.mark.parametrize("path", [*CONTENT.rglob("*.yaml"), ROOT / "README.md", *(ROOT / "docs").glob("*.md")], ids=str)
def test_no_text_promises_a_mark_that_the_program_does_not_take(path: Path) -> None:
    """Nothing can be marked as stuck or outdated: whatever does not work is written into the thread."""
    text = " ".join(path.read_text("utf-8").split())
    assert not re.search(r"\bmark\b[^.]{0,25}\b(stuck|outdated|wrong|blocked)\b", text, re.IGNORECASE)


def test_what_a_quiz_names_is_there() -> None:
    """Cases and questions that an item sends people to are shipped, and none lies there unnamed."""
    texts = [path.read_text("utf-8") for path in CONTENT.rglob("*.yaml")]
    named = {name for text in texts for name in re.findall(r"practice/([\w-]+\.md)", text)}
    assert named
    assert named == {path.name for path in (CONTENT / "practice").glob("*.md")} - {"README.md"}


def test_what_is_said_at_the_end_is_not_open_on_the_first_day() -> None:
    """Whoever has just begun cannot judge the onboarding, nor give back what they have not learnt."""
    curriculum = load([CONTENT]).catalogue.curricula["support-engineer"]
    late = [item for item in curriculum.items.values() if item.who == "hire" and item.by_day >= 40]
    assert late
    assert [item.id for item in late if not list(atoms(curriculum.opening[item.id]))] == []


def test_the_shipped_matching_policy_is_what_holds_without_one() -> None:
    matching = load([CONTENT]).catalogue.matching
    assert matching == MatchingPolicy()
    # And it is whole: every field is written out, so that whoever opens the file sees all there is.
    said = yaml.safe_load((CONTENT / "matching.yaml").read_text("utf-8"))
    rules = said.pop("rules")
    leaves = [*said, *rules, *rules["shared_hours"], *rules["away"]]
    assert len(leaves) - len(("matching", "shared_hours", "away")) == len(MatchingPolicy._fields)
    assert tuple(said["weights"]) == tuple(WeightsShape.model_fields) == PARTS


def references(node: Any) -> set[str]:
    if isinstance(node, dict):
        own = {node["$ref"]} if isinstance(node.get("$ref"), str) else set()
        return own.union(*(references(each) for each in node.values()))
    return set().union(*(references(each) for each in node)) if isinstance(node, list) else set()


def test_the_schema_is_whole() -> None:
    schema = json_schema()
    assert json.loads(json.dumps(schema)) == schema
    definitions = schema["$defs"]
    assert references(schema) <= {f"#/$defs/{name}" for name in definitions}
    assert len(schema["oneOf"]) == len(SHAPES)
    for key, model in SHAPES.items():
        assert key in definitions[model.__name__]["required"]
        assert definitions[model.__name__]["additionalProperties"] is False


def test_the_schema_completes_and_explains() -> None:
    item = json_schema()["$defs"]["ItemShape"]
    assert "practise" in item["properties"]["kind"]["enum"]
    assert item["properties"]["minutes"]["type"] == "integer"
    assert item["properties"]["title"]["type"] == ["string", "number", "boolean"], (
        "check takes 2026 for a title as well"
    )
    assert "Hands-on" in item["properties"]["minutes"]["description"]
    assert item["properties"]["when"]["anyOf"][1]["type"] == "array"
    assert "default" not in item["properties"]["by_day"]
    assert "null" not in json.dumps(json_schema())
    holiday = json_schema()["$defs"]["HolidayShape"]["properties"]
    assert set(holiday) == {"on", "every", "easter", "title"}
    assert "break" in json_schema()["$defs"]["PatternShape"]["properties"]


def test_an_editor_knows_the_bounds_of_numbers() -> None:
    definitions = json_schema()["$defs"]
    minutes = definitions["ItemShape"]["properties"]["minutes"]
    assert (minutes["minimum"], minutes["maximum"]) == (1, 2_400)
    assert definitions["SharedHoursShape"]["properties"]["full"]["exclusiveMinimum"] == 0
    assert not re.findall('"(ge|gt|le|lt)": ', json.dumps(definitions)), "words of pydantic's, which no editor knows"


SHEETS = {
    path.name: path.read_text("utf-8") for path in (CONTENT / "practice").glob("*.md") if path.name != "README.md"
}


def test_the_index_has_every_sheet() -> None:
    index = (CONTENT / "practice" / "README.md").read_text("utf-8")
    assert set(re.findall(r"\]\(([\w-]+\.md)\)", index)) == set(SHEETS)


@pytest.mark.parametrize(
    ("name", "count"), [("prove-who-asks", 8), ("customer-data", 8), ("fifteen-cases", 15), ("before-breach", 10)]
)
def test_a_sheet_has_as_many_cases_as_the_item_says_and_an_answer_to_each(name: str, count: int) -> None:
    cases, key = (re.findall(r"(?m)^(\d+)\. ", part) for part in SHEETS[f"{name}.md"].split("\n## Key"))
    assert [*map(int, cases)] == [*map(int, key)] == [*range(1, count + 1)]


def test_ten_daily_messages_each_with_an_answer() -> None:
    parts = SHEETS["daily-messages.md"].split("\n## ")[1:]
    assert len(parts) == 10
    assert all(re.search(r"(?m)^\*“.+”\*$\n\n> ", part) for part in parts)


def test_twelve_kinds_of_question_and_ten_talks() -> None:
    assert re.findall(r"(?m)^\| (\d+) \|", SHEETS["product-check.md"]) == [str(n) for n in range(1, 13)]
    assert re.findall(r"(?m)^(\d+)\. ", SHEETS["weekly-talks.md"]) == [str(n) for n in range(1, 11)]


def test_where_an_account_can_be_stolen_somebody_looks_each_time() -> None:
    items = load([CONTENT]).catalogue.curricula["support-product-expert"].items
    for name in ("locked-out", "lost-factor"):
        item = items[name]
        assert (item.sign_off, item.sign_off_each, item.evidence) == ("mentor", True, "text")
        assert item.look_for


def test_what_looks_back_on_weeks_is_not_open_on_the_first_day() -> None:
    curriculum = load([CONTENT]).catalogue.curricula["support-product-expert"]
    of_day_one = [
        name
        for name, item in curriculum.items.items()
        if item.by_day > 0 and item.who == "hire" and not list(atoms(curriculum.opening[name]))
    ]
    assert not {"judge-onboarding", "where-to", "mend-one", "listen-calls", "make-it-happen"} & set(of_day_one)
    assert len(of_day_one) <= 15
