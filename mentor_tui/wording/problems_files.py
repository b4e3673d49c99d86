"""Problems of what was typed, and of files and disk, as sentences; ``problems`` puts them together."""

from __future__ import annotations

from collections.abc import Callable

from mentor_tui.domain.problems import Code
from mentor_tui.wording import plain
from mentor_tui.wording.language import _
from mentor_tui.wording.plain import Told


def sentences() -> dict[Code, str]:
    """Those that need no deciding, with places for their facts."""
    return {
        Code.READ_ONLY: _("{path} cannot be written to ({reason}). Nothing was changed; check who owns it."),
        Code.NO_SPACE: _("The disk is full at {path}. Nothing was changed; make room and do it again."),
        Code.NOT_A_DIRECTORY: _(
            "Part of {path} is a file where a folder is needed. Move that file elsewhere, or choose another folder."
        ),
        Code.NOT_THERE: _("{path} is not there, or its folder is not. Nothing was changed; check the path."),
        Code.NO_ACCESS: _("{path} cannot be read ({reason}). Check who owns it and with which rights."),
        Code.NOTHING_TO_COPY: _(
            "Nothing of {path} can be copied, so no backup was made. “mentor-tui doctor” says why."
        ),
        Code.DISK: _(
            "The disk gave an error at {path}: {reason}. Nothing was changed; do it again, then ask “doctor”."
        ),
        Code.NEWER_SCHEMA: _(
            "{path} was written by a newer mentor-tui (schema {schema}). Update this one; nothing was changed."
        ),
        Code.NEWER_ACT: _(
            "Your latest act was made with a newer mentor-tui, or on what one has changed. That one takes it back; "
            "nothing was undone."
        ),
        Code.LOCK_TIMEOUT: _(
            "Somebody else was writing for {seconds} seconds ({path}). Nothing was changed; do it again in a moment."
        ),
        Code.OUTCOME_UNKNOWN: _(
            "The disk failed just after writing ({reason}): it is not certain that this stands. "
            "Look before doing it again; operation {op}."
        ),
        Code.DIRECTORY_IN_USE: _(
            "There is a team of another kind in {path} already. Choose another folder with --into."
        ),
        Code.CURRICULUM_UNREADABLE: _(
            "The curriculum “{curriculum}” of {name} cannot be read now. Nothing was changed, and what was ticked is kept; "
            "“mentor-tui check” says what is wrong."
        ),
        Code.UNKNOWN_STORE: _("Records cannot be kept in {url}. Give a folder, as a path or as tinydb:///path."),
        Code.NO_TEAM_IN_BACKUP: _(
            "There is no team in {path}: nobody would be on the roster. Nothing was changed. Say --anyway if that is meant."
        ),
        Code.NOT_IN_BACKUP: _("There is nothing of {person} in {path}. Nothing was changed."),
        Code.FOREIGN: _("{path} is none of the program’s files. Nothing in it counts; move it elsewhere."),
        Code.NO_SUCH_HOME: _("{path} begins with the home of somebody who is not known here. Write the whole path."),
        Code.NO_BACKUP_PLACE: _(
            "These records have no folder of their own. Say where the copy goes: a file or a folder."
        ),
    }


def _empty_text(facts: Told) -> str:
    if facts["what"] == "name":
        return _("A name is needed, with at least one letter that can be shown.")
    if facts["what"] == "capacity":
        return _("Say how many mentees at once, or how many hours a week.")
    return _("There is no text. Write at least a word.")


def _bad_config(facts: Told) -> str:
    why = {
        "no-file": _("it is no file"),
        "no-access": _("{detail}"),
        "byte-order-mark": _("it begins with a byte order mark; save it as UTF-8 without one"),
        "not-utf8": _("line {line} is not UTF-8 text"),
        "not-toml": _("{detail}; text stands in quotation marks, a path with backslashes in 'single' ones"),
        "slip": _("“{name}” is no setting; did you mean “{near}”?"),
        "no-path": _("“{name}” must be a path, in quotation marks"),
    }.get(facts["reason"], _("it cannot be used"))
    facts["why"] = why.format_map(facts)
    return _("The settings in {path} cannot be read: {why}. Nothing was done: they may say which records are meant.")


def _not_a_file(facts: Told) -> str:
    return {
        "pipe": _("{path} is a pipe where a file is needed. Nothing was changed; check the path."),
        "socket": _("{path} is a socket where a file is needed. Nothing was changed; check the path."),
        "link": _("{path} is a link that leads in a circle. Nothing was changed; check the path."),
        "device": _("{path} is a device where a file is needed. Nothing was changed; check the path."),
    }.get(facts["kind"], _("{path} is a folder where a file is needed. Nothing was changed; check the path."))


