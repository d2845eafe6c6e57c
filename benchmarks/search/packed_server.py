"""A built site in; the same on loopback, packed as web servers do, and what was asked for."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

PACKED = {".html", ".js", ".css", ".json", ".svg"}


@dataclass
class Served:
    """The address of the site, and the name of every file that was asked for, in order."""

    address: str = ""
    files: list[str] = field(default_factory=list)


@cache
def packed(path: Path) -> bytes:
    """Packed once, before anything is timed or at the first request."""
    return gzip.compress(path.read_bytes(), 9)


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: object, served: Served, folder: Path) -> None:
        self.served = served
        super().__init__(*arguments, directory=str(folder))  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        self.served.files.append(path.name)
        if not path.is_file():
            self.send_error(404)
            return
        body = packed(path) if path.suffix in PACKED else path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Length", str(len(body)))
        if path.suffix in PACKED:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments: object) -> None:
        """Quiet."""


@contextmanager
def serve(folder: Path) -> Iterator[Served]:
    served = Served()
    for path in folder.glob("assets/*.js"):
        packed(path)
    handler = partial(_Handler, served=served, folder=folder)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        served.address = f"http://127.0.0.1:{server.server_address[1]}/"
        try:
            yield served
        finally:
            server.shutdown()
            thread.join()
