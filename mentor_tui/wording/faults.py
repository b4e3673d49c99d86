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
                "{path}: warning: {count} more title is too long for lists; “check --all” shows it.",
                "{path}: warning: {count} more titles are too long for lists; “check --all” shows them all.",
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
        FaultCode.UNKNOWN_KIND: (
            _("The first key must be one of {known}."),
            _("The first key must be one of {known}."),
        ),
        FaultCode.NOT_ONE_OF: (
            _("It must be one of {known}."),
            _("It must be one of {known}; “mentor-tui schema” lists them all."),
        ),
        FaultCode.UNKNOWN_SUBDIVISION: (_("There are {known}."), _("Use ISO 3166-2 codes, such as {known}.")),
    }


def _plain(code: FaultCode) -> str:
    return {
        FaultCode.NO_SUCH_PATH: _("There is no such file or folder."),
        FaultCode.UNREADABLE: _("This cannot be read: {problem}."),
        FaultCode.NO_FILES: _("There are no YAML files in this folder or its subfolders."),
        FaultCode.TOO_MANY_FILES: _("There are more than {most} YAML files; the rest were not read."),
        FaultCode.TOO_LARGE: _(
            "This file is larger than {most} MB, so it was not read. Split it: one curriculum to a file."
        ),
        FaultCode.NOT_UTF8: _("From here on this is not UTF-8 text. Save the file as UTF-8."),
        FaultCode.COLON: _('This text has a colon in it, so it needs quotation marks: title: "Read: the basics".'),
        FaultCode.CUT_OFF: _(
            "“{rest}” is taken for a comment and left out. Put the whole text in quotation marks to keep it."
        ),
        FaultCode.TAB: _("Tabs are not allowed here: indent with spaces."),
        FaultCode.BAD_CHARACTER: _("The character {character} is not allowed in YAML."),
        FaultCode.HIDDEN_CHARACTERS: _(
            "This text contains control characters or text direction marks; they are left out."
        ),
        FaultCode.TOO_DEEP: _("This is nested more than {most} levels deep, so the file was not read."),
        FaultCode.TOO_MANY_NODES: _("There are more than {most} values, so the file was not read."),
        FaultCode.ANCHOR: _("Anchors (&{name}) cannot be used here."),
        FaultCode.ALIAS: _("Aliases (*{name}) cannot be used here: write the text out."),
        FaultCode.MERGE_KEY: _("Merge keys (<<) cannot be used here: write the keys out."),
        FaultCode.TAG: _("Tags ({tag}) cannot be used here."),
        FaultCode.COMPLEX_KEY: _("A key must be a plain word, without brackets or braces."),
        FaultCode.DUPLICATE_KEY: _("“{key}” is here twice; the first is on line {line}."),
        FaultCode.SECOND_DOCUMENT: _("A file can hold one document only; a second one starts here."),
        FaultCode.EMPTY_FILE: _("The file is empty."),
        FaultCode.NOT_A_MAPPING: _(
            "A file must be a mapping (key: value), and its first key says what kind of file it is."
        ),
        FaultCode.UNKNOWN_KIND: _("“{key}” does not say what kind of file this is."),
        FaultCode.NOT_ONE_OF: _("“{key}” cannot be “{value}”."),
        FaultCode.UNKNOWN_KEY: _("“{key}” is not a key that can be used here."),
        FaultCode.TOO_LONG: _("“{key}” is longer than {most}."),
        FaultCode.TOO_WIDE: _("“{key}” is {taken} cells wide; there is room for {most}."),
        FaultCode.EMPTY_LIST: _("“{key}” must not be empty."),
        FaultCode.EMPTY_CONDITION: _("This condition is empty. Say what it waits for, or leave it out."),
        FaultCode.BAD_ID: _(
            "“{value}” is not an id. Use lower-case letters, digits and single hyphens, at most 64 characters."
        ),
        FaultCode.BAD_DATE: _("“{value}” is not a date. Write “on” as YYYY-MM-DD and “every” as MM-DD."),
        FaultCode.BAD_SHIFT: _("“{value}” is not a span of working hours. Write it like “09:00-17:30”."),
        FaultCode.HOLIDAY_WHEN: _("A holiday needs exactly one of “on”, “every” and “easter”."),
        FaultCode.NO_WEIGHT: _("At least one weight must be more than 0."),
        FaultCode.OTHER: _("“{key}”: {problem}."),
        FaultCode.WAS_LIVE: _("“{id}” is in use (line {line}), so it cannot also be a former id."),
        FaultCode.WAS_TWICE: _("“{id}” is already a former id of “{other}”."),
        FaultCode.UNREACHABLE: _("“{id}” can never open: it needs “{needs}”, which never opens."),
        FaultCode.NO_BASICS: _("This curriculum has no basics, so this condition does nothing."),
        FaultCode.NO_CLOSING: _("The basics have no closing talk. Give one item “closes: basics”."),
        FaultCode.SECOND_CLOSING: _("“{other}” closes the basics already; only one item can."),
        FaultCode.CLOSING_OUTSIDE: _("“{id}” closes the basics but is not in a phase with “basics: true”."),
        FaultCode.CLOSING_UNUSED: _("“{id}” closes the basics, so everybody has to have it: it cannot be “{what}”."),
        FaultCode.DRAFT_NEEDED: _(
            "“{id}” waits for “{needs}”, which is a draft that nobody has: it would never open. Remove “state: draft” "
            "there, or the reference here."
        ),
        FaultCode.DRAFT_TICKED: _(
            "“{id}” is a draft that people have begun ({people}); they keep it. If it is in use no more, write “state: "
            "deprecated”."
        ),
        FaultCode.OPTIONAL_NEEDED: _(
            "“{id}” has to be done, but waits for “{needs}”, which is optional. Make “{id}” optional too, or remove the "
            "reference."
        ),
        FaultCode.NO_CLEARANCE: _("“sign_off: cleared” needs a “clearance”."),
        FaultCode.EACH_WITHOUT_SIGN_OFF: _("“sign_off_each” needs a “sign_off”."),
        FaultCode.NO_LOOK_FOR: _("This needs a sign-off, but no “look_for” says what good looks like."),
        FaultCode.LINES_UNSIGNED: _(
            "“look_for” says what good looks like, but without “sign_off” nobody is asked to look."
        ),
        FaultCode.DUE_BEFORE: _("“{id}” is due on day {day}, but waits for “{needs}”, which is due on day {other}."),
        FaultCode.DUE_BEFORE_DAYS: _("“{id}” is due on day {day}, but opens only after {days} working days."),
        FaultCode.OWED_BY_NOBODY: _(
            "“owed” tells the hire what a mentor or lead owes them, but this is the hire’s own part. Remove "
            "it, or say in “who” whose part it is."
        ),
        FaultCode.PART_RESERVED: _("“{id}” has a meaning already, so no part can have this id. Choose another one."),
        FaultCode.PART_TITLE: _(
            "The part “{id}” is called “{other}” in {path}, line {line}, and “{title}” here. Give it one title."
        ),
        FaultCode.UNDER_NOT_BEFORE: _(
            "“{id}” is under “{under}”, which is no earlier item of this module. Name one that comes before it here."
        ),
        FaultCode.NEAR_MISS: _("The {key} “{value}” is used here only."),
        FaultCode.NOBODY: _("Nobody on the team has the id “{value}” ({key})."),
        FaultCode.NO_SUCH_LEVEL: _("“{id}” has no level {level}: its list ends at {most}."),
        FaultCode.AREA_IN_ITEM: _("Only a side task waits for an area; an item belongs to no track."),
        FaultCode.AREA_OFF_TRACK: _(
            "The area “{id}” is on the track “{other}”, so nothing on “{track}” can wait for it."
        ),
        FaultCode.NO_AREA_ON_TRACK: _("No area is on the track “{track}”, so none of it can be free."),
        FaultCode.AREA_CALLED_FREE: _(
            "“{id}” in a condition means any area that has no owner. Give this one another id."
        ),
        FaultCode.OWNER_IN_ITEM: _("Only a track has an owner; an item is confirmed by a mentor or a lead."),
        FaultCode.STEP_ORDER: _("“{step}” is out of order: the steps are look, help, do, own."),
        FaultCode.STEP_TWICE: _("This track already has a step “{step}”."),
        FaultCode.RUNG_PREFIX: _("“{id}” must start with “{track}-”."),
        FaultCode.LEVELS_MOST: _(
            "A competency has levels 1 to {most}, and no “{level}”. Remove this one, or merge two of them."
        ),
        FaultCode.PATH_TO_ITSELF: _("A path cannot lead from “{id}” to itself. Remove it."),
        FaultCode.PATH_OUT: _("“{id}” is under “elsewhere”, so it is open to everybody. Remove it here."),
        FaultCode.NO_LAST_RUNG: _(
            "The track “{track}” has no rung with “step: own”, so no side task leads to this area."
        ),
        FaultCode.LEVEL_GAP: _("Level {level} is here, but level {missing} is not."),
        FaultCode.BREAK_TOO_LONG: _("A break of {minutes} minutes leaves nothing of {shift} ({day})."),
        FaultCode.HOURS_ORDER: _(
            "“least” is {least:g} and “full” is {full:g}: the hours a pair must share cannot be more than the "
            "hours that earn full points."
        ),
        FaultCode.NAMED_TWICE: _("“{value}” is here twice; the first is on line {line}."),
        FaultCode.UNKNOWN_ZONE: _("“{value}” is not a time zone. Write it like Europe/Lisbon."),
        FaultCode.UNKNOWN_COUNTRY: _("No country has the code “{value}”. Use two letters, like PT."),
        FaultCode.SUBDIVISION_ALONE: _("“subdivision” needs a “country” as well."),
        FaultCode.HOLIDAYS_END: _(
            "The holidays of {title} are known up to the end of {year} only. After that no holiday counts there."
        ),
    }[code]


