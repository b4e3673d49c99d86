"""Any catalogue, written as YAML and packed for the cache, comes back as it was."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import orjson
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from mentor_tui.catalogue.checking import check
from mentor_tui.catalogue.loader import load
from mentor_tui.catalogue.serialise import pack, unpack
from mentor_tui.domain.conditions import AllOf, AnyOf, Condition, ItemDone, WorkingDays
from mentor_tui.domain.curriculum import Item, PartDef
from mentor_tui.domain.policy import AIMS, PARTS, MatchingPolicy
from mentor_tui.domain.text import clean

WORDS = st.text(min_size=1, max_size=40).map(lambda text: " ".join(clean(text).split())).filter(bool)
YAMLISH = st.sampled_from(
    ["yes", "no", "on", "~x", "1.0", "9:30", "0x1F", "2026-06-04", "true", "- a", "a: b", "# c", "<<"]
)
TITLES = WORDS | YAMLISH
LINKS = st.sampled_from(["https://example.com/a?b=c#d", "mailto:it@acme.example", "#help-desk"])


@st.composite
def items(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Items that ask only for items before them, so that all can be reached."""
    made: list[dict[str, Any]] = []
    for number in range(draw(st.integers(1, 8))):
        before = [item["id"] for item in made]
        item: dict[str, Any] = {
            "id": f"i{number}",
            "title": draw(TITLES),
            "kind": draw(st.sampled_from(["read", "do"])),
        }
        optional: dict[str, st.SearchStrategy[Any]] = {
            "minutes": st.integers(1, 2400),
            "times": st.integers(1, 200),
            "by_day": st.integers(-30, 300),
            "who": st.sampled_from(["hire", "mentor", "lead", "it"]),
            "under": st.sampled_from(before) if before else st.just(""),
            "for": st.sampled_from(["rep", ["rep"], ["rep", "senior"]]).map(lambda said: {"position": said}),
            "requires": st.lists(st.sampled_from(before), unique=True) if before else st.just([]),
            "when": conditions(before),
            "evidence": st.sampled_from(["none", "text", "link"]),
            "look_for": st.lists(TITLES, max_size=3),
            "renews": st.integers(1, 3660),
            "confirmed": st.dates(min_value=date(1000, 1, 1)).map(str),
            "milestone": st.just("m-1"),
            "clearance": st.just("refunds"),
            "revision": st.integers(1, 99),
            "was": st.just([f"old-{number}"]),
            "link": LINKS | st.lists(LINKS, min_size=1, max_size=3),
            "optional": st.booleans(),
            "state": st.sampled_from(["draft", "deprecated"]),
            "short": TITLES.map(lambda text: text[:12].strip()).filter(bool),
            "owed": TITLES.map(lambda text: text[:30].strip()).filter(bool),
            "about": st.text(max_size=80).map(lambda text: clean(text, lines=True)).filter(bool),
        }
        for key in draw(st.lists(st.sampled_from(sorted(optional)), unique=True)):
            if value := draw(optional[key]):
                item[key] = value
        made.append(item)
    for item in made:
        # What somebody has to do waits for nothing that not everybody has.
        if any(item["id"] in repr((other.get("requires"), other.get("when"))) for other in made):
            item.pop("optional", None)
            item.pop("state", None)
    return made


def conditions(before: list[str]) -> st.SearchStrategy[Any]:
    atoms: st.SearchStrategy[Any] = st.integers(1, 500).map(lambda days: {"working_days": days})
    if before:
        atoms |= st.sampled_from(before).map(lambda name: {"item": name})
    return st.recursive(
        atoms,
        lambda inner: st.lists(inner, min_size=1, max_size=3).flatmap(
            lambda parts: st.sampled_from([parts, {"any": parts}])
        ),
        max_leaves=6,
    )


def meant(condition: Any) -> Condition:
    match condition:
        case [only]:
            return meant(only)
        case list():
            return AllOf(tuple(meant(part) for part in condition))
        case {"any": parts}:
            return AnyOf(tuple(meant(part) for part in parts))
        case {"item": name}:
            return ItemDone(name)
    return WorkingDays(condition["working_days"])


