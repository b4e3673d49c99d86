"""Problems of side tasks as sentences, where facts decide what is said."""

from __future__ import annotations

from collections.abc import Callable

from mentor_tui.domain.problems import Code
from mentor_tui.wording import plain
from mentor_tui.wording.language import _, ngettext
from mentor_tui.wording.locks import voice
from mentor_tui.wording.plain import Told


def _not_held(facts: Told) -> str:
    if facts["own"]:
        return _("You have not taken “{title}” yet. Take it first, then log what you finish.")
    return _("{name} has not taken “{title}” yet.")


def _over_budget(facts: Told) -> str:
    would, allowed, later = facts["would"], facts["allowed"], facts["later"]
    facts |= {"would": plain.number(would), "allowed": plain.number(allowed), "over": plain.hours(would - allowed)}
    text = _("“{title}” would take you to {would} of {allowed} hours off the queue this week.")
    if facts["held"]:
        facts["titles"] = plain.either([plain.quoted(plain.shown(title)) for title, _hours in facts["held"]])
        help_ = _("Give back {over} of {titles}, or ask a lead")
    elif facts["mentoring"]:
        facts["mentoring"] = plain.hours(facts["mentoring"])
        help_ = _("Mentoring takes {mentoring} of them. Ask a lead")
    else:
        help_ = _("Ask a lead")
    if not later:
        return f"{text} {help_}."
    facts |= {"help": help_.format_map(facts), "day": plain.day_month(later[0]), "hours": plain.number(later[1])}
    return text + " " + _("{help}. From {day} you have {hours}.")


def _tasks_at_once(facts: Told) -> str:
    facts["held"] = plain.people([plain.quoted(plain.shown(title)) for title in facts["held"]])
    return ngettext(
        "You can have {most} side task at a time, and you have {held}. Give it back first.",
        "You can have {most} side tasks at a time, and you have {held}. Give one back first.",
        facts["most"] or 0,
    )


def _not_sent(facts: Told) -> str:
    if facts["state"] == "returned":
        return _("“{title}” went back for one more go, so it is {name}’s turn.")
    facts |= {"count": facts["count"] or 0, "times": facts["times"] or 1}
    return _("“{title}” is not finished: {count} of {times} are done.")


def _confirmed_by_others(facts: Told) -> str:
    facts["who"] = plain.people([voice(one, {}) for one in facts["voices"] or ("lead",)])
    return _("“{title}” is for {who} to confirm.")


def _not_asked_still(facts: Told) -> str:
    facts |= {"days": facts["days"] or 0, "after": facts["after"] or 0}
    return _(
        "“{title}” is yours, and nobody asks yet: that comes after {after} working days with nothing; now it is {days}."
    )


def _customers_first(facts: Told) -> str:
    facts |= {key: plain.number(facts[key] or 0) for key in ("left", "whole")}
    if facts["own"] is False:
        return _customers_first_of(facts)
    if facts["whose"] == "team":
        return _(
            "“{title}” would leave your team {left} of {whole} hours a week with customers, {share} %, and {least} % come "
            "first. Wait until somebody gives a side task back, or ask a lead."
        )
    return _(
        "“{title}” would leave you {left} of {whole} hours a week with customers, {share} %, and {least} % come first. "
        "Give something back first, or ask a lead."
    )


def _customers_first_of(facts: Told) -> str:
    """The same to whoever would give it to somebody else."""
    if facts["whose"] == "team":
        return _(
            "“{title}” would leave {name}’s team {left} of {whole} hours a week with customers, {share} %, and {least} % come "
            "first. Something in that team has to be given back first."
        )
    return _(
        "“{title}” would leave {name} {left} of {whole} hours a week with customers, {share} %, and {least} % come first. "
        "Take something off them first, or choose somebody else."
    )


def _keeps_with_customers(facts: Told) -> str:
    facts |= {key: plain.number(facts[key] or 0) for key in ("left", "keeps")}
    if facts["own"] is False:
        return _(
            "“{title}” would leave {name} {left} hours a week, and in their position {keeps} are kept with customers. "
            "Take something off them first, or choose somebody else."
        )
    return _(
        "“{title}” would leave you {left} hours a week, and in your position {keeps} are kept with customers. Give "
        "something back first, or ask a lead."
    )


def _block_too_long(facts: Told) -> str:
    facts |= {"time": plain.minutes(facts["least"] or 0), "hours": plain.hours(facts["hours"] or 0)}
    if (facts["minutes"] or 0) < (facts["least"] or 0):
        return _("A kept block is {time} or more. Give more minutes.")
    return _("“{title}” takes {hours} a week, so no more than that can be kept free for it.")


def _block_outside(facts: Told) -> str:
    facts["day"] = plain.weekday_name(facts["weekday"] or 0)
    if not facts["opens"]:
        own = _("You do not work on a {day}. Choose a day of your week.")
        return own if facts["own"] else _("{name} does not work on a {day}. Choose a day of their week.")
    own = _("{day} {begin}–{end} is not within your hours: on a {day} these are {opens}–{closes}.")
    theirs = _("{day} {begin}–{end} is not within {name}’s hours: on a {day} these are {opens}–{closes}.")
    return own if facts["own"] else theirs


def _block_taken(facts: Told) -> str:
    facts |= {"day": plain.weekday_name(facts["weekday"] or 0), "other": plain.shown(facts["other"])}
    return _("{day} {begin}–{end} is kept for “{other}” already. Choose another time, or free that one first.")


def _all_hands_too_long(facts: Told) -> str:
    return ngettext(
        "All hands lasts {most} working day at most, so {latest} can be its last; decide anew then.",
        "All hands lasts {most} working days at most, so {latest} can be its last; decide anew then.",
        facts["most"] or 0,
    )


def sentences() -> dict[Code, str]:
    """Those that need no more than their facts."""
    return {
        Code.WITHIN_QUEUE: _("“{title}” is done within the queue, so no time has to be kept free for it."),
        Code.NO_BLOCK: _("No time is kept free for “{title}”."),
        Code.NO_ALL_HANDS: _("There is no call to all hands today, so there is nothing to end."),
    }


SPECIAL: dict[Code, Callable[[Told], str]] = {
    Code.NOT_HELD: _not_held,
    Code.OVER_BUDGET: _over_budget,
    Code.TASKS_AT_ONCE: _tasks_at_once,
    Code.NOT_SENT: _not_sent,
    Code.CONFIRMED_BY_OTHERS: _confirmed_by_others,
    Code.NOT_ASKED_STILL: _not_asked_still,
    Code.CUSTOMERS_FIRST: _customers_first,
    Code.KEEPS_WITH_CUSTOMERS: _keeps_with_customers,
    Code.BLOCK_TOO_LONG: _block_too_long,
    Code.BLOCK_OUTSIDE: _block_outside,
    Code.BLOCK_TAKEN: _block_taken,
    Code.ALL_HANDS_TOO_LONG: _all_hands_too_long,
}
