"""People: added, edited, brought in from tables, away, paused, extended, gone."""

import pytest

from mentor_tui.domain.problems import BadUse, Code
from mentor_tui.services.fields import FIELDS
from mentor_tui.wording.problems import sentence


def csv(program, text, name="people.csv"):
    path = program.home / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return str(path)


def ids(program):
    return [row["person"] for row in program.json("people")["people"]]


def test_add_and_edit(program):
    said = program.ok("people", "add", "Chiara Conti", "--start", "2026-05-18", "--zone", "Europe/Rome")
    assert said.startswith("Added: Chiara Conti (chiara-conti). You named no curriculum, so it is “")
    assert "To choose “" in said
    named = ("--curriculum", "support-engineer", "--zone", "Europe/Rome")
    assert program.ok("people", "add", "Kim Tran", "--start", "2026-05-18", *named) == "Added: Kim Tran (kim-tran).\n"
    assert (
        program.ok("people", "add", "Rui Sá", "--roles", "observer", "--zone", "Europe/Rome")
        == "Added: Rui Sá (rui-sa).\n"
    )
    assert program.ok("people", "edit", "chiara", "--team", "billing").startswith("Changed for Chiara Conti: team")
    program.refused(2, "people", "edit", "chiara")
    program.refused(2, "people", "add", "Nobody", "--start", "soon")
    program.refused(2, "people", "add", "Nobody", "--roles", "boss")
    program.refused(2, "people", "add", "Nobody", "--zone", "Mars/Base", "--start", "2026-05-18")
    assert (
        "“portugese” is not a language. Write it like pt, or in English like Portuguese. Did you mean “Portuguese”?"
        in (program.refused(2, "people", "edit", "chiara", "--languages", "it, portugese"))
    )
    program.refused(1, "people", "add", "Other", "--id", "chiara-conti", "--start", "2026-05-18")
    program.refused(4, "people", "add", "Nobody", "--start", "2026-05-18", as_="maya-oneill")
    assert "only lead" in program.refused(1, "people", "edit", "tomas", "--roles", "mentor")


def test_a_part_is_given_and_taken_back(program):
    def parts(person="maya-oneill"):
        return next(row for row in program.json("people", "list")["people"] if row["person"] == person)["parts"]

    assert program.ok("people", "edit", "maya-oneill", "--part", "it").startswith("Changed for Maya O’Neill: part")
    assert parts() == ["it"]
    assert "IT" in program.ok("people", "show", "maya-oneill") or "it" in program.ok("people", "show", "maya-oneill")
    program.ok("people", "edit", "maya-oneill", "--no-part", "it")
    assert parts() == []
    assert program.refused(2, "people", "edit", "maya-oneill", "--no-part", "it").startswith("There is no part “it”.")
    said = program.refused(2, "people", "edit", "maya-oneill", "--part", "payroll")
    assert said == "There is no part “payroll”. You can use: it.\n"
    program.ok("people", "import", csv(program, "name,roles,zone,parts\nIvo Admin,observer,UTC,it\n"))
    assert parts("ivo-admin") == ["it"]


def test_wishes(program):
    assert "Noted: you would like to be paired with Petra Novak or Maya O’Neill." in program.ok(
        "wish", "petra", "Maya O’Neill", as_="ana-ferreira"
    )
    assert program.ok("wish", "--nobody", "--for", "ana") == "Noted: Ana Ferreira has nobody particular in mind.\n"
    assert "noted whom they would like to be paired with" in program.ok("log", "ana")
    program.refused(2, "wish", as_="ana-ferreira")
    program.refused(2, "wish", "petra", "--nobody", as_="ana-ferreira")
    assert "Did you mean “petra-novak”?" in program.refused(2, "wish", "petr", as_="ana-ferreira")
    assert "paired with themselves" in program.refused(1, "wish", "ana", as_="ana-ferreira")
    assert "is for Ana Ferreira or a lead" in program.refused(4, "wish", "petra", "--for", "ana", as_="petra-novak")
    program.ok(
        "people", "add", "Chiara Conti", "--start", "2026-05-18", "--wishes", "maya-oneill", "--goals", "content"
    )
    assert "Changed for Petra Novak: customers, goals." in program.ok(
        "people", "edit", "petra", "--goals", "content, hiring", "--customers", "es"
    )
    text = "name,start,customer,goal,wish\nLuca Greco,2026-05-18,pt|it,Content,petra\n"
    assert program.ok("people", "import", csv(program, text)).startswith("Added: Luca Greco")


