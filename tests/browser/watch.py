"""What a browser complains of while a test goes on.

Requests are not listened to: to hear each costs as much as a tenth of a page. A status of 400 or
more is told on the console, and a request to another host fails, as ``ALONE`` is asked of the
browser.
"""

from __future__ import annotations

import re
from functools import partial

from playwright.sync_api import BrowserContext, ConsoleMessage, Request

POLICY_LISTENER = """
addEventListener("securitypolicyviolation", (event) => {
  console.error(`CSP: ${event.violatedDirective} ${event.blockedURI}`);
});
"""

ALONE = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"
"""An argument for the browser: every other host is one that is not found."""

# Asked for by the browser on its own, where what it shows is no page of ours.
BROWSERS_OWN = "/favicon.ico"


class Watch:
    """Gathers every complaint; the fixture fails a test with one that it did not expect."""

    def __init__(self) -> None:
        self.contexts: list[BrowserContext] = []
        self.begin()

    def begin(self) -> None:
        """Forget what another test has met and expected; what is still open is watched on."""
        self.complaints: list[str] = []
        self.expected: list[str] = []
        self.contexts = [context for context in self.contexts if context.pages]

    def attach(self, context: BrowserContext, scripts: bool = True) -> None:
        """Watch all pages of a context; without scripts it refuses their preloads by itself."""
        self.contexts.append(context)
        context.add_init_script(POLICY_LISTENER)
        context.on("console", self._on_console)
        context.on("weberror", lambda error: self.complaints.append(f"page error: {error.error}"))
        context.on("requestfailed", partial(self._on_failure, scripts))

    def expect(self, pattern: str) -> None:
        """Name complaints that belong to the test; at least one of them has to come."""
        self.expected.append(pattern)

    def hear(self) -> None:
        """Wait for what the open pages have said by now."""
        for context in self.contexts:
            for page in context.pages:
                page.title()  # All before it has been heard when this returns.

    def verify(self) -> None:
        """Fail with the complaints that were not expected, and the expected that did not come."""
        found, self.complaints = self.complaints, []
        missing = [one for one in self.expected if not any(re.search(one, got) for got in found)]
        unexpected = [got for got in found if not any(re.search(p, got) for p in self.expected)]
        assert not unexpected, unexpected
        assert not missing, missing

    def _on_console(self, message: ConsoleMessage) -> None:
        place = message.location.get("url", "")
        if message.type in ("error", "warning") and not place.endswith(BROWSERS_OWN):
            self.complaints.append(f"console {message.type}: {message.text} {place}")

    def _on_failure(self, scripts: bool, request: Request) -> None:
        if not scripts and request.url.endswith(".js") and request.failure == "csp":
            return
        # The browser itself gives up what is on its way when a page is left.
        if request.failure != "net::ERR_ABORTED":
            self.complaints.append(f"failed request: {request.url} {request.failure}")
