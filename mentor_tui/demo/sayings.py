"""What made-up people write to each other: comments, questions, agenda lines."""

from __future__ import annotations

from mentor_tui.demo.written import read

_WRITTEN = read("sayings")

PRAISE: tuple[str, ...] = _WRITTEN["praise"]

PRAISE_AGAIN: tuple[str, ...] = _WRITTEN["praise_again"]
"""What is said with a sign-off of something that came back before."""

RETURNS: dict[str, tuple[str, ...]] = _WRITTEN["returns"]
"""Kind of item -> why one comes back."""

AGAIN: tuple[str, ...] = _WRITTEN["again"]

QUESTIONS: tuple[tuple[str, str], ...] = _WRITTEN["questions"]
"""What a hire asks in a thread, and what comes back."""

SESSIONS: tuple[str, ...] = _WRITTEN["sessions"]
NOTES: tuple[str, ...] = _WRITTEN["notes"]
FINISHED: tuple[str, ...] = _WRITTEN["finished"]
PAIRED: tuple[str, ...] = _WRITTEN["paired"]
CLOSED_PAIR: str = _WRITTEN["closed_pair"]
TASK_TEXT: tuple[str, ...] = _WRITTEN["task_text"]
TASK_NOTES: tuple[str, ...] = _WRITTEN["task_notes"]
