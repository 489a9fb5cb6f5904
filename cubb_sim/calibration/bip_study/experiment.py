"""The experiment that comes with the study: what does it say about belief when the truth is known?

The causal share of belief is set to 0, 0.5 and 1, and three answers are put side by side: the raw contrast, the
adjusted one of T7, and what believing in the same people really does, found by an intervention no study could make.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from cubb_sim.calibration.bip_study.design import StudyDesign
from cubb_sim.calibration.bip_study.estimates import BELIEVES
from cubb_sim.calibration.bip_study.hazard_model import fit_hazard
from cubb_sim.calibration.bip_study.person_periods import believes, has_belief
from cubb_sim.calibration.bip_study.register import LATENTS, Register, observe
from cubb_sim.calibration.bip_study.study import BipStudy, study_of
from cubb_sim.kinds import NOT_YET, State
from cubb_sim.model import EmploymentServiceModel
from cubb_sim.population import Plan, plan
from cubb_sim.scenario import Scenario, load_scenario

CAUSAL_SHARE = "switches.belief_causal_share"
RATIOS = {"raw_ratio": "Raw contrast", "adjusted_ratio": "Adjusted, as BIP did", "true_ratio": "True effect"}
"""Columns that the figure shows, and what it calls them."""
COLOURS = {"raw_ratio": "#9aa5b1", "adjusted_ratio": "#1f5f99", "true_ratio": "#b5482f"}
LOW_80, HIGH_80 = 0.1, 0.9


def belief_experiment(
    shares: Sequence[float] = (0.0, 0.5, 1.0),
    *,
    scenario: Scenario | str = "bip",
    replications: int = 40,
    seed: int = 1_000_001,
    design: StudyDesign = StudyDesign(),  # noqa: B008 (frozen)
    progress: Callable[[Iterable[Any]], Iterable[Any]] = iter,
) -> Any:
    """How large the study finds the effect of belief, and how large it is, by the share of it that is causal.

    Every replication uses the same seed under every share, so that the same people are compared.

    Args:
        shares: causal shares of belief, 0 to 1.
        scenario: whose people are studied.
        replications: studies per share; the first has seed `seed`, the next one more.
        seed: of the first.
        design: of the studies.
        progress: wraps the list of studies, for instance in a progress bar.

    Returns:
        A pandas table with one row per share and replication: `share`, `seed`, `raw_ratio` and `adjusted_ratio`
        (hazard ratios where the caseworker believes), `true_ratio` (by intervention, over the whole follow-up),
        `direct_ratio` (implied by `job_finding.hr_belief` alone), `belief_high` and `belief_low` (mean latent belief
        behind either answer), and every single number of the study's `Estimates` by its name.
    """
    import pandas as pd  # noqa: PLC0415

    chosen = scenario if isinstance(scenario, Scenario) else load_scenario(scenario)
    plans = {share: plan(chosen, {CAUSAL_SHARE: share}) for share in shares}
    tasks = [(share, seed + r) for r in range(replications) for share in shares]
    return pd.DataFrame([_one(plans[share], share, run_seed, design) for share, run_seed in progress(tasks)])


def _one(shared: Plan, share: float, seed: int, design: StudyDesign) -> dict[str, float]:
    study = study_of(shared, seed, design)
    high, low = belief_behind_answers(study)
    found = study.estimates
    return {
        "share": share,
        "seed": seed,
        "raw_ratio": raw_belief_ratio(study),
        "adjusted_ratio": found.belief_hazard_ratio,
        "true_ratio": true_belief_ratio(shared, seed, design, high, low),
        "direct_ratio": direct_belief_ratio(shared, high, low),
        "belief_high": high,
        "belief_low": low,
        **found.numbers(),
    }


def raw_belief_ratio(study: BipStudy) -> float:
    """Hazard ratio of first work where the caseworker believes, with no controls at all; NaN where there is none."""
    known = study.person_periods.chosen(study.person_periods.answer >= 0)
    rows = known.chosen(has_belief(study.answers, known.answer))
    column = believes(study.answers, rows.answer, study.design)[:, None].astype(np.float64)
    fit = fit_hazard(rows.finds_work, column, (BELIEVES,), study.design.min_events)
    return math.exp(fit.log_ratio(BELIEVES)[0])


def belief_behind_answers(study: BipStudy) -> tuple[float, float]:
    """Mean latent belief [0-1] behind the answers that count as believing, and behind the others."""
    answers, register = study.answers, study.register
    rows = np.flatnonzero(has_belief(answers, np.arange(answers.n_answers)))
    photograph = np.searchsorted(register.snapshot_months, answers.month[rows])
    citizens = answers.participants[answers.participant[rows]]
    latent = register.latents[photograph, LATENTS.index("belief"), citizens]
    yes = believes(answers, rows, study.design)
    if not 0 < yes.sum() < len(yes):
        return math.nan, math.nan
    return float(latent[yes].mean()), float(latent[~yes].mean())


def true_belief_ratio(shared: Plan, seed: int, design: StudyDesign, high: float, low: float) -> float:
    """Ratio of hazards of first work when the same people are believed in at `high` and at `low`.

    From the month of the first questionnaire on, every caseworker's belief in every citizen is put back to the level
    at the end of each month. What belief does through the citizen's own efficacy in the meantime is part of the
    answer. Both runs share every random number, so that they differ by belief alone.
    """
    if math.isnan(high) or math.isnan(low):
        return math.nan
    hazards = []
    for level in (high, low):
        register = observe(shared, seed, intervention=_held_at(level, design.first_month))
        hazards.append(entry_rate(register, design.first_month))
    return hazards[0] / hazards[1] if hazards[1] > 0.0 else math.nan


def _held_at(level: float, from_month: int) -> Callable[[EmploymentServiceModel], None]:
    def hold(model: EmploymentServiceModel) -> None:
        if model.month >= from_month:
            model.world.citizens["belief"][:] = level

    return hold


def entry_rate(register: Register, from_month: int) -> float:
    """Entries into first work per person-month at risk after a month, in the whole cohort."""
    first = register.first_hours_month
    months = np.arange(from_month, register.horizon_months)[:, None]
    at_risk = (register.state[from_month:-1] < State.HOURS) & ((first == NOT_YET) | (first > months))
    return float(np.sum(first > from_month) / max(1, int(at_risk.sum())))


def direct_belief_ratio(shared: Plan, high: float, low: float) -> float:
    """Hazard ratio that the model's own weight of belief implies between two levels, without what efficacy adds."""
    return math.exp(float(shared.numbers.weights.belief[0]) * (high - low))


