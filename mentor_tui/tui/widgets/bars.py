"""What frames every place: the line of places, rules, the line of keys, and the notice that covers it for a moment."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.timer import Timer
from textual.widget import Widget

from mentor_tui.tui.styles import fit
from mentor_tui.tui.themes import ONE_TONE


class Rule(Widget):
    """A horizontal line, with a joint where a vertical one meets it."""

    DEFAULT_CSS = "Rule { height: 1; width: 1fr; color: $rule; }"

    def __init__(self, joint: str = "", at: Callable[[], int] | None = None, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._joint, self._joint_at = joint, at
        self._drawn_at = -1

    def on_mount(self) -> None:
        """Where the vertical line stands is only known once everything is laid out, and may change with anything."""
        if self._joint_at is not None:
            self.screen.screen_layout_refresh_signal.subscribe(self, self._follow)

    def _follow(self, _screen: object) -> None:
        if self._joint and self._joint_at is not None and self._joint_at() != self._drawn_at:
            self.refresh()

    def set_joint(self, joint: str, at: Callable[[], int]) -> None:
        """Let a vertical line meet it, or none."""
        self._joint, self._joint_at = joint, at
        self.refresh()

    def render(self) -> Content:
        """The line."""
        line = "─" * self.size.width
        at = self._drawn_at = self._joint_at() if self._joint_at else -1
        if self._joint and 0 <= at < len(line):
            line = line[:at] + self._joint + line[at + 1 :]
        return Content(line)


RIGHT_LEAST = 16
"""Cells for who and which day below which the places stand closer together."""

NAME_LEAST = 6
"""Cells of a name that stay, however little room there is."""


class PlaceBar(Widget):
    """The places on the left, the one that is open standing out; who, which day and where on the right.

    Where not all labels have room, the last ones are left out, and their numbers stay.
    """

    DEFAULT_CSS = "PlaceBar { height: 1; width: 1fr; }"

    @dataclass
    class Chosen(Message):
        """A place was clicked; ``number`` counts from 1."""

        number: int

    def __init__(self, places: Sequence[str] = (), current: int = -1, *, here: str = "", about: str = "") -> None:
        super().__init__()
        self._places, self._current = places, current
        self._ends: list[int] = []
        self.set_reactive(PlaceBar.here, here)
        self.set_reactive(PlaceBar.about, about)

    who: reactive[tuple[str, ...]] = reactive(())
    """Whose name stands on the right: in full, and as short as colleagues say it."""

    about: reactive[str] = reactive("")
    """What stands behind the name: which day it is, and where; it is never cut."""

    brief: reactive[str] = reactive("")
    """What stands there where no name has room before it."""

    day: reactive[str] = reactive("")
    """The day alone, which stands there where even that leaves no room for a name: beside six places at 80 columns."""

    here: reactive[str] = reactive("")
    """What stands on the left instead of the places, where somebody's page lies over them."""

    def render(self) -> Content:
        """The line."""
        parts: list[tuple[str, str]] = [(" ", "")]
        self._ends = []
        used = 1
        if self.here:
            here = fit(self.here, min(cell_len(self.here), max(self.size.width - 4 - cell_len(self._right(0)), 8)))
            parts.append((here, "bold"))
            used += cell_len(here) + 1
        else:
            texts = [f"{number + 1} {label}" for number, label in enumerate(self._places)]
            gap = 3 if self._spare(texts, 3) > 0 else 2
            # Who mentors, learns and leads has more places than labels fit: the last ones keep their numbers.
            for number in reversed(range(len(texts))):
                if number != self._current and self._spare(texts, gap) < 1:
                    texts[number] = f"{number + 1}"
            for number, text in enumerate(texts):
                parts += [(text, "bold" if number == self._current else "$dim"), (" " * gap, "")]
                used += cell_len(text) + gap
                self._ends.append(used)
        room = self.size.width - used - 1
        right = self._right(room)
        parts += [(" " * max(room - cell_len(right), 0), ""), (right, ""), (" ", "")]
        return Content.assemble(*parts)

    def _spare(self, texts: Sequence[str], gap: int) -> int:
        """Cells that are left beside the places and the least of who and which day."""
        return self.size.width - sum(map(cell_len, texts)) - gap * len(texts) - RIGHT_LEAST

    def _right(self, room: int) -> str:
        """Who, and which day: the name is shortened, and cut, before the day is shortened."""
        if not self.who:
            return self.about
        for about in (self.about, self.brief, *((self.day,) if self.day else ())):
            behind = f" · {about}" if about else ""
            if name := next((name for name in self.who if cell_len(name + behind) <= room), ""):
                return name + behind
            if room - cell_len(behind) >= NAME_LEAST:
                break
        return fit(self.who[-1], min(cell_len(self.who[-1]), max(room - cell_len(behind), NAME_LEAST))) + behind

    def on_click(self, event: events.Click) -> None:
        """Go where was clicked."""
        for number, end in enumerate(self._ends):
            if event.x < end:
                self.post_message(self.Chosen(number + 1))
                return


