"""Run the generator: ``python build.py --help`` tells what it can do."""

import sys

from elinvoimapolku.cli import main

if __name__ == "__main__":
    sys.exit(main())
