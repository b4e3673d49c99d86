"""JSON Schema of all files, for completion and hover in editors."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from mentor_tui.catalogue.scalars import SLUG_PATTERN
from mentor_tui.catalogue.shape import Condition
from mentor_tui.catalogue.shape_team import SHAPES

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_BOUNDS = {"ge": "minimum", "gt": "exclusiveMinimum", "le": "maximum", "lt": "exclusiveMaximum"}
"""Bounds of what is read by a validator of ours stand there as pydantic calls them."""


def json_schema() -> dict[str, Any]:
    """One schema for every kind of file: whichever first key stands there says which part holds."""
    models: list[type[BaseModel]] = [*SHAPES.values(), Condition]
    pairs: list[tuple[type[BaseModel], Literal["validation"]]] = [(model, "validation") for model in models]
    _, made = models_json_schema(pairs, by_alias=True, ref_template="#/$defs/{model}")
    definitions: dict[str, Any] = {name: _tidy(each) for name, each in made["$defs"].items()}
    return {
        "$schema": DIALECT,
        "title": "mentor-tui: " + ", ".join(SHAPES),
        "type": "object",
        "oneOf": [{"$ref": f"#/$defs/{model.__name__}"} for model in SHAPES.values()],
        "$defs": definitions,
    }


def _text(node: dict[str, Any]) -> dict[str, Any]:
    """What holds of a text beyond what pydantic says: a number or true without quotes is one, and blanks alone are none."""
    if node.get("type") != "string" or "enum" in node or "const" in node:
        return {}
    if node.get("pattern") == SLUG_PATTERN:
        return {"type": ["string", "integer", "boolean"], "minimum": 0}
    if "pattern" in node:
        return {}
    return {"type": ["string", "number", "boolean"], **({"pattern": r"\S"} if node.get("minLength") else {})}


def _tidy(node: Any, *, names: bool = False) -> Any:
    """Without null (an empty value is a fault) and titles, which would only repeat the keys; bounds by their right names.

    Args:
        node: a part of the schema.
        names: whether its keys are names of properties, so that one called ``title`` is kept.

    """
    if isinstance(node, list):
        return [_tidy(each) for each in node]
    if not isinstance(node, dict):
        return node
    tidy: dict[str, Any] = {
        str(key if names else _BOUNDS.get(key, key)): _tidy(value, names=key == "properties" and not names)
        for key, value in node.items()
        if names or not (key == "title" or (key == "default" and value is None))
    }
    if not names:
        tidy |= _text(tidy)
    some = tidy.get("anyOf")
    if isinstance(some, list) and {"type": "null"} in some:
        some = [each for each in some if each != {"type": "null"}]
        if len(some) == 1:
            del tidy["anyOf"]
            return {**some[0], **tidy}
        tidy["anyOf"] = some
    return tidy
