"""Whether what a design asks can be answered: quantities that exist, analyses that suit the method."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from cubb_sim.errors import ScenarioError
from cubb_sim.experiments.design.content import OUR_MODEL, Analysis, Design, Method, Output
from cubb_sim.experiments.design.factor import Distribution, FactorKind
from cubb_sim.experiments.design.messages import unknown_name
from cubb_sim.quantities import QUANTITIES, SUBGROUP_NAMES
from cubb_sim.scenario.messages import place, plain

DEFAULT_QUANTITIES = (
    "hours_ever_share", "work_at_end_share", "meaning", "trust", "municipal_net_cost_per_citizen_year",
    "efficiency", "parked_share", "attention_ratio", "hours_gap", "responsiveness", "respect",
)  # fmt: skip
"""Outcomes side by side: work, what it is to be in it, what it costs, and the dimensions of legitimacy."""
KNOWN_ANSWER_OUTPUTS = ("y",)
EVERYBODY = "all"

SUITS: dict[Analysis, tuple[Method, ...]] = {
    Analysis.MORRIS: (Method.MORRIS,),
    Analysis.SOBOL: (Method.SOBOL,),
    Analysis.EMULATOR: (Method.LATIN, Method.SOBOL),
    Analysis.FAST: (Method.FAST,),
    Analysis.RBD_FAST: (Method.LATIN,),
    Analysis.DGSM: (Method.DGSM,),
    Analysis.PAWN: (Method.LATIN,),
    Analysis.DELTA: (Method.LATIN,),
    Analysis.FACTORIAL: (Method.FACTORIAL,),
    Analysis.CURVES: (Method.FACTORIAL, Method.LATIN),
    Analysis.REPLICATIONS: tuple(Method),
    Analysis.DISCOVERY: (Method.LATIN,),
    Analysis.REGRET: (Method.LATIN, Method.FACTORIAL),
}
"""The methods whose points an analysis can be made of."""


def output_of(name: str, model: str, at: str) -> Output:
    """A quantity as it is written, `hours_ever_share` or `hours_ever_share@under_30`.

    Raises:
        UnknownNameError: no such quantity or subgroup.
        ScenarioError: a quantity that is of municipalities and not of persons has no subgroups.
    """
    quantity, separator, subgroup = name.partition("@")
    if model != OUR_MODEL:
        if name not in KNOWN_ANSWER_OUTPUTS:
            raise unknown_name(at, f"output of '{model}'", name, KNOWN_ANSWER_OUTPUTS)
        return Output(name)
    if quantity not in QUANTITIES:
        raise unknown_name(at, "quantity", quantity, QUANTITIES, "docs/design_files.md lists all of them.")
    if not separator:
        return Output(quantity)
    check_subgroup(subgroup, at)
    if subgroup != EVERYBODY and not QUANTITIES[quantity].is_by_subgroup:
        raise ScenarioError(at, f"'{quantity}' is not there by subgroup.", f"Write '{quantity}' alone.")
    return Output(quantity, subgroup)


def check_subgroup(name: str, at: str) -> None:
    """Check that a subgroup exists.

    Raises:
        UnknownNameError: it does not.
    """
    if name not in SUBGROUP_NAMES:
        raise unknown_name(at, "subgroup", name, SUBGROUP_NAMES)


def analyses_of(names: Sequence[str] | None, design: Design, where: str) -> tuple[Analysis, ...]:
    """The analyses that are asked for, or what suits the method where none is.

    Raises:
        ScenarioError: an analysis that does not exist or cannot be made of this design.
    """
    at = place(where, ("analyses",))
    if names is None:
        return _usual(design)
    known = [one.value for one in Analysis]
    for name in names:
        if name not in known:
            raise unknown_name(at, "analysis", name, known)
    refuse_twice(names, "analysis", at)
    if not names:
        raise ScenarioError(at, "is empty.", "Leave it out for what suits the method.")
    chosen = tuple(Analysis(name) for name in names)
    for one in chosen:
        _refuse_unsuited(one, design, at)
    check_needs(replace(design, analyses=chosen), at)
    return chosen


def check_needs(design: Design, where: str) -> None:
    """Check that the analyses have what they need besides the method: a goal, strategies, replications.

    Raises:
        ScenarioError: one of them has not.
    """
    for analysis in design.analyses:
        if analysis in _NEEDS:
            is_there, what, advice = _NEEDS[analysis]
            if not is_there(design):
                raise ScenarioError(where, what, advice)


def refuse_twice(names: Sequence[str], kind: str, at: str) -> None:
    """Refuse the same name twice in a list.

    Raises:
        ScenarioError: one of them is.
    """
    for name, n_times in Counter(names).items():
        if n_times > 1:
            raise ScenarioError(at, f"the {kind} '{plain(name)}' is there {n_times} times.", "Keep one of them.")


def check_method(design: Design, where: str) -> None:
    """Check that the factors can be varied in the way of the method.

    Raises:
        ScenarioError: they cannot.
    """
    at = place(where, ("method",))
    if design.method is Method.FACTORIAL and not design.crossed:
        advice = "Give a factor 'levels' or 'steps' in [factor.NAME], or vary switches, which have levels here."
        raise ScenarioError(at, "a factorial design crosses levels, and no factor has any.", advice)
    if design.groups and design.method not in (Method.MORRIS, Method.SOBOL):
        what = f"{design.method} varies factors one by one, not in groups."
        raise ScenarioError(at, what, "Leave groups out, or choose morris or sobol.")
    if design.method is Method.DGSM:
        for one in design.factors:
            if one.distribution in (Distribution.LEVELS, Distribution.SOMETIMES):
                has = "levels" if one.is_crossed else "a size in some points only"
                what = f"dgsm takes slopes, and '{one.name}' has {has}."
                raise ScenarioError(at, what, "Give it a range, or choose another method.")
    posterior = design.factors_of(FactorKind.POSTERIOR)
    if posterior and design.method in (Method.MORRIS, Method.FAST, Method.DGSM):
        what = f"{design.method} follows a factor along its range, and the draws of the posterior lie in no order."
        raise ScenarioError(at, what, 'Choose sobol, latin or factorial, or vary the numbers: uncertain = "fitted".')


def _usual(design: Design) -> tuple[Analysis, ...]:
    """What suits the method. `delta` is left out: it takes minutes where others take a second."""
    usual = {
        Method.MORRIS: [Analysis.MORRIS],
        Method.SOBOL: [Analysis.SOBOL] if design.groups else [Analysis.SOBOL, Analysis.EMULATOR],
        Method.FAST: [Analysis.FAST],
        Method.DGSM: [Analysis.DGSM],
        Method.LATIN: [Analysis.EMULATOR, Analysis.RBD_FAST, Analysis.PAWN],
        Method.FACTORIAL: [Analysis.FACTORIAL, Analysis.CURVES],
    }[design.method]
    if design.goal is not None and design.method in SUITS[Analysis.DISCOVERY]:
        usual.append(Analysis.DISCOVERY)
    if design.strategies and design.method in SUITS[Analysis.REGRET]:
        usual.append(Analysis.REGRET)
    return tuple(usual)


_NEEDS: dict[Analysis, tuple[Callable[[Design], bool], str, str]] = {
    Analysis.DISCOVERY: (
        lambda design: design.goal is not None,
        "discovery needs a goal.",
        "Write [goal] with quantity and at_least.",
    ),
    Analysis.REGRET: (
        lambda design: bool(design.strategies),
        "regret needs strategies to choose between.",
        'Write strategies = ["stable_caseworkers", "cubb_package"].',
    ),
    Analysis.REPLICATIONS: (
        lambda design: design.replications > 1,
        "how many replications are needed cannot be seen with one.",
        "Write replications = 2 or more.",
    ),
}


def _refuse_unsuited(analysis: Analysis, design: Design, at: str) -> None:
    methods = SUITS[analysis]
    if design.method not in methods:
        what = f"'{analysis}' cannot be made of a {design.method} design."
        able = [one.value for one, suited in SUITS.items() if design.method in suited]
        advice = f"It needs {' or '.join(methods)}; a {design.method} design can have {', '.join(able)}."
        raise ScenarioError(at, what, advice)
