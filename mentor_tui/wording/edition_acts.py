"""What is done about another edition of a curriculum: publishing it, and saying what was renamed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from mentor_tui.wording import curriculum_diff, plain
from mentor_tui.wording.language import _, ngettext

if TYPE_CHECKING:
    from mentor_tui.domain.curriculum import Curriculum
    from mentor_tui.domain.editions import PublishedEdition
    from mentor_tui.services.curriculum_diff import ChangeRow, DiffPage
    from mentor_tui.services.editions import FormerSaid


def tell_them(page: DiffPage) -> str:
    """How people are told of what is in force already, where the screen cannot do it."""
    return _("People are told by: mentor-tui curriculum publish {id}").format(id=page.diff.new.id)


def standing(page: DiffPage, told: PublishedEdition | None, *, in_force: bool) -> str:
    """Whether an edition is in force, and whether people were told of it.

    Args:
        page: what it changes.
        told: where people were told of this very edition: when, by whom and with which words.
        in_force: whether it is in force.

    """
    if told is not None:
        facts = {
            "version": told.version,
            "day": plain.day_spoken(told.at),
            "who": plain.shown(page.names.get(told.by, told.by)),
        }
        said = _("Published {day} by {who}, as edition {version}.").format(**facts)
        return f"{said} {_('“{word}”').format(word=plain.one_line(told.word))}" if told.word else said
    if in_force:
        return _("In force since it was saved. Nobody has been told of it: P does that.")
    return _("Not in force: P publishes it. Until then everybody works with what is in use.")


def ask_to_publish(curriculum: Curriculum) -> str:
    """Whether people are to be told."""
    return _("Publish “{title}”, and tell people?").format(title=plain.shown(curriculum.title))


def word_hint() -> str:
    """What people may be told with it."""
    return _("Three refunds first, as you asked for")


def who_reads(readers: Sequence[str], page: DiffPage, *, in_force: bool, place: str) -> list[str]:
    """Who reads of it, what becomes of the file in use, and when what is added is due.

    Args:
        readers: who is under way with it.
        page: what it changes; only its people are named.
        in_force: whether it is in force already.
        place: what the file in use is called, "" where that is not known.

    """
    mine = {row.person.id for row in page.people or ()}
    first = [plain.shown(page.names.get(one, one)) for one in readers if one in mine][: curriculum_diff.NAMED_MOST]
    more = len(readers) - len(first)
    rest = [ngettext("{count} more", "{count} more", more).format(count=more)] if more and first else []
    if not readers:
        said = [_("Nobody is under way with it today, so nobody reads it now.")]
    elif not first:
        said = [ngettext("{count} person reads it once.", "{count} people read it once.", more).format(count=more)]
    else:
        whom = plain.people([*first, *rest])
        text = ngettext("{names} reads it once.", "{count} people read it once: {names}.", len(readers))
        said = [text.format(count=len(readers), names=whom)]
    if in_force:
        said.append(_("It is in force already."))
    elif place:
        said.append(_("It takes the place of {file}, and is in force at once.").format(file=place))
    said.append(curriculum_diff.due(page))
    return [one for one in said if one]


def is_it_renamed(row: ChangeRow) -> str:
    """What is asked of something that looks renamed."""
    old, new = row.change.old or row.change.item, row.change.item
    if old.title != new.title:
        said = _("Is it “{title}” under another name? y: yes, and ticks move along. n: no, they are two.")
        return said.format(title=plain.shown(old.title))
    said = _("Is “{now}” what was “{was}” before? y: yes, and ticks move along. n: no, they are two.")
    return said.format(now=new.id, was=old.id)


def answered(out: FormerSaid, titles: Mapping[str, str], file: str) -> str:
    """What was written of something that looked renamed."""
    title = plain.shown(titles.get(out.item, out.item))
    if out.former:
        return _("“{title}” is renamed: ticks move along. {file} says so.").format(title=title, file=file)
    return _("“{title}” is a new one, and the other is out. {file} says so.").format(title=title, file=file)


def nothing_asked() -> str:
    """That no answer is wanted here."""
    return _("Nothing is asked of this line: y and n answer whether something is renamed.")


def cannot_answer() -> str:
    """How it is said whether something is renamed, where the screen cannot write it."""
    return _("Use the command: mentor-tui curriculum renamed ITEM FORMER")


def nothing_to_publish(*, told: bool) -> str:
    """Why it cannot be published."""
    return _("It is published already. u takes the telling back.") if told else _("Both say the same.")
