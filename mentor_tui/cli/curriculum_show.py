"""``curriculum show``: a curriculum as its authors look through it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mentor_tui.cli.cli_context import CliContext, emit, put
from mentor_tui.cli.commands import Verb, json_option

if TYPE_CHECKING:
    from mentor_tui.services.actor_context import ActorContext
    from mentor_tui.services.curriculum_page import CurriculumNode, CurriculumPage


@click.command("show", cls=Verb)
@click.argument("thing", default="", metavar="[ID]")
@click.option("--curriculum", default="", metavar="ID", help="The curriculum, where several have the ID.")
@json_option
@click.pass_obj
def show_command(console: CliContext, thing: str, curriculum: str, as_json: bool) -> None:
    """Show a curriculum as its authors look through it: what needs what, where people stand, what is wrong at which line.

    ID is a curriculum, or a phase, module or item of one, of which all is told then, with its lines of the file. Without it, it
    is the first curriculum. On the screen “.” shows the same, and sees by itself what you save.
    """
    from dataclasses import replace

    from mentor_tui.authoring import confirmed_rows
    from mentor_tui.services.curriculum_page import node_in
    from mentor_tui.wording import curriculum_page as words
    from mentor_tui.wording import faults

    has_team = console.application.store.read("team") is not None
    context = console.context if has_team else console.application.any_context()
    page, name = _page(console, context, thing, curriculum)
    if page.curriculum is not None and page.confirmed:
        rows = confirmed_rows(console.application, page.id)[page.id]
        page = replace(page, confirmed={row.item: row for row in rows})
    nodes = node_in(page, name) if name else page.nodes
    if as_json:
        from mentor_tui.services.curriculum_page_documents import page_doc

        emit(page_doc(page, nodes, faults.message))
        return
    put(words.head(page))
    for said in (*words.state(page), *words.untold(page)):
        put(said.line)
    put()
    if name:
        for said in words.detail(page, nodes[0]):
            put(said.line)
    else:
        _tree(nodes)


def _page(console: CliContext, context: ActorContext, thing: str, curriculum: str) -> tuple[CurriculumPage, str]:
    """The curriculum that is meant, and what of it, "" for all."""
    from mentor_tui.browsing import CurriculaFiles
    from mentor_tui.domain.problems import BadUse, Code
    from mentor_tui.domain.text import near

    files = CurriculaFiles(console.application)
    first = files.read(context, curriculum)
    if not thing or thing in first.known or thing in context.catalogue.former_curricula:
        return (files.read(context, thing) if thing else first), ""
    known = [curriculum] if curriculum else list(first.known)
    with_it = [
        page for page in (first, *(files.read(context, one) for one in known if one != first.id)) if thing in page.by_id
    ]
    if len(with_it) == 1:
        return with_it[0], thing
    if with_it:
        raise BadUse(Code.BAD_CURRICULUM, reason="several", id=thing, files=[page.id for page in with_it])
    titles = [*first.by_id, *first.known]
    raise BadUse(Code.BAD_CURRICULUM, reason="unknown", id=thing, near=near(thing, titles))


def _tree(nodes: tuple[CurriculumNode, ...]) -> None:
    from mentor_tui.cli.tables import show
    from mentor_tui.wording import curriculum_page as words
    from mentor_tui.wording import plain
    from mentor_tui.wording.language import _

    rows = [
        (f"{'  ' * node.depth}{plain.shown(node.title)}", node.id, words.stand(node), words.mark(node))
        for node in nodes
    ]
    show((_("title"), _("id"), _("people"), _("fault")), rows)
