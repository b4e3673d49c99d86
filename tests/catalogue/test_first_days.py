"""Since when an item is in its curriculum: only what was seen is known, and nothing that may be thrown away is needed."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from mentor_tui.catalogue.loader import load
from tests.catalogue.test_editions import TINY

MORE = "          - {id: more, title: More, kind: read, minutes: 5}\n"
COPY = TINY.replace(", competency: {asking: 1}", "")

Seen = Mapping[str, Mapping[str, str]]


@pytest.fixture
def on(tmp_path: Path) -> Callable[..., Seen]:
    """What is known on a day of May, with the file as it is then."""
    (tmp_path / "data").mkdir()
    (tmp_path / "curricula").mkdir()

    def seen(day: int, text: str | None = None, folder: str = "curricula") -> Seen:
        if text is not None:
            (tmp_path / folder).mkdir(exist_ok=True)
            (tmp_path / folder / "tiny.yaml").write_text(text)
        return load([tmp_path / folder], cache=tmp_path / "data" / "cache", today=date(2026, 5, day)).catalogue.came

    return seen


def test_of_what_was_there_first_nothing_is_known(on: Callable[..., Seen]) -> None:
    assert on(1, COPY) == {}
    assert on(4, COPY + MORE) == {"tiny": {"more": "2026-05-04"}}
    assert on(8) == {"tiny": {"more": "2026-05-04"}}


def test_it_is_not_in_the_cache(on: Callable[..., Seen], tmp_path: Path) -> None:
    on(1, COPY)
    on(4, COPY + MORE)
    shutil.rmtree(tmp_path / "data" / "cache")
    assert on(8) == {"tiny": {"more": "2026-05-04"}}


def test_another_id_is_no_other_thing_and_what_comes_back_is_not_new(on: Callable[..., Seen]) -> None:
    on(1, COPY)
    assert on(4, COPY.replace("id: first", "id: other, was: [first]")) == {}
    on(5, COPY + MORE)
    on(6, COPY)
    assert on(7, COPY + MORE) == {"tiny": {"more": "2026-05-05"}}


def test_a_draft_comes_when_it_is_in_use(on: Callable[..., Seen]) -> None:
    on(1, COPY)
    assert on(4, COPY + MORE.replace("}", ", state: draft}")) == {}
    assert on(6, COPY + MORE) == {"tiny": {"more": "2026-05-06"}}


def test_the_folder_of_a_draft_says_nothing(on: Callable[..., Seen]) -> None:
    on(1, COPY)
    assert on(4, COPY + MORE, folder="drafts") == {}
    assert on(6, COPY + MORE) == {"tiny": {"more": "2026-05-06"}}


@pytest.mark.parametrize("damaged", ["", "[]", '{"sha256": "x", "text": "{}"}', '{"text": 7}'])
def test_a_damaged_file_is_as_none(on: Callable[..., Seen], tmp_path: Path, damaged: str) -> None:
    on(1, COPY)
    on(4, COPY + MORE)
    (tmp_path / "data" / "editions" / "first-days").write_text(damaged)
    assert on(8, COPY + MORE + "# a remark\n") == {}
