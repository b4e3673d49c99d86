"""What stands in the way of proposing better words, of taking them, and of counting them as a piece of a side task."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from mentor_tui.domain.curriculum import Curriculum, Item
from mentor_tui.domain.people import Person
from mentor_tui.domain.permissions import refusal
from mentor_tui.domain.problems import BadUse, Code, NotYours, Problem, Refused
from mentor_tui.domain.proposals import CALLED, LINE, ONE_LINE, WORDS, BetterWords, fields_of, part_of_field, same_words
from mentor_tui.domain.rules.curricula import module_of, relations
from mentor_tui.domain.rules.people import as_lead
from mentor_tui.domain.text import LABEL_MOST, cells

PROMISE_MOST = 60
"""Cells of what is owed, as the files have it."""

MOST: Mapping[str, tuple[int, Callable[[str], int]]] = {
    "title": (200, len),
    "short": (LABEL_MOST, cells),
    "owed": (PROMISE_MOST, cells),
    LINE: (600, len),
    "about": (20_000, len),
}
"""How long each of them may be in a file: characters, or cells of a terminal."""


def may_propose(me: Person | None) -> Problem | None:
    """Why somebody may not propose better words, or None: everybody on the team may who does not only observe."""
    if me is not None and me.only_observes:
        return NotYours(Code.ONLY_OBSERVES, person=me.id, name=me.name)
    return refusal("propose words", as_lead(me) if me is not None else (), person="", on="", title="")


def may_take(me: Person | None, curriculum: Curriculum | None, item: str) -> Problem | None:
    """Why somebody may not take or decline words for an item, or None: a lead, or whoever maintains its module or all of it."""
    return refusal("take words", relations(me, curriculum, module_of(curriculum, item)), person="", on=item, title="")


def field_of(item: Item, text: str) -> str:
    """The field that somebody means, by its key or what else it is called; what an item does not say yet may be said.

    Raises:
        BadUse: it is none of an item's, or the item has no such line.

    """
    wanted = text.strip().lower().replace(":", ".")
    wanted = CALLED.get(wanted, wanted)
    lines = [f"{LINE}.{number}" for number in range(1, len(item.look_for) + 1)]
    if wanted == LINE and len(lines) == 1:
        return lines[0]
    if wanted in WORDS or wanted in lines:
        return wanted
    raise BadUse(Code.BAD_PROPOSAL, reason="field", field=text, title=item.title, known=[*WORDS, *lines])


def lacks_words(item: Item, field: str, words: str) -> Problem | None:
    """Why words cannot be proposed for a line, or None: none, the same, or more than a file may have there."""
    if not words:
        return BadUse(Code.EMPTY_TEXT, what="words")
    if same_words(words, fields_of(item).get(field, "")):
        return Refused(Code.BAD_PROPOSAL, reason="same", title=item.title)
    most, measure = MOST[part_of_field(field)[0]]
    if (length := measure(words)) > most:
        return BadUse(Code.BAD_PROPOSAL, reason="long", title=item.title, length=length, most=most)
    return None


def one_line(field: str) -> bool:
    """Whether a field is one line in the files."""
    return part_of_field(field)[0] in ONE_LINE


def still_open(proposal: BetterWords, title: str) -> Problem | None:
    """That somebody has taken the words already, or None."""
    if proposal.state == "open":
        return None
    return Refused(Code.BAD_PROPOSAL, reason="taken", title=title, by=proposal.taken_by, at=proposal.taken_at)
