"""The name of a template and ready values in; HTML out."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup, escape

SECTIONS = Path(__file__).parent.parent / "theme" / "sections"


@cache
def environment() -> Environment:
    """Templates of sections: they escape what is not HTML yet, and fail on names they don't get."""
    return Environment(
        loader=FileSystemLoader(SECTIONS),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


@cache
def _template(name: str) -> Template:
    template = environment().get_template(name)
    template.globals = dict(template.globals)  # each rendering copies them: a chain takes longer
    template.root_render_func.__globals__["escape"] = _escape
    return template


def _escape(value: object) -> str:
    """As MarkupSafe, which makes two copies of what is HTML already: most of what pages show."""
    return value if type(value) is Markup else escape(value)


@cache
def _parts() -> ModuleType:
    return _template("parts.html").module  # type: ignore[return-value]  # stands in for a module


def render(name: str, **values: Any) -> Markup:
    """The template `theme/sections/<name>.html` with these values."""
    return Markup(_template(f"{name}.html").render(values))


def render_part(names: tuple[str, ...], *values: Any) -> Markup:
    """The first macro of `parts.html` that has one of these names, or else the general one."""
    macro = _macro(names)
    return Markup(macro(*values[: len(macro.arguments)]).strip())


@cache
def _macro(names: tuple[str, ...]) -> Any:
    parts = _parts()
    return next(found for name in (*names, "anything") if (found := getattr(parts, name, None)))
