"""One value more in a list of a YAML file, in its place: every other byte, comments too, stays as it is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import yaml

from mentor_tui.catalogue.one_scalar import NoSuchPlace, mapping_of, pair_of, value_end

_BARE = re.compile(r"[a-z][a-z0-9-]*[a-z0-9]")
"""What needs no quotes, whatever reads it, but for the few words that YAML takes for something else."""

_WORDS = frozenset(("null", "true", "false", "yes", "no", "on", "off"))


def list_of(text: str, thing: str, key: str) -> tuple[str, ...] | None:
    """What something in a file lists now; None where it says nothing. Raises ``NoSuchPlace`` as ``add_to_list``."""
    _name, held = pair_of(mapping_of(text, thing), key)
    return _values(held, key) if held is not None else None


def add_to_list(text: str, thing: str, key: str, value: str = "") -> str:
    """The text of a file in which something lists one value more.

    A list that was not there is added behind the title.

    Args:
        text: the file.
        thing: the id of an item or whatever else has one.
        key: its list, like ``was``.
        value: what is added; "" adds nothing to what is there, and an empty list where there was none.

    Raises:
        NoSuchPlace: it is not there once and only once, or what is there is no list of plain values.

    """
    node = mapping_of(text, thing)
    _name, held = pair_of(node, key)
    before = _values(held, key) if held is not None else None
    if (before is not None and not value) or value in (before or ()):
        return text
    wanted = (*(before or ()), *([value] if value else []))
    for made in _ways(text, node, held, key, value if _bare(value) else json.dumps(value)):
        try:
            if list_of(made, thing, key) == wanted:
                return made
        except NoSuchPlace:
            continue
    raise NoSuchPlace(key)


def _bare(value: str) -> bool:
    return not value or (_BARE.fullmatch(value) is not None and value not in _WORDS)


def _values(held: yaml.Node, key: str) -> tuple[str, ...]:
    if not isinstance(held, yaml.SequenceNode) or not all(isinstance(one, yaml.ScalarNode) for one in held.value):
        raise NoSuchPlace(key)
    return tuple(str(one.value) for one in held.value)


def _ways(text: str, node: yaml.MappingNode, held: yaml.Node | None, key: str, written: str) -> Iterator[str]:
    if held is None:
        named = {name.value: (name, value) for name, value in node.value}
        name, value = named.get("title") or named.get("id") or node.value[0]
        end = value_end(text, value)
        if node.flow_style:
            yield f"{text[:end]}, {key}: [{written}]{text[end:]}"
            return
        end = _line_end(text, end)
        yield f"{text[:end]}\n{' ' * name.start_mark.column}{key}: [{written}]{text[end:]}"
    elif not held.value:
        begin, end = held.start_mark.index, held.end_mark.index
        yield f"{text[:begin]}[{written}]{text[end:]}"
    elif isinstance(held, yaml.SequenceNode) and held.flow_style:
        end = held.value[-1].end_mark.index
        yield f"{text[:end]}, {written}{text[end:]}"
    else:
        # What stands behind the last value on its line is a comment on it.
        end = _line_end(text, value_end(text, held.value[-1]))
        yield f"{text[:end]}\n{' ' * held.start_mark.column}- {written}{text[end:]}"


def _line_end(text: str, at: int) -> int:
    return text.find("\n", at) if "\n" in text[at:] else len(text)
