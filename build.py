"""Run the generator: ``python build.py --help`` tells what it can do."""

from elinvoimapolku.cli import leave, main

if __name__ == "__main__":
    leave(main())
