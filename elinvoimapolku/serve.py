"""The site while it is being written: built again after every save, errors in the browser."""

from __future__ import annotations

import dataclasses
import html
import os
import socket
import time
import warnings
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from elinvoimapolku.pipeline import run
from elinvoimapolku.problems import Problem, Severity
from elinvoimapolku.reading.files import is_ignored
from elinvoimapolku.reading.options import Options
from elinvoimapolku.report import Report
from elinvoimapolku.speed.memory import Memory
from elinvoimapolku.writing.output import clear_beside

if TYPE_CHECKING:
    from livereload import Server
    from livereload.handlers import StaticFileHandler
    from livereload.watcher import Watcher

WATCHED = ("content", "templates", "assets")
HOST = "127.0.0.1"
# The errors are shown when there may be no site to take styles from; the page is on no host.
ERROR_STYLE = (
    "body{max-width:44rem;margin:2rem auto;padding:0 1rem;font:1.125rem/1.5 system-ui,sans-serif}"
    "li{margin-block-end:1.5rem}code{overflow-wrap:anywhere}li span{white-space:pre-wrap}"
)
SETTLED_SECONDS = 0.03
LOOK_MILLISECONDS = 50
"""Between two looks at the sources. A look asks the file system alone, some milliseconds long."""
LONGEST_WAIT = 20
"""How many times to look again while files keep changing."""

Snapshot = dict[str, tuple[int, int]]


def serve(options: Options, port: int) -> int:
    """Build, watch and serve until stopped.

    Args:
        options: The project; its output is replaced by a folder of serve's own.
        port: Port on 127.0.0.1.

    Returns:
        The exit code: 1 when the port cannot be had.
    """
    options = dataclasses.replace(
        options,
        output=options.root / ".cache" / "serve",
        address="",
        base_path="/",
        drafts=True,
        indexed=False,
        live=True,
    )
    address = f"http://{HOST}:{port}/"
    try:
        # Asked before anything is built: whoever reads an address may go there.
        with socket.create_server((HOST, port)):
            pass
        preview = Preview(options)
        preview.rebuild()
        server = _server(preview)
        _when_running(
            lambda: print(f"Sivusto on osoitteessa {address}. Lopetus: Ctrl+C.", flush=True)
        )
        server.serve(host=HOST, port=port, root=str(options.output), live_css=False)
    except OSError as error:
        print(
            f"Portti {port} ei ole vapaa ({error.strerror}). Valitkaa toinen:\n"
            f"python build.py serve --port {_free_port()}"
        )
        return 1
    return 0


def _free_port() -> int:
    """A port that nobody has just now."""
    with socket.create_server((HOST, 0)) as free:
        return int(free.getsockname()[1])


def _when_running(act: Callable[[], None]) -> None:
    """Do something as soon as the server listens: its loop begins only then."""
    from tornado.ioloop import IOLoop

    IOLoop.current().add_callback(act)


class Preview:
    """The last build and what was wrong in it."""

    def __init__(self, options: Options) -> None:
        """Nothing is built yet."""
        self.options = options
        self.problems: tuple[Problem, ...] = ()
        self.failed = False
        self._memory = Memory()

    def rebuild(self) -> None:
        """Build once; a mistake in the sources or a fault in the generator never ends serve."""
        started = time.perf_counter()
        try:
            report: Report | None = run(self.options, memory=self._memory)
        except Exception:
            import traceback

            traceback.print_exc()
            report = None
        self.failed = report is None or report.written is None
        self.problems = report.problems if report else ()
        for problem in self.problems:
            print(problem)
        if self.failed:
            print("Sivustoa ei koottu. Selain näyttää virheet.", flush=True)
        elif report:
            seconds = f"{time.perf_counter() - started:.1f}".replace(".", ",")
            print(f"Koottu: {report.pages} sivua {seconds} sekunnissa.", flush=True)

    def page(self) -> bytes | None:
        """The page that stands in for every other one while there are errors."""
        return error_page(self.problems) if self.failed else None


