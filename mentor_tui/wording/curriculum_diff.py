"""What another edition of a curriculum changes, in a lead's words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from mentor_tui.domain.curriculum_diff import ChangeKind
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.own_way import NEW_DAYS
from mentor_tui.wording import plain
from mentor_tui.wording.language import N_, _, ngettext

if TYPE_CHECKING:
    from mentor_tui.domain.curriculum import Item
    from mentor_tui.domain.curriculum_diff import EditionChange, WorkLeft
    from mentor_tui.services.curriculum_diff import ChangeRow, DiffPage, HireRow

NAMED_MOST = 6
"""Names in a sentence about a change."""


LONG = 600
"""Minutes from which on a column says whole hours."""


class DiffLine(NamedTuple):
    """A change in a line: its sign and word, what it is about, and what follows."""

    glyph: str
    word: str
    title: str
    note: str


_WORDS: Mapping[ChangeKind, tuple[str, str]] = {
    "added": ("+", N_("added")),
    "out": ("–", N_("out")),
    "renamed": ("~", N_("renamed")),
    "renamed?": ("~", N_("renamed?")),
    "again": ("↻", N_("again")),
    "locked": ("⊘", N_("locked")),
    "sooner": ("↑", N_("sooner")),
    "waits": ("⊘", N_("waits")),
    "minutes": ("·", N_("minutes")),
    "day": ("·", N_("day")),
    "sign-off": ("·", N_("sign-off")),
    "details": ("·", N_("details")),
}

_FIELDS: Mapping[str, str] = {
    "kind": N_("kind"),
    "times": N_("how often"),
    "who": N_("whose part"),
    "evidence": N_("what goes with it"),
    "look_for": N_("what good looks like"),
    "clearance": N_("clearance"),
    "renews": N_("when it is due again"),
    "milestone": N_("milestone"),
    "closes": N_("whether it ends the basics"),
    "competency": N_("what it shows"),
    "links": N_("links"),
    "about": N_("text"),
    "short": N_("name in lists"),
    "owed": N_("how it reads for the hire"),
    "optional": N_("whether it can be left out"),
    "place": N_("where it stands"),
    "under": N_("what it stands under"),
    "positions": N_("whom it is for"),
}


def head(page: DiffPage) -> str:
    """All changes in a line: ``3 added, 1 out, 1 renamed``."""
    if not page.diff:
        return same(page)
    counted = [_count(kind, count) for kind, count in page.diff.counts.items()]
    if page.diff.texts:
        many = len(page.diff.texts)
        said = ngettext("{count} heading or order is another", "{count} headings or orders are others", many)
        counted.append(said.format(count=many))
    return ", ".join(counted)


def same(page: DiffPage) -> str:
    """That two editions say the same."""
    old, new = page.diff.old.version, page.diff.new.version
    if old == new:
        return _("Both say the same.")
    return _("Edition {new} says the same as {old}.").format(new=new, old=old)


def nothing_changes() -> str:
    """What stands over two that say the same."""
    return _("Nothing changes.")


def no_faults() -> str:
    """That both can be read without a fault; what has one is not compared."""
    return _("no faults")


def both_texts() -> tuple[str, str]:
    """What stands over the YAML of something before, and then."""
    return _("AS IT WAS"), _("THEN")


def not_there(*, then: bool) -> str:
    """That something stands in one of the two only."""
    return _("not there any more") if then else _("not there before")


def _count(kind: ChangeKind, count: int) -> str:
    said = {
        "added": ngettext("{count} added", "{count} added", count),
        "out": ngettext("{count} out", "{count} out", count),
        "renamed": ngettext("{count} renamed", "{count} renamed", count),
        "renamed?": ngettext("{count} perhaps renamed", "{count} perhaps renamed", count),
        "again": ngettext("{count} to look at again", "{count} to look at again", count),
        "locked": ngettext("{count} locked for longer", "{count} locked for longer", count),
        "sooner": ngettext("{count} opens sooner", "{count} open sooner", count),
        "waits": ngettext("{count} waits for something else", "{count} wait for something else", count),
        "minutes": ngettext("{count} with another length", "{count} with another length", count),
        "day": ngettext("{count} with another day", "{count} with another day", count),
        "sign-off": ngettext("{count} with another sign-off", "{count} with another sign-off", count),
        "details": ngettext("{count} with other details", "{count} with other details", count),
    }[kind]
    return said.format(count=count)


def line(row: ChangeRow, page: DiffPage, *, brief: bool = False) -> DiffLine:
    """A change in a line; ``brief`` takes what lists call an item."""
    change = row.change
    glyph, word = _WORDS[change.kind]
    now, old = change.item, change.old or change.item
    # What is short may be the same where the title is another.
    short = brief and (change.kind not in ("renamed", "renamed?") or now.label != old.label)
    title, was = (plain.one_line(item.label if short else item.title) for item in (now, old))
    if change.kind in ("renamed", "renamed?") and was != title:
        title = _("{was} → {now}").format(was=was, now=title)
    return DiffLine(glyph, _(word), title, _note(row, page, brief=brief))


def _note(row: ChangeRow, page: DiffPage, *, brief: bool) -> str:
    change, met = row.change, row.met
    was, now = change.old, change.new
    match change.kind:
        case "added":
            return _asks(change.item)
        case "out":
            return _did(len(met.done), page)
        case "renamed":
            return _("ticks move along")
        case "renamed?":
            if brief or was is None:
                return _("a new name? y or n")
            return _("a new name? curriculum renamed {now} {was}").format(now=change.item.id, was=was.id)
        case "again":
            count = len(met.done)
            return ngettext("{count} is asked to look again", "{count} are asked to look again", count).format(
                count=count
            )
        case "sooner":
            return _opens(len(met.opens), page)
        case "locked" | "waits":
            return _closes(row, page)
        case "details":
            return ", ".join(_(_FIELDS.get(name, name)) for name in change.fields)
        case _:
            assert was is not None
            assert now is not None
            return _("{was} → {now}").format(was=_value(change, was), now=_value(change, now))


def _value(change: EditionChange, item: Item) -> str:
    if change.kind == "minutes":
        return plain.planned(item.minutes) or _("no time")
    if change.kind == "day":
        return _("day {day}").format(day=item.by_day)
    if item.sign_off == "none":
        return _("no sign-off")
    said = {"lead": _("signed by a lead"), "cleared": _("cleared")}.get(item.sign_off, _("signed"))
    return _("{signed}, each time").format(signed=said) if item.sign_off_each else said


def _asks(item: Item) -> str:
    """What an item asks for: ``25 min, day 15, signed``."""
    times = ngettext("{count} time", "{count} times", item.times).format(count=item.times) if item.times > 1 else ""
    said = [times, plain.planned(item.minutes), _("day {day}").format(day=item.by_day)]
    said += [_("signed")] if item.asks_sign_off else []
    said += [_("not the hire’s part")] if item.who != "hire" else []
    return ", ".join(filter(None, said))


def _did(count: int, page: DiffPage) -> str:
    if page.people is None:
        return _("what is done stays done")
    if not count:
        return _("nobody has done it")
    return ngettext("{count} did it, it stays so", "{count} did it, it stays so", count).format(count=count)


def _opens(count: int, page: DiffPage) -> str:
    if page.people is None:
        return _("waits for less")
    if not count:
        return _("nobody can begin it for that today")
    return ngettext("{count} can begin today", "{count} can begin today", count).format(count=count)


def _closes(row: ChangeRow, page: DiffPage) -> str:
    more = row.change.kind == "locked"
    if page.people is None or not (row.met.closes or row.met.opens):
        return _("waits for more") if more else _("waits for something else")
    said = []
    if closed := len(row.met.closes):
        said.append(ngettext("{count} has to wait", "{count} have to wait", closed).format(count=closed))
    if opened := len(row.met.opens):
        said.append(ngettext("{count} can begin today", "{count} can begin today", opened).format(count=opened))
    return ", ".join(said)


def foot(row: ChangeRow, page: DiffPage) -> list[str]:
    """What becomes of a change for people, with names: what is done, what waits, whose list it leaves or comes on."""
    waits = [*_waits(row.change, page)]
    if page.people is None:
        return waits
    kind, met = row.change.kind, row.met
    said: list[tuple[str, tuple[str, ...]]] = []
    if kind in ("out", "renamed?"):
        said.append((_("done by {names}: it stays theirs, with its text and its day"), met.done))
        said.append((_("waits for a sign-off, {names}: it is not lost, and can still be signed"), met.waiting))
        said.append((_("begun by {names}: what they did stays in their history"), met.begun))
        said.append((_("ahead of {names}: it leaves their lists"), met.ahead))
    elif kind == "added":
        said.append((_("comes on the list of {names}"), met.ahead))
    elif kind == "renamed":
        said.append((_("done by {names}: it stays done"), met.done))
        said.append((_("waits for a sign-off, {names}: it goes on waiting"), met.waiting))
    elif kind == "again":
        said.append((_("done by {names}: it stays done, and they see that the text has changed"), met.done))
    elif kind in ("locked", "waits", "sooner"):
        said.append((_("{names} can begin it today"), met.opens))
        said.append((_("{names} could begin it and have to wait"), met.closes))
        said.append((_("begun by {names}: it stays open for them"), met.begun))
    else:
        said.append((_("done by {names}: it stays done"), met.done))
    return [*waits, *(text.format(names=_names(those, page.names)) for text, those in said if those)]


def _waits(change: EditionChange, page: DiffPage) -> Iterator[str]:
    """What an item waits for then, and for what no more."""
    for text, spelled in ((_("only after {what} then"), change.more), (_("no longer after {what}"), change.less)):
        if spelled:
            yield text.format(what=plain.people([_called(one, page) for one in spelled]))


def _called(spelled: str, page: DiffPage) -> str:
    kind, _colon, name = spelled.partition(": ")
    if kind == "item":
        return plain.quoted(plain.shown(page.titles.get(name, name)))
    groups = {phase.id: phase.title for phase in page.diff.new.phases}
    groups |= {module.id: module.title for phase in page.diff.new.phases for module in phase.modules}
    return plain.quoted(plain.shown(groups[name])) if kind in ("phase", "module") and name in groups else spelled


def _names(people: tuple[str, ...], names: Mapping[str, str]) -> str:
    return plain.people(plain.some([plain.shown(names.get(person, person)) for person in people], NAMED_MOST))


def people_head() -> tuple[str, str, str, str, str]:
    """The columns of those whom it is for."""
    return _("FOR WHOM"), _("Day"), _("To do today"), _("Then"), _("Plan")


def hire(row: HireRow) -> tuple[str, str, str, str, str]:
    """Somebody, what they have to do by each edition, and how they stand with the plan."""
    one = row.effect
    return (
        plain.shown(row.person.name),
        str(one.day),
        work(one.today),
        work(one.then),
        plan(row),
    )


def work(left: WorkLeft, *, brief: bool = False) -> str:
    """What somebody has to do: ``37 items, 51 h 20``, ``12 items, 5 h planned, 3 things without a time``.

    ``brief`` is for a column: ``37 items, 51 h``, ``12 items, over 5 h``.
    """
    items = ngettext("{count} item", "{count} items", left.items).format(count=left.items)
    if not left.items or (left.effort.unplanned and not left.effort.minutes):
        return items
    if not brief:
        return f"{items}, {plain.effort(left.effort)}"
    minutes = left.effort.minutes
    time = plain.minutes(minutes if minutes < LONG else round(minutes / 60) * 60)
    return f"{items}, " + (_("over {time}").format(time=time) if left.effort.unplanned else time)


def plan(row: HireRow) -> str:
    """How somebody stands with the plan, and whether that changes."""
    one = row.effect
    now, then = (plain.pace(pace.state, pace.days) or "–" for pace in (one.pace, one.pace_then))
    if not one.stays:
        return _("{now} → {then}").format(now=now, then=then)
    return _("{now}, stays so").format(now=now) if now != "–" else now


def kept(page: DiffPage) -> str:
    """That nothing done is undone."""
    if page.people is None:
        return _("For whom it changes what is told to leads, of their own teams.")
    if page.lost:
        return ngettext("{count} tick would be lost.", "{count} ticks would be lost.", page.lost).format(
            count=page.lost
        )
    if not page.people:
        return _("Nobody is on it today.")
    return _("Nobody loses a tick.")


def due(page: DiffPage) -> str:
    """When what is added is due for those under way; "" where nothing is added, or nobody is under way."""
    added = page.diff.counts.get("added", 0)
    if not added or not page.people:
        return ""
    said = ngettext(
        "What is added is due no earlier than {days} working days after it is in force, for those under way.",
        "The {count} added are due no earlier than {days} working days after they are in force, for those under way.",
        added,
    )
    return said.format(count=added, days=NEW_DAYS)


def unread(count: int) -> str:
    """How many records could not be read."""
    return ngettext(
        "{count} record cannot be read and is left out.", "{count} records cannot be read and are left out.", count
    ).format(count=count)


def title(page: DiffPage, old: str, new: str) -> str:
    """Which two are compared."""
    return _("{title}: {old} → {new}").format(title=plain.shown(page.diff.new.title), old=old, new=new)
