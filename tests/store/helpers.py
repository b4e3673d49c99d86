"""What the tests of the store share: one simple act, and system calls that fail when told to."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson

from mentor_tui.domain.history import append, replay
from mentor_tui.domain.record import Event, Record
from mentor_tui.store.opening import Backend, open_store
from mentor_tui.store.protocol import Store
from mentor_tui.store.syscalls import Syscalls
from mentor_tui.store.tiny import TinyStore

ANA = "people/ana"
AT = "2026-03-02T09:00:00Z"


def act(record: Record, name: str = "a", *, text: str = "", op: str = "", by: str = "ana") -> Event:
    """Append the simplest event there is: a lock opened by hand."""
    op = op or f"op-{record.last_seq + 1}"
    return append(record, op=op, at=AT, by=by, kind="opened", thing=f"lock:{name}", terms={"n": 1}, text=text)


def commit(store: Store, record_id: str = ANA, name: str = "a", **more: str) -> str:
    """One act, committed; its operation id."""
    with store.edit(record_id, create=True) as record:
        return act(record, name, **more).op


def past(record_id: str, count: int) -> Record:
    """A whole record with so many events on five things."""
    events = (Event(n, f"op-{n}", AT, "ana", "opened", f"lock:{n % 5}", {"n": n}) for n in range(1, count + 1))
    return replay(record_id, events)


def stored(store: Store, record_id: str = ANA) -> Record:
    """A record that is there."""
    record = store.read(record_id)
    assert record is not None
    return record


def ops(store: Store, record_id: str = ANA) -> list[str]:
    """The operation ids of a whole history."""
    return [event.op for event in store.history(record_id)]


def copy(source: Path, target: Path) -> Path:
    """A fresh copy of a data directory."""
    shutil.rmtree(target, ignore_errors=True)
    return Path(shutil.copytree(source, target))


class Faults:
    """System calls of which the ``at``-th fails, before or after it was done, once or from then on."""

    def __init__(self, at: int, number: int = 0, *, after: bool = False, forever: bool = False) -> None:
        self.count = 0
        self.at = at
        self._number, self._after, self._forever = number, after, forever
        self.calls = Syscalls(**{name: self._wrap(call) for name, call in Syscalls()._asdict().items()})

    @property
    def came(self) -> bool:
        return self.count >= self.at

    def _wrap(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def wrapped(*arguments: Any, **named: Any) -> Any:
            self.count += 1
            if self.count == self.at or (self._forever and self.count > self.at):
                with contextlib.ExitStack() as last:
                    last.callback(self.strike)
                    if self._after:
                        call(*arguments, **named)
            return call(*arguments, **named)

        return wrapped

    def strike(self) -> None:
        raise OSError(self._number, os.strerror(self._number))


class Killed(Faults):
    """System calls at the ``at``-th of which the process is killed."""

    def strike(self) -> None:
        os.kill(os.getpid(), signal.SIGKILL)


def in_child(work: Callable[[], object]) -> int:
    """Do something in a forked process; how it ended (0, or minus the signal)."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            work()
            status = 0
        finally:
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def files(root: Path, pattern: str = "*") -> list[Path]:
    """All files below a directory whose names match."""
    return sorted(path for path in root.rglob(pattern) if path.is_file())


def tiny(root: Path, **more: Any) -> TinyStore:
    """A store in a directory."""
    return TinyStore(root, **more)


def opened(kind: str, tmp_path: Path) -> Backend:
    """A store of one kind, opened by its URL."""
    return open_store("memory:" if kind == "memory" else f"tinydb://{tmp_path}/data")


def by_hand(path: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """Change what a file holds, as one without a checksum: such as an earlier program wrote, or somebody who took it out."""
    path.write_bytes(unsummed(path.read_bytes(), change))


def unsummed(data: bytes, change: Callable[[dict[str, Any]], object] = lambda _: None) -> bytes:
    """A record's or segment's bytes, changed and without their checksum."""
    tables = orjson.loads(data)
    tables["meta"]["record"].pop("crc32", None)
    change(tables)
    return orjson.dumps(tables)


def with_fold() -> list[object]:
    """The modules that have taken up the number of the folds."""
    from mentor_tui.domain import folds
    from mentor_tui.domain import history as domain_history
    from mentor_tui.store import checks, memory, refolding, tiny

    return [folds, domain_history, checks, memory, refolding, tiny]