@pytest.mark.parametrize(
    "text",
    [
        "name,start\nChiara Conti,2026-05-18\nLuca Greco,2026-05-18\n",
        "\ufeffName;Start date;Roles\r\nChiara Conti;2026-05-18;hire\r\nLuca Greco;2026-05-18;\r\n",
        "START\tFULL NAME\n2026-05-18\tChiara Conti\n\n2026-05-18\tLuca Greco\n",
        'name,start,languages\n"Chiara Conti",2026-05-18,"it;en"\nLuca Greco,2026-05-18,\n',
    ],
)
def test_import_takes_what_spreadsheets_save(program, text):
    assert program.ok("people", "import", csv(program, text)).startswith("2 people added. ")
    assert ids(program)[-2:] == ["chiara-conti", "luca-greco"]


def test_import_reads_a_pipe(program):
    assert program.ok("people", "import", "-", input=b"name,start\nChiara Conti,2026-05-18\n").startswith("Added: ")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("name,start\nChiara Conti,2026-05-18\nLuca Greco,soon\n", "Row 3: “soon” is not a date"),
        ("name,start,manager\nChiara Conti,2026-05-18,nobody\n", "Row 2: "),
        ("name,start,languages\nA,2026-05-18,it\nB,2026-05-18,it|germn\n", "Row 3: “germn” is not a language"),
        ("name,start,colour\nChiara Conti,18.5.,red\n", "Row 2: “18.5.” is not a date"),
        ("name,name\nA,B\n", "twice"),
        ("start\n2026-05-18\n", "no column “name”. “mentor-tui people add --help” lists all 25 as options."),
        ("name,start\n", "no rows"),
        ("", "no rows"),
        ("name,start\nA,2026-05-18,x,y\n", "Row 2: This row has more cells"),
        (b"name,start\nAna,2026-05-18\n\xff\xfe,2026-05-18\n", "line 3"),
        ("name,login,start\nA B,same,2026-05-18\nC D,same,2026-05-18\n", "Row 3: "),
    ],
)
def test_a_table_with_a_fault_adds_nobody(program, text, words):
    before = ids(program)
    result = program("people", "import", csv(program, text))
    assert result.exit_code in (1, 2)
    assert words in result.stderr
    assert ids(program) == before


def test_a_file_that_is_not_there(program):
    assert "does not exist" in program.refused(3, "people", "import", str(program.home / "nothing.csv"))
    program.refused(3, "people", "import", str(program.home))


def test_progress_of_people_under_way(program):
    counted = next(row for row in program.json("status", "ana")["items"] if row["times"] == 3 and row["who"] == "hire")
    table = f"person;item;on;times\nana;meet-mentor;2026-04-14;\nana;{counted['id']};2026-04-20;2\nbudi;meet-mentor;2026-05-05;\n"
    assert program.ok("people", "progress", csv(program, table)) == "Brought in: 4 ticks for 2 people.\n"
    done = program.item("ana", "meet-mentor")
    assert (done["state"], done["brought_in"]) == ("done", True)
    assert program.item("ana", counted["id"])["count"] == 2
    again = program.refused(1, "people", "progress", csv(program, table))
    assert again.startswith("Row 2: ")


def test_progress_reads_dates_as_an_import_of_people_does(program):
    table = csv(program, "person,item,on\nana,meet-mentor,03/04/2026\nbudi,meet-mentor,04/05/2026\n")
    asked = program.refused(2, "people", "progress", table)
    assert asked.startswith("Row 2: ")
    assert "--dates dmy" in asked
    assert program.ok("people", "progress", table, "--dates", "dmy") == (
        "Brought in: 2 ticks for 2 people.\nDates read as day/month, as you said.\n"
    )
    assert "done on 3 April" in program.ok("log", "ana")
    other = csv(program, "person,item,on\nana,meet-lead,04/14/2026\nbudi,meet-lead,04/05/2026\n")
    said = program.ok("people", "progress", other)
    assert said.endswith("Dates read as month/day: row 2 has 04/14/2026.\n")


