"""Addresses and references in texts are links; where they break over lines, nothing is lost and they stay one."""

from __future__ import annotations

from collections.abc import Iterator
from webbrowser import BackgroundBrowser, GenericBrowser

import pytest

from mentor_tui.tui.browser import can_open
from mentor_tui.tui.links import REFERENCES, split
from mentor_tui.tui.styles import content, paragraph, wrap

LONG = "https://desk.example.com/c/48377/thread/of/the/whole/refund"


@pytest.mark.parametrize(
    ("told", "works"),
    [
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0", "SSH_CONNECTION": "a b"}, True),
        ({}, False),
        ({"SSH_CONNECTION": "a b"}, False),
    ],
)
def test_only_a_browser_with_windows_is_started(monkeypatch, told, works):
    monkeypatch.setattr("webbrowser.get", lambda: BackgroundBrowser("xdg-open"))
    assert can_open(told, "linux") is works
    assert can_open(told, "darwin") is ("SSH_CONNECTION" not in told or works)
    monkeypatch.setattr("webbrowser.get", lambda: GenericBrowser("lynx"))
    assert not can_open(told, "linux")


@pytest.fixture
def references() -> Iterator[None]:
    REFERENCES.take({"pattern": r"conversation (\d+)", "url": "https://desk.example.com/c/{}"})
    yield
    REFERENCES.take({})


@pytest.mark.parametrize(
    ("text", "url"),
    [
        (f"See {LONG}.", LONG),
        (f"“{LONG}”", LONG),
        ("(http://a.example/x?y=1&z=(2))", "http://a.example/x?y=1&z=(2"),
        ("https://a.example/it's", "https://a.example/it%27s"),
        ("https://a.example/\x1b]8;;evil", "https://a.example/%1B]8;;evil"),
        ("https://höflich.example/ü", "https://h%C3%B6flich.example/%C3%BC"),
    ],
)
def test_an_address_is_a_link_as_far_as_it_goes(text, url):
    assert [found for _piece, found in split(text) if found] == [url]
    assert "".join(piece for piece, _url in split(text)) == text


@pytest.mark.parametrize(
    "text", ["ftp://a.example/x", "javascript:alert(1)", "file:///etc/passwd", "https:// nothing", "a://b"]
)
def test_nothing_else_is(text):
    assert split(text) == [(text, "")]


def test_one_that_wraps_stays_one_and_keeps_the_blank_before_it():
    parts = wrap([(f"as said in {LONG} by Maya", "dim")], 24)
    lines = "".join(text for text, _tone in parts).split("\n")
    assert all(len(line) <= 24 for line in lines)
    assert "".join(text for text, tone in parts if tone == f"dim {LONG}").replace(" ", "") == LONG
    shown = content(parts)
    assert {str(span.style).partition("link=")[2] for span in shown.spans if "link=" in str(span.style)} == {
        f"'{LONG}'"
    }
    told = "".join(text for text, _tone in paragraph(LONG, 24, first="o  "))
    assert told.startswith("o  https://")
    assert "".join(text for text, _tone in wrap([(f"o {LONG}", "")], 24, rest="   ")).startswith("o\n   https")


@pytest.mark.usefixtures("references")
def test_a_reference_is_a_link_by_the_pattern_of_the_configuration():
    assert split("as in conversation 48377, see") == [
        ("as in ", ""),
        ("conversation 48377", "https://desk.example.com/c/48377"),
        (", see", ""),
    ]
    parts = wrap([("as in\nconversation 48377, see", "")], 12)
    assert [text for text, tone in parts if tone] == ["conversation", "48377"]


def test_without_a_pattern_there_are_none():
    assert split("as in conversation 48377") == [("as in conversation 48377", "")]
