"""Checklists for the tests, and what they become."""

from mentor_tui.intake.checklist import CurriculumDraft, ItemDraft, to_curriculum
from mentor_tui.intake.curriculum_text import Written, former_of, write_yaml
from mentor_tui.intake.importing import Imported
from mentor_tui.intake.markdown import read_markdown
from mentor_tui.intake.outline import Box, Heading, Outline


def outline(text: str) -> Outline:
    return read_markdown(text.encode())


def tree(section: Heading) -> list[object]:
    """Headings with what is under them; a box is its words, or its words and the boxes under it."""
    inside: list[object] = [boxes(box) for box in section.boxes]
    return [*inside, *({under.title: tree(under)} for under in section.sections)]


def boxes(box: Box) -> object:
    return (box.words, *(boxes(under) for under in box.boxes)) if box.boxes else box.words


def draft(text: str, name: str = "checklist.md") -> CurriculumDraft:
    return to_curriculum(outline(text), name)


def written(text: str, former: str | None = None) -> Written:
    return write_yaml(draft(text), former_of(former) if former is not None else None)


def shown(made: Imported) -> str:
    """All that files became, as a person reads it: the tree, what stayed text, what to look at."""
    draft = made.draft
    lines = [f"{draft.title} ({draft.id})", *_about(draft.about, "  ")]
    lines += [f"  part {part}: {title}" for part, title in draft.parts.items()]
    for phase in draft.phases:
        basics = "" if phase.basics else ", not of the basics"
        lines += ["", f"# {phase.title} · day {phase.by_day}{basics}", *_about(phase.about, "  ")]
        for module in phase.modules:
            lines += [f"  ## {module.title}", *_about(module.about, "    ")]
            depths: dict[int, int] = {}
            for item in module.items:
                depth = depths[id(item)] = depths[id(item.under)] + 1 if item.under is not None else 0
                lines += _item(item, "  " * (depth + 1))
    kept = [f"  {one.line} {one.kind}: {' '.join(one.text.split())}" for one in draft.kept]
    look = [f"  {one.line} {one.why}: {one.what}" for one in draft.asked]
    lines += ["", "stayed text:", *(kept or ["  nothing"]), "", "to look at:", *(look or ["  nothing"])]
    return "\n".join(lines) + "\n"


def _item(item: ItemDraft, indent: str) -> list[str]:
    said = [item.kind] if item.kind != "do" else []
    said += [item.who] if item.who != "hire" else []
    said += [f"×{item.times}"] if item.times > 1 else []
    said += [f"{item.minutes} min"] if item.minutes is not None else []
    said += [f"day {item.by_day}"] if item.by_day is not None else []
    said += ["optional"] if item.optional else []
    said += [item.state] if item.state else []
    said += ["ends the basics"] if item.closes else []
    line = f"{indent}- {item.title}" + (f" [{', '.join(said)}]" if said else "")
    return [line, *(f"{indent}    {link}" for link in item.links), *_about(item.about, f"{indent}    ")]


def _about(texts: list[str], indent: str) -> list[str]:
    return [f"{indent}| {line}".rstrip() for text in texts for line in text.split("\n")]
