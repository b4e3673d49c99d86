"""Whether there are talks with somebody at all."""

from __future__ import annotations

from mentor_tui.domain.own_way import OwnWay
from mentor_tui.domain.problems import Code, Problem, Refused


def may_prepare(way: OwnWay) -> Problem | None:
    """Why there is no agenda of somebody's, or None: without a curriculum, and without talks of before, nobody comes to one."""
    none = way.programme.state(way.profile.start, way.today) == "none"
    return Refused(Code.NO_CURRICULUM, person=way.person) if none and not way.journey.sessions else None
