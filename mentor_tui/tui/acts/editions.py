"""Which editions of a curriculum are compared, on which cohorts one is played again, what was renamed, and publishing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.problems import BadUse, Code
from mentor_tui.domain.text import clean
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.curriculum_diff import DiffPage
from mentor_tui.services.editions import EditionText, FormerSaid, Publication
from mentor_tui.services.readers import readers_of
from mentor_tui.tui.dialogs.form import Answers, Field, Questions
from mentor_tui.tui.dialogs.pick_file import EDITIONS, PickFile
from mentor_tui.tui.ui_context import PublishEdition, SayFormer, SendPast, TwoEditions
from mentor_tui.wording import edition_acts as words
from mentor_tui.wording.cohorts import cohort_name
from mentor_tui.wording.language import _


class ComparedEditions(NamedTuple):
    """Two editions of a curriculum, what they are called, and the file that was named; "" where it is the one in force."""

    old: EditionText
    new: EditionText
    name: str
    file: str = ""


def of_file(read: TwoEditions, where: str) -> ComparedEditions:
    """The edition in use, beside that of a file."""
    old, new = read(where, "")
    return ComparedEditions(old, new, _("in use → {file}").format(file=clean(where.rpartition("/")[2])), where)


def since_published(read: TwoEditions, curriculum: str = "") -> ComparedEditions:
    """The edition that people were last told of, beside the one in force."""
    old, new = read("published", curriculum)
    name = _("edition {version} → in force").format(version=old.curriculum.version)
    return ComparedEditions(old, new, name)


def read_again(read: TwoEditions, editions: ComparedEditions) -> ComparedEditions:
    """The same two, as they are now."""
    if editions.file:
        return of_file(read, editions.file)
    return since_published(read, editions.new.curriculum.id)


def published(editions: ComparedEditions, told: Publication) -> ComparedEditions:
    """The same two, once people were told of the newer one."""
    before, now = editions.old.curriculum.version, told.curriculum.version
    if before == now:
        return ComparedEditions(editions.old, told.edition, _("before → edition {version}").format(version=now))
    name = _("edition {before} → {version}").format(before=before, version=now)
    return ComparedEditions(editions.old, told.edition, name)


def which_file(read: TwoEditions) -> PickFile[ComparedEditions]:
    """Ask for the file of another edition."""
    return PickFile(
        _("What would another edition of a curriculum change, and for whom?"),
        lambda path: of_file(read, path) if path else since_published(read),
        EDITIONS,
        detail=_("The YAML file of another edition; without one, what was changed since people were told."),
        hint="~/drafts/product-expert.yaml",
        does=_("compares it"),
    )


def choose_cohorts(known: Sequence[str], shown: Sequence[str], today: date) -> Questions[tuple[str, ...]]:
    """Ask on which cohorts it is played again, the newest first."""

    def verb(_context: ActorContext, answers: Answers) -> tuple[str, ...]:
        return answers.ticked["cohorts"]

    options = tuple((name, clean(cohort_name(name, today))) for name in reversed(known))
    fields = [Field("cohorts", _("As many as you like (space ticks)"), "many", options=options, ticked=tuple(shown))]
    return Questions(_("Which cohorts?"), fields, verb, does=_("plays it again"))


def send_past(send: SendPast, page: DiffPage, today: date) -> Questions[Sequence[Path]]:
    """Ask where the figures are written, as tables."""

    def verb(_context: ActorContext, answers: Answers) -> Sequence[Path]:
        if not answers["tables"]:
            raise BadUse(Code.EMPTY_TEXT, what="file")
        return send(answers["tables"], page)

    label = _("A folder for tables, as CSV")
    fields = [Field("tables", label, value=f"~/{page.diff.new.id}-{today.isoformat()}")]
    return Questions(_("Send it on. Its tables name people."), fields, verb, does=_("writes them"))


def publish(
    context: ActorContext, tell: PublishEdition, editions: ComparedEditions, page: DiffPage
) -> Questions[Publication]:
    """Ask whether people are to be told of an edition, after saying who they are, and with which words.

    Args:
        context: who asks.
        tell: publishes it.
        editions: what was compared.
        page: what changes.

    """
    old, new = editions.old, editions.new
    readers = readers_of(context, old.curriculum)
    in_force = context.catalogue.hashes.get(new.curriculum.id) == new.hash

    def verb(context: ActorContext, answers: Answers) -> Publication:
        return tell(context, old, new, answers["word"])

    return Questions(
        words.ask_to_publish(new.curriculum),
        [Field("word", _("One line to all of them (it may stay empty)"), hint=words.word_hint())],
        verb,
        detail=["\n".join(words.who_reads(readers, page, in_force=in_force, place=new_place(editions)))],
        does=_("publishes it"),
    )


def new_place(editions: ComparedEditions) -> str:
    """What the file in force is called; "" where it is not known."""
    path = editions.old.path
    return clean(path.name) if path is not None else ""


def answer_rename(
    context: ActorContext, read: TwoEditions, say: SayFormer, editions: ComparedEditions, item: str, former: str
) -> tuple[FormerSaid, ComparedEditions]:
    """Write what something was before, "" for nothing, and read the two editions again."""
    said = say(context, editions.new, item, former)
    return said, read_again(read, editions)
