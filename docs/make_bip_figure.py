"""Run the experiment of docs/bip_study.md again: its figure, and the numbers between the page's two marks.

Takes about two minutes on one core. Needs the package installed: python docs/make_bip_figure.py
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rich.progress import track

from cubb_sim.calibration.bip_study import belief_experiment, belief_figure, belief_summary

DOCS = Path(__file__).resolve().parent
PAGE, FIGURE = DOCS / "bip_study.md", DOCS / "images" / "bip_belief.svg"
BEGIN, END = "<!-- numbers: written by docs/make_bip_figure.py -->", "<!-- end of numbers -->"
REPLICATIONS = 40
SEED = 1_000_001
SHIPPED_SHARE = 0.5
"""The declared default of the causal share of belief."""
ROWS = {
    "shift_hazard_ratio": "T6: job chance after a caseworker shift, adjusted, ×",
    "shift_ratio_after": "the same, had answers given after the shift been adjusted for, ×",
    "belief_hazard_ratio": "T7: job chance when the caseworker believes, adjusted, ×",
    "employed_if_believed": "T8: employed when the caseworker believes",
    "employed_if_not_believed": "T8: employed when not",
    "best_caseworker": "T9: best caseworkers, chance removed",
    "worst_caseworker": "T9: worst caseworkers, chance removed",
    "best_caseworker_adjusted": "T9: best, after controls",
    "worst_caseworker_adjusted": "T9: worst, after controls",
    "best_with_chance": "best, chance left in",
    "worst_with_chance": "worst, chance left in",
    "mean_answers": "answers per participant",
    "n_measurements": "measurements, both parts counted",
    "n_caseworkers": "different caseworkers",
    "n_events": "entries into work behind T7",
}
EFFECTS = {
    "raw_ratio": "raw contrast",
    "adjusted_ratio": "adjusted (T7)",
    "true_ratio": "true effect, by intervention",
    "direct_ratio": "weight in direct job finding",
}


def page(text: str, numbers: str) -> str:
    """The page with these numbers between the marks."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{numbers}\n\n{END}{after}"


def numbers(table: Any) -> str:
    """Two tables in Markdown: what one study finds, and what belief is found to do by its causal share."""
    n = int(table.groupby("share").size().max())
    usual = table[table["share"] == SHIPPED_SHARE]
    lines = [
        f"{n} studies per share, seeds {int(table['seed'].min())} to {int(table['seed'].max())}, numbers of the model"
        " at their declared defaults.",
        "",
        f"| What a study finds (causal share {SHIPPED_SHARE:g}) | Median | Middle 80 % of studies |",
        "| --- | --- | --- |",
    ]
    for name, words in ROWS.items():
        low, middle, high = usual[name].quantile([0.1, 0.5, 0.9])
        lines.append(f"| {words} | {_told(name, middle)} | {_told(name, low)} to {_told(name, high)} |")
    lines += ["", "| Causal share | " + " | ".join(EFFECTS.values()) + " |", "| --- |" + " --- |" * len(EFFECTS)]
    summary = belief_summary(table).set_index(["share", "estimate"])
    for share in sorted(table["share"].unique()):
        cells = [summary.loc[(share, name)] for name in EFFECTS]
        told = [f"{cell['median']:.2f} ({cell['low_80']:.2f} to {cell['high_80']:.2f})" for cell in cells]
        lines.append(f"| {share:g} | " + " | ".join(told) + " |")
    return "\n".join(lines)


def _told(name: str, value: float) -> str:
    if name.startswith("n_"):
        return f"{value:,.0f}"
    if name.startswith(("employed", "best", "worst")):
        return f"{100.0 * value:.1f} %"
    return f"{value:.2f}"


if __name__ == "__main__":
    FIGURE.parent.mkdir(exist_ok=True)
    found = belief_experiment(
        replications=REPLICATIONS, seed=SEED, progress=lambda tasks: track(tasks, description="Studies")
    )
    belief_figure(found, FIGURE)
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8"), numbers(found)), encoding="utf-8", newline="\n")
    print(f"Wrote {FIGURE.name} and the numbers of {PAGE.name}.")
