"""Why an action of the Areas place is off: what the rules answer, for the area that is selected."""

from __future__ import annotations

from mentor_tui.domain.problems import Problem
from mentor_tui.domain.rules import areas as rules
from mentor_tui.services.areas_page import AreaRow, AreasPage
from mentor_tui.wording.language import _

ON_AN_AREA = frozenset(f"areas.{name}" for name in ("own", "hand-over", "backup", "join", "leave", "log"))
"""The actions that are about the area that is selected."""


def refusal(action: str, page: AreasPage, row: AreaRow) -> Problem | str | None:
    """Why an action about an area is off, or None."""
    case, me, standing = row.case, page.me, page.standing
    if standing is None and action in ("areas.own", "areas.join"):
        return _("Your own record cannot be read; “mentor-tui doctor” says why and what to do.")
    match action:
        case "areas.own" if page.lead:
            return rules.may_name(case)
        case "areas.own" if standing is not None:
            return rules.may_ask(case, me, standing)
        case "areas.join" if standing is not None:
            return rules.may_join(case, me, standing)
        case "areas.hand-over":
            return rules.may_pass_on(case)
        case "areas.backup":
            return rules.may_name_backup(case)
        case "areas.leave" if not rules.leavers(case):
            return rules.may_leave(case, me, "")
        case "areas.log":
            return rules.may_log(case, action)
    return None
