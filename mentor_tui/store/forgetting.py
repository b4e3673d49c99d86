"""Somebody forgotten: every file that holds something of theirs, as it is afterwards; whichever store keeps them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import orjson

from mentor_tui.domain.forgetting import Erasure, Signed
from mentor_tui.domain.problems import Code, Trouble
from mentor_tui.domain.record import BROKEN, TEAM
from mentor_tui.store.codec import events_of, record_of, segment_of, tables_of
from mentor_tui.store.durable_storage import dump, parse
from mentor_tui.store.places import file_name, place_of
from mentor_tui.store.sealed_segments import Span, path_of
from mentor_tui.store.swapping import Swap

_NOWHERE = Path()

Prepare = Callable[[], Signed]
"""Looks whether somebody may be forgotten, now that nobody else writes, and says how."""

Stored = tuple[str, bytes, Mapping[Span, bytes]]
"""A record: its id, its file, its sealed segments."""


def records_without(signed: Signed, records: Iterable[Stored]) -> Iterator[tuple[str, str, Swap]]:
    """The records that hold something of somebody, afterwards: the id before, the id then, and their files.

    Raises:
        Trouble: a history cannot be followed.

    """
    erasure = signed.erasure
    for record_id, data, segments in records:
        texts = (part.decode("utf-8", "replace") for part in (data, *segments.values()))
        if record_id == TEAM or erasure.record_id(record_id) != record_id or any(map(erasure.may_be_in, texts)):
            yield _without(signed, record_id, data, segments)


def _without(signed: Signed, record_id: str, data: bytes, segments: Mapping[Span, bytes]) -> tuple[str, str, Swap]:
    stored = record_of(parse(data), record_id)
    history = [event for span, part in segments.items() for event in events_of(parse(part), record_id, *span)]
    history += [past.event for past in stored.tail]
    try:
        made = signed.erasure.record(stored, history)
    except BROKEN as error:
        raise Trouble(
            Code.DAMAGED, record=record_id, path=record_id, reason="replay", detail=str(error), good_generation=False
        ) from error
    sealed = [signed.erasure.event(record_id, event) for event in history[: stored.sealed]]
    if record_id == TEAM:
        signed.sign(made)
    before, after = place_of(_NOWHERE, record_id), place_of(_NOWHERE, made.id)
    put = {after.file.as_posix(): dump(tables_of(made, version=made.version + 1), _NOWHERE)}
    for first, last in segments:
        name = path_of(after.history, (first, last)).as_posix()
        put[name] = dump(segment_of(made.id, sealed[first - 1 : last]), _NOWHERE)
    files = (before.file, *(path_of(before.history, span) for span in segments))
    return record_id, made.id, Swap(put, tuple(path.as_posix() for path in files if path.as_posix() not in put))


def beside_without(erasure: Erasure, files: Iterable[tuple[str, str, bytes]]) -> Swap:
    """What lies beside the records and holds something of somebody: others' marks, kept texts; theirs are gone.

    Args:
        erasure: what becomes of them.
        files: directory, name and content of each; those of editions and what cannot be read are left alone.

    """
    put: dict[str, bytes] = {}
    gone: list[str] = []
    for directory, name, data in files:
        path = f"{directory}/{name}"
        if directory == "marks" and name == file_name(erasure.person):
            gone.append(path)
        elif directory in ("marks", "texts") and erasure.may_be_in(data.decode("utf-8", "replace")):
            document = _document(data)
            cleaned = _mark(erasure, document) if directory == "marks" else erasure.anything(document)
            if document is not None and cleaned != document:
                put[path] = dump(cleaned, _NOWHERE)
    return Swap(put, tuple(gone))


def _document(data: bytes) -> Any:
    try:
        return orjson.loads(data)
    except orjson.JSONDecodeError:
        return None


def _mark(erasure: Erasure, value: Any) -> Any:
    """What somebody has looked at: ids of records and of things stand in it too."""
    if isinstance(value, str):
        return erasure.anything(erasure.key(erasure.record_id(value)))
    if isinstance(value, Mapping):
        return {_mark(erasure, name): _mark(erasure, held) for name, held in value.items()}
    if isinstance(value, list):
        return [_mark(erasure, held) for held in value]
    return value
