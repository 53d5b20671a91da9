"""Find an installed Chromium, Chrome or Edge: ``python tests/browser/chromium.py`` prints it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

# The headless shell first: it is the same browser without its windows, in half the time.
NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)
MAC_NAMES = ("Google Chrome", "Chromium", "Microsoft Edge")
WINDOWS_PATHS = (
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)
WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
MISSING = """\
The browser tests need Chrome, Edge or Chromium, and none was found.
`make test` gets one. By hand, on Debian:  sudo apt-get install chromium-headless-shell
Elsewhere:  python -m playwright install chromium
Or name an installed one:  CHROMIUM=/path/to/it make test"""


def find() -> str | None:
    """The first browser that runs: $CHROMIUM, the path, the usual places, Playwright's own."""
    return next((path for path in _candidates() if _runs(path)), None)


def _candidates() -> Iterator[str]:
    for name in (os.environ.get("CHROMIUM"), *NAMES):
        found = shutil.which(name) if name else None
        if found:
            yield found
    for place in _usual_places():
        if place.is_file():
            yield str(place)
    own = _of_playwright()
    if own and Path(own).is_file():
        yield own


def _usual_places() -> Iterator[Path]:
    if sys.platform == "darwin":
        for folder in (Path("/Applications"), Path.home() / "Applications"):
            for name in MAC_NAMES:
                yield folder / f"{name}.app/Contents/MacOS/{name}"
    if sys.platform == "win32":
        for variable in WINDOWS_FOLDERS:
            for path in WINDOWS_PATHS:
                if folder := os.environ.get(variable):
                    yield Path(folder) / path


def _of_playwright() -> str:
    # In a process of its own: a running test session may not start Playwright a second time.
    code = (
        "from playwright.sync_api import sync_playwright\n"
        "with sync_playwright() as p: print(p.chromium.executable_path)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    return done.stdout.strip()


def _runs(path: str) -> bool:
    # Ubuntu has a stand-in of this name that only tells to install a snap. On Windows asking
    # for the version would open a window.
    if sys.platform == "win32":
        return True
    try:
        done = subprocess.run([path, "--version"], capture_output=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


if __name__ == "__main__":
    executable = find()
    if executable is None:
        sys.exit(MISSING)
    sys.stdout.write(f"{executable}\n")
