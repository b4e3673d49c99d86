"""Every fault at its exact line and column, all of them in one run."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentor_tui.catalogue.checking import check
from mentor_tui.catalogue.faults import FaultCode
from mentor_tui.catalogue.loader import load
from mentor_tui.wording.faults import line as sentence

# A fault is marked where it has to be told: «code» stands right before the character, and is taken out.
BIG = """\
curriculum: support
title: Support
version: «wrong-type»one
«unknown-key»colour: blue
was: [«bad-id»Old_Support]
phases:
  - id: product
    title: Product
    by_day: 20
    «no-closing»basics: true
    modules:
      - id: billing
        title: Billing
        «unknown-key»titel: Again
        items:
          - id: refund
            title: Take a refund
            kind: «not-one-of»practice
            minutes: «wrong-type»"45"
            «duplicate-key»title: Twice
            requires: [«unknown-reference»refnud, «unreachable»loop-a]
          - «missing-key»id: loop-a
            kind: do
            minutes: «out-of-range»0
            requires:
              - «cycle»loop-b
          - id: loop-b
            title: B
            kind: do
            minutes: 5
            requires: [loop-a]
          - id: behind
            title: Behind the loop
            kind: do
            minutes: 5
            requires: [«unreachable»loop-b]
          - id: «duplicate-id»refund
            title: Again
            kind: read
            minutes: 5
            link: «bad-link»ftp://example.com
            sign_off: «no-clearance»«no-look-for»cleared
          - id: own-phase
            title: Asks for its own phase
            kind: read
            minutes: 5
            was: [«was-live»behind, gone]
            when: {any: [{phase: «cycle»product}, {module: «cycle»billing}]}
            sign_off_each: «each-without-sign-off»true
          - id: last
            title: «hidden-characters»"\\e[31mred\\u202e"
            kind: read
            minutes: 5
            was: [«was-twice»gone]
            when: {phase: «wrong-group»billing}
            competency: {«unknown-reference»speaking: «level-to-assess»2}
            «empty-value»about:
"""


def unmarked(text: str) -> tuple[str, list[tuple[int, int, str]]]:
    """The text without its marks, and the places they stood at."""
    places = []
    lines = []
    for number, written in enumerate(text.splitlines(), 1):
        line = written
        while "«" in line:
            at = line.index("«")
            end = line.index("»")
            code = line[at + 1 : end]
            if code:
                places.append((number, at + 1, code))
            line = line[:at] + line[end + 1 :]
        lines.append(line)
    return "\n".join(lines) + "\n", places


def told(folder: Path) -> list[tuple[int, int, str]]:
    return [(fault.line, fault.column, fault.code.value) for fault in check([folder])]


def test_all_faults_of_one_curriculum_in_one_run(tmp_path: Path) -> None:
    text, places = unmarked(BIG)
    (tmp_path / "support.yaml").write_text(text)
    assert len(places) >= 20
    assert sorted(told(tmp_path)) == sorted(places)
    assert all(sentence(fault).startswith(f"{tmp_path}/support.yaml:{fault.line}:") for fault in check([tmp_path]))


def test_all_faults_of_one_matching_policy_in_one_run(tmp_path: Path) -> None:
    text, places = unmarked(POLICY)
    (tmp_path / "matching.yaml").write_text(text)
    (tmp_path / "t.yaml").write_text(TRACK)
    assert sorted(told(tmp_path)) == sorted(places)
    near = [fault.facts["near"] for fault in check([tmp_path]) if fault.facts.get("near")]
    meant = ["our-policy", "threshold", "nobody-left-out", "false", "shared_language", "t-look", "t-look", "experience"]
    assert near == meant
    assert all("{" not in sentence(fault) for fault in check([tmp_path]))


CURRICULUM = """\
curriculum: c
title: C
version: 1
phases:
  - id: p
    title: P
    by_day: 5
    modules:
      - id: m
        title: M
        items:
          - {id: first, title: First, kind: do, minutes: 5}
          - id: second
            title: Second
            kind: do
            minutes: 5
