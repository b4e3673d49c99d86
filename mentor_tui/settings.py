"""Where things are and who acts: options, then the environment, then the configuration file, then the checkout or user paths."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

_PACKAGE = Path(__file__).resolve().parent


class Settings(NamedTuple):
    """Everything the program is told from outside.

    Attributes:
        data: the directory of the records, and of the caches and demo teams beside them.
        curricula: folders with YAML.
        actor: who acts, None where the login decides.
        login: operating-system user.
        today: a day that stands for today.
        config: the configuration file, which need not exist.
        keys: binding id -> keys, from the configuration file.
        theme: name of the theme, "" for the default.
        ascii: whether glyphs are ASCII.
        word: the team's own word for a ticket.
        notices: what was wrong with the configuration, as plain facts; a bad value falls back.
        store: the URL of what keeps the records, "" where that is the directory.
    """

    data: Path
    curricula: tuple[Path, ...]
    actor: str | None
    login: str
    today: date | None
    config: Path
    keys: Mapping[str, str] = MappingProxyType({})
    theme: str = ""
    ascii: bool = False
    word: str = "conversation"
    notices: tuple[str, ...] = ()
    store: str = ""


def checkout() -> Path | None:
    """The checkout that this package runs from, or None where it is installed."""
    root = _PACKAGE.parent
    return root if (root / "pyproject.toml").is_file() and (root / "curricula").is_dir() else None


def load(
    *,
    data: str | None = None,
    curricula: str | None = None,
    actor: str | None = None,
    environ: Mapping[str, str] | None = None,
) -> Settings:
    """Settings for one run.

    Raises:
        BadUse: ``MENTOR_TUI_TODAY`` is no date.
    """
    env = os.environ if environ is None else environ
    root = checkout()
    config = _config_path(env)
    told, notices = _read_config(config)
    data_path, store = _place(data or env.get("MENTOR_TUI_DATA") or told.get("data"))
    yaml_path = curricula or env.get("MENTOR_TUI_CURRICULA") or told.get("curricula")
    keys = told.get("keys", {})
    if not isinstance(keys, dict) or not all(isinstance(value, str) for value in keys.values()):
        keys, notices = {}, (*notices, "keys")
    return Settings(
        data_path.expanduser() if data_path else (root / "data" if root else _user_data()),
        (Path(yaml_path).expanduser(),) if yaml_path else ((root if root else _PACKAGE) / "curricula",),
        actor or env.get("MENTOR_TUI_AS") or None,
        _login(),
        _today(env.get("MENTOR_TUI_TODAY")),
        config,
        keys,
        str(told.get("theme", "")),
        _truth(env.get("MENTOR_TUI_ASCII"), bool(told.get("ascii", False))),
        str(told.get("word", "conversation")),
        notices,
        store,
    )


def _place(told: object) -> tuple[Path | None, str]:
    """The directory, and the URL of another store, in what was said of where the records are."""
    from mentor_tui.store.opening import folder_of

    if not told:
        return None, ""
    folder = folder_of(str(told))
    return folder, "" if folder else str(told)


def _today(text: str | None) -> date | None:
    if not text:
        return None
    from mentor_tui.domain.text import parse_date

    return parse_date(text, what="MENTOR_TUI_TODAY")


def _truth(text: str | None, default: bool) -> bool:
    return default if text is None else text.lower() not in ("", "0", "no", "false")


def _login() -> str:
    told = os.environ.get("LOGNAME") or os.environ.get("USER")
    if told:
        return told
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""


def _user_path(kind: str, variable: str, usual: str) -> Path:
    """The program's folder among a user's own, as ``platformdirs`` says it, which is only loaded where it has to be."""
    if sys.platform == "linux":
        told = os.environ.get(variable, "").strip()
        # Not ``Path.expanduser``: somebody without a home is no reason to stop.
        return (Path(told) if told else Path(os.path.expanduser("~"), usual)) / "mentor-tui"  # noqa: PTH111
    import platformdirs

    found: Path = getattr(platformdirs, f"user_{kind}_path")("mentor-tui")
    return found


def _user_data() -> Path:
    return _user_path("data", "XDG_DATA_HOME", ".local/share")


def _config_path(env: Mapping[str, str]) -> Path:
    told = env.get("MENTOR_TUI_CONFIG")
    if told:
        return Path(told).expanduser()
    return _user_path("config", "XDG_CONFIG_HOME", ".config") / "config.toml"


def _read_config(path: Path) -> tuple[dict[str, Any], tuple[str, ...]]:
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        return {}, ()
    except (OSError, UnicodeDecodeError):
        return {}, ("unreadable",)
    import tomllib

    try:
        return tomllib.loads(text), ()
    except tomllib.TOMLDecodeError:
        return {}, ("unreadable",)


def log_path() -> Path:
    """Where the debug log goes."""
    return _user_path("state", "XDG_STATE_HOME", ".local/state") / "mentor-tui.log"
