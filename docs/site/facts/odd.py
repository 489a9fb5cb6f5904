"""Numbers of the model's description: how much of everything there is, and what the shipped calibration found."""

from __future__ import annotations

import math
from functools import cache
from typing import Any

from cubb_sim.calibration.report import CalibrationReading
from cubb_sim.calibration.report.confronted import agreement_sentence
from cubb_sim.calibration.report.fit import missed_sentences
from cubb_sim.calibration.report.inside import fit_sentence
from cubb_sim.calibration.report.learned import learned_sentence
from cubb_sim.calibration.report.left_out import left_out_sentence
from cubb_sim.calibration.report.machinery import check_sentence
from cubb_sim.calibration.report.recovered import recovery_sentence
from cubb_sim.calibration.report.trials import trials_sentence
from cubb_sim.knowledge import SHIPPED
from cubb_sim.knowledge.posterior import DEFAULT_STRUCTURE
from cubb_sim.parameters import DISTURBANCES, GROUPS, LEVERS, PARAMETERS, Grade, Text
from cubb_sim.quantities import QUANTITIES, SUBGROUPS
from docs.site.facts import fact
from docs.site.rule_pages.source import rules
from docs.site.worlds import REPLICATIONS, Worlds


@cache
def reading(language: str) -> CalibrationReading:
    """The shipped calibration, as its report reads it."""
    return CalibrationReading(SHIPPED, language)


def said(sentence: Any) -> Text:
    """A sentence of the calibration's report, in both languages."""
    return Text(sentence(reading("da")), sentence(reading("en")))


def fitted(target: str, at: str) -> Any:
    """One row of the shipped table of fit: a target at the centre or over the posterior."""
    found = reading("en").rows("fit", structure=DEFAULT_STRUCTURE, target=target, at=at)
    return found[0]


def verdict(inside: bool) -> Text:
    """Inside or outside the tolerance, in words."""
    return Text("inden for", "inside") if inside else Text("uden for", "outside")


@fact("odd.n_rules", unit="number")
def n_rules(worlds: Worlds) -> int:
    """Rules of the model."""
    return len(rules())


@fact("odd.n_levers", unit="number")
def n_levers(worlds: Worlds) -> int:
    """Levers."""
    return len(LEVERS)


@fact("odd.n_disturbances", unit="number")
def n_disturbances(worlds: Worlds) -> int:
    """Kinds of disturbance."""
    return len(DISTURBANCES)


@fact("odd.n_parameters", unit="number")
def n_parameters(worlds: Worlds) -> int:
    """Declared numbers beside levers and disturbances."""
    return len(PARAMETERS)


@fact("odd.n_switches", unit="number")
def n_switches(worlds: Worlds) -> int:
    """Structural switches."""
    return len(GROUPS["switches"])


@fact("odd.assumed_share", unit="percent", decimals=0)
def assumed_share(worlds: Worlds) -> float:
    """The part of all declared numbers whose grade is assumed."""
    grades = [one.grade for one in (*LEVERS.values(), *PARAMETERS.values(), *(k.size for k in DISTURBANCES.values()))]
    return sum(grade is Grade.ASSUMED for grade in grades) / len(grades)


@fact("odd.n_quantities", unit="number")
def n_quantities(worlds: Worlds) -> int:
    """Quantities of interest."""
    return len(QUANTITIES)


@fact("odd.n_subgroups", unit="number")
def n_subgroups(worlds: Worlds) -> int:
    """Subgroups of the cohort, everybody not counted."""
    return len(SUBGROUPS) - 1


@fact("odd.replications", unit="number")
def replications(worlds: Worlds) -> int:
    """Replications of a comparison where nothing else is said."""
    return REPLICATIONS


@fact("odd.n_free", unit="number")
def n_free(worlds: Worlds) -> int:
    """Numbers that were fitted."""
    return len(reading("en").rows("identifiability", structure=DEFAULT_STRUCTURE))


@fact("odd.n_not_fitted", unit="number")
def n_not_fitted(worlds: Worlds) -> int:
    """Declared numbers that stand at their default: neither fitted nor a switch."""
    fitted: int = n_free(worlds)
    return len(PARAMETERS) - len(GROUPS["switches"]) - fitted


