"""Problems of fitting a curriculum to one person as sentences."""

from __future__ import annotations

from collections.abc import Callable

from mentor_tui.domain.problems import Code
from mentor_tui.wording.language import _
from mentor_tui.wording.plain import Told


def _not_to_skip(facts: Told) -> str:
    if facts["closes"]:
        return _("“{title}” ends the basics; it is held with everybody.")
    if facts["by"]:
        return _("{who_by} skipped “{title}” already.")
    return {
        "waiting": _("“{title}” waits for a sign-off. Sign it off, or ask for one more go."),
        "returned": _("“{title}” came back for one more go and is under way."),
        "done": _("“{title}” is already done."),
    }.get(facts["state"], _("“{title}” can be left out anyway."))


def _not_to_move(facts: Told) -> str:
    return {
        "waiting": _("“{title}” is already waiting for a sign-off; its day says nothing now."),
        "done": _("“{title}” is already done."),
    }.get(facts["state"], _("“{title}” can be left out, so it has no day."))


def _not_prior(facts: Told) -> str:
    if facts["who"] == "hire":
        return _("“{title}” ends the basics; it is held with everybody.")
    return _("“{title}” is owed to {name}, so it is nothing that they can have learnt before.")


def _bad_link(_facts: Told) -> str:
    return _("“{link}” is no link: it begins with http://, https:// or mailto:, or is a channel like #billing.")


def _owed_unsigned(_facts: Told) -> str:
    return _("What others owe is confirmed by their tick, so nobody signs it off. Leave out who signs it off.")


def _begun_since(_facts: Told) -> str:
    return _("{who_by} has done something on “{title}” since ({on_day}), so it stays. To ask no more for it, skip it.")


SPECIAL: dict[Code, Callable[[Told], str]] = {
    Code.NOT_TO_SKIP: _not_to_skip,
    Code.NOT_TO_MOVE: _not_to_move,
    Code.NOT_PRIOR: _not_prior,
    Code.BAD_LINK: _bad_link,
    Code.OWED_UNSIGNED: _owed_unsigned,
    Code.BEGUN_SINCE: _begun_since,
}
