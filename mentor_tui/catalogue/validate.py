"""A composed file against its model: every error of pydantic's as a fault at the place it is about."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, get_args, get_origin

from pydantic import BaseModel, ValidationError

from mentor_tui.catalogue.faults import FaultCode, Mark, Report, shown
from mentor_tui.catalogue.scalars import PATTERN_CODES
from mentor_tui.catalogue.shape import YamlShape
from mentor_tui.catalogue.shape_team import SHAPES
from mentor_tui.catalogue.yaml_reader import BROKEN, Map, Plain, Seq
from mentor_tui.domain.text import SLUG_MOST, slug

_BOUNDS = ("ge", "gt", "le", "lt")
_WANTED = {
    "model_type": "mapping",
    "dict_type": "mapping",
    "list_type": "list",
    "string_type": "text",
}
_ELSEWHERE = {
    "draft": "state: draft",
    "deprecated": "state: deprecated",
    "url": "link",
    "href": "link",
    "description": "about",
    "duration": "minutes",
    "nice-to-have": "optional: true",
}
"""Keys that people write from habit, and what they are called here."""

_YES, _NO = ("yes", "on", "y"), ("no", "off", "n")


def validate(root: Map, report: Report) -> YamlShape | None:
    """The model of a file by its first key, or None, with the faults in ``report``."""
    first = next(iter(root), None)
    if first is None:
        # Where all that stands in it was refused, that was told.
        if report.empty:
            report.fault(FaultCode.EMPTY_FILE, root.at)
        return None
    model = SHAPES.get(first)
    if model is None:
        meant = next((key for key in root if key in SHAPES), None) or report.near(first, SHAPES)
        report.fault(FaultCode.UNKNOWN_KIND, root.marks[first][0], key=shown(first), near=meant, known=list(SHAPES))
        return None
    try:
        return model.model_validate(root)
    except ValidationError as errors:
        for error in errors.errors(include_url=False, include_input=False):
            _tell(model, root, error, report)
        return None


def _tell(model: type[BaseModel], root: Map, error: Mapping[str, Any], report: Report) -> None:
    kind, loc, ctx = error["type"], error["loc"], error.get("ctx", {})
    node, key_mark, mark = locate(root, loc)
    if node is BROKEN:
        return
    name = next((part for part in reversed(loc) if isinstance(part, str) and part != "[key]"), "")
    if loc and loc[-1] == "[key]":
        node, mark = loc[-2], key_mark
    if kind == "extra_forbidden":
        known = _keys(model, loc[:-1])
        if name.isdecimal() and all(key.isdecimal() for key in known):
            report.fault(FaultCode.LEVELS_MOST, key_mark, level=shown(name), most=len(known))
            return
        report.fault(
            FaultCode.UNKNOWN_KEY,
            key_mark,
            key=shown(name),
            near=_meant(name, known) or report.near(name, known) if name else None,
            known=known,
        )
    elif kind == "missing":
        report.fault(FaultCode.MISSING_KEY, mark, key=name)
    elif kind == "literal_error":
        known = re.findall("'([^']*)'", ctx["expected"])
        value = node if isinstance(node, str) else None
        if value is None:
            report.fault(FaultCode.WRONG_TYPE, mark, key=name, wanted="text", found=_found(node))
        else:
            facts = {"value": shown(value), "near": report.near(value, known), "known": known}
            report.fault(FaultCode.NOT_ONE_OF, mark, key=name, **facts)
    elif kind in _WANTED or kind == "wrong-type":
        wanted = _WANTED.get(kind) or ctx["wanted"]
        report.fault(FaultCode.WRONG_TYPE, mark, key=name, wanted=wanted, **_value(node, wanted))
    elif kind == "string_pattern_mismatch":
        code = PATTERN_CODES[ctx["pattern"]]
        meant = slug(node) if code is FaultCode.BAD_ID and len(node) <= 4 * SLUG_MOST else None
        report.fault(code, mark, key=name, value=shown(node), **({"near": meant} if meant else {}))
    elif kind in ("too_short", "string_too_short", "empty-list"):
        code = FaultCode.EMPTY_VALUE if kind == "string_too_short" else FaultCode.EMPTY_LIST
        report.fault(code, mark, key=name)
    elif kind in ("too_long", "string_too_long"):
        report.fault(FaultCode.TOO_LONG, mark, key=name, most=ctx["max_length"])
    elif kind == FaultCode.TOO_WIDE:
        report.fault(FaultCode.TOO_WIDE, mark, key=name, **ctx)
    elif any(bound in ctx for bound in _BOUNDS):
        report.fault(
            FaultCode.OUT_OF_RANGE, mark, key=name, value=shown(node), **{b: ctx[b] for b in _BOUNDS if b in ctx}
        )
    elif kind in (FaultCode.BAD_DATE, FaultCode.BAD_SHIFT):
        report.fault(FaultCode(kind), mark, key=name, value=shown(node))
    elif kind in (FaultCode.HOLIDAY_WHEN, FaultCode.EMPTY_CONDITION, FaultCode.NO_WEIGHT):
        report.fault(FaultCode(kind), mark)
    else:
        report.fault(FaultCode.OTHER, mark, key=name, problem=error["msg"])


def _meant(name: str, known: list[str]) -> str | None:
    """What a key that is called otherwise in other formats is here, where it can stand there."""
    meant = _ELSEWHERE.get(name.lower(), "")
    return meant if meant.partition(":")[0] in known else None


def _found(node: object) -> str:
    if isinstance(node, Map):
        return "mapping"
    if isinstance(node, Seq):
        return "list"
    return "plain" if isinstance(node, Plain) else "text"


def _value(node: object, wanted: str) -> dict[str, Any]:
    facts: dict[str, Any] = {"found": _found(node)}
    if isinstance(node, str):
        facts["value"] = shown(node)
        if wanted == "true or false":
            word = node.lower()
            facts["near"] = "true" if word in _YES else "false" if word in _NO else None
    return facts


def locate(root: Map, loc: tuple[int | str, ...]) -> tuple[Any, Mark, Mark]:
    """The node that a path of pydantic's leads to, and the marks of its key (or its own) and of its value.

    Parts that are no step in the file (the key that is missing, the ``all`` that a list of conditions stands for) are
    passed over.
    """
    node: Any = root
    key_mark: Mark = root.at
    mark: Mark = root.at
    for part in loc:
        if isinstance(node, Map) and part in node:
            key_mark, mark = node.marks[str(part)]
            node = node[str(part)]
        elif isinstance(node, Seq) and isinstance(part, int) and part < len(node):
            key_mark = mark = node.marks[part]
            node = node[part]
    return node, key_mark, mark


def _keys(model: type[BaseModel], loc: tuple[int | str, ...]) -> list[str]:
    """The keys that the model at the end of a path knows."""
    for part in loc:
        field = {info.alias or name: info for name, info in model.model_fields.items()}.get(str(part))
        if field is not None:
            model = _model(field.annotation) or model
    return [info.alias or name for name, info in model.model_fields.items()]


def _model(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and get_origin(annotation) is None:
        return annotation if issubclass(annotation, BaseModel) else None
    return next((found for part in get_args(annotation) if (found := _model(part))), None)
