"""The picture of the results: time by number of pages, a panel a scene."""

from __future__ import annotations

import math
from collections.abc import Iterator
from xml.sax.saxutils import escape

from benchmarks.generators.own import Own
from benchmarks.installation import NAMES
from benchmarks.results import Results, sizes
from benchmarks.rounds import SCENES, TITLES

WIDTH, HEIGHT = 1040, 650
COLUMNS = 2
PANEL_WIDTH, PANEL_HEIGHT = 340, 230
LEFT, TOP = 60, 70
STEP_X, STEP_Y = 515, 305
LEAST_GAP = 15
"""Between two names, so that they can be read where lines end together."""
SLOWEST_FASTEST = (0.03, 300.0)
TICKS = {0.1: "0,1 s", 1: "1 s", 10: "10 s", 100: "100 s"}
STYLE = """\
text{font:13px system-ui,sans-serif;fill:#3d3d38}
.title{font-weight:600;font-size:15px;fill:#1c1c19}
.paper{fill:#fff}.grid{stroke:#dedcd3}
.line{fill:none;stroke:#8b8a83;stroke-width:1.75}.dot{fill:#8b8a83}
.own .line{stroke:#1f7a4d;stroke-width:3.5}.own .dot{fill:#1f7a4d}
.own text{fill:#17633e;font-weight:600}
@media (prefers-color-scheme:dark){
text{fill:#c9c7bd}.title{fill:#f2f1ea}
.paper{fill:#161815}.grid{stroke:#34372f}
.line{stroke:#94938a}.dot{fill:#94938a}
.own .line{stroke:#5fd39a}.own .dot{fill:#5fd39a}.own text{fill:#7fe0b1}
}
"""


def draw(results: Results) -> str:
    """The picture as SVG, readable on light and dark paper."""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'width="{WIDTH}" height="{HEIGHT}" role="img" aria-label="Time of a build">\n'
        f"<style>{STYLE}</style>\n"
        f'<rect class="paper" width="{WIDTH}" height="{HEIGHT}"/>\n'
    ]
    for number, scene in enumerate(SCENES):
        x = LEFT + number % COLUMNS * STEP_X
        y = TOP + number // COLUMNS * STEP_Y
        parts.append(f'<g transform="translate({x} {y})">\n')
        parts.extend(_panel(results, scene))
        parts.append("</g>\n")
    return "".join([*parts, "</svg>\n"])


def _panel(results: Results, scene: str) -> Iterator[str]:
    columns = sizes(results)
    yield f'<text class="title" x="0" y="-24">{escape(TITLES[scene].capitalize())}</text>\n'
    for seconds, name in TICKS.items():
        y = _y(seconds)
        yield f'<path class="grid" d="M0 {y:.1f}H{PANEL_WIDTH}"/>\n'
        yield f'<text x="-8" y="{y + 4:.1f}" text-anchor="end">{name.replace(",", ".")}</text>\n'
    for pages in columns:
        x = _x(pages, columns)
        yield f'<text x="{x:.1f}" y="{PANEL_HEIGHT + 20}" text-anchor="middle">{pages:,}</text>\n'
    lines = {name: _points(results, scene, name) for name in NAMES}
    lines = {name: points for name, points in lines.items() if points}
    names = _spread({name: points[-1][1] for name, points in lines.items()})
    # Ours last, above the others.
    for name in reversed(lines):
        yield from _line(name, lines[name], names[name])


def _line(name: str, points: list[tuple[float, float]], label: float) -> Iterator[str]:
    yield '<g class="own">\n' if name == Own.name else "<g>\n"
    path = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    yield f'<path class="line" d="M{path}"/>\n'
    for x, y in points:
        yield f'<circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="3"/>\n'
    yield f'<text x="{points[-1][0] + 10:.1f}" y="{label + 4:.1f}">{escape(name)}</text>\n</g>\n'


def _points(results: Results, scene: str, name: str) -> list[tuple[float, float]]:
    columns = sizes(results)
    costs = [(pages, results.median((pages, scene, name))) for pages in columns]
    return [(_x(pages, columns), _y(cost.wall)) for pages, cost in costs if cost]


def _spread(places: dict[str, float]) -> dict[str, float]:
    """Heights of the names, apart enough to be read, in the order of the lines' ends."""
    spread: dict[str, float] = {}
    lowest = math.inf
    for name, y in sorted(places.items(), key=lambda place: -place[1]):
        lowest = spread[name] = min(y, lowest - LEAST_GAP)
    return spread


def _x(pages: int, columns: tuple[int, ...]) -> float:
    least, most = math.log(columns[0]), math.log(columns[-1])
    return (math.log(pages) - least) / (most - least or 1) * (PANEL_WIDTH - 30) + 15


def _y(seconds: float) -> float:
    fastest, slowest = map(math.log, SLOWEST_FASTEST)
    return PANEL_HEIGHT * (1 - (math.log(seconds) - fastest) / (slowest - fastest))
