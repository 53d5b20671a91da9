"""Static site generator of Julkisten hankintojen elinvoimapolku."""

__version__ = "0.2.0"
