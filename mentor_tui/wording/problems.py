"""Problems as sentences: what is wrong, where, and what would help. One voice for screens and command line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from mentor_tui.domain.people import EVERY_TEAM
from mentor_tui.domain.problems import Code, Problem
from mentor_tui.wording import (
    plain,
    problems_areas,
    problems_board,
    problems_days,
    problems_decisions,
    problems_files,
    problems_fit,
    problems_forgetting,
    problems_matching,
    problems_records,
    problems_rights,
    problems_side_tasks,
)
from mentor_tui.wording.language import _, ngettext
from mentor_tui.wording.locks import because, short, voice
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
        several = (
            _refusals(),
            problems_side_tasks.sentences(),
            problems_areas.sentences(),
            problems_matching.sentences(),
            problems_board.sentences(),
            problems_records.sentences(),
        )
        made = next((said[code] for said in several if code in said), None)
        text = made if made is not None else problems_files.sentences()[code]
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
        Code.UNKNOWN_PATTERN: (_("You can use: {known}."), _("The calendar file lists all {count}.")),
        Code.UNKNOWN_PLACE: (
            _("You can use: {known}. Add --new if you mean a new one."),
            _("“mentor-tui people places” lists all {count}. Add --new if you mean a new one."),
        ),
        Code.UNKNOWN_ROLE: (_("The roles are: {known}."), ""),
        Code.UNKNOWN_PART: (_("You can use: {known}."), _("The curricula name all {count}.")),
        Code.UNKNOWN_MODULE: (
            _("You can use: {known}."),
            _("The export of “{curriculum}” lists all {count}."),
        ),
        Code.UNKNOWN_PHASE: (_("The phases are: {known}."), _("The phases are: {known}.")),
        Code.UNKNOWN_POSITION: (_("You can use: {known}."), _("“paths” lists all {count}.")),
        Code.UNKNOWN_PRODUCT_AREA: (_("You can use: {known}."), _("“briefings” lists all {count}.")),
        Code.UNKNOWN_COHORT: (_("You can use: {known}."), _("“people cohorts” lists them.")),
        Code.UNKNOWN_CURRICULUM: (_("You can use: {known}."), _("“mentor-tui check” lists all {count}.")),
        Code.BAD_CSV: (
            _("The columns are: {known}."),
            _("“mentor-tui people add --help” lists all {count} as options."),
        ),
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
    for several in ("both", "people"):
        if isinstance(facts.get(several), list):
            told[several] = plain.choices(facts[several])
    if "known" in facts:
        told["known"], told["count"] = plain.choices(facts["known"]), len(facts["known"])
    return told


def _refusals() -> dict[Code, str]:
    return {
        Code.OWN_SIGN_OFF: _("Nobody signs off their own work: “{title}” is for the mentor or a lead to sign off."),
        Code.TICKED_ONESELF: _("You ticked “{title}” yourself, so somebody else has to look at it."),
        Code.OWN_MENTOR: _("{name} cannot be their own mentor. Choose somebody else."),
        Code.WISHED_ONESELF: _("Nobody can be paired with themselves. Name somebody else."),
        Code.NOT_A_HIRE: _("{name} is not a hire, so they have no mentor. A lead can give them that role."),
        Code.ONLY_OBSERVES: _("{name} is here to observe and has nothing to do. A lead can give them another role."),
        Code.NOT_A_MENTOR: _("{name} is not a mentor. Choose somebody else, or ask a lead to give them that role."),
        Code.LOGIN_TAKEN: _("The login “{login}” already belongs to {person}. Give another one."),
        Code.EMAIL_TAKEN: _("The e-mail address “{email}” already belongs to {person}. Give another one."),
        Code.HAS_A_HISTORY: _(
            "{name} has a history here, so they cannot be removed. Note their last day instead: people last-day."
        ),
        Code.PERSON_EXISTS: _("The id “{person}” is already in use. Give another id."),
        Code.SAME_NAME: _(
            "There is already somebody called {name} ({person}). If this is another person, give them an id of their own, "
            "like {free}."
        ),
        Code.NAMESAKE: _(
            "There is already somebody called {name} ({people}). If this is the same person, give their e-mail address or "
            "id; if it is another one, give an id of their own, like {free}."
        ),
        Code.ROW_TWICE: _("{name} is in row {other} already. Leave one of the two out."),
        Code.WAITS_FOR_ROW: _("{name} is in row {other}, which cannot be taken yet. Put that one right first."),
        Code.TWO_PEOPLE: _("Id and e-mail address belong to two people: {both}. Leave out the one that is wrong."),
        Code.TEAM_EXISTS: _("There is already a team here. Add people to it, or choose another folder."),
        Code.NO_TEAM: _("There is no team here yet. Start one, or look at the demo team."),
        Code.NO_RECORDS: _("There are no records in {path}. Is it the right folder? Use --data to name another."),
        Code.NO_CURRICULUM: _(
            "{name} has no curriculum; a lead can give hires one. If you meant somebody else’s item, say whose."
        ),
        Code.UNKNOWN_PATTERN: _("There is no working pattern “{pattern}”."),
        Code.UNKNOWN_ZONE: _("“{zone}” is not a time zone. Write it like Europe/Lisbon."),
        Code.NO_ZONES: _(
            "This machine has no time zone data, so “{zone}” cannot be checked. Install the Python package tzdata."
        ),
        Code.UNKNOWN_PLACE: _("“{place}” is not a place in the calendar."),
        Code.UNKNOWN_LANGUAGE: _("“{language}” is not a language. Write it like pt, or in English like Portuguese."),
        Code.UNKNOWN_ROLE: _("“{role}” is not a role."),
        Code.UNKNOWN_PART: _("There is no part “{part}”."),
        Code.UNKNOWN_MODULE: _("“{curriculum}” has no module with the id “{module}”."),
        Code.UNKNOWN_PHASE: _("There is no phase “{phase}”."),
        Code.UNKNOWN_ITEM: _("“{curriculum}” has no item with the id “{item}”."),
        Code.UNKNOWN_TASK: _("There is no side task with the id “{task}”."),
        Code.UNKNOWN_COMPETENCY: _("There is no competency with the id “{competency}”."),
        Code.UNKNOWN_LEVEL: _("“{title}” has no level {level}. Its levels are {known}."),
        Code.UNKNOWN_EXAMPLE: _("“{title}” has no example number {number} for {name}."),
        Code.EXAMPLE_OF_ANOTHER: _("{who_by} wrote that example, so it is for {who_by} or a lead to take back."),
        Code.EXAMPLE_CONFIRMED: _("{who_by} has confirmed that example, so it is for a lead to take back."),
        Code.EXAMPLE_OF_ONES_OWN: _(
            "You wrote what waits for “{title}” at level {level} yourself, so somebody else has to confirm it."
        ),
        Code.NO_EXAMPLE_WAITS: _(
            "No example for “{title}” at level {level} is waiting. Write one first: what {name} did, on which day."
        ),
        Code.LEVEL_BY_A_LEAD: _("Level {level} of “{title}” is for a lead to confirm."),
        Code.UNKNOWN_THING: _("There is no item or side task with the id “{thing}”."),
        Code.LEFT: _(
            "Your last day was {on}, so there is nothing more for you to do here. If you are back, ask a lead "
            "to remove your last day."
        ),
        Code.NOBODY: _("Nobody on the team is called “{person}”."),
        Code.ALREADY_DONE: _("“{title}” is already done."),
        Code.ALREADY_WAITING: _("“{title}” is already waiting for a sign-off. There is nothing more to do for now."),
        Code.NOT_TICKED: _("“{title}” has no tick to take back."),
        Code.NOT_RETURNED: _("“{title}” did not come back, so there is nothing to send again. Tick it instead."),
        Code.NOT_SIGNED: _("“{title}” is not signed off, so there is no sign-off to withdraw."),
        Code.NEEDS_SEND: _("“{title}” came back for one more go. Send it again and say what you changed."),
        Code.SIGNED_SINCE: _("{who_by} signed off “{title}” {on_day}. Ask {who_by} to withdraw the sign-off first."),
        Code.NEEDS_LINK: _("“{title}” needs a link: give one that starts with http:// or https://."),
        Code.NEEDS_EVIDENCE: _("“{title}” needs evidence: say in a line what you did, or give a link."),
        Code.NEEDS_COMMENT: _("Say in a sentence why: “{title}” is the work of {name}, who will read it."),
        Code.NEEDS_OWN_TICK: _(
            "“{title}” needs a sign-off, so {name} has to tick it: nobody signs off what they ticked themselves."
        ),
        Code.NOT_SKIPPED: _("“{title}” was not skipped for {name}."),
        Code.NOT_MOVED: _("“{title}” has the day that the plan gives it."),
        Code.NOTHING_TO_REDO: _("You have not undone anything that could be redone."),
        Code.SAME_MENTOR: _("{mentor} already mentors {name}."),
        Code.NO_PAIRING: _("{name} has no mentor yet. Give them one first."),
        Code.GOES_ON: _("It is already agreed that {name} moves to another mentor."),
        Code.HANDS_NOTHING_OVER: _(
            "You are not handing {name} over to anybody, so there is no next mentor to leave a message for."
        ),
        Code.NO_OVERLAP: _(
            "Nobody else mentors {name} before then, so there is no handover to share with {mentor}. Leave the "
            "overlap out."
        ),
        Code.ENDED_FOR_GOOD: _(
            "{name} and {mentor} were a pair before, and it ended with “asked” or “not again”, so they cannot "
            "be paired again. Choose somebody else."
        ),
        Code.KEPT_APART: _(
            "{name} and {mentor} are kept apart. Choose somebody else, or as a lead allow the pair again first."
        ),
        Code.ALREADY_APART: _("{name} and {mentor} are already kept apart."),
        Code.NOT_APART: _("{name} and {mentor} are not kept apart, so there is nothing to allow again."),
        Code.REASON_NOT_KEPT: _(
            "A reason cannot be kept private here, so it was not stored. Ask without one, and tell the lead in person."
        ),
        Code.NOTHING_ASKED: _("Nobody has asked for another mentor for {name}."),
        Code.MENTOR_LEAVES: _("{name} leaves on {on}, so they cannot take anybody new. Choose somebody else."),
        Code.ALREADY_HELD: _("You already have “{title}”."),
        Code.IN_LINE: _(
            "All places for “{title}” are taken. You are number {place} on the waiting list and will be told when one is free."
        ),
        Code.NOT_UNDOABLE: _(
            "The last thing you did was to add {name}, which cannot be undone, and nothing older is undone "
            "instead. Edit or remove them."
        ),
        Code.NOT_BROUGHT_IN: _("Only a lead can record what was done before mentor-tui, and never for themselves."),
        Code.ALREADY_AGREED: _("You have already said yes to “{title}” for {name}."),
        Code.LEFT_BEFORE: _(
            "{name} starts on {first}, so {last} cannot be their last day. Change the first day, or give a "
            "later last day."
        ),
        Code.DATE_ORDER: _("{last} is before {first}. Give the earlier day first."),
        Code.FUTURE_DATE: _("{date} is in the future. Give today or an earlier day."),
        Code.PAST_DATE: _("{date} is in the past. Give today or a later day."),
        Code.TOO_FAR_AHEAD: _("{date} is too far ahead. Give a day within the next {most} days."),
        Code.RESTRICTED_OFF: _(
            "Notes for mentors and leads are switched off here, because everybody who opens the files could "
            "read them. “mentor-tui doctor” says how to protect them."
        ),
        Code.TOO_MANY: _("You gave {count}; at most {most} are possible. Leave out what matters least."),
        Code.NO_CURRICULA: _("There is no curriculum in {path}. Put YAML files there, or name another folder."),
    }


# Where the facts decide, a function chooses the sentence, and makes of the facts what its places need.


def _near_word(facts: Told) -> str:
    return {
        "position": _("Nobody has the position “{word}” yet. Add --new if you mean a new one."),
        "team": _("There is no team “{word}” yet. Add --new if you mean a new one."),
        "area": _("There is no product area “{word}” yet. Add --new if you mean a new one."),
    }[facts["kind"]]


def _unknown_curriculum(facts: Told) -> str:
    # A list leaves out which there are, and says nothing of whether there are any.
    if "known" in facts and not facts["known"]:
        return _(
            "No curriculum can be read, so none can be chosen. “mentor-tui check” says what is wrong with the files."
        )
    if not facts["curriculum"]:
        return _("Say which curriculum.")
    return _("There is no curriculum with the id “{curriculum}”.")


def _unknown_cohort(facts: Told) -> str:
    if not facts["known"]:
        return _("Nobody on this curriculum is in a cohort yet.")
    return _("Nobody on this curriculum is in the cohort “{cohort}”.")


def _not_their_item(facts: Told) -> str:
    facts["who"] = voice(facts["who"] or "mentor", {})
    return _("“{title}” is up to {who}, who will tick it. Ask them for it.")


def _asks_a_reason(facts: Told) -> str:
    facts["what"] = {
        "tick": _("To tick for somebody else you need a reason"),
        "sign off": _("To sign off in the mentor’s place you need a reason"),
        "fit": _("To change what is asked of somebody you need a reason"),
        "open lock": _("To open a lock early you need a reason"),
        "leave area": _("To let somebody go from an area you need a reason"),
        "reassign": _("To change or end a pairing you need a reason"),
        "keep apart": _("To keep two people apart you need a reason"),
        "settle": _("To close the request without another mentor you need a reason"),
        "extend": _("To extend a plan you need a reason"),
        "all hands": _("To call all hands you need a reason"),
        "end": _("To end a programme early you need a reason"),
        "correct position": _("To correct a position you need a reason"),
        "withdraw decision": _("To withdraw a decision you need a reason"),
    }.get(facts["verb"], _("This needs a reason"))
    return _("{what}: say why in a sentence. It is kept in the history.")


def _beyond_your_teams(facts: Told) -> str:
    facts["mine"] = plain.people([plain.shown(team) for team in facts["mine"]]) or _("no team")
    facts["wanted"] = plain.people([plain.shown(team) for team in facts["wanted"] if team != EVERY_TEAM])
    if not facts["wanted"]:
        return _("You lead {mine}. This is for somebody who leads all teams.")
    return _("You lead {mine}. This is for somebody who leads {wanted}.")


def _login_unknown(facts: Told) -> str:
    if facts.get("path"):
        return _(
            "The folder {path} is not there. If it held your team, it was moved, deleted or is not connected: ask the "
            "person who looks after it. “mentor-tui init” starts a new team there."
        )
    if not facts["team"]:
        return _(
            "There is no team here yet. Start one with “mentor-tui init”, or look at the demo team with "
            "“mentor-tui demo”."
        )
    return _("Nobody on the team has the login “{login}”. Ask a lead to set it for you, or say who you are with --as.")


def _unknown_person(facts: Told) -> str:
    if facts["several"]:
        called = [f"{plain.shown(one['name'])} ({one['id']})" for one in facts["several"]]
        facts["people"] = plain.people(plain.some(called, SEVERAL_NAMED))
        return _("Several people are called “{person}”: {people}. Use the id.")
    return _("Nobody on the team is called “{person}”.")


def _away_already(facts: Told) -> str:
    facts["noted"] = _noted(facts)
    if facts["own"]:
        said = _("You are already away then: {noted}.")
    else:
        said = _("{name} is already away then: {noted}.")
    return said + " " + _("To shorten a leave, enter it again from its first day. Days can also be taken out.")


def _not_away(facts: Told) -> str:
    facts["noted"] = _noted(facts)
    if not facts["spans"]:
        return _("No days away are noted, so there is nothing to remove on {date}.")
    return _("No leave is noted for {date}. These are noted: {noted}.")


def _noted(facts: Told) -> str:
    return plain.people(plain.some([plain.day_span(span) for span in facts["spans"]], SEVERAL_NAMED))


def _last_lead(facts: Told) -> str:
    if facts["everywhere"]:
        return _("{name} is the only lead of all teams. Make somebody else lead of all teams first.")
    return _("{name} is the only lead. Make somebody else a lead first.")


def _too_long(facts: Told) -> str:
    if facts["field"]:
        return _("“{field}” has {length} characters; at most {most} are allowed.")
    return _("The text has {length} characters; at most {most} are allowed. Put the rest behind a link.")


def _locked(facts: Told) -> str:
    if not facts["lock"]:
        return _("“{title}” is locked.")
    facts["way"] = short(facts["lock"], facts["names"] or {})
    return _("“{title}” is locked: {way}.")


def _nothing_locked(facts: Told) -> str:
    return because(facts["title"], facts["state"], None, {})


def _not_waiting(facts: Told) -> str:
    if facts["state"] in ("open", "started") and facts.get("enough"):
        return {
            "hire": _("“{title}” needs no sign-off; it is done when {name} ticks it."),
            "mentor": _("“{title}” needs no sign-off; it is done when the mentor ticks it."),
            "lead": _("“{title}” needs no sign-off; it is done when a lead ticks it."),
        }.get(facts["enough"], _("“{title}” needs no sign-off; it is done when {enough} ticks it."))
    return {
        "done": _("“{title}” is already done and is not waiting for a sign-off."),
        "returned": _("“{title}” went back for one more go, so it is {name}’s turn."),
    }.get(facts["state"], _("“{title}” is not ready for a sign-off yet: {name} has to tick it first."))


def _unknown_line(facts: Told) -> str:
    if not facts["lines"]:
        return _("“{on}” has no lines that say what good looks like.")
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
            "“{title}”: {lines} is still open from last time.",
            "“{title}”: {lines} are still open from last time.",
            len(lines),
        )
    return ngettext(
        "“{title}”: {lines} is not ticked as seen.", "“{title}”: {lines} are not ticked as seen.", len(lines)
    )


def _not_going(facts: Told) -> str:
    state = facts["state"]
    facts["state"] = plain.word(state) if state else _("not going")
    if facts["on"]:
        return _("Your programme ended on {on}.") if facts["own"] else _("{name}’s programme ended on {on}.")
    return {
        "paused": _("{name}’s programme is paused. Resume it first."),
        "none": _("{name} has no programme. Give them a curriculum first."),
    }.get(state, _("{name}’s programme is {state}, so this is not possible now."))


def _changed_since(facts: Told) -> str:
    if not facts["by"]:
        return _("This has changed since you looked. Look again, then decide.")
    return _("{who_by} has acted on this since you looked ({day}). Look again, then decide.")


def _nothing_to_undo(facts: Told) -> str:
    if facts["reason"] == "full":
        return _("Somebody else now has the place on “{title}”, so this cannot be undone.")
    return _("You have nothing left to undo.")


def _acted_since(facts: Told) -> str:
    if facts["kind"] == "signed":
        return _("{who_by} has since signed it off ({on_day}). Ask {who_by} to withdraw the sign-off.")
    if facts["of"] == "signed":
        return _("{who_by} has since acted on it ({on_day}), so it cannot be undone. Withdraw the sign-off instead.")
    return _("{who_by} has since acted on it ({on_day}), so it cannot be undone. Ask {who_by}.")


def _no_room(facts: Told) -> str:
    facts["load"], facts["room"] = facts["load"] or 0, facts["room"] or 0
    text = ngettext(
        "{name} has {load} of {room} mentee and has no room for more.",
        "{name} has {load} of {room} mentees and has no room for more.",
        facts["room"],
    )
    others = [plain.shown(other) for other in facts["others"]]
    if not others:
        return text + " " + _("Everybody else is full too: let somebody take more, or ask another team.")
    facts["others"] = plain.people(others if len(others) <= 4 else [*others[:4], _("others")])
    return text + " " + _("You could ask {others}.")


_SPECIAL: dict[Code, Callable[[Told], str]] = {
    Code.NOT_YOURS: problems_rights.not_yours,
    Code.NEAR_WORD: _near_word,
    Code.UNKNOWN_CURRICULUM: _unknown_curriculum,
    Code.UNKNOWN_COHORT: _unknown_cohort,
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
    Code.NOTHING_LOCKED: _nothing_locked,
    Code.NOT_WAITING: _not_waiting,
    Code.UNKNOWN_LINE: _unknown_line,
    Code.LINES_NOT_YET: _open_lines,
    Code.NOT_GOING: _not_going,
    Code.CHANGED_SINCE: _changed_since,
    Code.NOTHING_TO_UNDO: _nothing_to_undo,
    Code.ACTED_SINCE: _acted_since,
    Code.NO_ROOM: _no_room,
    **problems_decisions.SPECIAL,
    **problems_files.SPECIAL,
    **problems_days.SPECIAL,
    **problems_fit.SPECIAL,
    **problems_forgetting.SPECIAL,
    **problems_matching.SPECIAL,
    **problems_side_tasks.SPECIAL,
    **problems_areas.SPECIAL,
    **problems_board.SPECIAL,
}
