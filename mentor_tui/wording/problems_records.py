"""Problems of asking for records as sentences."""

from __future__ import annotations

from mentor_tui.domain.problems import Code
from mentor_tui.wording.language import _


def sentences() -> dict[Code, str]:
    """Those that need nothing but their facts."""
    return {
        Code.UNKNOWN_RECORD: _("There is no record “{ref}” that you may see. “record” lists them."),
        Code.UNKNOWN_TEAM: _("Nobody is in a team “{called}”."),
        Code.NOWHERE_SUCH_ITEM: _("No item is called “{item}”, by its id or in its title."),
    }
