"""A folder of curricula copied whole, so that a team has its own to change."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from mentor_tui.catalogue.files import find
from mentor_tui.plain_files import read_bytes, shared

BESIDE_YAML = (".md", "schema.json")
"""What lies beside the files: sheets that items name, and what editors read."""


def copy_curricula(source: Path, target: Path) -> bool:
    """Copy all YAML of a folder and what lies beside it, whole or not at all; whether there was no such folder yet.

    The copy is as private, or as shared through a group, as the folder above. Only one at a time may do it.

    Args:
        source: what is copied.
        target: what it becomes; what a killed copy left beside it is taken away.

    Raises:
        OSError: it cannot be read or written; nothing is left then.

    """
    if target.exists():
        return False
    for left in target.parent.glob(f".{target.name}-*"):
        shutil.rmtree(left, ignore_errors=True)
    aside = target.with_name(f".{target.name}-{os.getpid()}")
    for_group = shared(target.parent.stat())
    try:
        _folder(aside, for_group=for_group)
        names = [found.name for found in find([source])[0]]
        for folder, below, files in os.walk(source):
            below[:] = [name for name in below if not name.startswith(".")]
            here = Path(folder).relative_to(source)
            names += [(here / name).as_posix() for name in files if name.endswith(BESIDE_YAML) and name[0] != "."]
        for name in names:
            _file(source / name, aside, name, for_group=for_group)
        aside.rename(target)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return True


def _file(source: Path, folder: Path, name: str, *, for_group: bool) -> None:
    *above, own = name.split("/")
    for part in above:
        folder /= part
        if not folder.exists():
            _folder(folder, for_group=for_group)
    (folder / own).write_bytes(read_bytes(source))
    (folder / own).chmod(0o660 if for_group else 0o600)


def _folder(path: Path, *, for_group: bool) -> None:
    path.mkdir()
    path.chmod(0o2770 if for_group else 0o700)
