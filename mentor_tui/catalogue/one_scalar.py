"""One value of a YAML file changed in its place: every other byte, comments too, stays as it is."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator
from typing import Any

import yaml

from mentor_tui.domain.text import clean

WIDTH = 100
"""Columns within which text is folded."""


class NoSuchPlace(LookupError):
    """Nothing in the file has this id, or the file is none that can be read."""


def change_scalar(text: str, thing: str, key: str, value: str, at: int | None = None) -> str:
    """The text of a file in which something says another value.

    The value is written as the one before it was: plain, in quotes, or as a block. Where that would not say the same, it is
    put in quotes. A key that was not there is added behind the title.

    Args:
        text: the file.
        thing: the id of a phase, module, item, side task or whatever else has one.
        key: what is changed of it, like ``title``.
        value: what it is to say.
        at: which of a list of texts, from 0; None where the key has one.

    Raises:
        NoSuchPlace: it is not there once and only once, or the value there is more than a text.

    """
    node = mapping_of(text, thing)
    said = clean(value, lines=True).strip()
    expected = yaml.load(text, Loader=yaml.BaseLoader)
    _listed(pair_of(node, key)[1], key, at)
    _say(expected, thing, key, said, at)
    for made in _ways(text, node, key, said, at):
        try:
            if _stripped(yaml.load(made, Loader=yaml.BaseLoader)) == _stripped(expected):
                return made
        except yaml.YAMLError:
            continue
    raise NoSuchPlace(key)


def scalar_of(text: str, thing: str, key: str, at: int | None = None) -> str | None:
    """What something in a file says now; None where it says nothing. Raises ``NoSuchPlace`` as ``change_scalar``."""
    held = _listed(pair_of(mapping_of(text, thing), key)[1], key, at)
    return str(held.value).strip() if isinstance(held, yaml.ScalarNode) else None


def mapping_of(text: str, thing: str) -> yaml.MappingNode:
    """The mapping that says something, by its id. Raises ``NoSuchPlace`` where there is none, or several."""
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        raise NoSuchPlace(thing) from error
    found = [node for node in _mappings(root) if _is(node, "id", thing)]
    # What a whole file is stands behind its first key; further down the same key only names it.
    if isinstance(root, yaml.MappingNode) and root.value and _is(root, root.value[0][0].value, thing):
        found.append(root)
    if len(found) != 1:
        raise NoSuchPlace(thing)
    return found[0]


def _mappings(root: yaml.Node | None) -> Iterator[yaml.MappingNode]:
    stack = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, yaml.MappingNode):
            yield node
            stack += [held for _key, held in node.value]
        elif isinstance(node, yaml.SequenceNode):
            stack += node.value


def _is(node: yaml.MappingNode, key: str, value: str) -> bool:
    _key, held = pair_of(node, key)
    return isinstance(held, yaml.ScalarNode) and held.value == value


def pair_of(node: yaml.MappingNode, key: str) -> tuple[yaml.Node | None, yaml.Node | None]:
    """A key of a mapping, and what stands behind it; None where it is not there."""
    return next(((name, held) for name, held in node.value if name.value == key), (None, None))


def _listed(held: yaml.Node | None, key: str, at: int | None) -> yaml.Node | None:
    """One of a list, or what is there."""
    if at is None:
        return held
    if not isinstance(held, yaml.SequenceNode) or not 0 <= at < len(held.value):
        raise NoSuchPlace(key)
    one: yaml.Node = held.value[at]
    return one


def _ways(text: str, node: yaml.MappingNode, key: str, said: str, at: int | None) -> Iterator[str]:
    """The file with the value in its place, in the ways in which it may be written, the likeliest first."""
    name, held = pair_of(node, key)
    held = _listed(held, key, at)
    if held is None or name is None:
        yield from _added(text, node, key, said)
        return
    if not isinstance(held, yaml.ScalarNode):
        raise NoSuchPlace(key)
    begin = held.start_mark.index
    # What is written below stands deeper than the key, in a list deeper than its dash.
    column = name.start_mark.column if at is None else max(held.start_mark.column - 2, 0)
    for written in _written(said, held.style, column):
        yield text[:begin] + written + text[value_end(text, held) :]


def _added(text: str, node: yaml.MappingNode, key: str, said: str) -> Iterator[str]:
    """The file with a key more, behind the title where there is one."""
    named = {name.value: (name, held) for name, held in node.value}
    name, held = named.get("title") or named.get("id") or node.value[0]
    end = value_end(text, held)
    if node.flow_style:
        yield f"{text[:end]}, {key}: {json.dumps(said, ensure_ascii=False)}{text[end:]}"
        return
    # What stands behind the value on its line is a comment on it.
    end = text.find("\n", end) if "\n" in text[end:] else len(text)
    indent = " " * name.start_mark.column
    for written in _written(said, None, len(indent)):
        yield f"{text[:end]}\n{indent}{key}: {written}{text[end:]}"


def _written(said: str, style: str | None, indent: int) -> Iterator[str]:
    if not said:
        yield '""'
        return
    inside = " " * (indent + 2)
    if style == ">" or ("\n" not in said and style == "|" and len(said) > WIDTH):
        folded = textwrap.fill(said, WIDTH - indent - 2, break_long_words=False, break_on_hyphens=False)
        yield ">-\n" + textwrap.indent(folded, inside)
    if style in {"|", ">"} or "\n" in said:
        yield "|-\n" + textwrap.indent(said, inside)
    if style is None or style in {"|", ">"}:
        yield said
    if style == "'":
        yield "'" + said.replace("'", "''") + "'"
    yield json.dumps(said, ensure_ascii=False)


def value_end(text: str, node: yaml.Node) -> int:
    """Where a value ends, without the empty lines and comments behind a block, which the parser counts to it."""
    end: int = node.end_mark.index
    if isinstance(node, yaml.ScalarNode) and node.style in {"|", ">"}:
        return len(text[:end].rstrip())
    return end


def _say(document: Any, thing: str, key: str, said: str, at: int | None) -> None:
    stack = [document]
    while stack:
        one = stack.pop()
        if isinstance(one, dict):
            if one.get("id") == thing or (one is document and next(iter(one.values()), None) == thing):
                if at is None:
                    one[key] = said
                else:
                    one[key][at] = said
            stack += one.values()
        elif isinstance(one, list):
            stack += one


def _stripped(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _stripped(held) for key, held in value.items()}
    if isinstance(value, list):
        return [_stripped(held) for held in value]
    return value.strip() if isinstance(value, str) else value
