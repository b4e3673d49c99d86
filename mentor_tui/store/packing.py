"""Backups as archives: what is put into one, and what is taken out of one, checked; whichever store it comes from."""

from __future__ import annotations

import hashlib
import io
import re
import tarfile
import zlib
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson

from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.problems import BadUse, Code, Refused, Trouble
from mentor_tui.domain.record import TEAM
from mentor_tui.plain_files import open_file
from mentor_tui.store.codec import events_of, record_of
from mentor_tui.store.durable_storage import Unsound, parse
from mentor_tui.store.families import FAMILIES, family_of, records_of
from mentor_tui.store.os_errors import trouble
from mentor_tui.store.places import BESIDE, OWN_CURRICULA
from mentor_tui.store.sealed_segments import Span, chain
from mentor_tui.store.upcast import SCHEMA, Newer

_MANIFEST = "manifest.json"

_ID = r"[a-z0-9][a-z0-9._-]{0,99}"

_FILE_MOST, _ALL_MOST = 64 << 20, 4 << 30
"""Bytes of one file of a backup, and of all: far beyond what is ever stored, and short of what fills a machine."""


class Unpacked(NamedTuple):
    """A backup, read and checked.

    Attributes:
        contents: name -> content of each file that can be put back.
        lacks: record or file -> code of why it cannot.

    """

    contents: dict[str, bytes]
    lacks: dict[str, str]


def _belonging() -> re.Pattern[str]:
    """The names that a backup gives to files; any other could lead out of the directory, or make a folder of a record."""
    ids = "|".join(family.name if family.single else f"{family.name}/{_ID}" for family in FAMILIES.values())
    apart = "|".join(f"{family.name}/" for family in FAMILIES.values() if family.apart)
    return re.compile(
        rf"(?:{ids})\.json|(?:{'|'.join(BESIDE)})/[A-Za-z0-9][A-Za-z0-9._-]{{0,150}}"
        rf"|{OWN_CURRICULA}(?:/[^./\\\0\n][^/\\\0\n]{{0,200}}){{1,8}}"
        rf"|(?:{apart})?history/(?P<of>{ids})/(?P<first>\d{{8,20}})-(?P<last>\d{{8,20}})\.json",
        re.ASCII,
    )


def check(name: str, data: bytes) -> None:
    """See that a file can be put back: what goes into a backup passes it, and what comes out of one.

    Args:
        name: where it lies below the data directory, with ``/``.
        data: what it holds.

    Raises:
        Unsound: it is not what belongs there.
        Newer: a newer program wrote it.

    """
    match = _belonging().fullmatch(name)
    if match is None:
        raise Unsound("name")
    if len(data) > _FILE_MOST:
        raise Unsound("too-large")
    directory = name.partition("/")[0]
    if match["of"]:
        events_of(parse(data), match["of"], int(match["first"]), int(match["last"]))
    elif record_id := record_in(name):
        record_of(parse(data), record_id)
    elif directory in _SHAPES:
        try:
            document = orjson.loads(data)
        except orjson.JSONDecodeError as error:
            raise Unsound("not-json", str(error)) from error
        if not _SHAPES[directory](document):
            raise Unsound("shape")


_SHAPES: Mapping[str, Callable[[Any], bool]] = {
    "texts": lambda document: isinstance(document, dict) and isinstance(document.get("text"), str),
    "marks": lambda document: isinstance(document, dict),
    "editions": lambda document: (
        isinstance(document, dict)
        and isinstance(text := document.get("text"), str)
        and hashlib.sha256(text.encode()).hexdigest() == document.get("sha256")
    ),
}


def moment() -> str:
    """Now, as names of files tell it."""
    return datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")


def file_name() -> str:
    """The name of a backup that is made now."""
    return f"mentor-tui-{moment()}.tar.gz"


def pack(contents: Iterable[tuple[str, bytes]], left_out: dict[str, str]) -> bytes | None:
    """An archive of files with a manifest of their hashes; None where there is no record among them.

    Args:
        contents: name and content of each.
        left_out: record -> code of why it is not among them; may grow as the contents are read. A team that is not there
            is added.
    """
    buffer = io.BytesIO()
    hashes: dict[str, str] = {}
    with tarfile.open(fileobj=buffer, mode="w:gz", compresslevel=6) as archive:
        for name, data in contents:
            hashes[name] = hashlib.sha256(data).hexdigest()
            _add(archive, name, data)
        if f"{TEAM}.json" not in hashes:
            left_out.setdefault(TEAM, Code.MISSING_RECORD.value)
        manifest = {"schema": SCHEMA, "at": moment(), "files": hashes, "left_out": left_out}
        _add(archive, _MANIFEST, orjson.dumps(manifest))
    return buffer.getvalue() if any(map(record_in, hashes)) else None


def _add(archive: tarfile.TarFile, name: str, data: bytes) -> None:
    entry = tarfile.TarInfo(name)
    entry.size = len(data)
    entry.mode = 0o600
    archive.addfile(entry, io.BytesIO(data))


def _bad(archive: Path, reason: str, detail: str = "") -> Trouble:
    return Trouble(Code.BAD_BACKUP, path=str(archive), reason=reason, detail=detail)


