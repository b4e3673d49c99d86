from __future__ import annotations

from pathlib import Path

import pytest

from mentor_tui.catalogue.loader import load


@pytest.fixture(scope="session")
def catalogue():
    return load([Path(__file__).parents[2] / "curricula"]).catalogue
