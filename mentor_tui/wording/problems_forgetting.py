"""What stands in the way of forgetting somebody, of taking along what is known of them, and of storing what looks private."""

from __future__ import annotations

from collections.abc import Callable

from mentor_tui.domain.problems import Code
from mentor_tui.wording import plain
from mentor_tui.wording.language import _
from mentor_tui.wording.plain import Told


def _still_bound(facts: Told) -> str:
    facts["named"] = plain.people(facts["held"]) if facts["tie"] == "mentors" else plain.choices(facts["held"])
    return {
        "mentors": _(
            "{name} still mentors or stands in for {named}. Give them somebody else first, with “reassign” or “people cover”."
        ),
        "owns": _("{name} still owns {named}. Hand that over first, with “area hand-over” or “area own”."),
        "embedded": _("{name} still sits with {named}. End that first, with “decisions correct”."),
        "leads": _("Nobody but {name} leads {named}. Make somebody else a lead there first, with “people edit”."),
    }[facts["tie"]]


def _own_restricted(facts: Told) -> str:
    return _("Notes for mentors and leads about yourself are not yours to read. Leave --restricted out.")


def _looks_private(facts: Told) -> str:
    mail, card = _("“{found}” looks like an e-mail address."), _("“{found}” looks like a card number.")
    kept = _("What is stored stays in the history: take it out, or say that you mean it.")
    return f"{card if facts['kind'] == 'card' else mail} {kept}"


SPECIAL: dict[Code, Callable[[Told], str]] = {
    Code.STILL_BOUND: _still_bound,
    Code.OWN_RESTRICTED: _own_restricted,
    Code.LOOKS_PRIVATE: _looks_private,
}
