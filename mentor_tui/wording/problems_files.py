"""Problems of what was typed, and of files and disk, as sentences; ``problems`` puts them together."""

from __future__ import annotations

from collections.abc import Callable

from mentor_tui.catalogue.faults import Fault
from mentor_tui.domain.problems import Code
from mentor_tui.wording import faults, plain
from mentor_tui.wording.language import _
from mentor_tui.wording.plain import Told


def sentences() -> dict[Code, str]:
    """Those that need no deciding, with places for their facts."""
    return {
        Code.READ_ONLY: _("{path} cannot be written to ({reason}). Nothing was changed. Check who owns it."),
        Code.NO_SPACE: _("The disk is full at {path}. Nothing was changed. Make room, then try again."),
        Code.NOT_A_DIRECTORY: _(
            "Part of {path} is a file where a folder is needed. Move that file elsewhere, or choose another folder."
        ),
        Code.NOT_THERE: _("{path} or its folder does not exist. Nothing was changed. Check the path."),
        Code.NO_ACCESS: _("{path} cannot be read ({reason}). Check its owner and permissions."),
        Code.NOTHING_TO_COPY: _(
            "Nothing in {path} can be copied, so no backup was made. “mentor-tui doctor” says why."
        ),
        Code.DISK: _(
            "The disk reported an error at {path}: {reason}. Nothing was changed. Try again, then run "
            "“mentor-tui doctor”."
        ),
        Code.NEWER_SCHEMA: _(
            "{path} was written by a newer mentor-tui (schema {schema}). Nothing was changed. Please update "
            "this mentor-tui."
        ),
        Code.NEWER_ACT: _(
            "You did this with a newer mentor-tui, or a newer one has changed it since. Nothing was undone: "
            "undo it with the newer one."
        ),
        Code.LOCK_TIMEOUT: _(
            "Somebody else has been writing to {path} for {seconds} seconds. Nothing was changed. Try again in "
            "a moment."
        ),
        Code.OUTCOME_UNKNOWN: _(
            "The disk failed just after writing ({reason}), so this may or may not have been saved. Look "
            "before you do it again. Operation {op}."
        ),
        Code.DIRECTORY_IN_USE: _("There is already a real team in {path}. Choose another folder with --into."),
        Code.CURRICULUM_UNREADABLE: _(
            "The curriculum of {name}, “{curriculum}”, cannot be read at the moment. Nothing was changed, and "
            "every tick is kept. “mentor-tui check” says what is wrong."
        ),
        Code.UNKNOWN_STORE: _("Records cannot be kept in {url}. Name a folder, as a path or as tinydb:///path."),
        Code.NO_TEAM_IN_BACKUP: _(
            "There is no team in {path}, so nobody would be on the team list. Nothing was changed. Add "
            "--anyway if you are sure."
        ),
        Code.NOT_IN_BACKUP: _("There is nothing about {person} in {path}. Nothing was changed."),
        Code.FOREIGN: _("{path} is not one of mentor-tui’s files, so it is ignored. Move it elsewhere."),
        Code.NO_SUCH_HOME: _(
            "{path} starts with the home folder of a user this machine does not know. Write the whole path."
        ),
        Code.NO_BACKUP_PLACE: _(
            "These records have no folder of their own. Say where the copy goes: a file or a folder."
        ),
    }


def _empty_text(facts: Told) -> str:
    if facts["what"] == "name":
        return _("Give a name with at least one letter that can be shown.")
    if facts["what"] == "capacity":
        return _("Say how many mentees at a time, or how many hours a week.")
    if facts["what"] == "word":
        return _("Leave a word for whoever comes next: how it stands, and what is open.")
    if facts["what"] == "file":
        return _("Give a file for the page, or a folder for the tables.")
    if facts["what"] == "path":
        return _("Say which file.")
    return _("There is no text. Write at least one word.")


def _bad_config(facts: Told) -> str:
    why = {
        "no-file": _("it is not a file"),
        "no-access": _("{detail}"),
        "byte-order-mark": _("it begins with a byte order mark; save it as UTF-8 without one"),
        "not-utf8": _("line {line} is not UTF-8 text"),
        "not-toml": _("{detail}; put text in quotation marks, and a path with backslashes in 'single' ones"),
        "slip": _("there is no setting “{name}”; did you mean “{near}”?"),
        "no-path": _("“{name}” must be a path, in quotation marks"),
    }.get(facts["reason"], _("it cannot be used"))
    facts["why"] = why.format_map(facts)
    return _(
        "The settings in {path} cannot be read: {why}. Nothing was done, because they may say where the records are."
    )


def _not_a_file(facts: Told) -> str:
    return {
        "pipe": _("{path} is a pipe, not a file. Nothing was changed. Check the path."),
        "socket": _("{path} is a socket, not a file. Nothing was changed. Check the path."),
        "link": _("{path} is a link that points back to itself. Nothing was changed. Check the path."),
        "device": _("{path} is a device, not a file. Nothing was changed. Check the path."),
    }.get(facts["kind"], _("{path} is a folder, not a file. Nothing was changed. Check the path."))


