"""Who may change a curriculum, and tell people of an edition."""

from __future__ import annotations

from mentor_tui.domain.catalogue import maintainers
from mentor_tui.domain.curriculum import Curriculum, Module
from mentor_tui.domain.people import Person
from mentor_tui.domain.permissions import Relation, refusal
from mentor_tui.domain.problems import Problem
from mentor_tui.domain.rules.people import as_lead


def module_of(curriculum: Curriculum | None, thing: str) -> Module | None:
    """The module that an id is of, or that has the item that it is of."""
    if curriculum is None:
        return None
    modules = (module for phase in curriculum.phases for module in phase.modules)
    return next((m for m in modules if m.id == thing or any(item.id == thing for item in m.items)), None)


def maintainer_of(curriculum: Curriculum, item: str) -> str | None:
    """Who keeps an item true: whoever maintains its module, else the curriculum; None where nobody is named."""
    place = curriculum.places.get(item)
    return (place[1].maintainer or curriculum.maintainer) if place is not None else None


def relations(me: Person | None, curriculum: Curriculum | None, module: Module | None = None) -> tuple[Relation, ...]:
    """What somebody is to a curriculum as a whole, or to one module of it."""
    kept_by = {one.maintainer for one in (curriculum, module) if one is not None}
    return (*as_lead(me), "maintainer") if me is not None and me.id in kept_by else as_lead(me)


def may_change(me: Person | None, curriculum: Curriculum | None = None, thing: str = "") -> Problem | None:
    """Why somebody may not change something in a curriculum, or None.

    Args:
        me: who, None for nobody on the team.
        curriculum: which, None for one that is new or any other file.
        thing: the id of what is changed.

    """
    held = relations(me, curriculum, module_of(curriculum, thing))
    return refusal("change curriculum", held, person="", on=thing, title="")


def may_publish(me: Person | None, curriculum: Curriculum | None, *, theirs: bool) -> Problem | None:
    """Why somebody may not publish an edition, or None; ``theirs`` where it changes nothing but modules that they maintain."""
    held: tuple[Relation, ...] = (*as_lead(me), "maintainer") if theirs else relations(me, curriculum)
    return refusal("change curriculum", held, person="", on="", title="")


def may_take_back(me: Person | None, curriculum: Curriculum | None) -> Problem | None:
    """Why somebody may not take back that they told people of an edition, or None: a lead, or whoever maintains a module."""
    return refusal("change curriculum", _keeping(me, curriculum), person="", on="", title="")


def may_browse(me: Person | None, curriculum: Curriculum | None) -> Problem | None:
    """Why somebody may not look through a curriculum as its authors do, or None: a lead, or whoever maintains any of it."""
    return refusal("browse curriculum", _keeping(me, curriculum), person="", on="", title="")


def _keeping(me: Person | None, curriculum: Curriculum | None) -> tuple[Relation, ...]:
    keeps = me is not None and curriculum is not None and me.id in maintainers(curriculum)
    return (*as_lead(me), "maintainer") if keeps else as_lead(me)
