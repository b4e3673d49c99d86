"""The order of system calls that makes a commit durable; no crash of this machine could show that it is wrong."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mentor_tui.domain.record import TAIL_MOST
from mentor_tui.store.syscalls import Syscalls

from .helpers import ANA, commit, past, tiny


class Trace:
    """System calls that tell what was synced and renamed, in order."""

    def __init__(self, root: Path) -> None:
        self.told: list[tuple[str, str]] = []
        self._root = root
        self._open: dict[int, str] = {}
        real = Syscalls()

        def opened(path: Path, *more: Any) -> int:
            descriptor = real.open(path, *more)
            self._open[descriptor] = self._name(path)
            return descriptor

        def synced(descriptor: int) -> object:
            self.told.append(("sync", self._open[descriptor]))
            return real.fsync(descriptor)

        self.calls = real._replace(
            open=opened, fsync=synced, rename=self._two("rename", real.rename), link=self._two("link", real.link)
        )

    def _name(self, path: Path) -> str:
        return path.relative_to(self._root).as_posix()

    def _two(self, kind: str, call: Callable[[Path, Path], None]) -> Callable[[Path, Path], None]:
        def wrapped(source: Path, target: Path) -> None:
            self.told.append((kind, self._name(target)))
            call(source, target)

        return wrapped


@pytest.mark.skipif(sys.platform == "win32", reason="directories are not synced there")
def test_a_commit_that_seals(tmp_path: Path) -> None:
    store = tiny(tmp_path)
    store.put_new([past(ANA, TAIL_MOST - 2)])
    commit(store)
    (tmp_path / "history/people/ana").mkdir(parents=True)
    trace = Trace(tmp_path)
    commit(tiny(tmp_path, calls=trace.calls))
    segment = "history/people/ana/00000001-00000032.json"
    assert trace.told == [
        ("sync", "history/people/ana/.00000001-00000032.json.tmp"),
        ("rename", segment),
        ("sync", "history/people/ana"),
        ("sync", "people/.ana.json.tmp"),
        ("link", "previous/people/.ana.json.tmp"),
        ("rename", "previous/people/ana.json"),
        ("rename", "people/ana.json"),
        ("sync", "people"),
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="directories are not synced there")
def test_what_somebody_has_looked_at_is_on_the_disk_before_it_takes_its_place(tmp_path: Path) -> None:
    (tmp_path / "marks").mkdir()
    trace = Trace(tmp_path)
    tiny(tmp_path, calls=trace.calls).set_mark("ana", {"feed": 3})
    assert [kind for kind, _name in trace.told] == ["sync", "rename", "sync"]
    assert [name for _kind, name in trace.told[1:]] == ["marks/ana.json", "marks"]


def test_the_time_of_change_always_grows(tmp_path: Path) -> None:
    store = tiny(tmp_path)
    commit(store)
    path = tmp_path / "people/ana.json"
    ahead = path.stat().st_mtime_ns + 10**15
    os.utime(path, ns=(ahead, ahead))
    for _ in range(3):
        cursor = store.changes().cursor
        before = path.stat().st_mtime_ns
        commit(store)
        assert path.stat().st_mtime_ns > before
        assert store.changes(cursor).ids == {ANA}


def test_a_commit_in_the_same_moment_as_a_look_is_seen(tmp_path: Path) -> None:
    store = tiny(tmp_path)
    commit(store)
    cursor = store.changes().cursor
    moment = (tmp_path / "people").stat().st_mtime_ns
    commit(store)
    os.utime(tmp_path / "people", ns=(moment, moment))
    assert store.changes(cursor).ids == {ANA}