def _bad_date(facts: Told) -> str:
    if facts["what"]:
        return _("“{date}” ({what}) is not a date. Write it as YYYY-MM-DD.")
    return _("“{date}” is not a date. Write it as YYYY-MM-DD.")


def _bad_id(facts: Told) -> str:
    text = _("“{id}” is not an id. Use lower-case letters, digits and single hyphens, at most 64 characters.")
    return text + " " + _("“{like}” would do.") if facts["like"] else text


def _bad_value(facts: Told) -> str:
    if "what" not in facts:
        return _("Part of this text cannot be stored ({reason}). Write it again without special characters.")
    if facts["what"] == "start" and not facts["value"]:
        return _("A hire needs a first day: give “start” as YYYY-MM-DD.")
    if facts["what"] == "weekday":
        return _(
            "“{value}” is no day of the week. Write its name (thursday, thu), its number (4; Monday is 1), or a date on it."
        )
    if facts["what"] == "field":
        return _("“{value}” cannot be set here. You can set: {known}.")
    if not facts["known"]:
        return _("“{value}” is not allowed for “{what}”.")
    return _("“{value}” is not allowed for “{what}”. Allowed: {known}.")


def _ambiguous_date(facts: Told) -> str:
    if facts["against"]:
        return (
            _(
                "“{date}” may be two days, and the file has both orders: row {other} can only be read one way, and "
                "row {against} only the other."
            )
            + " "
            + _("Say which comes first: --dates dmy or --dates mdy.")
        )
    return (
        _("“{date}” may be two days, and no row says which.")
        + " "
        + _("Say which comes first: --dates dmy or --dates mdy.")
    )


def _bad_csv(facts: Told) -> str:
    facts["begins"] = _(": it begins like a {kind} file").format(kind=facts["begins"]) if facts["begins"] else ""
    # Which one, where there may be several.
    facts["it"], facts["this"] = facts["file"] or _("It"), facts["file"] or _("this file")
    return {
        "empty": _("{it} has no rows. The first line names the columns; each line after it is one row."),
        "not-utf8": _("From line {line} on, {this} is not UTF-8 text. Save it as CSV UTF-8 and try again."),
        "columns": _("It has no column “{column}”."),
        "twice": _("The column “{column}” is there twice."),
        "too-many": _("This row has more cells than there are columns."),
        "too-long": _("{it} has more than {most} rows; split it."),
        "broken": _("{it} cannot be read as a table: {detail}."),
        "item-and-through": _("A row names either an item or a phase, not both."),
        "times": _("“{value}” is not a number of times. Write a number from 1 to {most}."),
        "no-table": _("{it} is not a table{begins}. Save it as CSV, TSV or XLSX and try again."),
        "no-xlsx": _("Workbooks need one more package: install “mentor-tui[xlsx]”, or save the sheet as CSV."),
    }.get(facts["reason"], _("{it} cannot be read as a table."))


def _bad_checklist(facts: Told) -> str:
    facts["file"] = facts["file"] or _("This file")
    if "columns" in facts:
        facts["columns"] = plain.choices(facts["columns"])
    fault = facts["fault"]
    facts["fault"] = faults.message(fault) if isinstance(fault, Fault) else ""
    return {
        "too-long": _("{file} is longer than {most} MB. Split it, and make a curriculum of each part."),
        "no-text": _("{file} is not text (line {line}). Give a checklist as Markdown, CSV, TSV or XLSX."),
        "not-utf8": _("From line {line} on, {file} is not UTF-8 text. Save it as UTF-8 and try again."),
        "too-deep": _("In line {line}, {file} nests deeper than anybody can read. Take some of the levels out."),
        "broken": _(
            "What is there already cannot be read: line {line}: {fault} Put that right first; nothing was written."
        ),
        "no-tasks": _("No column of {file} says what to do; it has {columns}. Call one of them “Task”."),
        "nothing": _("There is nothing to do in {file}: no line has a box, like “- [ ] Read the price list”."),
        "not-ours": _("What is there already is not a curriculum. Choose another file with --out."),
        "another": _("What is there already is the curriculum “{id}”, not “{wanted}”. Choose another file with --out."),
        "faults": _("What was read of {file} has a fault: {fault} Nothing was written."),
        "there": _("{path} is there already and stays as it is. Choose another file with --out."),
        "known": _("There is a curriculum “{id}” already. Choose another id. Nothing was written."),
        "shipped": _(
            "The curricula that come with the program are not changed. Say where to write with --out. "
            "“mentor-tui curriculum own” copies them to your data directory, where you can change them."
        ),
    }.get(facts["reason"], _("{file} cannot be read as a checklist."))


