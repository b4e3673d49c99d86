"""Ids that were in use once: a new item under the id of one that was taken out would inherit its ticks.

Kept beside the cache, so it is a help and no promise: what was deleted with the cache is not remembered.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import orjson

from mentor_tui.catalogue.cache import drop_in
from mentor_tui.domain.catalogue import Catalogue
from mentor_tui.plain_files import read_bytes

TRACKS = "*tracks*"
"""Under which the rungs stand; no curriculum can have this id."""

Gone = Mapping[str, Mapping[str, str]]
"""Curriculum id -> id that is no longer in use -> the title it had."""


def _read(path: Path) -> dict[str, dict[str, tuple[str, bool]]]:
    """Curriculum id -> id -> title and whether it is in use; nothing where the file is missing or damaged."""
    try:
        data = orjson.loads(read_bytes(path))
        return {
            str(curriculum): {str(name): (str(title), bool(live)) for name, (title, live) in ids.items()}
            for curriculum, ids in data.items()
        }
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def gone(path: Path) -> Gone:
    """The ids that are remembered and were not in use when the catalogue was last built."""
    return {
        curriculum: {name: title for name, (title, live) in ids.items() if not live}
        for curriculum, ids in _read(path).items()
    }


def remember(path: Path, catalogue: Catalogue) -> None:
    """Take in the ids of a catalogue; those of curricula that are not in it (a file may be faulty) stay as they are."""
    known = _read(path)
    now = {
        curriculum.id: {item.id: item.title for item in curriculum.items.values()}
        for curriculum in catalogue.curricula.values()
    }
    if catalogue.tracks:
        now[TRACKS] = {rung.id: rung.title for rung in catalogue.rungs.values()}
    for curriculum, titles in now.items():
        ids = known.setdefault(curriculum, {})
        for name, (title, _) in ids.items():
            if name not in titles:
                ids[name] = (title, False)
        for name, title in titles.items():
            # What came back under another title stays gone, so that it is told until it has an id of its own.
            before, live = ids.get(name, (title, True))
            if live or before == title:
                ids[name] = (title, True)
    drop_in(path, orjson.dumps(known))
