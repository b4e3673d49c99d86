"""Whose the curricula are, which editions people were told of, and what was set in a file, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentor_tui.domain.editions import PublishedEdition
from mentor_tui.wording import plain
from mentor_tui.wording.language import _

if TYPE_CHECKING:
    from mentor_tui.services.editions import EditionRow, FormerSaid


def whose(kind: str) -> str:
    """Whose the curricula in use are, in a word or two."""
    return {
        "told": _("named by --curricula, the environment or the configuration"),
        "team": _("the team’s own"),
        "shipped": _("those that come with the program"),
    }[kind]


def get_own() -> str:
    """How a team gets curricula of its own."""
    return _(
        "The team uses the curricula that come with the program. “mentor-tui curriculum own” copies them to the data "
        "directory, so that you can change them."
    )


def are_here(path: str) -> str:
    """Where the team's own curricula are, when they were copied."""
    return _("The team’s curricula are in {path}. What you change there is in force when you save it.").format(
        path=path
    )


def were_here(path: str) -> str:
    """That the team had its own before."""
    return _("The team has its own curricula already, in {path}.").format(path=path)


def named_instead(path: str) -> str:
    """That somebody's own choice of curricula goes before those of the data directory."""
    return _("You use {path}, because it is named for you; everybody else finds the team’s own.").format(path=path)


def value_set(id_: str, key: str, was: str | None, now: str, path: str) -> str:
    """That a value says something else now, or the same as before."""
    facts = {"key": key, "id": id_, "now": plain.shown(now), "was": plain.shown(was or ""), "path": path}
    if was == now:
        return _("{key} of {id} says “{now}” already. Nothing was written.").format(**facts)
    if was is None:
        return _("{key} of {id} says “{now}” now. It is in force, in {path}.").format(**facts)
    return _("{key} of {id} says “{now}” now, and said “{was}”. It is in force, in {path}.").format(**facts)


def still_right(id_: str, path: str, *, changed: bool) -> str:
    """That an item was said to be still right today, or was before."""
    said = _("“{id}” is still right, as of today: {path} says so.")
    return (said if changed else _("“{id}” was said to be still right today already.")).format(id=id_, path=path)


def former_said(out: FormerSaid) -> str:
    """That a file says what an item was before, or that it was nothing."""
    facts = {"item": out.item, "former": out.former, "path": str(out.path)}
    if out.former:
        done = _("“{item}” was “{former}” before: ticks move along. {path} says so.")
        same = _("{path} says already that “{item}” was “{former}” before. Nothing was written.")
    else:
        done = _("“{item}” is a new one: nobody’s ticks move along. {path} says so.")
        same = _("{path} says already what “{item}” was before. Nothing was written.")
    return (done if out.changed else same).format(**facts)


def same(title: str, version: int) -> str:
    """That people were told of the same before."""
    return _("Edition {version} of “{title}” is published already, and nothing has changed since.").format(
        version=version, title=plain.shown(title)
    )


def raised(version: int, path: str) -> str:
    """That the number of the version was raised because nobody had done it."""
    return _("Its version had not been raised, so it is {version} now, in {path}.").format(version=version, path=path)


def changed(path: str, last: PublishedEdition) -> str:
    """That a file says something else than what people were told of."""
    return _(
        "{path} was changed since edition {version} was published on {day}. “mentor-tui curriculum publish” tells people."
    ).format(path=path, version=last.version, day=plain.day_of_stamp(last.at))


def state(row: EditionRow) -> str:
    """Which edition people were told of, and whether it is the one in force."""
    if row.published is None:
        return _("not published yet")
    facts = {"version": row.published.version, "day": plain.day_of_stamp(row.published.at)}
    if row.state == "changed":
        return _("changed since edition {version}, {day}").format(**facts)
    return _("published {day}").format(**facts)
