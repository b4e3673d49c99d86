"""``curriculum diff``: what another edition changes, and for whom."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path
from typing import Any

import pytest

from mentor_tui.domain.problems import Code
from mentor_tui.settings import checkout
from tests.cli.conftest import Program, told

SHIPPED = checkout()
assert SHIPPED is not None
SHIPPED_CURRICULA = SHIPPED / "curricula"
NOW = (SHIPPED_CURRICULA / "product-expert.yaml").read_text(encoding="utf-8")

ADDED = """          - id: pasted
            title: What may be pasted into which tool
            kind: read
            minutes: 25
            by_day: 2
          - id: meet-lead
"""


def draft(tmp_path: Path, text: str = "") -> str:
    """Another edition: one item more, one name less, one lock less, one of them out."""
    path = tmp_path / "draft.yaml"
    changed = NOW.replace("          - id: meet-lead\n", ADDED, 1)
    changed = changed.replace("requires: [refund-rules, failed-payments]", "requires: [failed-payments]", 1)
    changed = changed.replace("title: Meet three teammates whose jobs differ", "title: Meet three people", 1)
    path.write_text(text or changed, encoding="utf-8")
    return str(path)


def kinds(found: Any) -> list[tuple[str, str]]:
    return [(change["kind"], change["item"]) for change in found["changes"]]


def test_what_comes_under_way_is_new_for_ten_working_days(program: Program, tmp_path: Path) -> None:
    folder = tmp_path / "curricula"
    shutil.copytree(SHIPPED_CURRICULA, folder)
    own = ("--curricula", str(folder))
    # An edition gives way to a file of the folder that it came from, and to no draft elsewhere.
    shutil.rmtree(program.data / "editions")
    assert not any(item["new"] for item in program.json("status", "ana-ferreira", *own)["items"])
    (folder / "product-expert.yaml").write_text(Path(draft(tmp_path)).read_text(encoding="utf-8"), encoding="utf-8")
    found = program.json("status", "ana-ferreira", *own)
    assert [item["id"] for item in found["items"] if item["new"]] == ["pasted"]
    # Ana is on day 21, and the plan has it on day 2; ten working days after 12 May.
    assert program.json("show", "ana-ferreira", "pasted", *own)["due"] == "2026-05-26"
    assert "open, new" in program.ok("status", "ana-ferreira", "--all", *own)


def test_one_file_is_compared_with_the_edition_in_use(program: Program, tmp_path: Path) -> None:
    program.ok("tick", "meet-mentor", as_="ana-ferreira")
    found = program.json("curriculum", "diff", draft(tmp_path))
    assert kinds(found) == [("added", "pasted"), ("renamed", "meet-three"), ("sooner", "chargebacks")]
    assert found["changes"][2]["no_longer_for"] == ["item: refund-rules"]
    ana = next(row for row in found["people"] if row["person"] == "ana-ferreira")
    assert (ana["then"]["items"], ana["then"]["minutes"]) == (ana["today"]["items"] + 1, ana["today"]["minutes"] + 25)
    assert (ana["then"]["pace"], ana["then"]["days"]) == (ana["today"]["pace"], ana["today"]["days"])
    assert (found["ticks_lost"], found["same"], found["cohorts"]) == (0, False, [])


def test_those_for_whom_something_changes_stand_first(program: Program, tmp_path: Path) -> None:
    program.ok("people", "add", "Ada Early", "--start", "2026-05-08")
    program.ok("tick", "meet-mentor", as_="ana-ferreira")
    program.ok("skip", "ada-early", "chargebacks", "--why", "not here")
    # Of a lock that is gone only those have anything who have both before them.
    late = NOW.replace(
        "minutes: 45\n            times: 3\n            by_day: 22",
        "minutes: 50\n            times: 3\n            by_day: 22",
        1,
    )
    assert late != NOW
    program.ok("skip", "ada-early", "refund", "--why", "not here")
    found = program.json("curriculum", "diff", draft(tmp_path, late))["people"]
    same = [row["today"] == row["then"] for row in found]
    assert {*same} == {True, False}
    assert same == sorted(same)
    assert found[-1]["person"] == "ada-early", "though hers is the earliest day"


def test_it_is_told_in_words_with_names(program: Program, tmp_path: Path) -> None:
    said = program.ok("curriculum", "diff", draft(tmp_path))
    assert "1 added, 1 renamed, 1 opens sooner" in said
    assert "comes on the list of Ana Ferreira and Budi Santoso" in said
    assert "no longer after “Who may refund how much, and the trail it must leave”" in said
    assert "Nobody loses a tick." in said
    assert "due no earlier than 10 working days" in said


def test_the_same_says_so(program: Program, tmp_path: Path) -> None:
    said = program.ok("curriculum", "diff", draft(tmp_path, "# a remark\n" + NOW))
    assert said.splitlines()[1:] == ["Both say the same."]
    kept = program.ok("curriculum", "diff", "kept", draft(tmp_path, NOW))
    assert "Both say the same." in kept


def test_people_are_for_leads(program: Program, tmp_path: Path) -> None:
    found = program.json("curriculum", "diff", draft(tmp_path), as_="maya-oneill")
    assert (found["people"], "people" in found["changes"][0]) == (None, False)
    assert len(found["changes"]) == 3
    assert "told to leads" in program.ok("curriculum", "diff", draft(tmp_path), as_="maya-oneill")


def test_without_a_team_it_compares_files(empty: Program, tmp_path: Path) -> None:
    old = tmp_path / "old.yaml"
    old.write_text(NOW, encoding="utf-8")
    found = empty.json("curriculum", "diff", str(old), draft(tmp_path), as_=None)
    assert (found["people"], len(found["changes"])) == (None, 3)


def test_a_cohort_of_few_is_too_early_and_what_it_cannot_say_stands_there(program: Program, tmp_path: Path) -> None:
    said = program.ok("curriculum", "diff", draft(tmp_path), "--cohort", "2026-04")
    assert "1 person has been through this part: too early to tell." in said
    assert "What this cannot say" in said
    refused = program.refused(2, "curriculum", "diff", draft(tmp_path), "--cohort", "2020-01")
    assert "2026-04" in refused


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (NOW.replace("kind: meet", "kind: met", 1), "has a fault in line"),
        ("areas: mine\ntitle: A\nlist: []\n", "has a fault in line"),
        ("\x00\x01\x02", "has a fault in line 1"),
        ("", "has a fault in line 1"),
    ],
)
def test_a_file_with_a_fault_is_named_with_its_place(program: Program, tmp_path: Path, text: str, says: str) -> None:
    path = draft(tmp_path, text or "\n")
    said = program.refused(2, "curriculum", "diff", path)
    assert path in said
    assert says in said


def test_what_cannot_be_compared(program: Program, tmp_path: Path) -> None:
    assert program.refused(2, "curriculum", "diff", "kept") == told(Code.BAD_EDITION, reason="which", path="")
    assert str(tmp_path / "no.yaml") in program.refused(2, "curriculum", "diff", str(tmp_path / "no.yaml"))
    assert program.refused(2, "curriculum", "diff", str(tmp_path)) == told(
        Code.BAD_EDITION, reason="no-curriculum", path=str(tmp_path)
    )
    other = tmp_path / "other.yaml"
    other.write_text(NOW.replace("curriculum: support-product-expert", "curriculum: another", 1), encoding="utf-8")
    assert program.refused(2, "curriculum", "diff", draft(tmp_path), str(other)) == told(
        Code.BAD_EDITION, reason="another", id="support-product-expert", wanted="another", path=str(other)
    )
    assert program.refused(2, "curriculum", "diff", "kept", str(other)) == told(
        Code.BAD_EDITION, reason="none-kept", id="another", path=""
    )


def test_what_people_were_told_and_what_is_in_force(empty: Program) -> None:
    empty.ok("init", "--lead", "Tomás Reis", "--login", "tomas", as_=None)
    assert empty.refused(2, "curriculum", "diff", "published") == told(
        Code.BAD_EDITION, reason="none-published", path=""
    )
    empty.ok("curriculum", "publish", "support-product-expert")
    assert empty.json("curriculum", "diff", "published")["same"]
    file = empty.data / "curricula" / "product-expert.yaml"
    first = hashlib.sha256(file.read_bytes()).hexdigest()
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("jobs differ", "days differ", 1), encoding="utf-8")
    told_of = [("renamed", "meet-three")]
    assert kinds(empty.json("curriculum", "diff", "published")) == told_of
    assert kinds(empty.json("curriculum", "diff", "published", "support-product-expert")) == told_of
    assert kinds(empty.json("curriculum", "diff", first[:8])) == told_of
    assert kinds(empty.json("curriculum", "diff", "published", str(file))) == told_of
    assert "published → in force" in empty.ok("curriculum", "diff", "published")
    unknown = empty.refused(2, "curriculum", "diff", "abcdef01")
    assert "abcdef01" in unknown
    for edition in (empty.data / "editions").glob("*.edition"):
        edition.unlink()
    assert empty.refused(2, "curriculum", "diff", "published") == told(
        Code.BAD_EDITION, reason="lost", id="support-product-expert", version=2, path=""
    )


def test_a_past_cohort_is_played_again(program: Program, tmp_path: Path) -> None:
    for number in range(5):
        program.ok("people", "add", f"p{number} Silva", "--start", "2026-04-13", "--cohort", "spring")
    text = NOW.replace("id: meet-three\n", "id: meet-three\n            requires: [meet-lead]\n", 1)
    for number in range(5):
        program.ok("tick", "meet-three", "--with", "maya-oneill", as_=f"p{number}-silva")
    found = program.json("curriculum", "diff", draft(tmp_path, text), "--cohort", "spring")
    (spring,) = found["cohorts"]
    assert (spring["n"], spring["too_early"], len(spring["met_before"])) == (5, False, 5)
    assert spring["met_before"][0]["need"] == "meet-lead"
    assert (spring["met_before"][0]["asked"], spring["met_before"][0]["done"]) == (True, 0)
    said = program.ok("curriculum", "diff", draft(tmp_path, text), "--cohort", "spring")
    assert "5 people met something before what the new edition asks for first:" in said
    assert "is not done" in said
    assert "What this cannot say" in said


def test_a_file_that_is_not_there_is_no_fault_of_a_line(program: Program) -> None:
    assert (
        program.refused(2, "curriculum", "diff", "none/here.yaml").strip().endswith("There is no file none/here.yaml.")
    )


def test_several_cohorts_are_told_together_with_every_figure(program: Program, tmp_path: Path) -> None:
    for number in range(5):
        cohort = "spring" if number < 3 else "late spring"
        program.ok("people", "add", f"p{number} Silva", "--start", "2026-04-13", "--cohort", cohort)
        program.ok("tick", "meet-mentor", "--with", "maya-oneill", as_=f"p{number}-silva")
    text = NOW.replace("sign_off: mentor", "sign_off: lead", 1)
    asked = ("curriculum", "diff", draft(tmp_path, text), "--cohort", "spring", "--cohort", "late spring")
    found = program.json(*asked)
    assert [(one["cohort"], one["n"], one["too_early"], one["figures"]) for one in found["cohorts"]] == [
        ("spring", 3, True, []),
        ("late spring", 2, True, []),
    ]
    together = found["together"]
    assert (together["n"], together["too_early"], together["cohort"]) == (5, False, "")
    assert together["cohorts"] == [{"cohort": "spring", "n": 3}, {"cohort": "late spring", "n": 2}]
    assert [one["figure"] for one in together["figures"]] == [
        "sign-off",
        "ours",
        "idle",
        "first-customer",
        "met",
        "busiest",
        "past-plan",
    ]
    assert {one["difference"] for one in together["figures"]} == {"none"}
    assert (len(together["signed_by_others"]), together["figures"][0]["left_out"]) == (1, 1)
    assert set(together["basics_done"]) == {"half_by", "as_it_was", "then"}
    said = program.ok(*asked)
    assert "spring (3) and late spring (2), played again with the new edition" in said
    assert "Busiest week, hands-on hours" in said
    assert "1 is signed by somebody else than before" in said
    assert said.rstrip().endswith("it moves only what had to wait for something.")


def test_the_figures_of_cohorts_are_written_as_tables(program: Program, tmp_path: Path) -> None:
    for number in range(5):
        program.ok("people", "add", f"p{number} Silva", "--start", "2026-04-13", "--cohort", "spring")
    changed = draft(tmp_path)
    refused = program.refused(2, "curriculum", "diff", changed, "--csv", str(tmp_path / "out"))
    assert "--cohort" in refused
    said = program.ok("curriculum", "diff", changed, "--cohort", "spring", "--csv", str(tmp_path / "out"))
    assert f"Written: {tmp_path / 'out' / 'figures.csv'}" in said
    first = (tmp_path / "out" / "figures.csv").read_text(encoding="utf-8").splitlines()[0]
    assert first == "figure,unit,item,before,day,people,as_it_was,then,difference,left_out"
    assert sorted(path.stem for path in (tmp_path / "out").iterdir()) == [
        "basics-done",
        "figures",
        "met-before",
        "people",
        "sign-offs-gone",
    ]
