"""How long ago items of curricula were last confirmed, in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mentor_tui.wording.language import _, ngettext

if TYPE_CHECKING:
    from mentor_tui.services.confirming import ConfirmedRow

NAMED = 3
"""Items that a line names."""


def line(curriculum: str, rows: Sequence[ConfirmedRow]) -> str:
    """A curriculum in a line: ``course: 12 of 84 never confirmed; longest ago: “Refund” 412 days, “Reply” 300 days``."""
    never = [row for row in rows if row.days is None]
    since = [row for row in rows if row.days is not None]
    said = []
    if never and not since:
        said.append(_("no item was ever confirmed; “curriculum confirm ITEM” says that one is still right"))
    elif never:
        said.append(
            _("{never} of {count} items never confirmed ({ids})").format(
                never=len(never), count=len(rows), ids=_few([row.item for row in never])
            )
        )
    if since:
        each = [f"{row.item}, {ago(row)}" for row in since[:NAMED]]
        said.append(_("confirmed longest ago: {items}").format(items="; ".join(each)))
    return _("{curriculum}: {said}.").format(curriculum=curriculum, said="; ".join(said))


def _few(ids: Sequence[str]) -> str:
    shown, more = list(ids[:NAMED]), len(ids) - NAMED
    return ", ".join([*shown, _("and {count} more").format(count=more)] if more > 0 else shown)


def ago(row: ConfirmedRow) -> str:
    """How long ago: ``today``, ``412 days ago``."""
    if not row.days:
        return _("today") if row.days == 0 else _("never")
    return ngettext("{count} day ago", "{count} days ago", row.days).format(count=row.days)


def of_item(row: ConfirmedRow) -> str:
    """The same of one item, and by what: ``last confirmed 412 days ago, as it was published``."""
    how = {
        "words": _("as better words were judged"),
        "said": _("as the file says"),
        "published": _("as it was published"),
    }.get(row.last.how, "")
    if not how:
        return _("never confirmed")
    return _("last confirmed {ago}, {how}").format(ago=ago(row), how=how)
