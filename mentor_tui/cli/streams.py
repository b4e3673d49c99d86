"""Input and output: there, whatever the program was started with, and in what the terminal can show."""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Mapping

SHOWN_BY = "mentor-tui.shown-by"
"""How characters that an output has not are written: by those that it has."""


PLAIN = "mentor-tui-ascii"
"""ASCII by another name: what is called so is taken for a mistake by click, and written in UTF-8 all the same."""


def prepare_streams() -> None:
    """Have input and output, whatever the program was started with.

    A stream that was closed reads and writes nothing, and its number is not left for a record's file. What a terminal
    cannot show is shown by what it can.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115
    codecs.register(_plain)
    codecs.register_error(SHOWN_BY, _shown_by)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            # Python takes a plain locale for one in UTF-8; what a terminal reads is then not known beyond ASCII.
            if _is_ascii(stream.encoding) or (stream.isatty() and not is_utf8(_charset(os.environ))):
                reconfigure(encoding=PLAIN)
            reconfigure(errors="surrogateescape" if is_utf8(stream.encoding) else SHOWN_BY)


def _plain(name: str) -> codecs.CodecInfo | None:
    if name != PLAIN.replace("-", "_"):
        return None
    ascii = codecs.lookup("ascii")
    return codecs.CodecInfo(
        *(ascii.encode, ascii.decode, ascii.streamreader, ascii.streamwriter),
        *(ascii.incrementalencoder, ascii.incrementaldecoder),
        name=PLAIN,
    )


def _shown_by(error: UnicodeError) -> tuple[str, int]:
    from mentor_tui.wording.signs import at_length

    assert isinstance(error, UnicodeEncodeError)
    return at_length(error.object[error.start : error.end]), error.end


def _is_ascii(encoding: str) -> bool:
    return codecs.lookup(encoding).name == "ascii"


def is_utf8(encoding: str | None) -> bool:
    """Whether an encoding, by any of its names, is the one that has all characters."""
    return (encoding or "").lower().replace("-", "").replace("_", "") == "utf8"


def _charset(environ: Mapping[str, str]) -> str:
    """The character set that the environment names; UTF-8 where it names none."""
    locale = next((environ[name] for name in ("LC_ALL", "LC_CTYPE", "LANG") if environ.get(name)), "")
    return "ascii" if locale in ("C", "POSIX") else locale.partition(".")[2].partition("@")[0] or "utf-8"
