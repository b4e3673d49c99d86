"""One thing whole, the place to grow, what somebody can do, what is known of a person: for people and for scripts."""

import pytest

ITEM = "prove-who-asks"
WHOLE = {"person", "item", "title", "text", "link", "state", "lines", "evidence", "thread", "opens", "lock"}
EVIDENCE = "https://example.com/1 in my own words"
COMMENT = "Between the three of us"


@pytest.fixture
def returned(program):
    """An item that Ana has ticked, and that came back naming its first line."""
    program.ok("open-lock", "ana", ITEM, "--why", "for this test")
    program.ok("tick", ITEM, "--evidence", EVIDENCE, as_="ana-ferreira")
    program.ok("return", "ana", ITEM, "--not-yet", "1", "--why", COMMENT, as_="maya-oneill")
    return program


def test_an_item_whole(returned):
    found = returned.json("show", "ana", ITEM, as_="ana-ferreira")
    assert set(found) >= WHOLE
    assert (found["person"], found["item"], found["state"]) == ("ana-ferreira", ITEM, "returned")
    assert found["lines"][0]["state"] == "not yet"
    assert {line["state"] for line in found["lines"][1:]} == {"seen"}
    assert found["evidence"] == EVIDENCE
    assert [(entry["by"], entry["kind"], entry["text"]) for entry in found["thread"]] == [
        ("ana-ferreira", "ticked", EVIDENCE),
        ("maya-oneill", "returned", COMMENT),
    ]
    assert all(set(other) == {"id", "title", "short", "state"} for other in found["opens"])
    assert found["lock"] is None


def test_lines_that_nobody_judged_have_no_state(program):
    found = program.json("show", "ana", ITEM)
    assert {line["state"] for line in found["lines"]} == {"none"}
    assert found["evidence"] is None
    assert found["state"] == "locked"
    assert found["lock"]["way"]


def test_an_item_reads_aloud(returned):
    said = returned.ok("show", "ana", ITEM, as_="ana-ferreira").splitlines()
    line = returned.json("show", "ana", ITEM)["lines"][0]["text"]
    assert said[0] == "Prove who is asking before you change an account"
    assert f"  not yet: {line}" in said
    assert any(COMMENT in row for row in said)
    assert f"Evidence: {EVIDENCE}" in said


def test_what_was_written_between_them_is_said_to_be_withheld_from_an_observer(returned):
    found = returned.json("show", "ana", ITEM, as_="otto-serra")
    assert found["evidence"] == EVIDENCE
    assert [(entry["text"], entry["withheld"]) for entry in found["thread"]] == [(EVIDENCE, False), (None, True)]
    said = returned.ok("show", "ana", ITEM, as_="otto-serra")
    assert COMMENT not in said
    assert "(only people who can see the journey can read the text)" in said


def test_a_mentor_who_reads_a_thread_has_opened_that_thread_alone(program):
    for item in (ITEM, "how-week-runs"):
        program.ok("say", "ana", item, "I am lost with this one", as_="ana-ferreira")

    def wrote(who):
        return [call["on"] for call in program.json("attention", as_=who)["items"] if call["kind"] == "wrote"]

    assert sorted(wrote("maya-oneill")) == ["how-week-runs", ITEM]
    program.ok("show", "ana", ITEM, as_="otto-serra")
    program.ok("show", "ana", ITEM, as_="ana-ferreira")
    assert sorted(wrote("maya-oneill")) == ["how-week-runs", ITEM]
    program.ok("show", "ana", ITEM, as_="maya-oneill")
    assert wrote("maya-oneill") == ["how-week-runs"]


def test_nobody_elses_item(program):
    program.refused(4, "show", "ana", ITEM, as_="budi-santoso")
    assert "Did you mean" in program.refused(2, "show", "ana", "prove-who-ask")


def test_a_side_task_whole(program):
    found = program.json("show", "ana", "content-fix")
    assert set(found) >= WHOLE | {"hours", "places", "holders", "line", "does"}
    assert found["state"] == "locked"
    assert [other["id"] for other in found["opens"]] == ["content-write"]
    said = program.ok("show", "ana", "content-fix").splitlines()
    assert said[0] == "Content · Fix"
    assert "Opens after" in said


def test_growth(program):
    found = program.json("growth", as_="ana-ferreira")
    assert (found["person"], set(found["hours"])) == ("ana-ferreira", {"held", "mentoring", "allowed"})
    rungs = [rung for track in found["tracks"] for rung in track["rungs"]]
    assert all(set(rung) >= {"id", "state", "place", "lock"} for rung in rungs)
    assert next(rung for rung in rungs if rung["id"] == "content-fix")["lock"]["way"]
    assert program.json("growth", "ana", as_="maya-oneill") == {**found, "followed": []}
    assert "content-fix" in program.ok("growth", as_="ana-ferreira")
    assert "Where you stand; " in program.ok("growth", as_="ana-ferreira")
    assert "Where they stand; " in program.ok("growth", "ana", as_="maya-oneill")
    program.refused(4, "growth", "ana", as_="budi-santoso")


