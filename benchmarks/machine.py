"""What the figures were measured on and with, in words that name no one's machine."""

from __future__ import annotations

import datetime
import os
import platform
import re
import subprocess
from pathlib import Path

from benchmarks.installation import VERSIONS, node


def facts() -> dict[str, str]:
    """Names of things and what they are."""
    return {
        "Day": datetime.date.today().isoformat(),
        "Processor": f"{len(os.sched_getaffinity(0))} cores ({_processor()})",
        "Load": f"{os.getloadavg()[0]:.0f} processes at the start",
        "Memory": f"{os.sysconf('SC_PHYS_PAGES') * os.sysconf('SC_PAGE_SIZE') / 2**30:.0f} GiB",
        "System": f"{platform.system()} {platform.machine()}",
        "Python": platform.python_version(),
        "Node.js": _node_version(),
        **VERSIONS,
    }


def _processor() -> str:
    told = Path("/proc/cpuinfo")
    text = told.read_text("utf-8") if told.exists() else ""
    found = re.search(r"^model name\s*:\s*(.*)$", text, re.MULTILINE)
    return found[1] if found else platform.machine()


def _node_version() -> str:
    words = (node("node"), "--version")
    said = subprocess.run(words, capture_output=True, text=True, check=True)  # noqa: S603
    return said.stdout.strip().removeprefix("v")