@fact("odd.calibration", unit="text")
def calibration(worlds: Worlds) -> str:
    """Id of the calibration that ships."""
    return str(reading("en").manifest["id"])


@fact("odd.fit", unit="text")
def fit(worlds: Worlds) -> Text:
    """How many targets are hit."""
    return said(fit_sentence)


@fact("odd.missed", unit="text")
def missed(worlds: Worlds) -> Text:
    """Every miss at the centre, with its figures."""
    return said(lambda one: " ".join(missed_sentences(one)))


@fact("odd.learned", unit="text")
def learned(worlds: Worlds) -> Text:
    """How many of the free numbers were learned."""
    return said(learned_sentence)


@fact("odd.left_out", unit="text")
def left_out(worlds: Worlds) -> Text:
    """How well targets are predicted by the others."""
    return said(left_out_sentence)


@fact("odd.recovery", unit="text")
def recovery(worlds: Worlds) -> Text:
    """How often intervals hold a known truth."""
    return said(recovery_sentence)


@fact("odd.check", unit="text")
def check(worlds: Worlds) -> Text:
    """What real studies say of the emulators."""
    return said(check_sentence)


@fact("odd.agreement", unit="text")
def agreement(worlds: Worlds) -> Text:
    """Whether entries and exits agree with shares that were published."""
    return said(agreement_sentence)


@fact("odd.trials", unit="text")
def trials(worlds: Worlds) -> Text:
    """How many measured contrasts are hit."""
    return said(trials_sentence)


@fact("odd.t10_centre", unit="percent", decimals=1)
def t10_centre(worlds: Worlds) -> float:
    """No measure in three months, at the centre of the posterior."""
    return float(fitted("T10", "centre").mean)


@fact("odd.t10_posterior", unit="percent", decimals=1)
def t10_posterior(worlds: Worlds) -> float:
    """The same, on average over the posterior."""
    return float(fitted("T10", "posterior").mean)


@fact("odd.t10_high", unit="percent", decimals=1)
def t10_high(worlds: Worlds) -> float:
    """The upper end of its tolerance."""
    return float(fitted("T10", "centre").tolerance_high)


@fact("odd.t10_centre_verdict", unit="text")
def t10_centre_verdict(worlds: Worlds) -> Text:
    """Whether the centre is inside."""
    return verdict(bool(fitted("T10", "centre").inside))


@fact("odd.t10_posterior_verdict", unit="text")
def t10_posterior_verdict(worlds: Worlds) -> Text:
    """Whether the average over the posterior is inside."""
    return verdict(bool(fitted("T10", "posterior").inside))


@fact("odd.t9c", unit="ratio")
def t9c(worlds: Worlds) -> float:
    """The gap between caseworkers after controls, over the gap before, at the centre."""
    return float(fitted("T9c", "centre").mean)


@fact("odd.t9c_verdict", unit="text")
def t9c_verdict(worlds: Worlds) -> Text:
    """Whether it is inside what was published."""
    return verdict(bool(fitted("T9c", "centre").inside))


@fact("odd.t10_left_out", unit="percent", decimals=1)
def t10_left_out(worlds: Worlds) -> float:
    """What the other targets predict for it, were it not fitted."""
    found = reading("en").rows("leave_one_out", left_out="T10")[0]
    return 1.0 / (1.0 + math.exp(-float(found.predicted)))


def ips() -> Any:
    """The Danish IPS trial at 18 months, judged as a ratio."""
    found = [one for one in reading("en").rows("validation", trial="ips_denmark") if one.scale == "ratio"]
    return min(found, key=lambda one: one.month)


@fact("odd.ips_measured", unit="ratio")
def ips_measured(worlds: Worlds) -> float:
    """The ratio the trial measured."""
    return float(ips().measured)


@fact("odd.ips_model", unit="ratio")
def ips_model(worlds: Worlds) -> float:
    """The ratio the model gives."""
    return float(ips().model)


@fact("odd.ips_comparator_measured", unit="percent", decimals=0)
def ips_comparator_measured(worlds: Worlds) -> float:
    """Share of the trial's comparator group in job or education."""
    return float(ips().measured_comparator)


@fact("odd.ips_comparator_model", unit="percent", decimals=0)
def ips_comparator_model(worlds: Worlds) -> float:
    """The same share in the model."""
    return float(ips().model_comparator)
