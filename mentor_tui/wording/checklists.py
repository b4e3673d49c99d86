"""What became of a checklist, in lines."""

from __future__ import annotations

from collections.abc import Iterator

from mentor_tui.intake.checklist import Doubt
from mentor_tui.intake.importing import Imported, Origin
from mentor_tui.intake.outline import Kept
from mentor_tui.wording import plain
from mentor_tui.wording.language import _, ngettext


def report(imported: Imported, path: str, *, written: bool) -> Iterator[str]:
    """What it became, what stayed text, what to look at, and where it was written."""
    draft = imported.draft
    items = sum(1 for _item in draft.items())
    yield _("“{title}”: {items} in {phases}.").format(
        title=plain.shown(draft.title),
        items=ngettext("{count} item", "{count} items", items).format(count=items),
        phases=ngettext("{count} phase", "{count} phases", len(draft.phases)).format(count=len(draft.phases)),
    )
    if draft.unplanned:
        yield ngettext(
            "{count} of them has no minutes in the file, so it is in no sum of time.",
            "{count} of them have no minutes in the file, so they are in no sum of time.",
            draft.unplanned,
        ).format(count=draft.unplanned)
    texts = [kept for kept in draft.kept if kept.kind != "left out"]
    if texts:
        yield ngettext("{count} line stayed text:", "{count} lines stayed text:", len(texts)).format(count=len(texts))
    for kept in (*texts, *(kept for kept in draft.kept if kept.kind == "left out")):
        yield f"  {_at(imported, kept.line)}  {kept_as(kept)}"
    if draft.look:
        yield _("To look at:")
        for look in draft.asked:
            yield f"  {_at(imported, look.line)}  {looked(look)}".rstrip()
    for id_, title in imported.written.gone.items():
        yield _("No longer in the checklist: “{title}” ({id}). Ticks on it are kept.").format(
            title=plain.shown(title), id=id_
        )
    yield where(path, written=written)


def where(path: str, *, written: bool) -> str:
    """Where it was written, if it was."""
    said = _("Written to {path}.") if written else _("{path} says the same already. Nothing was written.")
    return said.format(path=plain.shown(path))


def looked(look: Doubt) -> str:
    """Why somebody should look at something."""
    what = plain.shown(look.what)
    return {
        "part": _("“{what}” is not a mentor, a lead or the hire. It is a part of its own now: say who has it."),
        "long title": _("This title is long and lists cut it. Give it a “short”: “{what}”"),
        "only": _("“{what}”: everybody gets it as it is. Use “for” if it is for one position only."),
        "no day": _("“{what}” names no day. It was put after the one before; change by_day."),
        "goes back": _("“{what}” is due before the part above it. Check by_day."),
        "link": _("“{what}” is not an address that can be opened, so it stayed text."),
        "struck": _("“{what}” is struck through, so nobody new is asked to do it."),
        "draft": _("“{what}” is marked as unfinished, so no hire sees it yet."),
        "added closing": _("The talk that ends the basics was added: “{what}”. Without it nobody would be through."),
        "closing": _("“{what}” ends no basics: only one talk does, which is one of them and nobody’s choice."),
    }[look.why].format(what=what)


def kept_as(kept: Kept) -> str:
    """What stayed text."""
    text = plain.shown(" ".join(kept.text.split()))
    return {
        "comment": _("a comment: “{text}”"),
        "list": _("a list without boxes: “{text}”"),
        "text": _("text: “{text}”"),
        "html": _("HTML: “{text}”"),
        "empty box": _("a box without words: “{text}”"),
        "left out": _("left out, it is for the issue tracker: “{text}”"),
    }[kept.kind].format(text=text)


def _at(imported: Imported, line: int) -> str:
    origin = imported.origin(line)
    return place(origin) if origin is not None else ""


def place(origin: Origin) -> str:
    """A place in a file, as compilers write it."""
    return f"{origin.file}:{origin.line}"
