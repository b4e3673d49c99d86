"""Problems of positions, openings, briefings and better words as sentences."""

from __future__ import annotations

from collections.abc import Callable

from mentor_tui.domain.problems import Code
from mentor_tui.wording.language import _
from mentor_tui.wording.plain import Told


def sentences() -> dict[Code, str]:
    """Those that need nothing but their facts."""
    return {
        Code.UNKNOWN_OPENING: _("There is no opening “{opening}” on the board. “openings” lists them."),
        Code.UNKNOWN_POSITION: _("There is no position “{position}”."),
        Code.UNKNOWN_PRODUCT_AREA: _("There is no product area “{area}”."),
        Code.NEEDS_GAP: _(
            "Say with --gap what is missing as long as nobody does it: an opening is a need of the team."
        ),
        Code.OPENING_OVER: _("“{title}” closed on {date}. Ask {who_by} if you would still like to."),
        Code.INTERESTED_ALREADY: _("You have said already that you are interested in “{title}”."),
        Code.NOT_INTERESTED: _(
            "You have not said that you are interested in “{title}”, so there is nothing to take back."
        ),
        Code.NO_BRIEFING: _("Nothing has been told of {title} yet, so there is nothing to read."),
        Code.NOT_ON_FRONT_LINE: _(
            "Briefings are for everybody to read; only how many of the front line have read them is counted."
        ),
        Code.BRIEFED_ONESELF: _("You wrote this briefing yourself."),
        Code.READ_ALREADY: _("You have said already that you have read it."),
        Code.NOTHING_AND_MORE: _(
            "Either there is nothing this time, or there is something to tell: give one of the two."
        ),
    }


def _bad_proposal(facts: Told) -> str:
    return {
        "unknown": _("There are no better words with the number {number}. “proposals” lists them."),
        "field": _("“{title}” has no “{field}” to say better. It has {known}."),
        "several": _("More than one curriculum has “{title}”: {known}. Say which with --curriculum."),
        "own": _("“{title}” was added for one person, so it is in no file: tell whoever added it."),
        "same": _("“{title}” says that already."),
        "proposed": _("{who_by} has proposed the same words for “{title}” already."),
        "long": _("That is {length} long; there is room for {most} there. Say it in fewer words."),
        "taken": _("{who_by} has taken these words for “{title}” already."),
        "why": _("Say why “{title}” stays as it is: whoever proposed the words reads it."),
        "gone": _("“{title}” is in no file any more. Decline the words, and say so."),
        "moved": _(
            "“{title}” says something else since: “{now}”. Nothing was written, and the words stay open: change it by "
            "hand, or decline them."
        ),
        "no-place": _("The line of “{title}” cannot be changed by itself. Change it in {path}; the words stay open."),
        "in-file": _(
            "The words you took are in the file, which is not undone. Change it there, or with “curriculum set”."
        ),
        "no-side-task": _("There is no side task “{id}”, so better words are no piece of one."),
        "not-own": _("These words for “{title}” are {who_by}’s, so they are no piece of yours."),
        "open": _("Your words for “{title}” are not taken yet."),
        "counted": _("Your words for “{title}” are a piece of your side task already."),
    }.get(facts["reason"], _("These words cannot be taken as they are."))


SPECIAL: dict[Code, Callable[[Told], str]] = {Code.BAD_PROPOSAL: _bad_proposal}
