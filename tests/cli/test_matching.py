"""``match``, ``leaving`` and ``what-if``: what they print, for people and for scripts, and what they refuse."""

import itertools

import pytest

START = "2026-06-01"


@pytest.fixture
def cohort(program):
    """Three who start together and have no mentor; Maya and Petra have room, and Yui in Tokyo."""
    new = ("--start", START, "--zone", "Europe/Lisbon", "--languages", "en")
    program.ok("people", "edit", "maya", "--zone", "Europe/Dublin", "--languages", "en,Portuguese")
    program.ok("people", "edit", "petra", "--zone", "Europe/Berlin", "--languages", "en,German", "--areas", "billing")
    program.ok("people", "capacity", "maya", "--mentees", "4", "--hours", "18")
    program.ok("people", "add", "Noor Haddad", *new, "--areas", "billing")
    program.ok("people", "add", "Rui Costa", *new)
    program.ok("people", "add", "Aiko Mori", "--start", START, "--zone", "Asia/Tokyo", "--languages", "ja,en")
    return program


def test_a_proposal_for_people(cohort):
    said = cohort.ok("match")
    assert "3 hires without a mentor: 2 matched. Aim: nobody left out." in said
    assert "Noor Haddad  1 June  Petra Novak" in said
    assert "Aiko Mori: nobody." in said
    assert "Maya and Petra: too few shared hours" in said


def test_a_proposal_for_scripts(cohort):
    doc = cohort.json("match")
    assert {pair["hire"]: pair["mentor"] for pair in doc["pairs"]} == {
        "noor-haddad": "petra-novak",
        "rui-costa": "maya-oneill",
    }
    assert doc["pairs"][0]["parts"]["overlap"] > 0
    (aiko,) = doc["unmatched"]
    assert [(row["rule"], row["mentors"]) for row in aiko["why"]] == [("hours", 2)]
    assert doc["total"] == round(sum(pair["score"] for pair in doc["pairs"]), 1)


def test_scores_let_anybody_check_the_optimum(cohort):
    doc = cohort.json("match", "--scores")
    score = {(row["hire"], row["mentor"]): row["score"] for row in doc["allowed"]}
    hires = sorted({row["hire"] for row in (*doc["allowed"], *doc["apart"])})
    best = (0, 0.0)
    for choice in itertools.product([None, *doc["places"]], repeat=len(hires)):
        pairs = [(hire, mentor) for hire, mentor in zip(hires, choice, strict=True) if mentor]
        if all(pair in score for pair in pairs) and all(
            choice.count(mentor) <= len(costs) for mentor, costs in doc["places"].items()
        ):
            paid = sum(sum(costs[: choice.count(mentor)]) for mentor, costs in doc["places"].items())
            best = max(best, (len(pairs), round(sum(score[pair] for pair in pairs) - paid, 1)))
    assert (doc["matched"], doc["objective"]) == best
    assert all(row["rules"] for row in doc["apart"])


def test_publishing_and_taking_it_back(cohort):
    said = cohort.ok("match", "--apply", "--why", "The June cohort.")
    assert said.startswith("2 pairs published: Noor Haddad with Petra Novak and Rui Costa with Maya O’Neill.")
    assert cohort.json("status", "noor")["mentor"] == "petra-novak"
    assert "nothing to publish" in cohort.refused(1, "match", "--apply")
    cohort.ok("undo", "--yes")
    assert cohort.json("status", "noor")["mentor"] is None
    events = cohort.json("log", "noor")["events"]
    assert [event["kind"] for event in events if event["kind"] in ("paired", "undone")] == ["paired", "undone"]


def test_one_hire_explained(cohort):
    said = cohort.ok("match", "--hire", "noor")
    assert said.startswith("Noor Haddad with Petra Novak ")
    assert ": shared hours: " in said
    assert "Or Maya O’Neill" in said
    assert "cannot be matched here" in cohort.refused(1, "match", "--hire", "maya")
    assert "already has Maya O’Neill as mentor" in cohort.refused(1, "match", "--hire", "ana")


def test_publishing_is_for_the_whole_cohort(cohort):
    assert "--hire only explains one hire" in cohort.refused(2, "match", "--apply", "--hire", "noor")
    assert cohort.json("status", "noor")["mentor"] is None


