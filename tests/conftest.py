"""How the tests are run."""

from __future__ import annotations

import pytest


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """All tests are shared out among the processors; for those named by hand, starting the others costs more than it saves."""
    return 0 if config.args_source is pytest.Config.ArgsSource.ARGS else None
