"""Which store keeps the records: the one place that knows the backends by name."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.problems import BadUse, Code, Trouble
from mentor_tui.store.protocol import Store, Upkeep

FILES, MEMORY = "tinydb", "memory"


class Backend(NamedTuple):
    """A store that is open.

    Attributes:
        store: the records.
        upkeep: makes what looks after them; most runs never ask for it, and load none of its modules.
    """

    store: Store
    upkeep: Callable[[], Upkeep]


def open_store(url: str) -> Backend:
    """Open what keeps the records.

    Args:
        url: a plain path or ``tinydb:///path`` for files in a folder, ``memory:`` for none at all.

    Raises:
        BadUse: no store goes by this scheme.
    """
    folder = folder_of(url)
    if folder is not None:
        return _in_files(folder)
    if _parts(url) in ((MEMORY, ""), (MEMORY, "/")):
        return _in_memory()
    raise BadUse(Code.UNKNOWN_STORE, url=url)


def folder_of(url: str) -> Path | None:
    """The folder that a plain path or a URL of files names; None for every other URL."""
    scheme, rest = _parts(url)
    return Path(rest) if rest and scheme in ("", FILES) else None


def _parts(url: str) -> tuple[str, str]:
    """The scheme of a URL and what follows it; "" for a path: a folder may have a colon in its name, or a drive before it."""
    scheme, colon, rest = url.partition(":")
    is_url = colon and len(scheme) > 1 and scheme.isascii() and scheme.isalnum() and (not rest or rest.startswith("//"))
    return (scheme.lower(), rest.removeprefix("//")) if is_url else ("", url)


def _in_files(root: Path) -> Backend:
    from mentor_tui.store.tiny import TinyStore

    store = TinyStore(root)
    with suppress(Trouble):
        # Where one may not write, it stays to be done for whoever may.
        store.settle()

    def upkeep() -> Upkeep:
        from mentor_tui.store.upkeep import FileUpkeep

        return FileUpkeep(store)

    return Backend(store, upkeep)


def _in_memory() -> Backend:
    from mentor_tui.store.memory import MemoryStore

    store = MemoryStore()

    def upkeep() -> Upkeep:
        from mentor_tui.store.memory_upkeep import MemoryUpkeep

        return MemoryUpkeep(store)

    return Backend(store, upkeep)
