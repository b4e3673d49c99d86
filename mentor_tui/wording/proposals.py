"""Better words for the items of a curriculum, as people read of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from mentor_tui.domain.names import short_name
from mentor_tui.domain.proposals import BetterWords, part_of_field
from mentor_tui.services.waiting_words import ProposalView
from mentor_tui.wording import plain
from mentor_tui.wording.language import _, ngettext

Names = Mapping[str, str]


def field(name: str) -> str:
    """What a line of an item is called."""
    key, at = part_of_field(name)
    if at is not None:
        return _("line {number} of what good looks like").format(number=at + 1)
    return {
        "title": _("the title"),
        "short": _("the short title"),
        "about": _("the text"),
        "owed": _("what is owed"),
    }.get(key, key)


def whose(proposal: BetterWords, names: Names) -> str:
    """Whose words, and on which day of theirs: ``Ana Ferreira, day 12``."""
    name = plain.shown(names.get(proposal.by, proposal.by))
    return _("{name}, day {day}").format(name=name, day=proposal.day) if proposal.day else name


def improved(proposals: Sequence[BetterWords], names: Names) -> str:
    """Whose words an item has, the latest last; "" for nobody's."""
    if not proposals:
        return ""
    return _("improved by {people}").format(
        people=plain.people([*dict.fromkeys(whose(one, names) for one in proposals)])
    )


def when(view: ProposalView, today: date) -> str:
    """How long words have waited, or since when they are in the file."""
    one = view.proposal
    if one.state == "taken":
        return _("taken {day}").format(day=plain.day_month(plain.day_of(one.taken_at or one.at), today))
    return _("since {day}").format(day=plain.day_month(plain.day_of(one.at), today))


def head(view: ProposalView, names: Names) -> str:
    """A proposal by its number, the item and the line."""
    return _("{number}  {place}, {field} · {whose}").format(
        number=view.proposal.number,
        place=view.proposal.place,
        field=field(view.proposal.field),
        whose=whose(view.proposal, names),
    )


def moved(view: ProposalView) -> str:
    """That the line says something else since; "" where it does not."""
    if not view.moved:
        return ""
    if not view.now:
        return _("▲ the line is not there any more")
    return _("▲ it says something else since")


def none() -> str:
    """That there are none."""
    return _("Nobody has proposed better words that are yours to take, and you have proposed none.")


def waiting(count: int) -> str:
    """How many wait, as a line of a list."""
    return ngettext("{count} proposal of better words", "{count} proposals of better words", count).format(count=count)


def pieces(count: int, *, held: bool) -> str:
    """That words of one's own that were taken can be ticked as pieces of a side task, or once it is open; "" for none."""
    if not count:
        return ""
    if held:
        return ngettext(
            "{count} of your better words was taken: ! logs it here as one",
            "{count} of your better words were taken: ! logs them here, one by one",
            count,
        ).format(count=count)
    return ngettext(
        "{count} of your better words was taken: it counts here once you hold this",
        "{count} of your better words were taken: they count here once you hold this",
        count,
    ).format(count=count)


def offered(count: int, number: int, task: str, *, held: bool) -> str:
    """That better words of one's own can be pieces of a side task, and how; or once one holds it."""
    facts = {"count": count, "number": number, "task": plain.quoted(task)}
    if not held:
        text = ngettext(
            "your better words were taken: take {task} in Growth, and they count as a piece",
            "{count} of your better words were taken: take {task} in Growth, and they count as pieces",
            count,
        )
    else:
        text = ngettext(
            "your better words are a piece of {task}: ! there, or “proposals count {number}”",
            "{count} of your better words are pieces of {task}: ! there, or “proposals count {number}” and so on",
            count,
        )
    return text.format(**facts)


def by_first_name(proposal: BetterWords, names: Names) -> str:
    """The first name of whose words they are."""
    return short_name(names, proposal.by)
