"""A curriculum as its authors look through it, in words: what needs what, where people stand, what is wrong where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from mentor_tui.domain.conditions import (
    AllOf,
    AnyOf,
    AreaFree,
    BasicsDone,
    CompetencyAt,
    Condition,
    ConfirmedBy,
    ItemDone,
    ModuleDone,
    PhaseDone,
    SideTaskDone,
    WorkingDays,
)
from mentor_tui.domain.named import NamedTuple
from mentor_tui.wording import confirmed, faults, locks, not_alone, plain, proposals
from mentor_tui.wording.items import word_of
from mentor_tui.wording.language import _, ngettext

if TYPE_CHECKING:
    from mentor_tui.catalogue.faults import Fault
    from mentor_tui.services.curriculum_page import CurriculumNode, CurriculumPage

_LISTED = re.compile(r"^[ \t]*(?:[-*+]|\d+[.)]|\||```)", re.MULTILINE)
"""What begins a line of Markdown that stays a line of its own."""

NAMED_MOST = 8
"""Names and titles in a sentence."""

LINES_MOST = 40
"""Lines of the file that are shown of one thing."""


class Passage(NamedTuple):
    """A line of what is said of something.

    Attributes:
        tone: ``strong``, ``dim`` or plain.
        code: whether it is a line of a file, with its number.
        first: what stands before it, and ``indent`` before each further line where it does not fit one.

    """

    text: str
    tone: str = ""
    code: bool = False
    first: str = ""
    indent: str = ""

    @property
    def line(self) -> str:
        """All of it, where there is room for it."""
        return self.first + self.text


def head(page: CurriculumPage) -> str:
    """How much there is of it, and how many are on it."""
    if page.curriculum is None:
        return page.title
    items = len(page.curriculum.items)
    said = [
        _("{title}, version {version}").format(title=plain.shown(page.title), version=page.curriculum.version),
        ngettext("{count} item", "{count} items", items).format(count=items),
        ngettext("{count} person on it", "{count} people on it", page.people).format(count=page.people),
    ]
    return " · ".join(said)


def state(page: CurriculumPage) -> list[Passage]:
    """Whether the file is in force, the first thing that is wrong with it, and what is wrong with other files."""
    file = page.file
    wrong = [fault for fault in file.faults if not fault.warning]
    said: list[Passage] = []
    if wrong:
        said.append(Passage(fault_line(wrong[0]), "strong"))
        more = len(wrong) - 1
        if more:
            count = ngettext("{count} more fault.", "{count} more faults.", more).format(count=more)
            said.append(Passage(f"{count} {_in_force(page)}", "dim"))
        else:
            said.append(Passage(_in_force(page), "dim"))
    else:
        warnings = len(file.faults)
        told = ngettext("{count} warning.", "{count} warnings.", warnings).format(count=warnings) if warnings else ""
        said.append(Passage(f"{_in_force(page)} {told}".strip(), "dim"))
    said += [Passage(fault_line(fault)) for fault in file.elsewhere[:1]]
    return said


def _in_force(page: CurriculumPage) -> str:
    if page.file.edition:
        day = plain.day_of_stamp(page.file.edition)
        return _("The last edition without a fault, first seen on {day}, stays in force.").format(day=day)
    if page.file.broken:
        return _("There was no edition without a fault yet, so nobody has it.")
    return _("In force as it is saved.")


def fault_line(fault: Fault) -> str:
    """A fault with the name of its file, and its line."""
    said = faults.message(fault)
    said = _("warning: {said}").format(said=said) if fault.warning else said
    return f"{fault.path.rpartition('/')[2]}:{fault.line}: {said}"


def stand(node: CurriculumNode, *, brief: bool = False) -> str:
    """How many are at something, how many wait there, and how many have done it; ``brief`` leaves the last out."""
    now = node.stand
    said = []
    if now.at:
        said.append(ngettext("{count} at it", "{count} at it", now.at).format(count=now.at))
    if now.waiting:
        said.append(ngettext("{count} waits", "{count} wait", now.waiting).format(count=now.waiting))
    if now.done and not brief:
        said.append(ngettext("{count} done", "{count} done", now.done).format(count=now.done))
    return " · ".join(said)


def mark(node: CurriculumNode) -> str:
    """The line of the first fault beside something, of a warning where there is no fault; "" where there is neither."""
    if not node.faults:
        return ""
    first = next((fault for fault in node.faults if not fault.warning), node.faults[0])
    return ("! {line}" if first.warning else "▲ {line}").format(line=first.line)


def words_waiting(page: CurriculumPage, node: CurriculumNode) -> str:
    """That better words wait for an item; "" where none do."""
    count = len(page.words_for(node.id))
    return ngettext("{count} better", "{count} better", count).format(count=count) if count else ""


def facts(page: CurriculumPage, node: CurriculumNode) -> str:
    """What something is, in a line: its id, kind, time, day, who signs."""
    item, said = node.item, [node.id]
    if item is not None:
        said += [word_of(item.kind), _whose(page, item.who)]
        said += [_("{count} times").format(count=item.times)] if item.times > 1 else []
        said.append(plain.planned(item.minutes))
    if node.by_day is not None:
        said.append(_("by day {day}").format(day=node.by_day))
    if item is not None:
        signed = {
            "mentor": _("signed by the mentor"),
            "lead": _("signed by a lead"),
            "cleared": _("cleared by the mentor"),
        }
        said.append(signed.get(item.sign_off, ""))
        said.append(_("if you like") if item.optional else "")
        said.append({"draft": _("draft"), "deprecated": _("no longer in use")}.get(item.state, ""))
    if node.maintainer:
        said.append(_("kept by {name}").format(name=plain.shown(page.names.get(node.maintainer, node.maintainer))))
    return " · ".join(filter(None, said))


def _whose(page: CurriculumPage, who: str) -> str:
    if who == "hire":
        return ""
    parts = {part.id: part.title for part in page.curriculum.parts} if page.curriculum is not None else {}
    return {"mentor": _("the mentor’s part"), "lead": _("a lead’s part")}.get(who) or plain.shown(parts.get(who, who))


def detail(page: CurriculumPage, node: CurriculumNode) -> Iterator[Passage]:
    """All that is to be said of something, and its lines of the file with what is wrong beside them."""
    yield Passage(plain.one_line(node.title), "strong")
    yield Passage(facts(page, node), "dim")
    for block in node.about.strip().split("\n\n"):
        if block:
            yield Passage(block if _LISTED.search(block) else plain.one_line(block))
    for line in node.item.look_for if node.item is not None else ():
        yield Passage(line, first="– ", indent="  ")
    if by := proposals.improved(page.improved.get(node.id, ()), page.names):
        yield Passage(by, "dim")
    if (row := page.confirmed.get(node.id)) is not None:
        yield Passage(confirmed.of_item(row), "dim")
    yield Passage("")
    yield from _better_words(page, node)
    yield from _needs(page, node)
    yield from _people(page, node)
    yield Passage("")
    yield from lines(page, node)


def _better_words(page: CurriculumPage, node: CurriculumNode) -> Iterator[Passage]:
    """What somebody would have it say, beside what it said when they wrote that."""
    for view in page.words_for(node.id):
        one = view.proposal
        said = _("Better words for {field}: {whose}, {when}")
        whose, when = proposals.whose(one, page.names), proposals.when(view, page.today)
        yield Passage(said.format(field=proposals.field(one.field), whose=whose, when=when), "strong")
        yield Passage(plain.one_line(one.was) or _("(nothing)"), "dim", first="– ", indent="  ")
        yield Passage(plain.one_line(one.words), first="+ ", indent="  ")
        if moved := proposals.moved(view):
            yield Passage(moved, "strong", first="  ", indent="    ")
        yield Passage("")


def _needs(page: CurriculumPage, node: CurriculumNode) -> Iterator[Passage]:
    if needed := condition(node.needs, page.titles):
        yield Passage(_("Needs {what}").format(what=needed))
    elif node.item is not None:
        yield Passage(_("Needs nothing"))
    if node.needed_by:
        yield Passage(_("Needed by {what}").format(what=_titles(node.needed_by, page.titles)))
    else:
        yield Passage(_("Nothing waits for it"))
    if node.opens:
        yield Passage(_("Opens the side tasks {what}").format(what=_titles(node.opens, page.titles)))


def _people(page: CurriculumPage, node: CurriculumNode) -> Iterator[Passage]:
    now = node.stand
    if now.at:
        yield Passage(_("At it: {names}").format(names=_names(now.at, now.at_names, page.names)))
    if now.waiting:
        names = _names(now.waiting, now.waiting_names, page.names)
        yield Passage(_("Waiting for a sign-off: {names}").format(names=names))
    if page.people:
        said = ngettext("Done by {done} of {count}", "Done by {done} of {count}", page.people)
        yield Passage(said.format(done=now.done, count=page.people))
    else:
        yield Passage(_("Nobody is on it today"))
    if node.item is not None and (cost := page.costs.get(node.item.id)) is not None:
        yield Passage(not_alone.cost(cost))


def _names(count: int, seen: Sequence[str], names: Mapping[str, str]) -> str:
    """Names as far as they are the viewer's to know; the others are counted."""
    shown = [plain.shown(names.get(person, person)) for person in seen[:NAMED_MOST]]
    if more := count - len(shown):
        others = (
            ngettext("{count} more", "{count} more", more)
            if shown
            else ngettext("{count} person", "{count} people", more)
        )
        shown.append(others.format(count=more))
    return plain.people(shown)


