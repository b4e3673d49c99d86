"""Openings and briefings in words, the same on screens and command line."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mentor_tui.domain.briefings import Briefing
from mentor_tui.wording import plain
from mentor_tui.wording.language import _, ngettext

if TYPE_CHECKING:
    from mentor_tui.services.briefings import BriefingsPage
    from mentor_tui.services.openings import OpeningsPage, OpeningView
    from mentor_tui.services.product_areas import ProductAreaView


def no_openings() -> str:
    """What stands where there are none."""
    return _("No openings today. An opening is a need of the team, with the gap that it fills.")


def binds_to_nothing() -> str:
    """What it means to say that one is interested."""
    return _(
        "Saying that you are interested binds you to nothing. Your mentor and your leads read your name, all others a number."
    )


def begins(view: OpeningView, today: date) -> str:
    """From when on somebody is needed: ``from 1 September``."""
    day = view.opening.begins
    return _("from {day}").format(day=plain.day_month(day, today)) if day else _("any day")


def closes(view: OpeningView, today: date) -> str:
    """Until when one may say that one is interested: ``closes 22 August``."""
    day = view.opening.closes
    if day is None:
        return _("no end")
    said = _("closed {day}") if view.over else _("closes {day}")
    return said.format(day=plain.day_month(day, today))


def begins_short(view: OpeningView, today: date) -> str:
    """The same in a list: ``from 1 Sept``."""
    day = view.opening.begins
    return _("from {day}").format(day=plain.day_short(day, today)) if day else _("any day")


def closes_short(view: OpeningView, today: date) -> str:
    """Until when, in a list: ``closes 22 Aug``."""
    day = view.opening.closes
    if day is None:
        return _("no end")
    return (_("closed {day}") if view.over else _("closes {day}")).format(day=plain.day_short(day, today))


def interested_short(view: OpeningView) -> str:
    """How many are interested, in a list: ``2, you too``."""
    if view.mine:
        return _("you are one") if view.heads == 1 else _("{count}, you too").format(count=view.heads)
    return interested(view)


def interested(view: OpeningView) -> str:
    """How many are interested, and whether the reader is one of them: ``2 interested, you too``."""
    if not view.heads:
        return _("nobody yet")
    said = _("{count} interested").format(count=view.heads)
    return _("{said}, you too").format(said=said) if view.mine else said


def _how_many_interested(view: OpeningView) -> str:
    """How many are interested, where that word stands before it: ``2, you too``."""
    if not view.heads:
        return _("nobody yet")
    return _("{count}, you too").format(count=view.heads) if view.mine else str(view.heads)


def places(view: OpeningView) -> str:
    """How many are needed: ``one place``."""
    return ngettext("one place", "{count} places", view.opening.places).format(count=view.opening.places)


def opening_facts(view: OpeningView, page: OpeningsPage) -> list[tuple[str, str]]:
    """What there is to say of an opening, each with what it is called."""
    one = view.opening
    found = [
        (_("Id"), one.id),
        (_("The gap"), plain.one_line(one.gap)),
        (_("Asks for"), page.titles.get(one.position, one.position)),
        (_("When"), f"{begins(view, page.today)} · {closes(view, page.today)} · {places(view)}"),
        (_("Opened by"), page.names.get(one.by, one.by)),
        (_("Interested"), _how_many_interested(view)),
        (_("Who"), ", ".join(page.names.get(person, person) for person in view.people)),
    ]
    return [(head, said) for head, said in found if said]


def no_product_areas() -> str:
    """What stands where the team has no file of product areas."""
    return _("There are no product areas. They are listed in a YAML file that begins with “product_areas:”.")


def no_briefings() -> str:
    """What stands where nothing was told yet."""
    return _("Nothing has been told yet. What changes in the product will stand here.")


def what_it_is() -> str:
    """What a briefing says."""
    return _("what is coming, what is broken, what we asked for")


def how_many_quiet(count: int) -> str:
    """How many product areas are quiet."""
    if not count:
        return _("none is quiet")
    return ngettext("{count} is quiet", "{count} are quiet", count).format(count=count)


def how_many_inside(count: int, total: int) -> str:
    """With how many product teams somebody from support sits."""
    if not count:
        return _("nobody from support sits with one yet")
    return _("somebody from support sits with {count} of {total}").format(count=count, total=total)


def last_briefed(view: ProductAreaView, today: date) -> str:
    """When the front line was last told of a product area; a dash where it never was."""
    return plain.day_month(view.last.day, today) if view.last else "–"


def area_state(view: ProductAreaView) -> str:
    """Whether a product area tells the front line in time."""
    if view.quiet:
        return _("quiet: {days} days, every {rhythm} is promised").format(days=view.days, rhythm=view.area.rhythm)
    return _("on time") if view.last else _("nothing yet")


def area_state_short(view: ProductAreaView) -> str:
    """The same in a list."""
    return _("quiet, {days} days").format(days=view.days) if view.quiet else area_state(view)


def briefing_head(one: Briefing, page: BriefingsPage) -> str:
    """What a briefing is of, when, and by whom: ``Plans and billing, 28 July · Sam Okoro · from 12 August``."""
    said = _("{area}, {day} · {who}").format(
        area=page.titles.get(one.area, one.area),
        day=plain.day_month(one.day, page.today),
        who=page.names.get(one.by, one.by),
    )
    return _("{said} · from {day}").format(said=said, day=plain.day_month(one.on, page.today)) if one.on else said


def read_by(one: Briefing, page: BriefingsPage) -> str:
    """How many of the front line have read a briefing: ``read by 31 of 42, you too``; "" where that is not known yet."""
    found = page.readers.get(one.seq)
    if found is None or not found.of:
        return ""
    said = _("read by {count} of {total}").format(count=found.read, total=found.of)
    return _("{said}, you too").format(said=said) if found.mine else said


def briefing_words(one: Briefing) -> str:
    """What a briefing says."""
    return one.text or _("Nothing this time.")
