"""A class is named once: whoever looks for it by its name finds it."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import mentor_tui


def classes(tree: ast.Module | ast.ClassDef, outer: str = "") -> Iterator[str]:
    """The classes of a module; one within another is found by both names."""
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            name = f"{outer}{node.name}"
            yield name
            yield from classes(node, f"{name}.")


def test_no_two_classes_have_the_same_name():
    found = defaultdict(list)
    product = Path(mentor_tui.__file__).parent
    for path in product.rglob("*.py"):
        for name in classes(ast.parse(path.read_text(encoding="utf-8"))):
            found[name].append(str(path.relative_to(product)))
    assert len(found) > 300
    assert {name: paths for name, paths in found.items() if len(paths) > 1} == {}
