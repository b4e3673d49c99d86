"""What is written out of the demo team."""

from __future__ import annotations

import pytest
import yaml

from mentor_tui.demo import written


@pytest.mark.parametrize("name", ["board", "evidence", "names", "people", "sayings"])
def test_it_reads_the_same_where_yaml_has_no_parser_in_c(name, monkeypatch):
    as_ever = written.read(name)
    monkeypatch.setattr(written, "_LOADER", yaml.SafeLoader)
    assert written.read(name) == as_ever
