"""What is said of keys: in the list of what can be done here, on the page of all keys, and of keys in a configuration."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mentor_tui.wording import plain
from mentor_tui.wording.language import _, ngettext


def now(about: str) -> str:
    """The head of what can be done now, with what is selected."""
    return _("NOW, on “{title}”").format(title=about) if about else _("NOW")


def because(reason: str) -> str:
    """Why something is off, behind what it is."""
    return _("because: {reason}").format(reason=reason)


def enter_does(key: str) -> str:
    """What enter does with something in the list, and the key that does so outside it, "" where there is none."""
    if not key:
        return _("enter opens it")
    return _("enter does it; outside this list {key}").format(key=key)


def person(what: str) -> str:
    """What somebody is who is found by their name."""
    return {"own": _("your journey"), "yours": _("your mentor"), "mentors": _("mentor")}.get(what, _("journey"))


def nothing_found(typed: str) -> tuple[str, str]:
    """That nothing is called what was typed, and what to do."""
    said = _("Nothing found for “{typed}”.").format(typed=plain.shown(typed))
    return said, _("Try fewer letters, or press tab for the whole list.")


def more(count: int) -> str:
    """That there are more than are listed."""
    return ngettext("and {count} more: type on", "and {count} more: type on", count).format(count=count)


def manual() -> str:
    """How one moves about."""
    return _(
        "↑ ↓ or k j choose, enter opens, tab goes to the next part, esc goes back one level, 1 to 6 go to a screen."
    )


def list_keys() -> str:
    """The keys of the list itself."""
    return _("↑ ↓ choose · enter does it · tab all of it again · F1 how to move · esc back")


def legend(*, growth: bool = False) -> str:
    """What the glyphs mean, in the words of the screens; ``growth``: where a lock is told by what is left until it opens."""
    meant = {state: plain.word(state) for state in ("done", "going", "waiting", "open", "returned", "locked")}
    if growth:
        meant |= {"going": _("now"), "waiting": _("sent"), "locked": _("5 h, a yes: before it opens")}
    else:
        meant["owed"] = _("we owe it")
    return "  ".join(f"{plain.glyph(state)} {word}" for state, word in meant.items())


def no_such_id(name: str, meant: str | None) -> str:
    """A configuration remaps something that there is not."""
    said = _("Configuration, keys: there is no “{name}”.").format(name=plain.shown(name))
    hint = _("Did you mean “{meant}”?").format(meant=meant) if meant else _("“mentor-tui keys” lists them all.")
    return f"{said} {hint}"


def no_key(name: str, value: str, usual: Sequence[str]) -> str:
    """A configuration gives something a key that no terminal sends."""
    return _("Configuration, keys: “{value}” is not a key, so “{name}” stays on {usual}.").format(
        value=plain.shown(value), name=name, usual=" ".join(usual)
    )


def moves(name: str, key: str, usual: Sequence[str]) -> str:
    """A configuration gives something a key that every list needs."""
    return _("Configuration, keys: {key} moves and opens in every list, so “{name}” stays on {usual}.").format(
        key=key, name=name, usual=" ".join(usual)
    )


def displaced(key: str, by: str, names: Sequence[str]) -> str:
    """A configuration gives something the only key of something else."""
    return _(
        "Configuration, keys: {key} is “{by}” now, and was the only key of {names}; the list under ? still does it."
    ).format(key=key, by=by, names=plain.people([f"“{name}”" for name in names]))


def whose(who: Sequence[str]) -> str:
    """Whose a key can be."""
    if {"own", "mentor", "lead"} <= {*who}:
        return _("everybody")
    named = {
        "own": _("whose it is"),
        "mentor": _("mentor"),
        "lead": _("lead"),
        "observer": _("who observes"),
        "owner": _("owner of the track or area"),
        "contributor": _("backup or contributor"),
        "part": _("whoever has the part"),
        "maintainer": _("whoever maintains it"),
    }
    return ", ".join(named[one] for one in who)


def meanings() -> Mapping[str, str]:
    """Key -> the one thing that it means in every place, where there is anything of the kind."""
    return {
        "space, t": _("marks the line: done, seen, read, pinned; t never undoes it"),
        "s": _("your yes: sends, signs off, confirms, takes better words; on Insights, by item"),
        "S": _("all of it seen, and yes: every line and what came with it is in sight"),
        "r": _("one more go"),
        "a": _("asks, answers"),
        "e": _("what shows it: evidence, an example; changes what is read from a file"),
        "w": _("why, and the shortest way"),
        "v": _("another view of the same thing; V sees it as its owner does"),
        "l": _("logs a talk or session, writes in an area’s log"),
        "n": _("a note; in Growth, the openings"),
        "p": _("promises; in Growth, the paths; in Areas, the product teams; on Insights, people over the year"),
        ",": _("the next talk: what there is to talk about"),
        ";": _("says how your week was"),
        "x": _("what you are stuck for; that it is over"),
        "g": _("your goal"),
        "d": _(
            "done: your own part, what was missing or promised, a request or question that is closed, news you have seen; "
            "in Growth, decisions; in a file, day and month; in Records, from when until when"
        ),
        "i": _("the item, in its journey; that an opening interests you"),
        "c": _("what you can do, once the basics are done; on Insights, cohorts"),
        "m": _("a mentor: gives one, or another; asks for another; in Growth, where you stand"),
        "b": _("in Growth, the tracks: the first view of a screen that has several"),
        "M": _("who mentors whom"),
        "+": _("one more: takes it, joins, adds days, does what helps; another day"),
        "-": _("removes one, gives back, leaves, leaves it as it is"),
        "_": _("withdraws a sign-off, a decision"),
        "o": _("opens the link"),
        "y": _("copies; yes, where something is asked of a line (n: no)"),
        "/": _("finds by name or title"),
        "f": _("filters"),
        "z": _("sorts"),
        "u": _("undoes the last thing you did"),
        "A": _("adds: somebody to the team, an item for somebody; in your own journey asks who answers sooner"),
        "B": _("back-up: who stands in for a mentor, or an owner"),
        "C": _("capacity: how many mentees and hours a mentor takes on"),
        "D": _("drops: throws a draft away, skips an item for somebody, lets a promise go"),
        "E": _("ends a programme, closes an opening"),
        "F": _("what if: the team as it would be"),
        "G": _("what matching aims for"),
        "H": _("the handover: hands over"),
        "I": _("imports: people, a checklist"),
        "J": _("the journey of before: a former curriculum"),
        "K": _("keeps two people apart"),
        "L": _("somebody’s days away; Z your own"),
        "N": _("everything that is new"),
        "O": _("opens a lock early; says who owns an area"),
        "U": _("updates people who are here already"),
        "X": _("sends it on: a page, tables, a checklist, a calendar"),
        "P": _("publishes, carries out, after a last look"),
        "@": _("what you are asked by name"),
        "#": _("a checklist, to make a curriculum of"),
        ".": _("the curricula, as their authors see them"),
        "Q": _("another edition of a curriculum: what it would change"),
        "R": _("pauses or resumes a programme"),
        "T": _("somebody’s side tasks"),
        "%": _("a share of the week that is kept free"),
        "Y": _("yes, still mine"),
        "=": _("as good as done: it was learnt before"),
        "!": _("better words for what is unclear or out of date; in Growth, yours as a piece"),
        "*": _("all hands"),
        "W": _("parting words: a message for the next mentor; to each other, at the end of a pairing"),
        "q": _("leaves mentor-tui"),
        "? F1 : ctrl+p": _("the list of what you can do here"),
    }
