"""Reading files that were found, within limits."""

from __future__ import annotations

import os
from collections.abc import Sequence

from mentor_tui.catalogue.faults import START, FaultCode, Report, SourcePlace
from mentor_tui.catalogue.files import FoundFile
from mentor_tui.plain_files import read_bytes

SIZE_MOST = 2 * 1024 * 1024
"""Bytes of one file."""


def read(found: FoundFile, report: Report) -> bytes | None:
    """A file's bytes; None, with the fault in ``report``, where it cannot or should not be read."""
    try:
        data = read_bytes(found.path, SIZE_MOST + 1)
    except OSError as error:
        report.fault(FaultCode.UNREADABLE, START, problem=error.strerror or str(error))
        return None
    if len(data) > SIZE_MOST:
        report.fault(FaultCode.TOO_LARGE, START, most=SIZE_MOST // (1024 * 1024))
        return None
    return data


def decode(data: bytes, report: Report) -> str | None:
    """A file's text, a byte order mark left out; None, with the fault in ``report``, where it is not UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # With a byte order mark the codec counts from behind it.
        body = data.removeprefix(b"\xef\xbb\xbf")
        before = body[: error.start].rpartition(b"\n")[2].decode(errors="replace")
        report.fault(FaultCode.NOT_UTF8, SourcePlace(body.count(b"\n", 0, error.start), len(before)))
        return None


def digest(contents: Sequence[tuple[str, bytes]], *more: str) -> str:
    """SHA-256 over names and bytes, hexadecimal."""
    import hashlib

    made = hashlib.sha256("\0".join(more).encode())
    for name, data in contents:
        made.update(b"\0%d\0%s\0%d\0" % (len(name), os.fsencode(name), len(data)))
        made.update(data)
    return made.hexdigest()
