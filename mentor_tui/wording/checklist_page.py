"""The words of a checklist beside what it becomes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from mentor_tui.catalogue.faults import Fault
from mentor_tui.intake.checklist import Doubt
from mentor_tui.intake.outline import Kept
from mentor_tui.services.checklists import THREE, ChecklistPage, ChecklistRow, Meant
from mentor_tui.wording import plain
from mentor_tui.wording.checklists import kept_as, looked
from mentor_tui.wording.items import word_of
from mentor_tui.wording.language import _, ngettext


def here(file: str) -> str:
    """What the page is, and how one leaves it."""
    return _("Import a checklist · {file} · esc, nothing written").format(file=plain.shown(file))


def summary(page: ChecklistPage) -> list[str]:
    """How much it is and what stayed text; how long it takes."""
    draft = page.draft
    items = sum(1 for _item in draft.items())
    said = _("{items} in {phases}.").format(
        items=ngettext("{count} item", "{count} items", items).format(count=items),
        phases=ngettext("{count} phase", "{count} phases", len(draft.phases)).format(count=len(draft.phases)),
    )
    kept = sum(one.kind != "left out" for one in draft.kept)
    text = ngettext("{count} line kept as text", "{count} lines kept as text", kept).format(count=kept)
    look = _("{count} to look at; nothing is lost.").format(count=len(page.look))
    return [f"{said} {text}, {look}", _time(draft.unplanned, items)]


def _time(unplanned: int, items: int) -> str:
    if not unplanned:
        return _("Each of them has its minutes.")
    if unplanned == items:
        return _("No minutes in the file: all {count} read “not planned” and count in no plan.").format(count=items)
    return ngettext(
        "{count} has no minutes: it reads “not planned” and counts in no plan.",
        "{count} have no minutes: they read “not planned” and count in no plan.",
        unplanned,
    ).format(count=unplanned)


def beside(row: ChecklistRow, parts: Mapping[str, str]) -> str:
    """What stands beside an item: whose it is, how often, how long, by which day."""
    said: list[str] = []
    if row.times > 1:
        said.append(ngettext("{count} time", "{count} times", row.times).format(count=row.times))
    if row.minutes is not None:
        said.append(plain.minutes(row.minutes))
    if row.by_day is not None:
        said.append(_("day {day}").format(day=row.by_day))
    if row.optional:
        said.append(_("if you like"))
    if row.who != "hire":
        said.append(part(row.who, parts) + ("?" if row.look and row.who not in THREE else ""))
    return " · ".join(said)


def part(name: str, parts: Mapping[str, str]) -> str:
    """What a part is called."""
    known = {"hire": _("hire"), "mentor": _("mentor"), "lead": _("lead")}
    return known.get(name) or plain.shown(parts.get(name, name))


def meant(meant: Meant) -> str:
    """A part of the file, with how many things it has."""
    items = ngettext("{count} item", "{count} items", meant.many).format(count=meant.many)
    name = {"mentor": _("“Buddy”, “mentor”"), "lead": _("“Manager”, “lead”")}.get(meant.part)
    return f"{name or plain.quoted(meant.title)} · {items}"


def may_mean(meant: Meant, parts: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Whose a part of the file may be."""
    three = tuple((one, part(one, parts)) for one in ("mentor", "lead", "hire"))
    own = () if meant.part in THREE else ((meant.part, _("a part of its own")),)
    return (*own, *three)


def kinds(page: ChecklistPage) -> list[tuple[str, str]]:
    """The kinds of which some have no length, with how many."""
    return [
        (kind, ngettext("{kind} · {count} item", "{kind} · {count} items", many).format(kind=word_of(kind), count=many))
        for kind, many in page.kinds.items()
    ]


def nothing_to_look_at(page: ChecklistPage) -> str:
    """That everything was understood."""
    items = sum(1 for item in page.draft.items() if item.line)
    return _("All {count} lines with a box are items; nothing to look at.").format(count=items)


def look_at(one: Doubt | Kept) -> str:
    """Why somebody should look at something."""
    if isinstance(one, Doubt) and one.why == "part":
        return _("“{what}” is no part yet: a part of its own, or the lead’s? P says").format(what=plain.shown(one.what))
    if isinstance(one, Doubt) and one.why == "long title":
        return _("too long for lists; a “short” would help: “{what}”").format(what=plain.shown(one.what))
    return looked(one) if isinstance(one, Doubt) else kept_as(one)


def file_place(page: ChecklistPage, line: int) -> str:
    """The file, and the line in it."""
    origin = page.made.origin(line)
    if origin is None:
        return _("THE FILE · this was added")
    if len(page.made.begins) == 1:
        return _("THE FILE, line {line}").format(line=origin.line)
    return _("{file}, line {line}").format(file=plain.shown(origin.file.rpartition("/")[2]), line=origin.line)


def look_place(page: ChecklistPage, line: int) -> str:
    """The line of something to look at."""
    origin = page.made.origin(line)
    return _("line {line}").format(line=origin.line) if origin is not None else _("added")


def position(page: ChecklistPage, at: int) -> str:
    """Which of the things to look at this is, or how many there are."""
    count = len(page.look)
    if not count:
        return ""
    return _("{number} of {count}").format(number=at + 1, count=count) if at >= 0 else str(count)


def checked(faults: Sequence[Fault]) -> str:
    """What check found, in one sentence."""
    if not faults:
        return _("check finds nothing.")
    wrong = sum(not fault.warning for fault in faults)
    if wrong:
        return ngettext("{count} fault: it cannot be written.", "{count} faults: it cannot be written.", wrong).format(
            count=wrong
        )
    return ngettext(
        "No fault, and {count} hint. It can be written.", "No fault, and {count} hints. It can be written.", len(faults)
    ).format(count=len(faults))


def fault_lines(faults: Iterable[Fault]) -> list[str]:
    """What check says, with the line of the YAML."""
    from mentor_tui.wording.faults import line

    return ["\n".join(line(fault).removeprefix(f"{fault.path}:") for fault in faults)]


def unwritten() -> str:
    """That what was said here is lost."""
    return _("What you changed here is not kept, and nothing is written.")
