"""What is read of checklists in Markdown."""

import pytest

from mentor_tui.domain.problems import BadUse, Code
from mentor_tui.intake import markdown
from mentor_tui.intake.outline import Kept
from tests.intake.helpers import outline, tree


def test_headings_hold_boxes_and_boxes_hold_boxes():
    text = "# All\n\n## One\n- [ ] a\n  - [x] b\n    - [ ] c\n- [ ] d\n\n## Two\n1. [ ] e\n"
    assert tree(outline(text).root) == [{"All": [{"One": [("a", ("b", "c")), "d"]}, {"Two": ["e"]}]}]


def test_every_box_knows_its_line():
    root = outline("# All\n\n- [ ] a\n\n  text\n  - [ ] b\n\n- [ ] c\n").root
    assert [(box.line, box.words) for top in root.sections[0].boxes for _depth, box in top.walk()] == [
        (3, "a"),
        (6, "b"),
        (8, "c"),
    ]


@pytest.mark.parametrize("mark", ["[ ]", "[x]", "[X]", "[]", "[-]", "☐", "☑", "✅", "⬜", "\\[ \\]"])
def test_boxes_of_many_kinds(mark):
    assert tree(outline(f"# All\n- {mark} a\n- plain\n").root) == [{"All": ["a"]}]


def test_without_any_box_every_list_item_is_a_thing_to_do():
    assert tree(outline("# All\n- a\n  - b\n- c\n\n## Then\n1. d\n").root) == [
        {"All": [("a", "b"), "c", {"Then": ["d"]}]}
    ]


def test_with_boxes_a_plain_list_is_text_and_is_named():
    found = outline("# All\n- [ ] a\n\n## Notes\n- b\n- c\n")
    assert tree(found.root) == [{"All": ["a", {"Notes": []}]}]
    assert found.root.sections[0].sections[0].about == ["- b", "- c"]
    assert found.kept == (Kept(5, "list", "b"), Kept(6, "list", "c"))


def test_numbered_steps_of_a_section_without_boxes_are_things_to_do():
    assert tree(outline("# All\n- [ ] a\n\n## Steps\n1. b\n2. c\n").root) == [{"All": ["a", {"Steps": ["b", "c"]}]}]


def test_headings_that_skip_lie_in_the_last_one_above_them():
    assert tree(outline("# A\n#### B\n- [ ] b\n## C\n- [ ] c\n").root) == [{"A": [{"B": ["b"]}, {"C": ["c"]}]}]


def test_a_line_in_bold_over_a_list_is_a_heading():
    text = "## Week 1\n\n**Manager:**\n\n- [ ] a\n\n**Buddy**\n- [ ] b\n\n## Week 2\n- [ ] c\n"
    assert tree(outline(text).root) == [{"Week 1": [{"Manager": ["a"]}, {"Buddy": ["b"]}]}, {"Week 2": ["c"]}]


def test_a_list_item_without_a_box_over_boxes_is_a_heading_as_long_as_it_lasts():
    assert tree(outline("# All\n- Accounts:\n  - [ ] a\n- [ ] b\n").root) == [{"All": ["b", {"Accounts": ["a"]}]}]


def test_text_stays_word_for_word_where_it_stands():
    root = outline(
        "# All\n\nHello *you*.\n\n- [ ] a\n\n  Under a:\n\n  ```sh\n  - [ ] no box\n  ```\n\n> A word\n> of advice\n"
    ).root.sections[0]
    assert root.about == ["Hello *you*.", "> A word\n> of advice"]
    assert root.boxes[0].about == ["Under a:", "```sh\n- [ ] no box\n```"]


def test_links_leave_their_words():
    box = outline('# A\n- [ ] Read **the** [price list](https://a.example/p "t") and <https://b.example>\n').root
    assert (box.sections[0].boxes[0].words, box.sections[0].boxes[0].links) == (
        "Read the price list and",
        ("https://a.example/p", "https://b.example"),
    )


def test_a_bare_address_is_a_link_and_alone_it_is_the_words_too():
    first, second = (
        outline("# A\n- [ ] See https://a.example/x, please\n- [ ] https://b.example\n").root.sections[0].boxes
    )
    assert (first.words, first.links) == ("See , please", ("https://a.example/x",))
    assert (second.words, second.links) == ("https://b.example", ("https://b.example",))


def test_what_is_struck_through_is_known():
    first, second = outline("# A\n- [ ] ~~old~~\n- [ ] ~~half~~ new\n").root.sections[0].boxes
    assert (first.words, first.struck, second.struck) == ("old", True, False)


