"""LibreOffice as a second reader of the files: the environment variable OFFICE names it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

FINNISH = """\
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">\
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Setup/L10N">\
<prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>fi-FI</value></prop></item>
</oor:items>
"""
"""Settings: every formula is counted anew, and numbers are written as in Finland."""


def convert(files: Sequence[Path], form: str, place: Path) -> list[Path]:
    """Let it open files and write them in another form.

    Args:
        files: In their order.
        form: The ending, as ``pdf``.
        place: The folder for what it writes.

    Returns:
        What it wrote, in the same order.
    """
    profile = place / "profile"
    settings = profile / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(FINNISH, encoding="utf-8")
    out = place / form
    asked = ["--headless", "--convert-to", form, "--outdir", str(out), *map(str, files)]
    office = [os.environ["OFFICE"], f"-env:UserInstallation={profile.as_uri()}"]
    subprocess.run([*office, *asked], check=True, capture_output=True)
    return [out / f"{file.stem}.{form}" for file in files]