@settings(max_examples=60)
@given(made=items(), title=TITLES, about=TITLES, flow=st.sampled_from([True, False, None]))
def test_what_was_written_is_what_is_loaded(
    made: list[dict[str, Any]], title: str, about: str, flow: bool | None
) -> None:
    module = {"id": "m", "title": title, "about": about, "items": made}
    phase = {"id": "p", "title": title, "about": about, "by_day": 7, "modules": [module]}
    head = {"maintainer": "maya", "parts": [{"id": "it", "title": "IT"}]}
    tree = {"curriculum": "c", "title": title, "version": 3, **head, "phases": [phase]}
    text = yaml.safe_dump(tree, sort_keys=False, allow_unicode=True, default_flow_style=flow)
    with tempfile.TemporaryDirectory() as name:
        (Path(name) / "c.yaml").write_text(text, encoding="utf-8")
        loaded = load([Path(name)])
    assert loaded.faults == ()
    curriculum = loaded.catalogue.curricula["c"]
    assert (curriculum.title, curriculum.version, curriculum.phases[0].modules[0].title) == (title, 3, title)
    assert (curriculum.phases[0].about, curriculum.phases[0].modules[0].about) == (about.strip(), about.strip())
    expected = []
    for item in made:
        fields = {"by_day": 7} | item
        if "when" in item:
            fields["when"] = meant(item["when"])
        if "about" in item:
            fields["about"] = item["about"].strip()
        for key in ("requires", "look_for", "was"):
            fields[key] = tuple(item.get(key, ()))
        if "for" in item:
            said = fields.pop("for")["position"]
            fields["positions"] = (said,) if isinstance(said, str) else tuple(said)
        if "link" in item:
            said = fields.pop("link")
            fields["links"] = (said,) if isinstance(said, str) else tuple(said)
        expected.append(Item(**({"minutes": None} | fields)))
    assert (curriculum.maintainer, curriculum.parts) == ("maya", (PartDef("it", "IT"),))
    assert sorted(curriculum.items.values(), key=lambda one: one.id) == sorted(expected, key=lambda one: one.id)
    # What stands below another comes behind it, and behind nothing but what stands below that too.
    shown: list[str] = []
    for item in curriculum.items.values():
        while shown and item.under != shown[-1]:
            shown.pop()
        assert item.under == (shown[-1] if shown else "")
        shown.append(item.id)
    level = [item.id for item in curriculum.items.values() if not item.under]
    assert level == sorted(level, key=lambda name: int(name[1:]))
    assert unpack(orjson.loads(orjson.dumps(pack(loaded.catalogue)))) == loaded.catalogue


def hours(least: float, most: float) -> st.SearchStrategy[float]:
    """Quarters, which YAML and JSON write out whole."""
    return st.integers(int(least * 4), int(most * 4)).map(lambda number: number / 4)


TRACK = """\
track: t
title: T
rungs:
  - {id: t-look, title: L, step: look, does: L, hours: 1, opens: {working_days: 1}, confirmed_by: [lead]}
  - {id: t-own, title: O, step: own, does: O, hours: 1, opens: {side_task: t-look}, confirmed_by: [lead]}
"""


@st.composite
def policies(draw: st.DrawFn) -> MatchingPolicy:
    least = draw(hours(0, 60))
    weights = st.dictionaries(st.sampled_from(PARTS), hours(0, 1000), min_size=1)
    return MatchingPolicy(
        weights=draw(weights.filter(lambda given: any(given.values()))),
        manager=draw(st.booleans()),
        shared_language=draw(st.booleans()),
        least_hours=least,
        full_hours=draw(hours(max(least, 0.25), 60)),
        over_days=draw(st.integers(1, 60)),
        most_days_away=draw(st.integers(0, 90)),
        first_days=draw(st.integers(1, 90)),
        tenure_months=draw(st.integers(0, 120)),
        confirmed_on=tuple(draw(st.lists(st.sampled_from(["t-look", "t-own"]), unique=True))),
        mentor_hours=draw(hours(0, 40)),
        full_experience=draw(st.integers(1, 100)),
        aim=draw(st.sampled_from(AIMS)),
        threshold=draw(hours(0, 100)),
        balance=draw(hours(0, 100)),
        weeks_ahead=draw(st.integers(1, 52)),
    )


@settings(max_examples=60)
@given(meant=policies())
def test_a_matching_policy_that_was_written_is_the_one_that_is_loaded(meant: MatchingPolicy) -> None:
    rules = {
        "manager": meant.manager,
        "shared_language": meant.shared_language,
        "shared_hours": {"least": meant.least_hours, "full": meant.full_hours, "over_days": meant.over_days},
        "away": {"most_days": meant.most_days_away, "within_days": meant.first_days},
        "tenure_months": meant.tenure_months,
        "confirmed_on": list(meant.confirmed_on),
    }
    alike = ("aim", "threshold", "full_experience", "mentor_hours", "balance", "weeks_ahead")
    tree = {"matching": "m", "rules": rules, "weights": dict(meant.weights)}
    tree |= {name: getattr(meant, name) for name in alike}
    with tempfile.TemporaryDirectory() as name:
        (Path(name) / "m.yaml").write_text(yaml.safe_dump(tree, sort_keys=False))
        (Path(name) / "t.yaml").write_text(TRACK)
        loaded = load([Path(name)])
    assert loaded.faults == ()
    assert loaded.catalogue.matching == meant
    assert unpack(orjson.loads(orjson.dumps(pack(loaded.catalogue)))) == loaded.catalogue


@settings(max_examples=150)
@given(data=st.binary(max_size=200) | st.text(alphabet="ab:-[]{},&*?!|>'\"#% \n\t~1", max_size=120).map(str.encode))
def test_no_bytes_raise(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as name:
        (Path(name) / "x.yaml").write_bytes(b"curriculum: a\n" + data)
        (Path(name) / "y.yaml").write_bytes(data)
        assert check([Path(name)])