@pytest.mark.parametrize(
    ("row", "status", "words"),
    [
        ("ana,no-such-item,2026-04-14,", 2, "no item"),
        ("nobody,meet-mentor,2026-04-14,", 2, "Nobody"),
        ("ana,meet-mentor,2027-01-01,", 2, "in the future"),
        ("ana,meet-mentor,2026-04-14,5", 2, "number of times"),
        ("ana,meet-mentor,2026-04-14,x", 2, "number of times"),
        ("ana,meet-lead,2026-04-15,", 1, "already"),
    ],
)
def test_a_row_with_a_fault_writes_no_row(program, row, status, words):
    table = f"person,item,on,times\nana,meet-lead,2026-04-14,\nbudi,meet-lead,2026-05-05,\n{row}\n"
    said = program.refused(status, "people", "progress", csv(program, table))
    assert said.startswith("Row 4: ")
    assert words in said
    assert program.item("ana", "meet-lead")["count"] == 0
    assert program.item("budi", "meet-lead")["count"] == 0


def test_only_a_lead_brings_in(program):
    table = csv(program, "person,item,on\nana,meet-mentor,2026-04-14\n")
    program.refused(4, "people", "progress", table, as_="maya-oneill")
    program.refused(4, "people", "progress", table, as_="ana-ferreira")
    program.refused(4, "tick", "meet-mentor", "--on", "2026-04-14", as_="ana-ferreira")
    program.refused(1, "tick", "meet-mentor", "--for", "ana")
    assert "14 April 2027 is in the future" in program.refused(
        2, "tick", "meet-mentor", "--for", "ana", "--on", "2027-04-14"
    )
    assert program.ok("tick", "meet-mentor", "--for", "ana", "--on", "2026-04-14")
    assert program.item("ana", "meet-mentor")["brought_in"]


def test_leave_last_day_room_cover(program):
    assert "12 May to 20 May" in program.ok("people", "leave", "ana", "today", "2026-05-20")
    program.refused(2, "people", "leave", "ana", "2026-05-20", "2026-05-12")
    program.refused(2, "people", "leave", "ana", "tomorrow-ish")
    assert "30 May" in program.ok("people", "last-day", "maya", "2026-05-30")
    program.ok("reassign", "budi", "petra", "--why", "Maya leaves")
    assert "leaves on 30 May" in program.refused(1, "reassign", "budi", "maya", "--why", "x")
    assert program.ok("people", "last-day", "maya", "--stays") == "Maya O’Neill stays.\n"
    program.refused(2, "people", "last-day", "maya")
    assert "You take 1 mentee at a time" in program.ok("people", "room", "petra", "1", as_="petra-novak")
    assert "stands in" in program.ok("people", "cover", "ana", "petra", "--until", "2026-05-30")
    assert program.json("status", "ana", as_="petra-novak")
    program.refused(2, "people", "cover", "ana")
    assert "Nobody stands in" in program.ok("people", "cover", "ana", "--nobody")
    program.refused(4, "status", "ana", as_="petra-novak")


def test_a_programme_rests_goes_on_is_extended_and_ends(program):
    assert "is paused" in program.ok("people", "pause", "ana", "--why", "moving house")
    assert program.json("status", "ana")["pace"]["state"] == "paused"
    program.refused(1, "people", "pause", "ana")
    assert "is resumed" in program.ok("people", "resume", "ana")
    program.refused(1, "people", "extend", "ana", "5")
    assert "5 more working days" in program.ok("people", "extend", "ana", "5", "--why", "late seat")
    program.refused(2, "people", "extend", "ana", "5000", "--why", "x")
    program.refused(2, "people", "end", "ana")
    program.refused(1, "people", "end", "ana", "--early")
    assert "ended early" in program.ok("people", "end", "ana", "--early", "--why", "another team")
    assert program.json("status", "ana")["programme"] == "ended"
    program.refused(4, "people", "reopen", "ana", as_="maya-oneill")
    assert (
        program.ok("people", "reopen", "ana", "--why", "the wrong Ana") == "Ana Ferreira’s programme is open again.\n"
    )
    assert program.json("status", "ana")["programme"] == "extended"
    assert "programme is extended" in program.refused(1, "people", "reopen", "ana")
    assert "opened the programme again: “the wrong Ana”" in program.ok("log", "ana")


