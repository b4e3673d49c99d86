"""What can be done with product teams, and with which keys; each row calls ``action_…`` in ``product_teams.py``."""

from __future__ import annotations

from mentor_tui.tui.actions import Action
from mentor_tui.wording.language import _

ACTIONS = (
    Action("product-teams.brief", "plus", _("brief"), _("Tell the front line what changes, or that nothing does"),
           writes=True, rights=("brief",)),
    Action("product-teams.read", "space", _("read"), _("Say that you have read it; others see how many have, never who"),
           writes=True),
    Action("product-teams.parts", "tab", _("next part"), _("On to the briefings, to what one says, and back")),
)  # fmt: skip
