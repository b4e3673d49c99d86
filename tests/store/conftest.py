"""Every store there is, for the tests of what each of them promises."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentor_tui.store.opening import Backend
from mentor_tui.store.protocol import Store

from .helpers import opened


@pytest.fixture(params=["memory", "tiny"])
def backend(request: pytest.FixtureRequest, tmp_path: Path) -> Backend:
    return opened(request.param, tmp_path)


@pytest.fixture
def store(backend: Backend) -> Store:
    return backend.store
