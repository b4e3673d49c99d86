"""Better words: what somebody would have a line of an item say instead. They stand on the team's board until they are taken.

Whoever goes through a curriculum for the first time sees what nobody else sees any more. The words are a proposal for one
value of the file; whoever keeps the item true takes them, or says why not. What was taken keeps whose words it was;
what was declined leaves the board. Where the file says the words already, the proposal reads *taken*, whoever wrote them there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal

from mentor_tui.domain.catalogue import Catalogue
from mentor_tui.domain.curriculum import Curriculum, Item
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.record import Event, Fact, Record, kind_of, name_of, thing

PROPOSAL = "proposal"
PROPOSED, TAKEN, DECLINED = "proposed", "taken", "declined"

LINE = "look_for"
"""The key of the lines of what good looks like; as a field with the number of one of them: ``look_for.2``."""

WORDS = ("title", "short", "about", "owed")
"""The keys of an item that are words, and one value each."""

CALLED: Mapping[str, str] = {"text": "about"}
"""What else people may call one of them: ``show --json`` has a text where the file has ``about``."""

ONE_LINE = ("title", "short", "owed", LINE)
"""What is one line."""

FIX = "content-fix"
"""The side task of which words that were taken are a piece; under this id, or one that had it before."""

ProposalState = Literal["open", "taken"]


def _fold(before: Fact | None, event: Event) -> Fact | None:
    if event.kind == PROPOSED:
        return {**event.terms, "words": event.text, "by": event.by, "at": event.at, "state": "open"}
    if before is None or before["state"] != "open":
        raise ValueError(f"{event.kind} needs an open proposal")
    if event.kind == DECLINED:
        return None
    if event.kind != TAKEN:
        raise ValueError(f"{event.kind} is nothing that happens to a proposal")
    # The words are in the file, and both in the history; whose they are stays.
    kept = {key: before[key] for key in ("field", "day", "by", "at") if key in before}
    return {**kept, "state": "taken", "taken_by": event.by, "taken_at": event.at}


FOLDS = {PROPOSAL: _fold}


class BetterWords(NamedTuple):
    """Words that somebody would have an item say.

    Attributes:
        number: its own, of all proposals there were.
        curriculum, item: ids of where, as they were then.
        field: the key of the file that says it; a line of what good looks like with its number, ``look_for.2``.
        by, at: whose words they are, and since when.
        day: on which day of their own way with that curriculum they wrote them, 0 where they were not on it.
        was: what it said then, "" where it said nothing, and once they were taken.
        words: what it should say, "" once they were taken.
        taken_by, taken_at: who took them, and when; "" where nobody said so.
        seq: its version.

    """

    number: int
    curriculum: str
    item: str
    field: str
    by: str
    at: str
    day: int = 0
    was: str = ""
    words: str = ""
    state: ProposalState = "open"
    taken_by: str = ""
    taken_at: str = ""
    seq: int = 0

    @property
    def key(self) -> str:
        """Under which key the board has it."""
        return proposal_thing(self.curriculum, self.item, self.number)

    @property
    def place(self) -> str:
        """Where, as people name it: ``curriculum/item``."""
        return f"{self.curriculum}/{self.item}"


def proposal_thing(curriculum: str, item: str, number: int) -> str:
    """The key of a proposal on the board."""
    return thing(PROPOSAL, f"{curriculum}/{item}/{number}")


def curriculum_of(key: str) -> str:
    """The curriculum that a proposal is about, by its key."""
    return name_of(key).partition("/")[0]


def item_of(key: str) -> str:
    """The item that a proposal is about, by its key."""
    return name_of(key).split("/")[1]


def proposal_of(key: str, fact: Fact) -> BetterWords:
    """A proposal from the board's fact."""
    curriculum, item, number = name_of(key).split("/")
    known = {name: fact[name] for name in ("field", "by", "at", "state") if name in fact}
    more: dict[str, Any] = {name: fact.get(name, "") for name in ("was", "words", "taken_by", "taken_at")}
    return BetterWords(int(number), curriculum, item, day=fact.get("day", 0), seq=fact.get("seq", 0), **known, **more)


def proposals_of(record: Record | None) -> tuple[BetterWords, ...]:
    """The proposals on the board, the oldest first; a board that was never written has none."""
    facts = record.facts.items() if record is not None else ()
    found = (proposal_of(key, fact) for key, fact in facts if kind_of(key) == PROPOSAL)
    return tuple(sorted(found, key=lambda one: one.number))


def part_of_field(field: str) -> tuple[str, int | None]:
    """The key of the file, and which of its lines, from 0; None where it is no list."""
    key, _dot, number = field.partition(".")
    return key, int(number) - 1 if number else None


def fields_of(item: Item) -> Mapping[str, str]:
    """Everything that an item says in words: field -> what it says, in the order of reading. What says nothing is not there."""
    said = {key: str(getattr(item, key)).strip() for key in WORDS}
    lines = {f"{LINE}.{number}": line for number, line in enumerate(item.look_for, 1)}
    # What is owed is read by the hire only where the part is another's.
    return {key: words for key, words in {**said, **lines}.items() if words}


def same_words(one: str, other: str) -> bool:
    """Whether two texts are the same but for where their lines break."""
    return one.split() == other.split()


def item_in(catalogue: Catalogue, proposal: BetterWords) -> tuple[Curriculum, Item] | None:
    """Where a proposal stands today, by the ids of today; None where the item is in no file any more."""
    curriculum = catalogue.curriculum(proposal.curriculum)
    if curriculum is None:
        return None
    item = curriculum.items.get(curriculum.former.get(proposal.item, proposal.item))
    return (curriculum, item) if item is not None else None


def as_it_reads(catalogue: Catalogue, proposal: BetterWords) -> BetterWords:
    """The proposal, taken where the file in force says its words already: it may have been stopped between file and board."""
    found = item_in(catalogue, proposal)
    if proposal.state == "open" and found is not None:
        now = fields_of(found[1]).get(proposal.field, "")
        if same_words(now, proposal.words):
            return proposal._replace(state="taken")
    return proposal


def improved(
    catalogue: Catalogue, proposals: Iterable[BetterWords]
) -> Mapping[tuple[str, str], tuple[BetterWords, ...]]:
    """(Curriculum, item) by today's ids -> whose words they have, the latest last."""
    found: dict[tuple[str, str], list[BetterWords]] = {}
    for proposal in proposals:
        place = item_in(catalogue, proposal)
        if place is not None and as_it_reads(catalogue, proposal).state == "taken":
            found.setdefault((place[0].id, place[1].id), []).append(proposal)
    return {key: tuple(sorted(ones, key=lambda one: one.taken_at or one.at)) for key, ones in found.items()}
