"""Runs the rows of its own checkout on request, one line of JSON each way: see ``against``.

``{"ask": "about"}``, ``{"ask": "prepare", "row": NAME, "size": "full"}``, ``{"ask": "run"}`` for one run of what was prepared.
"""

from __future__ import annotations

import json
import os
import traceback
from typing import Any

import mentor_tui
from benchmarks.measure import Run
from benchmarks.rows import ROWS
from benchmarks.sizes import SIZES


class Worker:
    """Answers requests; it holds no more than the row that was prepared last."""

    def __init__(self) -> None:
        self.run: Run | None = None

    def answer(self, request: dict[str, Any]) -> object:
        match request["ask"]:
            case "about":
                return {"program": mentor_tui.__file__, "rows": [row.name for row in ROWS]}
            case "prepare":
                self.run = None
                (row,) = (row for row in ROWS if row.name == request["row"])
                self.run = row.prepare(SIZES[request["size"]]).ours
                return None
            case "run" if self.run is not None:
                return self.run()
            case other:
                raise ValueError(f"cannot be asked to {other!r}")


def main() -> None:
    # Requests and answers get files of their own: programs that a row starts may read and print what they like.
    requests, answers = os.fdopen(os.dup(0)), os.fdopen(os.dup(1), "w", buffering=1)
    with open(os.devnull) as nothing:  # noqa: PTH123
        os.dup2(nothing.fileno(), 0)
    os.dup2(2, 1)
    worker = Worker()
    for line in requests:
        try:
            told = {"answer": worker.answer(json.loads(line))}
        except Exception as error:  # noqa: BLE001 - the asker says that the row failed
            traceback.print_exc()
            told = {"error": f"{type(error).__name__}: {error}"}
        answers.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main()
