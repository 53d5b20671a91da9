"""The site on a real nginx, set up by docs/nginx.conf to the letter: ``make nginx``.

The environment variable NGINX names the program. It runs as whoever runs the tests, on free
ports of this machine alone, and writes into a temporary folder of its own.
"""

from __future__ import annotations

import gzip
import http.client
import os
import re
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from tests import real_path
from tests.browser.server import TYPES, parse_headers
from tests.conftest import PROJECT, site_folder

CONFIGURATION = PROJECT / "docs" / "nginx.conf"
AROUND = """\
daemon off;
master_process off;
pid {place}/pid;
error_log {place}/error.log;
events {{}}
http {{
    access_log off;
    client_body_temp_path {place}/body;
    proxy_temp_path {place}/proxy;
    fastcgi_temp_path {place}/fastcgi;
    uwsgi_temp_path {place}/uwsgi;
    scgi_temp_path {place}/scgi;
    include {place}/site.conf;
}}
"""
REVALIDATED = "public, max-age=0, must-revalidate"
OLD, NEW = "/vanha/osoite/", "/tietoa/"
SECRET = "salaisuus"


@dataclass(frozen=True)
class Answer:
    """What the server answers to one request."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes


@dataclass(frozen=True)
class Hosted:
    """A built site and where nginx serves it."""

    root: Path
    """The folder that the server shows."""
    base: str
    """The path under which the site stands."""
    port: int
    plain_port: int
    tls: ssl.SSLContext

    @property
    def dist(self) -> Path:
        """The built site."""
        return self.root / self.base.strip("/")

    def ask(self, path: str, **headers: str) -> Answer:
        """Ask for a path exactly as it is written here."""
        asking = http.client.HTTPSConnection("127.0.0.1", self.port, timeout=10, context=self.tls)
        return _answer(asking, path, {k.replace("_", "-"): v for k, v in headers.items()})

    def ask_plainly(self, path: str) -> Answer:
        """Ask without encryption."""
        return _answer(http.client.HTTPConnection("127.0.0.1", self.plain_port, timeout=10), path)

    def files(self) -> list[tuple[str, Path]]:
        """Every file for visitors and the path that asks for it."""
        return [
            (self.base + file.relative_to(self.dist).as_posix().removesuffix("index.html"), file)
            for file in sorted(self.dist.rglob("*"))
            if file.is_file() and not file.name.startswith("_")
        ]

    def drift(self, path: str, answer: Answer, found: bool = True) -> list[str]:
        """Headers that are not as ``_headers`` asks, or as hosts of ``_headers`` send unasked.

        Args:
            path: What was asked for.
            answer: What came.
            found: Whether there is such a file. What is not there is never kept for ever.
        """
        wanted = {"Cache-Control": REVALIDATED}
        for pattern, added in parse_headers((self.dist / "_headers").read_text("utf-8")):
            if fnmatchcase(path, pattern):
                wanted |= added if found else {k: added[k] for k in added if k != "Cache-Control"}
        sent = {name: answer.headers.get_all(name) for name in wanted}
        return [
            f"{path}: {name} is {sent[name]}, not {value}"
            for name, value in wanted.items()
            if sent[name] != [value]
        ]


@pytest.fixture(scope="module", params=["/", "/polku/"])
def hosted(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Hosted]:
    """The site of this repository at the root of its host, and under a path."""
    base = request.param
    place = tmp_path_factory.mktemp("nginx")
    root = built(place, base)
    with serving(root, base, place, written(base)) as host:
        yield host


def test_every_file_comes_whole_as_its_kind_with_the_headers_of_every_host(hosted: Hosted) -> None:
    files = hosted.files()
    assert {file.suffix for _, file in files} == set(TYPES)
    for path, file in files:
        answer = hosted.ask(path)
        assert answer.status == 200, path
        assert answer.body == file.read_bytes(), path
        assert answer.headers["Content-Type"] == TYPES[file.suffix], path
        assert hosted.drift(path, answer) == []


def test_a_page_that_is_not_there_is_told_at_any_depth(hosted: Hosted) -> None:
    (hashed,) = (hosted.dist / "assets").iterdir()
    missing = (
        "olematon/",
        "olematon",
        f"{real_path.AREA}/olematon/syva/polku.html",
        "assets/",
        f"assets/{hashed.name}/",
        f"assets/{hashed.name}/js/olematon.js",
    )
    for path in (hosted.base + path for path in missing):
        answer = hosted.ask(path)
        assert answer.status == 404, path
        assert answer.body == (hosted.dist / "404.html").read_bytes(), path
        assert hosted.drift(path, answer, found=False) == []


def test_an_address_without_its_last_slash_leads_to_the_page(hosted: Hosted) -> None:
    answer = hosted.ask(f"{hosted.base}{real_path.AREA}")
    assert answer.status == 301
    assert answer.headers["Location"] == f"{hosted.base}{real_path.AREA}/"
    assert hosted.drift(f"{hosted.base}{real_path.AREA}", answer) == []


def test_an_old_address_leads_on(hosted: Hosted) -> None:
    old, new = (hosted.base.rstrip("/") + path for path in (OLD, NEW))
    page = hosted.ask(old)
    assert page.status == 200
    assert f'<meta http-equiv="refresh" content="0; url={new}">' in page.body.decode()
    assert hosted.ask(new).status == 200


def test_what_other_hosts_read_is_not_served(hosted: Hosted) -> None:
    for name in ("_headers", "_redirects"):
        assert (hosted.dist / name).is_file()
        assert hosted.ask(hosted.base + name).status == 404


def test_nothing_outside_the_site_is_served(hosted: Hosted) -> None:
    for path in (
        f"/../{SECRET}.txt",
        f"/%2e%2e/{SECRET}.txt",
        f"/..%2f{SECRET}.txt",
        f"{hosted.base}assets/../../{SECRET}.txt",
        f"{hosted.base}assets/..%2f..%2f..%2f{SECRET}.txt",
        f"{hosted.base}..%5c{SECRET}.txt",
        "/../../../../../../etc/hostname",
    ):
        answer = hosted.ask(path)
        assert answer.status in (400, 404), path
        assert SECRET.encode() not in answer.body


def test_what_is_text_is_sent_compressed_and_what_is_compressed_is_not_again(
    hosted: Hosted,
) -> None:
    for path, file in hosted.files():
        answer = hosted.ask(path, Accept_Encoding="gzip, br")
        text = file.suffix not in (".png", ".jpg", ".ico", ".woff2", ".docx", ".xlsx")
        if text and file.stat().st_size > 1000:
            assert answer.headers["Content-Encoding"] == "gzip", path
            assert answer.headers["Vary"] == "Accept-Encoding", path
            assert gzip.decompress(answer.body) == file.read_bytes(), path
        else:
            assert answer.headers["Content-Encoding"] is None, path
        assert hosted.drift(path, answer) == []


def test_a_page_that_is_still_the_same_is_not_sent_again(hosted: Hosted) -> None:
    mark = hosted.ask(hosted.base).headers["ETag"]
    again = hosted.ask(hosted.base, If_None_Match=mark)
    assert again.status == 304
    assert again.body == b""
    assert hosted.drift(hosted.base, again) == []
    assert hosted.ask(hosted.base, If_None_Match='"muu"').status == 200


def test_without_encryption_one_is_led_to_the_same_address_with_it(hosted: Hosted) -> None:
    answer = hosted.ask_plainly(f"{hosted.base}{real_path.AREA}/?a=b")
    assert answer.status == 301
    assert (
        answer.headers["Location"] == f"https://polku.example.org{hosted.base}{real_path.AREA}/?a=b"
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"nosniff" always', '"nosniff"'),
        ("max-age=31536000, immutable", "max-age=31536000"),
        ("frame-ancestors 'none'", "frame-ancestors 'self'"),
        ("    index index.html;\n", "    index index.html;\n    location / { add_header A B; }\n"),
    ],
    ids=["not on errors", "another value", "another policy", "a header in a location"],
)
def test_a_configuration_that_drifts_is_found(
    hosted: Hosted, tmp_path: Path, old: str, new: str
) -> None:
    text = written(hosted.base)
    assert text.count(old) == 1
    with serving(hosted.root, hosted.base, tmp_path, text.replace(old, new)) as host:
        missing = f"{hosted.base}olematon/"
        (asset,) = (path for path, file in hosted.files() if file.name == "tokens.css")
        found = [
            fault for path in (hosted.base, asset) for fault in host.drift(path, host.ask(path))
        ]
        found += host.drift(missing, host.ask(missing), found=False)
    assert found


def built(place: Path, base: str) -> Path:
    """Build the site of this repository with an old address; gives the folder to show."""
    root = place / "www"
    site = site_folder(PROJECT, place)
    page = f"content/sivut{NEW.rstrip('/')}.md"
    site.replace(page, "\nreviewed:", f"\naliases: [{OLD}]\nreviewed:")
    report = site.run(output=root / base.strip("/"), base_path=base)
    assert not report.failed, report.problems
    # Beside what is public, where a server that can be led astray would find it.
    (place / f"{SECRET}.txt").write_text(SECRET, encoding="utf-8")
    return root


def written(base: str) -> str:
    """The documented configuration, changed for a path as its first lines say."""
    text = CONFIGURATION.read_text(encoding="utf-8")
    return re.sub(r" /404\.html;", f" {base}404.html;", text)


@contextmanager
def serving(root: Path, base: str, place: Path, configuration: str) -> Iterator[Hosted]:
    """Serve a folder by a configuration, of which only this machine's own places are changed."""
    port, plain_port = free_ports()
    changes = {
        "    listen [::]:80;\n": "",
        "    listen [::]:443 ssl http2;\n": "",
        "listen 80;": f"listen 127.0.0.1:{plain_port};",
        "listen 443 ssl": f"listen 127.0.0.1:{port} ssl",
        "/etc/ssl/certs/polku.example.org.pem": f"{place}/certificate.pem",
        "/etc/ssl/private/polku.example.org.key": f"{place}/key.pem",
        "/srv/elinvoimapolku/dist": f"{root}",
    }
    for old, new in changes.items():
        assert configuration.count(old) == 1, old
        configuration = configuration.replace(old, new)
    (place / "site.conf").write_text(configuration, encoding="utf-8")
    (place / "nginx.conf").write_text(AROUND.format(place=place), encoding="utf-8")
    tls = certificate(place)
    with (place / "said").open("wb") as said:
        process = subprocess.Popen(
            [os.environ["NGINX"], "-p", place, "-c", place / "nginx.conf"], stderr=said
        )
    try:
        wait_for(process, port, place)
        yield Hosted(root, base, port, plain_port, tls)
    finally:
        process.terminate()
        process.wait(timeout=10)