"""
TRACK = """\
track: t
title: T
rungs:
  - id: t-look
    title: Look
    step: look
    does: Look.
    hours: 1
    opens: {basics: done}
    confirmed_by: [owner]
"""
CALENDAR = """\
calendar: standard
patterns:
  - id: full
    title: Full
    hours: {mon: 09:00-17:30, sat: "22:00-06:00"}
    break: 30
"""
MATCHING = """\
matching: standard
rules:
  shared_hours: {least: 8, full: 25}
weights:
  overlap: 35
"""
POLICY = """\
matching: «bad-id»Our Policy
«unknown-key»treshold: 60
aim: «not-one-of»nobody-left-behind
threshold: «out-of-range»100.5
rules:
  manager: «wrong-type»no
  «unknown-key»shared_languages: true
  shared_hours: {least: «hours-order»30, full: 25, over_days: «wrong-type»2.5}
  away: {most_days: «out-of-range»-1, within_days: «out-of-range»0}
  tenure_months: «out-of-range»121
  confirmed_on:
    - t-look
    - «unknown-reference»t-lok
    - «named-twice»t-look
    - «bad-id»T Look
weights:
  overlap: «out-of-range»-1
  areas: «wrong-type».nan
  languages: «wrong-type».inf
  goals: «wrong-type»many
  «unknown-key»experiences: 10
  known: «wrong-type»"10"