def test_who_stays_is_no_news(cohort):
    cohort.ok("draft", "anew", "ana")
    cohort.ok("draft", "pin", "ana", "maya")
    assert {pair["hire"] for pair in cohort.json("match")["pairs"]} == {"ana-ferreira", "noor-haddad", "rui-costa"}
    said = cohort.ok("match", "--apply")
    assert said.startswith("2 pairs published: Noor Haddad with Petra Novak and Rui Costa with Maya O’Neill.")


def test_a_pin_left_aside_is_told_when_publishing(cohort):
    cohort.ok("draft", "pin", "noor", "petra")
    cohort.ok("people", "last-day", "petra", "2026-06-30")
    told = "Noor and Petra were pinned: leaving."
    assert told in cohort("match").stderr
    (pin,) = cohort.json("match")["pins_left_aside"]
    assert pin == {"hire": "noor-haddad", "mentor": "petra-novak", "rules": ["leaving"]}
    done = cohort("match", "--apply")
    assert done.exit_code == 0
    assert told in done.stderr


def test_only_good_pairs(cohort):
    doc = cohort.json("match", "--aim", "only-good-pairs", "--threshold", "100")
    assert doc["pairs"] == []
    assert {row["rule"] for hire in doc["unmatched"] for row in hire["why"]} >= {"threshold", "hours"}
    assert "“101.0” is not allowed for “threshold”" in cohort.refused(2, "match", "--threshold", "101")
    assert "“nan” is not allowed for “threshold”" in cohort.refused(2, "match", "--threshold", "nan")


def test_matching_is_for_leads(cohort):
    for words in (("match",), ("match", "--apply"), ("leaving", "maya", "--last", "2026-06-30"), ("what-if",)):
        cohort.refused(4, *words, as_="maya-oneill")


def test_nobody_to_match(program):
    assert program.ok("match").strip() == "Everybody has a mentor."
    assert program.json("match")["pairs"] == []


def test_a_team_without_a_mentor(empty):
    empty.ok("init", "--lead", "Tomás Reis", as_=None)
    empty.ok("people", "add", "Ana Ferreira", "--start", START)
    said = empty.ok("match")
    assert "Ana Ferreira: nobody." in said
    assert "There is no mentor on the team." in said


def test_a_policy_with_faults_is_told_and_the_defaults_hold(cohort, tmp_path):
    folder = tmp_path / "curricula"
    folder.mkdir()
    (folder / "matching.yaml").write_text("matching: mine\nweights: {overlap: -1}\n")
    result = cohort("--curricula", str(folder), "match", "--json")
    assert result.exit_code == 0
    assert "the default rules and weights apply" in result.stderr


def test_a_mentor_leaves(cohort):
    plan = cohort.json("leaving", "maya", "--last", "2026-06-30", "--overlap", "5")
    assert (plan["first"], plan["last"]) == ("2026-06-26", "2026-06-30")
    assert {pair["mentor"] for pair in plan["pairs"]} == {"petra-novak"}
    assert "Nothing is changed yet" in cohort.ok("leaving", "maya", "--last", "2026-06-30")
    assert cohort.json("status", "ana")["mentor"] == "maya-oneill"
    assert "you need a reason" in cohort.refused(1, "leaving", "maya", "--last", "2026-06-30", "--apply")
    said = cohort.ok("leaving", "maya", "--last", "2026-06-30", "--apply", "--why", "Maya moves to Sales.")
    assert said.startswith("Maya O’Neill leaves on 30 June. From 1 July: ")
    assert cohort.json("status", "ana")["mentor"] == "maya-oneill"


def test_a_mentor_is_away(cohort):
    said = cohort.ok("leaving", "maya", "--away", "2026-06-08", "2026-06-12", "--apply", "--take", "ana=petra")
    assert said.startswith("Maya O’Neill is away from 8 June to 12 June. Meanwhile: Ana Ferreira with Petra Novak")
    assert "Give either --last" in cohort("leaving", "maya").stderr
    assert "HIRE=MENTOR" in cohort.refused(2, "leaving", "maya", "--last", "2026-06-30", "--take", "ana")