def test_unpair(program):
    program.refused(1, "people", "unpair", "ana")
    assert "no longer a pair" in program.ok("people", "unpair", "ana", "--why", "finished together")
    assert program.json("status", "ana")["mentor"] is None


def test_somebody_at_the_terminal_is_asked_which_curriculum(program, monkeypatch):
    monkeypatch.setattr("mentor_tui.cli.people.is_terminal", lambda: True)
    said = program(
        "people", "add", "Kim Tran", "--start", "2026-05-18", "--zone", "Europe/Rome", input="support-engineer\n"
    )
    assert said.stdout == "Added: Kim Tran (kim-tran).\n"
    assert program.json("people", "show", "kim")["curriculum"] == "support-engineer"
    assert "support-engineer" not in program.ok("people", "show", "kim"), "for people by its title, the id for programs"


def leave(program, person):
    return [(span["first"], span["last"]) for span in program.json("people", "show", person)["leave"]]


def test_a_leave_is_shortened_and_taken_back_also_by_another_lead(program):
    program.ok("people", "add", "Li Lead", "--roles", "lead")
    program.ok("people", "leave", "ana", "2026-12-01", "2026-12-31")
    program.ok("people", "leave", "ana", "2026-12-01", "2026-12-04", as_="li-lead")
    assert leave(program, "ana") == [("2026-12-01", "2026-12-04")]
    program.ok("people", "leave", "ana", "2026-12-03", "2026-12-04", "--remove", as_="li-lead")
    assert leave(program, "ana") == [("2026-12-01", "2026-12-02")]
    assert "after all" in program.ok("people", "leave", "ana", "2026-12-01", "--remove")
    assert leave(program, "ana") == []
    assert "No days away are noted" in program.refused(1, "people", "leave", "ana", "2026-12-01", "--remove")
    assert "Say from which day" in program.refused(2, "people", "leave", "ana", "--remove")
    assert "is before" in program.refused(2, "people", "leave", "ana", "2026-12-04", "2026-12-01")


def test_ones_own_leave_needs_no_name(program):
    for who in ("ana-ferreira", "maya-oneill"):
        program.ok("people", "leave", "2026-12-01", "2026-12-04", as_=who)
        program.ok("people", "leave", "2026-12-07", as_=who)
        assert leave(program, who) == [("2026-12-01", "2026-12-04"), ("2026-12-07", "2026-12-07")]
        program.ok("people", "leave", "2026-12-07", "--remove", as_=who)
        assert leave(program, who) == [("2026-12-01", "2026-12-04")]


def test_who_may_not_is_told_whom_to_ask(program):
    program.ok("people", "add", "Li Lead", "--roles", "lead", "--leads", "billing", "--team", "billing")
    said = program.refused(4, "people", "add", "Nobody", "--start", "2026-05-18", as_="maya-oneill")
    assert said == "Adding and changing people is for a lead. Ask Tomás.\n"
    program.ok("people", "edit", "ana", "--team", "billing")
    said = program.refused(4, "people", "leave", "ana", "2026-12-01", as_="budi-santoso")
    assert said == "Saying when somebody is away is for Ana Ferreira or a lead of their team. Ask Li or Tomás.\n"
    assert "Ask" not in program.refused(4, "people", "remove", "tomas", "--yes")


def test_a_last_day_comes_after_the_first(program):
    said = program.refused(1, "people", "last-day", "budi", "2026-05-01")
    assert "Budi Santoso starts on 4 May" in said
    program.ok("people", "last-day", "budi", "2026-05-08")
    said = program.refused(4, "note", "budi", "Still here", as_="budi-santoso")
    assert said.startswith("Your last day was 8 May, so there is nothing more for you to do here.")


