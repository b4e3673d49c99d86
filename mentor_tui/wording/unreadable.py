"""What cannot be read of the curricula, and whom it hides, or of what one has looked at, in words."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath

from mentor_tui.domain.problems import Code
from mentor_tui.services.abouts import NotUsed
from mentor_tui.services.unreadable import NO_MARK, NOT_THERE
from mentor_tui.wording import plain
from mentor_tui.wording.language import _

_FOLDERS = ("no-such-path", "no-files")
"""What is wrong with a folder as a whole, where no line is to be named."""

NAMES_MOST = 5
"""Names that one line holds; JSON has all of them."""


def sentence(row: NotUsed, names: Mapping[str, str]) -> str:
    """One line: where, what is wrong, whom it hides, or from which day the edition is that stands in for it."""
    said = [place(row)]
    if row.hides:
        said.append(_("It hides {names}.").format(names=_named(row, names)))
    elif row.edition:
        said.append(_edition(row))
    return " ".join(said)


def place(row: NotUsed) -> str:
    """Where, and what is wrong."""
    if row.code in (NOT_THERE, NO_MARK):
        return message(row)
    at = row.path if row.code in _FOLDERS else f"{row.path}:{row.line}:{row.column}"
    return f"{at}: {message(row)}"


def message(row: NotUsed) -> str:
    """What is wrong."""
    if row.code == NOT_THERE:
        return _("No file has the curriculum “{id}”.").format(**row.said)
    if row.code == NO_MARK:
        from mentor_tui.wording import problems

        why = problems.said(Code(str(row.said["code"])), row.said)
        return _("The list of what you have already seen cannot be read, so everything counts as new: {why}").format(
            why=why
        )
    # Nearly always there is nothing to say, and then nobody waits for this.
    from mentor_tui.catalogue.faults import Fault, FaultCode
    from mentor_tui.wording import faults

    return faults.message(Fault(row.path, row.line, row.column, FaultCode(row.code), row.said))


def remedy(row: NotUsed, names: Mapping[str, str]) -> str:
    """The same as ``sentence``, and what to do about it."""
    what = sentence(row, names)
    if row.code == NO_MARK:
        return what
    return _("{what} Run “mentor-tui check”: it lists every problem.").format(what=what)


def where(row: NotUsed) -> str:
    """Where it is, as short as a list needs it."""
    if row.code == NOT_THERE:
        return str(row.said["id"])
    path = PurePath(row.path)
    if row.code == NO_MARK:
        return f"{path.parent.name}/{path.name}"
    return path.name if row.code in _FOLDERS else f"{path.name}:{row.line}"


def effect(row: NotUsed, names: Mapping[str, str]) -> str:
    """Whom it hides, or what stands in for it, and then what is wrong: a narrow screen cuts the end."""
    if row.hides:
        return _("hides {names}: {what}").format(names=_named(row, names), what=message(row))
    if row.edition:
        return _("the version of {day} is used: {what}").format(day=_day(row), what=message(row))
    if row.code == NO_MARK:
        return message(row)
    return _("left out: {what}").format(what=message(row))


def on_journey(row: NotUsed, *, own: bool) -> str:
    """What is said of it on the journey that it is about."""
    if row.code == NO_MARK:
        return message(row)
    if not row.hides:
        return _edition(row)
    return _("The curriculum cannot be read: {place} {kept}").format(place=place(row), kept=_kept(own=own))


def in_lines(row: NotUsed, *, own: bool) -> list[str]:
    """The same in short lines, for a narrow column."""
    if row.code == NO_MARK:
        return [
            _("The list of what you have already seen cannot be read,"),
            _("so everything counts as new: {where}").format(where=where(row)),
        ]
    if not row.hides:
        return [
            _("The file of this curriculum has a problem."),
            _("What you see is the version of {day}.").format(day=_day(row)),
        ]
    return [_("The curriculum cannot be read at the moment:"), where(row), message(row), _kept(own=own)]


def _kept(*, own: bool) -> str:
    return _("What you have ticked is kept.") if own else _("What they have ticked is kept.")


def _edition(row: NotUsed) -> str:
    return _("The last good version, of {day}, is used.").format(day=_day(row))


def _day(row: NotUsed) -> str:
    return plain.day_of_stamp(row.edition)


def _named(row: NotUsed, names: Mapping[str, str]) -> str:
    return plain.people(plain.some([names.get(person, person) for person in row.hides], NAMES_MOST))
