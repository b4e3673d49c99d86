"""Small words."""

from datetime import UTC, datetime
from typing import get_args
from zoneinfo import ZoneInfo

import pytest

from mentor_tui.domain.journey import ItemFact
from mentor_tui.domain.record import Event
from mentor_tui.domain.standing_rows import ItemStanding
from mentor_tui.services.abouts import (
    AsksOther,
    AwaitsAnswer,
    Became,
    Behind,
    CarriedLoad,
    EditionChanged,
    EndsWith,
    ExampleWaits,
    FreePlace,
    Goes,
    GoesWith,
    HasIt,
    IsStuck,
    Mentees,
    Nowhere,
    OwedTo,
    OwnLeave,
    PartWaits,
    PieceToLog,
    PromiseDue,
    QuietTeam,
    Renamed,
    SignedFor,
    StandInAsked,
    StandingIn,
    Starting,
    TalkToday,
    Unreadable,
    Wish,
    WithMentor,
    WithTeam,
    WordsProposed,
)
from mentor_tui.services.actor_context import Done
from mentor_tui.services.calls import Call, CallKind
from mentor_tui.services.overview import Digest
from mentor_tui.wording import calls, events, plain
from mentor_tui.wording.acts import sentence
from mentor_tui.wording.languages import language_name
from mentor_tui.wording.signs import in_ascii
from tests.services.conftest import item

NOW = datetime(2026, 5, 12, 8, 0, tzinfo=UTC)
REFUND = ItemStanding(item("refund", title="Take a refund"), ItemFact("done"), "done")


@pytest.mark.parametrize(
    ("count", "said"), [(0, "0 min"), (45, "45 min"), (60, "1 h"), (75, "1 h 15"), (125, "2 h 05"), (-3, "0 min")]
)
def test_minutes(count, said):
    assert plain.minutes(count) == said


@pytest.mark.parametrize(("value", "said"), [(2, "2 h"), (2.5, "2½ h"), (0.5, "½ h"), (1.25, "1.2 h"), (0, "0 h")])
def test_hours(value, said):
    assert plain.hours(value) == said


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("2026-05-12T04:50:00Z", "since 04:50"),
        ("2026-05-11T04:50:00Z", "since Mon"),
        ("2026-05-01T04:50:00Z", "since 1 May"),
        ("2025-05-01T04:50:00Z", "since 1 May 2025"),
        ("2026-05-12", "since today"),
        ("2026-05-12T09:00:00Z", "since 09:00"),
    ],
)
def test_since(at, said):
    assert plain.since(at, NOW, UTC) == said


def test_a_moment_is_told_where_the_reader_is():
    assert plain.moment("2026-05-11T22:30:00Z", NOW, ZoneInfo("Asia/Tokyo")) == "today 07:30"
    assert plain.moment("2026-05-08T16:40:00Z", NOW, UTC) == "Fri 16:40"
    assert plain.moment("2026-02-08T16:40:00Z", NOW, UTC) == "8 Feb 16:40"
    assert plain.moment("2025-12-08T16:40:00Z", NOW, UTC) == "8 Dec 2025 16:40"


def test_names_in_a_row():
    assert plain.people([]) == ""
    assert plain.people(["Ana"]) == "Ana"
    assert plain.people(["Ana", "Budi", "Chiara"]) == "Ana, Budi and Chiara"
    assert plain.either(["a mentor", "a lead"]) == "a mentor or a lead"


@pytest.mark.parametrize(
    ("done", "total", "said"),
    [
        (0, 9, "────────"),
        (1, 99, "━───────"),
        (17, 22, "━━━━━━──"),
        (98, 99, "━━━━━━━─"),
        (9, 9, "━━━━━━━━"),
        (0, 0, "─" * 8),
    ],
)
def test_a_bar_is_full_only_when_all_is_done(done, total, said):
    assert "".join(plain.bar(done, total, 8)) == said


def test_every_state_has_a_glyph_and_a_word():
    for state in ("locked", "open", "started", "waiting", "returned", "done", "going", "active", "finished", "paused"):
        assert plain.word(state) != state or state in ("open", "waiting", "done", "going", "finished", "paused")
        assert len(plain.glyph(state)) == len(in_ascii(plain.glyph(state))) == 1


