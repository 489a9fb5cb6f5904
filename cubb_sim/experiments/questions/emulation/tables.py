"""First, second and total effects on an emulator of the runs, as tables; and how far the emulator can be believed."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from cubb_sim.calibration.inference.quadratic import quadratic_terms
from cubb_sim.experiments.data import Response, SweepData
from cubb_sim.experiments.design import DUMMY, Seeds
from cubb_sim.experiments.questions.emulation.believing import is_believed
from cubb_sim.experiments.questions.emulation.chosen import chosen_points
from cubb_sim.experiments.questions.emulation.convergence import convergence_rows
from cubb_sim.experiments.questions.emulation.fitted import Drawn, Fitted, fitted
from cubb_sim.experiments.questions.emulation.inputs import Inputs, at_points, inputs_of, most_important
from cubb_sim.experiments.questions.emulation.intervals import interval_of
from cubb_sim.experiments.questions.tables import Notes, Row, Tables, frame, means_over_replications, start_of
from cubb_sim.number_format import percent
from cubb_sim.parameters.specification import Text

Array = NDArray[np.float64]

WIDE = 0.05
"""Half width of a total effect, in shares, above which more points are advised (assumed)."""
NEGLIGIBLE = 0.005
"""A share that may be as low as this is not said to be above the floor, however low the floor (assumed)."""
FEWEST = 20
"""Points below which no emulator is fitted (assumed)."""


def emulator_tables(data: SweepData, *, seed: int = 1, n_bootstrap: int = 200) -> Tables:
    """Sobol indices on a quadratic emulator of each response, with a Gaussian process where it falls short.

    Any space-filling design will do. Values are shares of the variance that the emulator finds the factors to make,
    so chance is out of them; `variance` says how large it is, and how good the emulator is on points it has not seen.

    Args:
        seed: of folds, draws and Monte Carlo points.
        n_bootstrap: draws of the quadratic's weights from their posterior, on which values and intervals rest.
    """
    notes, indices, variances, convergence = Notes("emulator"), list[Row](), list[Row](), list[Row]()
    responses = data.responses()
    notes.missing(responses, Text("De er udeladt.", "They are left out."))
    _say_what_seeds_hide(data, notes)
    some = chosen_points(data, seed, notes)
    inputs = at_points(inputs_of(data), some)
    with threadpool_limits(1):
        for response in responses:
            there = Response(response.output, response.world, response.values[some], response.is_effect)
            found = _fitted(inputs, there, (data.design.seeds, seed), notes)
            if found is None:
                continue
            drawn = found.drawn(n_bootstrap)
            rows = _index_rows(found, drawn, start_of(response))
            indices += rows
            variances.append(_variance_row(found, drawn, rows, response))
            convergence += convergence_rows(inputs, there, data.design.seeds, seed, n_bootstrap // 4)
            if not is_believed(found):
                notes.add(_poor(found), response, is_warning=True)
    return {
        "indices": frame("indices", indices),
        "variance": frame("variance", variances),
        "convergence": frame("convergence", convergence),
        "notes": notes.frame(),
    }


def _fitted(inputs: Inputs, response: Response, seeds: tuple[Seeds, int], notes: Notes) -> Fitted | None:
    """The emulator of a response; `None`, and a note, where there is nothing to learn or too little to learn from."""
    y = means_over_replications(response.values)
    n = int(np.isfinite(y).sum())
    if n == 0 or float(np.nanmax(y) - np.nanmin(y)) == 0.0:
        notes.add(_CONSTANT, response, is_warning=True)
        return None
    if n < FEWEST:
        notes.add(_too_few(n), response, is_warning=True)
        return None
    kept, terms = most_important(inputs, y)
    if kept.n_left_out.any():
        notes.add(_screened(kept), response, is_warning=True)
    elif len(terms) < len(quadratic_terms(len(kept.input_of))):
        notes.add(_ONLY_SOME_PAIRS, response)
    return fitted(kept, terms, response, *seeds)


def _index_rows(found: Fitted, drawn: Drawn, start: Row) -> list[Row]:
    """A row for each input alone and in total, and for each pair."""
    names = found.inputs.names
    pairs = _pairs(found)
    rows: list[Row] = []
    for order in ("first", "total"):
        interval = interval_of(drawn, order)
        dummy = names.index(DUMMY) if DUMMY in names else None
        for i, name in enumerate(names):
            rows.append(_row(start, found, (name, ""), order, interval[:, i]))
            if dummy is not None:
                floor, high = interval[0, dummy], interval[2, dummy]
                is_above = is_believed(found) and interval[1, i] > max(high, NEGLIGIBLE)
                rows[-1] |= {"floor": floor, "is_above_floor": bool(is_above)}
            if found.inputs.n_left_out[i]:
                rows[-1]["note"] = "left_out" if not (found.inputs.input_of == i).any() else "part_left_out"
            if rows[-1]["note"] == "left_out":
                rows[-1] |= {"value": float("nan"), "low_95": float("nan"), "high_95": float("nan")}
    interval = interval_of(drawn, "second")
    rows += [_row(start, found, (names[i], names[j]), "second", interval[:, i, j]) for i, j in pairs]
    return rows


def _pairs(found: Fitted) -> list[tuple[int, int]]:
    """The pairs of inputs whose products were fitted."""
    products = found.terms[(found.terms[:, 1] >= 0) & (found.terms[:, 0] != found.terms[:, 1])]
    both = np.sort(found.inputs.input_of[products], axis=1)
    return sorted({(int(i), int(j)) for i, j in both if i != j})


def _row(start: Row, found: Fitted, names: tuple[str, str], order: str, interval: Array) -> Row:
    return {
        **start, "analysis": "emulator", "input": names[0], "input_2": names[1], "order": order,
        "value": float(interval[0]), "low_95": float(interval[1]), "high_95": float(interval[2]),
        "floor": float("nan"), "is_above_floor": False, "n_runs": found.n_runs,
        "note": "" if is_believed(found) else "unreliable",
    }  # fmt: skip


def _variance_row(found: Fitted, drawn: Drawn, rows: list[Row], response: Response) -> Row:
    chance, parameters = found.variance_chance, found.parts.variance
    rng = np.random.default_rng(found.seed)
    freedom = found.chance_freedom or found.fit.n_test
    chances = chance * freedom / rng.chisquare(freedom, len(drawn.spread))
    shares = chances / (chances + np.array([one.variance for one in drawn.spread]))
    share = chance / (chance + parameters) if chance + parameters > 0 else float("nan")
    # A drawn surface is rougher than the mean one, so that chance has less of it: the estimate may lie outside.
    low, high = np.fmin(np.quantile(shares, 0.025), share), np.fmax(np.quantile(shares, 0.975), share)
    return {
        **start_of(response), "analysis": "emulator", "mean": float(np.nanmean(response.values)),
        "variance_parameters": parameters, "variance_chance": chance,
        "share_chance": share,
        "share_chance_low_95": float(low), "share_chance_high_95": float(high),
        "n_points": len(found.y), "n_replications": response.values.shape[1], "advice": _advice(found, rows),
        "r2_of_runs": found.r2_of_runs, "r2_of_means": found.r2_of_means,
        "emulator": "quadratic" if found.fit.process is None else "gaussian_process",
    }  # fmt: skip


def _advice(found: Fitted, rows: list[Row]) -> str:
    """Points serve an emulator better than replications, save to tell whether it is chance or itself that fails."""
    if not is_believed(found):
        return "more_points" if found.is_chance_known else "more_replications"
    widths = [(row["high_95"] - row["low_95"]) / 2.0 for row in rows if row["order"] == "total"]
    return "more_points" if np.nanmax(widths) > WIDE else "enough"


def _say_what_seeds_hide(data: SweepData, notes: Notes) -> None:
    if data.design.seeds is Seeds.COMMON:
        notes.add(_SHARED_SEEDS)
    if data.values.shape[2] == 1:
        notes.add(_ONE_REPLICATION)


def _poor(found: Fitted) -> Text:
    r2 = found.r2_of_means if math.isfinite(found.r2_of_means) else found.r2_of_runs
    said = {language: percent(max(r2, 0.0), language, 0) for language in ("da", "en")}
    known = found.is_chance_known
    return Text(
        f"Emulatoren rammer kun {said['da']} af variansen i punkter, den ikke har set: dens indeks bør ikke bruges"
        f"{'.' if known else ', før gentagelser viser, om det er tilfældigheder.'}",
        f"The emulator gets only {said['en']} of the variance at points it has not seen: its indices should not be "
        f"used{'.' if known else ' before replications show whether that is chance.'}",
    )


def _screened(inputs: Inputs) -> Text:
    n, left = len(inputs.input_of), int(inputs.n_left_out.sum())
    return Text(
        f"Kun de {n} vigtigste af {n + left} søjler er med i emulatoren; resten er valgt fra efter deres rette linjer "
        "og kvadrater.",
        f"Only the {n} most important of {n + left} columns are in the emulator; the rest were screened out by their "
        "straight lines and squares.",
    )


def _too_few(n: int) -> Text:
    return Text(
        f"{n} punkter er for få til en emulator; der skal mindst {FEWEST} til.",
        f"{n} points are too few for an emulator; at least {FEWEST} are needed.",
    )


_ONLY_SOME_PAIRS = Text(
    "Der er så mange faktorer, at samspil kun er søgt mellem dem, der betyder mest hver for sig.",
    "There are so many factors that interactions are looked for only among those that matter most by themselves.",
)
_CONSTANT = Text(
    "Målet varierer ikke mellem punkterne, så der er intet at fordele.",
    "The quantity does not vary between points, so there is nothing to share out.",
)
_SHARED_SEEDS = Text(
    "Alle punkter deler frø: intervallerne viser ikke, hvad andre tilfældigheder ville have givet.",
    "All points share their seeds: the intervals do not show what other chance would have given.",
)
_ONE_REPLICATION = Text(
    "Med én gentagelse kan tilfældigheder ikke skelnes fra det, emulatoren ikke rammer: `share_chance` er begge dele.",
    "With one replication chance cannot be told from what the emulator misses: `share_chance` is both.",
)