full_experience: «out-of-range»0
mentor_hours: «out-of-range»40.5
balance: «wrong-type»[10]
weeks_ahead: «out-of-range»53
«duplicate-key»aim: only-good-pairs
"""


@pytest.mark.parametrize(
    "text",
    [
        # YAML itself
        "",
        "# only a comment\n",
        "curriculum: c\nphases:\n«tab»\t- id: p\n",
        "«not-a-mapping»- a\n- b\n",
        "«not-a-mapping»hello\n",
        "curriculum: c\ntitle: [a\nphases«syntax»: b\n",
        "curriculum: c\ntitle: a«unquoted-colon»: b\n",
        "«unknown-kind»curiculum: c\n",
        "«unknown-kind»title: c\ncurriculum: c\n",
        CURRICULUM + "            requires: «anchor»&a [first]\n",
        CURRICULUM + "            requires: «alias»*a\n",
        CURRICULUM + "            «merge-key»<<: {requires: [first]}\n",
        CURRICULUM + "            about: «tag»!!str text\n",
        CURRICULUM + "            about: «tag»«wrong-type»!!python/object/apply:os.system [ls]\n",
        CURRICULUM + "            ? «complex-key»[a, b]\n            : 1\n",
        CURRICULUM + "            ? «complex-key»{a: b}\n            : {c: d}\n",
        CURRICULUM + "            ? «complex-key»[a, b]\n            : ~\n",
        CURRICULUM + "            «duplicate-key»title: ~\n",
        "{«unknown-kind»a: b, «complex-key»[]}",
        "{«complex-key»[]}",
        "{«complex-key»{}: }",
        "{«complex-key»[[]]: }",
        "{«alias»*a : }",
        "{«complex-key»[]\n«syntax»]",
        CURRICULUM + "«second-document»---\ncurriculum: d\n",
        CURRICULUM + "            sign_off: mentor\n            look_for: [a, «empty-value»~]\n",
        CURRICULUM + "            about: «hidden-characters»a \u202e b\n",
        CURRICULUM.replace("C\n", "C «bad-character»\x07\n", 1),
        # types and values
        CURRICULUM + "            by_day: «wrong-type»9:30\n",
        CURRICULUM + "            by_day: «wrong-type»1.0\n",
        CURRICULUM + "            by_day: «wrong-type»0x10\n",
        CURRICULUM + "            by_day: «wrong-type»" + "9" * 5000 + "\n",
        CURRICULUM + "            times: «out-of-range»-1\n",
        CURRICULUM + "            requires: «wrong-type»first\n",
        CURRICULUM + "            competency: «wrong-type»[a]\n",
        CURRICULUM + "            competency: {«bad-id»A B: 1}\n",
        CURRICULUM
        + "            title: «duplicate-key»x\n".replace("title: «duplicate-key»x", "«duplicate-key»title: x"),
        CURRICULUM.replace("by_day: 5", "by_day: 5\n    basics: «wrong-type»yes"),
        CURRICULUM.replace("kind: do\n", "kind: «wrong-type»[do]\n"),
        CURRICULUM.replace("title: P", "title: «empty-value»''"),
        CURRICULUM.replace("title: P", "title: «too-long»" + "x" * 201),
        CURRICULUM.replace("title: P", "title: P\n    was: «wrong-type»old"),
        CURRICULUM.split("        items")[0] + "        items: «empty-list»[]\n",
        CURRICULUM.split("    modules")[0] + "    «empty-value»modules:\n",
        # conditions
        CURRICULUM + "            when: «empty-condition»{}\n",
        CURRICULUM + "            when: «empty-list»[]\n",
        CURRICULUM + "            when: {any: «empty-list»[]}\n",
        CURRICULUM + "            when: [{item: first}, {«unknown-key»itme: first}]\n",
        CURRICULUM + "            when: {all: [{any: [{item: «unknown-reference»furst}]}]}\n",
        CURRICULUM + "            when: [{basics: «not-one-of»don}]\n",
        CURRICULUM + "            when: {basics: «no-basics»done}\n",
        CURRICULUM + "            when: {confirmed_by: «owner-in-item»owner}\n",
        CURRICULUM + "            when: {confirmed_by: «not-one-of»boss}\n",
        CURRICULUM + "            when: {competency: {«unknown-reference»x: «out-of-range»6}}\n",
        CURRICULUM + "            when: {side_task: «unknown-reference»t-look}\n",
        CURRICULUM + "            when: «wrong-type»first\n",
        # ids and references
        CURRICULUM + "          - {id: «duplicate-id»m, title: X, kind: do, minutes: 1}\n",
        CURRICULUM + "            requires: [«cycle»second]\n",
        CURRICULUM + "            requires: [«cycle»m]\n",
        CURRICULUM + "            when: {module: «wrong-group»first}\n",
        CURRICULUM + "            was: [«was-live»second]\n",
        CURRICULUM + "            was: [old, «was-twice»old]\n",
        CURRICULUM.replace("version: 1", "version: 1\nwas: [«was-live»c]"),
        CURRICULUM + "            closes: «closing-outside»basics\n",
        # what not everybody has
        CURRICULUM + "            optional: «wrong-type»yes\n",
        CURRICULUM + "            state: «not-one-of»deprecatd\n",
        CURRICULUM + "            «unknown-key»status: draft\n",
        CURRICULUM.replace("minutes: 5}", "state: draft}") + "            requires: [«draft-needed»first]\n",
        CURRICULUM.replace("minutes: 5}", "state: draft}")
        + "            when: {any: [{item: «draft-needed»first}, {working_days: 3}]}\n",
        CURRICULUM.replace("minutes: 5}", "optional: true}") + "            requires: [«optional-needed»first]\n",
        CURRICULUM.replace("minutes: 5}", "optional: true}") + "            when: {item: «optional-needed»first}\n",
        CURRICULUM.replace("minutes: 5}", "state: deprecated}") + "            requires: [«deprecated-needed»first]\n",
        # links
        CURRICULUM + "            link: [https://a.example, «bad-link»a.example]\n",
        CURRICULUM + "            link: «bad-link»mailto:somebody\n",
        CURRICULUM + "            link: «bad-link»'#help desk'\n",
        CURRICULUM + "            link: «empty-list»[]\n",
        CURRICULUM + "            link: «wrong-type»{web: https://a.example}\n",
        CURRICULUM + "            link: [https://a.example, «wrong-type»[https://b.example]]\n",
        CURRICULUM + "            «empty-value»link:«cut-off» #help\n",
        CURRICULUM.replace("title: M\n", "title: M\n        about: «wrong-type»[a]\n"),
        # tracks
        TRACK.replace("id: t-look", "id: «rung-prefix»look"),
        TRACK.replace("hours: 1", "hours: «wrong-type».inf"),
        TRACK.replace("[owner]", "«empty-list»[]"),
        TRACK.replace("[owner]", "«wrong-type»owner"),
        TRACK.replace("[owner]", "[«not-one-of»ower]"),
        TRACK.replace("{basics: done}", "{side_task: «cycle»t-look}"),
        TRACK.replace("{basics: done}", "{item: «unknown-reference»nothing}"),
        TRACK
        + TRACK.split("rungs:\n")[1]
        .replace("id: t-look", "id: «duplicate-id»t-look")
        .replace("p: l", "p: «step-twice»l"),
        TRACK.replace("step: look", "step: help")
        + TRACK.split("rungs:\n")[1].replace("t-look", "t-b").replace("p: l", "p: «step-order»l"),
        # the others
        CALENDAR.replace("09:00-17:30", "«bad-shift»9-17:30"),
        CALENDAR.replace("09:00-17:30", "«bad-shift»09:00-09:00"),
        CALENDAR.replace("mon:", "«unknown-key»monday:"),
        CALENDAR.replace("break: 30", "break: «break-too-long»480").replace("22:00-06:00", "22:00-06:00"),
        CALENDAR.replace('{mon: 09:00-17:30, sat: "22:00-06:00"}', "«empty-list»{}"),
        CALENDAR + "holidays: [{place: x, title: X, days: [{on: «bad-date»2026-02-30, title: A}]}]\n",
        CALENDAR + "holidays: [{place: x, title: X, days: [«holiday-when»{title: A}]}]\n",
        CALENDAR + "holidays: [{place: x, title: X, days: [{every: «bad-date»13-01, title: A}]}]\n",
        "competencies: s\ntitle: S\nlist: [{id: a, title: A, levels: {1: x, 2: y, «level-gap»4: z}}]\n",
        "competencies: s\ntitle: S\nlist: [{id: a, title: A, levels: «missing-key»{2: y}}]\n",
        "competencies: s\ntitle: S\nlist: [{id: a, title: A, levels: {1: x, «levels-most»6: y}}]\n",
        "budget: b\nmentoring_cost: [{from: 1, to: 3, hours: 2}, {from: «weeks-order»3, hours: 1}]\n",
        "budget: b\nmentoring_cost: [{from: 1, hours: 2}, {from: «weeks-order»3, hours: 1}]\n",
        "budget: b\ntasks_at_once: «out-of-range»0\n",
        "«unknown-kind»matchin: m\n",
        MATCHING.replace("8,", "«hours-order»25.5,"),
        MATCHING.replace("least: 8, full: 25", "least: «hours-order»26"),
        MATCHING.replace("least: 8, full: 25", "full: «hours-order»7"),
        MATCHING.replace("full: 25", "full: «out-of-range»0"),
        MATCHING.replace("overlap: 35", "«no-weight»overlap: 0\n  areas: 0.0"),
        MATCHING.replace("\n  overlap: 35", " «no-weight»{}"),
        MATCHING.replace("overlap: 35", "overlap: «out-of-range»1001"),
        MATCHING.replace("overlap: 35", "overlap: «wrong-type»1e3"),
        MATCHING.replace("\n  overlap: 35", " «wrong-type»[35]"),
        MATCHING.replace("overlap: 35", "«empty-value»overlap:"),
        MATCHING + "threshold: «out-of-range»-1\n",
        MATCHING + "mentor_hours: «out-of-range»-0.5\n",
        MATCHING + "weeks_ahead: «out-of-range»0\n",
        MATCHING.replace("rules:", "rules:\n  confirmed_on: «wrong-type»t-look"),
        MATCHING.replace("rules:", "rules:\n  confirmed_on: [«unknown-reference»t-look]"),
    ],
)
def test_a_fault_stands_where_it_is(tmp_path: Path, text: str) -> None:
    text, places = unmarked(text) if text else ("", [])
    (tmp_path / "file.yaml").write_text(text)
    assert told(tmp_path) == (places or [(1, 1, "empty-file")])
    assert all(sentence(fault) for fault in check([tmp_path]))


def test_the_loop_is_named_whole(tmp_path: Path) -> None:
    more = (
        CURRICULUM
        + "            requires: [third]\n"
        + ("          - {id: third, title: T, kind: do, minutes: 1, when: {any: [{side_task: t-look}, {module: m}]}}\n")
    )
    (tmp_path / "c.yaml").write_text(more)
    (tmp_path / "t.yaml").write_text(TRACK.replace("{basics: done}", "{item: second}"))
    faults = check([tmp_path])
    loops = {tuple(f.facts["loop"]) for f in faults if f.code is FaultCode.CYCLE}
    assert ("third", "m", "third") in loops
    assert ("second", "third", "t-look", "second") in loops or ("third", "t-look", "second", "third") in loops


def test_one_open_way_is_enough(tmp_path: Path) -> None:
    (tmp_path / "c.yaml").write_text(CURRICULUM + "            when: {any: [{module: m}, {working_days: 10}]}\n")
    assert not check([tmp_path])


def test_basics_that_wait_for_the_basics(tmp_path: Path) -> None:
    text = CURRICULUM.replace("by_day: 5", "by_day: 5\n    basics: true") + "            closes: basics\n"
    (tmp_path / "c.yaml").write_text(text + "            when: {working_days_after_basics: 3}\n")
    (fault,) = (found for found in check([tmp_path]) if not found.warning)
    assert fault.facts["loop"] == ["second", "basics", "second"]


def test_the_basics_are_closed_by_one_item(tmp_path: Path) -> None:
    basics = CURRICULUM.replace("by_day: 5", "by_day: 5\n    basics: true")
    first = basics.replace("minutes: 5}", "minutes: 5, closes: basics, requires: [second]}")
    third = "          - {id: third, title: T, kind: do, minutes: 1, closes: «second-closing»basics}\n"
    for text, others in (
        (first, []),
        (first + "            closes: «not-one-of»basic\n", []),
        (first + "            closes: «second-closing»basics\n" + third, ["first", "first"]),
    ):
        written, places = unmarked(text)
        (tmp_path / "c.yaml").write_text(written)
        assert told(tmp_path) == places
        faults = [fault for fault in check([tmp_path]) if fault.code is FaultCode.SECOND_CLOSING]
        assert [fault.facts["other"] for fault in faults] == others
    assert sentence(faults[0]).endswith(": “first” closes the basics already; only one item can.")
    assert not load([tmp_path]).catalogue.curricula


def test_a_long_chain_and_a_long_loop_end(tmp_path: Path) -> None:
    row = "          - {{id: i{0}, title: X, kind: do, minutes: 1, requires: [i{1}]}}\n"
    chain = "".join(row.format(n, n + 1) for n in range(3000))
    end = "          - {id: i3000, title: X, kind: do, minutes: 1%s}\n"
    (tmp_path / "c.yaml").write_text(CURRICULUM + chain + end % "")
    assert not check([tmp_path])
    (tmp_path / "c.yaml").write_text(CURRICULUM + chain + end % ", requires: [i0]")
    (fault,) = check([tmp_path])
    assert len(fault.facts["loop"]) == 3002


def test_one_faulty_curriculum_leaves_the_others(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text(CURRICULUM.replace("version: 1", "version: x"))
    (tmp_path / "good.yaml").write_text(CURRICULUM.replace("curriculum: c", "curriculum: d"))
    (tmp_path / "t.yaml").write_text(TRACK.replace("{basics: done}", "{item: first}"))
    loaded = load([tmp_path])
    assert list(loaded.catalogue.curricula) == ["d"]
    assert list(loaded.catalogue.tracks) == ["t"]
    assert loaded.broken == (str(tmp_path / "bad.yaml"),)


def test_the_same_id_in_two_files(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(CURRICULUM)
    (tmp_path / "b.yaml").write_text(CURRICULUM)
    (tmp_path / "k.yaml").write_text(CALENDAR)
    (tmp_path / "l.yaml").write_text(CALENDAR)
    (tmp_path / "m.yaml").write_text(MATCHING + "threshold: 70\n")
    (tmp_path / "n.yaml").write_text(MATCHING)
    found = [(Path(f.path).name, f.line, f.column, f.code.value) for f in check([tmp_path])]
    assert found == [
        ("b.yaml", 1, 13, "duplicate-id"),
        ("l.yaml", 1, 1, "second-of-kind"),
        ("n.yaml", 1, 1, "second-of-kind"),
    ]
    assert sentence(check([tmp_path])[-1]).endswith(f"There is already a matching policy: {tmp_path}/m.yaml.")
    assert load([tmp_path]).catalogue.matching.threshold == 70


def test_a_single_file_may_name_what_was_not_given(tmp_path: Path) -> None:
    file = tmp_path / "c.yaml"
    file.write_text(CURRICULUM + "            competency: {product: 1}\n")
    assert not check([file])
    assert [f.code for f in check([tmp_path])] == [FaultCode.UNKNOWN_REFERENCE]
    around = tmp_path / "around"
    around.mkdir()
    assert [f.code for f in check([file], context=[around])] == [FaultCode.UNKNOWN_REFERENCE]
    (around / "s.yaml").write_text("competencies: s\ntitle: S\nlist: [{id: product, title: A, levels: {1: x}}]\n")
    assert not check([file], context=[around])
    assert [f.code for f in check([tmp_path / "none"])] == [FaultCode.NO_SUCH_PATH]
    policy = tmp_path / "m.yaml"
    policy.write_text(MATCHING.replace("rules:", "rules:\n  confirmed_on: [t-see]"))
    assert not check([policy])
    (around / "t.yaml").write_text(TRACK + "    was: [t-see]\n")
    (fault,) = check([policy], context=[around])
    assert sentence(fault).endswith("No side task has the id “t-see”. It is called “t-look” now.")


@pytest.mark.parametrize(
    ("keys", "most"),
    [
        ("competency: {product: 2}", 1),
        ("competency: {product: 3}\n            sign_off: mentor\n            look_for: [a]", 2),
        ("competency: {product: 2}\n            who: mentor", 1),
    ],
)
def test_a_level_that_an_item_cannot_show_is_a_warning(tmp_path: Path, keys: str, most: int) -> None:
    (tmp_path / "c.yaml").write_text(CURRICULUM + f"            {keys}\n")
    (tmp_path / "s.yaml").write_text(
        "competencies: s\ntitle: S\nlist: [{id: product, title: A, levels: {1: x, 2: y, 3: z}}]\n"
    )
    (fault,) = check([tmp_path])
    assert (fault.code, fault.warning, fault.facts["most"]) == (FaultCode.LEVEL_TO_ASSESS, True, most)
    assert sentence(fault).removesuffix(" Above that, a person decides.").endswith(f"counts as {most}.")


def test_levels_that_items_can_show_are_fine(tmp_path: Path) -> None:
    keys = "competency: {product: 2}\n            sign_off: mentor\n            look_for: [a]\n"
    (tmp_path / "c.yaml").write_text(CURRICULUM + f"            {keys}")
    (tmp_path / "s.yaml").write_text(
        "competencies: s\ntitle: S\nlist: [{id: product, title: A, levels: {1: x, 2: y}}]\n"
    )
    assert not check([tmp_path])


def test_near_misses(tmp_path: Path) -> None:
    text = CURRICULUM + "            requires: [frist]\n            sign_of: mentor\n            who: mentr\n"
    (tmp_path / "c.yaml").write_text(text)
    assert [fault.facts["near"] for fault in check([tmp_path])] == ["first", "sign_off", "mentor"]
