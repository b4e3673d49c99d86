"""Ids for what was read: those that the same things had before, else new ones made of their titles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from difflib import SequenceMatcher
from typing import Protocol

from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.text import folded, slug

ALIKE = 0.75
"""How alike two titles are, of 1, for one to be the other edited; at the ratio of Ratcliff and Obershelp."""


class Titled(Protocol):
    """Something with a title that is to have an id; ``read`` is what the file calls it, where that is another title."""

    title: str
    read: str
    id: str


class Former(NamedTuple):
    """Something as it was before, and the id of what it stood in."""

    id: str
    title: str
    inside: str


def keep_ids(now: Sequence[tuple[str, Titled]], before: Sequence[Former]) -> None:
    """Give things the ids that they had.

    First those whose title and place are the same, then those whose title is, wherever it stands now, then those whose id in
    the same place was made of their title, then those that stand there with a title that is much like the former one, the
    most alike first. Nobody gets an id that another has.

    Args:
        now: the things, each with the id of what it stands in; those that are found get theirs.
        before: what there was.

    """
    given = {thing.id for _inside, thing in now}
    left = [former for former in before if former.id not in given]
    open_ = [(inside, thing) for inside, thing in now if not thing.id]

    def take(same: Callable[[str, Titled, Former], bool]) -> None:
        for place in list(open_):
            found = next((former for former in left if same(*place, former)), None)
            if found is not None:
                place[1].id = found.id
                left.remove(found)
                open_.remove(place)

    take(lambda inside, thing, former: inside == former.inside and _same(thing.title, former.title))
    take(lambda _inside, thing, former: _same(thing.title, former.title))
    take(lambda inside, thing, former: inside == former.inside and slug(thing.read or thing.title) == former.id)
    pairs = [
        (ratio, -position, thing, former)
        for position, (inside, thing) in enumerate(open_)
        for former in left
        if inside == former.inside and (ratio := _alike(thing.title, former.title)) >= ALIKE
    ]
    for _ratio, _position, thing, former in sorted(pairs, key=lambda pair: pair[:2], reverse=True):
        if not thing.id and former in left:
            thing.id = former.id
            left.remove(former)


def name_rest(things: Iterable[Titled], taken: set[str], fallback: str) -> None:
    """Make an id of its title for everything that has none, with a number where others have it; all are ``taken`` then."""
    # Where thousands are called the same, the numbers before are not tried again.
    last: dict[str, int] = {}
    for thing in things:
        if thing.id:
            continue
        title = thing.read or thing.title
        base = slug(title)
        # What has no letter that an id can hold is told apart by its number.
        base = fallback if base == "person" and folded(title).strip() != "person" else base
        made = base
        while made in taken:
            last[base] = last.get(base, 1) + 1
            made = f"{base}-{last[base]}"
        thing.id = made
        taken.add(made)


def _same(one: str, other: str) -> bool:
    return " ".join(folded(one).split()) == " ".join(folded(other).split())


def _alike(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, folded(one), folded(other), autojunk=False)
    # The two quick ones are upper bounds of the third.
    return matcher.ratio() if min(matcher.real_quick_ratio(), matcher.quick_ratio()) >= ALIKE else 0.0
