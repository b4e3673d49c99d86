"""The benchmarks measure in turns, leave things as they found them, and say which row failed."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest

from benchmarks.against import HERE, Checkout
from benchmarks.measure import Comparison, Row, compare
from benchmarks.rows import ROWS, measure, named
from benchmarks.sizes import SIZES

SMALL = SIZES["small"]


@pytest.fixture(scope="module", autouse=True)
def _built_where_tests_build(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MENTOR_TUI_BENCH", str(tmp_path_factory.mktemp("benchmarks")))
        yield


def test_two_runs_take_turns_at_being_first_and_the_median_of_their_ratios_counts():
    order = []
    times = itertools.cycle([1.0, 8.0, 3.0])

    def ours() -> float:
        order.append("ours")
        return next(times)

    def reference() -> float:
        order.append("reference")
        return 2.0

    figures = compare(ours, reference, pairs=3, warm=False)
    assert order == ["ours", "reference", "reference", "ours", "ours", "reference"]
    assert figures == (3.0, 2.0, 1.5)


def test_a_row_that_fails_is_named_and_keeps_no_other_from_its_ratio(capsys: pytest.CaptureFixture[str]):
    def broken(_sizes: object) -> Comparison:
        raise LookupError("no such item")

    def timeless(_sizes: object) -> Comparison:
        return Comparison("timeless", lambda: 1.0, lambda: 0.0)

    def sound(_sizes: object) -> Comparison:
        return Comparison("sound", lambda: 3.0, lambda: 2.0)

    rows = [Row("a.broken", broken, pairs=1), Row("a.timeless", timeless, pairs=1), Row("a.sound", sound, pairs=1)]
    assert not measure(rows, SMALL, None)
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split()[:3] == ["a.broken", "FAILED:", "LookupError:"]
    assert lines[1].split()[:3] == ["a.timeless", "FAILED:", "ValueError:"]
    assert lines[2].split()[:3] == ["a.sound", "sound", "1.50"]
    assert measure(rows[2:], SMALL, None)


def test_rows_are_asked_for_by_how_their_names_begin():
    assert named([]) == ROWS
    assert {row.name.partition(".")[0] for row in named(["ticks", "demos.build"])} == {"ticks", "demos"}
    with pytest.raises(ValueError, match="tocks"):
        named(["tocks"])


@pytest.mark.parametrize("name", ["ticks.disk", "ticks.processor"])
def test_a_tick_is_taken_back_however_often_it_is_timed(name: str):
    (row,) = named([name])
    for _times in range(2):
        sides = row.prepare(SMALL)
        for _run in range(7):
            sides.ours()


def test_a_checkout_is_asked_row_by_row_and_tells_what_failed_there():
    checkout = Checkout(HERE)
    try:
        assert checkout.rows == {row.name for row in ROWS}
        with pytest.raises(RuntimeError, match="KeyError"):
            checkout.ask("prepare", row="matching.small", size="none")
        checkout.ask("prepare", row="matching.small", size="small")
        assert checkout.run() > 0
    finally:
        checkout.end()


def test_a_checkout_without_such_benchmarks_is_told_what_to_do(tmp_path):
    with pytest.raises(SystemExit, match="put a copy of"):
        Checkout(tmp_path)