def _titles(ids: Sequence[str], titles: Mapping[str, str]) -> str:
    return plain.people(plain.some([plain.quoted(plain.shown(titles.get(name, name))) for name in ids], NAMED_MOST))


def condition(needed: Condition, titles: Mapping[str, str]) -> str:
    """What must hold, "" where nothing must."""
    match needed:
        case AllOf(parts):
            return plain.people([condition(part, titles) for part in parts])
        case AnyOf(parts):
            return plain.either([condition(part, titles) for part in parts])
        case ItemDone(name) | ModuleDone(name) | PhaseDone(name):
            return plain.quoted(plain.shown(titles.get(name, name)))
        case BasicsDone():
            return _("the basics")
        case WorkingDays(days, after_basics):
            said = ngettext("{days} working day", "{days} working days", days).format(days=days)
            return _("{days} after the basics").format(days=said) if after_basics else said
        case CompetencyAt(name, level):
            title = plain.quoted(plain.shown(titles.get(f"competency:{name}", name)))
            return _("{title} at level {level}").format(title=title, level=level)
        case SideTaskDone(rung):
            return _("the side task {title}").format(title=plain.quoted(plain.shown(titles.get(rung, rung))))
        case AreaFree():
            return _("an area without an owner")
        case ConfirmedBy(voice):
            return _("{voice}’s yes").format(voice=locks.voice(voice, {}))


