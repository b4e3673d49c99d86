"""What somebody is stuck for: what is in the way, in a line, and whose it is to help."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from mentor_tui.domain.curriculum import Item, PartDef
from mentor_tui.domain.stuck import WAITS_FOR, is_known, whose
from mentor_tui.services import stuck as verbs
from mentor_tui.services.actor_context import ActorContext, Done
from mentor_tui.tui.acts.thing import Thing
from mentor_tui.tui.dialogs.form import Answers, Field, Form
from mentor_tui.tui.widgets.options import Options
from mentor_tui.wording import plain
from mentor_tui.wording.language import _
from mentor_tui.wording.missing import choices


def stuck(thing: Thing, item: Item, parts: Mapping[str, PartDef]) -> Form:
    """Ask what is in the way of an item, and who can help.

    Args:
        thing: the item, as it was on the screen.
        item: the same as the curriculum has it.
        parts: every part that there is.

    """
    return _StuckForm(thing, item, parts.values())


class _StuckForm(Form):
    """Who can help follows from what is in the way, until somebody says otherwise."""

    def __init__(self, thing: Thing, item: Item, parts: Iterable[PartDef]) -> None:
        self._item = item
        self._proposed = whose(item, WAITS_FOR[0])
        known = (("mentor", _("your mentor")), ("lead", _("a lead")))
        options = (*known, *((part.id, plain.shown(part.title)) for part in parts))

        def verb(context: ActorContext, answers: Answers) -> Done:
            return verbs.stuck(
                context, thing.on, waits_for=answers["waits_for"], why=answers["why"], part=answers["part"]
            )

        super().__init__(
            _("“{title}”: what is in the way?").format(title=thing.title),
            [
                Field("waits_for", _("It waits for (left, right)"), "option", options=choices()),
                Field("why", _("What exactly, in a line"), keep=True),
                Field("part", _("Who can help"), "option", value=self._proposed, options=options),
            ],
            verb,
            does=_("says so"),
            draft=f"stuck:{thing.person}:{thing.on}",
        )

    def on_mount(self) -> None:
        """Follow what is chosen."""
        super().on_mount()
        self.watch(self.query_one("#field-waits_for", Options), "at", self._propose, init=False)

    def _propose(self) -> None:
        """Propose whoever can help with that, where nobody was chosen."""
        waits_for, part = self.query_one("#field-waits_for", Options).value, self.query_one("#field-part", Options)
        if is_known(waits_for) and part.value == self._proposed:
            self._proposed = whose(self._item, waits_for)
            part.choose(self._proposed)
