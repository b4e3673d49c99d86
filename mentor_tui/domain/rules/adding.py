"""Adding an item to one person's way: who may, and what it may be."""

from __future__ import annotations

import re
from collections.abc import Collection

from mentor_tui.domain.curriculum import Curriculum
from mentor_tui.domain.fit import Added
from mentor_tui.domain.item_kinds import BY_RELATION
from mentor_tui.domain.permissions import Relation, lacks_reason, refusal
from mentor_tui.domain.problems import BadUse, Code, Problem, Refused
from mentor_tui.domain.rules.hire_standing import HireStanding
from mentor_tui.domain.rules.items import going
from mentor_tui.domain.text import LINK_PATTERN, near

TITLE_MOST = 200
"""Characters of a title, as in the files."""


def may_add(standing: HireStanding, relations: Collection[Relation], actor: str) -> Problem | None:
    """Why nothing can be added to somebody's way, or None.

    Args:
        standing: how they stand.
        relations: what the acting person is to them.
        actor: the acting person.

    """
    if problem := refusal("fit", relations, person=standing.person, on="", title=""):
        return problem
    if standing.curriculum is None:
        return Refused(Code.NO_CURRICULUM, person=standing.person)
    return going(standing, actor)


def lacks(
    item: Added, curriculum: Curriculum, relations: Collection[Relation], *, person: str, why: str
) -> Problem | None:
    """What is missing or wrong of an item that is to be added, or None.

    Args:
        item: the item.
        curriculum: theirs.
        relations: what the acting person is to them.
        person: whose way it is.
        why: the reason.

    """
    if not item.title:
        return BadUse(Code.EMPTY_TEXT, what="title")
    modules = [module.id for phase in curriculum.phases for module in phase.modules]
    if item.module and item.module not in modules:
        name, guess = item.module, near(item.module, modules)
        return BadUse(Code.UNKNOWN_MODULE, module=name, curriculum=curriculum.id, near=guess, known=modules)
    whose = [*BY_RELATION, *(part.id for part in curriculum.parts)]
    if item.who not in whose:
        return BadUse(Code.UNKNOWN_PART, part=item.who, near=near(item.who, whose), known=whose)
    if item.sign_off != "none" and item.who != "hire":
        return BadUse(Code.OWED_UNSIGNED)
    if item.link and not re.fullmatch(LINK_PATTERN, item.link):
        return BadUse(Code.BAD_LINK, link=item.link)
    return lacks_reason("fit", relations, why, person=person, on="", title=item.title)
