"""Keys: one letter, one meaning; one list of what can be done; what a configuration makes of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from textual.binding import Binding
from textual.widgets import Input, Static

from mentor_tui.domain.people import Person
from mentor_tui.domain.text import nearness, words_of
from mentor_tui.services import journeys
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.tui.app import MentorApp
from mentor_tui.tui.base.place import Place
from mentor_tui.tui.dialogs.choose import Choose
from mentor_tui.tui.dialogs.form import Questions
from mentor_tui.tui.dialogs.told import ToldDialog
from mentor_tui.tui.everything import Entry, Everything
from mentor_tui.tui.keymap import actions, every_key, usable
from mentor_tui.tui.screens.growth import GrowthPlace
from mentor_tui.tui.screens.growth_grid import Grid
from mentor_tui.tui.screens.journey import JourneyPlace
from mentor_tui.tui.screens.paths_tree import PathTree
from mentor_tui.tui.widgets.bars import KeyLine, Notice
from mentor_tui.tui.widgets.lines import Lines
from mentor_tui.tui.widgets.options import Options
from mentor_tui.tui.widgets.text_pane import TextPane
from mentor_tui.wording import plain
from mentor_tui.wording.keys import legend, meanings
from tests.tui.conftest import press, settle

AppFor = Callable[..., MentorApp]
ContextFor = Callable[[str], ActorContext]
SMALL = (80, 24)

LETTERS: dict[str, set[str]] = {
    "t": {"talk.settle", "journey.tick", "mentees.tick"},
    "s": {
        "journey.sign-off",
        "journey.send",
        "mentees.sign-off",
        "growth.send",
        "growth.confirm",
        "authors.take",
        "levels.confirm",
        "insights.items",
        "decision.seen",
        "decisions.seen",
    },
    "S": {"mentees.all-seen"},
    "r": {"journey.give-back", "mentees.return", "growth.return"},
    ",": {"journey.talk", "mentees.talk"},
    ";": {"journey.check-in"},
    "a": {"talk.answer", "journey.say", "mentees.answer"},
    "b": {"person.growth", "view.growth", "view.areas"},
    "e": {"journey.evidence", "levels.example", "import.right", "checklist.change"},
    "w": {"journey.why", "growth.why", "paths.way", "openings.way"},
    "v": {"journey.tree", "leaving.journey", "person.journey", "team.one-person", "curriculum.past"},
    "V": {"journey.as-seen", "team.look"},
    "l": {"journey.session", "mentees.session", "areas.log"},
    "n": {"journey.note", "mentees.note", "talk.note", "view.openings", "curriculum.two"},
    "d": {
        "journey.settle",
        "mentees.own",
        "mentees.settle",
        "team.settle",
        "matching.seen",
        "view.decisions",
        "paths.went",
        "import.dates",
        "records.dates",
    },
    "i": {"mentees.item", "openings.interest"},
    "p": {
        "talk.promise",
        "journey.promise",
        "mentees.promise",
        "person.promise",
        "team.promise",
        "view.paths",
        "view.product-teams",
        "insights.people",
    },
    "x": {"journey.stuck"},
    "g": {"decision.goal", "levels.goal", "paths.goal"},
    "c": {"journey.can-do", "insights.cohorts", "past-cohorts.choose"},
    "h": {"journey.fold"},
    "m": {
        "journey.ask-mentor",
        "mentees.ask-mentor",
        "team.reassign",
        "matching.anew",
        "person.levels",
        "view.levels",
        "checklist.minutes",
    },
    "M": {"journey.mentors", "team.mentors"},
    "+": {
        "talk.bring",
        "growth.take",
        "journey.move",
        "areas.join",
        "openings.add",
        "product-teams.brief",
        "team.extend",
        "matching.change",
        "decisions.decide",
    },
    "-": {"journey.untick", "growth.give-back", "areas.leave", "authors.decline"},
    "_": {"journey.withdraw", "mentees.withdraw", "decision.withdraw", "decisions.withdraw"},
    "o": {"app.open-link"},
    "y": {"app.copy", "decision.copy-list", "curriculum.same"},
    "/": {
        "journey.find",
        "team.filter",
        "matching.filter",
        "areas.find",
        "growth.person",
        "levels.person",
        "paths.person",
        "decisions.find",
        "authors.find",
        "records.find",
    },
    "f": {"journey.filter", "team.cohort", "areas.filter", "decisions.filter"},
    "z": {"team.sort"},
    "Z": {"app.days-away"},
    "u": {"app.undo"},
    "q": {"app.quit"},
    ".": {"app.curricula"},
    "A": {"team.add", "journey.add", "journey.ask-sooner"},
    "B": {"team.cover", "areas.backup", "mentees.stand-in"},
    "C": {"mentees.capacity", "matching.hours", "checklist.check"},
    "D": {"matching.drop", "journey.skip", "mentees.let-go"},
    "E": {"team.end", "openings.close"},
    "F": {"team.what-if", "what-if.change"},
    "G": {"matching.aim"},
    "H": {"mentees.handover", "areas.hand-over"},
    "J": {"journey.former"},
    "I": {"team.import", "import.carry-out", "checklist.make"},
    "U": {"import.update"},
    "K": {"matching.apart"},
    "L": {"team.leave"},
    "N": {"journey.news"},
    "O": {"journey.open-lock", "growth.open-lock", "areas.own"},
    "P": {"matching.publish", "leaving.carry", "checklist.meanings", "curriculum.publish"},
    "Q": {"team.curriculum", "curriculum.another"},
    "@": {"app.asked"},
    "#": {"team.checklist"},
    "R": {"team.rest"},
    "T": {"team.growth"},
    "X": {
        "insights.send-on",
        "journey.send-on",
        "past-cohorts.send-on",
        "person.send-on",
        "records.send-on",
        "talk.send-on",
    },
    "%": {"growth.block"},
    "Y": {"growth.still"},
    "=": {"journey.prior"},
    "!": {"journey.improve", "authors.improve", "growth.words"},
    "*": {"team.hands"},
    "W": {"mentees.word", "leaving.word", "journey.closing", "talk.closing"},
    "?": {"app.help"},
    ":": {"app.palette"},
}
"""Each letter or sign with all that it does anywhere: what joins a row means what the others of it mean."""


def place(app: MentorApp) -> Place[Any]:
    """The place in sight."""
    found = app.top_place()
    assert found is not None
    return found


def listed(app: MentorApp) -> list[str]:
    """The lines of the list."""
    return [line.text for line in app.screen.query_one("#found", Lines).lines]


def listed_ids(app: MentorApp) -> list[str]:
    """What can be chosen in the list; this writes no line."""
    return [line.id for line in app.screen.query_one("#found", Lines).lines if line.id]


def part(app: MentorApp, head: str) -> list[str]:
    """The lines below a head of the list."""
    lines = app.screen.query_one("#found", Lines).lines
    at = next((n for n, line in enumerate(lines) if not line.id and line.text.startswith(head)), len(lines))
    found = []
    for line in lines[at + 1 :]:
        if not line.id:
            break
        found.append(line.text)
    return found


async def typed(pilot: Any, text: str) -> None:
    """Type into the list."""
    pilot.app.screen.query_one(Input).value = text
    await settle(pilot)


# -- one letter, one meaning


def test_a_letter_means_one_thing_in_every_place() -> None:
    found: dict[str, set[str]] = {}
    for row in every_key({}):
        if row.id in {action.id for _place, _who, declared in actions() for action in declared}:
            for key in row.shown:
                if len(key) == 1 and not key.isdigit() and key not in "←→":
                    found.setdefault(key, set()).add(row.id)
    assert found == LETTERS
    told = {one for keys in meanings() for one in keys.replace(",", " ").split()}
    told |= {"V", "Z"}  # named beside v and L
    told |= {keys for keys in meanings() if len(keys) == 1}  # the comma, which else parts keys
    assert {*LETTERS} - {"h"} <= told


def test_no_list_takes_a_letter_that_means_something_else() -> None:
    for widget in (Lines, TextPane, Grid, PathTree, Options):
        letters = {
            key for one in widget.BINDINGS if isinstance(one, Binding) for key in one.key.split(",") if len(key) == 1
        }
        assert letters <= {"j", "k", "h"}, widget


def test_only_what_leaves_its_key_to_the_other_shares_one_in_a_place() -> None:
    shared = {
        (action.id, other.id)
        for _place, _who, declared in actions()
        for action in declared
        for other in declared
        if action.id < other.id and {*action.key_names({})} & {*other.key_names({})}
    }
    assert shared == {
        ("journey.add", "journey.ask-sooner"),
        ("journey.send", "journey.sign-off"),
        ("growth.confirm", "growth.send"),
        ("mentees.own", "mentees.settle"),
        ("paths.went", "view.decisions"),
    }


@pytest.mark.parametrize(
    ("person", "item", "action"),
    [("ana", "failed-payments", "journey.send"), ("maya", "refund", "journey.sign-off")],
)
async def test_s_in_a_journey_is_the_yes_of_whoever_looks(app_for: AppFor, person: str, item: str, action: str) -> None:
    app = app_for(person)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        app.open_journey("ana", item=item)
        await settle(pilot)
        active = app.screen.active_bindings["s"]
        assert active.binding.id == action


async def test_what_only_others_could_do_says_so_and_stands_in_no_line(app_for: AppFor) -> None:
    app = app_for("ana")
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        keys = {key.action for key in app.screen.query_one(KeyLine).keys}
        assert not keys & {"journey.sign-off", "journey.give-back", "journey.open-lock"}
        await press(pilot, "O")
        assert "is for a lead" in place(app).notice


async def test_the_line_of_keys_comes_back_by_itself(app_for: AppFor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Notice, "SECONDS", 0.01)
    app = app_for("ana")
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "O")
        notice = app.screen.query_one(Notice)
        for _turn in range(1_000):
            if not notice.display:
                break
            await pilot.pause()
        assert not notice.display


# -- the one list


@pytest.mark.parametrize("key", ["question_mark", "f1", "colon", "ctrl+p"])
async def test_one_list_under_four_keys(app_for: AppFor, key: str) -> None:
    app = app_for("ana")
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, key)
        assert isinstance(app.screen, Everything)
        assert part(app, "NOW, on “")
        assert all("because: " in line for line in part(app, "NOT NOW"))
        box = app.screen.query_one(".box").region
        assert (box.width, box.bottom) == SMALL
        await press(pilot, "escape")
        assert isinstance(app.screen, JourneyPlace)


@pytest.mark.parametrize(
    ("person", "never"),
    [
        (
            "ana",
            ["Sign off what is waiting", "Ask for one more go", "Open a lock", "Look at it as its owner", "Log a talk"],
        ),
        ("maya", ["Give a hire a mentor", "Add somebody", "Publish all pairs"]),
        ("tomas", ["Tick once", "Ask for another mentor"]),
    ],
)
async def test_nobody_reads_what_they_could_never_do(app_for: AppFor, person: str, never: list[str]) -> None:
    app = app_for(person)
    async with app.run_test(size=(120, 60)) as pilot:
        await press(pilot, "question_mark")
        lines = "\n".join(listed(app))
        assert not [sentence for sentence in never if sentence in lines]


@pytest.mark.parametrize(
    ("person", "text", "first"),
    [
        ("ana", "messy", "Import a messy file"),
        ("maya", "sign off", "Sign off what is waiting"),
        ("maya", "budi", "journey"),
        ("tomas", "maya", "mentor"),
        ("tomas", "MAYA o", "mentor"),
        ("tomas", "sort", "Sort the people"),
    ],
)
async def test_what_was_meant_stands_first(app_for: AppFor, person: str, text: str, first: str) -> None:
    app = app_for(person)
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "question_mark")
        await typed(pilot, text)
        found = app.screen.query_one("#found", Lines)
        assert first in found.lines[found.at].text


async def test_nothing_is_found_by_the_name_of_the_program(app_for: AppFor) -> None:
    app = app_for("tomas")
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "question_mark")
        await typed(pilot, "mentor")
        assert not any("Leave mentor-tui" in line for line in listed(app))
        await typed(pilot, "quit")
        assert any("Leave mentor-tui" in line for line in listed(app))


def test_the_legend_has_the_words_of_the_screens() -> None:
    assert "◔ going" in legend()
    assert "⊘ later" in legend()
    assert plain.word("started") == plain.word("going"), "one glyph, one word"
    assert legend(growth=True).startswith("✔ done  ◔ now  ◐ sent  ")
    assert legend(growth=True).endswith("⊘ 5 h, a yes: before it opens")


@pytest.mark.parametrize(("number", "growth"), [("1", False), ("2", True)])
async def test_the_legend_is_that_of_the_place_and_whole(app_for: AppFor, number: str, growth: bool) -> None:
    app = app_for("ana")
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, number, "question_mark")
        shown = app.screen.query_one(".legend", Static)
        assert str(shown.render()) == legend(growth=growth)
        assert len(legend(growth=growth)) <= shown.content_size.width


async def test_enter_does_what_the_key_would(app_for: AppFor, context_for: ContextFor) -> None:
    app = app_for("ana")
    async with app.run_test(size=SMALL) as pilot:
        journey = place(app)
        assert isinstance(journey, JourneyPlace)
        journey.go_to_item("failed-payments")
        await press(pilot, "question_mark")
        await typed(pilot, "tick once")
        await press(pilot, "enter")
        assert app.screen is journey
        assert journeys.page(context_for("ana")).standing.done("failed-payments")


async def test_enter_on_what_is_off_says_why_like_the_key(app_for: AppFor) -> None:
    app = app_for("ana")
    async with app.run_test(size=SMALL) as pilot:
        journey = place(app)
        assert isinstance(journey, JourneyPlace)
        journey.go_to_item("failed-payments")
        await press(pilot, "w")
        said = journey.notice
        assert said.startswith("“Failed payments") or "Failed payments" in said, "a refusal names what it is about"
        await press(pilot, "question_mark")
        await typed(pilot, "why it is locked")
        await press(pilot, "enter")
        assert journey.notice == said


async def test_a_person_an_item_and_a_side_task_are_opened(app_for: AppFor) -> None:
    app = app_for("maya")
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        for text, opened in (("budi", JourneyPlace), ("content: fix", GrowthPlace)):
            await press(pilot, "question_mark")
            await typed(pilot, text)
            await press(pilot, "enter")
            assert isinstance(app.screen, opened), text
            await press(pilot, "escape", "escape")


async def test_a_lead_finds_a_mentor_and_what_they_carry(app_for: AppFor) -> None:
    app = app_for("tomas")
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "2", "question_mark")
        await typed(pilot, "maya")
        await press(pilot, "enter")
        assert isinstance(app.screen, Choose)
        assert place(app).MODE == "team"


async def test_a_hire_finds_nobody_whom_they_may_not_see(app_for: AppFor) -> None:
    app = app_for("ana")
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "question_mark")
        await typed(pilot, "ravi")
        assert listed(app)[0] == "Nothing found for “ravi”."
        assert "tab for the whole list" in listed(app)[1], "it says what to do"
        await press(pilot, "enter")
        assert isinstance(app.screen, Everything), "there is nothing to do"
        await press(pilot, "tab")
        assert part(app, "NOW")


async def test_a_hire_finds_their_mentor(app_for: AppFor) -> None:
    app = app_for("ana")
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "2", "question_mark")
        await typed(pilot, "maya")
        assert "your mentor" in listed(app)[1]
        await press(pilot, "enter")
        assert isinstance(app.screen, ToldDialog)
        assert place(app).MODE == "journey"


async def test_keys_come_before_things_that_are_as_near(app_for: AppFor) -> None:
    app = app_for("ana")
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "question_mark")
        await typed(pilot, "re")
        assert listed(app)[0].startswith("NOW")
        assert any("Redo what you undid" in line for line in part(app, "NOW"))


def test_whole_words_come_before_beginnings_and_these_before_parts() -> None:
    near = nearness("ÍNES re")
    texts = ["retire inesperada", "ines re", "Fines retire", "re inês"]
    assert sorted(texts, key=lambda text: near(words_of(text)) or 0) == [
        "ines re",
        "re inês",
        "retire inesperada",
        "Fines retire",
    ]
    assert near(words_of("ines alone")) is None


async def test_of_many_only_those_in_sight_are_written(app_for: AppFor, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[Entry] = []
    line = Everything._line
    monkeypatch.setattr(Everything, "_line", lambda self, entry: (written.append(entry), line(self, entry))[1])
    people = [Person(f"zoe-{n}", f"Zoe Number{n}") for n in range(2_000)]
    monkeypatch.setattr("mentor_tui.services.finding.people", lambda context: people)
    app = app_for("tomas")
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "question_mark")
        assert not any(entry.text.startswith("Zoe") for entry in written)
        await typed(pilot, "zoe")
        assert len(listed_ids(app)) == 200
        assert app.screen.query_one("#found", Lines).lines[-1].text == "and 1800 more: type on"
        assert 5 < sum(entry.text.startswith("Zoe") for entry in written) < 100


async def test_themes_are_things(app_for: AppFor) -> None:
    app = app_for("ana")
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "question_mark")
        await typed(pilot, "theme: light")
        await press(pilot, "enter")
        assert app.theme == "light"


async def test_f1_in_the_list_says_how_to_move(app_for: AppFor) -> None:
    app = app_for("ana")
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "f1")
        manual = app.screen.query_one("#manual")
        assert not manual.display
        await press(pilot, "f1")
        assert manual.display
        assert "enter opens" in str(manual.render())


async def test_in_somebodys_journey_it_is_about_their_items(app_for: AppFor) -> None:
    app = app_for("maya")
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        app.open_journey("budi")
        await settle(pilot)
        await press(pilot, "question_mark")
        assert any("Log a talk" in line for line in part(app, "NOW"))
        assert not any("Open a lock" in line for line in listed(app)), "that is a lead's"


# -- keys of a configuration


async def test_the_list_has_every_key_as_it_is_mapped(app_for: AppFor) -> None:
    async with app_for("ana", keys={"journey.tick": "x", "app.undo": "ctrl+u"}).run_test(size=SMALL) as pilot:
        shown = {key.action: key.key for key in pilot.app.screen.query_one(KeyLine).keys}
        assert shown["journey.tick"] == "x"
        await press(pilot, "question_mark")
        assert any(line.startswith("ctrl+u") for line in listed(pilot.app) if "Undo the last" in line)


def test_a_key_file_of_before_goes_on_working() -> None:
    old = {
        "journey.sign-off": "S",
        "journey.give-back": "R",
        "team.reassign": "r",
        "app.palette": "ctrl+k",
        "undo": "ctrl+u",
    }
    found = usable(old)
    assert found.told == ()
    assert found.places == {**{k: v for k, v in old.items() if k != "undo"}, "app.undo": "ctrl+u"}


@pytest.mark.parametrize(
    ("name", "key", "said"),
    [
        ("journey.tik", "x", "Did you mean “journey.tick”?"),
        ("nonsense", "x", "“mentor-tui keys” lists them all."),
        ("journey.say", "hello", "“hello” is not a key, so “journey.say” stays on a."),
        ("journey.say", "shift+a", "“shift+a” is not a key"),
        ("journey.say", "", "“” is not a key"),
        ("journey.say", "enter", "enter moves and opens in every list, so “journey.say” stays on a."),
    ],
)
async def test_an_impossible_key_is_told_and_the_usual_one_holds(
    app_for: AppFor, name: str, key: str, said: str
) -> None:
    app = app_for("ana", keys={name: key})
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert said in place(app).notice
        await press(pilot, "a")
        assert isinstance(app.screen, Questions)


async def test_what_lost_its_only_key_is_told_and_the_list_does_it(app_for: AppFor) -> None:
    app = app_for("tomas", keys={"app.undo": "z"})
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        team = place(app)
        assert "z is “app.undo” now, and was the only key of “team.sort”" in team.notice
        before = team._sort  # type: ignore[attr-defined]
        await press(pilot, "question_mark")
        await typed(pilot, "sort")
        await press(pilot, "enter")
        assert team._sort != before  # type: ignore[attr-defined]


@pytest.mark.parametrize("key", ["x", "/", "ctrl+y", "f5", "alt+x", "space", "comma", "exclamation_mark", "é"])
def test_what_a_terminal_sends_can_be_a_key(key: str) -> None:
    assert usable({"app.copy": key}).places