def _bad_edition(facts: Told) -> str:
    if isinstance(facts.get("fault"), Fault):
        facts["line"], facts["fault"] = facts["fault"].line, faults.message(facts["fault"])
    return {
        "which": _("Say which curriculum: a file, or the id of one."),
        "no-file": _("There is no file {path}."),
        "unknown": _("There is no file {path}, and no curriculum or published edition of this name."),
        "none-published": _("No edition has been published yet, so there is nothing to compare with. Name a file."),
        "lost": _("Edition {version} of “{id}” was published, and what it said is not here any more. Name a file."),
        "none-kept": _("No edition of “{id}” is kept here. Name a file."),
        "no-curriculum": _("{path} is not a curriculum: its first line must be “curriculum: ID”."),
        "another": _("These are two curricula, “{id}” and “{wanted}”. Give two editions of one."),
        "fault": _("{path} has a fault in line {line}: {fault} Put that right first; nothing was compared."),
    }.get(facts["reason"], _("{path} cannot be compared."))


def _bad_curriculum(facts: Told) -> str:
    fault = facts["fault"]
    facts["fault"] = faults.message(fault) if isinstance(fault, Fault) else ""
    facts["files"] = plain.choices(facts["files"] or [])
    return {
        "shipped": _(
            "The curricula that come with the program are not changed. “mentor-tui curriculum own” copies them to your "
            "data directory, where you can change them."
        ),
        "elsewhere": _(
            "These records are not in a directory. Keep a folder of curricula, and name it with --curricula."
        ),
        "unknown": _("No file has the id “{id}”."),
        "several": _("More than one file has the id “{id}”: {files}. Say which with --curriculum."),
        "twice": _("The id “{id}” stands in {path} more than once. Change it there."),
        "no-value": _("“{key}” of “{id}” is not one value that can be set. Change it in {path}."),
        "id": _("“{key}” stays as it is, because what people did is kept under it. Change it in {path}, with “was”."),
        "which": _("Say which curriculum: {known}."),
        "no-former": _("Nothing had the id “{id}” in the edition before."),
        "faults": _("{path} would have a fault then: {fault} Nothing was written."),
        "broken": _("{path} has a fault: {fault} Put that right first."),
        "meanwhile": _("Somebody changed {path} just now. Nothing was written. Look at it, and try again."),
    }.get(facts["reason"], _("This file of the curricula cannot be changed."))


def _damaged(facts: Told) -> str:
    facts |= {"what": _record(facts), "where": _where(facts)}
    if facts["quarantine"]:
        return _("The record of {what} is damaged; its file was moved aside to {quarantine}.") + " " + _help(facts)
    return _("The record of {what} is damaged{where}.") + " " + _help(facts)


def _missing_record(facts: Told) -> str:
    facts |= {"what": _record(facts), "where": _where(facts)}
    if facts["reason"] == "never":
        return _("There is no record of {what} yet.")
    return _("The record of {what} has disappeared{where}.") + " " + _help(facts)


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
            return _("Ask {leads} to put it right. Everybody else’s records still work.")
        return _("Ask {leads} to restore it from a backup. Everybody else’s records still work.")
    if facts["good_generation"]:
        return _("“mentor-tui doctor --repair” shows what can be put right, and does it.")
    if facts["record"] == "team":
        return _("“mentor-tui restore ARCHIVE” restores a backup.")
    return _(
        "“mentor-tui restore ARCHIVE --only {what}” restores theirs from a backup. Everybody else’s records still work."
    )


def _bad_backup(facts: Told) -> str:
    why = {
        "not-an-archive": _("it is not a .tar.gz archive, or part of it is missing"),
        "no-manifest": _("it was not made by “mentor-tui backup”"),
        "files": _("it has files missing or files too many: {detail}"),
        "hash": _("a file in it was changed: {detail}"),
        "content": _("a record in it is damaged: {detail}"),
        "name": _("it holds a file that does not belong there: {detail}"),
        "too-large": _("it is larger than any backup of records: {detail}"),
        "no-file": _("it holds something that is not a file: {detail}"),
        "nothing-in-it": _("it is empty"),
    }.get(facts["reason"], _("it cannot be used"))
    facts["why"] = why.format_map(facts)
    return _("{path} cannot be restored: {why}. Nothing was changed.")


def _faulty_curricula(facts: Told) -> str:
    if facts["edition"]:
        return _(
            "The curriculum files have problems, so their last good versions are used. “mentor-tui check” "
            "lists the problems."
        )
    return _("The curriculum files have problems, so some are left out. “mentor-tui check” lists the problems.")


SPECIAL: dict[Code, Callable[[Told], str]] = {
    Code.FAULTY_CURRICULA: _faulty_curricula,
    Code.EMPTY_TEXT: _empty_text,
    Code.BAD_CONFIG: _bad_config,
    Code.BAD_DATE: _bad_date,
    Code.NOT_A_FILE: _not_a_file,
    Code.BAD_ID: _bad_id,
    Code.BAD_VALUE: _bad_value,
    Code.BAD_CSV: _bad_csv,
    Code.BAD_CHECKLIST: _bad_checklist,
    Code.BAD_EDITION: _bad_edition,
    Code.BAD_CURRICULUM: _bad_curriculum,
    Code.AMBIGUOUS_DATE: _ambiguous_date,
    Code.DAMAGED: _damaged,
    Code.MISSING_RECORD: _missing_record,
    Code.BAD_BACKUP: _bad_backup,
}
