"""Checklists for the tests, and what they become."""

from mentor_tui.intake.checklist import CurriculumDraft, to_curriculum
from mentor_tui.intake.curriculum_text import Written, former_of, write_yaml
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
