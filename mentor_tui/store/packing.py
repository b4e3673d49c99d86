"""Backups as archives: what is put into one, and what is taken out of one, checked; whichever store it comes from."""

from __future__ import annotations

import hashlib
import io
import re
import tarfile
import zlib
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import orjson

from mentor_tui.domain.problems import BadUse, Code, Trouble
from mentor_tui.store.codec import record_of
from mentor_tui.store.durable_storage import Unsound, parse
from mentor_tui.store.families import FAMILIES, family_of
from mentor_tui.store.os_errors import trouble
from mentor_tui.store.upcast import SCHEMA, Newer

_MANIFEST = "manifest.json"

_ID = r"[a-z0-9][a-z0-9._-]{0,99}"

_FILE_MOST, _ALL_MOST = 64 << 20, 4 << 30
"""Bytes of one file of a backup, and of all: far beyond what is ever stored, and short of what fills a machine."""


def _belonging() -> re.Pattern[str]:
    """The names that a backup gives to files; any other could lead out of the directory, or make a folder of a record."""
    ids = "|".join(family.name if family.single else f"{family.name}/{_ID}" for family in FAMILIES.values())
    apart = "|".join(f"{family.name}/" for family in FAMILIES.values() if family.apart)
    return re.compile(
        rf"(?:{ids})\.json|(?:texts|marks)/[A-Za-z0-9][A-Za-z0-9._-]{{0,150}}\.json"
        rf"|(?:{apart})?history/(?:{ids})/\d{{8,20}}-\d{{8,20}}\.json",
        re.ASCII,
    )


def moment() -> str:
    """Now, as names of files tell it."""
    return datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")


def file_name() -> str:
    """The name of a backup that is made now."""
    return f"mentor-tui-{moment()}.tar.gz"


def pack(contents: Iterable[tuple[str, bytes]], left_out: Mapping[str, str]) -> bytes | None:
    """An archive of files with a manifest of their hashes; None where there are none.

    Args:
        contents: name and content of each.
        left_out: record -> code of why it is not among them; may grow as the contents are read.
    """
    buffer = io.BytesIO()
    hashes: dict[str, str] = {}
    with tarfile.open(fileobj=buffer, mode="w:gz", compresslevel=6) as archive:
        for name, data in contents:
            hashes[name] = hashlib.sha256(data).hexdigest()
            _add(archive, name, data)
        manifest = {"schema": SCHEMA, "at": moment(), "files": hashes, "left_out": left_out}
        _add(archive, _MANIFEST, orjson.dumps(manifest))
    return buffer.getvalue() if hashes else None


def _add(archive: tarfile.TarFile, name: str, data: bytes) -> None:
    entry = tarfile.TarInfo(name)
    entry.size = len(data)
    entry.mode = 0o600
    archive.addfile(entry, io.BytesIO(data))


def _bad(archive: Path, reason: str, detail: str = "") -> Trouble:
    return Trouble(Code.BAD_BACKUP, path=str(archive), reason=reason, detail=detail)


def unpack(archive: Path) -> dict[str, bytes]:
    """What a backup holds, read and checked whole: name -> content.

    Raises:
        Trouble: ``BAD_BACKUP`` with a reason, ``NEWER_SCHEMA``, or it cannot be read.
    """
    belonging = _belonging()
    try:
        with tarfile.open(archive, "r:gz") as tar:
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
    try:
        manifest = orjson.loads(contents.pop(_MANIFEST))
        schema, hashes = manifest["schema"], manifest["files"]
    except (KeyError, TypeError, orjson.JSONDecodeError) as error:
        raise _bad(archive, "no-manifest") from error
    if type(schema) is not int or type(hashes) is not dict:
        raise _bad(archive, "no-manifest")
    if schema > SCHEMA:
        raise Trouble(Code.NEWER_SCHEMA, path=str(archive), schema=schema)
    if set(hashes) != set(contents):
        raise _bad(archive, "files", ", ".join(sorted(set(hashes) ^ set(contents))[:3]))
    for name, data in contents.items():
        if hashlib.sha256(data).hexdigest() != hashes[name]:
            raise _bad(archive, "hash", name)
        _check_content(archive, name, data)
    if not contents:
        raise _bad(archive, "nothing-in-it")
    return contents


def _bytes(archive: Path, tar: tarfile.TarFile, entry: tarfile.TarInfo, belonging: re.Pattern[str]) -> bytes:
    if entry.name != _MANIFEST and not belonging.fullmatch(entry.name):
        raise _bad(archive, "name", entry.name)
    reader = tar.extractfile(entry) if entry.isreg() else None
    if reader is None:
        raise _bad(archive, "no-file", entry.name)
    return reader.read()


def record_in(name: str) -> str | None:
    """The id of the record that a file of an archive is; None for what lies beside records."""
    try:
        record_id = name.removesuffix(".json")
        family_of(record_id)
    except BadUse:
        return None
    return record_id


def _check_content(archive: Path, name: str, data: bytes) -> None:
    record_id = record_in(name)
    try:
        if record_id is None:
            parse(data) if "history/" in name else orjson.loads(data)
        else:
            record_of(parse(data), record_id)
    except (Unsound, orjson.JSONDecodeError) as error:
        raise _bad(archive, "content", name) from error
    except Newer as error:
        raise Trouble(Code.NEWER_SCHEMA, path=str(archive), schema=error.schema) from error
