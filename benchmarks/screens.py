"""Opening a place until it is of use, and the processor's time for a key, in a real pseudo-terminal."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Sequence
from itertools import cycle, islice
from pathlib import Path

from benchmarks import teams
from benchmarks.measure import Comparison, Row, Run
from benchmarks.sizes import Sizes
from benchmarks.smallest import FOLLOWS, READY
from mentor_tui.drafts import LeftOff
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.journeys import page
from mentor_tui.services.pages import mentees_page
from mentor_tui.settings import drafts_path

LINES, COLUMNS = 40, 120
UP, DOWN = b"\x1b[A", b"\x1b[B"
PATIENCE = 60.0
SMALLEST = [sys.executable, str(Path(__file__).with_name("smallest.py"))]


class _Screen:
    """A program on a pseudo-terminal; what it writes is searched, not drawn."""

    def __init__(self, words: list[str]) -> None:
        self.begun = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            # Where somebody left is kept for these runs alone.
            state = str(teams.base() / "state")
            os.environ.update(TERM="xterm-256color", COLORTERM="truecolor", XDG_STATE_HOME=state)
            os.execv(words[0], words)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
        self.seen = bytearray()

    def until(self, marker: bytes) -> float:
        """Seconds from the start until a text was written."""
        while marker not in self.seen:
            if time.perf_counter() - self.begun > PATIENCE or not self.read(PATIENCE):
                tail = bytes(self.seen[-2000:]).decode("utf-8", "replace")
                raise RuntimeError(f"{marker!r} was never written: {tail}")
        return time.perf_counter() - self.begun

    def read(self, seconds: float) -> bool:
        if not select.select([self.fd], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self.fd, 1 << 16)
        except OSError:
            return False
        self.seen += data
        return bool(data)

    def quiet(self, seconds: float = 0.5) -> None:
        """Read until nothing has come for so long."""
        while self.read(seconds):
            pass

    def cpu(self) -> float:
        """Seconds of processor time that the program has had (Linux: from /proc)."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def end(self) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)


def _opening(words: list[str], marker: str) -> Run:
    def run() -> float:
        screen = _Screen(words)
        try:
            return screen.until(marker.encode())
        finally:
            screen.end()

    return run


def _ours(root: Path, person: str) -> list[str]:
    return [sys.executable, "-m", "mentor_tui", "--data", str(root), "--as", person]


def _own_journey() -> Run:
    """A hire's own journey, until their first item can be read."""
    root, team = teams.demo(30)
    first = page(teams.application(root, team.hire).context()).today[0]
    # The first words of the item's text: what the hire came to read.
    marker = first.item.about.split(".")[0].split("**")[0].split("`")[0].split("\n")[0][:24].rstrip()
    return _opening(_ours(root, team.hire), marker)


def _journey(_sizes: Sizes) -> Comparison:
    return Comparison("own journey, item readable / smallest app", _own_journey(), _opening(SMALLEST, READY))


def _insights(_sizes: Sizes) -> Comparison:
    root, team = teams.demo(30)
    words = _ours(root, team.lead)
    _leave_at(words, "NEEDS YOU", "5", "WHO IS HERE")
    return Comparison("Insights, 30 people, the sentence / own journey", _opening(words, "WHO IS HERE"), _own_journey())


def _leave_at(words: list[str], marker: str, key: str, then: str) -> None:
    """Go to another place and leave there, so that the program opens with it."""
    screen = _Screen(words)
    try:
        screen.until(marker.encode())
        os.write(screen.fd, key.encode())
        screen.until(then.encode())
        os.write(screen.fd, b"q")
        screen.quiet()
    finally:
        screen.end()


def _areas(_sizes: Sizes) -> Comparison:
    return _beside_journey("areas", "board of areas", lambda _context: "open decisions")


def _growth(_sizes: Sizes) -> Comparison:
    return _beside_journey("growth", "Growth", lambda context: next(iter(context.catalogue.tracks.values())).label)


