"""Problems of areas of responsibility as sentences."""

from __future__ import annotations

from collections.abc import Callable

from mentor_tui.domain.problems import Code
from mentor_tui.wording import plain
from mentor_tui.wording.language import _, ngettext
from mentor_tui.wording.locks import short
from mentor_tui.wording.plain import Told


def sentences() -> dict[Code, str]:
    """Those that are the same whatever the facts."""
    return {
        Code.UNKNOWN_AREA: _("There is no area with the id “{area}”. “mentor-tui areas” lists them."),
        Code.AREA_UNOWNED: _("Nobody owns “{title}”, so there is nobody to hand it over. A lead names an owner."),
        Code.AREA_AFTER_BASICS: _("Areas are for after the basics. Then you can join “{title}”."),
        Code.AREA_LEAVES: _("{name} leaves on {last}, so “{title}” is not for them to take on. Choose somebody else."),
    }


def _owned(facts: Told) -> str:
    facts["day"] = plain.day_spoken(facts["since"])
    return _("{name} owns “{title}” since {day}. Hand it over instead, with a word.")


def _locked(facts: Told) -> str:
    facts["way"] = short(facts["lock"], facts["names"] or {})
    if facts["own"]:
        return _("Owning “{title}” is not open to you yet: {way}.")
    return _("{name} may not own “{title}” yet: {way}. As a lead you can open “{rung}” early for them, then name them.")


def _full(facts: Told) -> str:
    facts |= {"taken": facts["taken"] or 0, "places": facts["places"] or 0}
    return ngettext(
        "“{title}” has {taken} contributor and room for {places}. Ask the owner who is finishing.",
        "“{title}” has {taken} contributors and room for {places}. Ask the owner who is finishing.",
        facts["taken"],
    )


def _in_area(facts: Told) -> str:
    own = facts["own"]
    match facts["part"]:
        case "owner":
            return _("You own “{title}” already.") if own else _("{name} owns “{title}” already.")
        case "backup":
            return _("You stand in for “{title}” already.") if own else _("{name} stands in for “{title}” already.")
        case "line":
            return _("You are on the waiting list for “{title}” already, as number {place}.")
    return _("You contribute to “{title}” already.") if own else _("{name} contributes to “{title}” already.")


def _not_in_area(facts: Told) -> str:
    if facts["own"]:
        return _("You have no part in “{title}”, so there is nothing to leave.")
    return _("{name} has no part in “{title}”, so there is nothing to leave.")


def _by_area(facts: Told) -> str:
    areas = facts["areas"] or ()
    facts["named"] = plain.either(plain.some([plain.quoted(plain.shown(label)) for _area, label in areas], 3))
    facts["id"] = areas[0][0] if areas else ""
    return _("Nobody takes “{title}”: a lead names who owns {named}. To say that you would like to: “area own {id}”.")


SPECIAL: dict[Code, Callable[[Told], str]] = {
    Code.AREA_OWNED: _owned,
    Code.AREA_LOCKED: _locked,
    Code.AREA_FULL: _full,
    Code.IN_AREA: _in_area,
    Code.NOT_IN_AREA: _not_in_area,
    Code.OWN_BY_AREA: _by_area,
}
