"""Two processes that name an owner of the same area at the same time: there is one owner, and one of them is told who."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from mentor_tui.store.tiny import TinyStore

NAMER = """
import sys, time
from datetime import datetime, timezone
from pathlib import Path
from mentor_tui.catalogue.loader import load
from mentor_tui.domain.problems import Problem
from mentor_tui.services import areas
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.store.tiny import TinyStore
root, curricula, lead, owner = sys.argv[1:]
catalogue = load([Path(curricula)]).catalogue
context = ActorContext(TinyStore(Path(root), patience=60), lambda: catalogue, lead)
print("ready", flush=True)
sys.stdin.readline()
try:
    areas.own(context, "refund-rules", owner)
    print("named", flush=True)
except Problem as problem:
    print(problem.code.value, problem.facts.get("person"), flush=True)
"""

CURRICULA = Path(__file__).parents[2] / "curricula"


def test_two_leads_in_two_processes_name_one_owner(tmp_path: Path) -> None:
    from mentor_tui.catalogue.loader import load
    from mentor_tui.services import people, side_tasks
    from mentor_tui.services.actor_context import ActorContext

    root, catalogue = tmp_path / "data", load([CURRICULA]).catalogue
    store = TinyStore(root, patience=60)

    def context(who: str) -> ActorContext:
        return ActorContext(store, lambda: catalogue, who)

    people.found_team(context(""), "Tom", login="tom", person="tom")
    for name, roles in (("Lea", "lead"), ("Max", "mentor"), ("Maya", "mentor")):
        people.add_person(context("tom"), {"name": name, "roles": roles, "zone": "UTC"})
    for who in ("max", "maya"):
        side_tasks.open_lock(context("tom"), who, "inbox-own", why="for years")
    started = [
        subprocess.Popen(
            [sys.executable, "-c", NAMER, str(root), str(CURRICULA), lead, owner],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for lead, owner in (("tom", "max"), ("lea", "maya"))
    ]
    for process in started:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in started:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    said = [process.communicate(timeout=120)[0].strip() for process in started]
    owner = context("tom").team().area("refund-rules").owner
    assert sorted(said) == sorted(("named", f"area-owned {owner}"))
    named = [event for event in store.history("team") if event.kind == "owned"]
    assert [event.terms["person"] for event in named] == [owner]
