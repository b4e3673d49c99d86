"""Since when an item is in its curriculum, as far as that was seen here: for those who were under way already.

Kept in ``editions/`` of the data directory, where nothing may be thrown away. Of what was there when a curriculum was first
seen nobody knows the day, so nothing is said of it; nor is a draft anywhere before it is in use. The folder of a draft does
not count: only a file that is kept as the edition of its curriculum does.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path

import orjson

from mentor_tui.catalogue.cache import drop_in
from mentor_tui.domain.catalogue import Catalogue
from mentor_tui.plain_files import read_bytes

FILE = "first-days"
"""The file; its name has not the ending of an edition."""

UNKNOWN = ""
"""The day of what was there when its curriculum was first seen."""


def remember_days(
    folder: Path, catalogue: Catalogue, own: Collection[str], day: date
) -> Mapping[str, Mapping[str, str]]:
    """Take in the items of a catalogue, and answer the days that are known: curriculum id -> item id -> ISO date.

    Args:
        folder: where editions are.
        catalogue: what is in force.
        own: ids of the curricula whose files are their kept editions; those of others change nothing.
        day: the day it is.

    """
    path = folder / FILE
    known = _read(path)
    before = {name: dict(days) for name, days in known.items()}
    for name in own:
        curriculum = catalogue.curricula.get(name)
        if curriculum is None:
            continue
        days = known.get(name)
        items = [item for item in curriculum.items.values() if item.state != "draft"]
        if days is None:
            known[name] = {item.id: UNKNOWN for item in items}
            continue
        for item in items:
            if item.id not in days:
                # What only has another id now came when it came.
                days[item.id] = next((days[old] for old in item.was if old in days), day.isoformat())
    if known != before:
        text = orjson.dumps(known).decode()
        summed = hashlib.sha256(text.encode()).hexdigest()
        drop_in(path, orjson.dumps({"sha256": summed, "text": text}))
    return {name: told for name, days in known.items() if (told := {item: at for item, at in days.items() if at})}


def _read(path: Path) -> dict[str, dict[str, str]]:
    """Curriculum id -> item id -> ISO date, or ``UNKNOWN``; nothing where the file is missing or damaged."""
    try:
        return {str(name): {str(item): _day(at) for item, at in days.items()} for name, days in _pairs(path)}
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}


def _pairs(path: Path) -> list[tuple[object, dict[object, object]]]:
    document = orjson.loads(read_bytes(path))
    text = document["text"]
    if hashlib.sha256(text.encode()).hexdigest() != document["sha256"]:
        raise ValueError("changed by hand")
    return list(orjson.loads(text).items())


def _day(at: object) -> str:
    return date.fromisoformat(str(at)).isoformat() if at else UNKNOWN