def _too_many(facts: Told) -> str:
    if facts["warning"]:
        return _("There are more than {most} warnings; the rest are not shown.")
    return _("There are more than {most} problems; the rest are not shown.")


def _long_title(facts: Told) -> str:
    if facts["short"]:
        return _("The title is {taken} cells wide and lists have room for {most}. “short: {short}” would do.")
    return _("The title is {taken} cells wide and lists have room for {most}. Add a “short”.")


def _bad_link(facts: Told) -> str:
    if facts["value"].startswith("#"):
        return _("“{value}” is not the name of a channel: that is “#” and letters without a space, “#help”.")
    if " " in facts["value"]:
        return _("“{value}” has a space in it, so it is not a link. Write %20 for the space.")
    return _("“{value}” is not a link: a link starts with http://, https:// or mailto:, and a channel with “#”.")


def _label_twice(facts: Told) -> str:
    if facts["path"]:
        return _("Lists would show “{label}” twice: “{other}” in {path} is already called that.")
    return _("Lists would show “{label}” twice: “{other}” on line {line} is already called that.")


def _syntax(facts: Told) -> str:
    if "context_line" in facts:
        return _("This is not YAML: {problem} ({context}, line {context_line}).")
    return _("This is not YAML: {problem}.")


def _missing(facts: Told) -> str:
    if facts["key"] == "track":
        return _("“track” is missing: owning an area is the last rung of a track. Say which track.")
    return _("“{key}” is missing.")


