"""MkDocs' filters for addresses, right also where something stands in for a page."""

from __future__ import annotations

from typing import Any

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from mkdocs.utils import templates

from generator.adapters.shells import StandIn


def add_filters(env: Environment) -> None:
    env.filters["url"] = _url
    env.filters["script_tag"] = _script_tag


@pass_context
def _url(context: Context, value: object) -> str:
    """On pages that have no address themselves MkDocs writes the home page's as `/guide/.`."""
    address = templates.url_filter(_of_the_page(context), str(value))
    return address[:-1] if address.endswith("/.") else address


@pass_context
def _script_tag(context: Context, script: Any) -> str:
    return templates.script_tag_filter(_of_the_page(context), script)


def _of_the_page(context: Context) -> Any:
    """Asked by us for its address, a stand-in must not take it for the wish of a template."""
    page = context.get("page")
    page = page.page if isinstance(page, StandIn) else page
    return {"page": page, "base_url": context["base_url"]}
