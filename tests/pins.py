"""Print the lines of ``.ci/constraints.txt`` for what is installed here: ``.ci/pins`` runs this."""

from __future__ import annotations

import sys
from contextlib import suppress
from importlib import metadata

from tests.requirements import constrained

HEAD = """\
# What the packages of pyproject.toml need in their turn, at the versions that it is tested with.
# tests/test_pins.py tells which line is missing, old or no longer needed; .ci/pins writes all anew.
"""


def main() -> int:
    """Print a line for each package that is needed in its turn and installed."""
    sys.stdout.write(HEAD)
    for name in sorted(constrained()):
        with suppress(metadata.PackageNotFoundError):
            sys.stdout.write(f"{name}=={metadata.version(name)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
