"""From a ``Site`` to finished pages in memory: never writes, never reads the clock."""
