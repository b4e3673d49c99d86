"""What the screens are given from outside: a context to act in, how they should look, and the few things they cannot do."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from mentor_tui.services.actor_context import ActorContext, Done

if TYPE_CHECKING:
    from mentor_tui.services.audit import AuditPage
    from mentor_tui.services.checklists import Checklist
    from mentor_tui.services.curriculum_diff import DiffPage
    from mentor_tui.services.curriculum_page import SeenCurricula
    from mentor_tui.services.editions import EditionText, FormerSaid, Publication
    from mentor_tui.services.exports import Export
    from mentor_tui.services.insights import InsightsPage, ItemsPage
    from mentor_tui.services.table_columns import NamedTable
    from mentor_tui.services.talk_paper import TalkPaper

DemoRole = Literal["hire", "mentor", "lead"]

SendInsights: TypeAlias = "Callable[[str, str, InsightsPage, ItemsPage, Sequence[str]], Sequence[Path]]"
"""Writes insights as a page and as tables, each where a path is given, with some cohorts drawn; where they are then."""

SendExport: TypeAlias = "Callable[[Export, Mapping[str, str]], Sequence[Path]]"
"""Writes a curriculum or somebody's way as files: ``markdown``, ``csv``, ``html`` or ``ics`` -> path; where they are then."""

SendRecords: TypeAlias = "Callable[[AuditPage, str], Sequence[Path]]"
"""Writes records into a file, as its name ends: a table, JSON or a page; where it is then."""

SendPast: TypeAlias = "Callable[[str, DiffPage], Sequence[Path]]"
"""Writes another edition on past cohorts as tables into a folder; where they are then."""

SendTalk: TypeAlias = "Callable[[TalkPaper, str, str], Sequence[Path]]"
"""Writes the page of a talk, with the team's own word for a ticket; where it is then."""

TwoEditions: TypeAlias = "Callable[[str, str], tuple[EditionText, EditionText]]"
"""Reads two editions of a curriculum, each from a file; where the second is "", the edition in use is the first of them."""

PublishEdition: TypeAlias = "Callable[[ActorContext, EditionText, EditionText, str], Publication]"
"""Tells people of the second of two editions that were compared, with some words; where it was not in force, it is then."""

TakeWords: TypeAlias = "Callable[[ActorContext, int], Done]"
"""Puts the words of a proposal, by its number, into the file that they are for, and says that they were taken."""

SayFormer: TypeAlias = "Callable[[ActorContext, EditionText, str, str], FormerSaid]"
"""Writes into the file of an edition what an item was before; "" says that it was nothing."""


@dataclass
class UiContext:
    """Everything that the screens need and do not make themselves.

    Attributes:
        context: who acts and on which records; ``context.actor`` is "" where nobody is known yet.
        has_team: whether there is a team; without one the welcome is shown.
        demo: builds the demo team where the context's store is, and answers with the id of somebody in that role.
        begin_curricula: gives a team that begins its own curricula, and says where they are; "" where it needs none.
        read_people: reads a file of people: a table by column.
        to_import: such a file, read in the welcome, and what it is called; Team shows what it would do.
        two_editions: reads two editions of a curriculum; None where there are no files.
        curricula: makes the files of the curricula ready for whoever looks through them; None where there are none.
        leads: whether whoever acts has a lead's places.
        publish_edition, say_former: publish one of them, and say in its file what something was before.
        take_words: puts better words that somebody proposed into the file; None where there are no files.
        read_checklist: reads a checklist that is to become a curriculum.
        checklist: one that is all there is to look at, instead of the places.
        send_insights, send_export, send_past, send_records, send_talk: write insights, somebody's way, past cohorts, records,
            and the page of a talk, to files; None where there are none to write.
        keep_count: works out how much waits for whoever acts, and keeps it for their prompt; it runs in a thread.
        login: operating-system user, given to the first lead of a new team.
        keys: binding id -> keys, as the configuration file remaps them.
        theme: ``light``, ``dark`` or ``high-contrast``; "" is dark.
        ascii: whether signs are shown in ASCII.
        encoding: what the terminal reads.
        references: pattern and address of what refers to something, see ``links``.
        word: the team's own word for a ticket.
        notices: what was wrong with the configuration, as sentences.
        drafts: the folder that keeps what people typed and did not send yet; None keeps it no longer than this run.

    """

    context: ActorContext
    has_team: bool = True
    demo: Callable[[DemoRole], str] | None = None
    begin_curricula: Callable[[], str] | None = None
    read_people: Callable[[str], NamedTable] | None = None
    to_import: tuple[NamedTable, str] | None = None
    read_checklist: Callable[[str], Checklist] | None = None
    checklist: Checklist | None = None
    send_insights: SendInsights | None = None
    send_export: SendExport | None = None
    send_past: SendPast | None = None
    send_records: SendRecords | None = None
    send_talk: SendTalk | None = None
    two_editions: TwoEditions | None = None
    curricula: Callable[[], SeenCurricula] | None = None
    leads: bool = False
    publish_edition: PublishEdition | None = None
    say_former: SayFormer | None = None
    take_words: TakeWords | None = None
    keep_count: Callable[[ActorContext], None] | None = None
    login: str = ""
    keys: Mapping[str, str] = field(default_factory=dict)
    theme: str = ""
    ascii: bool = False
    encoding: str = "utf-8"
    references: Mapping[str, str] = field(default_factory=dict)
    word: str = "conversation"
    notices: tuple[str, ...] = ()
    drafts: Path | None = None

    @property
    def authors(self) -> bool:
        """Whether there is any curriculum that whoever acts may look through as its authors do. Nothing is read for it."""
        return self.leads or self.context.actor in self.context.catalogue.maintainers

    def act_as(self, person: str) -> None:
        """Let somebody act from here on, once there is a team."""
        self.context = self.context.act_as(person)
        self.has_team = True
