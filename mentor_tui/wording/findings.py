"""What a look over the records has found, as sentences."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from mentor_tui.domain.problems import Code
from mentor_tui.domain.record import Fact
from mentor_tui.wording.language import _, ngettext
from mentor_tui.wording.plain import people
from mentor_tui.wording.problems import said

if TYPE_CHECKING:
    from mentor_tui.domain.calendar import Workplace


def sentence(found: str, path: str, record: str, facts: Mapping[str, Any]) -> str:
    """One thing that was found: what, where, and what to do about it where something is to be done."""
    if found == "trouble":
        return said(Code(facts["code"]), {"path": path, "record": record, **facts})
    if found == "readable":
        return _readable(path, facts)
    if found == "little-room":
        return _("The disk is nearly full: {room} MB are free at {path}.").format(room=facts["free"] >> 20, path=path)
    if found == "different" and facts.get("history"):
        return _(
            "{path}: the older history of {record} is damaged. What is stored for today is sound, so you need not "
            "do anything. “mentor-tui restore ARCHIVE --only PERSON” would bring the history back from a backup, "
            "but would also put everything else back to how it was then."
        ).format(path=path, record=record)
    if found == "different":
        count = len(facts["things"])
        return ngettext(
            "{path}: {count} entry does not match its history. The file was changed by hand, or it is damaged. "
            "“mentor-tui doctor --repair” puts it right from the history.",
            "{path}: {count} entries do not match their history. The file was changed by hand, or it is "
            "damaged. “mentor-tui doctor --repair” puts them right from the history.",
            count,
        ).format(path=path, count=count)
    if found == "newer" and "things" in facts:
        count = len(facts["things"])
        return ngettext(
            "{path}: a newer mentor-tui wrote {count} entry here. It is kept but cannot be shown: please "
            "update this mentor-tui.",
            "{path}: a newer mentor-tui wrote {count} entries here. They are kept but cannot be shown: please "
            "update this mentor-tui.",
            count,
        ).format(path=path, count=count)
    text = {
        "newer": _(
            "{path} was last written by a newer mentor-tui. It can still be read, but please update this mentor-tui."
        ),
        "older-fold": _(
            "{path} was written by an older version. It will be updated the next few times mentor-tui starts, "
            "or at once with “mentor-tui doctor --repair”."
        ),
        "stray": _("{path} is left over from a change that never happened. It does no harm."),
        "left-over": _(
            "{path} is left over from a program that was stopped while writing, or one is writing "
            "now. The next change tidies it away."
        ),
        "foreign": _("{path} is not one of mentor-tui’s files, so it is ignored. Move it elsewhere."),
        "spoilt": _("{path} is damaged. It is not a record: “mentor-tui doctor --repair” moves it aside."),
        "quarantined": _(
            "{path} is a damaged file that was moved aside. Keep it until you are sure that nothing is missing."
        ),
        "kept-back": _("Notes for mentors and leads are closed to you, as they should be, so {path} was not checked."),
        "interrupted": _("{path}: a restore was interrupted. Run “mentor-tui restore” again."),
    }.get(found, "{path}: {found}")
    return text.format(path=path, found=found)


def would_become(found: str, where: str, becomes: Mapping[str, tuple[Fact | None, Fact | None]]) -> list[str]:
    """What a repair would change, a line for each fact; where nothing can be read any more, what it would do."""
    if found == "spoilt":
        return [_("{where} would be moved aside.").format(where=where)]
    if not becomes:
        return [_("{where} would be put back as it was before its last change.").format(where=where)]
    lines = [_("{where} would become:").format(where=where)]
    for thing, (was, now) in becomes.items():
        keys = [key for key in sorted({*(was or {}), *(now or {})}) if (was or {}).get(key) != (now or {}).get(key)]
        changes = ", ".join(f"{key} {_value(was, key)} → {_value(now, key)}" for key in keys)
        lines.append(f"  {thing.rstrip(':')}: {changes}")
    return lines


VALUE_MOST = 60
"""Characters of a value that are shown."""


def _value(fact: Fact | None, key: str) -> str:
    if fact is None or key not in fact:
        return _("nothing")
    text = f"“{fact[key]}”" if isinstance(fact[key], str) else str(fact[key])
    return text if len(text) <= VALUE_MOST else text[: VALUE_MOST - 1] + "…"


NAMED_MOST = 8
"""Records that a sentence names one by one."""


def not_in_it(lacking: Mapping[str, str]) -> str:
    """What is not in a backup, each with why."""
    why: Mapping[str, str] = {
        Code.MISSING_RECORD: _("gone"),
        Code.DAMAGED: _("damaged"),
        Code.FOREIGN: _("not one of mentor-tui’s files"),
        Code.NOT_A_FILE: _("not a file"),
        Code.NEWER_SCHEMA: _("from a newer version"),
        Code.READ_ONLY: _("could not be added"),
    }
    names = [f"{name} ({why.get(code, _('cannot be read'))})" for name, code in sorted(lacking.items())]
    shown = names if len(names) <= NAMED_MOST else [*names[:NAMED_MOST], _("others")]
    return _("Not in the backup: {names}.").format(names=people(shown))


def repaired_sentence(found: str, record: str) -> str:
    """What was put right."""
    if found in ("different", "older-fold"):
        return _("Put right: {record} matches its history again.").format(record=record)
    return _("Put right: {record}.").format(record=record) if record else _("Moved aside.")


def how_to_set_apart(path: str) -> str:
    """How notes for mentors and leads can be kept from the rest of the team."""
    return _(
        "Notes for mentors and leads are switched off: {path}/restricted needs a group of its own. Run: mkdir "
        "{path}/restricted && chgrp GROUP {path}/restricted && chmod 2770 {path}/restricted"
    ).format(path=path)


def _group(number: int) -> str:
    """A group's name, or its number where it has none here."""
    try:
        import grp

        return grp.getgrgid(number).gr_name
    except (ImportError, KeyError):
        return str(number)


def _readable(path: str, facts: Mapping[str, Any]) -> str:
    mode = int(facts["mode"], 8)
    if mode & 0o007:
        return _(
            "Notes for mentors and leads: everybody on this machine can read {path}. Close it to others: chmod "
            "o= {path}"
        ).format(path=path)
    if mode & 0o070:
        return _("Notes for mentors and leads: the group {group} can read {path}.").format(
            group=_group(facts["group"]), path=path
        )
    return _("Notes for mentors and leads: only the owner of {path} can read them.").format(path=path)


def holidays_end(place: Workplace) -> str:
    """That no free day of a place is known from some year on."""
    text = _("The holidays of {title} are known up to the end of {year} only; “mentor-tui check” says in which file.")
    return text.format(title=place.title, year=place.until)


def off_the_team(record: str) -> str:
    """That a record is left of somebody who is not on the team."""
    return _(
        "{record} belongs to somebody who is not on the team: they were removed, or adding them was interrupted."
    ).format(record=record)
