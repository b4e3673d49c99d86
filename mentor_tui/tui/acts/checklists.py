"""What somebody says differently from how a checklist was read, and where it is written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from mentor_tui.domain.problems import BadUse, Code
from mentor_tui.services import checklists
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.checklists import (
    Checklist,
    ChecklistChanges,
    ChecklistPage,
    ChecklistRow,
    ItemChange,
    PhaseChange,
)
from mentor_tui.tui.dialogs import typed
from mentor_tui.tui.dialogs.form import Answers, Field, Questions
from mentor_tui.tui.dialogs.pick_file import CHECKLISTS, PickFile
from mentor_tui.tui.widgets.lines import named
from mentor_tui.wording import checklist_page as words
from mentor_tui.wording import plain
from mentor_tui.wording.language import _

DAY_MOST, TIMES_MOST, MINUTES_MOST = 400, 200, 2_400


def change_item(page: ChecklistPage, row: ChecklistRow) -> Questions[ChecklistChanges]:
    """Ask for title, part, day and times of an item."""

    def verb(_context: ActorContext, answers: Answers) -> ChecklistChanges:
        if not answers["title"]:
            raise BadUse(Code.EMPTY_TEXT, what="title")
        change = ItemChange(
            answers["title"] if answers["title"] != row.title else None,
            answers["who"] if answers["who"] != row.who else None,
            _day(answers["day"]) if answers["day"] != _shown(row.by_day) else None,
            _within("times", answers["times"] or "1", TIMES_MOST),
        )
        return page.checklist.changes.of_item(row.line, change)

    options = tuple((part, words.part(part, page.parts)) for part in checklists.parts(page))
    fields = [
        Field("title", _("Title"), value=row.title),
        Field("who", _("Whose part it is"), "one", value=row.who, choices=tuple(named(options))),
        Field("day", _("By which working day (empty: with its phase)"), value=_shown(row.by_day), hint="5"),
        Field("times", _("How often"), value=str(row.times)),
    ]
    return Questions(_("Change {title}").format(title=plain.quoted(row.title)), fields, verb, does=_("changes it"))


def change_phase(page: ChecklistPage, row: ChecklistRow) -> Questions[ChecklistChanges]:
    """Ask for title and day of a phase."""

    def verb(_context: ActorContext, answers: Answers) -> ChecklistChanges:
        if not answers["title"]:
            raise BadUse(Code.EMPTY_TEXT, what="title")
        title = answers["title"] if answers["title"] != row.title else None
        return page.checklist.changes.of_phase(
            row.line, PhaseChange(title, _within("by_day", answers["day"], DAY_MOST, 0))
        )

    fields = [
        Field("title", _("Title"), value=row.title),
        Field("day", _("By which working day (0: before the first one)"), value=_shown(row.by_day), hint="5"),
    ]
    return Questions(_("Change {title}").format(title=plain.quoted(row.title)), fields, verb, does=_("changes it"))


def minutes(page: ChecklistPage, row: ChecklistRow | None) -> Questions[ChecklistChanges]:
    """Ask how long all of a kind take, of which the file does not say it."""

    def verb(_context: ActorContext, answers: Answers) -> ChecklistChanges:
        kind = next(kind for kind in page.kinds if kind == answers["kind"])
        return page.checklist.changes.of_kind(kind, _within("minutes", answers["minutes"], MINUTES_MOST))

    first = row.kind if row is not None and row.what == "item" and row.kind in page.kinds else next(iter(page.kinds))
    fields = [
        Field("kind", _("Of which kind"), "one", value=first, choices=tuple(named(words.kinds(page)))),
        Field("minutes", _("Minutes each"), hint="20"),
    ]
    question = _("One length for all of a kind. What has one in the file keeps it.")
    return Questions(question, fields, verb, does=_("gives it"))


def meanings(page: ChecklistPage) -> Questions[ChecklistChanges]:
    """Ask once whose the parts are that the file names."""

    def verb(_context: ActorContext, answers: Answers) -> ChecklistChanges:
        return page.checklist.changes.of_parts({meant.part: answers[meant.part] for meant in page.meant})

    fields = [
        Field(
            meant.part,
            words.meant(meant),
            "option",
            value=meant.now,
            options=words.may_mean(meant, page.parts),
        )
        for meant in page.meant
    ]
    return Questions(_("Whose are these? Said once for the whole file."), fields, verb, does=_("says it"))


def make(page: ChecklistPage) -> Questions[tuple[Path, bool]]:
    """Ask where it is written."""

    def verb(context: ActorContext, answers: Answers) -> tuple[Path, bool]:
        if not answers["path"]:
            raise BadUse(Code.EMPTY_TEXT, what="path")
        checklists.may_write(context, page.checklist, answers["path"])
        _made, path, written = checklists.write(page.checklist, answers["path"])
        return path, written

    proposed = str(page.path) if page.path is not None else ""
    fields = [Field("path", _("File"), value=proposed, hint=f"~/curricula/{page.draft.id}.yaml")]
    return Questions(_("Write the curriculum, as YAML."), fields, verb, does=_("writes it"))


def choose_file(read: Callable[[str], Checklist]) -> PickFile[Checklist]:
    """Ask which file is a checklist, and read it."""

    def named(path: str) -> Checklist:
        if not path:
            raise BadUse(Code.EMPTY_TEXT, what="path")
        return read(path)

    question = _("Which checklist? Nothing is written yet.")
    return PickFile(question, named, CHECKLISTS, detail=_("Markdown, CSV, TSV or XLSX."), hint="~/onboarding.md")


def _shown(day: int | None) -> str:
    return "" if day is None else str(day)


def _day(said: str) -> int | str:
    return _within("by_day", said, DAY_MOST, 0) if said else ""


def _within(what: str, said: str, most: int, least: int = 1) -> int:
    known = f"{least}–{most}"
    if not least <= (number := typed.whole(what, said, known)) <= most:
        raise BadUse(Code.BAD_VALUE, what=what, value=said, known=[known])
    return number
