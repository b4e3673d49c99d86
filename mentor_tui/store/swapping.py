"""Many files changed at once: all that is to be is written beside them first, and a process that is killed leaves old or new.

What is laid out counts from the moment at which its plan stands there, whole. From then on whoever opens or writes the records
puts it in place first, as often as it takes; before that it is only swept away.
"""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path

import orjson

from mentor_tui.domain.named import NamedTuple
from mentor_tui.store.files import Disk
from mentor_tui.store.os_errors import troubled
from mentor_tui.store.places import LAID_OUT

_PLAN = "plan.json"


class Swap(NamedTuple):
    """What takes the place of files, all of it or none.

    Attributes:
        put: name of a file below the data directory -> what it holds from now on.
        gone: names of those that are no more.

    """

    put: dict[str, bytes]
    gone: tuple[str, ...]


def swap(disk: Disk, root: Path, what: Swap) -> None:
    """Put files in the place of others, all or none. The caller keeps every writer away.

    Raises:
        Trouble: nothing was changed; or, where a plan lies there, the next who opens the records goes on with it.

    """
    place = root / LAID_OUT
    try:
        disk.make_directory(place, mode=0o700)
        for number, data in enumerate(what.put.values()):
            disk.replace(place / str(number), data, sync=False, private=True)
        disk.sync_directory(place)
    except BaseException:
        shutil.rmtree(place, ignore_errors=True)
        raise
    plan = {"put": list(what.put), "gone": what.gone}
    disk.replace(place / _PLAN, orjson.dumps(plan), private=True)
    settle(disk, root)


def settle(disk: Disk, root: Path) -> None:
    """Put in place what is laid out whole, and sweep away what is not. The caller keeps every writer away.

    Raises:
        Trouble: it could not be put in place now; a further attempt goes on with it.

    """
    place = root / LAID_OUT
    found = disk.read(place / _PLAN)
    if found is not None:
        _carry_out(disk, root, orjson.loads(found[0]))
        with troubled(place / _PLAN):
            disk.unlink(place / _PLAN)
        disk.sync_directory(place)
    shutil.rmtree(place, ignore_errors=True)


def _carry_out(disk: Disk, root: Path, plan: dict[str, list[str]]) -> None:
    for number, name in enumerate(plan["put"]):
        laid_out = disk.read(root / LAID_OUT / str(number))
        if laid_out is not None:
            disk.make_directory((root / name).parent)
            disk.replace(root / name, laid_out[0])
    for name in plan["gone"]:
        with troubled(root / name):
            disk.unlink(root / name)
    for directory in sorted({(root / name).parent for name in plan["gone"]}):
        # An attempt before this one may have taken away what is left of a history.
        if directory.is_dir():
            disk.sync_directory(directory)
            if directory.parent.parent.name == "history":
                # One with something else in it stays.
                with contextlib.suppress(OSError):
                    directory.rmdir()
    shutil.rmtree(root / "cache", ignore_errors=True)
