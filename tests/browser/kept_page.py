"""One page for many tests: a new one costs more than most tests do with it.

A kept page is as new for every test: it stands on a file without scripts, and its origin keeps
nothing. From a page of nowhere the next one would be opened in a process of its own. What a
test put in (a listener, a script) is taken back; what cannot be ends the page with its test.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial, wraps
from typing import Any
from weakref import WeakKeyDictionary

from playwright.sync_api import BrowserContext, Error, Page, ViewportSize

from tests.browser.ticks import ASIDE

STAINS = {
    Page: (
        *("expose_binding", "expose_function", "once"),
        *("set_extra_http_headers", "add_locator_handler"),
        *("set_default_timeout", "set_default_navigation_timeout"),
    ),
    BrowserContext: (
        *("add_init_script", "expose_binding", "expose_function", "on", "once"),
        *("set_offline", "grant_permissions", "set_extra_http_headers", "add_cookies"),
        *("set_default_timeout", "set_geolocation"),
    ),
}
"""What is done to a page or its context and stays; so does the clock."""
TAKEN_BACK: dict[tuple[type[Page | BrowserContext], str], Callable[..., Any]] = {
    (Page, "add_init_script"): lambda script, _page, *_, **__: script.close(),
    (Page, "on"): lambda _, page, event, f: page.remove_listener(event, f),
    (BrowserContext, "new_cdp_session"): lambda session, *_: session.detach(),
}
"""What is done and can be undone, and how: from what it gave, and what it was done with."""
FORGET = "() => { localStorage.clear(); sessionStorage.clear(); return history.length; }"
SIZE: ViewportSize = {"width": 1280, "height": 720}
AS_IT_IS: dict[str, Any] = dict.fromkeys(
    ("media", "color_scheme", "reduced_motion", "forced_colors", "contrast"), "null"
)
LONG_HISTORY = 40
"""A browser remembers fifty places of a tab."""

_stained: set[BrowserContext] = set()
_undo: WeakKeyDictionary[BrowserContext, list[Callable[[], Any]]] = WeakKeyDictionary()


def _context(one: Page | BrowserContext) -> BrowserContext:
    return one.context if isinstance(one, Page) else one


def _stain(one: Page | BrowserContext) -> None:
    _stained.add(_context(one))


def _watched(method: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(method)
    def stains(self: Page | BrowserContext, *args: Any, **options: Any) -> Any:
        _stain(self)
        return method(self, *args, **options)

    return stains


def _undoable(method: Callable[..., Any], undo: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(method)
    def noted(self: Page | BrowserContext, *args: Any, **options: Any) -> Any:
        given = method(self, *args, **options)
        back = partial(undo, given, self, *args, **options)
        _undo.setdefault(_context(self), []).append(back)
        return given

    return noted


def _clock(kind: type[Page | BrowserContext]) -> property:
    plain = kind.clock.fget

    def clock(self: Page | BrowserContext) -> Any:
        _stain(self)
        return plain(self)

    return property(clock)


for _kind, _names in STAINS.items():
    _watching = {name: _watched(getattr(_kind, name)) for name in _names}
    for _name, _new in {**_watching, "clock": _clock(_kind)}.items():
        setattr(_kind, _name, _new)
for (_kind, _name), _back in TAKEN_BACK.items():
    setattr(_kind, _name, _undoable(getattr(_kind, _name), _back))


class KeptPage:
    """Gives a page, the same one as long as tests leave it clean."""

    def __init__(self, make: Callable[[], BrowserContext]) -> None:
        self._make = make
        self._page: Page | None = None

    def take(self) -> Page:
        """A page as new, and its context alone with it."""
        if self._page is None:
            context = self._make()
            self._page = context.new_page()
            self._page.goto(ASIDE)
            _stained.discard(context)
        return self._page

    def give_back(self) -> None:
        """Make the page as new, or end it where a test has done what stays."""
        page = self._page
        assert page
        if page.context in _stained or not _cleaned(page):
            self.end()

    def end(self) -> None:
        """Close what is kept."""
        if self._page:
            context, self._page = self._page.context, None
            context.close()
            _stained.discard(context)


def _cleaned(page: Page) -> bool:
    try:
        for back in _undo.pop(page.context, []):
            back()
        for other in page.context.pages:
            if other is not page:
                other.close()
        page.unroute_all()
        page.context.unroute_all()
        page.context.clear_cookies()
        # Nothing is laid out anew where there is nothing.
        page.goto(ASIDE)
        length = page.evaluate(FORGET)
        page.emulate_media(**AS_IT_IS)
        page.set_viewport_size(SIZE)
    except Error:
        return False
    _stained.discard(page.context)
    return bool(length < LONG_HISTORY)