def test_growth_names_those_whose_side_task_waits_for_ones_yes(program):
    program.ok("open-lock", "ana", "inbox-hard-ones", "--why", "for this test")
    program.ok("take", "inbox-hard-ones", as_="ana-ferreira")
    found = program.json("growth")["followed"]
    assert [(row["person"], row["id"], row["waits"]) for row in found] == [("ana-ferreira", "inbox-hard-ones", False)]
    assert "Side tasks that you confirm" in program.ok("growth")


def test_what_somebody_can_do(returned):
    returned.ok("send", ITEM, as_="ana-ferreira")
    returned.ok("sign-off", "ana", ITEM, "--yes", as_="maya-oneill")
    found = returned.json("page", as_="ana-ferreira")
    assert found["person"] == "ana-ferreira"
    assert found["items"] == 1
    assert found["basics"] == {"done": 1, "total": 103, "on": None, "day": 22}
    assert found["signed_by"] == [{"person": "maya-oneill", "count": 1}]
    said = returned.ok("page", "ana", as_="maya-oneill")
    assert said.startswith("What Ana can do so far, with 1 of 103 of the basics done.")
    assert "Maya O’Neill (1)" in said
    returned.refused(4, "page", "ana", as_="budi-santoso")


def test_what_is_known_of_a_person_by_right(program):
    program.ok("people", "edit", "ana", "--zone", "Europe/Lisbon", "--areas", "billing", "--goals", "content")
    program.ok("people", "leave", "ana", "2026-06-01", "2026-06-05")
    own = program.json("people", "show", as_="ana-ferreira")
    assert own["zone"] == "Europe/Lisbon"
    assert own["leave"] == [{"first": "2026-06-01", "last": "2026-06-05"}]
    assert own["withheld"] == []
    assert {"login", "email"} <= {*own}
    lead = program.json("people", "show", "ana")
    assert lead["withheld"] == []
    assert lead["mentor"] == "maya-oneill"
    watched = program.json("people", "show", "ana", as_="otto-serra")
    assert watched["areas"] == ["billing"]
    assert {"login", "email", "goals", "wishes", "contract"} <= {*watched["withheld"]}
    assert "goals" not in watched
    other = program.json("people", "show", "ana", as_="budi-santoso")
    assert other["name"] == "Ana Ferreira"
    assert {"zone", "leave", "areas"} <= {*other["withheld"]}


def test_a_profile_reads_aloud(program):
    program.ok("people", "edit", "ana", "--zone", "Europe/Lisbon")
    program.ok("people", "leave", "ana", "2026-06-01", "2027-01-05")
    said = program.ok("people", "show", "ana").splitlines()
    assert said[0] == "Ana Ferreira"
    rows = dict(line.split(maxsplit=1) for line in said[1:])
    assert rows["Mentor"] == "Maya O’Neill"
    assert rows["Away"] == "1 June to 5 January 2027"
    assert "Not shown to you" in program.ok("people", "show", "ana", as_="budi-santoso")


def test_cohorts_are_for_whoever_sees_all_of_them(program):
    rows = program.json("people", "cohorts")["cohorts"]
    assert [(row["cohort"], row["size"]) for row in rows] == [("2026-04", 1), ("2026-05", 1)]
    assert program.json("people", "cohorts", as_="otto-serra")["cohorts"] == rows
    assert program.ok("people", "cohorts").splitlines()[1].split()[:3] == ["April", "1", "0"]
    assert program.json("people", "cohorts", as_="maya-oneill")["cohorts"] == []
    assert "no cohort" in program("people", "cohorts", as_="ana-ferreira").stderr


def test_a_mentor_reads_what_they_carry(program):
    carries = program.json("people", "show", as_="maya-oneill")["carries"]
    assert carries["mentees"] == 2
    assert carries["hours"] > 0
    assert carries["allowed"] > 0
    assert "Load  " in program.ok("people", "show", "maya")
    assert "carries" not in program.json("people", "show", "maya", as_="petra-novak")


def test_who_could_mentor_a_hire_is_listed_before_it_is_said(program):
    found = program.json("reassign", "ana")
    assert (found["person"], found["mentor"]) == ("ana-ferreira", "maya-oneill")
    rows = {row["person"]: row for row in found["candidates"]}
    assert rows["petra-novak"]["possible"]
    assert not rows["maya-oneill"]["possible"]
    said = program.ok("reassign", "ana").splitlines()
    assert said[0].split()[:3] == ["Mentor", "Fit", "Mentees"]
    assert any("their mentor now" in line for line in said)
    assert program.json("status", "ana")["mentor"] == "maya-oneill", "nothing was done by it"
    program.refused(4, "reassign", "ana", as_="ana-ferreira")


def test_all_items_stand_under_their_phases(program):
    said = program.ok("status", "ana", "--all").splitlines()
    phases = [row["title"] for row in program.json("status", "ana")["phases"]]
    assert [line for line in said if line in phases] == phases


def test_what_happened_once_is_told_once(program):
    said = program.ok("log", "ana").splitlines()
    assert sum("added them to the team" in line for line in said) == 1


