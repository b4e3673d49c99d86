"""What lists, sentences and the lines above a journey call things: short in lists, quoted in sentences, a promise where owed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, timedelta
from zoneinfo import ZoneInfo

import pytest

from mentor_tui.domain.text import cells
from mentor_tui.services import items, journeys, news
from mentor_tui.services.chronicle import chronicle
from mentor_tui.services.growth import growth_page
from mentor_tui.services.pages import mentees_page
from mentor_tui.tui.fragments import journey as parts
from mentor_tui.tui.fragments import way
from mentor_tui.tui.fragments.item import Eyes, item_parts
from mentor_tui.tui.screens import growth_text, mentees_text
from mentor_tui.tui.styles import Part
from mentor_tui.wording import basics, debts
from mentor_tui.wording.acts import sentence
from mentor_tui.wording.events import told
from tests.services.conftest import START, TODAY, Crew, small_team

LONG = "Take a refund to its receipt, in the sandbox, and say what happened to the money"
SHORT = "Refund to receipt"


@pytest.fixture
def team() -> Crew:
    made = small_team()
    made.edit("refund", title=LONG, short=SHORT, times=1)
    made.edit("welcome", by_day=2)
    return made


def plain(rows: list[Part]) -> str:
    return "".join(text for text, _tone in rows)


def eyes(width: int = 80, viewer: str = "ana") -> Eyes:
    return Eyes(viewer, {"maya": "Maya"}, Crew().moment, UTC, width)


def look(team: Crew) -> None:
    """Look at one's own journey, and go away."""
    page = journeys.page(team("ana"))
    news.looked(team("ana"), page.standing, page.mentors, page.news)


def top(team: Crew, *, most: int = 9, who: str = "ana") -> list[Part]:
    return parts.top_parts(journeys.page(team(who)), eyes(viewer=who), most=most)[0]


def enrolled_ahead(team: Crew) -> str:
    """Somebody who was in the program two weeks before their first day, so that something can be late before it."""
    team.go_to(START - timedelta(days=14))
    return team.add("Dora", mentor="maya")


def test_a_list_has_the_short_title_and_what_is_opened_the_sentence(team: Crew) -> None:
    page = journeys.page(team("ana"))
    shape = way.TreeShape(tree=True, open={"first"})
    listed = ["".join(text for text, _tone in line.parts) for line in way.lines(page, shape, 40)]
    assert any(row.endswith(SHORT) for row in listed)
    assert not any(LONG[:20] in row for row in listed)
    assert LONG in plain(item_parts(page, page.standing.by_id["refund"], eyes(200)))
    # It is found by either.
    for text in ("receipt", "money"):
        found = way.lines(page, way.TreeShape(text=text), 40)
        assert sum(SHORT in "".join(text for text, _tone in line.parts) for line in found) == 1


def test_a_queue_a_log_and_a_notice(team: Crew) -> None:
    items.tick(team("ana"), "read")
    done = items.tick(team("ana"), "plans")
    assert sentence(done, {}) == f"Ticked: “Plans”. Open now: “{SHORT}”."
    items.tick(team("ana"), "refund")
    lines = mentees_text.queue_lines(mentees_page(team("maya")), 80)
    assert SHORT in [line.parts[-1][0] for line in lines]
    logged = [told(entry, {"ana": "Ana"}) for entry in chronicle(team("ana"), "ana")[1]]
    assert f"Ana ticked “{LONG}”" in logged


def test_a_side_task_stands_with_its_track_wherever_that_is_not_in_sight(team: Crew) -> None:
    tracks = {
        name: track._replace(rungs=tuple(rung._replace(track_label=track.title) for rung in track.rungs))
        for name, track in team.catalogue.tracks.items()
    }
    team.catalogue = team.catalogue._replace(tracks=tracks)
    assert team.catalogue.titles["watch"] == "Tooling · Watch"
    page = growth_page(team("ana"))
    rows = dict(growth_text.cells(page))
    assert [cell.text.rpartition(" ")[2] for cell in rows["Inbox"] if cell.text] == ["Hard"]
    view = page.view("watch")
    assert view is not None
    assert plain(growth_text.title(view.rung)[0]) == "Tooling · Watch"


@pytest.mark.parametrize("words", ["Say which day.", "Confirm the amount before you name a day. " * 4])
def test_words_come_before_what_they_are_about_and_give_way_to_it(team: Crew, words: str) -> None:
    look(team)
    for name in ("read", "plans", "refund"):
        items.tick(team("ana"), name)
    items.send_back(team("maya"), "ana", "refund", text=words)
    (row,) = [row for row in plain(top(team)).splitlines() if "one more go" in row]
    assert row[14:].startswith(f"↺ Maya, one more go: “{words[:14]}")
    assert row.endswith(f"” {SHORT}")
    assert cells(row) <= 80
    assert LONG in " ".join(plain(parts.whole_parts(journeys.page(team("ana")), eyes(200))).split())


def test_what_is_owed_is_no_order_on_the_first_days(team: Crew) -> None:
    team.edit("seat", title="Ask for laptop, accounts, groups and sandboxes", short="Ask for laptop", by_day=3)
    team.go_to(START)
    assert "laptop" not in plain(top(team)), "nothing of it is late, and nobody has said how it reads for the hire"
    team.edit("seat", owed="your laptop and accounts")
    (row,) = [row for row in plain(top(team)).splitlines() if "laptop" in row]
    assert row.startswith(" We owe you   your laptop and accounts, from ")
    assert row.endswith(", due 4 Mar")
    assert "late" not in {tone for _text, tone in top(team)}
    (owing,) = [owing for owing in journeys.page(team("tom"), "ana").owed if owing.debt.on == "seat"]
    assert debts.line(owing, TODAY, own=False).startswith("“Ask for laptop”, from ")


