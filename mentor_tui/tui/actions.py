"""Actions: declared once, shown as key, in the line of keys, in the list of what can be done, and in the page of all keys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from textual.binding import Binding

from mentor_tui.domain.permissions import Verb
from mentor_tui.domain.problems import Problem
from mentor_tui.domain.rules.items import Act, ItemCase
from mentor_tui.domain.rules.side_tasks import TaskCase
from mentor_tui.wording.language import _


@dataclass(frozen=True, slots=True)
class Action:
    """Something that a person can do on a screen.

    Attributes:
        id: the name it is remapped by (``journey.tick``); the last part names the method ``action_…``.
        keys: keys, separated by commas, as Textual names them.
        label: one or two words for the line of keys.
        tooltip: a sentence for the list of what can be done.
        show: what stands for its keys in the line of keys, while they are not remapped; the first of them where it is "".
        footer: whether it stands in the line of keys.
        writes: whether it changes anything; such an action is off while somebody only looks.
        call: the action to call, where it is not the last part of the id (``go(1)``).
        act: what the rules call it, where it is done to the item or side task that is selected; they say why it is off.
        stays: whether it stands in the line of keys also while it is off, however little room there is.
        rights: the rows of the permission table any of which lets somebody ever do it; none is everybody who is in the place.

    """

    id: str
    keys: str
    label: str
    tooltip: str
    show: str = ""
    footer: bool = True
    writes: bool = False
    call: str = ""
    act: Act | None = None
    stays: bool = False
    rights: tuple[Verb, ...] = ()

    @property
    def name(self) -> str:
        """The method's name without ``action_``."""
        return (self.call or self.id.rpartition(".")[2]).partition("(")[0].replace("-", "_")

    @property
    def everywhere(self) -> bool:
        """Whether it works in every place, whatever is shown there."""
        return self.id.startswith("app.")

    def key_names(self, remapped: Mapping[str, str]) -> tuple[str, ...]:
        """Its keys as Textual names them, where a configuration may have remapped them."""
        return tuple(key.strip() for key in remapped.get(self.id, self.keys).split(","))

    def binding(self, remapped: Mapping[str, str] = MappingProxyType({})) -> Binding:
        """The key binding."""
        call, keys = self.call or self.name, ",".join(self.key_names(remapped))
        return Binding(keys, call, self.label, show=self.footer, tooltip=self.tooltip, id=self.id)


_KEY_NAMES = {
    "question_mark": "?",
    "colon": ":",
    "slash": "/",
    "minus": "-",
    "underscore": "_",
    "plus": "+",
    "asterisk": "*",
    "percent_sign": "%",
    "equals_sign": "=",
    "comma": ",",
    "semicolon": ";",
    "full_stop": ".",
    "exclamation_mark": "!",
    "number_sign": "#",
    "at": "@",
    "escape": "esc",
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "f1": "F1",
}


def key_name(key: str) -> str:
    """A key as people read it."""
    return _KEY_NAMES.get(key, key)


def acts_of(actions: Iterable[Action]) -> Mapping[str, Act]:
    """Id of an action -> the act that it is."""
    return {action.id: action.act for action in actions if action.act is not None}


def why_not(act: Act, case: ItemCase | TaskCase) -> Problem | None:
    """Why an act on an item or side task is off, as the rules answer; what ticks sends again what came back."""
    return case.may("send" if act == "tick" and case.fact.state == "returned" else act)


def bindings(actions: Iterable[Action]) -> list[Binding]:
    """The key bindings of actions."""
    return [action.binding() for action in actions]


GENERAL: tuple[Action, ...] = (
    Action("app.undo", "u,ctrl+z", _("undo"), _("Undo the last thing you did"), writes=True),
    Action("app.redo", "ctrl+r", _("redo"), _("Redo what you undid"), footer=False, writes=True),
    Action(
        "app.days-away",
        "Z",
        _("days away"),
        _("Note when you are away; shorten or remove it"),
        footer=False,
        writes=True,
    ),
    Action(
        "app.curricula",
        "full_stop",
        _("curricula"),
        _("A curriculum as its authors see it: what needs what, where people stand, faults"),
        footer=False,
        rights=("browse curriculum",),
    ),
    Action(
        "app.asked",
        "at",
        _("asked"),
        _("What you are asked by name, to answer it, and what you promised"),
        footer=False,
    ),
    Action("app.open-link", "o", _("open"), _("Open the link of what is selected"), footer=False),
    Action("app.copy", "y", _("copy"), _("Copy what is selected"), footer=False),
    Action("app.back", "escape", _("back"), _("Go back one level"), footer=False),
    Action("app.quit", "q", _("quit"), _("Leave mentor-tui"), footer=False),
    Action("app.help", "question_mark,f1", _("help"), _("What you can do here, and with which keys"), "?"),
    Action("app.palette", "colon,ctrl+p", "", _("Also: what you can do here"), footer=False, call="help"),
    *(
        Action(f"app.place-{n}", str(n), "", _("Go to screen {n}").format(n=n), footer=False, call=f"go({n})")
        for n in range(1, 9)
    ),
)
"""What works in every place."""
