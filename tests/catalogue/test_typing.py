"""YAML's typing: a scalar is what is expected where it stands."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

from mentor_tui.catalogue.checking import check
from mentor_tui.catalogue.loader import load
from mentor_tui.domain.calendar import Holiday, Pattern, Shift
from mentor_tui.domain.catalogue import Budget, Catalogue, MentoringCost
from mentor_tui.domain.conditions import AllOf, AnyOf, BasicsDone, CompetencyAt, ItemDone, WorkingDays
from mentor_tui.domain.policy import MatchingPolicy


def loaded(folder: Path, text: str) -> Catalogue:
    (folder / "x.yaml").write_text(text)
    found = load([folder])
    assert found.faults == ()
    return found.catalogue


def test_words_that_yaml_1_1_takes_for_something_else(tmp_path: Path) -> None:
    (tmp_path / "c.yaml").write_text("competencies: s\ntitle: S\nlist: [{id: no, title: A, levels: {1: x, 2: y}}]\n")
    catalogue = loaded(
        tmp_path,
        """
curriculum: no
title: on
version: 01
phases:
  - id: 404
    title: 9:30
    by_day: -3
    basics: TRUE
    modules:
      - id: 1-0
        title: 1.0
        area: off
        items:
          - id: y
            title: 2026-06-04
            kind: do
            minutes: +45
            closes: basics
            when: {competency: {no: 2}}
            competency: {no: 1}
            look_for: [yes, 0x1F, true, 1_000]
            about: >
              Folded
              text.
""",
    )
    curriculum = catalogue.curricula["no"]
    phase = curriculum.phases[0]
    item = curriculum.items["y"]
    assert (curriculum.title, curriculum.version, phase.id, phase.title) == ("on", 1, "404", "9:30")
    assert (phase.by_day, phase.basics, phase.modules[0].title, phase.modules[0].area) == (-3, True, "1.0", "off")
    assert (item.title, item.minutes, item.by_day, item.closes) == ("2026-06-04", 45, -3, True)
    assert item.look_for == ("yes", "0x1F", "true", "1_000")
    assert item.about == "Folded text."
    assert item.when == CompetencyAt("no", 2)


def test_a_calendar(tmp_path: Path) -> None:
    catalogue = loaded(
        tmp_path,
        """
calendar: standard
full_week: 37.5
patterns:
  - id: night
    title: Night
    hours: {mon: 22:00-06:00, "sun": "16:00-24:00"}
    break: 30
holidays:
  - place: lisbon
    title: Lisbon
    days:
      - {every: 12-25, title: Christmas}
      - {every: 02-29, title: Leap}
      - {easter: -2, title: Good Friday}
      - on: 2026-06-04
        title: Corpus Christi
""",
    ).calendar
    assert catalogue.full_week == 37.5
    shifts = {0: Shift(time(22), time(6)), 6: Shift(time(16), time(0))}
    assert catalogue.patterns == {"night": Pattern("night", "Night", shifts, rest=30)}
    assert catalogue.places["lisbon"].days == (
        Holiday("Christmas", every=(12, 25)),
        Holiday("Leap", every=(2, 29)),
        Holiday("Good Friday", easter=-2),
        Holiday("Corpus Christi", on=date(2026, 6, 4)),
    )


def test_a_budget_keeps_what_it_does_not_say(tmp_path: Path) -> None:
    text = (
        "budget: b\nhours_off_queue: {first_days_after: {days: 10, hours: .5}, positions: {rep: 4}}\nquiet_after: 5\n"
    )
    text += "mentoring_cost: [{from: 1, to: 2, hours: 6}, {from: 3, hours: 0.5}]\n"
    expected = Budget(
        first_days=10,
        first_hours=0.5,
        positions={"rep": 4},
        mentoring=(MentoringCost(1, 2, 6), MentoringCost(3, None, 0.5)),
        quiet_after=5,
    )
    assert loaded(tmp_path, text).budget == expected


def test_a_matching_policy_keeps_what_it_does_not_say(tmp_path: Path) -> None:
    assert loaded(tmp_path, "matching: m\n").matching == MatchingPolicy()
    text = "matching: m\nrules: {shared_hours: {least: 4}, away: {within_days: 10}}\nthreshold: 70\n"
    assert loaded(tmp_path, text).matching == MatchingPolicy(least_hours=4, first_days=10, threshold=70)


def test_weights_are_taken_as_they_stand(tmp_path: Path) -> None:
    text = "matching: m\nrules: {confirmed_on: [], manager: false}\nweights: {overlap: .5, known: 0}\n"
    weights = {"overlap": 0.5, "known": 0.0}
    expected = MatchingPolicy(weights=weights, confirmed_on=(), manager=False)  # type: ignore[arg-type]
    assert loaded(tmp_path, text).matching == expected


def test_conditions(tmp_path: Path) -> None:
    text = """
track: t
title: T
rungs:
  - id: t-look
    title: L
    step: look
    does: Look.
    hours: 0.5
    confirmed_by: [owner, lead]
    opens:
      - {working_days: 30, basics: done}
      - any: [{item: a}, [{working_days_after_basics: 5}]]
"""
    curriculum = (
        "curriculum: c\ntitle: C\nversion: 1\nphases: [{id: p, title: P, by_day: 1, modules: [{id: m, title: M,"
    )
    (tmp_path / "c.yaml").write_text(curriculum + " items: [{id: a, title: A, kind: do, minutes: 1}]}]}]\n")
    rung = loaded(tmp_path, text).rungs["t-look"]
    either = AnyOf((ItemDone("a"), WorkingDays(5, after_basics=True)))
    assert rung.opens == AllOf((AllOf((BasicsDone(), WorkingDays(30))), either))
    assert (rung.places, rung.times, rung.minutes, rung.hours, rung.track) == (None, 1, 60, 0.5, "t")


def test_text_is_made_harmless(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text(
        'competencies: s\ntitle: "\\e[31mRed\\a"\nlist: [{id: a, title: "x\\u202ey", levels: {1: x}}]\n'
    )
    found = load([tmp_path])
    assert [fault.warning for fault in found.faults] == [True, True]
    assert found.catalogue.competencies["a"].title == "xy"
    assert check([tmp_path]) == found.faults
