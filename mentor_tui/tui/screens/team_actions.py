"""What can be done in the Team place, and with which keys; each row calls ``action_…`` in ``team.py``."""

from __future__ import annotations

from mentor_tui.tui.actions import Action
from mentor_tui.wording.language import _

ACTIONS = (
    Action("team.reassign", "m", _("reassign"), _("Give a hire a mentor, or another one"), writes=True),
    Action("team.extend", "plus", _("extend"), _("Add working days to a hire’s plan, with a reason"), writes=True),
    Action("team.cover", "B", _("cover"), _("Set who stands in for a hire’s mentor"), writes=True),
    Action("team.rest", "R", _("pause"), _("Pause a programme, or resume it"), footer=False, writes=True),
    Action("team.end", "E", _("end"), _("End a programme: finished, or early with a reason"), footer=False, writes=True),
    Action("team.leave", "L", _("leave"), _("Note days away; they do not count as working days"), footer=False, writes=True),
    Action("team.add", "A", _("add"), _("Add somebody to the team"), writes=True),
    Action("team.import", "I", _("import"), _("Bring people in from a file"), footer=False, writes=True, call="import_people"),
    Action("team.checklist", "number_sign", _("checklist"), _("Import a checklist: make a curriculum of what the team has"),
           footer=False),
    Action("team.mentors", "M", _("mentors"), _("Mentors: mentees and hours, how much they take on, leave, last day")),
    Action("team.what-if", "F", _("what if"), _("The team without some mentors, or with more hires, beside today")),
    Action("team.curriculum", "Q", _("curriculum"), _("What another edition of a curriculum would change, and for whom"),
           footer=False),
    Action("team.hands", "asterisk", _("all hands"), _("Call all hands for some days, change or end it"), footer=False,
           writes=True),
    Action("team.settle", "d", _("settle"),
           _("Close a request for another mentor; say that what is missing is there, or a promise kept"), footer=False,
           writes=True),
    Action("team.promise", "p", _("promise"),
           _("Promise somebody something; say that a promise was kept, or let it go"), footer=False, writes=True),
    Action("team.look", "V", _("as seen"), _("See a journey as the hire does"), footer=False),
    Action("team.one-person", "v", _("one person"), _("All about one person: what we owe, levels, side tasks, areas, decisions")),
    Action("team.growth", "T", _("side tasks"), _("A person’s side tasks: confirm, or open a lock early"), footer=False),
    Action("team.sort", "z", _("sort"), _("Sort the people another way")),
    Action("team.cohort", "f", _("cohort"), _("Show one cohort after another, then all"), footer=False),
    Action("team.filter", "slash", _("find"), _("Find people by name, cohort, team or mentor"), "/"),
    Action("team.parts", "tab", _("next part"), _("Go to the cohorts, the people, and back"), footer=False),
)  # fmt: skip