def test_a_choice_that_does_not_hold_is_told_and_nothing_is_carried_out(cohort):
    last = ("leaving", "maya", "--last", "2026-06-30")
    chosen = (*last, "--take", "ana=maya")
    assert "Ana and Maya were pinned: one of them no longer needs matching." in cohort(*chosen).stderr
    assert cohort.json(*chosen)["pins_left_aside"] == [{"hire": "ana-ferreira", "mentor": "maya-oneill", "rules": []}]
    assert "cannot be a pair here" in cohort.refused(1, *chosen, "--apply", "--why", "Maya moves to Sales.")
    assert cohort.json("leaving", "maya", "--last", "2026-06-30")["pins_left_aside"] == []

    cohort.ok("people", "edit", "petra", "--zone", "Asia/Tokyo")
    cohort.ok("people", "edit", "ana", "--zone", "Europe/Lisbon")
    apart = (*last, "--take", "ana=petra")
    assert "Ana and Petra were pinned: too few shared hours." in cohort(*apart).stderr
    assert "too few shared hours" in cohort.refused(1, *apart, "--apply", "--why", "Maya moves to Sales.")

    not_hers = (*last, "--take", "noor=petra")
    assert "Noor and Petra were pinned" in cohort(*not_hers).stderr
    cohort.refused(1, *not_hers, "--apply", "--why", "Maya moves to Sales.")
    assert cohort.json("status", "ana")["mentor"] == "maya-oneill"
    assert "--take once for each hire" in cohort.refused(2, *last, "--take", "ana=petra", "--take", "ana=maya")


def test_one_hire_gets_and_several_get(cohort):
    assert "2 hires get a new mentor from 1 July." in cohort.ok("leaving", "maya", "--last", "2026-06-30")
    cohort.ok("reassign", "budi", "petra", "--reason", "moved", "--why", "Closer.")
    assert "1 hire gets a new mentor from 1 July." in cohort.ok("leaving", "maya", "--last", "2026-06-30")
    assert "1 hire gets a stand-in." in cohort.ok("leaving", "maya", "--away", "2026-06-08", "2026-06-12")


def test_what_if(cohort):
    said = cohort.ok("what-if", "--without", "petra", "--hires", "2")
    assert "hires to match" in said
    doc = cohort.json("what-if", "--without", "petra")
    assert doc["today"]["hours"] > doc["then"]["hours"]
    assert len(doc["then"]["unmatched"]) == len(doc["today"]["unmatched"])
    assert "is not a mentor" in cohort.refused(2, "what-if", "--without", "noor")
    assert "is not a time zone" in cohort.refused(2, "what-if", "--hires", "1", "--zone", "Mars")


def test_a_draft_by_command(cohort):
    assert cohort.ok("draft", "pin", "noor", "maya").strip() == "Pinned: Noor Haddad with Maya O’Neill."
    assert "pinned" in cohort.ok("match")
    assert cohort.json("match")["draft"]["pins"] == {"noor-haddad": "maya-oneill"}
    assert cohort.json("match", "--fresh")["draft"] is None
    cohort.ok("draft", "unpin", "noor")
    cohort.ok("draft", "apart", "noor", "petra")
    assert {pair["hire"]: pair["mentor"] for pair in cohort.json("match")["pairs"]}["noor-haddad"] == "maya-oneill"
    apart = cohort.json("match", "--scores")["apart"]
    assert {"hire": "noor-haddad", "mentor": "petra-novak", "rules": ["draft"]} in apart
    cohort.ok("draft", "together", "noor", "petra")
    assert "12 h a week" in cohort.ok("draft", "capacity", "petra", "--hours", "12,0")
    assert "only good pairs, from 90 up" in cohort.ok("draft", "aim", "only-good-pairs", "--threshold", "90")
    assert "is matched again" in cohort.ok("draft", "anew", "ana")
    assert cohort.json("match")["draft"]["matched_anew"] == ["ana-ferreira"]
    cohort.ok("draft", "stays", "ana")
    assert "Noted" in cohort.ok("draft", "seen")
    assert "thrown away" in cohort.ok("draft", "drop")
    assert cohort.json("match")["draft"] is None
    cohort.ok("undo", "--yes")
    assert cohort.json("match")["draft"]["number"] == 1


def test_what_a_draft_refuses(cohort):
    assert "too few shared hours" in cohort.refused(1, "draft", "pin", "aiko", "maya")
    assert "Give --hours" in cohort.refused(2, "draft", "capacity", "maya")
    assert "is not allowed for “hours”" in cohort.refused(2, "draft", "capacity", "maya", "--hours", "1000")
    assert "has no mentor" in cohort.refused(1, "draft", "anew", "noor")
    cohort.refused(4, "draft", "pin", "noor", "petra", as_="maya-oneill")
