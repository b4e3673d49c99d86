"""How the tests are run."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from mentor_tui.services import present

# How long something takes here says nothing of whether it is right: what else this machine does is nobody's fault.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")


@pytest.fixture(autouse=True)
def _nobody_says_what_day_it_is() -> Iterator[None]:
    """What one test took for the present is no other’s."""
    yield
    present.tell(None)


def pytest_collection_finish() -> None:
    """Let garbage be looked for seldom: curricula, teams and modules stay, and to look through them took a fifth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 10, 50)


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """All tests are shared out among two workers a processor, as those of files, terminals, screens and processes mostly wait.

    For tests that are named by hand, starting the others costs more than it saves.
    """
    return 0 if config.args_source is pytest.Config.ArgsSource.ARGS else (os.cpu_count() or 1) * 2
