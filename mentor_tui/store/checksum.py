"""Checksums of stored files: against accidents of disks and copies, not against people.

A record and a sealed segment carry the CRC-32 of all that follows it, as the first key of their first row,
so that they stay plain JSON. An older program writes that row whole and knows no checksum, so what it writes has none and is
never told to be damaged. The library counts with the processor's own instructions: a record is summed twice in a tick, and
in Python's own way that alone would be one twentieth of it.
"""

from __future__ import annotations

from zlib_ng.zlib_ng import crc32

KEY = "crc32"
"""How the checksum is called in the row of a file about itself."""

_BARE = b'{"meta":{"record":{'
_HEAD = b'{"meta":{"record":{"crc32":"'
_NEXT = b'",'
_DIGITS = 8
_START = len(_HEAD) + _DIGITS
_NAMED = b'"crc32"'
_NEAR = 80
"""Bytes in which a checksum's name stands in a file that somebody has laid out otherwise."""


def summed(data: bytes) -> bytes:
    """A file's bytes with their checksum in front; those of anything but a record or a segment as they are."""
    if not data.startswith(_BARE):
        return data
    # In two parts, so that a large record is copied once.
    rest = memoryview(data)[len(_BARE) :]
    return b"".join((_HEAD, b"%08x" % crc32(rest, crc32(_NEXT)), _NEXT, rest))


def has_sum(data: bytes) -> bool:
    """Whether bytes carry a checksum where ``summed`` puts it."""
    return data.startswith(_HEAD)


def is_sound(data: bytes) -> bool:
    """Whether a file's bytes are what its checksum says; those without one are taken as they are.

    One that names a checksum elsewhere has been written anew by hand.
    """
    if not has_sum(data):
        return _NAMED not in data[:_NEAR]
    return b"%08x" % crc32(memoryview(data)[_START:]) == data[len(_HEAD) : _START]