def test_pace_never_shames():
    assert plain.pace("past", 9) == "9 d past"
    assert plain.pace_long("past", 1) == "1 day past the plan"
    assert plain.pace("none") == ""


def test_a_programme_in_place_of_a_phase():
    assert plain.programme(Digest("ana", state="going", away="2026-05-26")) == "away until 26 May"
    assert plain.programme(Digest("ana", state="coming", start="2026-05-19")) == "starts on 19 May"
    assert plain.programme(Digest("ana", state="going")) == ""
    assert plain.programme(Digest("ana", state="finished", away="2026-05-26")) == "finished"
    assert plain.programme(Digest("ana", trouble="damaged")) == "cannot be read"


ABOUT = {
    "returned": Goes(1),
    "place free": FreePlace("Fix"),
    "goes": Goes(3),
    "renamed": Renamed("Take a refund", ("ana",)),
    "waits long": WithMentor("maya"),
    "owed": OwedTo(("ana",)),
    "no part": PartWaits("IT", 2, ("ana", "budi")),
    "past": Behind(3, 80),
    "starts": Starting(("ana", "budi"), ("budi",)),
    "mentor leaves": Mentees(("ana",)),
    "mentor away": Mentees(("ana",)),
    "asks mentor": Wish("ana", "maya"),
    "over capacity": CarriedLoad(4, 3, 6.0, 5.0, 8.0),
    "no role": Mentees(("ana",)),
    "leave ahead": Mentees(("ana",), "2026-05-20"),
    "your leave": OwnLeave("2026-05-20", ("maya",), ()),
    "you stand in": StandingIn("maya", ("ana",), "2026-05-20"),
    "stand in?": StandInAsked("2026-05-20", "A week off."),
    "declined": StandInAsked("2026-05-20", "Away too.", "max"),
    "signed": SignedFor(("refund",), ("maya",)),
    "has it": HasIt(("refund",)),
    "asks other": AsksOther("ana"),
    "stuck": IsStuck("access", "lead", "No admin role yet"),
    "promise": PromiseDue("The billing sandbox", "maya"),
    "example": ExampleWaits("Tools", 3),
    "session": TalkToday("15:00", 4),
    "kept apart": WithMentor("maya"),
    "manager": WithMentor("maya"),
    "damaged": Unreadable("damaged"),
    "no zone": Nowhere(("ana", "budi")),
    "goes with": GoesWith("last day"),
    "embed ends": WithTeam("Billing"),
    "quiet team": QuietTeam("Billing", 30),
    "unpublished": EditionChanged("Product expert", 14),
    "unanswered": AwaitsAnswer("Somebody for billing", 2),
    "words": WordsProposed("Product expert", ("Take a refund",), 2, "refund"),
    "piece": PieceToLog(2, 4, "Content · Fix"),
    "your closing": EndsWith("maya"),
    "became": Became("mentor"),
}


@pytest.mark.parametrize("kind", get_args(CallKind))
def test_every_call_is_told_to_who_settles_it_and_to_a_lead(kind):
    call = Call(kind, "ana", "refund", "2026-05-11", 1, 3, 2, ABOUT.get(kind))
    names = {"ana": "Ana Ferreira", "maya": "Maya"}
    line = calls.line(call, names, {"refund": "Take a refund"})
    assert line.who == {"no zone": "2 people", "starts": "2 hires"}.get(kind, "Ana")
    assert line.word
    assert "{" not in "".join([*line, *calls.need(call, names, {"refund": "Take a refund"})])
    # An id is said to nobody but to whoever is to write it into a file.
    assert ("refund" in line.what.replace("Take a refund", "")) == (kind == "renamed")


def test_a_line_about_several_names_none_of_them():
    names = {"ana": "Ana Ferreira", "budi": "Budi Santoso"}
    owed = calls.line(Call("owed", "ana", "refund", about=OwedTo(("ana", "budi"))), names, {"refund": "Take a refund"})
    assert (owed.who, owed.what) == ("2 hires", "Take a refund")
    zone = calls.line(Call("no zone", "ana", about=Nowhere(("ana", "budi"))), names, {})
    assert (zone.who, "people" in zone.what) == ("2 people", False)


