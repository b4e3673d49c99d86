"""What happened while somebody was away, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from mentor_tui.domain.names import short_name
from mentor_tui.services.abouts import WhileAway
from mentor_tui.wording import plain
from mentor_tui.wording.language import _, ngettext

if TYPE_CHECKING:
    from mentor_tui.domain.record import Fact


def said(about: WhileAway, names: Mapping[str, str]) -> str:
    """All of it in a line: ``while you were away: Ines signed off 3, answered 2; Ana finished “Refund”``."""
    return _("while you were away: {what}").format(what="; ".join(lines(about, names)))


def sentence(about: WhileAway, names: Mapping[str, str]) -> str:
    """The same where it begins a line."""
    return _("While you were away: {what}").format(what="; ".join(lines(about, names)))


def news(terms: Fact, names: Mapping[str, str]) -> str:
    """The same as news of one’s own journey."""
    return sentence(WhileAway(**terms), names)


def lines(about: WhileAway, names: Mapping[str, str]) -> Iterator[str]:
    """The same piece by piece: what each of those did who acted meanwhile, how far hires came, what is new in the plan."""
    for by, deeds in about.others.items():
        did = (_did(what, count) for what, count in deeds.items())
        yield _("{name} {did}").format(name=short_name(names, by), did=", ".join(did))
    for hire, titles in about.done.items():
        name, count = short_name(names, hire), len(titles)
        if count == 1:
            yield _("{name} finished {title}").format(name=name, title=plain.quoted(plain.shown(titles[0])))
        else:
            yield ngettext("{name} finished {count} thing", "{name} finished {count} things", count).format(
                name=name, count=count
            )
    if about.new:
        yield ngettext("{count} thing is new in your plan", "{count} things are new in your plan", about.new).format(
            count=about.new
        )


def _did(what: str, count: int) -> str:
    if what == "talks":
        return ngettext("held {count} talk", "held {count} talks", count).format(count=count)
    said = {"signed": _("signed off {count}"), "answered": _("answered {count}"), "back": _("sent {count} back")}
    return said[what].format(count=count)
