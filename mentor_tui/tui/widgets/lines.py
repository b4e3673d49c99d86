"""A list of lines with one selected: drawn line by line, so that its length costs nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from mentor_tui.domain.text import clean, looking_for
from mentor_tui.tui.styles import STYLES, Part, has_keys, mark
from mentor_tui.tui.themes import ONE_TONE
from mentor_tui.wording.language import _, ngettext


@dataclass(frozen=True, slots=True)
class Line:
    """One line.

    Attributes:
        parts: what stands on the left; what does not fit is cut with dots.
        right: what stands at the right edge, never cut.
        id: what it is about; a line without one cannot be selected.

    """

    parts: tuple[Part, ...] = ()
    right: tuple[Part, ...] = ()
    id: str = ""

    @property
    def text(self) -> str:
        """What stands on it, without tones."""
        return "".join(part[0] for part in (*self.parts, *self.right))


def heading(text: str, right: str = "") -> Line:
    """A line that names what follows."""
    return Line(((text, "strong"),), ((right, "dim"),) if right else ())


def plain(text: str, tone: str = "dim") -> Line:
    """A line that only says something."""
    return Line(((text, tone),))


def named(rows: Iterable[tuple[str, str]]) -> list[Line]:
    """A line each for things of which each has an id and a name, like people to choose one from."""
    return [Line(((clean(name), ""),), (), one) for one, name in rows]


def more_below(count: int) -> str:
    """What stands in the last line of a part that has more of them and no scrollbar."""
    return ngettext("{count} line more ↓", "{count} lines more ↓", count).format(count=count)


def fitting(lines: Iterable[Line], text: str) -> list[Line]:
    """The lines that have every word of a text in them; where none has, one that says so."""
    fits = looking_for(text)
    found = [line for line in lines if fits(line.text)]
    return found or [plain(_("Nothing found."))]


class Lines(ScrollView, can_focus=True):
    """A list of lines, one of which is selected: marked with a glyph, and with a band behind it while the list has the keys."""

    DEFAULT_CSS = """
    Lines { height: 1fr; overflow-x: hidden; }
    Lines > .lines--strong { text-style: bold; }
    Lines > .lines--em { text-style: italic; }
    Lines > .lines--dim { color: $dim; }
    Lines > .lines--good { color: $good; }
    Lines > .lines--rule { color: $rule; }
    Lines > .lines--waits { color: $waits; }
    Lines > .lines--late { color: $late; text-style: bold; }
    Lines > .lines--band { background: $band; color: $on-band; text-style: $band-style; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"lines--{tone}" for tone in STYLES if tone),
        "lines--band",
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", _("up"), show=False, id="list.up"),
        Binding("down,j", "move(1)", _("down"), show=False, id="list.down"),
        Binding("home", "first", _("first"), show=False, id="list.first"),
        Binding("end", "last", _("last"), show=False, id="list.last"),
        Binding("pageup", "page(-1)", _("page up"), show=False, id="list.page-up"),
        Binding("pagedown", "page(1)", _("page down"), show=False, id="list.page-down"),
        Binding("enter", "open", _("open"), show=False, id="list.open"),
    ]

    @dataclass
    class AboutLine(Message):
        """Something happened to a line of a list."""

        lines: Lines
        line_id: str

        @property
        def control(self) -> Lines:
            """The list."""
            return self.lines

    class Moved(AboutLine):
        """Another line is selected."""

    class Opened(AboutLine):
        """Enter was pressed on a line, or it was clicked while selected."""

    def __init__(
        self,
        lines: Iterable[Line] = (),
        *,
        id: str | None = None,
        quiet: bool = False,
        direct: bool = False,
    ) -> None:
        """A list.

        Args:
            lines: what is shown.
            id: the widget's.
            quiet: mark the line only while the list is in use.
            direct: one click opens a line, as in a list to choose from; otherwise two do.

        """
        super().__init__(id=id)
        self._direct = direct
        self._quiet = quiet
        self._lines: Sequence[Line] = list(lines)
        self._at = -1
        self._width = 0
        self._wanted = ""
        self._settle("", 0)

    @property
    def lines(self) -> Sequence[Line]:
        """What is shown."""
        return self._lines

    @property
    def selected(self) -> str:
        """The id of the selected line, "" where none can be."""
        return self._lines[self._at].id if 0 <= self._at < len(self._lines) else ""

    @property
    def at(self) -> int:
        """Which line is selected, -1 where none can be."""
        return self._at

    def show_lines(self, lines: Iterable[Line], *, select: str | None = None) -> None:
        """Replace all lines. The selection stays with its id; where that is gone, with its place.

        Scrolling stays, unless the selected line would be out of sight by it.
        """
        before, at, seen = self.selected, self._at, self._in_sight
        # An empty list forgets no place: what was selected is selected again when it is back.
        self._wanted = before or self._wanted
        wanted = self._wanted if select is None else select
        self._lines = list(lines)
        self._settle(wanted, at)
        self.virtual_size = Size(self._width, len(self._lines))
        self.refresh()
        if self.selected != before:
            self._tell()
        if select is not None or (seen and not self._in_sight):
            self._into_view()

    @property
    def _in_sight(self) -> bool:
        """Whether the selected line is, as far as the list is scrolled."""
        return 0 <= self._at - self.scroll_offset.y < self.size.height

    @property
    def in_sight(self) -> frozenset[int]:
        """Which lines are, as far as the list is scrolled and has room."""
        top, height = self.scroll_offset.y, self.size.height
        # The last line tells of more where that has no scrollbar.
        hides = not has_keys(self) and len(self._lines) - top > height
        return frozenset(range(top, min(top + height - hides, len(self._lines))))

    def select(self, line_id: str) -> bool:
        """Select a line by its id, if it is there."""
        for at, line in enumerate(self._lines):
            if line.id == line_id and line_id:
                self._go(at)
                return True
        return False

    def expect(self, line_id: str) -> None:
        """Select a line by its id, now or when it is there first."""
        if not self.select(line_id) and not self._lines:
            self._wanted = line_id

    def _settle(self, wanted: str, near: int) -> None:
        choices = [at for at, line in enumerate(self._lines) if line.id]
        if not choices:
            self._at = -1
            return
        same = [at for at in choices if wanted and self._lines[at].id == wanted]
        self._at = min(same or choices, key=lambda at: abs(at - near))

    def _go(self, at: int) -> None:
        if at == self._at:
            return
        old, self._at = self._at, at
        self._redraw(old)
        self._redraw(at)
        self._into_view()
        self._tell()

    def _redraw(self, at: int) -> None:
        self.refresh(Region(0, at - self.scroll_offset.y, self.size.width, 1))

    def _into_view(self) -> None:
        if self._at < 0:
            return
        top = self._at
        # What stands above the first line that can be selected belongs to it.
        while top > 0 and not self._lines[top - 1].id and self._at - top < 2:
            top -= 1
        self.scroll_to_region(Region(0, top, 1, self._at - top + 1), animate=False, force=True)

    def _tell(self) -> None:
        if self.is_mounted:
            self.post_message(self.Moved(self, self.selected))

    def _next(self, at: int, step: int) -> int:
        while 0 <= at < len(self._lines):
            if self._lines[at].id:
                return at
            at += step
        return self._at

    def action_move(self, step: int) -> None:
        """Select the next line in a direction."""
        self._go(self._next(self._at + step, step))
        if step < 0 and self._next(self._at - 1, -1) == self._at:
            self.scroll_home(animate=False)

    def action_first(self) -> None:
        """Select the first line."""
        self._go(self._next(0, 1))
        self.scroll_home(animate=False)

    def action_last(self) -> None:
        """Select the last line."""
        self._go(self._next(len(self._lines) - 1, -1))
        self.scroll_end(animate=False)

    def action_page(self, step: int) -> None:
        """Select a line a page away."""
        target = min(max(self._at + step * max(self.size.height - 1, 1), 0), len(self._lines) - 1)
        at = self._next(target, step)
        self._go(at if at != self._at else self._next(target, -step))

    def action_open(self) -> None:
        """Open the selected line."""
        if self.selected:
            self.post_message(self.Opened(self, self.selected))

    def on_click(self, event: events.Click) -> None:
        """Select the clicked line; open it if it was selected."""
        at = event.y + self.scroll_offset.y
        if 0 <= at < len(self._lines) and self._lines[at].id:
            self._go(at)
            if self._direct or event.chain > 1:
                self.action_open()

    def on_mount(self) -> None:
        """Take the size of what is shown."""
        self.virtual_size = Size(self._width, len(self._lines))

    def on_resize(self, event: events.Resize) -> None:
        """Follow the width; the selected line stays in sight."""
        self._width = event.size.width
        self.virtual_size = Size(self._width, len(self._lines))
        self._into_view()

    def cursor_at(self) -> Offset:
        """Where the selected line stands; at the edge behind which it is, where it was scrolled away."""
        return Offset(0, max(min(self._at - self.scroll_offset.y, self.size.height - 1), 0))

    def render_line(self, y: int) -> Strip:
        """Draw one line of what is in sight."""
        width = self.scrollable_content_region.width
        # The last column stays free: a scrollbar may stand beside it.
        end = width - 1
        at = y + self.scroll_offset.y
        base = self.rich_style
        if not 0 <= at < len(self._lines):
            return Strip.blank(width, base)
        line = self._lines[at]
        below = len(self._lines) - at
        if below > 1 and y == self.size.height - 1 and not has_keys(self):
            line = Line((), ((more_below(below), "dim"),))
        chosen = at == self._at and (self.has_focus or not self._quiet)
        banded = chosen and has_keys(self)
        if banded:
            base += self.get_component_rich_style("lines--band", partial=True)

        def styled(tone: str) -> Style:
            # On the band dim text is plain, as it would be too faint there.
            if not tone or (banded and (tone == "dim" or self.app.theme in ONE_TONE)):
                return base
            return base + self.get_component_rich_style(f"lines--{tone}", partial=True)

        right = [Segment(text, styled(tone)) for text, tone in line.right]
        right_width = sum(cell_len(segment.text) for segment in right)
        room = end - 1 - right_width - (1 if right else 0)
        segments = [Segment(mark(self) if chosen else " ", base)]
        used = 0
        for text, tone in line.parts:
            length = cell_len(text)
            if used + length > room:
                # Blanks that are cut are no loss to tell of.
                whole = text.rstrip()
                if used + cell_len(whole) > room:
                    whole = set_cell_size(whole, max(room - used - 1, 0)).rstrip() + "…"
                cut = whole if room > used else ""
                segments.append(Segment(cut, styled(tone)))
                used += cell_len(cut)
                break
            segments.append(Segment(text, styled(tone)))
            used += length
        segments.append(Segment(" " * max(end - 1 - used - right_width, 0), base))
        segments += right
        return Strip(segments).adjust_cell_length(width, base)