def _beside_journey(place: str, title: str, marker: Callable[[ActorContext], str]) -> Comparison:
    """A place against a hire's own journey, each opened where they left off, until what they came for can be read."""
    root, team = teams.demo(38)
    context = teams.application(root, team.hire).context()
    first = page(context).today[0]
    item = first.item.about.split(".")[0].split("**")[0].split("`")[0].split("\n")[0][:24].rstrip()
    return Comparison(
        f"{title}, opened where one left off / own journey",
        _opening(_left_at(place, root, team.hire), marker(context)),
        _opening(_left_at("journey", root, team.hire), item),
    )


def _left_at(place: str, root: Path, person: str) -> list[str]:
    """The program as somebody opens it who left it in a place."""
    state = teams.base() / f"left-at-{place}"
    os.environ["XDG_STATE_HOME"] = str(state)
    try:
        left_off = LeftOff.of(drafts_path(str(root.absolute())), person)
    finally:
        del os.environ["XDG_STATE_HOME"]
    left_off.place = place
    left_off.keep()
    return ["/usr/bin/env", f"XDG_STATE_HOME={state}", *_ours(root, person)]


def _mentees(_sizes: Sizes) -> Comparison:
    root, team = teams.demo(30)
    found = mentees_page(teams.application(root, team.mentor).context())
    call = next(call for call in found.queue if call.on in found.labels[call.person])
    # The title of what waits first: what the mentor came to decide.
    marker = " ".join(found.labels[call.person][call.on].split()[:3])
    return Comparison(
        "own mentees, first in the queue readable / smallest app",
        _opening(_ours(root, team.mentor), marker),
        _opening(SMALLEST, READY),
    )


def _lead(_sizes: Sizes) -> Comparison:
    root, team = teams.demo(30)
    return Comparison(
        "Team place, 30 people, who needs the lead / smallest app",
        _opening(_ours(root, team.lead), "NEEDS YOU"),
        _opening(SMALLEST, READY),
    )


def _team(sizes: Sizes) -> Comparison:
    root, team = teams.demo(sizes.team)
    return Comparison(
        f"Team place, {sizes.team:,} people / smallest app",
        _opening(_ours(root, team.lead), "PEOPLE"),
        _opening([*SMALLEST, str(sizes.team)], READY),
        note="overview cached",
    )


def _key(sizes: Sizes) -> Comparison:
    root, team = teams.demo(sizes.crowd)
    return Comparison(
        f"processor time a key, {sizes.crowd:,} rows / DataTable",
        _keys(_ours(root, team.lead), "PEOPLE", sizes.keys, before=b"\t\t"),
        _keys([*SMALLEST, str(sizes.crowd)], READY, sizes.keys),
    )


def _sweep(sizes: Sizes) -> Comparison:
    root, team = teams.demo(30)
    there_and_back = (DOWN, DOWN, UP, UP)
    return Comparison(
        "processor time to the next thing of a sweep / of the smallest list beside a text",
        _keys(_ours(root, team.mentor), "wait for you", sizes.keys, keys=there_and_back),
        _keys([*SMALLEST, FOLLOWS], READY, sizes.keys, keys=there_and_back),
        note="a frame has 16.7 ms",
    )


def _keys(words: list[str], marker: str, count: int, *, before: bytes = b"", keys: Sequence[bytes] = (DOWN,)) -> Run:
    def run() -> float:
        screen = _Screen(words)
        try:
            screen.until(marker.encode())
            screen.quiet()
            os.write(screen.fd, before)
            screen.quiet()
            begun = screen.cpu()
            for key in islice(cycle(keys), count):
                os.write(screen.fd, key)
                screen.read(0.05)
            screen.quiet()
            return (screen.cpu() - begun) / count
        finally:
            screen.end()

    return run


ROWS = (
    Row("screens.journey", _journey, pairs=15, goal=1.3),
    Row("screens.areas", _areas, pairs=15, goal=1.3),
    Row("screens.growth", _growth, pairs=15, goal=1.3),
    Row("screens.mentees", _mentees, pairs=15, goal=1.3),
    Row("screens.lead", _lead, pairs=15, goal=1.3),
    Row("screens.insights", _insights, pairs=15, goal=1.3),
    Row("screens.team", _team, pairs=9, goal=1.4),
    # Each run is a program of its own that is opened before anything is timed.
    Row("screens.key", _key, pairs=3, goal=1.3, warm=False),
    Row("screens.sweep", _sweep, pairs=3, warm=False),
)
