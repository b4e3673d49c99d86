"""Each verb: what it does, the sentence it prints, and the exit status when it may not."""

import pytest

from mentor_tui.catalogue.loader import load
from mentor_tui.domain.problems import Code
from mentor_tui.services import notes, undo
from tests.cli.conftest import told
from tests.tui.story import CURRICULA

REFUND = "https://help.example.com/48377"


def waiting(program, item="meet-mentor"):
    """An item of Ana's that waits for Maya."""
    return program.item("ana", item)


def first(program, person, **wanted):
    """The first item of a person's that is as asked."""
    for row in program.json("status", person)["items"]:
        if all(row[key] == value for key, value in wanted.items()):
            return row["id"]
    raise AssertionError(wanted)


@pytest.fixture
def sent(program):
    """The id of an item of Ana's that waits for a sign-off."""
    for row in program.json("status", "ana")["items"]:
        if row["state"] == "open" and row["who"] == "hire" and row["times"] == 1:
            result = program("tick", row["id"], "--evidence", REFUND, as_="ana-ferreira")
            assert result.exit_code == 0, result.output
            if "second pair of eyes" in result.stdout:
                return row["id"]
    raise AssertionError("nothing asks for a sign-off")


def test_tick_untick_undo_redo(program):
    item = first(program, "ana", state="open", who="hire", times=1)
    assert program.ok("tick", item, as_="ana-ferreira").startswith("Ticked: ")
    assert program.item("ana", item)["count"] == 1
    assert program.ok("untick", item, as_="ana-ferreira").startswith("Tick removed: ")
    assert program.ok("undo", "--yes", as_="ana-ferreira").startswith("Undone: tick removed")
    assert program.item("ana", item)["count"] == 1
    assert program.ok("redo", "--yes", as_="ana-ferreira").startswith("Redone: ")
    assert program.item("ana", item)["count"] == 0


def test_a_tick_twice_is_refused(program):
    item = first(program, "ana", state="open", who="hire", times=1)
    program.ok("tick", item, as_="ana-ferreira")
    assert "already" in program.refused(1, "tick", item, as_="ana-ferreira")


def test_a_locked_item_says_the_way_with_the_mentor_by_name(program):
    item = first(program, "ana", state="locked", who="hire")
    said = program.refused(1, "tick", item, as_="ana-ferreira")
    assert " is locked: " in said
    assert said.count("\n") == 1


def test_a_lead_who_ticks_for_somebody_owes_a_reason(program):
    item = first(program, "ana", state="open", who="hire", times=1)
    said = program.refused(1, "tick", item, "--for", "ana")
    assert "Add --why TEXT." in said
    assert "for Ana Ferreira" in program.ok("tick", item, "--for", "ana", "--why", "She has no access yet")


def test_a_hire_says_of_what_is_owed_to_them_that_they_have_it(program):
    item = first(program, "ana", who="mentor", state="open")
    assert item in [row["on"] for row in program.json("status", "ana", as_="ana-ferreira")["owed"]]
    assert "--evidence" in program.refused(1, "tick", item, as_="ana-ferreira")
    said = program.ok("tick", item, "--evidence", "We did, on Friday.", as_="ana-ferreira")
    assert (
        said.splitlines()[0]
        == "Noted that you have it: “Look back on week one”. The person who owed it to you is told."
    )
    assert item not in [row["on"] for row in program.json("status", "ana", as_="ana-ferreira")["owed"]]
    told = [row for row in program.json("attention", as_="maya-oneill")["items"] if row["kind"] == "has it"]
    assert [(row["person"], row["on"], row["group"]) for row in told] == [("ana-ferreira", item, "told")]
    assert "says “I have it”: Look back on week one" in program.ok("attention", as_="maya-oneill")
    assert "Ana Ferreira said “I have it”" in program.ok("log", "ana")
    assert "“I have it”" in program.ok("show", "ana", item)
    assert program.ok("undo", "--yes", as_="ana-ferreira").startswith("Undone: tick")
    assert program.item("ana", item)["state"] == "open"
    program.ok("tick", item, "--for", "ana", "--evidence", "We looked back.", as_="maya-oneill")
    program.refused(4, "untick", item, as_="ana-ferreira")
    program.refused(4, "tick", "closing-talk", as_="ana-ferreira")