def lines(page: CurriculumPage, node: CurriculumNode) -> Iterator[Passage]:
    """The lines of the file that are about something, each with what is wrong below it."""
    file = page.file
    name = file.path.rpartition("/")[2]
    if not node.line:
        yield Passage(_("It stands in no line of {file} as it is now.").format(file=name), "dim")
        return
    last = page.last_line(node)
    yield Passage(_("{file}, from line {line}").format(file=name, line=node.line), "dim")
    yield from _numbered(page, node.line, min(last, node.line + LINES_MOST - 1), node.faults)
    hidden = last - node.line - LINES_MOST + 1
    if hidden > 0:
        yield Passage(ngettext("{count} line more", "{count} lines more", hidden).format(count=hidden), "dim")


def _numbered(page: CurriculumPage, first: int, last: int, told: Sequence[Fault]) -> Iterator[Passage]:
    width, told_of = len(str(last)), page.file.lines[first - 1 : last]
    deep = min((len(text) - len(text.lstrip()) for text in told_of if text.strip()), default=0)
    for number, text in enumerate(told_of, first):
        yield Passage(f"{number:>{width}}  {text[deep:]}".rstrip(), code=True)
        for fault in told:
            if fault.line == number:
                yield _beside(fault, width)
    for fault in told:
        if fault.line > last:
            yield Passage(f"{fault.line:>{width}}", "dim", code=True)
            yield _beside(fault, width)


def _beside(fault: Fault, width: int) -> Passage:
    said = faults.message(fault)
    sign = "! " + _("warning: {said}").format(said=said) if fault.warning else f"▲ {said}"
    return Passage(sign, "strong", first=" " * (width + 2), indent=" " * (width + 4))


def untold(page: CurriculumPage) -> list[Passage]:
    """What is wrong where no phase, module or item of the tree stands: in the head of the file, or all of it."""
    return [Passage(fault_line(fault), "" if fault.warning else "strong") for fault in page.unplaced]


def nothing_wrong(page: CurriculumPage) -> str:
    """That there is no fault to go to."""
    return _("“check” finds nothing wrong with {file}.").format(file=page.file.path.rpartition("/")[2])
