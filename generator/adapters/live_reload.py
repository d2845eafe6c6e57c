"""MkDocs' server in; the same server, whose page for lost addresses reloads as all others do."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

LOST = 404


def reload_lost_pages(server: LiveReloadServer) -> None:
    """The page of an entry is lost while the entry is broken; mended, it should come back."""
    show = server.error_handler
    add_reload: Callable[[bytes, int], bytes] = server._inject_js_into_html

    def show_with_reload(code: int) -> bytes | None:
        seen = server._visible_epoch
        page = show(code)
        if code != LOST:
            return page
        return add_reload(page or b"There is no page at this address.", seen)

    server.error_handler = show_with_reload
