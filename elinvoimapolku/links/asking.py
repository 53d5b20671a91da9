"""Asks outside addresses how they are: politely, never two at a time of one host."""

from __future__ import annotations

import datetime
import http.client
import socket
import ssl
import threading
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urldefrag, urljoin, urlsplit, urlunsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from elinvoimapolku import __version__
from elinvoimapolku.links.answers import Answer, Kind

HEADERS = {
    "User-Agent": f"elinvoimapolku/{__version__} (linkkien tarkistus)",
    "Accept": "text/html,*/*;q=0.8",
}
GONE = (404, 410)
TOO_MANY = 429
PERMANENT = (301, 308)
REDIRECTS = (301, 302, 303, 307, 308)
LONGEST_CHAIN = 10
# What an address may hold besides letters and digits; what is escaped already stays so.
KEPT = "/%:@!$&'()*+,;=~-._?[]"


class Manner(NamedTuple):
    """How to ask."""

    seconds: float = 15
    """The longest wait for an answer."""
    pause: float = 1
    """Seconds between two requests to one host."""
    hosts: int = 4
    """How many hosts are asked at a time."""


@dataclass(slots=True)
class _Turn:
    lock: threading.Lock = field(default_factory=threading.Lock)
    free_at: float = 0


class _Turns:
    """One request at a time to each host, and a pause after it."""

    def __init__(self, pause: float) -> None:
        self._pause = pause
        self._guard = threading.Lock()
        self._turns: dict[str, _Turn] = {}

    @contextmanager
    def of(self, host: str) -> Iterator[None]:
        """Wait for the host's turn and keep it."""
        with self._guard:
            turn = self._turns.setdefault(host, _Turn())
        with turn.lock:
            time.sleep(max(0, turn.free_at - time.monotonic()))
            try:
                yield
            finally:
                turn.free_at = time.monotonic() + self._pause


class _NoRedirects(HTTPRedirectHandler):
    """Redirects are followed here, one by one: urllib would not tell which were permanent."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        """None makes urllib give the redirect itself."""


_OPENER = build_opener(_NoRedirects)


def ask_all(
    addresses: Iterable[str], today: datetime.date, manner: Manner
) -> Iterator[tuple[str, Answer]]:
    """Each address with its answer, in the order in which they come.

    Args:
        addresses: Whole addresses, each once.
        today: The day that is written on the answers.
        manner: How long to wait, and how many hosts to ask at a time.
    """
    by_host: dict[str, list[str]] = {}
    for address in addresses:
        by_host.setdefault(_host(address), []).append(address)
    turns, stop = _Turns(manner.pause), threading.Event()

    def ask_host(queue: list[str]) -> list[tuple[str, Answer]]:
        answers = []
        for address in queue:
            if stop.is_set():
                break
            kind, detail = _ask(address, turns, manner.seconds)
            answers.append((address, Answer(kind, today, detail)))
        return answers

    with ThreadPoolExecutor(manner.hosts) as pool:
        waiting = [pool.submit(ask_host, queue) for queue in by_host.values()]
        try:
            for host in as_completed(waiting):
                yield from host.result()
        finally:
            # An editor who stops the command waits for the requests under way, not for all.
            stop.set()
            pool.shutdown(cancel_futures=True)


def _ask(address: str, turns: _Turns, seconds: float) -> tuple[Kind, str]:
    """What one address answers, redirects followed."""
    here, new_address, permanent = address, "", True
    seen: set[str] = set()
    while here not in seen and len(seen) < LONGEST_CHAIN:
        seen.add(here)
        try:
            status, location = _status(here, turns, seconds)
            if status not in REDIRECTS or not location:
                return _judge(status, here, address, new_address)
            here = urldefrag(urljoin(here, location)).url
        except (OSError, http.client.HTTPException, ValueError) as fault:
            return Kind.UNREACHABLE, _reason(fault, seconds)
        permanent = permanent and status in PERMANENT
        new_address = here if permanent else new_address
    return Kind.UNREACHABLE, "uudelleenohjaukset eivät pääty"


def _status(address: str, turns: _Turns, seconds: float) -> tuple[int, str | None]:
    """Status and new place of one address: by HEAD, and by GET where HEAD is not understood."""
    try:
        status, location = _request("HEAD", address, turns, seconds)
    except (http.client.HTTPException, ConnectionError):
        # The connection was there and the answer broke: some servers do that to a HEAD.
        return _request("GET", address, turns, seconds)
    if status >= 400 and status != TOO_MANY:
        return _request("GET", address, turns, seconds)
    return status, location


def _request(method: str, address: str, turns: _Turns, seconds: float) -> tuple[int, str | None]:
    request = Request(_in_ascii(address), method=method, headers=HEADERS)  # noqa: S310 - http only
    with turns.of(_host(address)):
        try:
            with _OPENER.open(request, timeout=seconds) as answer:
                return answer.status, None
        except HTTPError as told:
            with told:
                return told.code, told.headers.get("Location")


def _judge(status: int, here: str, address: str, new_address: str) -> tuple[Kind, str]:
    if status in GONE:
        return Kind.DEAD, f"{status}" if here == address else f"{status} osoitteessa {here}"
    if 200 <= status < 300:
        return (Kind.MOVED, new_address) if new_address else (Kind.FINE, "")
    return Kind.UNREACHABLE, f"palvelin vastasi {status}"


def _reason(fault: Exception, seconds: float) -> str:
    """Why there was no answer, in Finnish."""
    if isinstance(fault, URLError) and isinstance(fault.reason, Exception):
        fault = fault.reason
    match fault:
        case TimeoutError():
            return f"vastausta ei tullut {seconds:g} sekunnissa".replace(".", ",")
        case socket.gaierror():
            return "palvelinta ei löydy"
        case ssl.SSLError():
            return "suojattu yhteys ei onnistu"
        case ConnectionRefusedError():
            return "palvelin ei ota yhteyttä vastaan"
        case ValueError():
            return "osoite on kirjoitettu väärin"
    return "yhteys katkesi"


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _in_ascii(address: str) -> str:
    """The form that goes over the wire; ValueError when there is none."""
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError(address)
    # An address of IPv6 keeps its brackets.
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    host = host.encode("idna").decode("ascii") + (f":{parts.port}" if parts.port else "")
    path, query = quote(parts.path or "/", safe=KEPT), quote(parts.query, safe=KEPT)
    return urlunsplit((parts.scheme, host, path, query, ""))
