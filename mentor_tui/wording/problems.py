"""Problems as sentences: what is wrong, where, and what would help. One voice for screens and command line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from mentor_tui.domain.people import EVERY_TEAM
from mentor_tui.domain.problems import Code, Problem
from mentor_tui.wording import plain, problems_files, problems_matching
from mentor_tui.wording.language import _, ngettext
from mentor_tui.wording.locks import short, voice
from mentor_tui.wording.plain import Told

Facts = Mapping[str, Any]

SEVERAL_NAMED = 5
"""People of one name who are listed; more are counted."""


def sentence(problem: Problem, names: Mapping[str, str] | None = None) -> str:
    """What went wrong, why, and what would help.

    Args:
        problem: what was raised.
        names: person id -> name; an id without a name stands as it is.

    """
    return said(problem.code, problem.facts, names)


def said(code: Code, facts: Facts, names: Mapping[str, str] | None = None) -> str:
    """The same from a code and its facts, as a check of the files gives them."""
    told = _told(facts, names or {})
    special = _SPECIAL.get(code)
    if special is not None:
        text = special(told)
    else:
        text = _refusals().get(code) or problems_matching.sentences().get(code) or problems_files.sentences()[code]
    text = text.format_map(told)
    if facts.get("near"):
        text += " " + _("Did you mean “{near}”?").format(near=plain.shown(facts["near"]))
    if facts.get("known") and code in (lists := _lists()):
        few, many = lists[code]
        text += " " + (few if len(facts["known"]) <= plain.LISTED_MOST else many).format_map(told)
    if facts.get("row"):
        text = _("Row {row}: {said} Nothing was written.").format(row=facts["row"], said=text)
    return text


def _lists() -> dict[Code, tuple[str, str]]:
    """What is said of what there is, after what was probably meant: where that is little, and where it is much."""
    return {
        Code.UNKNOWN_PATTERN: (_("There are: {known}."), _("The calendar file has all {count}.")),
        Code.UNKNOWN_PLACE: (
            _("There are: {known}. Say so where a new one is meant (--new)."),
            _("“mentor-tui people places” lists all {count}. Say so where a new one is meant (--new)."),
        ),
        Code.UNKNOWN_ROLE: (_("Roles are: {known}."), ""),
        Code.UNKNOWN_CURRICULUM: (_("There are: {known}."), _("“mentor-tui check” lists all {count}.")),
        Code.BAD_CSV: (_("Columns are: {known}."), _("“mentor-tui people add --help” lists all {count}, as options.")),
    }


def _told(facts: Facts, names: Mapping[str, str]) -> Told:
    """Facts made ready for a sentence."""
    told = Told(facts)
    for key, value in facts.items():
        if isinstance(value, str):
            told[key] = plain.shown(value) if key not in ("path", "quarantine") else value
        elif isinstance(value, date):
            # What was typed is said whole: it may be the year that is wrong.
            told[key] = plain.day_month(value, date.min) if key in ("date", "first", "last") else plain.day_month(value)
        elif value is None:
            told[key] = ""
    person = facts.get("person") or ""
    told["name"] = plain.shown(facts.get("name") or names.get(person, person)) or _("this person")
    told["title"] = plain.shown(facts.get("title") or facts.get("on") or "")
    by = facts.get("by")
    told["who_by"] = plain.shown(names.get(by, by)) if by else _("somebody")
    if at := facts.get("at"):
        told |= {"day": plain.day_spoken(at), "on_day": plain.on_day(at)}
    if "known" in facts:
        told["known"], told["count"] = plain.choices(facts["known"]), len(facts["known"])
    return told


def _refusals() -> dict[Code, str]:
    return {
        Code.OWN_SIGN_OFF: _("Nobody signs off in their own journey: “{title}” is for the mentor or a lead to sign."),
        Code.TICKED_ONESELF: _("You ticked “{title}” yourself, so somebody else has to look at it."),
        Code.OWN_MENTOR: _("{name} cannot be their own mentor; choose somebody else."),
        Code.WISHED_ONESELF: _("Nobody is paired with themselves; name somebody else."),
        Code.NOT_A_HIRE: _("{name} is no hire, so they have no mentor. A lead can give them that role."),
        Code.ONLY_OBSERVES: _(
            "{name} is here to observe, so there is nothing of theirs to do. A lead can give another role."
        ),
        Code.NOT_A_MENTOR: _("{name} is no mentor. Choose somebody else; a lead can give them that role."),
        Code.LOGIN_TAKEN: _("The login “{login}” belongs to {person} already; a login is one person’s."),
        Code.EMAIL_TAKEN: _("The e-mail address “{email}” belongs to {person} already; an address is one person’s."),
        Code.HAS_A_HISTORY: _(
            "{name} has a history here, so they stay on the team’s list. Note their last day instead: people last-day."
        ),
        Code.PERSON_EXISTS: _("“{person}” is on the team already, or their record is. Give another id."),
        Code.TEAM_EXISTS: _("There is a team here already. Add people to it, or choose another folder."),
        Code.NO_TEAM: _("There is no team here yet. Begin one, or look at the demo team."),
        Code.NO_RECORDS: _(
            "There are no records in {path}. Look whether it is the right folder: --data names another."
        ),
        Code.NO_CURRICULUM: _(
            "{name} has no curriculum: a lead gives one to hires. For what is somebody else’s, say whose it is."
        ),
        Code.UNKNOWN_PATTERN: _("No working pattern is called “{pattern}”."),
        Code.UNKNOWN_ZONE: _("“{zone}” is no time zone; write it like Europe/Lisbon."),
        Code.NO_ZONES: _(
            "This machine knows no time zones, so “{zone}” cannot be checked. The Python package tzdata brings them."
        ),
        Code.UNKNOWN_PLACE: _("“{place}” is no place of the calendar."),
        Code.UNKNOWN_LANGUAGE: _("“{language}” is no language; write it like pt, or in English like Portuguese."),
        Code.UNKNOWN_ROLE: _("“{role}” is no role."),
        Code.UNKNOWN_ITEM: _("No item of {curriculum} is called “{item}”."),
        Code.UNKNOWN_TASK: _("No side task is called “{task}”."),
        Code.UNKNOWN_THING: _("No item or side task is called “{thing}”."),
        Code.LEFT: _(
            "Your last day was {on}, so nothing is yours to do here any more. If you are back, a lead takes the last day away."
        ),
        Code.NOBODY: _("Nobody on the team is called “{person}”."),
        Code.ALREADY_DONE: _("“{title}” is done already."),
        Code.ALREADY_WAITING: _("“{title}” waits for a sign-off already; nothing more to do for now."),
        Code.NOT_TICKED: _("“{title}” has no tick to take back."),
        Code.NOT_RETURNED: _("“{title}” did not come back, so there is nothing to send again. Tick it instead."),
        Code.NOT_SIGNED: _("“{title}” is not signed off, so there is nothing to withdraw."),
        Code.NEEDS_SEND: _("“{title}” came back for one more go: send it again, with what changed."),
        Code.SIGNED_SINCE: _("{who_by} signed “{title}” off {on_day}. Ask {who_by} to withdraw the sign-off first."),
        Code.NEEDS_LINK: _("“{title}” asks for a link: give one that begins with http:// or https://."),
        Code.NEEDS_EVIDENCE: _("“{title}” asks for evidence: say in a line what was done, or give a link."),
        Code.NEEDS_COMMENT: _("Say in a sentence why; {title} is somebody’s work, and they will read it."),
        Code.NEEDS_OWN_TICK: _(
            "“{title}” asks for a sign-off, so it is for {name} to tick: nobody signs what they ticked themselves."
        ),
        Code.NOTHING_TO_REDO: _("Nothing of yours was undone that could be done again."),
        Code.SAME_MENTOR: _("{mentor} mentors {name} already."),
        Code.NO_PAIRING: _("{name} has no mentor yet. Give them one first."),
        Code.GOES_ON: _("It is agreed already: {name} goes on to another mentor."),
        Code.HANDS_NOTHING_OVER: _("You hand {name} over to nobody, so there is no next mentor to leave a word for."),
        Code.NO_OVERLAP: _(
            "Nobody else mentors {name} until then, so there are no days to share with {mentor}. Leave the overlap out."
        ),
        Code.ENDED_FOR_GOOD: _(
            "{name} and {mentor} were a pair that ended with “asked” or “not again”; such a pair is not made again."
            " Choose somebody else."
        ),
        Code.KEPT_APART: _(
            "{name} and {mentor} are kept apart. Choose somebody else, or allow the pair again first, as a lead may."
        ),
        Code.ALREADY_APART: _("{name} and {mentor} are kept apart already."),
        Code.NOT_APART: _("{name} and {mentor} are not kept apart, so there is nothing to allow again."),
        Code.REASON_NOT_KEPT: _(
            "A reason cannot be kept from others here, so it is not stored. Ask without one, and tell the lead in person."
        ),
        Code.NOTHING_ASKED: _("Nobody has asked that {name} has another mentor."),
        Code.MENTOR_LEAVES: _("{name} leaves on {on}, so they take nobody new. Choose somebody else."),
        Code.ALREADY_HELD: _("“{title}” is yours already."),
        Code.IN_LINE: _(
            "All places of “{title}” are taken; you are number {place} in line and hear of it when one is free."
        ),
        Code.NOTHING_LOCKED: _("“{title}” is not locked for {name}."),
        Code.NOT_UNDOABLE: _(
            "The latest that you did is the joining of {name}. That is not undone, and nothing older in its place. "
            "Edit them instead."
        ),
        Code.NOT_BROUGHT_IN: _(
            "Bringing in what was done before the program is for a lead, and never in one’s own journey."
        ),
        Code.ALREADY_AGREED: _("You said yes to “{title}” for {name} already."),
        Code.LEFT_BEFORE: _(
            "{name} begins on {first}, so {last} cannot be their last day. Change the first day, or give another last one."
        ),
        Code.DATE_ORDER: _("{last} comes before {first}; the first day has to come first."),
        Code.FUTURE_DATE: _("{date} is still ahead; give a day that has passed, or today."),
        Code.PAST_DATE: _("{date} has passed; give today, or a day ahead."),
        Code.TOO_FAR_AHEAD: _("{date} is too far ahead; give a day within {most} days."),
        Code.RESTRICTED_OFF: _(
            "Notes for mentors and leads are not kept here, as everybody who opens the files could read them."
            " “mentor-tui doctor” says how to set them apart."
        ),
        Code.TOO_MANY: _("{count} are given; {most} are the most. Leave out what matters least."),
        Code.NO_CURRICULA: _("No curriculum was found in {path}. Put YAML files there, or name another folder."),
    }


# Where the facts decide, a function chooses the sentence, and makes of the facts what its places need.


def _near_word(facts: Told) -> str:
    return {
        "position": _("Nobody has the position “{word}” yet. Say so where a new one is meant (--new)."),
        "team": _("There is no team “{word}” yet. Say so where a new one is meant (--new)."),
        "area": _("There is no product area “{word}” yet. Say so where a new one is meant (--new)."),
    }[facts["kind"]]


def _unknown_curriculum(facts: Told) -> str:
    if not facts["known"]:
        return _(
            "No curriculum can be read, so none can be given. “mentor-tui check” says what is wrong with the files."
        )
    if not facts["curriculum"]:
        return _("Say which curriculum.")
    return _("No curriculum is called “{curriculum}”.")


def _not_yours(facts: Told) -> str:
    verb, allowed = facts["verb"], facts["allowed"] or ("lead",)
    facts["what"] = {
        "tick": _("Ticking items"),
        "tick mentor item": _("Ticking the mentor’s part"),
        "tick lead item": _("Ticking a lead’s part"),
        "sign off": _("Signing off"),
        "sign off lead item": _("Signing off"),
        "undo": _("Taking that back"),
        "take": _("Working on a side task"),
        "confirm": _("Confirming a side task"),
        "session": _("Logging a session"),
        "note": _("Writing a note there"),
        "restricted note": _("A note for mentors and leads"),
        "say": _("Writing into that thread"),
        "pair": _("Saying who mentors whom"),
        "ask mentor": _("Asking for another mentor"),
        "keep apart": _("Keeping people apart"),
        "see handover": _("Seeing this handover"),
        "hand over": _("Leaving a word for the next mentor"),
        "set room": _("Saying how many mentees somebody takes"),
        "wish": _("Saying whom somebody would like to be paired with"),
        "open lock": _("Opening a lock early"),
        "leave": _("Saying when somebody is away"),
        "people": _("Adding and changing people"),
        "remove": _("Removing people"),
        "programme": _("Pausing, extending or ending a programme"),
        "upkeep": _("Looking after the data"),
        "see roster": _("Seeing the team"),
        "see journey": _("Seeing this journey"),
        "see record": _("Seeing this history"),
    }.get(verb, verb)
    if "teammate" in allowed:
        allowed = ("teammate",)
    # A lead of other teams reads here whose lead it takes.
    lead = _("a lead of their team") if facts["person"] else _("a lead")
    facts["who"] = plain.either([lead if one == "lead" else _relation(one, facts["name"]) for one in allowed])
    if facts["title"] and verb in _ABOUT_ONE_THING:
        return _("{what} is for {who}: “{title}” is not yours to do.")
    return _("{what} is for {who}.")


_ABOUT_ONE_THING = ("sign off", "sign off lead item", "tick", "tick mentor item", "tick lead item", "confirm")
"""What takes a right, and is said with the title of the thing."""


def _relation(relation: str, name: str) -> str:
    return {
        "own": name,
        "mentor": _("the mentor"),
        "observer": _("an observer"),
        "teammate": _("anybody on the team"),
        "owner": _("the track’s owner"),
    }.get(relation, relation)


def _not_their_item(facts: Told) -> str:
    facts["who"] = voice(facts["who"] or "mentor", {})
    return _("“{title}” is owed by {who}, who ticks it. Ask them for it.")


def _asks_a_reason(facts: Told) -> str:
    facts["what"] = {
        "tick": _("Ticking for somebody asks for a reason"),
        "sign off": _("Signing off in the mentor’s place asks for a reason"),
        "open lock": _("Opening a lock early asks for a reason"),
        "reassign": _("Changing or ending a pairing asks for a reason"),
        "keep apart": _("Keeping two people apart asks for a reason"),
        "settle": _("Closing what was asked without another mentor asks for a reason"),
        "extend": _("Extending a plan asks for a reason"),
        "end": _("Ending a programme early asks for a reason"),
    }.get(facts["verb"], _("This asks for a reason"))
    return _("{what}: say in a sentence why. It stands in the history.")


def _beyond_your_teams(facts: Told) -> str:
    facts["mine"] = plain.people([plain.shown(team) for team in facts["mine"]]) or _("no team")
    facts["wanted"] = plain.people([plain.shown(team) for team in facts["wanted"] if team != EVERY_TEAM])
    if not facts["wanted"]:
        return _("You lead {mine}; this is for somebody who leads all teams.")
    return _("You lead {mine}; this is for somebody who leads {wanted}.")


def _login_unknown(facts: Told) -> str:
    if not facts["team"]:
        return _("There is no team here yet. Begin one with “mentor-tui init”, or look at one with “mentor-tui demo”.")
    return _("Nobody on the team has the login “{login}”. Ask a lead to set it for you, or say who you are.")


def _unknown_person(facts: Told) -> str:
    if facts["several"]:
        called = [f"{plain.shown(one['name'])} ({one['id']})" for one in facts["several"]]
        facts["people"] = plain.people(plain.some(called, SEVERAL_NAMED))
        return _("Several people are called “{person}”: {people}. Use the id.")
    return _("Nobody on the team is called “{person}”.")


def _away_already(facts: Told) -> str:
    facts["noted"] = _noted(facts)
    return _(
        "{name} is away then already: {noted}. To shorten a leave, say it anew from its first day, or take days out with"
        " --remove."
    )


def _not_away(facts: Told) -> str:
    facts["noted"] = _noted(facts)
    if not facts["spans"]:
        return _("No days away are noted, so there are none to take back on {date}.")
    return _("No leave is noted for {date}. Noted are: {noted}.")


def _noted(facts: Told) -> str:
    return plain.people(plain.some([plain.day_span(span) for span in facts["spans"]], SEVERAL_NAMED))


def _last_lead(facts: Told) -> str:
    if facts["everywhere"]:
        return _("{name} is the only lead of all teams. Make somebody else one first.")
    return _("{name} is the only lead. Make somebody else a lead first.")


def _too_long(facts: Told) -> str:
    if facts["field"]:
        return _("“{field}” has {length} characters; {most} are the most.")
    return _("The text has {length} characters; {most} are the most. Put the rest behind a link.")


def _not_held(facts: Told) -> str:
    if facts["own"]:
        return _("You have not taken “{title}”. Take it first; then each finished piece can be added.")
    return _("Nobody holds “{title}” here: {name} has not taken it.")


def _locked(facts: Told) -> str:
    if not facts["lock"]:
        return _("“{title}” is locked.")
    facts["way"] = short(facts["lock"], facts["names"] or {})
    return _("“{title}” is locked: {way}.")


def _not_waiting(facts: Told) -> str:
    return {
        "done": _("“{title}” is done already; it does not wait for a sign-off."),
        "returned": _("“{title}” went back for one more go; it waits for {name}, not for you."),
    }.get(facts["state"], _("“{title}” does not wait for a sign-off yet: {name} has to tick it first."))


def _unknown_line(facts: Told) -> str:
    if not facts["lines"]:
        return _("“{on}” has no lines of what good looks like.")
    facts["lines"] = " · ".join(f"{number} {plain.shown(line)}" for number, line in enumerate(facts["lines"], 1))
    return _("“{on}” has no line “{line}”. Its lines are: {lines}.")


def lines_question(problem: Problem) -> str:
    """Whether to sign off although lines are open, as it is asked of whoever sits at a terminal."""
    told = _told(problem.facts, {})
    return _open_lines(told).format_map(told) + " " + _("Sign it off all the same?")


def _open_lines(facts: Told) -> str:
    lines = facts["lines"] or ()
    facts["lines"] = plain.people([f"“{plain.shown(line)}”" for line in lines])
    if facts["asked"]:
        return ngettext(
            "“{title}”: {lines} was asked for last time.", "“{title}”: {lines} were asked for last time.", len(lines)
        )
    return ngettext(
        "“{title}”: {lines} is not marked as seen.", "“{title}”: {lines} are not marked as seen.", len(lines)
    )


def _not_going(facts: Told) -> str:
    state = facts["state"]
    facts["state"] = plain.word(state) if state else _("not going")
    if facts["on"]:
        return _("{name}’s programme ended on {on}.")
    return {
        "paused": _("{name}’s programme is paused. Resume it first."),
        "none": _("{name} has no programme. Give them a curriculum first."),
    }.get(state, _("{name}’s programme is {state}, so this cannot be done now."))


def _changed_since(facts: Told) -> str:
    if not facts["by"]:
        return _("This has changed since you looked. Look again, then decide.")
    return _("{who_by} has acted on this since you looked ({day}). Look again, then decide.")


def _nothing_to_undo(facts: Told) -> str:
    if facts["reason"] == "full":
        return _("The place in “{title}” has gone to somebody else since, so it cannot be taken back.")
    return _("There is nothing of yours left to take back.")


def _acted_since(facts: Told) -> str:
    if facts["kind"] == "signed":
        return _("{who_by} has signed it off since, {on_day}. Ask {who_by} to withdraw the sign-off.")
    if facts["of"] == "signed":
        return _("{who_by} has acted on it since, {on_day}, so it is not undone. Withdraw the sign-off instead.")
    return _("{who_by} has acted on it since, {on_day}, so it is not taken back. Ask {who_by}.")


def _no_room(facts: Told) -> str:
    facts["load"], facts["room"] = facts["load"] or 0, facts["room"] or 0
    text = ngettext(
        "{name} has {load} of {room} mentee and no room for another.",
        "{name} has {load} of {room} mentees and no room for another.",
        facts["room"],
    )
    others = [plain.shown(other) for other in facts["others"]]
    if not others:
        return text + " " + _("Nobody else has room either: give somebody more, or ask around.")
    facts["others"] = plain.people(others if len(others) <= 4 else [*others[:4], _("others")])
    return text + " " + _("There is room with {others}.")


def _over_budget(facts: Told) -> str:
    would, allowed, later = facts["would"], facts["allowed"], facts["later"]
    facts |= {"would": plain.number(would), "allowed": plain.number(allowed), "over": plain.hours(would - allowed)}
    text = _("{title} would take you to {would} of {allowed} hours off the queue this week.")
    if facts["held"]:
        facts["titles"] = plain.either([plain.shown(title) for title, _hours in facts["held"]])
        help_ = _("Give back {over} of {titles}, or ask a lead")
    elif facts["mentoring"]:
        facts["mentoring"] = plain.hours(facts["mentoring"])
        help_ = _("Mentoring takes {mentoring} of them; ask a lead")
    else:
        help_ = _("Ask a lead")
    if not later:
        return f"{text} {help_}."
    facts |= {"help": help_.format_map(facts), "day": plain.day_month(later[0]), "hours": plain.number(later[1])}
    return text + " " + _("{help}; from {day} you have {hours}.")


def _tasks_at_once(facts: Told) -> str:
    facts["held"] = plain.people([plain.shown(title) for title in facts["held"]])
    return ngettext(
        "{most} side task at once is the most, and you have {held}. Give it back first.",
        "{most} side tasks at once are the most, and you have {held}. Give one back first.",
        facts["most"] or 0,
    )


def _not_sent(facts: Told) -> str:
    if facts["state"] == "returned":
        return _("“{title}” went back for one more go; it waits for {name}.")
    facts |= {"count": facts["count"] or 0, "times": facts["times"] or 1}
    return _("“{title}” is not finished: {count} of {times} are in.")


def _confirmed_by_others(facts: Told) -> str:
    facts["who"] = plain.people([voice(one, {}) for one in facts["voices"] or ("lead",)])
    return _("“{title}” is for {who} to confirm.")


_SPECIAL: dict[Code, Callable[[Told], str]] = {
    Code.NOT_YOURS: _not_yours,
    Code.NEAR_WORD: _near_word,
    Code.UNKNOWN_CURRICULUM: _unknown_curriculum,
    Code.NOT_THEIR_ITEM: _not_their_item,
    Code.ASKS_A_REASON: _asks_a_reason,
    Code.BEYOND_YOUR_TEAMS: _beyond_your_teams,
    Code.LOGIN_UNKNOWN: _login_unknown,
    Code.UNKNOWN_PERSON: _unknown_person,
    Code.TEXT_TOO_LONG: _too_long,
    Code.LAST_LEAD: _last_lead,
    Code.AWAY_ALREADY: _away_already,
    Code.NOT_AWAY: _not_away,
    Code.LOCKED: _locked,
    Code.NOT_HELD: _not_held,
    Code.NOT_WAITING: _not_waiting,
    Code.UNKNOWN_LINE: _unknown_line,
    Code.LINES_NOT_YET: _open_lines,
    Code.NOT_GOING: _not_going,
    Code.CHANGED_SINCE: _changed_since,
    Code.NOTHING_TO_UNDO: _nothing_to_undo,
    Code.ACTED_SINCE: _acted_since,
    Code.NO_ROOM: _no_room,
    Code.OVER_BUDGET: _over_budget,
    Code.TASKS_AT_ONCE: _tasks_at_once,
    Code.NOT_SENT: _not_sent,
    Code.CONFIRMED_BY_OTHERS: _confirmed_by_others,
    **problems_files.SPECIAL,
    **problems_matching.SPECIAL,
}