def test_the_second_pair_of_eyes(program, sent):
    assert "goes" not in program.refused(4, "sign-off", "ana", sent, as_="ana-ferreira")
    program.refused(4, "sign-off", "ana", sent, as_="petra-novak")
    assert "Say in a sentence why" in program.refused(1, "return", "ana", sent, as_="maya-oneill")
    assert program.ok("return", "ana", sent, "--why", "Once more", as_="maya-oneill").startswith("Back for one more go")
    assert program.item("ana", sent)["state"] == "returned"
    assert program.ok("send", sent, "--evidence", REFUND, as_="ana-ferreira").startswith("Sent again: ")
    assert program.ok("sign-off", "ana", sent, "--text", "Well done", as_="maya-oneill").startswith("Signed off: ")
    assert program.item("ana", sent)["signed_off_by"] == "maya-oneill"
    assert "Maya" in program.refused(1, "untick", sent, as_="ana-ferreira")
    assert program.ok("withdraw", "ana", sent, "--why", "Wrong account", as_="maya-oneill").startswith("Sign-off")
    assert program.item("ana", sent)["state"] == "waiting"


def test_lines_that_are_not_there_are_wrong_usage(program, sent):
    assert "line" in program.refused(2, "return", "ana", sent, "--not-yet", "99", "--why", "x", as_="maya-oneill")


def test_say_note_session(program):
    item = first(program, "ana", state="open", who="hire")
    assert program.ok("say", "ana", item, "How far?", as_="maya-oneill").startswith("Written")
    assert program.ok("note", "ana", "Likes mornings", as_="maya-oneill").startswith("Noted")
    assert program.ok("session", "ana", "proration, 15 min", as_="maya-oneill") == "Session logged.\n"
    program.refused(2, "note", "ana", "   ", as_="maya-oneill")
    program.refused(4, "note", "ana", "Hello", as_="budi-santoso")


def test_a_sign_off_prints_the_lines_that_it_records(program, sent):
    curriculum = program.json("status", "ana")["curriculum"]
    lines = [*load([CURRICULA]).catalogue.curricula[curriculum].items[sent].look_for]
    assert len(lines) > 1
    said = program.ok("return", "ana", sent, "--why", "Once more", as_="maya-oneill").splitlines()
    assert len(said) == 1, "nobody chose a line"
    program.ok("send", sent, "--evidence", REFUND, as_="ana-ferreira")
    said = program.ok("return", "ana", sent, "--not-yet", "1", "--why", "The first", as_="maya-oneill").splitlines()
    assert [line.split()[0] for line in said[1:]] == [*["seen"] * (len(lines) - 1), "not"]
    program.ok("send", sent, "--evidence", REFUND, as_="ana-ferreira")
    refused = program.refused(1, "sign-off", "ana", sent, as_="maya-oneill")
    assert f"“{lines[0]}” is still open from last time" in refused
    assert "--yes" in refused
    said = program.ok("sign-off", "ana", sent, "--yes", as_="maya-oneill").splitlines()
    assert [line.strip().partition("  ")[2] for line in said[1:]] == lines
    told = [event["terms"] for event in program.json("log", "ana")["events"] if event["kind"] in ("signed", "returned")]
    assert [{key: terms.get(key) for key in ("seen", "unseen")} for terms in told] == [
        {"seen": None, "unseen": None},
        {"seen": lines[1:], "unseen": lines[:1]},
        {"seen": lines, "unseen": []},
    ]


def test_a_sign_off_with_lines_named_asks_nothing(program, sent):
    said = program.ok("sign-off", "ana", sent, "--line", "2", as_="maya-oneill").splitlines()
    assert said[1].split()[0] == "seen"
    assert "not yet" in said[2]