@pytest.mark.parametrize(
    ("kind", "about", "said"),
    [
        ("goes", Goes(3), ("Ana Ferreira, day 6", "back 3 times: Take a refund")),
        ("waits long", WithMentor("maya"), ("Ana Ferreira", "waiting 6 working days, with Maya: Take a refund")),
        ("owed", OwedTo(("ana", "budi")), ("2 hires", "yours, first due 11 May: Take a refund")),
        ("past", Behind(1, 80), ("Ana Ferreira", "6 days past the plan: 1 item, 1 h 20")),
        ("no part", PartWaits("IT", 1, ("ana",)), ("nobody has the part IT", "1 thing waits, for Ana")),
        ("no part", PartWaits("IT", 3, ("a", "b", "c")), ("nobody has the part IT", "3 things wait, for 3 hires")),
        ("owed", None, ("Ana Ferreira", "yours, due 11 May: Take a refund")),
        ("waits long", WithMentor(None), ("Ana Ferreira", "waiting 6 working days: Take a refund")),
        (
            "waits long",
            WithMentor("maya", ("ana", "budi")),
            ("Ana Ferreira", "2 hires waiting, the longest 6 working days"),
        ),
        ("asks mentor", Wish("ana", None), ("Ana Ferreira", "asks for another mentor")),
        ("asks mentor", Wish("maya", "petra"), ("Ana Ferreira", "Maya asks for another mentor, ideally Petra")),
        (
            "over capacity",
            CarriedLoad(4, 3, 6.0, 5.0, 8.0),
            ("Ana Ferreira", "1 mentee too many, 1 h a week short"),
        ),
        (
            "over capacity",
            CarriedLoad(2, 3, 10.0, None, 8.0),
            ("Ana Ferreira", "2 h a week short: needs 10 h, has 8 h"),
        ),
        (
            "over capacity",
            CarriedLoad(5, 3, 8.0, None, 8.0),
            ("Ana Ferreira", "2 mentees too many: has 5, takes 3"),
        ),
        (
            "over capacity",
            CarriedLoad(2, 3, 8.01, None, 8.0),
            ("Ana Ferreira", "1 min a week short: needs 8 h 01, has 8 h"),
        ),
        ("no role", Mentees(("ana", "budi")), ("Ana Ferreira", "no longer a mentor, but still has 2 mentees")),
        ("leave ahead", Mentees(("ana",)), ("Ana Ferreira is away from 11 May", "1 mentee has no stand-in mentor")),
        ("your leave", OwnLeave("", ("maya", "ana"), ()), ("you", "away from 11 May; Maya and Ana stand in")),
        ("your leave", OwnLeave("", (), ()), ("you", "away from 11 May")),
        ("you stand in", StandingIn("maya", ("ana",), ""), ("Ana Ferreira", "you stand in for Ana from 11 May")),
        (
            "signed",
            SignedFor(("refund", "reply"), ("maya", "petra")),
            ("Ana Ferreira", "Maya and Petra signed off 2 items in your place"),
        ),
        ("goes with", GoesWith("last day"), ("Ana Ferreira", "leaves support on 11 May: note their last day")),
        ("goes with", GoesWith("back"), ("Ana Ferreira", "comes back on 11 May: their last day is still noted")),
        (
            "goes with",
            GoesWith("lead"),
            ("Ana Ferreira", "has a position from 11 May that comes with a role: give them lead"),
        ),
        (
            "quiet team",
            QuietTeam("Billing", 30),
            ("Ana Ferreira", "no briefing on “Billing” since 11 May; every 30 days is promised"),
        ),
        (
            "unanswered",
            AwaitsAnswer("Somebody for billing", 1),
            ("Ana Ferreira", "1 person waits for an answer on “Somebody for billing”, closed 11 May"),
        ),
        ("embed ends", WithTeam("Billing"), ("Ana Ferreira", "sits with “Billing” until 11 May: what comes next?")),
        ("manager", WithMentor("maya"), ("Ana Ferreira", "Maya is both their mentor and their manager")),
        ("kept apart", WithMentor("maya"), ("Ana Ferreira", "should be kept apart from Maya, who mentors them")),
        ("mentor away", Mentees(("ana", "budi")), ("Ana Ferreira is away until 11 May", "2 mentees need a stand-in")),
    ],
)
def test_what_a_call_is_about(kind, about, said):
    call = Call(kind, "ana", "refund", "2026-05-11", 6, about=about)
    names = {"ana": "Ana Ferreira", "maya": "Maya O’Neill", "petra": "Petra Novak"}
    assert calls.need(call, names, {"refund": "Take a refund"}) == said


