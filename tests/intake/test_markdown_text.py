"""A curriculum as a checklist in Markdown, and back: the same tree."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from mentor_tui.catalogue.build import build
from mentor_tui.catalogue.faults import Report
from mentor_tui.catalogue.validate import validate
from mentor_tui.catalogue.yaml_reader import compose
from mentor_tui.domain.curriculum import Curriculum, Item, Module, Phase
from mentor_tui.intake.checklist import CurriculumDraft, ItemDraft, to_curriculum
from mentor_tui.intake.curriculum_text import former_of, write_yaml
from mentor_tui.intake.markdown import outline_of
from mentor_tui.intake.markdown_text import checklist
from mentor_tui.settings import shipped_curricula
from tests.intake.helpers import draft, written
from tests.intake.test_checklist import SECTIONS, as_markdown

PARTS = {"it": "IT", "it-desk": "IT desk", "people-team": "People: the team"}


def loaded(text: str) -> Curriculum:
    report = Report("x.yaml")
    root = compose(text, report)
    assert root is not None
    shape = validate(root, report)
    assert shape is not None, report.faults
    (curriculum,) = build([shape], "x").curricula.values()
    return curriculum


def back(text: str) -> CurriculumDraft:
    return to_curriculum(outline_of(text), "x.md")


def tree_of(of: Curriculum) -> Any:
    """What a checklist says of a curriculum, boxes under boxes."""

    def boxes(phase: Phase, module: Module, under: str = "") -> list[Any]:
        return [
            (_said(item, phase.by_day), item.links, item.about, boxes(phase, module, item.id))
            for item in module.items
            if item.under == under
        ]

    return [
        (
            (phase.title, phase.by_day, phase.basics, phase.about),
            [(module.title, module.about, boxes(phase, module)) for module in phase.modules],
        )
        for phase in of.phases
    ]


def tree_back(of: CurriculumDraft) -> Any:
    """The same of what was read."""

    def boxes(by_day: int, items: list[ItemDraft], under: ItemDraft | None = None) -> list[Any]:
        return [
            (_said(item, by_day), tuple(item.links), _text(item.about), boxes(by_day, items, item))
            for item in items
            if item.under is under
        ]

    return [
        (
            (phase.title, phase.by_day, phase.basics, _text(phase.about)),
            [(module.title, _text(module.about), boxes(phase.by_day, module.items)) for module in phase.modules],
        )
        for phase in of.phases
    ]


def _said(item: Item | ItemDraft, by_day: int) -> Any:
    day = by_day if item.by_day is None else item.by_day
    return item.title, item.who, item.times, item.minutes, day, item.optional, item.state, item.closes


def _text(texts: list[str]) -> str:
    return "\n\n".join(texts).strip()


SHIPPED = {path.stem: path.read_text("utf-8") for path in sorted(shipped_curricula().glob("*.yaml"))}


@pytest.mark.parametrize("name", [name for name, text in SHIPPED.items() if "\ncurriculum:" in text])
def test_a_shipped_curriculum_comes_back_as_it_is(name: str) -> None:
    text = SHIPPED[name]
    curriculum = loaded(text)
    markdown = checklist(curriculum)
    read = back(markdown)
    assert (read.id, read.title, _text(read.about)) == (curriculum.id, curriculum.title, curriculum.about)
    assert tree_back(read) == tree_of(curriculum)
    again = loaded(write_yaml(read, former_of(text)).text)
    assert again._replace(version=0) == curriculum._replace(version=0), (
        "and what no checklist says is the earlier file's"
    )
    assert read.kept == ()


def test_it_reads_well() -> None:
    curriculum = loaded(
        written(
            "# Onboarding\n\nHello.\n\n## Week 1\n\nYou will break nothing.\n\n### Money\n\nPrices.\n\n"
            "- [ ] Read the [price list](https://a.example/p) <mailto:help@a.example> [#help](#help) (20 min)\n"
            "- [ ] Take refunds (x3)\n\n  Slowly.\n\n- [ ] Lead: order a chair (day -3)\n- [ ] ~~Old~~\n"
            "- [ ] Optional: look around (draft)\n- [ ] Lead: Closing talk (ends the basics)\n"
        ).text
    )
    assert checklist(curriculum, title="Onboarding: Ana", done=["take-refunds"]) == (
        "---\ncurriculum: onboarding\n---\n\n# Onboarding: Ana\n\nHello.\n\n## Week 1 (day 5)\n\nYou will break nothing.\n\n"
        "### Money\n\nPrices.\n\n"
        "- [ ] [Read the price list](https://a.example/p) <mailto:help@a.example> [#help](#help) (20 min)\n"
        "- [x] Take refunds (× 3)\n\n  Slowly.\n\n- [ ] Lead: Order a chair (day -3)\n- [ ] ~~Old~~\n"
        "- [ ] look around (optional) (draft)\n- [ ] Lead: Closing talk (ends the basics)\n"
    )


@pytest.mark.parametrize(
    "title",
    [
        "Write at least two replies",
        "Read it x3",
        "3x coffee",
        "Read the guide (30 min)",
        "Read the guide, 30 min",
        "Lead: a talk",
        "Lead — a talk",
        "TODO",
        "Coffee with the manager (lead)",
        "[ ] a box (optional) in *the* title",
        "See https://a.example/x and <b>bold</b> &amp; `code` # no",
        "1. first",
        "# x #",
        "(day 3) (not of the basics)",
        "e-mail, in one’s own words:",
        "~~struck~~",
        "| a | b |",
        "a \\ b \\( c",
        "الاسم (30 min)",
    ],
)
def test_nothing_is_read_into_the_words_of_a_title(title: str) -> None:
    items = (
        Item("a", title, "do", None, 5),
        Item("b", title, "do", 20, 3, 4, "lead", optional=True, links=("https://a.example/(x)_y?a=1&copy;=2",)),
        Item("c", title, "do", None, 5, state="deprecated", links=("#a", "https://b.example/ü", "mailto:x@b.example")),
    )
    curriculum = Curriculum("x", title, 1, (Phase("p", title, 5, (Module("m", title, items),), True),))
    read = back(checklist(curriculum))
    assert read.title == title
    assert tree_back(read)[:1] == tree_of(curriculum)


@pytest.mark.parametrize(
    "about",
    [
        "# A heading",
        "- [ ] a box",
        "**Read this**",
        "- a\n- b",
        "1. a\n2. b",
        "```\nnever closed",
        "two\n\n\n\nlines  \nwith space",
        "<!-- said -->",
        "a\n---\nb",
        "---",
        "    code",
        "[a]: https://a.example",
        "| Task | Done |\n|---|---|\n| a | b |",
        "> - [ ] quoted",
        "<details><summary>More</summary>",
        "<!-- about -->\nx",
    ],
)
def test_text_stays_text(about: str) -> None:
    items = (Item("a", "A", "do", None, 5, about=about), Item("b", "B [a]", "do", None, 5))
    module = Module("m", "M", items, about=about)
    curriculum = Curriculum("x", "X", 1, (Phase("p", "P", 5, (module,), True, about=about),), about)
    read = back(checklist(curriculum))
    assert _text(read.about) == about.strip()
    assert [_text(one.about) for one in read.phases[0].modules[0].items] == [about.strip(), ""]
    assert (_text(read.phases[0].about), _text(read.phases[0].modules[0].about)) == (about.strip(), about.strip())


PIECES = st.sampled_from(
    [
        *(
            "(",
            ")",
            "[",
            "]",
            ":",
            "-",
            "–",
            "—",
            ",",
            ".",
            ";",
            "*",
            "_",
            "~~",
            "`",
            "#",
            "!",
            "\\",
            "<",
            ">",
            "&",
            "&amp;",
        ),
        *(
            "|",
            "/",
            "x",
            "×",
            "3",
            "x3",
            "30",
            "min",
            "day",
            "week",
            "at",
            "least",
            "two",
            "times",
            "optional",
            "draft",
        ),
        *("TODO", "Lead", "Mentor:", "IT:", "You", "IT", "desk:", "buddy", "hire", "ends", "the", "basics", "required"),
        *("once", "https://a.example", "첫", "العربية", "é", "1.", "2)", "part", "of", "not"),
    ]
)
TITLES = st.lists(PIECES, min_size=1, max_size=7).flatmap(
    lambda parts: st.lists(st.sampled_from(["", " "]), min_size=len(parts), max_size=len(parts)).map(
        lambda gaps: "".join(part + gap for part, gap in zip(parts, gaps, strict=True)).strip()
    )
)
LINES = st.lists(
    st.one_of(TITLES, st.sampled_from(["", "- [ ] a", "# a", "```", "- a", "1. a", "---", "> a", "  a"])), max_size=4
)
ABOUTS = LINES.map(lambda lines: "\n".join(lines).strip())
LINKS = st.lists(
    st.sampled_from(
        [
            "https://a.example/x",
            "http://b.example/(a)?b=[c]&d=ü",
            "mailto:a@b.example",
            "#help",
            "#a(b)",
            "https://c.example/<x>",
        ]
    ),
    max_size=3,
    unique=True,
).map(tuple)


@st.composite
def curricula(draw: st.DrawFn) -> Curriculum:
    phases: list[Phase] = []
    closes = draw(st.integers(0, 3))
    for number in range(draw(st.integers(1, 3))):
        by_day = draw(st.integers(-10, 1_500))
        modules = []
        for second in range(draw(st.integers(1, 2))):
            items: list[Item] = []
            for third in range(draw(st.integers(1, 3))):
                under = draw(st.sampled_from(["", *(item.id for item in items)]))
                # Only what everybody has as one of the basics can end them: check refuses any other.
                ends = number == closes and second == 0 and third == 0
                who: Any = draw(st.sampled_from(["hire", "mentor", "lead", *PARTS]))
                items.append(
                    Item(
                        f"i{number}-{second}-{third}",
                        draw(TITLES),
                        "do",
                        draw(st.none() | st.integers(1, 2_400)),
                        draw(st.just(by_day) | st.integers(-365, 2_000)),
                        draw(st.just(1) | st.integers(2, 200)),
                        who,
                        closes=ends,
                        links=draw(LINKS),
                        about=draw(ABOUTS),
                        optional=not ends and draw(st.booleans()),
                        state="" if ends else draw(st.sampled_from(["", "", "draft", "deprecated"])),
                        under=under,
                    )
                )
            modules.append(Module(f"m{number}-{second}", draw(TITLES), tuple(items), about=draw(ABOUTS)))
        phases.append(
            Phase(
                f"p{number}",
                draw(TITLES),
                by_day,
                tuple(modules),
                number == closes or draw(st.booleans()),
                about=draw(ABOUTS),
            )
        )
    return Curriculum("course", draw(TITLES), 1, tuple(phases), draw(ABOUTS))


@settings(max_examples=30)
@given(curricula())
def test_every_curriculum_comes_back_as_it_is(curriculum: Curriculum) -> None:
    markdown = checklist(curriculum, parts=PARTS)
    read = back(markdown)
    added = [phase for phase in read.phases if not phase.line]
    read.phases = [phase for phase in read.phases if phase.line]
    assert (read.id, read.title, _text(read.about)) == ("course", curriculum.title, curriculum.about), markdown
    assert tree_back(read) == tree_of(curriculum), markdown
    assert len(added) <= 1


@settings(max_examples=20)
@given(SECTIONS)
def test_from_a_checklist_to_yaml_to_a_checklist_and_back(sections: Any) -> None:
    text = as_markdown(sections)
    assume(draft(text).phases)
    first = written(text)
    curriculum = loaded(first.text)
    read = back(checklist(curriculum))
    assert tree_back(read) == tree_of(curriculum)
    again = yaml.safe_load(write_yaml(read, former_of(first.text)).text)
    assert {**again, "version": 1} == yaml.safe_load(first.text)