def free_ports() -> tuple[int, int]:
    """Two ports that nobody listens on."""
    with socket.socket() as one, socket.socket() as other:
        one.bind(("127.0.0.1", 0))
        other.bind(("127.0.0.1", 0))
        return one.getsockname()[1], other.getsockname()[1]


def certificate(place: Path) -> ssl.SSLContext:
    """Make a certificate that the tests alone trust."""
    kind = ("-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")
    files = ("-keyout", place / "key.pem", "-out", place / "certificate.pem")
    subprocess.run(
        ["openssl", "req", *kind, "-subj", "/CN=polku.example.org", "-days", "2", *files],
        check=True,
        capture_output=True,
    )
    context = ssl.create_default_context(cafile=place / "certificate.pem")
    context.check_hostname = False  # It is asked for by number.
    return context


def wait_for(process: subprocess.Popen[bytes], port: int, place: Path) -> None:
    """Wait until the server listens; fail with its own words when it ends instead."""
    for _ in range(500):
        if process.poll() is not None:
            break
        with socket.socket() as trying:
            if trying.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.01)
    words = [file.read_text("utf-8") for file in (place / "said", place / "error.log")]
    pytest.fail("nginx does not serve:\n" + "".join(words))


def _answer(
    connection: http.client.HTTPConnection, path: str, headers: dict[str, str] | None = None
) -> Answer:
    try:
        connection.request("GET", path, headers=headers or {})
        response = connection.getresponse()
        return Answer(response.status, response.headers, response.read())
    finally:
        connection.close()
