"""Whoever will confirm a side task is named when it is taken; of somebody who has finished no mentor is asked."""

from __future__ import annotations

from datetime import date

from mentor_tui.domain.problems import Code, NotYours
from mentor_tui.services import items, people, side_tasks
from mentor_tui.services.attention import attention
from mentor_tui.services.growth import growth_page
from mentor_tui.services.showing_documents import growth_doc
from mentor_tui.services.where_i_stand import levels_page
from mentor_tui.wording import acts, growth
from mentor_tui.wording.events import line
from tests.services.conftest import Crew, Refusal

LINK = "https://help.example/1"


def ready(team: Crew, *hires: str) -> None:
    for hire in hires:
        items.tick(team("tom"), "talk", person=hire, on=date(2026, 3, 2), why="before")


def confirms(team: Crew, person: str, rung: str) -> dict[str, tuple[str, ...]]:
    view = growth_page(team(person)).view(rung)
    assert view is not None
    return dict(view.confirms)


def said(team: Crew, person: str, rung: str) -> dict[str, str]:
    page = growth_page(team(person))
    view = page.view(rung)
    assert view is not None
    return dict(growth.facts(page, view))


def test_who_will_confirm_is_named_when_it_is_taken(team: Crew) -> None:
    ready(team, "ana")
    done = side_tasks.take(team("ana"), "fix")
    assert done.events[0].terms["with"] == ["olga"]
    names = team("ana").team().names
    assert acts.sentence(done, names) == "“Fix” is yours, 1 h a week off the queue. Olga confirms it."
    assert line(done.events[0], names, {"fix": "Fix"}) == "Ana took Fix; to be confirmed by Olga"
    assert said(team, "ana", "fix")["With"] == "Olga, who owns it; they confirm"
    both = side_tasks.take(team("ana"), "write")
    assert both.events[0].terms["with"] == ["maya", "tom", "lea"]
    assert acts.sentence(both, names).endswith("Maya and Tom or Lea confirm it.")
    assert said(team, "ana", "write")["With"] == "Maya, your mentor, and Tom or Lea; they confirm"
    rungs = {
        rung["id"]: rung
        for track in growth_doc(growth_page(team("ana")), levels_page(team("ana")))["tracks"]
        for rung in track["rungs"]
    }
    assert (rungs["fix"]["confirms"], rungs["write"]["confirms"]) == (["olga"], ["maya", "tom", "lea"])


def test_a_lock_asks_a_lead_where_nobody_is_the_mentor_or_the_owner(team: Crew) -> None:
    """Whoever has no curriculum has no mentor, and an area’s owner is one only once somebody owns it."""
    catalogue = team("max").catalogue
    for person, mentor in (("max", "a lead"), ("ana", "Maya")):
        page = growth_page(team(person))
        view = page.view("build")
        assert view is not None
        names = growth.lock_names(page, view.rung, catalogue)
        assert names["mentor"] == mentor
        assert names["owner"] == "a lead"


def test_a_place_in_the_line_names_nobody_yet(team: Crew) -> None:
    ready(team, "ana", "budi")
    side_tasks.take(team("ana"), "watch")
    assert "with" not in side_tasks.take(team("budi"), "watch").events[0].terms


def test_of_somebody_who_has_finished_no_mentor_is_asked(team: Crew, refused: Refusal) -> None:
    ready(team, "ana")
    assert confirms(team, "ana", "write") == {"mentor": ("maya",), "lead": ("tom", "lea")}
    people.end(team("tom"), "ana", finished=True)
    # What took the mentor's yes before is open without it, and ends with a lead's.
    assert side_tasks.take(team("ana"), "build").verb == "took"
    side_tasks.give_back(team("ana"), "build")
    assert side_tasks.take(team("ana"), "write").events[0].terms["with"] == ["tom", "lea"]
    items.tick(team("ana"), "write")
    with refused(NotYours, Code.CONFIRMED_BY_OTHERS) as problem:
        side_tasks.confirm(team("maya"), "ana", "write")
    assert problem.value.facts["voices"] == ("lead",)
    assert "sent" not in [call.kind for call in attention(team("maya"))]
    assert side_tasks.confirm(team("tom"), "ana", "write").events[0].terms == {"voices": ["lead"], "last": True}
    assert said(team, "ana", "write")["Confirmed by"] == "Tom"


def test_a_yes_that_nobody_is_asked_for_any_more_is_not_waited_for(team: Crew) -> None:
    ready(team, "ana")
    side_tasks.take(team("ana"), "write")
    items.tick(team("ana"), "write")
    side_tasks.confirm(team("tom"), "ana", "write")
    people.end(team("tom"), "ana", finished=True)
    # All who are asked today have said it: any lead ends it.
    assert side_tasks.confirm(team("lea"), "ana", "write").events[0].terms["last"]


def test_whoever_owns_the_track_confirms_nothing_of_their_own(team: Crew) -> None:
    team.catalogue = team.catalogue._replace(
        tracks={**team.catalogue.tracks, "content": team.catalogue.tracks["content"]._replace(owner="ana")}
    )
    ready(team, "ana")
    side_tasks.take(team("ana"), "fix")
    assert confirms(team, "ana", "fix") == {"owner": ("tom", "lea")}
    assert said(team, "ana", "fix")["With"] == "a lead (nobody else owns this); they confirm"
    items.tick(team("ana"), "fix", evidence=LINK)
    assert [call.kind for call in attention(team("lea"))].count("sent") == 1
    side_tasks.confirm(team("lea"), "ana", "fix")