def test_a_call_that_is_about_something_else_is_no_empty_word():
    with pytest.raises(TypeError):
        calls.need(Call("starts", "ana", since="2026-05-18", about=Goes(1)), {}, {})


def test_plurals_of_calls():
    one = Call("starts", "ana", since="2026-05-18", about=Starting(("ana", "budi"), ("budi",)))
    none = Call("starts", "ana", since="2026-05-18", about=Starting(("ana", "budi"), ()))
    assert calls.need(one, {}, {}) == ("2 start on Mon 18 May", "1 has no mentor yet")
    assert calls.need(none, {}, {})[1] == "all have a mentor"
    assert calls.need(Call("quiet", "ana", days=1), {}, {}) == ("ana", "quiet for 1 working day")


@pytest.mark.parametrize(
    ("kind", "thing", "terms", "said"),
    [
        ("signed", "item:c/refund", {}, "Maya signed off Take a refund: “Good”"),
        ("ticked", "item:c/refund", {"on": "2026-01-05"}, "Maya brought in Take a refund, done on 5 January: “Good”"),
        ("undone", "item:c/refund", {"of": 3, "kind": "signed"}, "Maya undid: sign-off, Take a refund: “Good”"),
        ("reassigned", "pairing:ana", {"mentor": "petra"}, "Maya gave Ana another mentor: petra: “Good”"),
        ("took", "hold:content-fix/ana", {}, "Maya took Fix: “Good”"),
        ("extended", "programme:", {"days": 5}, "Maya added 5 working days to the plan: “Good”"),
    ],
)
def test_a_line_of_the_log(kind, thing, terms, said):
    event = Event(4, "op", "2026-05-12T08:00:00Z", "maya", kind, thing, terms, "Good")
    titles = {"refund": "Take a refund", "content-fix": "Fix"}
    assert events.line(event, {"maya": "Maya", "ana": "Ana"}, titles) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Good", "Maya ticked Take a refund (reason: she was away): “Good”"),
        ("", "Maya ticked Take a refund (reason: she was away)"),
        ("she was away", "Maya ticked Take a refund: “she was away”"),
    ],
)
def test_a_line_of_the_log_gives_the_reason_beside_the_words_and_once(text, said):
    event = Event(4, "op", "2026-05-12T08:00:00Z", "maya", "ticked", "item:c/refund", {}, text, "she was\naway")
    if text.startswith("she"):
        event = event._replace(why=text)
    assert events.line(event, {"maya": "Maya"}, {"refund": "Take a refund"}) == said


def test_a_verb_done_before_says_so():
    assert sentence(Done("op", "ticked", "ana"), {}) == "This was done already; nothing was changed."


def test_what_a_verb_opened_is_named():
    event = Event(1, "op", "2026-05-12T08:00:00Z", "maya", "signed", "item:c/refund")
    done = Done("op", "signed", "ana", "refund", (event,), now=REFUND, opened=("a", "b"), opened_labels=("A", "B"))
    assert sentence(done, {"ana": "Ana"}) == ("Signed off: “Take a refund”, for Ana. Open now: “A” and “B”.")
    many = done._replace(opened_labels=tuple("ABCDE"))
    assert sentence(many, {"ana": "Ana"}).endswith("Open now: “A”, “B”, “C” and 2 more.")


def test_languages_have_names_and_unknown_codes_stay_as_they_are():
    assert [language_name(code) for code in ("pt", "yue", "tl", "xx", "Elvish")] == [
        "Portuguese",
        "Cantonese",
        "Filipino",
        "xx",
        "Elvish",
    ]
