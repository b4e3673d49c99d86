"""What is told when the screen opens: what is wrong with the configuration, and what was written and not sent."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from mentor_tui.wording import plain
from mentor_tui.wording.language import _, ngettext


def notice(what: str, path: str) -> str:
    """One thing that is wrong with the configuration file, and what holds instead."""
    if what == "keys":
        return _("{path}: “keys” must be a table of names and keys, so the usual keys apply.").format(path=path)
    if what == "references":
        asks = _(
            "{path}: “references” needs a “pattern” with at most one group, and a “url” with {{}} in it, so no links are made."
        )
        return asks.format(path=path)
    return _("{path}: “{what}” cannot be used, so the usual setting applies.").format(path=path, what=what)


def kept() -> str:
    """That what was typed into a form is not lost with it."""
    return _("Not sent. What you wrote is kept, and stands there when you come back to it.")


def unsent(drafts: Sequence[tuple[str, str]]) -> list[str]:
    """What somebody wrote and did not send when they were here last.

    Args:
        drafts: what the form asked, and the text.

    """
    if not drafts:
        return []
    about, text = drafts[0]
    said = _("Not sent yet: “{text}” ({about}). Open that form again to send or delete it.").format(
        text=plain.shown(text), about=plain.shown(about)
    )
    more = len(drafts) - 1
    return [said, ngettext("And {count} more.", "And {count} more.", more).format(count=more)] if more else [said]


def out_of_reach(seen: datetime) -> str:
    """That the records have gone while they were looked at; it is a disk or a network that is away, not the team."""
    return _("The team’s data cannot be reached; what you see is from {time}.").format(time=f"{seen:%H:%M}")


def window(waiting: int) -> str:
    """How the window is called: with what waits for whoever looks, where anything does."""
    if not waiting:
        return "mentor-tui"
    said = ngettext("{count} waits", "{count} wait", waiting).format(count=waiting)
    return f"mentor-tui · {said}"


def no_theme(name: str, known: Sequence[str]) -> list[str]:
    """What is said where the configuration names a theme that there is not; nothing where it names none."""
    if not name or name in known:
        return []
    return [
        _("There is no theme “{name}”. You can use: {themes}. This is the usual one.").format(
            name=plain.shown(name), themes=plain.people(known)
        )
    ]