def test_two_pieces_within_a_minute_are_two(program):
    item = next(
        row["id"]
        for row in program.json("status", "ana")["items"]
        if row["times"] > 1 and row["state"] == "open" and row["who"] == "hire"
    )
    for _ in range(2):
        program.ok("tick", item, "--evidence", "https://example.com/1", as_="ana-ferreira")
    title = program.item("ana", item)["title"]
    assert sum(title in line and "ticked" in line for line in program.ok("log", "ana").splitlines()) == 2


def test_what_is_for_today_is_in_the_status_and_what_it_opens(program):
    for item in program.json("status", "ana")["today"]:
        program.ok("tick", item, "--evidence", EVIDENCE, as_="ana-ferreira")
    found = program.json("status", "ana")
    said = program.ok("status", "ana").splitlines()
    begin = next(number for number, line in enumerate(said) if line.startswith("Today, "))
    assert found["today"]
    assert [line.split()[0] for line in said[begin + 1 : begin + 1 + len(found["today"])]] == found["today"]
    opening = next(line for line in said if line.startswith("Opens next: "))
    labels = {row["short"] for row in found["items"] if row["state"] == "locked"}
    assert {*opening.removeprefix("Opens next: ").split("; ")} <= labels


def test_a_mentor_reads_who_comes_and_whom_they_cover(program):
    program.ok("reassign", "ana", "petra", "--on", "2026-06-01", "--why", "later")
    program.ok("people", "cover", "budi", "petra", "--until", "2026-06-05")
    found = program.json("people", "show", as_="petra-novak")
    assert (found["coming"], found["covers"]) == (["ana-ferreira"], ["budi-santoso"])
    said = program.ok("people", "show", as_="petra-novak")
    assert "Stands in for             Budi Santoso" in said


def test_ones_own_needs_no_name(program):
    assert program.json("show", ITEM, as_="ana-ferreira") == program.json("show", "ana", ITEM, as_="ana-ferreira")
    assert program.json("why", "content-fix", as_="ana-ferreira")["person"] == "ana-ferreira"
    assert "ana-ferreira" in program.refused(2, "show", "ana-ferreira", as_="ana-ferreira")


@pytest.mark.parametrize("command", ["show", "why"])
def test_nothing_named_is_asked_for_by_what_is_missing(program, command):
    told = program.refused(2, command)
    assert "Say which item or side task, by its id. “status --all” lists them." in told
    assert "PERSON" not in told.partition("Error")[2]


def test_whoever_has_no_curriculum_is_told_to_say_whose_it_is(program):
    told = program.refused(1, "show", ITEM)
    assert told == (
        "Tomás Reis has no curriculum; a lead can give hires one. If you meant somebody else’s item, say whose.\n"
    )


def test_whoever_is_no_hire_is_not_sent_to_a_lead_for_a_curriculum(program):
    assert program.ok("status", "tomas").splitlines() == ["Tomás Reis", "No curriculum: that is for hires."]


def test_time_for_side_tasks_by_command(program):
    """A time is kept for a side task; a lead calls all hands; everybody reads how much is with customers."""
    said = program.ok("take", "tooling-watch")
    assert said.startswith("“Tooling · Watch” is yours, 1 h a week off the queue."), said
    assert "nobody asks yet" in program.refused(1, "still", "tooling-watch")
    said = program.ok("keep-block", "tooling-watch", "thu", "14:00")
    assert said.startswith("Kept free: Thursday 14:00–15:00, every week"), said
    found = program.json("growth")
    assert set(found["with_customers"]) == {"person", "team"}
    assert found["with_customers"]["person"] == 97.5
    rung = next(rung for track in found["tracks"] for rung in track["rungs"] if rung["id"] == "tooling-watch")
    assert rung["block"] == {"weekday": "thu", "begin": "14:00", "minutes": 60}
    assert isinstance(rung["confirms"], list)
    assert "No time is kept free" in program.ok("keep-block", "tooling-watch", "--free")
    assert "thu 14:00" in program.refused(2, "keep-block", "tooling-watch")
    refused = program.refused(1, "all-hands", "--until", "2099-01-01", "--why", "always")
    assert refused.startswith("All hands lasts 10 working days at most, so ")
    assert "--until" in program.refused(2, "all-hands")
    assert program.ok("all-hands", "--until", "today", "--why", "the wave").startswith("All hands until ")
    assert program.json("attention")["all_hands"]["why"] == "the wave"
    for command in (("status", "ana"), ("attention",), ("growth", "ana")):
        assert "All hands until" in program.ok(*command)
    assert program.ok("all-hands", "--end").startswith("All hands is over")


def test_how_much_of_the_week_is_with_customers(program):
    said = program.ok("people", "customers")
    assert said.split("\n")[1].split()[:5] == ["Maya", "O’Neill", "75", "%", "30"]
    assert said.rstrip().endswith("80 % of a week come first.")
    found = program.json("people", "customers", as_="ana-ferreira")
    assert ([row["id"] for row in found["people"]], found["teams"]) == (["ana-ferreira"], [])
