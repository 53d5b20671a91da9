"""``serve`` as an editor meets it: a real process, a real save, a real socket, a real page."""

from __future__ import annotations

import base64
import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread

import pytest

from elinvoimapolku.serve import Changes, error_page, snapshot
from elinvoimapolku.writing import swap
from tests.conftest import PROJECT, SITES, SiteFolder, site_folder

PATIENCE_SECONDS = 20
PAGE = "content/sivut/tietoa.md"


def wait_for(holds: Callable[[], bool], what: str) -> None:
    """Wait until something holds; a slow machine gets its time."""
    end = time.monotonic() + PATIENCE_SECONDS
    while not holds():
        assert time.monotonic() < end, f"never happened: {what}"
        time.sleep(0.05)


@dataclass
class Served:
    """A running ``serve`` and what it has said."""

    site: SiteFolder
    process: subprocess.Popen[str]
    port: int
    lines: list[str] = field(default_factory=list)

    def get(self, path: str) -> tuple[int, str]:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=10) as page:
                return page.status, page.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def builds(self) -> int:
        return sum(line.startswith(("Koottu", "Sivustoa ei koottu")) for line in self.lines)


@pytest.fixture
def served(site: SiteFolder) -> Iterator[Served]:
    """A server of the test's own site."""
    with serving(site) as running:
        yield running


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server that tests only ask: none changes its site."""
    with serving(site_folder(SITES / "valid", tmp_path_factory.mktemp("standing"))) as running:
        yield running


@contextmanager
def serving(site: SiteFolder) -> Iterator[Served]:
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, str(PROJECT / "build.py"), "serve", "--root", str(site.root)]
        + ["--port", str(port)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8"},
    )
    running = Served(site, process, port)
    reader = Thread(target=lambda: running.lines.extend(iter(process.stdout.readline, "")))
    reader.start()
    try:
        wait_for(lambda: is_open(port) or process.poll() is not None, "serve answers")
        yield running
    finally:
        # Not an interrupt: a shell's background job is started deaf to it.
        process.terminate()
        process.wait(timeout=10)
        reader.join()
        process.stdout.close()


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def is_open(port: int) -> bool:
    with socket.socket() as one:
        return one.connect_ex(("127.0.0.1", port)) == 0


class ReloadSocket:
    """The browser's end of livereload's web socket (RFC 6455), enough to hear a reload."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE_SECONDS)
        key = base64.b64encode(os.urandom(16)).decode()
        self._socket.sendall(
            f"GET /livereload HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\n"
            f"Connection: Upgrade\r\nSec-WebSocket-Key: {key}\r\n"
            "Sec-WebSocket-Version: 13\r\n\r\n".encode()
        )
        answer = b""
        while b"\r\n\r\n" not in answer:
            answer += self._socket.recv(1)
        assert answer.startswith(b"HTTP/1.1 101")
        self.send({"command": "hello", "protocols": []})
        assert self.receive()["command"] == "hello"
        self.send({"command": "info", "url": "http://127.0.0.1/"})

    def send(self, message: dict[str, object]) -> None:
        data = json.dumps(message).encode()
        mask = os.urandom(4)
        masked = bytes(byte ^ mask[i % 4] for i, byte in enumerate(data))
        self._socket.sendall(bytes([0x81, 0x80 | len(data)]) + mask + masked)

    def receive(self) -> dict[str, object]:
        head = self._exactly(2)
        length = head[1]
        if length == 126:
            length = int.from_bytes(self._exactly(2), "big")
        return json.loads(self._exactly(length))

    def close(self) -> None:
        self._socket.close()

    def _exactly(self, count: int) -> bytes:
        data = b""
        while len(data) < count:
            part = self._socket.recv(count - len(data))
            assert part, "the socket was closed"
            data += part
        return data


def test_a_page_is_served_with_the_reload_script_and_without_a_policy(standing: Served) -> None:
    status, page = standing.get("/tietoa/")
    assert status == 200
    assert "livereload.js" in page
    assert "Content-Security-Policy" not in page
    assert 'content="noindex"' in page or "noindex" not in page


def test_serve_builds_into_a_folder_of_its_own(standing: Served) -> None:
    assert (standing.site.root / ".cache/serve/index.html").exists()
    assert not (standing.site.root / "dist").exists()


def test_a_missing_page_gets_the_site_s_own_page(standing: Served) -> None:
    status, page = standing.get("/olematon/")
    assert status == 404
    assert "Sivua ei löytynyt" in page
    assert "livereload.js" in page


def test_nothing_outside_the_site_is_served(standing: Served) -> None:
    for path in ("/../../content/sivusto.yml", "/%2e%2e/%2e%2e/content/sivusto.yml"):
        status, page = standing.get(path)
        assert status in (403, 404)
        assert "Pieni polku" not in page or "Sivua ei löytynyt" in page


