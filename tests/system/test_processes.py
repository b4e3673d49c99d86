"""Real processes on the same data at the same time."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from tests.system.terminal import command, environment


@pytest.fixture
def demo(tmp_path: Path) -> tuple[Path, dict[str, str]]:
    env = environment(tmp_path / "home")
    (tmp_path / "home").mkdir()
    data = tmp_path / "team"
    run = subprocess.run(
        command("demo", "--people", "6", "--seed", "7", "--into", str(data), "--no-open"),
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return data, {**env, "MENTOR_TUI_DATA": str(data)}


def _json(env: dict[str, str], *words: str) -> dict:
    run = subprocess.run(command(*words, "--json"), env=env, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


WRITER = """
import sys
from pathlib import Path
from mentor_tui.bootstrap import Application
from mentor_tui.services.items import tick, untick
from mentor_tui.settings import load
data, person, item, times = sys.argv[1:]
context = Application(load(data=data, actor=person, environ={})).context()
for number in range(int(times)):
    if number % 2:
        untick(context, item, op=f"{item}-{number}")
    else:
        tick(context, item, op=f"{item}-{number}", evidence="https://desk.example.com/1")
"""


def test_four_processes_tick_different_items_and_every_tick_is_there(demo, tmp_path):
    import sys

    data, env = demo
    hires = [p for p in _json(env, "--as", _lead(env), "people")["people"] if "hire" in p["roles"]]
    person, items = next(
        (hire["person"], found) for hire in hires if len(found := _open_items(env, hire["person"])) >= 4
    )
    running = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(data), person, item, "100"], env=env, stderr=subprocess.PIPE
        )
        for item in items[:4]
    ]
    for process in running:
        _, errors = process.communicate(timeout=120)
        assert process.returncode == 0, errors.decode()
    events = _json(env, "--as", person, "log", person)["events"]
    counted = Counter(event["op"].rpartition("-")[0] for event in events)
    assert {item: counted[item] for item in items[:4]} == dict.fromkeys(items[:4], 100)
    for path in data.rglob("*.json"):
        json.loads(path.read_bytes())
    doctor = subprocess.run(command("--as", _lead(env), "doctor"), env=env, capture_output=True, text=True, check=False)
    assert doctor.returncode == 0, doctor.stdout + doctor.stderr


def _lead(env: dict[str, str]) -> str:
    team = json.loads((Path(env["MENTOR_TUI_DATA"]) / "team.json").read_bytes())
    facts = team["facts"]
    return next(key[7:] for key, fact in facts.items() if key.startswith("person:") and "lead" in fact["roles"])


def _open_items(env: dict[str, str], person: str) -> list[str]:
    status = _json(env, "--as", person, "status", person)
    return [
        item["id"]
        for item in status["items"]
        if item["state"] in ("open", "started") and item["who"] == "hire" and item["times"] - item["count"] > 1
    ]
