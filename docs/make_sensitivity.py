"""Run the shipped designs and write what they find into docs/sensitivity.md, with its pictures.

Takes about a quarter of an hour on two cores; stopped, it goes on where it was. Needs the package installed:
python docs/make_sensitivity.py FOLDER, where FOLDER keeps the sweeps.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cubb_sim.experiments import Findings, analyze, load_design, resized, status, sweep, write_figures

DOCS = Path(__file__).resolve().parent
PAGE, IMAGES = DOCS / "sensitivity.md", DOCS / "images"
BEGIN, END = "<!-- numbers: written by docs/make_sensitivity.py -->", "<!-- end of numbers -->"
GOAL = "hours_ever_share"
OUTCOMES = (GOAL, "work_at_end_share", "meaning", "municipal_net_cost_per_citizen_year")
REGRETTED = (GOAL, "meaning", "municipal_net_cost_per_citizen_year", "hours_gap")
MOST_SCREENED = 12
WHOLE_FROM = 100.0
SMALLER = {"levers_by_pillar": 64, "reaching_30": 512, "least_regretted": 64}
"""Designs that are swept at less than their shipped size, so that this takes minutes; the page says with how many."""
PICTURES = {
    "screening": ("wall_en.svg", "sensitivity_wall.svg"),
    "turnover_by_authority": (f"curves_{GOAL}_as_today.svg", "sensitivity_curves.svg"),
}
"""Design, figure, and what the picture is called in docs/images."""


def findings_of(design: str, folder: Path, outputs: tuple[str, ...]) -> Findings:
    """Sweep a shipped design, or what is missing of it, and analyse some of its outputs."""
    place = folder / design
    if not place.exists() or not status(place).is_complete:
        sweep(resized(load_design(design), size=SMALLER.get(design)), place, resume=place.exists())
    findings = analyze(place, outputs)
    print(f"{design}: {findings.data.is_done.size:,} runs, {findings.data.n_failed} failed", flush=True)
    if design in PICTURES:
        made, name = PICTURES[design]
        with tempfile.TemporaryDirectory() as drawn:
            written = {path.name: path for path in write_figures(findings, Path(drawn), "en")}
            shutil.copyfile(written[made], IMAGES / name)
    return findings


def run_of(findings: Findings) -> str:
    """What was run, in short."""
    design = findings.design
    n_points, n_worlds, n_replications = findings.data.is_done.shape
    worlds = f" x {n_worlds} worlds" if n_worlds > 1 else ""
    return f"`{design.name}`: {n_points:,} points{worlds} x {n_replications}, of which {findings.data.n_failed} failed"


def pillars(findings: Findings) -> Iterator[str]:
    """Total effects of the pillars, by outcome, with the share of chance."""
    indices, variance = findings.tables["indices"], findings.tables["variance"]
    chosen = indices[(indices["analysis"] == "sobol") & (indices["order"] == "total")]
    chance = variance[variance["analysis"] == "sobol"].set_index("output")["share_chance"]
    inputs = list(dict.fromkeys(chosen["input"]))
    yield f"{run_of(findings)}. Total effects with 95 % intervals: shares of the variance that the levers make."
    yield ""
    yield f"| Outcome | {' | '.join(inputs)} | chance in one run |"
    yield f"|---|{'---|' * (len(inputs) + 1)}"
    for output, rows in chosen.groupby("output", sort=False):
        by_input = rows.set_index("input")
        three: Any = by_input.loc[inputs, ["value", "low_95", "high_95"]]
        rounded = three.round(2) + 0.0  # which has one zero, without a sign
        cells = [f"{value:.2f} ({low:.2f} to {high:.2f})" for value, low, high in rounded.itertuples(index=False)]
        yield f"| `{output}` | {' | '.join(cells)} | {chance[output]:.0%} |"


def screened(findings: Findings) -> Iterator[str]:
    """The inputs that move the goal most when they go over their whole range."""
    indices = findings.tables["indices"]
    rows = indices[(indices["output"] == GOAL) & (indices["order"] == "mu_star")]
    signs = indices[(indices["output"] == GOAL) & (indices["order"] == "mu")].set_index("input")["value"]
    top = rows.sort_values("value", ascending=False).head(MOST_SCREENED)
    kinds = {one.name: one.kind for one in findings.design.factors}
    yield f"{run_of(findings)}. The {len(top)} of {len(rows)} inputs that move `{GOAL}` most, in persons per 100 when"
    yield "they go over their whole range; `mu` has the direction."
    yield ""
    yield "| Input | Kind | `mu_star` | `mu` |"
    yield "|---|---|---|---|"
    for row in top.itertuples():
        value, low, high = (100 * one for one in (row.value, row.low_95, row.high_95))
        sign = 100 * signs[row.input]
        yield f"| `{row.input}` | {kinds[row.input]} | {value:.1f} ({low:.1f} to {high:.1f}) | {sign:+.1f} |"


def discovered(findings: Findings) -> Iterator[str]:
    """How often the goal is reached, and boxes in words."""
    boxes, design = findings.tables["boxes"], findings.design
    least = design.goal.at_least if design.goal else 0.0
    yield f"{run_of(findings)}."
    yield ""
    for at, world in enumerate(design.worlds):
        reached = float((findings.data.level(GOAL, at).mean(axis=1) >= least).mean())
        yield f"- `{world}`: {least:.0%} with paid hours in {reached:.0%} of these futures."
    told = boxes.drop_duplicates(["world", "algorithm", "box"]) if len(boxes) else boxes
    for row in told.itertuples():
        how_well = f"Coverage {row.coverage:.0%}, density {row.density:.0%}."
        yield f"- {row.world}, {row.algorithm} {row.box}: {row.words_en} {how_well}"
    if not len(boxes):
        yield "- No box was found: where nearly all futures reach the goal, or none, there is nothing to tell apart."


def regretted(findings: Findings) -> Iterator[str]:
    """Mean and 90th percentile of regret, outcome by outcome."""
    table = findings.tables["regret"]
    outputs = [one for one in REGRETTED if one in set(table["output"])]
    yield f"{run_of(findings)}. Mean regret, and the regret that one future in ten exceeds, in each outcome's own unit."
    yield ""
    yield f"| Strategy | {' | '.join(f'`{one}`' for one in outputs)} |"
    yield f"|---|{'---|' * len(outputs)}"
    by_both: Any = table.set_index(["world", "output"])
    for world in dict.fromkeys(table["world"]):
        both = [by_both.loc[(world, one), ["mean_regret", "regret_90"]] for one in outputs]
        cells = [f"{amount(float(mean))}; {amount(float(high))}" for mean, high in both]
        yield f"| `{world}` | {' | '.join(cells)} |"


def amount(value: float) -> str:
    """Kroner without decimals, shares with three digits."""
    return f"{value:,.0f}" if abs(value) >= WHOLE_FROM else f"{value:.3g}"


def main(folder: Path) -> None:
    """Sweep, analyse, and write the page."""
    findings_of("turnover_by_authority", folder, (GOAL,))
    parts = [
        "\n".join(screened(findings_of("screening", folder, (GOAL, "work_at_end_share")))),
        "\n".join(discovered(findings_of("reaching_30", folder, (GOAL,)))),
        "\n".join(regretted(findings_of("least_regretted", folder, REGRETTED))),
        "\n".join(pillars(findings_of("levers_by_pillar", folder, OUTCOMES))),
    ]
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    numbers = "\n\n".join(parts)
    PAGE.write_text(f"{before}{BEGIN}\n\n{numbers}\n\n{END}{after}", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
