"""What is written out of the demo team, its people, places and words: the YAML files in ``data``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

_DATA = Path(__file__).with_name("data")
# The one in C is many times as fast; a copy of PyYAML may be without it.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read(name: str) -> Any:
    """A file of ``data`` as plain values, its lists as tuples."""
    return _tuples(yaml.load((_DATA / f"{name}.yaml").read_bytes(), _LOADER))


def _tuples(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _tuples(inner) for key, inner in value.items()}
    return tuple(map(_tuples, value)) if isinstance(value, list) else value
