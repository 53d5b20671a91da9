"""The built site as a host serves it: its headers, its 404 page, its content types."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from fnmatch import fnmatchcase
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".xml": "application/xml",
    ".webmanifest": "application/manifest+json",
    ".ico": "image/vnd.microsoft.icon",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".woff2": "font/woff2",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".txt": "text/plain; charset=utf-8",
}

Headers = list[tuple[str, dict[str, str]]]


@contextmanager
def serving(root: Path) -> Iterator[str]:
    """Serve a built site on a free port; gives its address without a last slash."""
    headers = parse_headers((root / "_headers").read_text(encoding="utf-8"))
    handler = partial(_Handler, root=root, headers=headers)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


def parse_headers(text: str) -> Headers:
    """The path patterns of ``_headers`` and what each adds."""
    blocks: Headers = []
    for line in filter(str.strip, text.splitlines()):
        if line.startswith(" "):
            name, _, value = line.strip().partition(": ")
            blocks[-1][1][name] = value
        else:
            blocks.append((line.strip(), {}))
    return blocks


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *args: object, root: Path, headers: Headers) -> None:
        self.root, self.rules = root, headers
        # A page that a test has left does not wait for its last files.
        with contextlib.suppress(ConnectionError):
            super().__init__(*args)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        place = self.root / path.lstrip("/")
        if path.endswith("/"):
            place /= "index.html"
        found = place.is_file() and self.root in place.resolve().parents
        file = place if found else self.root / "404.html"
        data = file.read_bytes()
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", TYPES[file.suffix])
        self.send_header("Content-Length", str(len(data)))
        for pattern, added in self.rules:
            if fnmatchcase(path, pattern):
                for name, value in added.items():
                    self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Say nothing."""
