"""An outline -> a curriculum: headings become phases and modules, boxes items, and everything else their text.

A heading that is alone at the top names the curriculum; those below it are phases, those below them modules. What a heading
says of a part, a day or of being optional holds for everything under it, unless a box says otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import Final, Literal

from mentor_tui.catalogue.scalars import LINKS_MOST
from mentor_tui.domain.item_kinds import Kind
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.text import LINK_PATTERN, slug
from mentor_tui.intake import days, guess
from mentor_tui.intake.outline import Box, Heading, Kept, Outline, plain
from mentor_tui.intake.task_rows import is_optional

DoubtReason = Literal[
    "part", "long title", "only", "no day", "link", "struck", "draft", "added closing", "closing", "goes back"
]
"""Why somebody should look at something: it was understood in one of several ways, or something was added."""

TITLE_MOST, LIST_MOST, LINK_MOST = 200, 60, 2_000
"""Characters of a title and of an address; a title longer than the second is cut in every list."""

_LINK: Final = re.compile(LINK_PATTERN)

_WHOLE: Final = re.compile(r"-?[0-9]{1,4}")

WEEK: Final = 5

THREE: Final = frozenset(("hire", "mentor", "lead"))
"""The parts that every curriculum has."""

_OF_A_TRACKER: Final = frozenset(
    ("labels", "label", "assignees", "assignee", "projects", "project", "milestone", "type")
)
"""What the front matter of a template says to the tracker that issues are made in."""

_UNSAID: Final = -1_000
"""The day of a phase whose heading says none."""


class Doubt(NamedTuple):
    """Something to look at; ``line`` is that of the file, ``what`` what it is about."""

    line: int
    why: DoubtReason
    what: str


@dataclass(slots=True)
class ItemDraft:
    """An item on its way into YAML; ``line`` is where the file has it, ``read`` its title there if it is called otherwise."""

    line: int
    title: str
    kind: Kind
    who: str = "hire"
    minutes: int | None = None
    times: int = 1
    by_day: int | None = None
    optional: bool = False
    state: str = ""
    closes: bool = False
    short: str = ""
    under: ItemDraft | None = None
    links: list[str] = field(default_factory=list)
    about: list[str] = field(default_factory=list)
    requires: list[PhaseDraft] = field(default_factory=list)
    read: str = ""
    id: str = ""


@dataclass(slots=True)
class ModuleDraft:
    """A module on its way into YAML."""

    line: int
    title: str
    about: list[str] = field(default_factory=list)
    items: list[ItemDraft] = field(default_factory=list)
    read: str = ""
    id: str = ""


@dataclass(slots=True)
class PhaseDraft:
    """A phase on its way into YAML.

    Attributes:
        no_day: whether neither its heading nor what is in it says one.
        says_basics: whether its heading says if it is one of the basics.
        read: its title in the file, where it is called otherwise.

    """

    line: int
    title: str
    by_day: int
    basics: bool | None = None
    about: list[str] = field(default_factory=list)
    modules: list[ModuleDraft] = field(default_factory=list)
    no_day: bool = False
    says_basics: bool = False
    read: str = ""
    id: str = ""


@dataclass(slots=True)
class CurriculumDraft:
    """A curriculum on its way into YAML, with what somebody should know of how it was read.

    Attributes:
        parts: part id -> its title, for those beyond hire, mentor and lead.
        kept: what stayed text, or was left out; ``look``: what to look at, at each line where it is.

    """

    id: str
    title: str
    about: list[str]
    phases: list[PhaseDraft]
    parts: dict[str, str]
    kept: tuple[Kept, ...]
    look: list[Doubt]

    def items(self) -> Iterator[ItemDraft]:
        """All items, in order."""
        return (item for phase in self.phases for module in phase.modules for item in module.items)

    @property
    def asked(self) -> list[Doubt]:
        """What to look at, with what holds for a part once, where it is named first."""
        once = {(one.why, one.what) if one.why == "part" else one: one for one in reversed(self.look)}
        return sorted(once.values())

    @property
    def unplanned(self) -> int:
        """How many items have no minutes."""
        return sum(item.minutes is None for item in self.items())


class Held(NamedTuple):
    """What holds for everything under a heading."""

    who: str | None = None
    by_day: int | None = None
    optional: bool = False

    def under(self, words: str) -> Held:
        """What holds under a heading of these words, which stands under this one."""
        said = guess.heading(words)
        day = days.day(said.title) if said.by_day is None else said.by_day
        return Held(
            guess.part(said.title) or self.who,
            self.by_day if day is None else day,
            self.optional or guess.is_optional(said.title),
        )


def to_curriculum(outline: Outline, name: str, *, curriculum: str = "") -> CurriculumDraft:
    """The curriculum that a checklist is.

    Args:
        outline: what was read.
        name: the name of the file, for a checklist without a title.
        curriculum: its id; made of the title by default.

    """
    return _Composing(outline, name).curriculum(curriculum)


class _Composing:
    def __init__(self, outline: Outline, name: str) -> None:
        self._outline = outline
        self._name = PurePath(name).stem.replace("_", " ").replace("-", " ").strip() or "Checklist"
        self._look: dict[Doubt, None] = {}
        self._kept: list[Kept] = [*outline.kept]
        self._parts: dict[str, str] = dict(outline.parts)

    def curriculum(self, given: str) -> CurriculumDraft:
        root = _untwinned(self._outline.root)
        top, title = self._top(root)
        title = title or self._name.capitalize()
        # What holds for all: "Onboarding of the first thirty days" is no day of anything in it.
        phases = [self._phase(section, Held()) for section in top.sections if section.has_boxes]
        about = list(root.about) if top is not root else []
        about += top.about
        for section in top.sections:
            if not section.has_boxes:
                # The heading that names the whole is not repeated under it.
                about += _as_text(section, untitled=plain(section.title) == title)
        if top.boxes:
            phases.insert(0, self._phase(Heading(top.line, 1, title, boxes=top.boxes), Held()))
        _days(phases)
        for doubt in in_order(phases):
            self._note(*doubt)
        self._close(phases)
        about += self._of_the_head()
        made = given or self._outline.meta.get("curriculum") or self._outline.meta.get("id") or title
        return CurriculumDraft(
            slug(made), title[:TITLE_MOST], about, phases, self._parts, tuple(sorted(self._kept)), sorted(self._look)
        )

    def _of_the_head(self) -> Iterator[str]:
        """What the front matter says beyond title and id, as text; the fields of an issue tracker are left out and named."""
        meta = self._outline.meta
        template = "name" in meta and "about" in meta
        for key, value in meta.items():
            if key in _OF_A_TRACKER or (key == "name" and template):
                if value.strip():
                    self._kept.append(Kept(self._line_of(key), "left out", f"{key}: {value}"))
            elif key == "about" and template:
                yield value
            elif key not in {"title", "id", "curriculum"}:
                yield f"{key}: {value}"

    def _line_of(self, key: str) -> int:
        """The line of the front matter that a key stands in."""
        lines = enumerate(self._outline.lines, 1)
        return next((number for number, line in lines if line.casefold().lstrip("\"' ").startswith(key)), 1)

    def _top(self, root: Heading) -> tuple[Heading, str]:
        """The section whose sections are the phases, and the title of the whole, "" where it has none."""
        meta = self._outline.meta
        said = meta.get("title", "").strip() or (meta.get("name", "").strip() if "about" in meta else "")
        alone = root.sections[0] if len(root.sections) == 1 else None
        if alone is not None and not root.boxes and any(section.has_boxes for section in alone.sections):
            return alone, said or plain(alone.title)
        # A first heading without boxes, before others of its level, is the title too.
        if root.sections and root.sections[0].level == 1 and not root.sections[0].has_boxes and not said:
            return root, plain(root.sections[0].title)
        return root, said or (plain(alone.title) if alone is not None else "")

    def _phase(self, section: Heading, outer: Held) -> PhaseDraft:
        held, said = outer.under(section.title), guess.heading(section.title)
        phase = PhaseDraft(section.line, _titled(said.title) or "Checklist", 0, said.basics, about=list(section.about))
        phase.says_basics = said.basics is not None
        phase.by_day = held.by_day if held.by_day is not None else _UNSAID
        inner = held._replace(by_day=None)
        if section.boxes:
            phase.modules.append(self._module(section, phase.title, [], inner))
        for inside in section.sections:
            self._modules(inside, inner, phase)
        return phase

    def _modules(self, section: Heading, outer: Held, phase: PhaseDraft, above: str = "") -> None:
        """The modules that a heading below a phase makes: one for each with boxes of its own."""
        held, own = outer.under(section.title), guess.heading(section.title).title
        title = _titled(f"{above} · {own}" if above else own)
        if section.boxes:
            phase.modules.append(self._module(section, title, section.about, held))
        elif section.has_boxes:
            phase.about += section.about
        else:
            phase.about += _as_text(section)
            return
        for inside in section.sections:
            self._modules(inside, held, phase, title)

    def _module(self, section: Heading, title: str, about: list[str], held: Held) -> ModuleDraft:
        module = ModuleDraft(section.line, title or "Things to do", list(about))
        for box in section.boxes:
            self._item(box, held, module, None)
        return module

    def _item(self, box: Box, held: Held, module: ModuleDraft, under: ItemDraft | None) -> None:
        said = guess.said(box.words, self._outline.parts)
        item = ItemDraft(box.line, said.title, guess.kind(said.title), under=under, about=list(box.about))
        item.who = self._who(box, said.who or (under.who if under is not None else held.who) or "hire")
        item.times = said.times or guess.times(box.said.get("times", "")) or 1
        item.minutes = said.minutes or self._minutes(box, item)
        item.by_day = said.by_day if said.by_day is not None else self._day(box, item, held.by_day)
        above = held.optional or bool(under and under.optional)
        item.optional = said.optional or _optional(box) or (above and not said.required)
        item.closes = said.closes
        if said.draft:
            item.state = "draft"
            self._note(box.line, "draft", said.title)
        elif box.struck:
            item.state = "deprecated"
            self._note(box.line, "struck", said.title)
        if said.only:
            self._note(box.line, "only", said.only)
        self._title(item)
        self._links(box, item)
        module.items.append(item)
        for inside in box.boxes:
            self._item(inside, held, module, item)

    def _who(self, box: Box, who: str) -> str:
        if named := box.said.get("who", ""):
            if (part := guess.part(named)) is None:
                part = slug(named)
                self._parts.setdefault(part, named)
            who = part
        if who not in THREE:
            self._parts.setdefault(who, who.upper() if len(who) <= 2 else who.replace("-", " ").capitalize())
            self._note(box.line, "part", self._parts[who])
        return who

    def _minutes(self, box: Box, item: ItemDraft) -> int | None:
        text = box.said.get("minutes", "")
        length = guess.minutes(text)
        if text and length is None:
            self._keep(item, text)
        return length

    def _day(self, box: Box, item: ItemDraft, held: int | None) -> int | None:
        text = box.said.get("by_day", "")
        day = days.within(int(text)) if _WHOLE.fullmatch(text) else None
        if day is None and text and (day := days.day(text)) is None:
            self._keep(item, text)
        return held if day is None else day

    def _keep(self, item: ItemDraft, text: str) -> None:
        """A cell that says nothing that is known is text of the item, and named."""
        item.about.append(text)
        self._kept.append(Kept(item.line, "text", text))

    def _title(self, item: ItemDraft) -> None:
        if len(item.title) > TITLE_MOST:
            cut = item.title[: TITLE_MOST - 1].rsplit(" ", 1)[0]
            item.about.insert(0, item.title)
            item.title = f"{cut}…"
        if len(item.title) > LIST_MOST:
            self._note(item.line, "long title", item.title)

    def _links(self, box: Box, item: ItemDraft) -> None:
        for link in (*box.links, *box.said.get("link", "").split()):
            if _LINK.fullmatch(link) and len(link) < LINK_MOST and len(item.links) < LINKS_MOST:
                item.links.append(link)
            else:
                item.about.append(link)
                self._note(box.line, "link", link)
        item.links = list(dict.fromkeys(item.links))

    def _note(self, line: int, why: DoubtReason, what: str) -> None:
        self._look[Doubt(line, why, what)] = None

    def _close(self, phases: list[PhaseDraft]) -> None:
        """The talk that ends the basics, where the file has none: without it nobody is ever through."""
        basics = [phase for phase in phases if phase.basics]
        if not basics or any(item.closes for phase in phases for module in phase.modules for item in module.items):
            return
        last = max(phase.by_day for phase in basics)
        talk = ItemDraft(0, "Closing talk: all three agree that the basics are done", "meet", "lead", closes=True)
        talk.short = "Closing talk"
        talk.requires = list(basics)
        module = ModuleDraft(0, "Closing the basics", items=[talk])
        phases.insert(phases.index(basics[-1]) + 1, PhaseDraft(0, "Closing the basics", last, True, modules=[module]))
        self._note(0, "added closing", talk.title)


def _days(phases: list[PhaseDraft]) -> None:
    """A day for each phase: the one that it says, else that of the last thing in it, else a week after the phase before."""
    before = 0
    for phase in phases:
        if phase.by_day == _UNSAID:
            due = [item.by_day for module in phase.modules for item in module.items if item.by_day is not None]
            phase.no_day = not due
            phase.by_day = max(due, default=min(before + WEEK, days.LAST))
        before = max(before, phase.by_day)


def in_order(phases: list[PhaseDraft], said: Collection[int] = ()) -> Iterator[Doubt]:
    """What there is to look at in the days of phases; those of the lines ``said`` are as somebody wants them.

    Whether a phase is one of the basics follows from its day, unless its heading says so: what is due before the first one is
    not, and nor is what comes after the talk that ends them, where the file has it. Of such talks only the first that everybody
    has as one of the basics ends them; no other item closes anything then.
    """
    before, closed = 0, False
    for phase in phases:
        if phase.line not in said:
            if phase.no_day:
                yield Doubt(phase.line, "no day", phase.title)
            elif phase.by_day < before:
                yield Doubt(phase.line, "goes back", phase.title)
        if not phase.says_basics:
            phase.basics = phase.by_day > 0 and not closed
        for item in (item for module in phase.modules for item in module.items if item.closes):
            if closed or not phase.basics or item.optional or item.state:
                item.closes = False
                yield Doubt(item.line, "closing", item.title)
            else:
                closed = True
        before = max(before, phase.by_day)


_YES: Final = frozenset(("yes", "y", "true", "x", "✓", "ja", "oui", "sí", "si", "sim"))
_NO: Final = frozenset(("no", "n", "false", "-", "nein", "non", "nee", "não", "optional"))


def _optional(box: Box) -> bool:
    """Whether a table says that one need not, in a column for that or for the opposite."""
    said, required = (box.said.get(column, "").strip().casefold() for column in ("optional", "required"))
    return said in _YES or is_optional(said) or said == "no, optional" or required in _NO


def _untwinned(root: Heading) -> Heading:
    """The file with one heading where it begins with the same one twice, as exports of pages do."""
    if len(root.sections) < 2:
        return root
    first, second, *others = root.sections
    if first.has_boxes or first.level != second.level or plain(first.title) != plain(second.title):
        return root
    about = [*_as_text(first, untitled=True), *second.about]
    return replace(root, sections=[replace(second, about=about), *others])


def _titled(title: str) -> str:
    return title if len(title) <= TITLE_MOST else f"{title[: TITLE_MOST - 1].rsplit(' ', 1)[0]}…"


def _as_text(section: Heading, *, untitled: bool = False) -> list[str]:
    """A section in which there is nothing to do, as text."""
    texts = [f"**{plain(section.title)}**"] if section.title and not untitled else []
    texts += section.about
    for inside in section.sections:
        texts += _as_text(inside)
    return texts
