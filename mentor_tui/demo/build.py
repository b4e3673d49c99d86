"""Building a demo team: everybody's past, and the team's record that ties them together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mentor_tui.demo.background import in_background
from mentor_tui.demo.company import Company
from mentor_tui.demo.filler_people import FillerPeople, first_cohort
from mentor_tui.demo.people import HIRE, LEAD_ID, MENTOR_ID, STORY
from mentor_tui.domain.catalogue import Catalogue
from mentor_tui.domain.problems import BadUse, Code, Refused
from mentor_tui.domain.record import TEAM
from mentor_tui.domain.text import near
from mentor_tui.services.collector import no_collections
from mentor_tui.store.protocol import Store

DEFAULT_PEOPLE = len(STORY)


@dataclass(frozen=True, slots=True)
class DemoTeam:
    """What was built.

    Attributes:
        hire, mentor, lead: people to look at it as; "" where the team is too small to have one.
        me: whom to open it as: the one who was asked for, else the first lead; they have the login that was given.
        people: how many there are.
        ids: everybody.

    """

    hire: str
    mentor: str
    lead: str
    me: str
    people: int
    ids: tuple[str, ...]


def build(
    store: Store,
    catalogue: Catalogue,
    *,
    people: int = DEFAULT_PEOPLE,
    seed: int = 1,
    now: datetime,
    login: str = "",
    as_person: str | None = None,
) -> DemoTeam:
    """Build a team with a past into an empty store: the same for the same seed, day and curricula.

    Args:
        store: where to; it has no team yet.
        catalogue: the curricula that they go by.
        people: how many; those of the story are always the same ones, and come first.
        seed: another one gives other days to the same people, and other people beyond the story.
        now: the moment that everything is before.
        login: the operating-system user who is to be one of them.
        as_person: who that is, by id or name; the lead where it is None.

    Raises:
        BadUse: nobody is called ``as_person``, or there are no people to build.
        Refused: there is a team already.

    """
    if people < 1:
        raise BadUse(Code.BAD_VALUE, what="people", value=people, known=["1–"])
    if store.read(TEAM) is not None:
        raise Refused(Code.TEAM_EXISTS)
    with no_collections():
        return _build(store, Company(catalogue, seed, now), people, login, as_person)


def _build(store: Store, company: Company, people: int, login: str, as_person: str | None) -> DemoTeam:
    more = people - len(STORY)
    company.hire_all(STORY[:people], before=first_cohort(company.today) if more > 0 else None)
    filler = FillerPeople(company, more) if more > 0 else None
    names = {name: player.part.name for name, player in company.players.items()} | (filler.names if filler else {})
    me = _find(as_person, names) if as_person else LEAD_ID
    if login:
        company.login = (me, login)
    board = company.board_record()
    company.read_board(board)
    store.put_new(company.records())
    if filler is not None:
        store.put_new(in_background(filler.records()))
    for digest, text in company.texts.items():
        store.keep_text(digest, text)
    for person, mark in company.marks.items():
        store.set_mark(person, {"journey": mark})
    if board.tail:
        store.put_new([board])
    # The roster makes them a team: it comes last, so that what was cut short is no team.
    store.put_new([company.team_record()])
    first = dict.fromkeys((HIRE, MENTOR_ID, LEAD_ID), "") | {name: name for name in company.players}
    return DemoTeam(first[HIRE], first[MENTOR_ID], first[LEAD_ID], me, len(names), tuple(names))


def _find(wanted: str, names: dict[str, str]) -> str:
    if wanted in names:
        return wanted
    text = wanted.strip().casefold()
    for found in (
        [person for person, name in names.items() if name.casefold() == text],
        [person for person, name in names.items() if name.casefold().split()[0] == text],
    ):
        if len(found) == 1:
            return found[0]
    raise BadUse(Code.UNKNOWN_PERSON, person=wanted, near=near(wanted, [*names]))
