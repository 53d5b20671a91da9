"""The words that every page that saves has to say, as a module: a browser gets them once."""

from __future__ import annotations

import re

from elinvoimapolku.model import Asset
from elinvoimapolku.problems import Problem
from elinvoimapolku.rendering.published import SAVED_WORDS
from elinvoimapolku.rendering.templates import TemplateFault, Templates

TEMPLATE = "scripts/saved-words.html"


def saved_words(templates: Templates, problems: list[Problem]) -> tuple[Asset, ...]:
    """The module: it puts what templates/scripts/saved-words.html makes into its page.

    None where there is no such template, or where it fails.

    Args:
        templates: May have it.
        problems: Gets why it fails.
    """
    if not templates.whole or TEMPLATE not in templates.names:
        return ()
    html = templates.text(TEMPLATE)
    if isinstance(html, TemplateFault):
        problems.append(html.problem())
        return ()
    text = re.sub(r"[`\\]|\$(?=\{)", r"\\\g<0>", html.strip())
    code = f'document.body.insertAdjacentHTML("beforeend", `{text}`);\n'
    return (Asset(SAVED_WORDS, code.encode()),)
