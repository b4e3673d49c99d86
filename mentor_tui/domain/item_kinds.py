"""What an item can be: its kind, whose part, who signs it, what comes with it, whether it is in use."""

from __future__ import annotations

from typing import Literal

Kind = Literal[
    "read", "watch", "shadow", "pair", "practise", "ticket", "quiz", "write", "meet", "do", "drill", "review"
]
BY_RELATION = ("hire", "mentor", "lead")
"""Whose part an item can be in every curriculum; any other is one of its ``parts``."""

SignOff = Literal["none", "mentor", "lead", "cleared"]
Evidence = Literal["none", "text", "link"]
InUse = Literal["", "draft", "deprecated"]
"""Whether an item is in use (""), not yet, or no more."""

LEVEL_ALONE, LEVEL_SIGNED = 1, 2
"""The highest level of a competency that a done item shows by itself, and with a sign-off; above that a person assesses."""

LEVEL_MOST = 4
"""The levels that a competency can have; with more nobody tells two neighbours apart."""