def belief_summary(table: Any) -> Any:
    """Median and the middle 80 % of the studies, one row per causal share and column of `RATIOS` (pandas)."""
    import pandas as pd  # noqa: PLC0415

    rows = []
    for share, part in table.groupby("share"):
        for name in (*RATIOS, "direct_ratio"):
            values = part[name].dropna()
            low, high = values.quantile([LOW_80, HIGH_80])
            rows.append((share, name, values.median(), low, high, len(values)))
    return pd.DataFrame(rows, columns=["share", "estimate", "median", "low_80", "high_80", "n_studies"])


def belief_figure(table: Any, path: Path | str) -> Path:
    """Draw the table of `belief_experiment` as SVG: the same table gives the same bytes."""
    import matplotlib as mpl  # noqa: PLC0415
    from matplotlib.figure import Figure  # noqa: PLC0415

    summary = belief_summary(table)
    with mpl.rc_context({"svg.hashsalt": "bip_study", "svg.fonttype": "path", "font.size": 10}):
        figure = Figure(figsize=(7.2, 4.2), layout="constrained")
        axes = figure.add_subplot()
        shares = sorted(summary["share"].unique())
        for i, (name, label) in enumerate(RATIOS.items()):
            part = summary[summary["estimate"] == name].sort_values("share")
            x = np.arange(len(shares)) + 0.18 * (i - 1)
            whiskers = np.abs(part[["low_80", "high_80"]].to_numpy().T - part["median"].to_numpy())
            axes.errorbar(
                x, part["median"], yerr=whiskers, fmt="o", color=COLOURS[name], capsize=3, label=label, markersize=6
            )
        axes.axhline(1.0, color="#444444", linewidth=0.8)
        axes.set_yscale("log")
        ticks = [t for t in (0.8, 1.0, 1.25, 1.5, 2.0, 2.5, 3.0, 4.0) if t <= 1.05 * summary["high_80"].max()]
        axes.set_yticks(ticks, [f"{t:g}" for t in ticks])
        axes.minorticks_off()
        axes.set_xticks(range(len(shares)), [f"{share:g}" for share in shares])
        axes.set_xlabel("Share of belief's effect that is causal (the truth, set by us)")
        axes.set_ylabel("Job chance when the caseworker believes, ×")
        figure.legend(frameon=False, loc="outside upper center", ncols=len(RATIOS))
        axes.spines[["top", "right"]].set_visible(False)
        figure.savefig(path, format="svg", metadata={"Date": None, "Creator": None})
    return Path(path)
