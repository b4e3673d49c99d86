"""The wheel carries its curricula and works outside the checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.system.terminal import environment

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory that holds the built wheel, unpacked as an installer would, and nothing of the checkout."""
    place = tmp_path_factory.mktemp("wheel")
    uv = [os.environ["UV"]] if "UV" in os.environ else [sys.executable, "-m", "uv"]
    built = subprocess.run(
        [*uv, "build", "--wheel", "--quiet", "--out-dir", str(place), str(ROOT)],
        capture_output=True,
        text=True,
        check=False,
    )
    if built.returncode and "No module named uv" in built.stderr:
        pytest.skip("uv is not here to build a wheel with")
    assert built.returncode == 0, built.stderr
    with zipfile.ZipFile(next(place.glob("*.whl"))) as wheel:
        wheel.extractall(place / "site")
    return place / "site"


def _run(installed: Path, home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    env = environment(home, PYTHONPATH=str(installed))
    return subprocess.run(
        [sys.executable, "-m", "mentor_tui", *words], env=env, cwd=home, capture_output=True, text=True, check=False
    )


def test_an_installed_copy_finds_its_own_curricula_and_the_users_data(installed: Path, tmp_path: Path):
    run = _run(installed, tmp_path, "locate", "--json")
    assert run.returncode == 0, run.stderr
    places = json.loads(run.stdout)
    assert Path(places["data"]).is_relative_to(tmp_path)
    assert Path(places["curricula"]).is_relative_to(installed)
    assert (installed / "mentor_tui" / "curricula" / "product-expert.yaml").is_file()
    sheets = [path.relative_to(ROOT) for path in (ROOT / "curricula" / "practice").glob("*.md")]
    assert sheets
    assert all((installed / "mentor_tui" / sheet).is_file() for sheet in sheets)


def test_the_wheel_has_every_table_that_the_code_reads(installed: Path):
    tables = [path for path in (ROOT / "mentor_tui").rglob("data/*") if path.suffix in (".yaml", ".json")]
    assert tables
    for path in tables:
        assert (installed / path.relative_to(ROOT)).read_bytes() == path.read_bytes()


def test_an_installed_copy_builds_a_demo_and_ticks(installed: Path, tmp_path: Path):
    data = str(tmp_path / "team")
    made = _run(installed, tmp_path, "demo", "--people", "4", "--into", data, "--no-open")
    assert made.returncode == 0, made.stderr
    checked = _run(installed, tmp_path, "check")
    assert checked.returncode == 0, checked.stdout + checked.stderr
