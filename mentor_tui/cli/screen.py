"""Opening the screen; only here is Textual imported."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mentor_tui.cli.cli_context import CliContext, is_terminal
from mentor_tui.domain.problems import BadUse, Code, Problem
from mentor_tui.wording.language import _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mentor_tui.bootstrap import Application
    from mentor_tui.services.actor_context import ActorContext, Done
    from mentor_tui.services.audit import AuditPage
    from mentor_tui.services.checklists import Checklist
    from mentor_tui.services.curriculum_diff import DiffPage
    from mentor_tui.services.curriculum_page import SeenCurricula
    from mentor_tui.services.editions import EditionText, FormerSaid, Publication
    from mentor_tui.services.exports import Export
    from mentor_tui.services.insights import InsightsPage, ItemsPage
    from mentor_tui.services.table_columns import NamedTable
    from mentor_tui.services.talk_paper import TalkPaper
    from mentor_tui.tui.ui_context import UiContext


def open_screen(console: CliContext) -> int:
    """Open the screen for whoever acts; where there is no team yet it offers ways to begin. Answers with the exit status.

    Raises:
        UsageError: there is no terminal to open it in.

    """
    return _run(console)


def open_checklist(console: CliContext, checklist: Checklist) -> int:
    """Open the screen that shows a checklist beside what it becomes, and nothing else. Answers with the exit status.

    Raises:
        UsageError: there is no terminal to open it in.

    """
    return _run(console, checklist)


def _run(console: CliContext, checklist: Checklist | None = None) -> int:
    if not is_terminal():
        raise click.UsageError(
            _(
                "The screen needs a terminal. In scripts, use commands such as “mentor-tui status”; “mentor-tui "
                "--help” lists them."
            )
        )
    if os.environ.get("TERM") in ("dumb", "unknown"):
        raise click.UsageError(
            _("This terminal cannot show the screen. “mentor-tui status” shows the same as plain lines.")
        )
    stage = ui(console, checklist)
    from mentor_tui.tui import run

    return run(stage)


def ui(console: CliContext, checklist: Checklist | None = None) -> UiContext:
    """What the screen needs, put together; a checklist that is all there is to look at needs neither person nor team."""
    from mentor_tui.cli.streams import is_utf8
    from mentor_tui.settings import drafts_path
    from mentor_tui.tui.ui_context import UiContext

    settings, application = console.settings, console.application
    notices = [*console.notices()]
    try:
        context, has_team = application.context(), checklist is None
    except BadUse as problem:
        if checklist is None and (problem.code is not Code.LOGIN_UNKNOWN or problem.facts.get("team")):
            raise
        context, has_team = application.any_context(), False
        if problem.facts.get("path"):
            from mentor_tui.wording.problems import sentence

            notices.insert(0, sentence(problem))
    if has_team and settings.whose == "shipped" and not settings.store:
        notices += _of_shipped(context)
    return UiContext(
        context,
        has_team,
        demo=lambda role: _demo(console, role),
        begin_curricula=lambda: _begin_curricula(application),
        read_people=_read_people,
        read_checklist=lambda path: _read_checklist(console, path),
        checklist=checklist,
        send_insights=_send_insights,
        send_export=_send_export,
        send_past=_send_past,
        send_records=_send_records,
        send_talk=_send_talk,
        two_editions=partial(_two_editions, application),
        curricula=lambda: _curricula(console.application),
        publish_edition=partial(_publish_edition, application),
        say_former=partial(_say_former, application),
        take_words=partial(_take_words, application),
        login=settings.login,
        keys=settings.keys,
        theme=settings.theme,
        ascii=settings.ascii or not is_utf8(sys.stderr.encoding),
        encoding=sys.stderr.encoding,
        word=settings.word,
        references=settings.references,
        notices=tuple(notices),
        keep_count=partial(_keep_count, console),
        drafts=drafts_path(settings.store or str(settings.data.absolute())),
    )


def _keep_count(console: CliContext, context: ActorContext) -> None:
    from mentor_tui.cli.counting import count_anew

    count_anew(console, context)


def _demo(console: CliContext, role: str) -> str:
    from mentor_tui.cli.demo_team import build_here

    return build_here(console, role)


def _two_editions(application: Application, old: str, new: str) -> tuple[EditionText, EditionText]:
    from mentor_tui.comparing import two_editions

    return two_editions(application, old, new)


def _publish_edition(
    application: Application, context: ActorContext, old: EditionText, new: EditionText, word: str
) -> Publication:
    from mentor_tui.authoring import publish_curriculum

    return publish_curriculum(application, word=word, looked=(old, new), context=context)


def _say_former(
    application: Application, context: ActorContext, edition: EditionText, item: str, former: str
) -> FormerSaid:
    from mentor_tui.authoring import say_former

    return say_former(application, item, former, file=edition.path, looked=edition, context=context)


def _take_words(application: Application, context: ActorContext, number: int) -> Done:
    from mentor_tui.better_words import take_words

    return take_words(application, number, context=context)


def _curricula(application: Application) -> SeenCurricula:
    from mentor_tui.browsing import CurriculaFiles

    return CurriculaFiles(application)


def _of_shipped(context: ActorContext) -> list[str]:
    """That the team has no curricula of its own, and what gives it some; where the team cannot be read that is told instead."""
    from mentor_tui.services.authors import hears_of_shipped
    from mentor_tui.wording.curricula import get_own

    with suppress(Problem):
        return [get_own()] if hears_of_shipped(context) else []
    return []


def _begin_curricula(application: Application) -> str:
    if not application.begin_curricula():
        return ""
    from mentor_tui.wording.curricula import are_here

    return are_here(str(application.settings.own_curricula))


def _read_people(path: str) -> NamedTable:
    from mentor_tui.cli.table_files import read_people

    return read_people(path)


def _send_export(export: Export, files: Mapping[str, str]) -> list[Path]:
    from mentor_tui.cli.sent_on import send_export

    return send_export(export, files)


def _send_past(directory: str, page: DiffPage) -> list[Path]:
    from mentor_tui.cli.sent_on import send_past

    return send_past(directory, page)


def _send_records(page: AuditPage, path: str) -> list[Path]:
    from mentor_tui.cli.sent_on import send_records

    endings = {".json": "json", ".html": "html", ".htm": "html"}
    return send_records(page, endings.get(Path(path).suffix.lower(), "csv"), path)


def _send_talk(paper: TalkPaper, path: str, word: str) -> list[Path]:
    from mentor_tui.cli.sent_on import send_talk

    return send_talk(paper, path, word)


def _read_checklist(console: CliContext, path: str) -> Checklist:
    from mentor_tui.bootstrap import read_checklist

    return read_checklist(console.settings, [str(Path(path).expanduser())])


def _send_insights(path: str, directory: str, page: InsightsPage, items: ItemsPage, drawn: Sequence[str]) -> list[Path]:
    from mentor_tui.cli.sent_on import send_page, send_tables

    files = send_page(path, page, items, drawn) if path else []
    return [*files, *(send_tables(directory, page, items) if directory else [])]
