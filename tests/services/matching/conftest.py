"""A team with a cohort to match: two leads, four mentors, four hires who start together and one who has a mentor."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from mentor_tui.domain.catalogue import Budget, MentoringCost
from mentor_tui.services import people

from ..conftest import Crew, Refusal, catalogue, refusal

MONDAY = date(2026, 3, 23)
"""Day 1 of the cohort; the team's today is Wednesday 4 March 2026."""

COST = (
    MentoringCost(1, 2, 6.0),
    MentoringCost(3, 6, 4.0),
    MentoringCost(7, 10, 2.0),
    MentoringCost(11, 14, 1.0),
    MentoringCost(15, None, 0.5),
)


def cohort_team() -> Crew:
    """Tom and Lea lead. Ines (billing, Arabic), Petra (integrations), Kenji in Tokyo and Sam can mentor.

    Noor, Jonas, Aiko (in Tokyo) and Mia (in Auckland, where nobody else is) start on the same Monday. Ola has Petra, and is in
    her third week. Everybody else is in Lisbon.
    """
    made = Crew(catalogue(budget=Budget(mentoring=COST)))
    people.found_team(made.context(""), "Tom", login="tom", person="tom")
    made.add("Lea", "lead")
    lisbon = {"zone": "Europe/Lisbon", "start": "2022-01-10"}
    made.add("Ines", "mentor", languages="en,pt,ar", areas="billing", goals="content", **lisbon)
    made.add("Petra", "mentor", languages="en,cs", areas="integrations", **lisbon)
    made.add("Kenji", "mentor", languages="en,ja", zone="Asia/Tokyo", start="2021-05-03")
    made.add("Sam", "mentor", languages="en", areas="accounts", **lisbon)
    new = {"start": MONDAY.isoformat(), "zone": "Europe/Lisbon"}
    made.add("Noor", languages="ar,en", areas="billing", goals="content", **new)
    made.add("Jonas", languages="en", areas="integrations", **new)
    made.add("Aiko", languages="ja,en", **{**new, "zone": "Asia/Tokyo"})
    made.add("Mia", languages="en", **{**new, "zone": "Pacific/Auckland"})
    made.add("Ola", languages="en", zone="Europe/Lisbon", start="2026-02-16", mentor="petra")
    return made


@pytest.fixture
def crew() -> Iterator[Crew]:
    made = cohort_team()
    yield made
    made.check_acts()


@pytest.fixture
def refused(crew: Crew) -> Refusal:
    return refusal(crew)