def test_a_session_ticks_what_was_done_together(program):
    items = [
        row["id"]
        for row in program.json("status", "ana")["items"]
        if row["state"] == "open" and row["who"] == "mentor" and row["times"] == 1
    ][:1]
    said = program.ok("session", "ana", "The week", "--did", ",".join(items), as_="maya-oneill")
    assert said.startswith("Session logged. Ticked in it: ")
    program.refused(2, "session", "ana", "x", "--did", "no-such-item", as_="maya-oneill")


def test_side_tasks_wait_for_the_basics(program):
    said = program.refused(1, "take", "content-fix", as_="ana-ferreira")
    assert said.startswith("“Content · Fix” is locked: ")
    program.refused(1, "give-back", "content-fix", as_="ana-ferreira")
    program.refused(2, "take", "content-fx", as_="ana-ferreira")
    program.refused(1, "open-lock", "ana", "content-fix")
    program.refused(4, "open-lock", "ana", "content-fix", "--why", "x", as_="maya-oneill")
    assert program.ok("open-lock", "ana", "content-fix", "--why", "She wrote the page").startswith(
        "Opened early: “Content · Fix”"
    )
    program.refused(1, "confirm", "ana", "content-fix")


def test_a_yes_is_taken_back_by_its_name(program):
    assert program.ok("confirm", "ana", "mentoring-buddy", as_="maya-oneill").startswith(
        "You said yes: Ana Ferreira may"
    )
    assert program.ok("undo", "--yes", as_="maya-oneill").startswith("Undone: yes")
    assert program.ok("redo", "--yes", as_="maya-oneill").startswith("Redone: yes")
    told = program.ok("log", "ana")
    for line in (
        "said yes to “Mentoring · Buddy”",
        "undid: yes, “Mentoring · Buddy”",
        "redid: yes, “Mentoring · Buddy”",
    ):
        assert f"Maya O’Neill {line}\n" in told


def test_reassign_asks_a_reason_and_room(program):
    assert "reason" in program.refused(1, "reassign", "ana", "petra")
    said = program.ok("reassign", "ana", "petra", "--why", "Maya goes away")
    assert said.startswith("Ana Ferreira moves from Maya O’Neill to Petra Novak")
    program.ok("people", "room", "maya", "1")
    assert "is full" in program.refused(1, "reassign", "ana", "maya", "--why", "Back")
    program.refused(4, "reassign", "ana", "petra", "--why", "x", as_="maya-oneill")
    program.refused(1, "reassign", "maya", "petra", "--why", "x")


@pytest.mark.parametrize("text", ["x" * 100_000, "é" * 100_000])
def test_a_text_of_100_kb_is_refused_in_a_sentence(program, text):
    item = first(program, "ana", state="open", who="hire", times=1)
    for words in (
        ("tick", item, "--evidence", text),
        ("say", "ana", item, text),
        ("note", "ana", text),
    ):
        said = program.refused(2, *words, as_="ana-ferreira")
        assert len(said) < 300
    for words in (("session", "ana", text), ("return", "ana", item, "--why", text)):
        assert len(program.refused(2, *words, as_="maya-oneill")) < 300
    said = program.refused(2, "tick", text, as_="ana-ferreira")
    assert len(said) < 300


def test_control_characters_and_lone_surrogates_never_get_in(program):
    program.ok("note", "ana", "a\x1b[31mred\udcff\u202e[/]b", as_="maya-oneill")
    events = program.json("log", "ana")["events"]
    assert events[-1]["text"] == "ared[/]b"
    program.refused(2, "tick", "\udcff\x1b[2J", as_="ana-ferreira")
    added = program.ok("people", "add", "Eve\x07 \u202eMallory", "--roles", "observer")
    assert added.startswith("Added: Eve Mallory (eve-mallory).")


