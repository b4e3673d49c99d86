"""What an editor is told and what ``check`` says: of files of every shape, both accept and refuse the same."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from mentor_tui.catalogue.faults import FaultCode, Report
from mentor_tui.catalogue.schema import json_schema
from mentor_tui.catalogue.validate import validate
from mentor_tui.catalogue.yaml_reader import compose

SCHEMA = json_schema()
VALIDATOR = Draft202012Validator(SCHEMA)
CONTENT = Path(__file__).resolve().parents[2] / "curricula"

TEXTS = st.sampled_from(
    [
        "a",
        "a-b",
        "x1",
        "404x",
        "A_b",
        "-a",
        "a-",
        "a--b",
        "A",
        "B",
        "2026-01-31",
        "2026-02-30",
        "2026-13-01",
        "02-29",
        "02-30",
        "12-31",
        "09:00-17:30",
        "09:00-09:00",
        "25:00-26:00",
        "22:00-24:00",
        "#help",
        "#a#b",
        "https://a.example/x",
        "http://",
        "https:/a",
        "ftp://a",
        "mailto:a@b.example",
        "mailto:a",
        "첫",
        "basics",
        "done",
        "hire",
        "lead",
    ]
) | st.sampled_from(
    ["", " ", "two words", " spaced ", "a\nb", "x" * 24, "x" * 25, "첫" * 13, "x" * 64, "x" * 65, "x" * 201]
)
OTHERS = st.sampled_from([None, True, False, 0, 1, -1, 1.5, 10_000_000, "a", "", [], {}, ["a"], {"a": 1}])


@cache
def shaped(name: str, deep: int = 0) -> st.SearchStrategy[Any]:
    """Values of a definition, most of them right, some nearly."""
    return of(SCHEMA["$defs"][name], deep)


def of(node: dict[str, Any], deep: int) -> st.SearchStrategy[Any]:
    right = _of(node, deep)
    # One in so many is something else altogether.
    return st.integers(0, 40).flatmap(lambda number: OTHERS if number == 40 else right)


def _of(node: dict[str, Any], deep: int) -> st.SearchStrategy[Any]:
    if "$ref" in node:
        return st.deferred(lambda: shaped(node["$ref"].rsplit("/", 1)[1], deep + 1))
    if "anyOf" in node:
        return st.one_of([of(each, deep) for each in node["anyOf"]])
    if "const" in node or "enum" in node:
        return st.sampled_from(node.get("enum") or [node["const"]]) | TEXTS
    match node.get("type"):
        case "object":
            return _objects(node, deep)
        case "array":
            least = 1 if deep > 8 else 0
            return st.lists(of(node.get("items", {}), deep + 1), min_size=least, max_size=1 if deep > 2 else 2)
        case "integer" | "number":
            low = node.get("minimum", node.get("exclusiveMinimum", 0))
            high = node.get("maximum", node.get("exclusiveMaximum", 100))
            near = st.sampled_from([low - 1, low, low + 1, high - 1, high, high + 1])
            return near if node["type"] == "integer" else near | st.sampled_from([low + 0.5, high - 0.25])
        case "boolean":
            return st.booleans()
        case "string" | ["string", _, _]:
            fitting = _fitting(node)
            return st.integers(0, 12).flatmap(lambda number: TEXTS if number == 12 else fitting)
        case _:
            return OTHERS


def _fitting(node: dict[str, Any]) -> st.SearchStrategy[str]:
    pool = ["a", "b-1", "2026-01-31", "02-29", "09:00-17:30", "https://a.example/x", "mailto:a@b.example", "#help"]
    validator = Draft202012Validator(node)
    return st.sampled_from([text for text in pool if validator.is_valid(text)] or pool)


def _objects(node: dict[str, Any], deep: int) -> st.SearchStrategy[Any]:
    known, required = node.get("properties", {}), set(node.get("required", ()))
    more = node.get("additionalProperties", True)

    @st.composite
    def made(draw: st.DrawFn) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in known.items():
            wanted = (
                draw(st.integers(0, 60)) < 60 if key in required else draw(st.integers(0, 3 + deep)) == 0 and deep < 9
            )
            if wanted:
                found[key] = draw(of(value, deep))
        if isinstance(more, dict):
            for key in draw(st.lists(st.sampled_from(["a", "b-1", "A b", "1", ""]), max_size=2, unique=True)):
                found[key] = draw(of(more, deep))
        if draw(st.integers(0, 60)) == 60:
            found["nonsense"] = draw(OTHERS)
        return found

    return made()


NO_SHAPE = {FaultCode.TOO_WIDE, FaultCode.BAD_DATE, FaultCode.BAD_SHIFT}
"""What no schema can say: cells of a terminal, days that no calendar has, shifts without time between."""

KINDS = [each["$ref"].rsplit("/", 1)[1] for each in SCHEMA["oneOf"]]


def accepted(text: str) -> tuple[bool, list[Any]]:
    """Whether ``check`` takes a file for what its first key says, and what it finds wrong with it."""
    report = Report("x.yaml")
    root = compose(text, report)
    shape = validate(root, report) if root is not None else None
    faults = [fault for fault in report.faults if not fault.warning]
    return (shape is not None and not faults) or {fault.code for fault in faults} <= NO_SHAPE, faults


@pytest.mark.parametrize("kind", KINDS)
def test_files_of_every_kind_pass_or_fail_alike(kind: str) -> None:
    first = next(key for key in SCHEMA["$defs"][kind]["properties"])

    @settings(max_examples=60, suppress_health_check=list(HealthCheck))
    @given(shaped(kind))
    def alike(document: Any) -> None:
        if not isinstance(document, dict) or next(iter(document), None) != first:
            return
        text = json.dumps(document, ensure_ascii=False)
        taken, faults = accepted(text)
        errors = [f"{error.json_path}: {error.message}"[:200] for error in VALIDATOR.iter_errors(document)]
        assert taken == (not errors) or {fault.code for fault in faults} & NO_SHAPE, (text, faults, errors)

    alike()


@pytest.mark.parametrize("path", sorted(CONTENT.glob("*.yaml")), ids=lambda path: path.name)
def test_what_is_shipped_passes_both(path: Path) -> None:
    text = path.read_text("utf-8")
    assert accepted(text) == (True, [])
    document = yaml.load(text, Loader=yaml.SafeLoader)
    # Keys are texts for an editor, as they are in JSON.
    assert [*VALIDATOR.iter_errors(json.loads(json.dumps(document, default=str)))] == []
