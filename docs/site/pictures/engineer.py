"""The drawing of how a run flows: what lies on disk, what Python does, and what is compiled."""

from __future__ import annotations

from html import escape
from typing import NamedTuple

from docs.site.pictures import picture
from docs.site.worlds import Worlds

LANES = ("On disk", "Python", "Compiled")
LANE_WIDTH, LANE_GAP, MARGIN = 250, 26, 12
BOX_HEIGHT, ROW_HEIGHT, FIRST_ROW, LINE = 62, 90, 48, 17
_STYLE = (
    ".f-box{fill:none;stroke:currentColor;stroke-width:1.3}.f-name{font:600 14px sans-serif;fill:currentColor}"
    ".f-said{font:13px sans-serif;fill:currentColor}.f-lane{font:600 13px sans-serif;fill:currentColor;opacity:.75}"
    ".f-way{fill:none;stroke:currentColor;stroke-width:1.5;marker-end:url(#f-tip)}"
)


class Box(NamedTuple):
    """A part of a run: its lane and row, the module it stands in, and what it does."""

    lane: int
    row: int
    name: str
    said: str


BOXES = {
    "files": Box(0, 0, "scenarios/*.toml", "what differs, and why"),
    "scenario": Box(1, 0, "scenario/", "checked; parents laid under it"),
    "posterior": Box(0, 1, "knowledge/shipped/", "draws of the fitted numbers"),
    "knowledge": Box(1, 1, "knowledge/", "values of seed r"),
    "declared": Box(0, 2, "parameters/", "defaults, ranges, grades"),
    "plan": Box(1, 2, "population, numbers, paths", "record of numbers; levers by month"),
    "world": Box(1, 3, "population.build_world", "arrays: everybody, month 0"),
    "cache": Box(0, 4, "cache of compiled code", "named by compiled_hash"),
    "model": Box(1, 4, "model, living", "EmploymentServiceModel; the clock"),
    "month": Box(2, 4, "schedule.live_months", "month, municipality, citizen"),
    "rules": Box(2, 5, "processes/, rules/", "addressed draws; balances closed"),
    "outcome": Box(1, 5, "outcome", "people, flows, stocks, ledger"),
    "quantities": Box(1, 6, "quantities/", "each defined once, by subgroup"),
    "results": Box(1, 7, "results/, comparison/", "tables; pairs by run and person"),
    "parquet": Box(0, 7, "Parquet, report, manifest", "with hashes and seeds"),
}
WAYS = (
    ("files", "scenario"), ("posterior", "knowledge"), ("declared", "plan"), ("scenario", "knowledge"),
    ("knowledge", "plan"), ("plan", "world"), ("world", "model"), ("cache", "model"), ("model", "month"),
    ("month", "rules"), ("rules", "outcome"), ("outcome", "quantities"), ("quantities", "results"),
    ("results", "parquet"),
)  # fmt: skip


@picture("engineer.how_a_run_flows")
def how_a_run_flows(worlds: Worlds, language: str) -> str:
    """Boxes in three lanes, from the scenario file down to the tables."""
    width = 2 * MARGIN + len(LANES) * LANE_WIDTH + (len(LANES) - 1) * LANE_GAP
    height = FIRST_ROW + ROW_HEIGHT * (1 + max(box.row for box in BOXES.values()))
    tip = '<path d="M0 0 L7 3.5 L0 7 z" fill="currentColor"/>'
    end = f'<marker id="f-tip" markerWidth="8" markerHeight="8" refX="7" refY="3.5" orient="auto">{tip}</marker>'
    parts = [
        f"<style>{_STYLE}</style>",
        f"<defs>{end}</defs>",
        *(_text(_left(lane) + LANE_WIDTH / 2, 22, name, "f-lane") for lane, name in enumerate(LANES)),
        *(_box(box) for box in BOXES.values()),
        *(_way(BOXES[before], BOXES[after]) for before, after in WAYS),
    ]
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">{"".join(parts)}</svg>'


def _left(lane: int) -> float:
    return MARGIN + lane * (LANE_WIDTH + LANE_GAP)


def _top(box: Box) -> float:
    return FIRST_ROW + box.row * ROW_HEIGHT


def _text(x: float, y: float, said: str, class_: str) -> str:
    return f'<text x="{x:g}" y="{y:g}" text-anchor="middle" class="{class_}">{escape(said)}</text>'


def _box(box: Box) -> str:
    middle, top = _left(box.lane) + LANE_WIDTH / 2, _top(box)
    size = f'x="{_left(box.lane):g}" y="{top:g}" width="{LANE_WIDTH}" height="{BOX_HEIGHT}" rx="6"'
    name = _text(middle, top + BOX_HEIGHT / 2 - 4, box.name, "f-name")
    return f'<rect {size} class="f-box"/>{name}{_text(middle, top + BOX_HEIGHT / 2 + LINE, box.said, "f-said")}'


def _way(before: Box, after: Box) -> str:
    if before.row == after.row:
        right = after.lane > before.lane
        x1 = _left(before.lane) + (LANE_WIDTH if right else 0)
        x2 = _left(after.lane) + (0 if right else LANE_WIDTH)
        y1 = y2 = _top(before) + BOX_HEIGHT / 2
    else:
        x1 = x2 = _left(before.lane) + LANE_WIDTH / 2
        y1, y2 = _top(before) + BOX_HEIGHT, _top(after)
    return f'<path d="M{x1:g} {y1:g} L{x2:g} {y2:g}" class="f-way"/>'