def test_global_options_stand_before_or_after(program):
    before = program.ok("--as", "ana-ferreira", "status", "ana", "--json", as_=None)
    after = program.ok("status", "ana", "--json", "--as", "ana-ferreira", as_=None)
    assert before == after
    assert program.ok("people", "list", "--as", "ana-ferreira", as_=None)
    assert program.ok("--data", str(program.data), "people", as_="tomas")


def test_who_acts(program, monkeypatch):
    assert "Did you mean “ana-ferreira”?" in program.refused(2, "status", as_="ana-ferrera")
    monkeypatch.setenv("LOGNAME", "zoe")
    said = program.refused(2, "status", as_=None)
    assert said == told(Code.LOGIN_UNKNOWN, login="zoe", team=True) + "Add --as PERSON.\n"
    assert "Nobody on the team has the login “zoe”" in said
    assert program.ok("status", as_="Ana")


def test_an_unknown_command_names_the_nearest(program):
    assert "Did you mean “status”?" in program.refused(2, "statuss")
    program.refused(2, "status", "--no-such-option")
    program.refused(2, "tick")


def test_no_team_yet(empty):
    empty.data.mkdir()
    for named in (None, "tomas"):
        assert empty.refused(2, "status", as_=named) == told(Code.LOGIN_UNKNOWN, team=False)
    assert "mentor-tui init" in told(Code.LOGIN_UNKNOWN, team=False)
    assert "leads it" in empty.ok("init", "--lead", "Tomás Reis", as_=None)
    assert "already" in empty.refused(1, "init", "--lead", "Ada", as_=None)


LOST = "I am lost with this one and I do not dare to send it again, please help me"


def test_who_sees_what_a_hire_writes_is_said_by_name(program, sent):
    def said(*words):
        return program.ok(*words, as_="ana-ferreira")

    title = program.item("ana", sent)["short"]
    assert said("say", "ana-ferreira", sent, LOST) == f"Written in the thread: “{title}”. Maya sees it.\n"
    assert said("note", "ana-ferreira", LOST) == "Noted. Maya sees it.\n"
    program.ok("people", "leave", "maya-oneill", "2026-05-11", "2026-05-20")
    assert said("note", "ana-ferreira", LOST) == "Noted. Maya sees it; Tomás too, as nobody stands in.\n"
    program.ok("people", "cover", "ana-ferreira", "petra-novak")
    assert said("say", "ana", sent, LOST).endswith(" Maya sees it; Petra while Maya is away.\n")
    program.ok("people", "unpair", "ana-ferreira", "--why", "Maya moved")
    assert said("note", "ana-ferreira", LOST) == "Noted. Tomás sees it, as you have no mentor at the moment.\n"
    assert "sees it" not in program.ok("say", "ana-ferreira", sent, "Send it.", as_="tomas-reis")


def test_what_is_owed_is_the_same_in_json_and_on_the_page(program, sent):
    program.ok("say", "ana-ferreira", sent, "May I send this?", as_="ana-ferreira")
    program.ok("note", "ana-ferreira", "Is Friday off?", as_="ana-ferreira")
    owed = program.json("status", "ana-ferreira", as_="ana-ferreira")["owed"]
    kinds = [(row["kind"], row["by"], row["on"], row["due"], row["state"]) for row in owed[:3]]
    assert kinds == [
        ("answer", "maya-oneill", sent, "2026-05-14", "open"),
        ("answer", "maya-oneill", None, "2026-05-14", "open"),
        ("sign-off", "maya-oneill", sent, "2026-05-14", "open"),
    ]
    assert [row["kind"] for row in owed[3:]] == ["item"] * (len(owed) - 4) + ["talk"]
    page = program.ok("status", "ana-ferreira", as_="ana-ferreira")
    title = program.item("ana", sent)["short"]
    places = [page.index(text) for text in (f"an answer: “{title}”", "an answer to a note", f"a sign-off: “{title}”")]
    assert places == sorted(places)
    # Notes are for those who may see the journey.
    seen = program.json("status", "ana-ferreira", as_="otto-serra")["owed"]
    assert [row["on"] for row in seen if row["kind"] == "answer"] == [sent]
    program.ok("sign-off", "ana-ferreira", sent, as_="maya-oneill")
    program.ok("session", "ana-ferreira", "Friday is off", as_="maya-oneill")
    left = program.json("status", "ana-ferreira", as_="ana-ferreira")["owed"]
    assert {row["kind"] for row in left} <= {"item"}


