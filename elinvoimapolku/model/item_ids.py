"""How the ids in a step are made: the step's id, a hyphen, and a part of their own.

In the browser the same is ``itemId`` of ``document/progress.js``.
"""

from __future__ import annotations


def item_id(step: str, part: str) -> str:
    """The id of a step's item or statement."""
    return f"{step}-{part}"


def is_of_step(key: str, step: str) -> bool:
    """Whether an id is a step's, or one of those in it."""
    return key == step or key.startswith(item_id(step, ""))


def own_part(key: str, step: str) -> str:
    """What an id has of its own beside its step's; all of it when it is not in that step."""
    return key.removeprefix(item_id(step, ""))
