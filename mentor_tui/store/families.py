"""The families of records. A new family is one more row here: watching, backup, restore, doctor and locks follow it."""

from __future__ import annotations

import re

from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.problems import BadUse, Code
from mentor_tui.domain.record import BOARD, PEOPLE, PLANS, RESTRICTED, TEAM

_SLUG = re.compile(r"[a-z0-9][a-z0-9._-]{0,99}", re.ASCII)


class Family(NamedTuple):
    """Records that are kept in the same way.

    Attributes:
        name: how their ids begin: ``people`` of ``people/ana``.
        single: there is one record alone, and its id is the name.
        apart: others may be kept from them, so all that belongs to them stays together.
        of_people: what follows the name in an id is a person's, whose record it is.
    """

    name: str
    single: bool = False
    apart: bool = False
    of_people: bool = False


FAMILIES: dict[str, Family] = {
    family.name: family
    for family in (
        Family(TEAM, single=True),
        Family(BOARD, single=True),
        Family(PEOPLE, of_people=True),
        Family(RESTRICTED, apart=True, of_people=True),
        Family(PLANS),
    )
}
"""Every family by its name, in the order in which they are copied and looked over."""


def is_own_id(name: str) -> bool:
    """Whether a name can be what follows a family's in a record's id."""
    return _SLUG.fullmatch(name) is not None


def records_of(person: str) -> tuple[str, ...]:
    """The ids of the records that are a person's own, whether there are any or not."""
    return tuple(f"{family.name}/{person}" for family in FAMILIES.values() if family.of_people)


def family_of(record_id: str) -> Family:
    """The family of a record's id, which is checked against anything that could lead out of a directory.

    Raises:
        BadUse: this is no id.
    """
    name, slash, own = record_id.partition("/")
    family = FAMILIES.get(name)
    if family is None or not (not slash if family.single else is_own_id(own)):
        raise BadUse(Code.BAD_ID, id=record_id)
    return family