def test_undo_says_what_it_would_take_back(program, monkeypatch):
    """A command knows nothing of what was done before it; so it names it, with whose it is and the day."""
    program.ok("note", "ana", "Well begun", as_="maya-oneill")
    before = program.json("log", "ana")
    said = program.refused(2, "undo", as_="maya-oneill")
    assert "This would undo: note, for Ana Ferreira, of today. Add --yes if you are sure." in said
    assert program.json("log", "ana") == before
    monkeypatch.setattr("mentor_tui.cli.undo.is_terminal", lambda: True)
    refused = program("undo", as_="maya-oneill", input="n\n")
    assert (refused.exit_code, program.json("log", "ana")) == (1, before)
    assert "Undo: note, for Ana Ferreira, of today? [y/N]" in refused.stderr
    assert program.ok("undo", as_="maya-oneill", input="y\n") == "Undone: note, for Ana Ferreira.\n"


def test_undo_takes_back_what_it_named_and_nothing_that_came_between(program, monkeypatch):
    program.ok("note", "ana", "Well begun", as_="maya-oneill")
    latest = undo.latest

    def named(context, *, again):
        found = latest(context, again=again)
        notes.note(context, "budi-santoso", "Meanwhile, in another window")
        return found

    monkeypatch.setattr(undo, "latest", named)
    assert program.ok("undo", "--yes", as_="maya-oneill") == "Undone: note, for Ana Ferreira.\n"
    assert "Meanwhile, in another window" in program.ok("log", "budi")


def test_undo_refuses_where_the_latest_is_not_taken_back(program):
    program.ok("note", "ana", "Well begun")
    program.ok("people", "add", "Cleo Hart", "--start", "2026-05-18")
    said = program.refused(1, "undo", "--yes")
    assert "add Cleo Hart" in said
    assert "Well begun" in program.ok("log", "ana")


def test_whoever_writes_on_their_own_journey_need_not_name_themselves(program):
    item = first(program, "ana", state="open", who="hire", times=1)
    assert program.ok("say", item, "I am lost here.", as_="ana-ferreira").startswith("Written")
    assert program.ok("note", "May I have Friday off?", as_="ana-ferreira").startswith("Noted")
    texts = [event["text"] for event in program.json("log", as_="ana-ferreira")["events"]]
    assert texts[-2:] == ["I am lost here.", "May I have Friday off?"]
    assert program.json("log", "ana-ferreira")["events"][-1]["by"] == "ana-ferreira"


@pytest.mark.parametrize(
    "words",
    [("say",), ("say", "meet-mentor"), ("say", "ana", "meet-mentor"), ("note",), ("note", "Ana"), ("note", "maya")],
)
def test_what_is_left_out_is_said_and_nothing_is_written(program, words):
    before = program.json("log", "maya"), program.json("log", "ana")
    for who in ("maya-oneill", "ana-ferreira"):
        assert program.refused(2, *words, as_=who)
    assert (program.json("log", "maya"), program.json("log", "ana")) == before


@pytest.mark.parametrize("verb", [("sign-off",), ("return", "--why", "x")], ids=lambda words: words[0])
def test_nobody_is_told_to_wait_for_a_tick_that_would_ask_for_no_sign_off(program, verb):
    name, *more = verb
    said = program.refused(1, name, "ana", "look-back", *more, as_="maya-oneill")
    assert said == (
        "“Look back on the week together: what was clear, what was not” needs no sign-off; it is done when the mentor ticks it.\n"
    )
    assert program.refused(1, name, "ana", "meet-mentor", *more, as_="maya-oneill").endswith(
        " needs no sign-off; it is done when Ana Ferreira ticks it.\n"
    )


