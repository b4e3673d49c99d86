"""Templates become pages. Everything that is put into one is escaped, whatever somebody called themselves or a cohort."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

_TEMPLATES = Path(__file__).resolve().parent / "templates"


def rendered(template: str, **told: Any) -> str:
    """A page.

    Args:
        template: the file below ``templates``.
        told: what it shows; a name in the template that is not among these is a fault of the program.

    """
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(template).render(**told)