def _reused(facts: Told) -> str:
    if facts["what"] in ("item", "rung"):
        return _(
            "“{id}” used to be the id of “{title}”, so old ticks for that would count for this. Choose another id."
        )
    return _("“{id}” used to be the id of “{title}”, and still means that in the records. Choose another id.")


def _empty_value(facts: Told) -> str:
    if not facts["key"]:
        return _("There is no value here. Add one, or remove the line.")
    return _("“{key}” has no value. Add one, or leave the key out.")


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
        return _("“{key}” must be {wanted}: write {value} without quotation marks.")
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
        return _("“{id}” is already in use: {path}, line {line}.")
    facts["what"] = _kind(facts["what"])
    return _("“{id}” is already in use by {what} on line {line}.")


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
        "areas": _("a set of areas"),
        "positions": _("a set of positions"),
        "product_areas": _("a set of product areas"),
        "area": _("an area"),
        "position": _("a position"),
        "product area": _("a product area"),
        "elsewhere": _("a place outside support"),
        "part": _("a part"),
        "pattern": _("a pattern"),
        "place": _("a place"),
    }[word]


def _wrong_group(facts: Told) -> str:
    facts |= {"what": _kind(facts["what"]), "wanted": _kind(facts["wanted"])}
    return _("“{value}” is {what}, not {wanted}.")


