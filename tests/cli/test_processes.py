"""Real processes: an empty home, pipes that close, terminals that cannot show everything, and what is imported."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def env(tmp_path):
    (tmp_path / "home").mkdir()
    kept = {key: os.environ[key] for key in ("PATH", "LANG", "PYTHONDONTWRITEBYTECODE") if key in os.environ}
    return {
        **kept,
        "HOME": str(tmp_path / "home"),
        "MENTOR_TUI_DATA": str(tmp_path / "data"),
        "MENTOR_TUI_TODAY": "2026-05-12",
        "LOGNAME": "tomas",
    }


def run(env, *words, **more):
    return subprocess.run(
        [sys.executable, "-m", "mentor_tui", *words], env=env, capture_output=True, cwd=ROOT, check=False, **more
    )


@pytest.fixture
def team(env):
    for words in (
        ("init", "--lead", "Tomás Reis"),
        ("people", "add", "Maya O’Neill", "--roles", "mentor"),
        ("people", "add", "Ana Ferreira", "--start", "2026-04-13", "--mentor", "maya-oneill"),
    ):
        result = run(env, *words)
        assert result.returncode == 0, result.stderr
    return env


def test_the_login_says_who_acts(team):
    found = json.loads(run(team, "status", "ana", "--json").stdout)
    assert found["person"] == "ana-ferreira"
    assert run({**team, "LOGNAME": "nobody"}, "status").returncode == 2


def test_a_reader_that_goes_away_gets_no_complaint(team):
    program = subprocess.Popen(
        [sys.executable, "-m", "mentor_tui", "schema"],
        env=team,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    program.stdout.close()
    assert program.stderr.read() == b""
    program.wait()


def at_once(env, *commands):
    """Several commands, begun together; how each ended and what it said."""
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "mentor_tui", *words],
            env=env,
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        for words in commands
    ]
    return [(*one.communicate(), one.returncode) for one in running]


def test_of_two_who_begin_at_once_one_does(env):
    ended = at_once(env, *(("init", "--lead", f"Lead {number}", "--login", f"l{number}") for number in range(4)))
    assert sorted(status for _out, _err, status in ended) == [0, 1, 1, 1]
    assert all("There is already a team here" in err for _out, err, status in ended if status)
    assert len([*Path(env["MENTOR_TUI_DATA"]).glob("people/*.json")]) == 1, "whoever was late left nothing"


def test_of_two_who_reassign_at_once_one_is_told(team):
    run(team, "people", "add", "Petra Novak", "--roles", "mentor")
    run(team, "people", "add", "Sam Okoro", "--roles", "mentor")
    run(team, "people", "add", "Rui Costa", "--roles", "lead")
    ended = at_once(
        team,
        ("reassign", "ana", "petra", "--why", "one"),
        ("reassign", "ana", "sam", "--why", "two", "--as", "rui-costa"),
    )
    statuses = sorted(status for _out, _err, status in ended)
    assert statuses in ([0, 0], [0, 1]), ended
    moves = [event for event in _log(team) if event["kind"] == "reassigned"]
    assert len(moves) == statuses.count(0), "who was told of no move made none"
    assert all("has acted on this since" in err for _out, err, status in ended if status)
    assert json.loads(run(team, "status", "ana", "--json").stdout)["mentor"] == moves[-1]["terms"]["mentor"]


def test_of_two_who_publish_at_once_one_batch_stands_whole(team):
    """Both propose the same pairs; whoever is late is told, and has published none of them."""
    run(team, "people", "add", "Petra Novak", "--roles", "mentor")
    run(team, "people", "add", "Rui Costa", "--roles", "lead")
    run(team, "people", "capacity", "petra", "--mentees", "9", "--hours", "40")
    for number in range(4):
        run(team, "people", "add", f"Hire {number}", "--start", "2026-06-01")
    ended = at_once(
        team,
        ("match", "--apply", "--why", "one"),
        ("match", "--apply", "--why", "two", "--as", "rui-costa"),
    )
    assert sorted(status for _out, _err, status in ended) == [0, 1], ended
    assert any("Nothing was published" in err or "nothing to publish" in err for _out, err, _status in ended)
    stories = [
        [event for event in json.loads(run(team, "log", f"hire-{number}", "--json").stdout)["events"]
         if event["kind"] == "paired"]
        for number in range(4)
    ]  # fmt: skip
    assert [len(story) for story in stories] == [1, 1, 1, 1]
    assert len({(story[0]["op"], story[0]["text"]) for story in stories}) == 1


def _log(env):
    return json.loads(run(env, "log", "ana", "--json").stdout)["events"]


def test_of_two_demos_at_once_one_is_made(env, tmp_path):
    words = ("demo", "--into", str(tmp_path / "demo"), "--people", "12", "--no-open")
    ended = at_once(env, words, words, words)
    assert [status for _out, _err, status in ended] == [0, 0, 0], ended
    assert sum("is made" in err for _out, err, _status in ended) == 1
    assert json.loads(run(env, "--data", str(tmp_path / "demo"), "doctor", "--json").stdout)["sound"]


def test_a_terminal_that_knows_fewer_characters_still_gets_an_answer(team):
    result = run({**team, "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}, "people")
    assert result.returncode == 0
    assert b"Maya O'Neill" in result.stdout
    assert "Tomás Reis".encode("latin-1") in result.stdout


def test_words_that_are_no_utf8_are_refused_in_a_sentence(team):
    result = subprocess.run(
        [sys.executable, "-m", "mentor_tui", "tick", b"\xff\xfe"], env=team, cwd=ROOT, capture_output=True, check=False
    )
    assert result.returncode == 1 or result.returncode == 2
    assert b"Traceback" not in result.stderr
    assert result.stderr.count(b"\n") == 1


def test_a_data_folder_that_cannot_be_written_is_trouble(team, tmp_path):
    blocked = tmp_path / "blocked"
    blocked.write_text("a file")
    result = run({**team, "MENTOR_TUI_DATA": str(blocked / "data")}, "init", "--lead", "Ada")
    assert result.returncode == 3
    assert b"Traceback" not in result.stderr


def test_a_day_that_is_none_is_wrong_usage(team):
    result = run({**team, "MENTOR_TUI_TODAY": "someday"}, "status")
    assert result.returncode == 2
    assert "“someday” (MENTOR_TUI_TODAY) is not a date".encode() in result.stderr


def test_a_status_for_scripts_imports_only_what_it_needs(team):
    run(team, "status", "ana", "--json")  # the catalogue is built and kept
    code = (
        "import sys\n"
        "from mentor_tui.cli.root import cli\n"
        "try:\n"
        "    cli.main(['status', 'ana-ferreira', '--json'], prog_name='mentor-tui')\n"
        "except SystemExit: pass\n"
        "heavy = {'textual', 'rich', 'pydantic', 'yaml', 'platformdirs', 'tomllib', 'difflib', 'mentor_tui.wording',\n"
        "         'numpy', 'lap', 'holidays', 'mentor_tui.services.results', 'mentor_tui.services.abouts'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)\n"
    )
    result = subprocess.run([sys.executable, "-c", code], env=team, cwd=ROOT, capture_output=True, check=False)
    assert json.loads(result.stdout)["person"] == "ana-ferreira"
    assert result.stderr.strip() == b"[]"


def test_a_tick_loads_no_sentences_but_its_own(team):
    items = json.loads(run(team, "status", "ana", "--json").stdout)["items"]
    item = next(now["id"] for now in items if (now["who"], now["state"]) == ("hire", "open"))
    code = (
        "import sys\n"
        "from mentor_tui.cli.root import cli\n"
        "try:\n"
        f"    cli.main(['tick', {item!r}, '--as', 'ana-ferreira'], prog_name='mentor-tui')\n"
        "except SystemExit: pass\n"
        "print(sorted(name for name in sys.modules if name.startswith('mentor_tui.wording.')), file=sys.stderr)\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], env=team, cwd=ROOT, capture_output=True, check=False, text=True
    )
    assert result.stdout.startswith("Ticked"), result.stderr
    wording = ("acts", "acts_journey", "language", "plain")
    assert result.stderr.strip() == str([f"mentor_tui.wording.{name}" for name in wording])


@pytest.mark.parametrize(
    ("words", "left_alone"),
    [
        (
            ("status", "ana-ferreira", "--json", "--as", "ana-ferreira"),
            "hashlib domain.matching domain.restricted domain.decisions domain.area_state domain.rules.areas domain.gap "
            "services.command services.item_edit services.results services.abouts services.overview",
        ),
        (
            ("attention", "--as", "tomas"),
            "hashlib domain.matching domain.gap domain.rules.decisions domain.rules.board services.command services.item_edit "
            "services.results services.areas services.briefings services.decision_list wording.acts wording.events cli.printed",
        ),
        (
            ("tick", "ITEM", "--as", "ana-ferreira"),
            "hashlib domain.matching domain.restricted domain.decisions domain.openings domain.briefings domain.area_state "
            "domain.rules.areas domain.gap services.abouts services.overview services.mentors services.board_news",
        ),
    ],
    ids=["status", "attention", "tick"],
)
def test_what_everybody_runs_all_day_loads_nothing_of_what_it_does_not_show(team, words, left_alone):
    # Those that the team has begun with are too fresh: a file that was written a moment ago is looked at again.
    team = {**team, "MENTOR_TUI_CURRICULA": str(ROOT / "curricula")}
    items = json.loads(run(team, "status", "ana", "--json").stdout)["items"]
    item = next(now["id"] for now in items if (now["who"], now["state"]) == ("hire", "open"))
    # There is a board: what stands on it is read, not how it is written.
    board = run(team, "opening", "add", "Somebody for billing", "--gap", "Nobody knows it.", "--as", "tomas")
    assert board.returncode == 0, board.stderr
    code = (
        "import sys\n"
        "from mentor_tui.cli.root import cli\n"
        "try:\n"
        f"    cli.main({[item if word == 'ITEM' else word for word in words]!r}, prog_name='mentor-tui')\n"
        "except SystemExit as ended: assert not ended.code, ended.code\n"
        "print(*sys.modules, file=sys.stderr)\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], env=team, cwd=ROOT, capture_output=True, check=True, text=True
    )
    loaded = set(result.stderr.split())
    assert "mentor_tui.domain.folds" in loaded
    assert sorted({name if name == "hashlib" else f"mentor_tui.{name}" for name in left_alone.split()} & loaded) == []


def test_only_matching_loads_what_crunches_numbers(env):
    """Everything else is imported where numpy and the solver are missing: what fails is of matching, by its name."""
    code = (
        "import importlib, pkgutil, sys\n"
        "sys.modules.update(numpy=None, lap=None)\n"
        "import mentor_tui\n"
        "for module in pkgutil.walk_packages(mentor_tui.__path__, 'mentor_tui.'):\n"
        "    if not module.name.endswith('.__main__'):\n"
        "        try: importlib.import_module(module.name)\n"
        "        except ModuleNotFoundError: print(module.name)\n"
    )
    result = subprocess.run([sys.executable, "-c", code], env=env, cwd=ROOT, capture_output=True, check=True, text=True)
    failed = result.stdout.split()
    assert "mentor_tui.domain.matching.scores" in failed
    of_matching = (
        "matching",
        "planning_printed",
        "team_leaving",
        "team_what_if",
        "acts.drafting",
        "acts.leaving",
        "fragments.publishing",
    )
    assert [name for name in failed if not any(word in name for word in of_matching)] == []
