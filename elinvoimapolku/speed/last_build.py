"""What the last build was made of and what it said: the cache for "nothing changed".

Needs the standard library alone, so that it can be asked before the rest is imported.
"""

from __future__ import annotations

import json

from elinvoimapolku.problems import Code, Problem, Severity
from elinvoimapolku.reading.options import Options
from elinvoimapolku.report import Report, Written
from elinvoimapolku.speed import fingerprints
from elinvoimapolku.speed.cache import FOLDER, read_sealed, write_sealed

FILE = "last-build"


def recall(options: Options, prints: fingerprints.Prints) -> Report | None:
    """What the last build reported, when a new one would do and say the same.

    Args:
        options: What is asked of the build.
        prints: Fingerprints of all that a build would read.

    Returns:
        The report, every file now unchanged; None when the site must be built.
    """
    data = read_sealed(options.root / FOLDER / FILE) or b""
    known_inputs, _, data = data.partition(b"\n")
    known_output, _, data = data.partition(b"\n")
    # The same inputs mean the same generator: what follows has the form written below.
    if known_inputs != prints.inputs.encode():
        return None
    if known_output != fingerprints.of_output(options.output).fingerprint.encode():
        return None
    kept = json.loads(data)
    problems = tuple(
        Problem(file, line, column, Code(code), message, hint, Severity(severity))
        for file, line, column, code, message, hint, severity in kept["problems"]
    )
    areas, steps, pages, files = kept["counts"]
    return Report(problems, areas, steps, pages, Written(files, files))


def remember(
    options: Options, prints: fingerprints.Prints, output: fingerprints.Output, report: Report
) -> None:
    """Keep what a build that was written has reported.

    Args:
        options: What was asked of the build.
        prints: Fingerprints of all that it read, taken before it read.
        output: The built site, before another build could have changed it.
        report: What it reported.
    """
    if report.written is None:
        return
    kept = {
        "problems": [
            (one.file, one.line, one.column, one.code, one.message, one.hint, one.severity)
            for one in report.problems
        ],
        "counts": (report.areas, report.steps, report.pages, report.written.files),
    }
    head = f"{prints.inputs}\n{output.fingerprint}\n"
    data = head + json.dumps(kept)
    write_sealed(options.root / FOLDER / FILE, data.encode(), output.newest)
