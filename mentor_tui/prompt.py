"""How much waits for somebody, as a prompt says it: one small file, written by whatever last worked it out.

A prompt is drawn after each command that somebody types. So nothing is loaded here that a bare Python has not loaded already:
no JSON, no TOML, no click, no paths, and none of the program's own modules but one.

What is kept is kept by whoever asked, and for which records: by what the program was told, as nothing of it is worked out here,
and once more by what came of that. Whatever is told differently finds another file or none.
"""

from __future__ import annotations

import os
import sys
import time

from mentor_tui.user_paths import config_path, state_path

__all__ = ["KeptCount", "drop", "keep", "key_of", "key_told", "said", "told_in"]

HOUR, DAY = 3600, 24 * 3600

_OLD_DAYS = 2
"""From so many days on the age is told in days."""

_OPTIONS = {"--as": "actor", "--data": "data", "--curricula": "curricula"}

_LINES = 6


class KeptCount:
    """What stands in such a file.

    Attributes:
        count: how much waits.
        at: when that was worked out, in seconds since 1970.
        away: the leaves that are known, each ``2026-12-01/2026-12-12``, the last day "" where it has no end.
        hours, days: what is said once it is hours old, or days, with ``{count}``, ``{hours}`` and ``{days}`` in it.

    """

    __slots__ = ("at", "away", "count", "days", "hours")

    def __init__(self, count: int, at: int, away: tuple[str, ...], hours: str, days: str) -> None:
        self.count, self.at, self.away, self.hours, self.days = count, at, away, hours, days


def told_in(words: list[str]) -> dict[str, str] | None:
    """What a command line says of who and where, if it asks for the count and nothing else; None where it asks for more."""
    found: dict[str, str] = {}
    rest: list[str] = []
    left = iter(words)
    for word in left:
        option, has_value, value = word.partition("=")
        if option in _OPTIONS:
            found[_OPTIONS[option]] = value if has_value else next(left, "")
        else:
            rest.append(word)
    return found if rest == ["attention", "--count"] and all(found.values()) else None


def key_told(data: str, curricula: str, actor: str) -> str:
    """By what a count is kept: what the program was told of who and where, by options, environment and configuration.

    Args:
        data: what an option says; the environment's counts where it is "", as for the others.
        curricula: likewise.
        actor: likewise; without any it is the login.

    """
    env = os.environ
    where = data or env.get("MENTOR_TUI_DATA", "")
    yaml = curricula or env.get("MENTOR_TUI_CURRICULA", "")
    who = actor or env.get("MENTOR_TUI_AS", "") or "@" + (env.get("LOGNAME") or env.get("USER") or "")
    # What the configuration says is not read; another one may say something else.
    config = "" if where and yaml else _stamp(env.get("MENTOR_TUI_CONFIG") or config_path())
    # Where nobody names a place, a checkout has its own.
    program = "" if where and yaml else __file__
    return key_of(where and _whole(where), who, yaml and _whole(yaml), config, program)


def key_of(data: str, who: str, *others: str) -> str:
    """The key of what somebody of some records is told; ``others`` is what else decides it."""
    parts = (data, who, *others, os.environ.get("MENTOR_TUI_TODAY", ""))
    # It is one line, and no two keys are the same one.
    return "\t".join(part.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n") for part in parts)


def keep(keys: list[str], kept: KeptCount) -> None:
    """Keep a count under each of some keys. Where that cannot be, it is not: nobody waits for it."""
    folder = _folder()
    for key in keys:
        lines = (key, str(kept.count), str(kept.at), " ".join(kept.away), kept.hours, kept.days)
        path = _path(key)
        try:
            os.makedirs(folder, mode=0o700, exist_ok=True)  # noqa: PTH103
            with open(f"{path}.{os.getpid()}", "w", encoding="utf-8", errors="surrogateescape", newline="") as file:  # noqa: PTH123
                file.write("\n".join(lines) + "\n")
            os.replace(file.name, path)  # noqa: PTH105
        except OSError:
            return


def drop(*whose: str) -> None:
    """Let go of what is kept of somebody, whichever records it is of: it is worked out again where somebody asks."""
    folder = _folder()
    try:
        for name in os.listdir(folder):  # noqa: PTH208
            path = os.path.join(folder, name)  # noqa: PTH118
            with open(path, encoding="utf-8", errors="surrogateescape", newline="") as file:  # noqa: PTH123
                key = file.readline().split("\t")
            if len(key) > 1 and key[1] in whose:
                os.unlink(path)  # noqa: PTH108
    except OSError:
        return


def said(key: str) -> str | None:
    """What a prompt shows: "" to whoever is away, None where nothing is kept."""
    try:
        with open(_path(key), encoding="utf-8", errors="surrogateescape", newline="") as file:  # noqa: PTH123
            lines = file.read().split("\n")
        if len(lines) <= _LINES or lines[0] != key:
            return None
        kept = KeptCount(int(lines[1]), int(lines[2]), tuple(lines[3].split()), lines[4], lines[5])
    except (OSError, ValueError):
        return None
    today = os.environ.get("MENTOR_TUI_TODAY") or time.strftime("%Y-%m-%d")
    for span in kept.away:
        first, _slash, last = span.partition("/")
        if first <= today <= (last or today):
            return ""
    age = int(time.time()) - kept.at
    if age < HOUR:
        return str(kept.count)
    words = kept.hours if age < _OLD_DAYS * DAY else kept.days
    for name, value in (("count", kept.count), ("hours", age // HOUR), ("days", age // DAY)):
        words = words.replace("{" + name + "}", str(value))
    return words


def ask(words: list[str]) -> bool:
    """Answer a command line that asks for the count alone, from what is kept; whether that was possible."""
    told = told_in(words)
    if told is None:
        return False
    found = said(key_told(told.get("data", ""), told.get("curricula", ""), told.get("actor", "")))
    if found:
        sys.stdout.write(found + "\n")
    return found is not None


def _whole(path: str) -> str:
    """A folder from the root on; the address of another store stays as it is."""
    return path if "://" in path else os.path.abspath(os.path.expanduser(path))  # noqa: PTH100, PTH111


def _stamp(path: str) -> str:
    try:
        found = os.stat(path)  # noqa: PTH116
    except OSError:
        return path
    return f"{path} {found.st_mtime_ns} {found.st_size}"


def _folder() -> str:
    return os.path.join(state_path(), "waiting")  # noqa: PTH118


def _path(key: str) -> str:
    """The file of a key. That two keys get the same one does no harm: a file says which it is of."""
    number = 0xCBF29CE484222325
    for byte in key.encode("utf-8", "surrogateescape"):
        # FNV-1a of 64 bits: what hashes otherwise would have to be loaded.
        number = (number ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return os.path.join(_folder(), f"{number:016x}")  # noqa: PTH118
