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


SPECIAL: dict[Code, Callable[[Told], str]] = {
    Code.NOT_HELD: _not_held,
    Code.OVER_BUDGET: _over_budget,
    Code.TASKS_AT_ONCE: _tasks_at_once,
    Code.NOT_SENT: _not_sent,
    Code.CONFIRMED_BY_OTHERS: _confirmed_by_others,
}