def _second_of_kind(facts: Told) -> str:
    return {
        "calendar": _("There is already a calendar: {path}."),
        "budget": _("There is already a budget: {path}."),
        "matching": _("There is already a matching policy: {path}."),
    }[facts["kind"]]


def _reference(facts: Told) -> str:
    return {
        "requires": _("This curriculum has no item, module or phase with the id “{value}”."),
        "item": _("No item has the id “{value}”."),
        "module": _("No module has the id “{value}”."),
        "phase": _("No phase has the id “{value}”."),
        "side_task": _("No side task has the id “{value}”."),
        "competency": _("No competency has the id “{value}”."),
        "track": _("No track has the id “{value}”."),
        "curriculum": _("No curriculum has the id “{value}”."),
        "area": _("No area of responsibility has the id “{value}”."),
        "product_area": _("No product area has the id “{value}”."),
        "position": _("No position has the id “{value}”."),
        "leads_to": _("No position has the id “{value}”, so this path leads nowhere."),
    }[facts["what"]]


def _subdivision(facts: Told) -> str:
    if not facts["known"]:
        return _("No region of {country} has holidays of its own. Leave “subdivision” out.")
    return _("“{value}” is not a region of {country}.")


def _cycle(facts: Told) -> str:
    loop: list[str] = facts["loop"]
    count = len(loop) - 1
    facts |= {"first": loop[0], "loop": " → ".join(loop), "count": count}
    return ngettext(
        "“{first}” waits for itself, so it can never open: {loop}.",
        "These {count} wait for each other, so none can open: {loop}.",
        count,
    )


def _sign_off_of_others(facts: Told) -> str:
    return {
        "mentor": _(
            "This is the mentor’s own part, so nobody signs it off. Remove “sign_off”, or make it the hire’s part."
        ),
        "lead": _("This is a lead’s own part, so nobody signs it off. Remove “sign_off”, or make it the hire’s part."),
    }.get(facts["who"]) or _("This is not the hire’s own part, so nobody signs it off. Remove “sign_off”, or “who”.")


def _closing_early(facts: Told) -> str:
    names = [f"“{name}”" for name in facts["names"]]
    if facts["more"]:
        names.append(ngettext("{count} more", "{count} more", facts["more"]).format(count=facts["more"]))
    facts["names"] = people(names)
    return _("“{id}” closes the basics but does not wait for {names}. Name them, or their phases, under “requires”.")


def _renamed(facts: Told) -> str:
    count = facts["people"]
    text = ngettext(
        "{people} person has worked on “{id}”, which is no longer here. Was it renamed?",
        "{people} people have worked on “{id}”, which is no longer here. Was it renamed?",
        count,
    )
    if facts["now"]:
        return text + " " + _("If it is now “{now}”, write “was: [{id}]” there, so that nobody loses a tick.")
    return text + " " + _("If so, write “was: [{id}]” under its new id, so that nobody loses a tick.")


def _deprecated(facts: Told) -> str:
    if facts["rung"]:
        return _("“{id}” waits for “{needs}”, which is deprecated: nobody new can do it. Remove it here.")
    return _(
        "“{id}” waits for “{needs}”, which is deprecated: whoever has not begun it is not asked for it. Remove it here."
    )


def _weeks(facts: Told) -> str:
    if "last" in facts:
        return _("Week {last} comes before week {first}.")
    return _("Week {first} is already in an earlier row, or that row has no “to”.")


def _level(facts: Told) -> str:
    if facts["what"] == "rung":
        return _("A side task can show level 2 at most, so level {level} counts as 2. Above that, a person decides.")
    if facts["what"] == "area":
        return _("Owning an area can show level 2 at most, so level {level} counts as 2. Above that, a person decides.")
    if facts["most"] == 1:
        return _("Without a sign-off an item can show level 1 at most, so level {level} counts as 1.")
    return _(
        "With a sign-off an item can show level 2 at most, so level {level} counts as 2. Above that, a person decides."
    )


_SPECIAL = {
    FaultCode.LABEL_TWICE: _label_twice,
    FaultCode.TOO_MANY_FAULTS: _too_many,
    FaultCode.LONG_TITLE: _long_title,
    FaultCode.BAD_LINK: _bad_link,
    FaultCode.MISSING_KEY: _missing,
    FaultCode.REUSED_ID: _reused,
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
    FaultCode.DEPRECATED_NEEDED: _deprecated,
}