def unpack(archive: Path) -> Unpacked:
    """What a backup holds, read and checked whole, and what is known that it does not hold.

    Raises:
        Trouble: ``BAD_BACKUP`` with a reason, ``NEWER_SCHEMA``, or it cannot be read.

    """
    belonging = _belonging()
    try:
        with open_file(archive) as file, tarfile.open(fileobj=file, mode="r:gz") as tar:
            contents: dict[str, bytes] = {}
            size = 0
            for entry in tar:
                size += entry.size
                if entry.size > _FILE_MOST or size > _ALL_MOST:
                    raise _bad(archive, "too-large", entry.name)
                contents[entry.name] = _bytes(archive, tar, entry, belonging)
    except (tarfile.TarError, EOFError, zlib.error) as error:
        raise _bad(archive, "not-an-archive", str(error)) from error
    except OSError as error:
        if error.errno is None:
            # What gzip finds wrong is an OSError without a number.
            raise _bad(archive, "not-an-archive", str(error)) from error
        raise trouble(error, archive, writing=False) from error
    left_out = _check_manifest(archive, contents)
    lacks = {name: str(code) for name, code in left_out.items()}
    for name in [*contents]:
        try:
            check(name, contents[name])
        except Newer as error:
            raise Trouble(Code.NEWER_SCHEMA, path=str(archive), schema=error.schema) from error
        except Unsound:
            del contents[name]
            lacks[record_in(name) or name] = Code.DAMAGED.value
    if not contents:
        raise _bad(archive, "nothing-in-it")
    return Unpacked(contents, lacks | _gaps(contents, lacks))


def _check_manifest(archive: Path, contents: dict[str, bytes]) -> Mapping[str, Any]:
    """Hold the files of a backup against its manifest, which is taken from them; what it says was left out."""
    try:
        manifest = orjson.loads(contents.pop(_MANIFEST))
        schema, hashes, left_out = manifest["schema"], manifest["files"], manifest.get("left_out", {})
    except (KeyError, TypeError, AttributeError, orjson.JSONDecodeError) as error:
        raise _bad(archive, "no-manifest") from error
    if type(schema) is not int or type(hashes) is not dict or type(left_out) is not dict:
        raise _bad(archive, "no-manifest")
    if schema > SCHEMA:
        raise Trouble(Code.NEWER_SCHEMA, path=str(archive), schema=schema)
    if set(hashes) != set(contents):
        raise _bad(archive, "files", ", ".join(sorted(set(hashes) ^ set(contents))[:3]))
    for name, data in contents.items():
        if hashlib.sha256(data).hexdigest() != hashes[name]:
            raise _bad(archive, "hash", name)
    return left_out


def _gaps(contents: Mapping[str, bytes], lacks: Mapping[str, str]) -> dict[str, str]:
    """What a backup lacks without a word of it: the team, and stretches of the history of records that it has."""
    found = {} if TEAM in lacks or f"{TEAM}.json" in contents else {TEAM: Code.MISSING_RECORD.value}
    belonging = _belonging()
    spans: dict[str, list[Span]] = {}
    for match in filter(None, map(belonging.fullmatch, contents)):
        if match["of"]:
            spans.setdefault(match["of"], []).append((int(match["first"]), int(match["last"])))
    for record_id in filter(None, map(record_in, contents)):
        record = record_of(parse(contents[f"{record_id}.json"]), record_id)
        try:
            chain(sorted(spans.get(record_id, [])), record.sealed)
        except Unsound:
            if not any(f"history/{record_id}/" in name for name in lacks):
                found[f"history/{record_id}/"] = Code.MISSING_RECORD.value
    return found


def _bytes(archive: Path, tar: tarfile.TarFile, entry: tarfile.TarInfo, belonging: re.Pattern[str]) -> bytes:
    if entry.name != _MANIFEST and not belonging.fullmatch(entry.name):
        raise _bad(archive, "name", entry.name)
    reader = tar.extractfile(entry) if entry.isreg() else None
    if reader is None:
        raise _bad(archive, "no-file", entry.name)
    return reader.read()


def record_in(name: str) -> str | None:
    """The id of the record that a file of an archive is; None for what lies beside records."""
    record_id = name.removesuffix(".json")
    try:
        family_of(record_id)
    except BadUse:
        return None
    return record_id


def chosen(archive: Path, unpacked: Unpacked, *, only: str = "", anyway: bool = False) -> dict[str, bytes]:
    """What of a backup is put back.

    Args:
        archive: the backup.
        unpacked: what it holds.
        only: the id of a person whose records alone are meant.
        anyway: also where it has no team.

    Raises:
        Refused: it has no team, or no record of that person.

    """
    contents, lacks = unpacked
    if not only:
        if TEAM in lacks and not anyway:
            raise Refused(Code.NO_TEAM_IN_BACKUP, path=str(archive))
        return contents
    theirs = {*records_of(only)}
    if not any(record_in(name) in theirs for name in contents):
        raise Refused(Code.NOT_IN_BACKUP, path=str(archive), person=only)
    belonging = _belonging()

    def is_theirs(name: str) -> bool:
        match = belonging.fullmatch(name)
        return record_in(name) in theirs or (match is not None and match["of"] in theirs)

    return {name: data for name, data in contents.items() if is_theirs(name)}


def goes_into_one(name: str) -> bool:
    """Whether something of this name would be looked for in a backup: a record, its history, or what lies beside."""
    parts = name.split("/")
    if {"locks", "previous", "quarantine"} & {*parts[:2]}:
        return False
    return parts[0] in (*FAMILIES, *BESIDE, "history") or record_in(name) is not None