def test_a_save_is_one_build_and_one_reload_and_the_new_page(served: Served) -> None:
    listener = ReloadSocket(served.port)
    try:
        for word in ("Ensimmäinen", "Toinen"):
            # The second save follows at once: no reload may be swallowed.
            before = served.builds()
            text = (served.site.root / PAGE).read_text(encoding="utf-8")
            served.site.write(PAGE, re.sub(r"\w+ ja !", f"{word} ja !", text))
            # Several files in one save of an editor are still one save.
            served.site.write("assets/css/site.css", f"body {{ color: black; }} /* {word} */")
            served.site.write("templates/note.html", f"{word}")
            assert listener.receive()["command"] == "reload"
            assert word in served.get("/tietoa/")[1]
            # What serve says comes by another way than the reload, and perhaps after it.
            wait_for(lambda before=before: served.builds() > before, "the build is told")
            assert served.builds() == before + 1
    finally:
        listener.close()


def test_a_mistake_is_shown_on_every_page_and_the_page_returns_when_it_is_mended(
    served: Served,
) -> None:
    listener = ReloadSocket(served.port)
    try:
        good = (served.site.root / PAGE).read_text(encoding="utf-8")
        served.site.replace(PAGE, "#ohjeet", "#ohheet")
        assert listener.receive()["command"] == "reload"
        for path in ("/tietoa/", "/", "/assets/mika-vain.css"):
            status, page = served.get(path)
            assert status == 500
            assert f"{PAGE}:" in page
            assert "dead-fragment" in page
            assert "livereload.js" in page
        served.site.write(PAGE, good)
        assert listener.receive()["command"] == "reload"
        assert served.get("/tietoa/")[0] == 200
        assert served.process.poll() is None
    finally:
        listener.close()


def test_a_template_mistake_and_broken_settings_do_not_end_serve(served: Served) -> None:
    for file, broken in (("templates/base.html", "{% if %}"), ("content/sivusto.yml", "name: [")):
        good = (served.site.root / file).read_text(encoding="utf-8")
        served.site.write(file, broken)
        wait_for(lambda: served.get("/")[0] == 500, "the error is shown")
        served.site.write(file, good)
        wait_for(lambda: served.get("/")[0] == 200, "the page is back")
    assert served.process.poll() is None


def test_an_editor_s_own_files_start_no_build(served: Served) -> None:
    before = served.builds()
    served.site.write("content/sivut/.tietoa.md.swp", "x")
    served.site.write("content/sivut/tietoa.md~", "x")
    served.site.write("dist/index.html", "x")
    time.sleep(2)
    assert served.builds() == before


def test_a_taken_port_is_told_in_words(site: SiteFolder) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = subprocess.run(
            [sys.executable, str(PROJECT / "build.py"), "serve", "--root", str(site.root)]
            + ["--port", str(port)],
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
    assert result.returncode == 1
    assert f"Portti {port} ei ole vapaa" in result.stdout
    assert "Sivusto on osoitteessa" not in result.stdout
    assert "Koottu" not in result.stdout
    (offered,) = re.findall(r"build\.py serve --port (\d+)", result.stdout)
    with socket.create_server(("127.0.0.1", int(offered))):
        pass


def test_the_address_is_told_once_the_server_listens(standing: Served) -> None:
    told = f"Sivusto on osoitteessa http://127.0.0.1:{standing.port}/"
    wait_for(lambda: any(told in line for line in standing.lines), "the address is told")
    assert is_open(standing.port)


def test_make_serve_hands_a_port_over() -> None:
    def said(*words: str) -> str:
        command = ["make", "--dry-run", "--no-print-directory", "serve", *words]
        told = subprocess.run(
            command, cwd=PROJECT, capture_output=True, text=True, check=True, timeout=60
        )
        return told.stdout.strip().splitlines()[-1].strip()

    assert said("PORT=8123").endswith("build.py serve --port 8123")
    assert said().endswith("build.py serve")


def test_changes_are_noticed_once_when_the_writing_has_come_to_rest(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    folder.mkdir()
    calls: list[int] = []
    changes = Changes(tmp_path, lambda: calls.append(1))
    assert not changes.look()
    (folder / "yksi.md").write_text("yksi", encoding="utf-8")
    (folder / "kaksi.md").write_text("kaksi", encoding="utf-8")
    assert changes.look()
    assert not changes.look()
    (folder / "yksi.md").unlink()
    assert changes.look()
    assert len(calls) == 2


def test_a_snapshot_knows_time_and_size_of_every_source_file(site: SiteFolder) -> None:
    seen = snapshot(site.root)
    assert str(site.root / PAGE) in seen
    site.write("muualla/tiedosto.md", "x")
    assert snapshot(site.root) == seen


def test_an_error_page_escapes_what_it_tells(site: SiteFolder) -> None:
    site.replace(PAGE, "Teksti ja", "Teksti <b>lihava</b> ja")
    report = site.run()
    page = error_page(report.problems).decode()
    assert "&lt;b&gt;" in page
    assert "<b>" not in page


def test_the_old_site_is_removed_once_nobody_waits_for_a_page(served: Served) -> None:
    beside = swap.staging_of(served.site.root / ".cache/serve")
    before = served.builds()
    served.site.replace(PAGE, "Teksti ja", "Uusi teksti ja")
    wait_for(lambda: served.builds() > before and "Uusi teksti" in served.get("/tietoa/")[1], "new")
    wait_for(lambda: not beside.exists(), "the old site is gone")