def error_page(problems: tuple[Problem, ...]) -> bytes:
    """Problems as a page; the server puts its reload script before ``</head>``."""
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    rows = "".join(
        f"<li><p><code>{html.escape(f'{one.file}:{one.line}:{one.column}')}</code> "
        f"<small>{one.code}</small><br><strong>{html.escape(one.message)}</strong><br>"
        f"<span>{html.escape(one.hint)}</span></p></li>"
        for one in errors
    )
    rows = rows or "<li><p>Ohjelmassa on vika. Sen jäljet ovat komentoikkunassa.</p></li>"
    return (
        '<!doctype html><html lang="fi"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        '<meta name="color-scheme" content="light dark">'
        f"<style>{ERROR_STYLE}</style><title>Virheitä</title></head>"
        f"<body><h1>Korjattavaa: {max(len(errors), 1)}</h1><ol>{rows}</ol>"
        "<p>Korjatkaa ja tallentakaa. Sivu palaa itsestään.</p></body></html>"
    ).encode()


def snapshot(root: Path) -> Snapshot:
    """Time and size of every source file."""
    seen: Snapshot = {}
    for folder in WATCHED:
        for parent, folders, files in os.walk(root / folder):
            folders[:] = [name for name in folders if not is_ignored(name)]
            for name in files:
                if not is_ignored(name):
                    path = os.path.join(parent, name)
                    try:
                        status = os.stat(path)
                    except OSError:
                        continue
                    seen[path] = (status.st_mtime_ns, status.st_size)
    return seen


class Changes:
    """Notices that something was saved, once a save however many files it touched."""

    def __init__(
        self, root: Path, rebuild: Callable[[], None], rest: Callable[[], None] = lambda: None
    ) -> None:
        """Remember how the sources are now.

        Args:
            root: The project's folder.
            rebuild: What is done after a save.
            rest: What is done when there is nothing to do.
        """
        self._root = root
        self._rebuild = rebuild
        self._rest = rest
        self._seen = snapshot(root)

    def look(self) -> bool:
        """Rebuild when something has changed and the writing has come to rest."""
        now = snapshot(self._root)
        if now == self._seen:
            self._rest()
            return False
        for _ in range(LONGEST_WAIT):
            time.sleep(SETTLED_SECONDS)
            before, now = now, snapshot(self._root)
            if now == before:
                break
        self._seen = now
        self._rebuild()
        return True


def _server(preview: Preview) -> Server:
    """A livereload server with a watcher and a page handler of ours."""
    # livereload and tornado use what newer Pythons deprecate; an editor cannot mend that.
    warnings.filterwarnings("ignore", category=DeprecationWarning)
    from livereload import Server
    from livereload.handlers import LiveReloadHandler

    # A save within three seconds of the last reload would otherwise not reach the browser.
    LiveReloadHandler.DEFAULT_RELOAD_TIME = 0
    server = Server(watcher=_watcher(preview))
    server.SFH = _page_handler(preview)
    return server


def _watcher(preview: Preview) -> Watcher:
    """Livereload's own watcher builds once for every changed file; this one once a save."""
    from livereload.watcher import Watcher

    class OnceWatcher(Watcher):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__()
            self._sources = Changes(
                preview.options.root, preview.rebuild, partial(clear_beside, preview.options)
            )
            for folder in WATCHED:
                self.watch(str(preview.options.root / folder))

        def start(self, callback: Callable[[], None]) -> bool:
            """Look more often than livereload would: whoever saves waits for the page."""
            from tornado.ioloop import PeriodicCallback

            PeriodicCallback(callback, LOOK_MILLISECONDS).start()
            return True

        def examine(self) -> tuple[str | None, None]:
            changed = self._sources.look()
            # A name without a style's or a picture's ending reloads the whole page: the
            # asset folder has a new name after each change.
            self.filepath = "sivu" if changed else None
            return self.filepath, None

    return OnceWatcher()


def _page_handler(preview: Preview) -> type[StaticFileHandler]:
    """Serves the built site, its own page for missing ones, and the errors."""
    from livereload.handlers import StaticFileHandler

    class PageHandler(StaticFileHandler):  # type: ignore[misc]
        async def get(self, path: str, include_body: bool = True) -> None:
            errors = preview.page()
            if errors is not None:
                self.set_status(500)
                self.set_header("Content-Type", "text/html; charset=utf-8")
                self.finish(errors)
                return
            await super().get(path, include_body)

        def compute_etag(self) -> None:
            """Without tags: a page is always read anew."""

        def write_error(self, status_code: int, **details: Any) -> None:
            missing = preview.options.output / "404.html"
            self.set_header("Content-Type", "text/html; charset=utf-8")
            self.finish(missing.read_bytes() if missing.exists() else b"")

    return PageHandler
