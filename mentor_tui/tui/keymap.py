"""Every key there is, place by place, from what the places declare; and what of a configuration's keys can be used."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from textual.binding import Binding, BindingType
from textual.keys import KEY_NAME_REPLACEMENTS, Keys, _character_to_key

from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.permissions import NEVER_ONESELF, TABLE
from mentor_tui.domain.text import near
from mentor_tui.tui.actions import GENERAL, Action, key_name
from mentor_tui.tui.dialogs.base import Dialog
from mentor_tui.tui.dialogs.celebration import Celebration
from mentor_tui.tui.dialogs.confirm import Confirm
from mentor_tui.tui.dialogs.form import Questions
from mentor_tui.tui.dialogs.leaving import Leaving
from mentor_tui.tui.places import to_other_views
from mentor_tui.tui.screens import (
    areas_actions,
    checklist_actions,
    curriculum_actions,
    curriculum_tree_actions,
    decision_actions,
    decisions_actions,
    growth_actions,
    insights_actions,
    journey_actions,
    levels_actions,
    matching_actions,
    mentees_actions,
    openings_actions,
    past_cohorts_actions,
    paths_actions,
    people_import_actions,
    product_teams_actions,
    records_actions,
    talk_actions,
    team_actions,
    team_leaving_actions,
    team_what_if_actions,
)
from mentor_tui.tui.screens.growth_grid import Grid
from mentor_tui.tui.screens.paths_tree import PathTree
from mentor_tui.tui.screens.person import ACTIONS as PERSON
from mentor_tui.tui.screens.welcome import Welcome
from mentor_tui.tui.ui_context import UiContext
from mentor_tui.tui.widgets.lines import Lines
from mentor_tui.tui.widgets.options import Options
from mentor_tui.tui.widgets.text_pane import TextPane
from mentor_tui.tui.widgets.ticks import Ticks
from mentor_tui.wording import keys as words
from mentor_tui.wording.language import _

EVERYBODY = ("own", "mentor", "lead")


def actions() -> tuple[tuple[str, tuple[str, ...], tuple[Action, ...]], ...]:
    """Every place: what it is called, who is there, and what can be done there."""
    return (
        (_("Everywhere"), EVERYBODY, GENERAL),
        (_("Journey"), EVERYBODY, journey_actions.ACTIONS),
        (_("Mentees"), ("mentor",), mentees_actions.ACTIONS),
        (_("A talk"), EVERYBODY, talk_actions.ACTIONS),
        (_("Team"), ("lead",), team_actions.ACTIONS),
        (_("One person"), ("lead",), PERSON),
        (_("People from a file"), ("lead",), people_import_actions.ACTIONS),
        (_("A mentor leaves"), ("lead",), team_leaving_actions.ACTIONS),
        (_("What if"), ("lead",), team_what_if_actions.ACTIONS),
        (_("Another edition"), ("lead",), curriculum_actions.ACTIONS),
        (_("Curricula"), ("lead", "maintainer"), curriculum_tree_actions.ACTIONS),
        (_("Past cohorts"), ("lead",), past_cohorts_actions.ACTIONS),
        (_("Import a checklist"), ("lead",), checklist_actions.ACTIONS),
        (_("Matching"), ("lead",), matching_actions.ACTIONS),
        (_("Growth"), EVERYBODY, (*growth_actions.ACTIONS, *to_other_views("growth"))),
        (_("Where I stand"), EVERYBODY, (*levels_actions.ACTIONS, *to_other_views("levels"))),
        (_("Paths"), EVERYBODY, (*paths_actions.ACTIONS, *to_other_views("paths"))),
        (_("Decisions"), EVERYBODY, (*decisions_actions.ACTIONS, *to_other_views("decisions"))),
        (_("One decision"), EVERYBODY, decision_actions.ACTIONS),
        (_("Openings"), EVERYBODY, (*openings_actions.ACTIONS, *to_other_views("openings"))),
        (_("Areas"), EVERYBODY, (*areas_actions.ACTIONS, *to_other_views("areas"))),
        (_("Insights"), ("lead",), insights_actions.ACTIONS),
        (_("Records"), ("lead", "observer"), records_actions.ACTIONS),
        (_("Product teams"), EVERYBODY, (*product_teams_actions.ACTIONS, *to_other_views("product-teams"))),
    )


def _widgets() -> tuple[tuple[str, Iterable[BindingType]], ...]:
    return (
        (_("In a list"), Lines.BINDINGS),
        (_("In a text"), TextPane.BINDINGS),
        (_("In a list to tick"), Ticks.BINDINGS),
        (_("In a choice of words"), Options.BINDINGS),
        (_("In the table of side tasks"), Grid.BINDINGS),
        (_("In the picture of paths"), PathTree.BINDINGS),
        (_("In a form or question"), [*Dialog.BINDINGS, *Questions.BINDINGS, *Confirm.BINDINGS, *Leaving.BINDINGS]),
        (_("On the page of the basics"), Celebration.BINDINGS),
        (_("Before there is a team"), Welcome.BINDINGS),
    )


@dataclass(frozen=True, slots=True)
class KeyRow:
    """One binding.

    Attributes:
        place: where it is.
        id: the name by which it is remapped.
        keys: its keys, as the configuration names them.
        label: a word or two.
        sentence: what it does.
        who: whose it can be: ``own`` is whoever it is about.

    """

    place: str
    id: str
    keys: tuple[str, ...]
    label: str
    sentence: str
    who: tuple[str, ...]

    @property
    def shown(self) -> tuple[str, ...]:
        """Its keys, as people read them."""
        return tuple(map(key_name, self.keys))


def _who(action: Action, here: tuple[str, ...]) -> tuple[str, ...]:
    if not action.rights:
        return here
    rights = [
        relation
        for verb in action.rights
        for relation, answer in TABLE[verb].items()
        if answer != "no" and not (relation == "own" and verb in NEVER_ONESELF)
    ]
    return tuple(dict.fromkeys(rights))


def every_key(remapped: Mapping[str, str]) -> Iterator[KeyRow]:
    """Every binding that has a name, place by place.

    Args:
        remapped: what can be used of a configuration's keys.

    """
    for place, who, declared in actions():
        for action in declared:
            yield KeyRow(place, action.id, action.key_names(remapped), action.label, action.tooltip, _who(action, who))
    told = {action.id for action in GENERAL}
    for place, bound in _widgets():
        for one in bound:
            if isinstance(one, Binding) and one.id and one.id not in told:
                told.add(one.id)
                keys = tuple(remapped.get(one.id, one.key).split(","))
                yield KeyRow(place, one.id, keys, one.description, one.tooltip or one.description, EVERYBODY)


class Usable(NamedTuple):
    """What of a configuration's keys can be used.

    Attributes:
        places: those of places, by the name of the action, as Textual names keys.
        widgets: those of what stands in places.
        told: a sentence about each of the rest.

    """

    places: dict[str, str]
    widgets: dict[str, str]
    told: tuple[str, ...]


def usable(wanted: Mapping[str, str]) -> Usable:
    """Look through a configuration's keys.

    A name that there is not, a key that no terminal sends, and one that moves in every list, leave things as they are usually.
    Where a key takes away the only one of something else, that is said too.
    """
    rows = {row.id: row for row in every_key({})}
    places: dict[str, str] = {}
    widgets: dict[str, str] = {}
    told: list[str] = []
    for told_name, value in wanted.items():
        # What works everywhere may be named alone: ``undo``.
        name = f"app.{told_name}" if f"app.{told_name}" in rows else told_name
        if name not in rows:
            told.append(words.no_such_id(name, near(name, [*rows])))
            continue
        keys = [_named(key.strip()) for key in value.split(",")]
        kept, usual = (places if name in _actions_by_id() else widgets), rows[name].shown
        if not all(map(_can_be, keys)):
            told.append(words.no_key(name, value, usual))
        elif kept is places and (moving := _moving() & {*keys}):
            told.append(words.moves(name, key_name(min(moving)), usual))
        else:
            kept[name] = ",".join(keys)
    return Usable(places, widgets, (*told, *_displaced(places)))


def remap(ui: UiContext) -> dict[str, str]:
    """Leave in what the screens are given the keys that can be used, with notices of the rest; the answer is those of widgets."""
    ui.keys, widgets, told = usable(ui.keys)
    ui.notices = (*ui.notices, *told)
    return widgets


def _actions_by_id() -> dict[str, Action]:
    return {action.id: action for _place, _who, declared in actions() for action in declared}


def _named(key: str) -> str:
    """A key as Textual names it."""
    return _character_to_key(key) if len(key) == 1 else key


def _can_be(key: str) -> bool:
    """Whether a terminal can send a key."""
    if not key:
        return False
    *held, base = key.split("+")
    if base in _NAMED:
        return all(one in ("ctrl", "shift", "alt") for one in held)
    if len(base) == 1:
        return held in ([], ["ctrl"], ["alt"]) and base.isprintable()
    try:
        return not held and unicodedata.lookup(base.replace("_", " ")).isprintable()
    except KeyError:
        return False


_NAMED = frozenset(
    {key.value for key in Keys if not key.value.startswith(("ctrl+", "<"))} | {*KEY_NAME_REPLACEMENTS.values()}
)
"""Keys with a name of their own."""


def _moving() -> frozenset[str]:
    """Keys that every list takes for itself."""
    return frozenset(key for one in Lines.BINDINGS if isinstance(one, Binding) for key in one.key.split(","))


def _displaced(kept: Mapping[str, str]) -> Iterator[str]:
    """What has no key of its own any more, key by key."""
    general = [action for action in GENERAL if action.label]
    lost: dict[tuple[str, str], dict[str, None]] = {}
    for _place, _who, declared in actions()[1:]:
        here = [*declared, *general]
        taken = {key: action.id for action in here if action.id in kept for key in action.key_names(kept)}
        for action in here:
            keys = action.key_names({})
            if action.id not in kept and all(key in taken for key in keys):
                lost.setdefault((key_name(keys[0]), taken[keys[0]]), {})[action.id] = None
    for (key, by), names in lost.items():
        yield words.displaced(key, by, [*names])
