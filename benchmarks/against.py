"""The same rows in two checkouts, each with its own program, benchmarks and Python, timed in turns in one run."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.measure import Row, compare
from benchmarks.rows import failed

HERE = Path(__file__).resolve().parent.parent
WORSE = 1.05
"""From which ratio on a row counts as worse than it was."""


class Checkout:
    """A process that runs the rows of a checkout; it stays for the whole run, so that a team is built once.

    Args:
        path: the checkout; its own environment in ``.venv`` is used where there is one, else this Python.

    """

    def __init__(self, path: Path) -> None:
        self.path = path.resolve()
        if not (self.path / "benchmarks" / "worker.py").is_file():
            raise SystemExit(
                f"{path} has no benchmarks that can be run in turns: put a copy of {HERE / 'benchmarks'} there"
            )
        own = self.path / ".venv" / "bin" / "python"
        self._process = subprocess.Popen(
            [own if own.exists() else sys.executable, "-m", "benchmarks.worker"],
            cwd=self.path,
            env={**os.environ, "PYTHONPATH": str(self.path)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            about = self.ask("about")
        except RuntimeError as error:
            raise SystemExit(str(error)) from error
        if not Path(about["program"]).is_relative_to(self.path):
            raise SystemExit(f"{path} would run the program of {about['program']}")
        self.rows = frozenset(about["rows"])

    def ask(self, what: str, **more: object) -> Any:
        """Send a request and wait for its answer.

        Raises:
            RuntimeError: the row failed there, or the process is gone.

        """
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            self._process.stdin.write(json.dumps({"ask": what, **more}) + "\n")
            self._process.stdin.flush()
            told = json.loads(self._process.stdout.readline() or '{"error": "the process has ended"}')
        except BrokenPipeError:
            told = {"error": "the process has ended"}
        if "error" in told:
            raise RuntimeError(f"{self.path}: {told['error']}")
        return told["answer"]

    def run(self) -> float:
        """Seconds of one run of what was prepared."""
        return float(self.ask("run"))

    def end(self) -> None:
        """Let the process tidy up and end."""
        self._process.communicate()


def against(other: Path, rows: Iterable[Row], size: str, pairs: int | None) -> bool:
    """Print for each row how long it takes here and in the other checkout, and the median of the pairs' ratios.

    Returns:
        Whether each row that both checkouts have came to its ratio.

    """
    well = True
    with ExitStack() as ends:
        old, new = Checkout(other), Checkout(HERE)
        ends.callback(old.end)
        ends.callback(new.end)
        print(f"new {new.path} / old {old.path}", flush=True)
        for row in rows:
            if row.name not in old.rows:
                print(f"{row.name:<16} is not in {old.path}", flush=True)
                continue
            count = pairs or row.pairs
            try:
                for checkout in (old, new):
                    checkout.ask("prepare", row=row.name, size=size)
                figures = compare(new.run, old.run, pairs=count, warm=row.warm)
            except (RuntimeError, ValueError) as error:
                well = False
                failed(row, error)
            else:
                print(figures.told(replace(row, goal=WORSE), "new / old", count), flush=True)
    return well
