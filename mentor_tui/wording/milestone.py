"""What somebody can do, in words: counts, product areas, what was shown, who signed, what opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentor_tui.domain.names import first_name
from mentor_tui.wording import plain
from mentor_tui.wording.language import _, ngettext

if TYPE_CHECKING:
    from mentor_tui.services.milestone import Basics

Row = tuple[str, str]
"""A label, "" where it is that of the row before, and what it says."""


def headline(basics: Basics) -> str:
    """That the basics are done, or how far they are."""
    name = first_name(basics.name)
    if basics.on is not None:
        yours = _("The basics are done, {name}. That was a lot of work. Well done.")
        return (yours if basics.own else _("{name} has done the basics. That was a lot of work.")).format(name=name)
    so_far = _("What {name} can do so far, with {done} of {total} of the basics done.")
    return so_far.format(name=name, done=basics.done, total=basics.total)


def blocks(basics: Basics, word: str) -> list[list[Row]]:
    """The page, block by block.

    Args:
        basics: what somebody can do.
        word: the team's own word for a ticket.

    """
    found = [_did(basics, word)]
    if basics.areas:
        areas = ", ".join(
            ngettext("{area} ({count} thing done)", "{area} ({count} things done)", count).format(
                area=area.replace("-", " "), count=count
            )
            for area, count in basics.areas
        )
        found.append([(_("You know") if basics.own else _("Knows"), areas)])
    if basics.levels:
        found.append([])
        for _name, title, level, sentence in basics.levels:
            text = _("{title}, level {level}").format(title=title, level=level)
            shown = _("You have shown") if basics.own else _("Has shown")
            # The sentence says "you" to whoever shows it; to others it is told as what it is, a quotation.
            said = sentence if basics.own else _as_quotation(sentence)
            found[-1].append(("" if found[-1] else shown, f"{text}: {said}" if sentence else text))
    if basics.signers:
        names = [_("{name} ({count})").format(name=name, count=count) for _id, name, count in basics.signers]
        found.append([(_("Signed off by"), plain.people(names))])
    if basics.opens:
        opens = ", ".join(f"{track} · {title}" for _name, track, title in basics.opens)
        found.append([(_("Open now"), opens)])
        if basics.hours:
            yours, theirs = _("{hours} a week off the queue are yours for it"), _("{hours} a week off the queue for it")
            found[-1].append(("", (yours if basics.own else theirs).format(hours=plain.hours(basics.hours))))
    return found


def _as_quotation(sentence: str) -> str:
    return plain.quoted(sentence.replace("“", "‘").replace("”", "’"))


def _did(basics: Basics, word: str) -> list[Row]:
    done = ngettext("{items} thing", "{items} things", basics.items).format(items=basics.items)
    minutes, unplanned = basics.effort
    often = ngettext("{times} time in all", "{times} times in all", basics.times).format(times=basics.times)
    text = _("{done}, {often}")
    if minutes or not unplanned:
        text = _("{done}, {often}, {hours} of hands-on work")
    counts = text.format(done=done, often=often, hours=plain.minutes(minutes // 60 * 60 or minutes))
    if unplanned and minutes:
        counts = _("{done}; {untimed}").format(done=counts, untimed=plain.untimed(unplanned))
    rows: list[Row] = [(_("You did") if basics.own else _("Did"), counts)]
    kinds = dict(basics.kinds)
    helped = kinds.get("ticket", 0)
    if helped:
        said = ngettext("{count} {word} with a real customer", "{count} {word}s with real customers", helped)
        rows.append(("", said.format(count=helped, word=word)))
    seen = [_seen(kind, count) for kind in _SEEN if (count := kinds.get(kind))]
    return [*rows, ("", ", ".join(seen))] if seen else rows


_SEEN = ("practise", "drill", "shadow", "pair", "meet")


def _seen(kind: str, count: int) -> str:
    return {
        "practise": ngettext("{count} time practised", "{count} times practised", count),
        "drill": ngettext("{count} drill", "{count} drills", count),
        "shadow": ngettext("{count} time beside somebody", "{count} times beside somebody", count),
        "pair": ngettext("{count} time together", "{count} times together", count),
        "meet": ngettext("{count} talk", "{count} talks", count),
    }[kind].format(count=count)


def last(basics: Basics) -> str:
    """What stands at its end."""
    if basics.own:
        return _("Nothing expires, and you do not have to take anything. The inbox is a fine place to be.")
    return _("Nothing expires, and they do not have to take anything. The inbox is a fine place to be.")
