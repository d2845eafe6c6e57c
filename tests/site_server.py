"""A folder in; the same folder served on loopback under a sub-path, with its security policy."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple

PREFIX = "/guide/"


class BuiltSite(NamedTuple):
    """A finished build: its folder, and the policy that the build printed."""

    folder: Path
    policy: str

    def html_files(self) -> list[Path]:
        return sorted(self.folder.rglob("*.html"))


class Handler(SimpleHTTPRequestHandler):
    """Answers only below the prefix, as a project page of a Git host does."""

    def __init__(self, *arguments: object, policy: str, folder: Path) -> None:
        self.policy = policy
        super().__init__(*arguments, directory=str(folder))  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        inside = path.removeprefix(PREFIX) if path.startswith(PREFIX) else "not-below-the-prefix"
        return super().translate_path(f"/{inside}")

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    def log_message(self, *arguments: object) -> None:
        """Quiet: pytest shows what matters."""


@contextmanager
def serve_site(site: BuiltSite) -> Iterator[str]:
    """The address of the site's home page while the block runs."""
    handler = partial(Handler, policy=site.policy, folder=site.folder)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}{PREFIX}"
        finally:
            server.shutdown()
            thread.join()
