"""Who mentors a hire, did before, and will: what the Journey place says of it, in full."""

from __future__ import annotations

from mentor_tui.services import other_mentor, pairing
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.journeys import JourneyPage
from mentor_tui.tui.dialogs.told import ToldDialog
from mentor_tui.tui.fragments.mentors import mentors_parts
from mentor_tui.wording.language import _


def mentors_dialog(context: ActorContext, view: JourneyPage, *, only_looks: bool) -> ToldDialog:
    """The mentors of a hire.

    Whoever looks as somebody else reads no wish: not what they know themselves, and not what is between the other and the
    leads.

    Args:
        context: who looks.
        view: the journey.
        only_looks: whether it is looked at as its owner sees it.

    """
    who = view.person.id
    acting = context.act_as(who) if only_looks else context
    asks = () if only_looks else other_mentor.asks_about(acting, who)
    title = _("Your mentors") if view.own else _("Mentors of {name}").format(name=view.names[who])
    return ToldDialog(title, mentors_parts(view, pairing.history_of(acting, who), asks, acting.actor))
