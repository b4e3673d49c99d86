"""Where undo and redo look: always where a search of everything would have found it, without reading everything."""

from __future__ import annotations

import contextlib
import copy
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_tui.domain import history
from mentor_tui.domain.problems import Problem, Trouble
from mentor_tui.domain.record import Record
from mentor_tui.services import notes, undo
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.store.memory import MemoryStore
from mentor_tui.store.opening import open_store
from mentor_tui.store.protocol import Store

from .conftest import FEW, Crew, small_team, written

HIRES = ("people/ana", "people/budi", "people/cleo", "restricted/ana", "restricted/budi")
ACTORS = ("tom", "lea", "ana")
LATEST = (history.last_by, history.last_undone_by)


class Forgetful(MemoryStore):
    """A store whose caches are always lost, so that everything is searched; it can count what is read."""

    reads: list[str]

    def cached(self, name: str) -> Any | None:
        return None

    def read_many(self, record_ids: Iterable[str]) -> Iterator[tuple[str, Record | Trouble | None]]:
        self.reads = [*record_ids]
        return super().read_many(self.reads)


def found(context: ActorContext, latest: Callable[..., Any]) -> str | None:
    try:
        records = undo._newest(context, latest, "an operation of now")
        return records[0].id if records else None
    except Problem as problem:
        return problem.code.value


def searched(context: ActorContext, latest: Callable[..., Any]) -> str | None:
    """The answer of a search of everything."""
    everything = Forgetful()
    everything.__dict__.update(context.store.__dict__)
    return found(ActorContext(everything, lambda: context.catalogue, context.actor, context.clock), latest)


steps = st.lists(
    st.one_of(
        st.tuples(st.just("act"), st.sampled_from(ACTORS), st.sampled_from(HIRES)),
        st.tuples(st.just("many"), st.sampled_from(ACTORS), st.sampled_from(HIRES)),
        st.tuples(
            st.sampled_from(["undo", "redo", "look", "lost", "garbled", "old"]), st.sampled_from(ACTORS), st.just("")
        ),
    ),
    min_size=1,
    max_size=14,
)

TEAM = small_team()


@FEW
@given(steps)
def test_it_is_always_what_a_search_of_everything_finds(acts: list[tuple[str, str, str]]) -> None:
    team = Crew(store=copy.deepcopy(TEAM.store, {id(TEAM.store._locks): MemoryStore()._locks}))
    moment = datetime(2026, 3, 4, 10, tzinfo=UTC)
    kept: object = None
    for number, (what, actor, where) in enumerate(acts):
        moment += timedelta(seconds=number % 2)
        context = ActorContext(team.store, lambda: team.catalogue, actor, lambda now=moment: now, restricted=True)
        if what in ("act", "many"):
            with team.store.edit(where, create=True) as record:
                for turn in range(40 if what == "many" else 1):
                    written(context, record, f"{number}", "opened", f"lock:{turn % 3}")
        elif what in ("undo", "redo"):
            with contextlib.suppress(Problem):
                (undo.undo if what == "undo" else undo.redo)(context)
        elif what == "look":
            kept = team.store.cached(f"acts-{actor}")
        elif what == "old":
            team.store.cache(f"acts-{actor}", kept)
        else:
            team.store.cache(f"acts-{actor}", None if what == "lost" else [{"a": 1}, 7, "nonsense"])
        for latest in LATEST:
            assert found(context, latest) == searched(context, latest)


def test_what_is_known_to_hold_nothing_is_not_read_again(team: Crew) -> None:
    notes.note(team("tom"), "ana", "Hello")
    store = Forgetful()
    store.__dict__.update(team.store.__dict__)
    store.cached = team.store.cached  # type: ignore[method-assign]
    context = ActorContext(store, lambda: team.catalogue, "lea", team._tick)
    found(context, history.last_by)
    assert {"people/ana", "people/budi"} <= {*store.reads}
    found(context, history.last_by)
    assert not {*store.reads} & {"people/ana", "people/budi"}
    notes.note(team("lea"), "ana", "Hello")
    assert found(context, history.last_by) == "people/ana"
    assert "people/budi" not in store.reads


def two(path: Path) -> tuple[Store, Store]:
    return open_store(str(path)).store, open_store(str(path)).store


@pytest.mark.parametrize("again", ["elsewhere", "put back"])
def test_an_act_of_another_process_is_found(tmp_path: Path, again: str) -> None:
    """Nothing is written beside an act, so one that was killed after its commit is found like any other."""
    first, second = two(tmp_path / "data")
    founded = small_team()
    records = list(founded.records().values())
    first.put_new(records)
    here, there = (
        ActorContext(s, lambda: founded.catalogue, "lea", founded._tick, restricted=True) for s in (first, second)
    )
    assert found(here, history.last_by) == found(there, history.last_by) is None
    notes.note(there, "ana", "Hello")
    if again == "elsewhere":
        assert found(here, history.last_by) == "people/ana"
        return
    file, previous = tmp_path / "data/people/ana.json", tmp_path / "data/previous/people/ana.json"
    now = file.read_bytes()
    file.write_bytes(previous.read_bytes())
    assert found(here, history.last_by) is None
    file.write_bytes(now)
    assert found(here, history.last_by) == "people/ana"