@dataclass(frozen=True, slots=True)
class Key:
    """One key in the line of keys; one that stays is there also while it is off, without its words."""

    action: str
    key: str
    label: str
    on: bool
    stays: bool = False

    @property
    def said(self) -> str:
        """What stands behind it."""
        return self.label if self.on or not self.stays else "–"


class KeyLine(Widget):
    """The keys that do something here; those that do nothing at the moment are greyed."""

    DEFAULT_CSS = "KeyLine { height: 1; width: 1fr; }"

    @dataclass
    class Pressed(Message):
        """A key was clicked."""

        action: str

    keys: reactive[tuple[Key, ...]] = reactive(())

    def __init__(self, *keys: Key) -> None:
        super().__init__()
        self.set_reactive(KeyLine.keys, keys)

    def render(self) -> Content:
        """The line: what does not fit is left out, greyed keys first; help always stays."""
        self._spans: list[tuple[int, int, str]] = []
        parts: list[tuple[str, str]] = [(" ", "")]
        used = 1
        for key in self._fitting():
            before, after = self._around(key)
            width = cell_len(key.key) + 1 + cell_len(key.said) + len(before + after)
            self._spans.append((used, used + width, key.action))
            tones = ("bold", "") if key.on else ("$dim", "$dim")
            parts += [(before + key.key, tones[0]), (f" {key.said}{after}  ", tones[1])]
            used += width + 2
        return Content.assemble(*parts)

    def _around(self, key: Key) -> tuple[str, str]:
        """Brackets around a key that is off, where its tone alone would not tell."""
        return ("", "") if key.on or self.app.theme not in ONE_TONE else ("(", ")")

    def _fitting(self) -> list[Key]:
        kept = list(self.keys)

        def width() -> int:
            around = sum(len("".join(self._around(key))) for key in kept)
            return sum(cell_len(key.key) + cell_len(key.said) + 3 for key in kept) + around - 1

        while len(kept) > 1 and width() > self.size.width:
            grey = [at for at, key in enumerate(kept[:-1]) if not key.on and not key.stays]
            del kept[grey[-1] if grey else len(kept) - 2]
        return kept

    def on_click(self, event: events.Click) -> None:
        """Do what was clicked."""
        for first, end, action in self._spans:
            if first <= event.x < end:
                self.post_message(self.Pressed(action))
                return


class Notice(Widget):
    """A sentence over the line of keys, until the next key or some seconds have passed."""

    DEFAULT_CSS = """
    Notice { layer: notice; dock: bottom; height: auto; max-height: 4; width: 1fr; display: none;
             padding: 0 1; background: $panel; color: $foreground; text-style: bold; }
    Notice.-shown { display: block; }
    """

    SECONDS = 8.0

    text: reactive[str] = reactive("", layout=True)

    _timer: Timer | None = None

    def render(self) -> Content:
        """The sentence."""
        return Content(self.text)

    def say(self, text: str) -> None:
        """Show a sentence."""
        self.text = text
        self.set_class(bool(text), "-shown")
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(self.SECONDS, self.hush) if text else None

    def hush(self) -> None:
        """Show nothing."""
        if self.text:
            self.say("")

    def on_click(self) -> None:
        """A click takes it away."""
        self.hush()