def test_a_comment_is_kept_with_the_item_above_it():
    found = outline("# A\n- [ ] a\n\n<!-- ask Bea -->\n")
    assert found.root.sections[0].boxes[0].about == ["ask Bea"]
    assert found.kept == (Kept(4, "comment", "ask Bea"),)


def test_a_comment_within_an_item_stays_with_it():
    found = outline("# A\n- [ ] a\n\n  <!-- ask Bea -->\n- [ ] b\n")
    assert [box.about for box in found.root.sections[0].boxes] == [["ask Bea"], []]


def test_details_are_a_section_by_their_summary():
    text = "# A\n- [ ] a\n\n<details>\n<summary>More <b>reading</b></summary>\n\n- [ ] b\n\n</details>\n\n- [ ] c\n"
    assert tree(outline(text).root) == [{"A": ["a", "c", {"More reading": ["b"]}]}]


def test_details_in_details_are_a_section_in_a_section():
    inner = "<details>\n<summary>In</summary>\n\n- [ ] b\n\n</details>\n"
    text = f"# A\n<details>\n<summary>Out</summary>\n\n- [ ] a\n\n{inner}</details>\n\n- [ ] c\n"
    assert tree(outline(text).root) == [{"A": ["c", {"Out": ["a", {"In": ["b"]}]}]}]


def test_headings_in_details_stand_under_their_summary():
    text = "## A\n<details><summary>Out</summary>\n\n#### In\n- [ ] a\n\n**Bold**\n- [ ] b\n\n</details>\n\n- [ ] c\n"
    assert tree(outline(text).root) == [{"A": ["c", {"Out": [{"In": ["a", {"Bold": ["b"]}]}]}]}]


def test_details_that_nobody_closed_end_with_the_next_heading():
    text = "## A\n<details>\n<summary>Out</summary>\n\n- [ ] a\n\n## B\n- [ ] b\n"
    assert tree(outline(text).root) == [{"A": [{"Out": ["a"]}]}, {"B": ["b"]}]


def test_what_stands_beside_a_summary_is_kept_with_its_line():
    found = outline("# A\n<p>before</p>\n<details>\n<summary>Out</summary>\n<p>inside</p>\n\n- [ ] a\n\n</details>\n")
    section = found.root.sections[0]
    assert (section.about, section.sections[0].about) == (["before"], ["inside"])
    assert [kept.text for kept in found.kept] == ["before", "inside"]


@pytest.mark.parametrize("tag", ["<br>", " <br/> ", "<BR />"])
def test_a_line_break_is_a_space(tag):
    assert tree(outline(f"# A\n- [ ] Break it{tag}and mend it\n").root) == [{"A": ["Break it and mend it"]}]


def test_a_list_by_line_breaks_stands_under_its_first_line():
    root = outline(
        "# A\n- [ ] Accounts:<br>[ ] Mail<br>- [ ] [Chat](https://c.example)\n- [ ] Ask for<br>• a chair\n"
    ).root
    assert tree(root) == [{"A": [("Accounts:", "Mail", "Chat"), "Ask for"]}]
    first, second = root.sections[0].boxes
    assert (first.boxes[1].links, second.about) == (("https://c.example",), ["• a chair"])


def test_boxes_without_a_list_are_boxes_line_by_line():
    root = outline("# A\n☐ one\n☐ two<br>☐ three\n\n☐ four\nnot a box\n").root
    assert tree(root) == [{"A": ["one", "two", "three"]}]
    assert [box.line for box in root.sections[0].boxes] == [2, 3, 3]
    assert root.sections[0].about == ["☐ four\nnot a box"]


def test_a_table_of_boxes_is_a_section_a_row_and_in_it_one_a_column():
    text = "# A\n\n| Week | Manager | You |\n|---|---|---|\n| Week 1 | [ ] a<br>[ ] b | [ ] c<br>with d |\n| Week 2 | | [ ] e |\n"
    root = outline(text).root
    assert tree(root) == [{"A": [{"Week 1": [{"Manager": ["a", "b"]}, {"You": ["c"]}]}, {"Week 2": [{"You": ["e"]}]}]}]
    assert root.sections[0].sections[0].sections[1].boxes[0].about == ["with d"]


def test_a_table_of_who_does_what_when_is_things_to_do_without_any_box():
    text = "# A\n- b\n\n| Task | Owner | How long | When |\n|---|---|---|---|\n| Meet Sam | Buddy | ½ hour | Day 2 |\n"
    section = outline(text).root.sections[0]
    assert dict(section.boxes[0].said) == {"who": "Buddy", "minutes": "½ hour", "by_day": "Day 2"}
    assert (len(section.boxes), section.about) == (1, ["- b"])


