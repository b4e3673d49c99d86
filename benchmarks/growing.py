"""What people grow into: the pages of paths, openings, decisions and one person, and the board, beside one's own journey."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks import teams
from benchmarks.measure import Comparison, Row, seconds
from benchmarks.sizes import Sizes
from mentor_tui.services import journeys
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.board_news import own_board_news
from mentor_tui.services.decision_list import decisions_page
from mentor_tui.services.one_person import person_page
from mentor_tui.services.openings import openings_page
from mentor_tui.services.pages import mentees_page
from mentor_tui.services.paths import paths_page

PEOPLE = 38
"""With so many the demo team has areas, decisions and openings of everybody's."""


def _beside_journey(title: str, read: Callable[[ActorContext], object]) -> Comparison:
    """A page as a hire reads it, against their own journey read in the same process."""
    root, team = teams.demo(PEOPLE)
    context = teams.application(root, team.hire).context()
    return Comparison(
        f"{title} / own journey, in process",
        seconds(lambda: read(context)),
        seconds(lambda: journeys.page(context)),
    )


def _paths(_sizes: Sizes) -> Comparison:
    return _beside_journey("page of paths", paths_page)


def _openings(_sizes: Sizes) -> Comparison:
    return _beside_journey("page of openings", openings_page)


def _decisions(_sizes: Sizes) -> Comparison:
    return _beside_journey("page of decisions", decisions_page)


def _person(_sizes: Sizes) -> Comparison:
    root, team = teams.demo(PEOPLE)
    lead, hire = (teams.application(root, person).context() for person in (team.lead, team.hire))
    return Comparison(
        "one hire's page, as a lead has it / the hire's own journey, in process",
        seconds(lambda: person_page(lead, team.hire)),
        seconds(lambda: journeys.page(hire)),
    )


def _board(_sizes: Sizes) -> Comparison:
    root, team = teams.demo(PEOPLE)
    context = teams.application(root, team.mentor).context()
    return Comparison(
        "what a mentor hears from the board / the page of Mentees, in process",
        seconds(lambda: own_board_news(context)),
        seconds(lambda: mentees_page(context)),
    )


ROWS = (
    Row("growing.paths", _paths, pairs=50, goal=1.3),
    Row("growing.openings", _openings, pairs=50, goal=1.3),
    Row("growing.decisions", _decisions, pairs=50, goal=1.3),
    Row("growing.person", _person, pairs=30),
    Row("growing.board", _board, pairs=50, goal=0.3),
)
