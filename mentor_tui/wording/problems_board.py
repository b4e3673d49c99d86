"""Problems of positions, openings and briefings as sentences."""

from __future__ import annotations

from mentor_tui.domain.problems import Code
from mentor_tui.wording.language import _


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
