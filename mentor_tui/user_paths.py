"""Where a program's folders are among a user's own; it loads next to nothing, as a prompt asks for it again and again."""

from __future__ import annotations

import os
import sys

_OTHERS = {"XDG_CONFIG_HOME": "config", "XDG_DATA_HOME": "data", "XDG_STATE_HOME": "state"}


def user_path(variable: str, usual: str) -> str:
    """The program's folder among a user's own, as ``platformdirs`` says it, which is only loaded where it has to be.

    Args:
        variable: what names another folder in the environment.
        usual: where it is below a user's home.

    """
    if sys.platform == "linux":
        told = os.environ.get(variable, "").strip()
        # Somebody without a home is no reason to stop.
        return os.path.join(told or os.path.join(os.path.expanduser("~"), usual), "mentor-tui")  # noqa: PTH111, PTH118
    import platformdirs

    return str(getattr(platformdirs, f"user_{_OTHERS[variable]}_path")("mentor-tui"))


def state_path() -> str:
    """The folder of what the program keeps for a user beside the records."""
    return user_path("XDG_STATE_HOME", ".local/state")


def config_path() -> str:
    """The configuration file, unless the environment names another."""
    return os.path.join(user_path("XDG_CONFIG_HOME", ".config"), "config.toml")  # noqa: PTH118