def test_somebody_added_by_mistake_is_removed_and_doctor_names_their_record(program, monkeypatch):
    program.ok("people", "add", "Typo Twice", "--start", "2026-05-18", "--email", "typo@example.com")
    assert "Add --yes" in program.refused(2, "people", "remove", "typo@example.com")
    monkeypatch.setattr("mentor_tui.cli.people.is_terminal", lambda: True)
    left = program("people", "remove", "typo@example.com", input="n\n")
    assert (left.exit_code, "typo-twice" in ids(program)) == (1, True)
    assert "is off the team again" in program("people", "remove", "typo@example.com", input="y\n").stdout
    assert "typo-twice" not in ids(program)
    assert "people/typo-twice belongs to somebody who is not on the team" in program("doctor").stdout
    assert program.json("doctor")["off_the_team"] == ["people/typo-twice"]
    program.ok("note", "ana", "A note", as_="maya-oneill")
    assert "has a history here" in program.refused(1, "people", "remove", "ana", "--yes")


def test_doctor_says_whose_holidays_end_this_year(program, tmp_path):
    folder = tmp_path / "curricula"
    folder.mkdir()
    days = '[{"on": 2025-02-02, title: A}, {"on": 2026-02-01, title: A}]'
    place = f"  - {{place: here, title: Here, days: {days}}}\n"
    (folder / "calendar.yaml").write_text(f"calendar: c\nholidays:\n{place}")
    assert program.json("doctor")["holidays_end"] == {}
    found = program.json("--curricula", str(folder), "doctor")
    assert (found["holidays_end"], found["sound"]) == ({"here": 2026}, True)
    assert "The holidays of Here are known up to the end of 2026 only" in program.ok(
        "--curricula", str(folder), "doctor"
    )


def test_what_there_is_of_many_is_listed_by_a_command_and_the_near_miss_comes_first(program):
    told = program.refused(2, "people", "add", "Cy Cole", "--start", "2026-11-02", "--place", "Dublinn")
    listed = program.json("people", "places", as_=None)["places"]
    assert told == (
        f"“Dublinn” is not a place in the calendar. Did you mean “dublin”? “mentor-tui people places” lists all {len(listed)}. "
        "Add --new if you mean a new one.\n"
    )
    assert {"id": "lisbon", "title": "Lisbon", "zone": "Europe/Lisbon"} in listed
    assert "Europe/Dublin" in program.ok("people", "places")
    options = program.ok("people", "add", "--help")
    assert all(f"--{name}" in options for name in FIELDS if name != "name")


def test_a_problem_names_no_more_than_six_of_many():
    for code in (Code.UNKNOWN_PLACE, Code.UNKNOWN_CURRICULUM, Code.UNKNOWN_PATTERN, Code.BAD_CSV, Code.BAD_VALUE):
        known = [f"word-{n}" for n in range(40)]
        for reason in ("unknown-column", "columns"):
            said = sentence(BadUse(code, reason=reason, what="field", value="x", known=known, near="word-9"))
            assert said.count("word-") <= 7, said


def test_a_second_person_of_the_same_name_is_asked_about(program):
    words = ("people", "add", "Maya O’Neill", "--roles", "mentor")
    said = program.refused(1, *words)
    assert said == (
        "There is already somebody called Maya O’Neill (maya-oneill). If this is another person, give them an id of their "
        "own, like maya-oneill-2.\nAdd --id maya-oneill-2.\n"
    )
    program.ok(*words, "--id", "maya-oneill-2")
    assert "Maya O’Neill (maya-oneill)" in program.ok("status", "ana")


def test_whether_a_mentor_is_wanted_for_a_later_curriculum_is_said_when_it_begins(program):
    said = program.ok("people", "begin", "ana", "teaching-others", "--mentor", "wanted")
    assert said.strip().endswith("A mentor is wanted for it.")
    assert "with a mentor" in program.ok("log", "ana")
    assert "wanted" in program.refused(2, "people", "begin", "budi", "teaching-others", "--mentor", "perhaps")
