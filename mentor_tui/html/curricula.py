"""A curriculum, or one person's way through one, as a page."""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt
from markupsafe import Markup

from mentor_tui.domain.curriculum import Item, Module
from mentor_tui.domain.named import NamedTuple
from mentor_tui.html.rendering import rendered
from mentor_tui.services.exports import Export
from mentor_tui.wording import exports as words


class ItemLine(NamedTuple):
    """An item on the page; ``level`` is below how many others it stands."""

    item: Item
    level: int
    done: bool
    facts: str
    about: Markup


def curriculum_html(export: Export) -> str:
    """The page."""
    return rendered(
        "curriculum.html.j2",
        lang="en",
        title=words.title(export),
        as_of=words.as_of(export),
        about=_markdown(export.curriculum.about),
        phases=[
            (phase, _markdown(phase.about), [(one, _markdown(one.about), _lines(export, one)) for one in phase.modules])
            for phase in export.curriculum.phases
        ],
    )


def _lines(export: Export, module: Module) -> list[ItemLine]:
    depths, done = export.curriculum.depths, export.done
    return [
        ItemLine(
            item, depths.get(item.id, 0), item.id in done, " · ".join(words.facts(export, item)), _markdown(item.about)
        )
        for item in module.items
    ]


@cache
def _parser() -> MarkdownIt:
    # Nothing is loaded from elsewhere, and HTML in a text is text.
    return MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"]).disable("image")


def _markdown(text: str) -> Markup:
    """A text as HTML: the parser escapes all that is not markup of its own, and links to nothing that runs."""
    return Markup(_parser().render(text))