def test_what_is_owed_takes_two_lines_and_is_marked_where_it_is_late(team: Crew) -> None:
    for name in ("refund", "reply", "drill"):
        team.edit(name, who="mentor", sign_off="none", evidence="none", owed=f"your {name}", requires=(), by_day=2)
    team.go_to(TODAY + timedelta(days=5))
    rows = [row for row in plain(top(team)).splitlines() if ", due " in row]
    assert len(rows) == 2
    assert rows[0].startswith(" We owe you   ▲ ")
    assert rows[1].startswith(" N  all 6     ▲ "), "nothing of it has to give way"
    assert "late" in {tone for _text, tone in top(team)}


def test_what_is_counted_is_said_and_whose_the_rest_is(team: Crew) -> None:
    def standing() -> tuple[str, str]:
        found = journeys.page(team("ana")).standing
        return basics.line(found, own=True), basics.to_go(found, own=False)

    assert standing() == ("basics 0 of 9", "9 basics to go")
    team.edit("drill", gone=True)
    team.edit("reply", evidence="none")
    for name in ("read", "plans", "refund", "reply", "lead-check"):
        items.tick(team("ana"), name)
    # A sign-off of two, two parts of others, and the talk that a lead holds.
    said = "part is done, 5 wait for us"
    assert standing() == (f"basics 3 of 8, your {said}", "their part of the basics is done, 5 wait for us")


def test_what_we_did_is_told_as_what_they_were_promised(team: Crew) -> None:
    team.edit("welcome", owed="a word of welcome")
    look(team)
    items.tick(team("maya"), "welcome", person="ana")
    assert " · Maya has seen to a word of welcome" in plain(top(team)).replace("✔", "·")


def test_a_debt_alone_takes_the_second_line_rather_than_being_cut(team: Crew) -> None:
    long = "a morning on how the team reads what customers write to it"
    team.edit("welcome", owed=long, by_day=2)
    team.edit("seat", gone=True)
    team.go_to(TODAY + timedelta(days=5))
    rows = plain(top(team)).splitlines()
    at = next(number for number, row in enumerate(rows) if "We owe you" in row)
    assert rows[at] == f" We owe you   ▲ {long},"
    # By day 2 in the plan; by the day on which they were enrolled, which came after it.
    assert rows[at + 1].split() == ["from", "Maya,", "due", "4", "Mar"]
    assert rows[at + 1].startswith(" " * 16)


def test_a_debt_is_not_cut_to_tell_that_there_are_more(team: Crew) -> None:
    owed = {"refund": "your laptop and accounts", "reply": "a check that doors open", "drill": "your talk"}
    for name, words in owed.items():
        team.edit(name, who="lead", sign_off="none", evidence="none", owed=words, requires=(), by_day=-9)
    team.edit("drill", by_day=-8)
    team.edit("seat", gone=True)
    who = enrolled_ahead(team)
    for day in (START - timedelta(days=3), START):
        team.go_to(day)
        rows = plain(top(team, most=1, who=who)).splitlines()
        assert rows[-2].startswith(" We owe you   ▲ your laptop and accounts, from ")
        count = 3 + (day == START)  # from day 1 on a first talk is owed too
        assert rows[-1].startswith(f" N  all {count}     ▲ a check that doors open, from Tom or Lea, due ")


def test_a_debt_beside_another_takes_a_further_row_rather_than_being_cut(team: Crew) -> None:
    long = "ten minutes a day with each of your replies"
    for name, words in (("refund", long), ("reply", "your talk")):
        team.edit(name, who="lead", sign_off="none", evidence="none", owed=words, requires=(), by_day=-9)
    team.edit("seat", gone=True)
    who = enrolled_ahead(team)
    team.go_to(START - timedelta(days=3))
    rows = plain(top(team, most=1, who=who)).splitlines()[-3:]
    assert rows[0] == f" We owe you   ▲ {long},"
    assert rows[1].strip().startswith("from Tom or Lea, due ")
    assert rows[2].strip().startswith("▲ your talk, from Tom or Lea, due ")


def test_all_that_is_owed_is_marked_where_it_is_late_as_it_is_above(team: Crew) -> None:
    for name, words, by_day in (("refund", "your laptop", 2), ("reply", "a word of welcome", 7)):
        team.edit(name, who="mentor", sign_off="none", evidence="none", owed=words, requires=(), by_day=by_day)
    team.go_to(START + timedelta(days=7))
    told = plain(parts.whole_parts(journeys.page(team("ana")), eyes(200))).splitlines()
    assert [row[0] for row in told if "laptop" in row or "welcome" in row] == ["▲", "·"]


def test_that_nothing_is_found_is_said_whole_on_a_small_screen(team: Crew) -> None:
    shown = way.lines(journeys.page(team("ana")), way.TreeShape(text="no such words"), 40)
    assert all(cells(line.text) <= 38 for line in shown[1:])
    assert shown[-1].text == "esc shows everything again."


def test_after_the_first_shift_nobody_is_told_until_when_it_goes(team: Crew) -> None:
    team.go_to(START)
    page = journeys.page(team("ana"))

    def said(hour: int, zone: str = "UTC", *, own: bool = True) -> str:
        at, shown = team.moment.replace(hour=hour), replace(page, own=own)
        return plain(parts.top_parts(shown, replace(eyes(), now=at, zone=ZoneInfo(zone)), most=9)[0]).splitlines()[0]

    assert said(9).endswith(", until 17:30.")
    assert said(18).strip() == "A day can be full without a tick."
    assert said(18, own=False).endswith(", at your own pace."), "the evening is hers alone"
    assert said(17, "Europe/Berlin", own=False).endswith(", at your own pace."), "the clock is that of the hire"
