"""Faults of curriculum files as sentences: ``file:line:column: message``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from mentor_tui.catalogue.faults import Fault, FaultCode
from mentor_tui.wording.language import _, ngettext
from mentor_tui.wording.plain import LISTED_MOST, Told, choices, people

TITLES_MOST = 3
"""Titles without a short form that are told of a file, unless all are asked for."""


def lines(faults: Iterable[Fault], *, everything: bool = False) -> Iterator[str]:
    """What ``check`` prints: a line for each, and one for a file whose titles are mostly too long for lists.

    Args:
        faults: file by file.
        everything: whether each such title has its line.

    """
    found = list(faults)
    titles: Counter[str] = Counter()
    for fault in found:
        if fault.code is FaultCode.LONG_TITLE and not everything:
            titles[fault.path] += 1
            if titles[fault.path] > TITLES_MOST:
                continue
        yield line(fault)
    for path, count in titles.items():
        if (more := count - TITLES_MOST) > 0:
            text = ngettext(
                "{path}: warning: {count} more title is too long for lists; “check --all” names it.",
                "{path}: warning: {count} more titles are too long for lists; “check --all” names each.",
                more,
            )
            yield text.format(path=path, count=more)


def line(fault: Fault) -> str:
    """One line of ``check``."""
    where = f"{fault.path}:{fault.line}:{fault.column}"
    said = message(fault)
    return _("{where}: warning: {said}").format(where=where, said=said) if fault.warning else f"{where}: {said}"


def message(fault: Fault) -> str:
    """What is wrong and, where it is known, what was probably meant."""
    facts = Told(fault.facts)
    special = _SPECIAL.get(fault.code)
    said = special(facts) if special is not None else _plain(fault.code)
    if facts["renamed"]:
        said += " " + _("It is called “{near}” now.")
    elif facts["near"]:
        said += " " + _("Did you mean “{near}”?")
    if facts["known"] and fault.code in (lists := _lists()):
        few, many = lists[fault.code]
        said += " " + (few if len(facts["known"]) <= LISTED_MOST else many)
        facts["known"] = choices(facts["known"])
    return said.format_map(facts)


def _lists() -> dict[FaultCode, tuple[str, str]]:
    """What is said of what may stand there, after what was probably meant: where that is little, and where it is much."""
    return {
        FaultCode.UNKNOWN_KIND: (_("Its first key is one of {known}."), _("Its first key is one of {known}.")),
        FaultCode.NOT_ONE_OF: (_("It is one of {known}."), _("It is one of {known}; “mentor-tui schema” has all.")),
        FaultCode.UNKNOWN_SUBDIVISION: (_("Known are {known}."), _("Codes are those of ISO 3166-2, like {known}.")),
    }


def _plain(code: FaultCode) -> str:
    return {
        FaultCode.NO_SUCH_PATH: _("There is no such file or folder."),
        FaultCode.UNREADABLE: _("This cannot be read: {problem}."),
        FaultCode.NO_FILES: _("There is no YAML file in this folder or below it."),
        FaultCode.TOO_MANY_FILES: _("More than {most} YAML files; the rest is not read."),
        FaultCode.TOO_LARGE: _("The file is larger than {most} MB and is not read: split it, a curriculum to a file."),
        FaultCode.NOT_UTF8: _("This is not UTF-8 text from here on."),
        FaultCode.TAB: _("A tab cannot stand here; YAML is indented with spaces."),
        FaultCode.BAD_CHARACTER: _("The character {character} must not stand in YAML."),
        FaultCode.HIDDEN_CHARACTERS: _(
            "Control characters or text direction marks are in this text; they are left out."
        ),
        FaultCode.TOO_DEEP: _("Nested deeper than {most} levels; the file is not read."),
        FaultCode.TOO_MANY_NODES: _("More than {most} values; the file is not read."),
        FaultCode.ANCHOR: _("Anchors (&{name}) are not used here."),
        FaultCode.ALIAS: _("Aliases (*{name}) are not used here: write it out."),
        FaultCode.MERGE_KEY: _("Merge keys (<<) are not used here: write it out."),
        FaultCode.TAG: _("Tags ({tag}) are not used here."),
        FaultCode.COMPLEX_KEY: _("A key must be a plain word: write it without brackets and braces."),
        FaultCode.DUPLICATE_KEY: _("“{key}” stands here a second time; the first is in line {line}."),
        FaultCode.SECOND_DOCUMENT: _("A file holds one document; a second one begins here."),
        FaultCode.EMPTY_FILE: _("The file is empty."),
        FaultCode.NOT_A_MAPPING: _("A file is a mapping (key: value) whose first key says what it is."),
        FaultCode.UNKNOWN_KIND: _("“{key}” does not say what this file is."),
        FaultCode.NOT_ONE_OF: _("“{key}” cannot be “{value}”."),
        FaultCode.MISSING_KEY: _("“{key}” is missing here."),
        FaultCode.UNKNOWN_KEY: _("“{key}” is not a key that is known here."),
        FaultCode.TOO_LONG: _("“{key}” is longer than {most}."),
        FaultCode.TOO_WIDE: _("“{key}” is {taken} cells wide, and there is room for {most}."),
        FaultCode.EMPTY_LIST: _("“{key}” must not be empty."),
        FaultCode.EMPTY_CONDITION: _("A condition must say something."),
        FaultCode.BAD_ID: _("“{value}” is not an id: lower-case letters, digits and single hyphens, at most 64."),
        FaultCode.BAD_LINK: _("“{value}” is not a link: it begins with http:// or https://."),
        FaultCode.BAD_DATE: _("“{value}” is not a date: on is YYYY-MM-DD, every is MM-DD."),
        FaultCode.BAD_SHIFT: _("“{value}” are no working hours: write them as “09:00-17:30”."),
        FaultCode.HOLIDAY_WHEN: _("A holiday has exactly one of “on”, “every” and “easter”."),
        FaultCode.NO_WEIGHT: _("At least one weight must be more than 0."),
        FaultCode.OTHER: _("“{key}”: {problem}."),
        FaultCode.WAS_LIVE: _("“{id}” is in use (line {line}), so it cannot be a former id."),
        FaultCode.WAS_TWICE: _("“{id}” is already a former id of “{other}”."),
        FaultCode.REUSED_ID: _("“{id}” was the id of something else (“{title}”): old ticks would count for this."),
        FaultCode.UNREACHABLE: _("Nothing can reach “{id}”: it needs “{needs}”, which never opens."),
        FaultCode.NO_BASICS: _("This curriculum has no basics, so this asks for nothing."),
        FaultCode.NO_CLOSING: _("The basics have no closing talk: one item needs “closes: basics”."),
        FaultCode.SECOND_CLOSING: _("“{other}” closes the basics already; only one item can."),
        FaultCode.CLOSING_OUTSIDE: _("“{id}” closes the basics but does not stand in a phase with “basics: true”."),
        FaultCode.NO_CLEARANCE: _("“sign_off: cleared” needs a “clearance”."),
        FaultCode.EACH_WITHOUT_SIGN_OFF: _("“sign_off_each” needs a “sign_off”."),
        FaultCode.NO_LOOK_FOR: _("A sign-off is asked for, but “look_for” does not say what good looks like."),
        FaultCode.LINES_UNSIGNED: _("“look_for” says what good looks like, but no “sign_off” asks anybody to look."),
        FaultCode.DUE_BEFORE: _("“{id}” is due on day {day}, but waits for “{needs}”, which is due on day {other}."),
        FaultCode.DUE_BEFORE_DAYS: _(
            "“{id}” is due on day {day}, but does not open before {days} working days have passed."
        ),
        FaultCode.OWED_BY_NOBODY: _(
            "“owed” is how a mentor’s or lead’s part reads for the hire, and this is the hire’s own: "
            "take it out, or say in “who” whose part it is."
        ),
        FaultCode.NEAR_MISS: _("The {key} “{value}” stands here alone."),
        FaultCode.NOBODY: _("Nobody on the team has the id “{value}” ({key})."),
        FaultCode.NO_SUCH_LEVEL: _("“{id}” has no level {level}: its list ends at {most}."),
        FaultCode.OWNER_IN_ITEM: _("Only a track has an owner; an item is confirmed by mentor or lead."),
        FaultCode.STEP_ORDER: _("“{step}” comes too late: the steps are look, help, do, own, in this order."),
        FaultCode.STEP_TWICE: _("This track has a step “{step}” already."),
        FaultCode.RUNG_PREFIX: _("“{id}” must begin with “{track}-”."),
        FaultCode.LEVEL_GAP: _("Level {level} is here, but level {missing} is not."),
        FaultCode.BREAK_TOO_LONG: _("A break of {minutes} minutes leaves nothing of {shift} ({day})."),
        FaultCode.HOURS_ORDER: _(
            "“least” is {least:g} and “full” is {full:g}: a pair cannot need more hours in common than count."
        ),
        FaultCode.NAMED_TWICE: _("“{value}” stands here a second time; the first is in line {line}."),
        FaultCode.UNKNOWN_ZONE: _("“{value}” is not a time zone; write it like Europe/Lisbon."),
        FaultCode.UNKNOWN_COUNTRY: _("No country has the code “{value}”; write it with two letters, like PT."),
        FaultCode.SUBDIVISION_ALONE: _("“subdivision” needs a “country” that it is part of."),
        FaultCode.HOLIDAYS_END: _(
            "The holidays of {title} are known to the end of {year} only: after that no day is free for them."
        ),
    }[code]


def _too_many(facts: Told) -> str:
    if facts["warning"]:
        return _("More than {most} warnings; the rest is not shown.")
    return _("More than {most} faults; the rest is not shown.")


def _long_title(facts: Told) -> str:
    if facts["short"]:
        return _("The title is {taken} cells wide, and lists have room for {most}: “short: {short}” would do.")
    return _("The title is {taken} cells wide, and lists have room for {most}: give it a “short”.")


def _label_twice(facts: Told) -> str:
    if facts["path"]:
        return _("Lists would show “{label}” twice: it stands for “{other}” in {path} already.")
    return _("Lists would show “{label}” twice: it stands for “{other}” in line {line} already.")


def _syntax(facts: Told) -> str:
    if "context_line" in facts:
        return _("This is not YAML: {problem} ({context}, line {context_line}).")
    return _("This is not YAML: {problem}.")


def _empty_value(facts: Told) -> str:
    if not facts["key"]:
        return _("An empty value cannot stand here.")
    return _("“{key}” has no value: give it one or leave it out.")


def _wrong_type(facts: Told) -> str:
    facts["wanted"] = {
        "mapping": _("a mapping (key: value)"),
        "list": _("a list"),
        "text": _("text"),
        "whole number": _("a whole number"),
        "number": _("a number"),
        "true or false": _("true or false"),
    }[facts["wanted"]]
    if facts.get("value") is None:
        facts["found"] = {"mapping": _("a mapping"), "list": _("a list")}.get(facts["found"], _("text"))
        return _("“{key}” must be {wanted}, not {found}.")
    if facts["found"] == "text" and facts["value"].lstrip("+-").replace(".", "", 1).isdecimal():
        return _("“{key}” must be {wanted}: write {value} without quotes.")
    return _("“{key}” must be {wanted}, not “{value}”.")


def _out_of_range(facts: Told) -> str:
    said = {
        "ge": _("“{key}” is {value}; it must be at least {bound}."),
        "gt": _("“{key}” is {value}; it must be more than {bound}."),
        "le": _("“{key}” is {value}; it must be at most {bound}."),
        "lt": _("“{key}” is {value}; it must be less than {bound}."),
    }
    bound = next(name for name in said if name in facts)
    facts["bound"] = f"{facts[bound]:g}"
    return said[bound]


def _duplicate_id(facts: Told) -> str:
    if facts["path"]:
        return _("“{id}” is taken: {path}, line {line}.")
    facts["what"] = _kind(facts["what"])
    return _("“{id}” is taken: {what} in line {line} has it.")


def _kind(word: str) -> str:
    return {
        "phase": _("a phase"),
        "module": _("a module"),
        "item": _("an item"),
        "side task": _("a side task"),
        "competency": _("a competency"),
        "curriculum": _("a curriculum"),
        "track": _("a track"),
        "competencies": _("a set of competencies"),
        "pattern": _("a pattern"),
        "place": _("a place"),
    }[word]


def _wrong_group(facts: Told) -> str:
    facts |= {"what": _kind(facts["what"]), "wanted": _kind(facts["wanted"])}
    return _("“{value}” is {what}, not {wanted}.")


def _second_of_kind(facts: Told) -> str:
    return {
        "calendar": _("There is a calendar already: {path}."),
        "budget": _("There is a budget already: {path}."),
        "matching": _("There is a matching policy already: {path}."),
    }[facts["kind"]]


def _reference(facts: Told) -> str:
    return {
        "requires": _("No item, module or phase of this curriculum is called “{value}”."),
        "item": _("No item is called “{value}”."),
        "module": _("No module is called “{value}”."),
        "phase": _("No phase is called “{value}”."),
        "side_task": _("No side task is called “{value}”."),
        "competency": _("No competency is called “{value}”."),
    }[facts["what"]]


def _subdivision(facts: Told) -> str:
    if not facts["known"]:
        return _("“{country}” has no parts with holidays of their own: leave “subdivision” out.")
    return _("“{value}” is no part of {country}.")


def _cycle(facts: Told) -> str:
    loop: list[str] = facts["loop"]
    count = len(loop) - 1
    facts |= {"first": loop[0], "loop": " → ".join(loop), "count": count}
    return ngettext("“{first}” waits for itself: {loop}.", "These {count} wait for each other: {loop}.", count)


def _sign_off_of_others(facts: Told) -> str:
    return {
        "mentor": _(
            "This is the mentor’s own part, so nobody signs it off: take “sign_off” out, or give it to the hire."
        ),
        "lead": _("This is a lead’s own part, so nobody signs it off: take “sign_off” out, or give it to the hire."),
    }[facts["who"]]


def _closing_early(facts: Told) -> str:
    names = [f"“{name}”" for name in facts["names"]]
    if facts["more"]:
        names.append(ngettext("{count} more", "{count} more", facts["more"]).format(count=facts["more"]))
    facts["names"] = people(names)
    return _("“{id}” closes the basics, but does not wait for {names}: name them, or their phases, under “requires”.")


def _renamed(facts: Told) -> str:
    count = facts["people"]
    text = ngettext(
        "{people} person has done something at “{id}”, which is not here any more. Was it renamed?",
        "{people} people have done something at “{id}”, which is not here any more. Was it renamed?",
        count,
    )
    if facts["now"]:
        return text + " " + _("If to “{now}”, write “was: [{id}]” there, so that nobody loses a tick.")
    return text + " " + _("Then write “was: [{id}]” under its new id, so that nobody loses a tick.")


def _weeks(facts: Told) -> str:
    if "last" in facts:
        return _("Week {last} comes before week {first}.")
    return _("Week {first} is in an earlier row already, or that row has no “to”.")


def _level(facts: Told) -> str:
    if facts["most"] == 1:
        return _("Without a sign-off an item shows level 1 at most; level {level} reads as 1.")
    return _("With a sign-off an item shows level 2 at most, above that a person assesses; level {level} reads as 2.")


_SPECIAL = {
    FaultCode.LABEL_TWICE: _label_twice,
    FaultCode.TOO_MANY_FAULTS: _too_many,
    FaultCode.LONG_TITLE: _long_title,
    FaultCode.SYNTAX: _syntax,
    FaultCode.EMPTY_VALUE: _empty_value,
    FaultCode.WRONG_TYPE: _wrong_type,
    FaultCode.OUT_OF_RANGE: _out_of_range,
    FaultCode.DUPLICATE_ID: _duplicate_id,
    FaultCode.SECOND_OF_KIND: _second_of_kind,
    FaultCode.UNKNOWN_REFERENCE: _reference,
    FaultCode.WRONG_GROUP: _wrong_group,
    FaultCode.CYCLE: _cycle,
    FaultCode.UNKNOWN_SUBDIVISION: _subdivision,
    FaultCode.WEEKS_ORDER: _weeks,
    FaultCode.SIGN_OFF_OF_OTHERS: _sign_off_of_others,
    FaultCode.CLOSING_EARLY: _closing_early,
    FaultCode.RENAMED: _renamed,
    FaultCode.LEVEL_TO_ASSESS: _level,
}