def test_an_item_is_added_for_one_person(program):
    given = ("add-item", "ana", "Sit with the billing team", "--kind", "meet", "--minutes", "90", "--evidence", "text")
    more = ("--sign-off", "mentor", "--link", "#billing", "--by", "2026-06-12", "--why", "She moves to their queue")
    program.refused(1, *given, as_="maya-oneill")
    program.refused(4, *given, "--why", "x", as_="ana-ferreira")
    program.refused(2, "add-item", "ana", "x", "--why", "y", "--module", "nowhere")
    program.refused(2, "add-item", "ana", "x", "--why", "y", "--kind", "dance")
    said = program.ok(*given, *more, as_="maya-oneill")
    assert said.startswith("Added: “Sit with the billing team”, for ")
    assert "It is for 12 June" in said
    row = next(row for row in program.json("status", "ana")["items"] if row["id"] == "own.1")
    assert (row["title"], row["minutes"], row["added"]["by"]) == ("Sit with the billing team", 90, "maya-oneill")
    assert row["added"]["why"] == "She moves to their queue"
    assert "added by Maya O’Neill: She moves to their queue" in program.ok("show", "ana", "own.1")
    assert program.json("show", "ana", "own.1")["links"] == ["#billing"]
    program.ok("move", "ana", "own.1", "--by", "2026-06-19", "--why", "Later")
    program.ok("tick", "own.1", "--evidence", "Saw how they split refunds", as_="ana-ferreira")
    program.ok("sign-off", "ana", "own.1", as_="maya-oneill")
    assert "“Sit with the billing team”" in program.ok("log", "ana")
    assert "Sit with the billing team" in program.ok("curriculum", "export", "--person", "ana", "--markdown", "-")


def test_an_item_is_skipped_moved_and_learnt_before_for_one_person(program):
    def rows():
        return {row["id"]: row for row in program.json("status", "ana")["items"]}

    before = rows()
    wanted = ("hire", "open", "none")
    plain = [name for name, row in before.items() if (row["who"], row["state"], row["evidence"]) == wanted]
    first, second, third = plain[:3]
    program.refused(1, "skip", "ana", first, as_="maya-oneill")
    program.refused(4, "skip", "ana", first, "--why", "x", as_="ana-ferreira")
    said = program.ok("skip", "ana", first, "--why", "She wrote it", as_="maya-oneill")
    assert said.startswith("Skipped: ")
    assert (rows()[first]["skipped"]["by"], rows()[first]["skipped"]["why"]) == ("maya-oneill", "She wrote it")
    assert "skipped by Maya O’Neill: She wrote it" in program.ok("show", "ana", first)
    assert program.ok("skip", "ana", first, "--back", "--why", "It changed").startswith("Asked for again: ")
    program.refused(2, "move", "ana", second, "--why", "x")
    program.refused(2, "move", "ana", second, "--by", "2026-06-12", "--back", "--why", "x")
    program.refused(2, "move", "ana", second, "--by", "2026-05-11", "--why", "x")
    assert "It is for 12 June now." in program.ok("move", "ana", second, "--by", "2026-06-12", "--why", "Away")
    assert program.json("show", "ana", second)["due"] == "2026-06-12"
    assert program.ok("move", "ana", second, "--back", "--why", "Here after all").startswith("Moved back: ")
    program.refused(2, "tick", third, "--for", "ana", "--prior", "--on", "2026-05-01", "--evidence", "x")
    said = program.ok("tick", third, "--prior", "--evidence", "Two years of it elsewhere", as_="ana-ferreira")
    assert said.startswith("Noted as learnt before: ")
    assert (rows()[third]["state"], rows()[third]["prior"]) == ("waiting", True)
    assert "learnt before" in program.ok("show", "ana", third)
    program.ok("sign-off", "ana", third, as_="maya-oneill")
    assert rows()[third]["state"] == "done"
    assert {name: row for name, row in rows().items() if name not in (third,)}.keys() == before.keys() - {third}
