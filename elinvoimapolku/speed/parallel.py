"""Work on more than one processor.

The site is the same without: ``spread`` could be ``[work(items)]``.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

MOST_PROCESSES = 4


def processes() -> int:
    """How many processes can work at once; forking is safe and cheap on Linux alone.

    A process with threads is not forked: what another thread holds would never be let go.
    """
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return min(len(os.sched_getaffinity(0)), MOST_PROCESSES)


def spread(
    work: Callable[[Sequence[Item]], Result],
    items: Sequence[Item],
    weights: Sequence[int],
    processes: int,
) -> list[Result]:
    """Cut a row of items into as many shares as there are processes, and do them at once.

    Args:
        work: Does one share; in a process of its own for all shares but the first.
        items: What is to be done.
        weights: How much work each item is.
        processes: How many to use, this one among them.

    Returns:
        The results, in the order of the items.

    Raises:
        Exception: what the work of a share raised.
    """
    shares = cut(items, weights, processes)
    children = [_start(work, share) for share in shares[1:]]
    try:
        results = [work(shares[0])]
        while children:
            reader, child = children[0]
            with os.fdopen(reader, "rb", closefd=False) as pipe:
                done = pickle.load(pipe)  # noqa: S301 - our own process wrote it
            _end(*children.pop(0))
            if isinstance(done, BaseException):
                raise done
            results.append(done)
    finally:
        # What is broken off leaves nobody behind who goes on working.
        for reader, child in children:
            os.kill(child, signal.SIGKILL)
            _end(reader, child)
    return results


def cut(items: Sequence[Item], weights: Sequence[int], count: int) -> list[Sequence[Item]]:
    """Consecutive shares of about the same weight; fewer than asked where there is too little."""
    total, done, start = sum(weights), 0, 0
    shares: list[Sequence[Item]] = []
    for index, weight in enumerate(weights):
        done += weight
        if done * count >= total * (len(shares) + 1):
            shares.append(items[start : index + 1])
            start = index + 1
    return shares or [items]


def _start(work: Callable[[Sequence[Item]], Result], share: Sequence[Item]) -> tuple[int, int]:
    """Do a share in a process of its own; gives the pipe to read its result from, and its id."""
    reader, writer = os.pipe()
    child = os.fork()
    if child:
        os.close(writer)
        return reader, child
    # Nothing of the parent's may run on its way out: no caller, no cleaning up.
    try:
        os.close(reader)
        try:
            done: object = work(share)
        except BaseException as error:
            done = error
        with os.fdopen(writer, "wb") as pipe:
            pickle.dump(done, pipe, pickle.HIGHEST_PROTOCOL)
    finally:
        os._exit(0)


def _end(reader: int, child: int) -> None:
    os.close(reader)
    os.waitpid(child, 0)
