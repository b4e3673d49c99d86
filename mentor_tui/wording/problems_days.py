"""Problems of the days in between as sentences: questions, and what waits."""

from __future__ import annotations

from collections.abc import Callable

from mentor_tui.domain.problems import Code
from mentor_tui.wording import plain
from mentor_tui.wording.language import _
from mentor_tui.wording.plain import Told


def _no_question(facts: Told) -> str:
    if facts.get("free"):
        return _("That question is settled. “ask” begins another.")
    if facts.get("on"):
        return _("Nothing is asked about “{title}” that is still open. “say” writes in the thread.")
    return _("{name} has no open question.")


def _which_question(facts: Told) -> str:
    known = facts["questions"]
    if not known:
        return _("There is no such question. Leave the number out, or see “owed”.")
    facts["named"] = plain.either(known)
    return _("{name} has several open questions. Say which: {named}.")


def _ask_what(facts: Told) -> str:
    return _("Ask what about {on}? Give the question after it, in quotation marks.")


def _not_to_ask(facts: Told) -> str:
    if facts["why"] == "own":
        return _("You would ask yourself. Leave --to out to ask your mentor.")
    if facts["why"] == "gone":
        return _("{name} has left. Leave --to out to ask your mentor.")
    facts["named"] = plain.either(facts["instead"])
    away = _("{name} is away until {until}.") if facts["until"] else _("{name} is away.")
    return away + " " + (_("Ask {named}.") if facts["named"] else _("Ask a lead."))


def _not_to_be_stuck(facts: Told) -> str:
    return {
        "done": _("“{title}” is already done."),
        "waiting": _("“{title}” waits for a sign-off. “ask” asks about it."),
        "skipped": _("“{title}” was skipped; nobody asks for it."),
    }.get(facts["state"], _("You said already that you are stuck with “{title}”. “say” adds a word."))


def _not_stuck(facts: Told) -> str:
    return _("Nobody is stuck with “{title}”.")


def _no_promise(facts: Told) -> str:
    return {
        "kept": _("Promise {number} to {name} is kept already."),
        "let-go": _("Promise {number} to {name} was let go already."),
    }.get(facts["state"], _("{name} was given no promise with the number {number}. “owed {person}” lists them."))


def _no_check_in(facts: Told) -> str:
    return {
        "done": _("You have checked in this week. The next one is from {day}."),
        "early": _("Check-ins begin in your second week, on {day}."),
    }.get(facts["why"], _("Only hires check in, while they are on their way through a curriculum."))


def _no_closing(facts: Told) -> str:
    return {
        "never": _("You and {name} were never a pair."),
        "over": _(
            "Your pairing with {name} was over before: only one that goes on, or was ended as finished, is closed."
        ),
        "later": _(
            "Your pairing with {name} began after the basics: it can be closed once a lead ends it as finished."
        ),
        "early": _("The closing questions for you and {name} open on {day}, 20 working days after the closing talk."),
        "done": _("You answered that on {day}, and it is answered once. “undo” takes back the last thing you did."),
        "gone": _("{name} has left, and would not read it."),
    }.get(facts["why"], _("The closing questions for you and {name} open 20 working days after the closing talk."))


def _bad_moment(facts: Told) -> str:
    return _("“{value}” is not a day and a time. Write them as “2026-12-01 15:00”.")


def _past_moment(facts: Told) -> str:
    return _("The next talk cannot be in the past: {value}. Give a later day and time.")


def _nothing_done_yet(facts: Told) -> str:
    return _(
        "Nothing of {name}’s is done yet, so there is nothing to talk about on paper. “agenda {person}” shows the rest."
    )


def _asked_is_away(facts: Told) -> str:
    if not facts["first"]:
        return _("{name} will have left by then. Ask somebody else.")
    if facts["last"]:
        return _("{name} is away from {first} to {last}. Ask somebody else.")
    return _("{name} is away from {first}. Ask somebody else.")


def _nobody_to_cover(facts: Told) -> str:
    return _("{name} mentors nobody on these days, so nobody has to stand in.")


def _not_asked_to_stand_in(facts: Told) -> str:
    return _("{name} has not asked you to stand in, or the days are over.")


SPECIAL: dict[Code, Callable[[Told], str]] = {
    Code.NO_QUESTION: _no_question,
    Code.WHICH_QUESTION: _which_question,
    Code.ASK_WHAT: _ask_what,
    Code.NOT_TO_ASK: _not_to_ask,
    Code.NOT_TO_BE_STUCK: _not_to_be_stuck,
    Code.NOT_STUCK: _not_stuck,
    Code.NO_PROMISE: _no_promise,
    Code.NO_CHECK_IN: _no_check_in,
    Code.NO_CLOSING: _no_closing,
    Code.BAD_MOMENT: _bad_moment,
    Code.PAST_MOMENT: _past_moment,
    Code.NOTHING_DONE_YET: _nothing_done_yet,
    Code.ASKED_IS_AWAY: _asked_is_away,
    Code.NOBODY_TO_COVER: _nobody_to_cover,
    Code.NOT_ASKED_TO_STAND_IN: _not_asked_to_stand_in,
}
