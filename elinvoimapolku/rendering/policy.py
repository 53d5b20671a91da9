"""The Content-Security-Policy: nothing but the site's own files, and no exception."""

from __future__ import annotations

DIRECTIVES = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
)
META = "; ".join(DIRECTIVES)
"""The policy as a page can carry it."""
HEADER = f"{META}; frame-ancestors 'none'"
"""The policy as a host sends it: framing can only be forbidden in a header."""
