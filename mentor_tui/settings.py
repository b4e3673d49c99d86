"""Where things are and who acts: options, then the environment, then the configuration file, then the checkout or user paths.

Curricula that nobody named are the data directory's own, and where it has none those that come with the program.
"""

from __future__ import annotations

import codecs
import os
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.problems import BadUse, Code, Trouble
from mentor_tui.plain_files import NotAFile, read_bytes
from mentor_tui.user_paths import config_path, state_path, user_path

_PACKAGE = Path(__file__).resolve().parent


Whose = Literal["told", "team", "shipped"]
"""Which curricula are in use: those that somebody named, the data directory's own, or those that come with the program."""


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
        references: the pattern of what refers to something with an address, and the address; none where it is empty.
        notices: keys of the configuration file whose values cannot be used, so that what is usual holds.
        store: the URL of what keeps the records, "" where that is the directory.
        named: whether somebody said which directory it is.
        whose: whose the curricula are.
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
    references: Mapping[str, str] = MappingProxyType({})
    notices: tuple[str, ...] = ()
    store: str = ""
    named: bool = False
    whose: Whose = "told"

    @property
    def own_curricula(self) -> Path:
        """The folder of the data directory's own curricula, whether or not it is there."""
        return self.data / "curricula"

    @property
    def gone(self) -> str:
        """The directory of the records where somebody said which it is and it is not there, else ""."""
        return str(self.data) if self.named and not self.store and not self.data.exists() else ""


def checkout() -> Path | None:
    """The checkout that this package runs from, or None where it is installed."""
    root = _PACKAGE.parent
    return root if (root / "pyproject.toml").is_file() and (root / "curricula").is_dir() else None


def shipped_curricula() -> Path:
    """The folder of the curricula that come with the program."""
    return (checkout() or _PACKAGE) / "curricula"


def load(
    *,
    data: str | None = None,
    curricula: str | None = None,
    actor: str | None = None,
    environ: Mapping[str, str] | None = None,
) -> Settings:
    """Settings for one run.

    Raises:
        Trouble: the configuration file cannot be used. What it says of where things are would be missed, and other records found.
        BadUse: ``MENTOR_TUI_TODAY`` is no date, or a path begins with the home of nobody.
    """
    env = os.environ if environ is None else environ
    root = checkout()
    config = _config_path(env)
    told = _read_config(config)
    data_path, store = _place(data or env.get("MENTOR_TUI_DATA") or told.get("data"))
    yaml_path = curricula or env.get("MENTOR_TUI_CURRICULA") or told.get("curricula")
    folder = expanded(data_path) if data_path else (root / "data" if root else _user_data())
    curricula_path, whose = _curricula(yaml_path, folder / "curricula" if not store else None)
    usable = {name: value for name, value in told.items() if name not in _USABLE or _USABLE[name](value)}
    return Settings(
        folder,
        (curricula_path,),
        actor or env.get("MENTOR_TUI_AS") or None,
        _login(),
        _today(env.get("MENTOR_TUI_TODAY")),
        config,
        _flat(usable.get("keys", {})),
        usable.get("theme", ""),
        _truth(env.get("MENTOR_TUI_ASCII"), usable.get("ascii", False)),
        usable.get("word", "conversation"),
        usable.get("references", {}),
        tuple(name for name in told if name not in usable),
        store,
        data_path is not None,
        whose,
    )


def _curricula(told: str | None, own: Path | None) -> tuple[Path, Whose]:
    """The folder of the curricula that are in use, and whose they are."""
    if told:
        return expanded(Path(told)), "told"
    if own is not None and os.path.isdir(own):  # noqa: PTH112  one look; a path that cannot be looked at is none
        return own, "team"
    return shipped_curricula(), "shipped"


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


def _user_data() -> Path:
    return Path(user_path("XDG_DATA_HOME", ".local/share"))


def _config_path(env: Mapping[str, str]) -> Path:
    told = env.get("MENTOR_TUI_CONFIG")
    if told:
        return expanded(Path(told))
    return Path(config_path())


_PATHS = ("data", "curricula")


def _is_references(told: Any) -> bool:
    """Whether a pattern can be read, matches something, and has one place in a web address to go to."""
    import re

    try:
        pattern, url = re.compile(told["pattern"]), told["url"]
        return not pattern.match("") and pattern.groups < 2 and url.startswith(("https://", "http://")) and "{}" in url
    except (re.error, KeyError, TypeError, AttributeError):
        return False


_USABLE: Mapping[str, Callable[[Any], bool]] = MappingProxyType(
    {
        "theme": lambda value: isinstance(value, str),
        "word": lambda value: isinstance(value, str),
        "ascii": lambda value: isinstance(value, bool),
        "references": _is_references,
        "keys": lambda value: isinstance(value, dict) and all(isinstance(key, str) for key in _flat(value).values()),
    }
)
"""What a value in the configuration file may be, where what is usual can hold in its place."""


def _flat(table: Mapping[str, Any], before: str = "") -> dict[str, Any]:
    """A table with dots in its keys, as TOML reads them without quotation marks: ``journey.tick = "x"``."""
    found: dict[str, Any] = {}
    for key, value in table.items():
        found |= _flat(value, f"{before}{key}.") if isinstance(value, dict) else {before + key: value}
    return found


def expanded(path: Path) -> Path:
    """A path with a home in the place of a ``~`` that it begins with."""
    try:
        return path.expanduser()
    except RuntimeError as error:
        raise BadUse(Code.NO_SUCH_HOME, path=str(path)) from error


def _read_config(path: Path) -> dict[str, Any]:
    def bad(reason: str, **facts: object) -> Trouble:
        return Trouble(Code.BAD_CONFIG, path=str(path), reason=reason, **facts)

    try:
        data = read_bytes(path)
    except FileNotFoundError:
        return {}
    except NotAFile as error:
        if str(path) == os.devnull:
            return {}
        raise bad("no-file") from error
    except OSError as error:
        raise bad("no-access", detail=error.strerror) from error
    import tomllib

    if data.startswith(codecs.BOM_UTF8):
        raise bad("byte-order-mark")
    try:
        told = tomllib.loads(data.decode())
    except UnicodeDecodeError as error:
        raise bad("not-utf8", line=data.count(b"\n", 0, error.start) + 1) from error
    except tomllib.TOMLDecodeError as error:
        raise bad("not-toml", detail=str(error)) from error
    _look_for_slips(told, bad)
    for name in _PATHS:
        if name in told and not (isinstance(told[name], str) and told[name]):
            raise bad("no-path", name=name)
    return told


def _look_for_slips(told: Mapping[str, Any], bad: Callable[..., Trouble]) -> None:
    """Make sure that no unknown key was meant to say where things are; any other may be a newer version's.

    Raises:
        Trouble: one was.

    """
    for name in told:
        if name not in _PATHS and name not in _USABLE:
            from mentor_tui.domain.text import near

            meant = near(name, [*_PATHS, *_USABLE])
            if meant in _PATHS and meant not in told:
                raise bad("slip", name=name, near=meant)


def log_path() -> Path:
    """Where the debug log goes."""
    return _state() / "mentor-tui.log"


def drafts_path(records: str) -> Path:
    """The folder of what people typed and did not send yet, of the records at a place."""
    # A command keeps no drafts, and need not load what hashes.
    from hashlib import blake2b

    return _state() / "drafts" / blake2b(records.encode(), digest_size=8).hexdigest()


def _state() -> Path:
    return Path(state_path())
