"""Editions: who is told of one and when, what is another since, and whose it is to publish."""

from __future__ import annotations

from datetime import timedelta

import pytest

from mentor_tui.domain.curriculum import Curriculum
from mentor_tui.domain.editions import EDITIONS_KEPT, unchanged_but
from mentor_tui.domain.problems import NotYours
from mentor_tui.services import edition_publishing, journeys, news
from mentor_tui.services.editions import edition_calls, edition_rows
from tests.services.conftest import Crew


def course(team: Crew) -> Curriculum:
    found: Curriculum = team.catalogue.curricula["course"]
    return found


def in_force(team: Crew, summed: str) -> None:
    team.catalogue = team.catalogue._replace(hashes={"course": summed})


def told(team: Crew, who: str = "ana") -> list[news.News]:
    context = team(who)
    standing = context.standing(context.journey(who))
    mentors = journeys.page(context).mentors
    found = [one for one in news.all_news(context, standing, mentors, context.team()) if one.kind == "published"]
    news.looked(context, standing, mentors, found)
    return found


def test_whoever_is_under_way_is_told_of_each_edition_once(team: Crew) -> None:
    assert told(team) == []
    edition_publishing.publish(team("tom"), course(team), "a" * 64, word="Three refunds first")
    assert [(one.by, one.on, one.text) for one in told(team)] == [("tom", "course", "Three refunds first")]
    assert told(team) == []
    edition_publishing.publish(team("tom"), course(team)._replace(version=15), "b" * 64)
    assert len(told(team)) == 1


def test_what_was_published_long_ago_is_no_news_to_somebody_of_whom_nothing_is_remembered(team: Crew) -> None:
    edition_publishing.publish(team("tom"), course(team), "a" * 64)
    team.go_to(team("tom").today() + news.LATELY + timedelta(days=1))
    assert told(team) == []


def test_the_same_is_published_once_and_who_may_not_does_not(team: Crew) -> None:
    assert edition_publishing.publish(team("tom"), course(team), "a" * 64).events
    assert not edition_publishing.publish(team("tom"), course(team), "a" * 64).events
    for who in ("ana", "maya"):
        with pytest.raises(NotYours):
            edition_publishing.publish(team(who), course(team), "b" * 64)
    assert edition_publishing.publish(team("maya"), course(team), "b" * 64, theirs=True).events


def test_what_is_another_than_was_published_is_told_and_called(team: Crew) -> None:
    in_force(team, "a" * 64)
    assert [row.state for row in edition_rows(team.catalogue, team("tom").team())] == ["never"]
    assert [*edition_calls(team("tom"), team("tom").team())] == []
    edition_publishing.publish(team("tom"), course(team), "a" * 64)
    assert [row.state for row in edition_rows(team.catalogue, team("tom").team())] == ["published"]
    in_force(team, "c" * 64)
    (call,) = edition_calls(team("tom"), team("tom").team())
    assert (call.kind, call.on, call.group) == ("unpublished", "course", "open")


def test_the_fact_holds_the_last_ones_alone(team: Crew) -> None:
    for number in range(EDITIONS_KEPT + 3):
        edition_publishing.publish(team("tom"), course(team)._replace(version=number), f"{number:064}")
    kept = team("tom").team().editions("course")
    assert (len(kept), kept[-1].version) == (EDITIONS_KEPT, EDITIONS_KEPT + 2)


def test_a_curriculum_that_has_another_id_now_keeps_what_was_published(team: Crew) -> None:
    edition_publishing.publish(team("tom"), course(team), "a" * 64)
    found = team("tom").team().edition(course(team)._replace(id="new", was=("course",)))
    assert found is not None


def test_only_modules_that_somebody_maintains_in_both_editions_are_theirs(team: Crew) -> None:
    def kept_by(one: Curriculum, who: str | None, title: str = "") -> Curriculum:
        (first, *modules), phases = one.phases[0].modules, one.phases[1:]
        item = first.items[0]._replace(title=title or first.items[0].title)
        first = first._replace(maintainer=who, items=(item, *first.items[1:]))
        return one._replace(phases=(one.phases[0]._replace(modules=(first, *modules)), *phases))

    before = kept_by(course(team), "maya")
    assert unchanged_but(before, kept_by(before, "maya", "Another")._replace(version=9), "maya")
    assert not unchanged_but(before, kept_by(before, "maya", "Another"), "petra")
    assert not unchanged_but(kept_by(before, None), kept_by(before, "maya", "Another"), "maya")
    assert not unchanged_but(before, kept_by(before, "maya", "Another")._replace(title="Mine"), "maya")
