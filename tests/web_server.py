"""A small web of the tests' own on 127.0.0.1: pages that answer well, badly, late or never."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

ROUND = {"/kierros-1": "/kierros-2", "/kierros-2": "/kierros-1"}
REDIRECTS = {
    "/muutti": (301, "/uusi"),
    "/muutti-308": (308, "/uusi#kohta"),
    "/muutti-kahdesti": (301, "/muutti"),
    "/hetken-muualla": (302, "/uusi"),
    "/muutti-ja-hetken-muualla": (301, "/hetken-muualla"),
    "/hetken-muualla-ja-muutti": (302, "/muutti"),
    "/muutti-tyhjaan": (301, "/poissa"),
    "/muutti-tiedostoon": (301, "file:///etc/hostname"),
    "/muutti-minne": (301, ""),
    "/itseensa": (302, "/itseensa"),
    **{place: (302, other) for place, other in ROUND.items()},
    **{f"/ketju-{number}": (301, f"/ketju-{number + 1}") for number in range(1, 30)},
}
STATUSES = {
    "/poissa": 404,
    "/poistettu": 410,
    "/kielletty": 403,
    "/liikaa": 429,
    "/rikki": 500,
    "/huolto": 503,
}
NOT_BY_HEAD = {"/ei-head": 405, "/head-poissa": 404}
SLOW_SECONDS = 1.5


class Web:
    """The server's address and what it was asked."""

    def __init__(self, port: int) -> None:
        """Nothing is asked yet."""
        self.address = f"http://127.0.0.1:{port}"
        self.asked: list[tuple[str, str]] = []
        """Method and path."""
        self.times: list[float] = []
        self.most_at_once = 0
        self.by_now = 0
        self.lock = threading.Lock()


@contextmanager
def web_server() -> Iterator[Web]:
    """The web while it is needed."""

    class Handler(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            with web.lock:
                web.asked.append((self.command, self.path))
                web.times.append(time.monotonic())
                web.by_now += 1
                web.most_at_once = max(web.most_at_once, web.by_now)
            time.sleep(SLOW_SECONDS if self.path == "/hidas" else 0.01)
            with web.lock:
                web.by_now -= 1
            self.answer()

        def do_GET(self) -> None:
            self.do_HEAD()

        def answer(self) -> None:
            if self.path == "/katkeaa" or (self.path == "/head-katkeaa" and self.command == "HEAD"):
                return
            if self.path in REDIRECTS:
                status, place = REDIRECTS[self.path]
                self.send_response(status)
                self.send_header("Location", place)
            elif self.path in NOT_BY_HEAD and self.command == "HEAD":
                self.send_response(NOT_BY_HEAD[self.path])
            else:
                self.send_response(STATUSES.get(self.path, 200))
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Tests tell what they saw themselves."""

        def handle(self) -> None:
            # Who asked a slow page has gone when the answer comes.
            with suppress(ConnectionError):
                super().handle()

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    web = Web(server.server_port)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield web
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
