"""Each part of the style sheet is parsed once for the colours that are worn."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

import pytest
from textual.css.parse import parse
from textual.css.stylesheet import Stylesheet, StylesheetError

from mentor_tui.tui.app import MentorApp
from mentor_tui.tui.base.style_sheet import StyleSheet
from tests.tui.conftest import press, settle

HERE = ("here.py", "Thing.CSS")


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What is parsed, in order; nothing is known of an earlier test."""
    found: list[object] = []

    def noted(scope: str, css: str, where: object, **more: Any) -> Any:
        found.append((scope, where, more["tie_breaker"]))
        return parse(scope, css, where, **more)

    monkeypatch.setattr(Stylesheet, "_parse_rules", inspect.unwrap(Stylesheet._parse_rules))
    monkeypatch.setattr("textual.css.stylesheet.parse", noted)
    return found


async def test_while_the_app_opens_and_goes_about_nothing_is_parsed_twice(
    app_for: Callable[..., MentorApp], parsed: list[object]
) -> None:
    async with app_for("ana").run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "2", "question_mark")
    assert len(parsed) > 10
    assert len(parsed) == len(set(parsed))


def test_other_colours_are_parsed_into_other_rules(parsed: list[object]) -> None:
    sheet = StyleSheet(variables={"late": "#e8a33d"})
    sheet.add_source("Thing { color: $late; }", HERE)
    sheet.reparse()
    (rule,) = sheet.rules
    sheet.set_variables({"late": "#e8a33d"})
    sheet.reparse()
    assert len(parsed) == 1
    sheet.set_variables({"late": "#8fb996"})
    sheet.reparse()
    assert len(parsed) == 2
    assert sheet.rules[0].styles.color != rule.styles.color


def test_rules_stay_where_what_comes_is_none(parsed: list[object]) -> None:
    sheet = StyleSheet(variables={})
    sheet.add_source("Thing { color: red; }", HERE)
    sheet.reparse()
    before = sheet._rules
    sheet.add_source("Thing { color: nothing-at-all; }", ("there.py", "Thing.CSS"))
    with pytest.raises(StylesheetError):
        sheet.reparse()
    assert sheet._rules is before
