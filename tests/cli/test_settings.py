"""The configuration file: what cannot be read is told by every command, and no other records are taken in its place."""

import json
import os
import shutil
import socket

import pytest
from click.testing import CliRunner

from mentor_tui.cli.root import cli

COMMANDS = (
    ("locate",),
    ("people",),
    ("status",),
    ("init", "--lead", "Somebody Else"),
    ("demo", "--no-open"),
    ("doctor",),
    ("backup",),
    ("check",),
    (),
)

BAD = {
    "unquoted": ('data = "{data}"\ntheme = light\n', "line 2"),
    "byte order mark": ('\ufeffdata = "{data}"\n', "byte order mark"),
    "backslashes": ('data = "C:\\Users\\me"\n', "'single'"),
    "nobody's home": ('data = "~nosuch/x"\n', "~nosuch/x"),
    "number": ("data = 5\n", "“data” must be a path"),
    "slip": ('dta = "{data}"\n', "there is no setting “dta”; did you mean “data”?"),
    "slip beside": ('data = "{data}"\ncuricula = "/x"\n', "did you mean “curricula”?"),
    "empty": ('data = ""\n', "“data” must be a path"),
    "list of curricula": ('data = "{data}"\ncurricula = ["a"]\n', "“curricula” must be a path"),
}


@pytest.fixture
def configured(program, tmp_path):
    """The program as it finds its records by the configuration file alone."""
    config = tmp_path / "config.toml"
    env = {
        "MENTOR_TUI_DATA": "",
        "MENTOR_TUI_AS": "",
        "MENTOR_TUI_CONFIG": str(config),
        "XDG_DATA_HOME": str(tmp_path / "usual"),
        "LOGNAME": "tomas",
        "LANGUAGE": "en",
    }

    def run(*words, text=None, **more):
        if text is not None:
            config.write_text(text.replace("{data}", str(program.data)), "utf-8")
        return CliRunner().invoke(cli, words, env=env | more, prog_name="mentor-tui")

    run.config = config
    return run


def test_the_folder_that_it_names_is_taken(configured, program):
    result = configured("locate", text='data = "{data}"\ntheme = "light"\n')
    assert (result.exit_code, result.stderr) == (0, "")
    assert str(program.data) in result.stdout


@pytest.mark.parametrize("kind", BAD)
def test_what_cannot_be_read_is_told_by_every_command_and_nothing_is_done(configured, tmp_path, kind):
    text, said = BAD[kind]
    for words in COMMANDS:
        result = configured(*words, text=text)
        if not words:
            assert result.exit_code in (2, 3)
            continue
        assert (result.exit_code, result.stdout) in ((2, ""), (3, "")), words
        assert said in result.stderr
        assert "should not" not in result.stderr
    assert {path.name for path in tmp_path.iterdir()} <= {"config.toml", "data", "home"}


@pytest.mark.parametrize("kind", ["pipe", "folder", "socket", "loop", "secret"])
def test_what_is_no_file_is_told_at_once(configured, kind, monkeypatch):
    path = configured.config
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    elif kind == "socket":
        monkeypatch.chdir(path.parent)
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    elif kind == "loop":
        path.symlink_to(path)
    else:
        path.write_bytes(b"data = 'a'\n\xff")
    result = configured("people")
    assert (result.exit_code, result.stdout) == (3, "")
    assert f"The settings in {path} cannot be read" in result.stderr


def test_no_configuration_and_the_empty_device_are_none(configured, program):
    assert configured("locate").exit_code == 0
    assert configured("locate", MENTOR_TUI_CONFIG=os.devnull).exit_code == 0


REFERENCES = [
    "references = 3",
    'references = {pattern = "(", url = "https://desk.example.com/{}"}',
    'references = {pattern = "", url = "https://desk.example.com/{}"}',
    'references = {pattern = "a(b)(c)", url = "https://desk.example.com/{}"}',
    'references = {pattern = "ticket", url = "https://desk.example.com/"}',
    'references = {pattern = "ticket", url = "javascript:{}"}',
]


@pytest.mark.parametrize(
    "value", ["theme = 5", "word = []", 'ascii = "yes"', "keys = 3", "keys = {undo = 3}", *REFERENCES]
)
def test_another_bad_value_is_told_and_what_is_usual_holds(configured, value):
    result = configured("people", text=f'data = "{{data}}"\n{value}\n')
    assert result.exit_code == 0
    assert f"“{value.partition(' ')[0]}”" in result.stderr


def test_keys_are_listed_as_the_configuration_has_them(configured):
    """With quotation marks around a name or without; what cannot be used is told, and the usual key listed."""
    keys = 'journey.tick = "space,7"\n"app.undo" = "ctrl+u"\njourney.say = "hello"\n'
    found = configured("keys", "--json", text=f'data = "{{data}}"\n[keys]\n{keys}')
    assert found.exit_code == 0
    told = json.loads(found.stdout)
    rows = {row["id"]: row for row in told["keys"]}
    assert rows["journey.tick"]["keys"] == ["space", "7"]
    assert rows["app.undo"]["keys"] == ["ctrl+u"]
    assert rows["journey.say"]["keys"] == ["a"]
    assert [*rows["journey.sign-off"]] == ["place", "id", "keys", "label", "sentence", "who"]
    assert rows["journey.sign-off"]["who"] == ["mentor", "lead"]
    assert len(told["notices"]) == 1
    plain = configured("keys")
    assert "journey.tick" in plain.stdout
    assert "hello" in plain.stderr
    assert "hello" not in plain.stdout


def test_a_key_of_another_version_is_no_trouble(configured):
    result = configured("people", text='data = "{data}"\nreference_pattern = "x"\n')
    assert (result.exit_code, result.stderr) == (0, "")


def test_a_home_of_nobody_is_told_wherever_it_is_said(program):
    shutil.rmtree(program.data / "nothing", ignore_errors=True)
    for words in (
        ("--data", "~nosuch/x", "people"),
        ("--curricula", "~nosuch/x", "check"),
        ("demo", "--into", "~nosuch/x"),
    ):
        assert "home folder of a user this machine does not know" in program.refused(2, *words)
