"""Curricula that come one after another, in words: what begins today, which were before, which is agreed for later."""

from __future__ import annotations

from mentor_tui.domain.programmes import Programme
from mentor_tui.domain.standing import Standing
from mentor_tui.wording import plain
from mentor_tui.wording.language import _


def title(standing: Standing, programme: Programme) -> str:
    """What a programme's curriculum is called; its id where no file has it now."""
    known = standing.catalogue.curriculum(programme.curriculum)
    return plain.shown(known.title if known is not None else programme.curriculum or "")


def begins(standing: Standing, *, own: bool) -> str:
    """On the first day of a later curriculum: which one it is, and that nothing of the former one is gone; else "".

    Args:
        standing: whose it is.
        own: whether they read it themselves.

    """
    programme = standing.programme
    if programme.since is None or standing.day > 1 or programme.former:
        return ""
    new, past = title(standing, programme), [title(standing, one) for one in programme.past if not one.dropped]
    if not past:
        return _("“{new}” begins: this is day 1.").format(new=new)
    said = _("“{new}” begins: this is day 1. “{former}” stays readable, and what you did stays done.")
    theirs = _("“{new}” begins: this is day 1. “{former}” stays readable, and what they did stays done.")
    return (said if own else theirs).format(new=new, former=past[-1])


def looking_back(standing: Standing) -> str:
    """That a former curriculum is looked at, and how it was left; "" where it is the one in force."""
    if not standing.programme.former or standing.curriculum is None:
        return ""
    said = _(
        "“{former}”, as it was left: {done} of {total} done. Nothing here is late, and what waits is still answered."
    )
    return said.format(former=title(standing, standing.programme), done=standing.items_done, total=standing.items_total)


def others(standing: Standing) -> list[str]:
    """A line for each former curriculum that is still in a file, and for each that is agreed to begin."""
    lines = []
    for one in standing.past:
        assert one.curriculum is not None
        said = _("before: “{former}”, {done} of {total} done; status --curriculum {id} shows it")
        lines.append(
            said.format(
                former=title(standing, one.programme),
                done=one.items_done,
                total=one.items_total,
                id=one.curriculum.id,
            )
        )
    for ahead in standing.programme.ahead:
        assert ahead.since is not None
        day = plain.day_month(ahead.since, standing.today)
        lines.append(_("from {day} on: “{next}”").format(day=day, next=title(standing, ahead)))
    return lines
