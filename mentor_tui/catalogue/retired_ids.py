"""Ids that were in use once, and what was called by them.

A new item under the id of one that was taken out would inherit its ticks; what was done is told under the title of then.
Kept beside the cache, so it is a help and no promise: what was deleted with the cache is not remembered.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import orjson

from mentor_tui.catalogue.cache import drop_in
from mentor_tui.domain.catalogue import Catalogue, FormerTitles
from mentor_tui.domain.named import NamedTuple
from mentor_tui.plain_files import read_bytes

TRACKS = "*tracks*"
"""Under which the rungs stand; no curriculum can have this id."""

SETS = {"areas": "*areas*", "positions": "*positions*", "product_areas": "*product-areas*"}
"""First key of a set -> under which its members stand."""

Gone = Mapping[str, Mapping[str, str]]
"""Curriculum id -> id that is no longer in use -> the title it had."""


class _Known(NamedTuple):
    """What is remembered of an id: its title, whether it is in use, and the titles before with the moments until which."""

    title: str
    live: bool
    before: Sequence[Sequence[str]] = ()


def _read(path: Path) -> dict[str, dict[str, _Known]]:
    """Curriculum id -> id -> what is remembered of it; nothing where the file is missing or damaged."""
    try:
        data = orjson.loads(read_bytes(path))
        return {
            str(curriculum): {str(name): _known(*row) for name, row in ids.items()} for curriculum, ids in data.items()
        }
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _known(title: object, live: object, before: Iterable[tuple[object, object]] = ()) -> _Known:
    return _Known(str(title), bool(live), [[str(title), str(until)] for title, until in before])


def gone(path: Path) -> Gone:
    """The ids that are remembered and were not in use when the catalogue was last built."""
    return {
        curriculum: {name: one.title for name, one in ids.items() if not one.live}
        for curriculum, ids in _read(path).items()
    }


def remember(path: Path, catalogue: Catalogue, at: str) -> FormerTitles:
    """Take in the ids of a catalogue; those of curricula that are not in it (a file may be faulty) stay as they are.

    Args:
        path: the file.
        catalogue: what was built.
        at: the moment it is in use from, as events carry it.

    """
    known = _read(path)
    now = {
        curriculum.id: {item.id: item.title for item in curriculum.items.values()}
        for curriculum in catalogue.curricula.values()
    }
    for name, members in (
        (TRACKS, catalogue.rungs),
        (SETS["areas"], catalogue.areas),
        (SETS["positions"], catalogue.positions),
        (SETS["product_areas"], catalogue.product_areas),
    ):
        if members:
            now[name] = {member.id: member.title for member in members.values()}
    for curriculum, titles in now.items():
        ids = known.setdefault(curriculum, {})
        for name, one in ids.items():
            if name not in titles and one.live:
                ids[name] = _Known(one.title, live=False, before=[*one.before, [one.title, at]])
        for name, title in titles.items():
            one = ids.get(name, _Known(title, live=True))
            before = one.before
            if one.live and one.title != title:
                before = [*before, [one.title, at]]
            # What came back under another title stays gone, so that it is told until it has an id of its own.
            if one.live or one.title == title:
                ids[name] = _Known(title, live=True, before=before)
    drop_in(
        path,
        orjson.dumps({curriculum: {name: [*one] for name, one in ids.items()} for curriculum, ids in known.items()}),
    )
    return {
        "" if curriculum == TRACKS else curriculum: found
        for curriculum, ids in known.items()
        if curriculum not in SETS.values() and (found := {name: one.before for name, one in ids.items() if one.before})
    }