def _bad_date(facts: Told) -> str:
    if facts["what"]:
        return _("“{date}” ({what}) is no date; write it as YYYY-MM-DD.")
    return _("“{date}” is no date; write it as YYYY-MM-DD.")


def _bad_id(facts: Told) -> str:
    text = _("“{id}” is no id: lower-case letters, digits and single hyphens, at most 64.")
    return text + " " + _("“{like}” would do.") if facts["like"] else text


def _bad_value(facts: Told) -> str:
    if "what" not in facts:
        return _("Something in this cannot be stored ({reason}). Write it again without special characters.")
    if facts["what"] == "start" and not facts["value"]:
        return _("A hire needs a first day: give “start” as YYYY-MM-DD.")
    if facts["what"] == "field":
        return _("“{value}” is nothing that can be set here. There are: {known}.")
    if not facts["known"]:
        return _("“{value}” cannot be a {what}.")
    return _("“{value}” cannot be the {what}; allowed: {known}.")


def _bad_csv(facts: Told) -> str:
    return {
        "empty": _("There are no rows in it: the first line names the columns, each further line is one row."),
        "not-utf8": _("It is not UTF-8 text from line {line} on. Save it as CSV UTF-8 and do it again."),
        "columns": _("It has no column “{column}”."),
        "unknown-column": _("“{column}” is no column that is known."),
        "twice": _("The column “{column}” stands there twice."),
        "too-many": _("The row has more cells than there are columns."),
        "too-long": _("It has more than {most} rows; split it."),
        "broken": _("It cannot be read as a table: {detail}."),
        "times": _("“{value}” is no number of times; write 1 to {most}."),
    }.get(facts["reason"], _("It cannot be read as a table."))


def _damaged(facts: Told) -> str:
    facts |= {"what": _record(facts), "where": _where(facts)}
    if facts["quarantine"]:
        return _("The record of {what} is damaged; its file was put aside in {quarantine}.") + " " + _help(facts)
    return _("The record of {what} is damaged{where}.") + " " + _help(facts)


def _missing_record(facts: Told) -> str:
    facts |= {"what": _record(facts), "where": _where(facts)}
    if facts["reason"] == "never":
        return _("There is no record of {what} yet.")
    return _("The record of {what} was here and is gone{where}.") + " " + _help(facts)


def _where(facts: Told) -> str:
    return f" ({facts['path']})" if facts["path"] else ""


def _record(facts: Told) -> str:
    record = facts["record"]
    if record == "team":
        return _("the team")
    return record.partition("/")[2] or record or _("a person")


def _help(facts: Told) -> str:
    if facts.get("ask"):
        facts["leads"] = plain.either(facts["ask"])
        if facts["good_generation"]:
            return _("Ask {leads} to put it right; everybody else’s records work.")
        return _("Ask {leads} to put it back from a backup; everybody else’s records work.")
    if facts["good_generation"]:
        return _("“mentor-tui doctor --repair” says what can be put right, and does it.")
    if facts["record"] == "team":
        return _("“mentor-tui restore ARCHIVE” puts a backup back.")
    return _(
        "“mentor-tui restore ARCHIVE --only {what}” puts theirs back from a backup; everybody else’s records work."
    )


def _bad_backup(facts: Told) -> str:
    why = {
        "not-an-archive": _("it is no .tar.gz archive, or it is cut off"),
        "no-manifest": _("it was not made by “mentor-tui backup”"),
        "files": _("files are missing or too many: {detail}"),
        "hash": _("a file was changed: {detail}"),
        "content": _("a record in it is damaged: {detail}"),
        "name": _("it holds a file that does not belong there: {detail}"),
        "too-large": _("it holds more than records ever need: {detail}"),
        "no-file": _("it holds something that is no file: {detail}"),
        "nothing-in-it": _("there is nothing in it"),
    }.get(facts["reason"], _("it cannot be used"))
    facts["why"] = why.format_map(facts)
    return _("{path} cannot be put back: {why}. Nothing was changed.")


def _faulty_curricula(facts: Told) -> str:
    if facts["edition"]:
        return _(
            "The curriculum files have faults, so their last sound editions are used: “mentor-tui check” lists them."
        )
    return _("The curriculum files have faults, so some are left out: “mentor-tui check” lists them.")


SPECIAL: dict[Code, Callable[[Told], str]] = {
    Code.FAULTY_CURRICULA: _faulty_curricula,
    Code.EMPTY_TEXT: _empty_text,
    Code.BAD_CONFIG: _bad_config,
    Code.BAD_DATE: _bad_date,
    Code.NOT_A_FILE: _not_a_file,
    Code.BAD_ID: _bad_id,
    Code.BAD_VALUE: _bad_value,
    Code.BAD_CSV: _bad_csv,
    Code.DAMAGED: _damaged,
    Code.MISSING_RECORD: _missing_record,
    Code.BAD_BACKUP: _bad_backup,
}