def test_a_table_of_tasks_is_things_to_do():
    text = "# A\n\n| Task | Owner | Time | Cost |\n|---|---|---|---|\n| [ ] Meet Sam | Buddy | 30 min | 5 |\n| [ ] b | | | |\n"
    first, second = outline(text).root.sections[0].boxes
    assert (first.line, first.words, dict(first.said), first.about) == (
        5,
        "Meet Sam",
        {"who": "Buddy", "minutes": "30 min"},
        ["Cost: 5"],
    )
    assert (second.line, second.words) == (6, "b")


def test_any_other_table_is_text():
    text = "# A\n- [ ] a\n\n| Plan | Price |\n|---|---|\n| S | 5 |\n"
    section = outline(text).root.sections[0]
    assert (len(section.boxes), section.about) == (1, ["| Plan | Price |\n|---|---|\n| S | 5 |"])


def test_front_matter_is_read():
    found = outline("---\ntitle: Onboarding\nowner: Bea\nversion: 1.10\n---\n# A\n- [ ] a\n")
    assert found.meta == {"title": "Onboarding", "owner": "Bea", "version": "1.10"}


def test_front_matter_that_is_no_yaml_is_kept():
    assert outline("---\n: : [\n---\n- [ ] a\n").root.about == [": : ["]


def test_a_box_without_words_is_kept_and_named():
    found = outline("# A\n- [ ]\n- [ ] a\n")
    assert (tree(found.root), found.kept[0].kind, found.kept[0].line) == ([{"A": ["a"]}], "empty box", 2)


def test_lists_ten_deep_and_more():
    deep = "".join(f"{'  ' * level}- [ ] level {level}\n" for level in range(40))
    box = outline(f"# A\n{deep}").root.sections[0].boxes[0]
    assert [(depth, one.words) for depth, one in box.walk()] == [(level, f"level {level}") for level in range(40)]


@pytest.mark.parametrize(
    ("text", "line"), [("> " * 250 + "a\n", 1), ("".join(f"{'  ' * n}- [ ] a\n" for n in range(150)), 100)]
)
def test_what_nests_deeper_than_the_parser_reads_is_refused(text, line):
    with pytest.raises(BadUse) as caught:
        outline(text)
    assert caught.value.facts == {"reason": "too-deep", "line": line}


def test_ninety_lists_deep_nothing_is_lost():
    deep = "".join(f"{'  ' * level}- [ ] level {level}\n" for level in range(90))
    assert sum(1 for _depth, _box in outline(deep).root.boxes[0].walk()) == 90


def test_a_file_with_nothing_in_it_has_no_boxes():
    assert tree(outline("").root) == []


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system(end):
    assert tree(outline(end.join(["# A", "- [ ] a", "", "- [ ] b", ""])).root) == [{"A": ["a", "b"]}]


def test_mixed_line_ends():
    assert tree(outline("# A\r\n- [ ] a\n- [ ] b\r- [ ] c").root) == [{"A": ["a", "b", "c"]}]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_mark_at_the_front_says_the_encoding(encoding):
    assert tree(markdown.read_markdown("# Привет\n- [ ] 김\n".encode(encoding)).root) == [{"Привет": ["김"]}]


@pytest.mark.parametrize(
    ("data", "facts"),
    [
        ("# A\n- [ ] José\n".encode("latin-1"), {"reason": "not-utf8", "line": 2}),
        (b"%PDF-1.7\n", {"reason": "no-text", "line": 1}),
        (b"PK\x03\x04 abc", {"reason": "no-text", "line": 1}),
        (b"\x00\xff\xfe", {"reason": "no-text", "line": 1}),
        (b"abc\0def", {"reason": "no-text", "line": 1}),
    ],
)
def test_what_is_no_text_is_refused(data, facts):
    with pytest.raises(BadUse) as caught:
        markdown.read_markdown(data)
    assert (caught.value.code, caught.value.facts) == (Code.BAD_CHECKLIST, facts)


def test_what_is_longer_than_a_curriculum_may_be_is_refused():
    with pytest.raises(BadUse) as caught:
        markdown.read_markdown(b"- [ ] a\n" * ((2 << 17) + 1))
    assert caught.value.facts == {"reason": "too-long", "most": 2}


def test_characters_that_nobody_sees_are_taken_out():
    assert tree(outline("# A\n- [ ] a\u202eb\x07c\n").root) == [{"A": ["abc"]}]
