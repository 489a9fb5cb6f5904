"""Designs by name or file: from TOML to a design that can be run, or one clear sentence about why not."""

from __future__ import annotations

import os
from dataclasses import replace
from functools import cache
from pathlib import Path

from cubb_sim.errors import ScenarioError, UnknownNameError
from cubb_sim.experiments.design.checking import (
    DEFAULT_QUANTITIES,
    EVERYBODY,
    KNOWN_ANSWER_OUTPUTS,
    analyses_of,
    check_method,
    check_needs,
    check_subgroup,
    output_of,
    refuse_twice,
)
from cubb_sim.experiments.design.content import OUR_MODEL, Design, Goal, Method, Output, Seeds
from cubb_sim.experiments.design.factors import declared
from cubb_sim.experiments.design.factors.choosing import NO_GROUPS, factors_of
from cubb_sim.experiments.design.messages import WHAT_IT_NEEDS, parsed, unknown_name
from cubb_sim.experiments.design.schema import LARGEST_SEED, LARGEST_SIZE, MOST_REPLICATIONS, DesignTable
from cubb_sim.experiments.design.sizes import check_size
from cubb_sim.experiments.design.worlds import Place, check_worlds, resolved
from cubb_sim.scenario.file import decoded, shown_path, toml_table
from cubb_sim.scenario.messages import place, plain

SHIPPED = Path(__file__).resolve().parents[1] / "designs"
LARGEST_FILE_BYTES = 200_000
USUAL_LEVELS = 4
"""Of a Morris design (Campolongo, Cariboni and Saltelli 2007)."""
USUAL_SEEDS = {Method.MORRIS: Seeds.BY_ROW, Method.DGSM: Seeds.BY_ROW, Method.FACTORIAL: Seeds.BY_ROW}
"""Where differences within a row are looked at, chance is shared within it; else chance is told from the factors."""


def load_design(reference: str | Path) -> Design:
    """A design that comes with the package, by its name, or of a file.

    Args:
        reference: "screening"; "my_design.toml". A name that is not shipped is also looked for as `<name>.toml`.

    Raises:
        UnknownNameError: no such design, or a name inside it that does not exist.
        ScenarioError: anything else that is wrong with the file.
    """
    path = _located(reference)
    where = shown_path(path)
    table = parsed(toml_table(_text_of(path, where), where, WHAT_IT_NEEDS), where)
    return _design(table, path, where)


@cache
def shipped_designs() -> tuple[str, ...]:
    """Names of the designs that come with the package, in alphabetical order."""
    return tuple(sorted(path.stem for path in SHIPPED.glob("*.toml")))


def resized(
    design: Design, *, size: int | None = None, replications: int | None = None, seed: int | None = None
) -> Design:
    """The design with another size, number of replications or seed; what is left out stays as it is.

    Raises:
        ScenarioError: a number that is not allowed.
    """
    changed = replace(
        design,
        size=_whole(design, "size", design.size if size is None else size, LARGEST_SIZE),
        replications=_whole(
            design, "replications", design.replications if replications is None else replications, MOST_REPLICATIONS
        ),
        seed=_whole(design, "seed", design.seed if seed is None else seed, LARGEST_SEED),
    )
    check_size(changed, design.name)
    check_needs(changed, design.name)
    return changed


def _located(reference: str | Path) -> Path:
    """The file that a name or path means: shipped names first, then files."""
    if isinstance(reference, str) and reference in shipped_designs():
        return SHIPPED / f"{reference}.toml"
    path = Path(reference)
    for candidate in (path, path.with_name(f"{path.name}.toml") if path.name else path):
        if os.path.exists(candidate):  # Path.exists raises on impossible names
            return candidate
    listing = "There is no such file." if path.suffix == ".toml" else "Any other design is named by its file."
    raise UnknownNameError(plain(str(reference)), "design", plain(path.stem), shipped_designs(), listing)


def _text_of(path: Path, where: str) -> str:
    try:
        if path.is_dir() or not path.is_file():
            kind = "is a directory." if path.is_dir() else "is not an ordinary file."
            raise ScenarioError(where, kind, "Name a design file, which ends with .toml.")
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE_BYTES + 1)
    except (OSError, ValueError) as error:  # ValueError: a path no system could have, such as one with a zero byte
        reason = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else str(error)
        raise ScenarioError(where, f"the design file cannot be read ({reason}).", WHAT_IT_NEEDS) from None
    if len(content) > LARGEST_FILE_BYTES:
        what = f"is larger than {LARGEST_FILE_BYTES / 1e6:.1f} MB, the most a design file may be."
        raise ScenarioError(where, what, "Is it the right file?")
    return decoded(content, where)


def _design(table: DesignTable, path: Path, where: str) -> Design:
    """The design, checked part by part."""
    model, method = _model(table, where), Method(table.method.name)
    outputs = _outputs(table, model, where)
    goal = None
    if table.goal is not None:
        goal = Goal(output_of(table.goal.quantity, model, place(where, ("goal", "quantity"))), table.goal.at_least)
        if goal.output not in outputs:
            outputs = (*outputs, goal.output)
    here = Place(path.parent, where)
    design = Design(
        name=path.stem,
        title=table.title.text(),
        question=table.question.text(),
        scenario=_scenario(table, model, here),
        strategies=_strategies(table, model, here),
        model=model,
        factors=factors_of(table, where),
        groups=table.method.groups != NO_GROUPS,
        method=method,
        size=table.method.size,
        second_order=_second_order(table, method, where),
        levels=_levels(table, method, where),
        replications=table.replications,
        seeds=USUAL_SEEDS.get(method, Seeds.INDEPENDENT) if table.seeds is None else Seeds(table.seeds),
        seed=table.seed,
        outputs=outputs,
        subgroups=_subgroups(table, outputs, goal, where),
        from_month=table.from_month,
        disturbance_month=table.disturbance_month,
        analyses=(),
        goal=goal,
    )
    check_method(design, where)
    check_size(design, place(where, ("method", "size")))
    check_worlds(design, where)
    return replace(design, analyses=analyses_of(table.analyses, design, where))


def _model(table: DesignTable, where: str) -> str:
    if table.model is not None and table.model not in declared.MODELS:
        raise unknown_name(place(where, ("model",)), "model", table.model, declared.MODELS)
    return table.model or OUR_MODEL


def _scenario(table: DesignTable, model: str, here: Place) -> str:
    at = place(here.where, ("scenario",))
    if model != OUR_MODEL and table.scenario is not None:
        raise ScenarioError(at, f"the model '{model}' has no scenarios.", "Leave it out.")
    if model == OUR_MODEL and table.scenario is None:
        raise ScenarioError(at, "is missing.", 'Write the scenario that is varied, such as scenario = "four_partners".')
    return "" if table.scenario is None else resolved(table.scenario, here.folder, at)


def _strategies(table: DesignTable, model: str, here: Place) -> tuple[str, ...]:
    at = place(here.where, ("strategies",))
    if model != OUR_MODEL and table.strategies:
        raise ScenarioError(at, f"the model '{model}' has no strategies.", "Leave them out.")
    refuse_twice(table.strategies, "strategy", at)
    return tuple(resolved(one, here.folder, at) for one in table.strategies)


def _outputs(table: DesignTable, model: str, where: str) -> tuple[Output, ...]:
    at = place(where, ("quantities",))
    usual = DEFAULT_QUANTITIES if model == OUR_MODEL else KNOWN_ANSWER_OUTPUTS
    outputs = tuple(output_of(name, model, at) for name in (usual if table.quantities is None else table.quantities))
    if not outputs:
        raise ScenarioError(at, "is empty.", "Name at least one, or leave it out for the usual ones.")
    refuse_twice([one.name for one in outputs], "quantity", at)
    return outputs


def _subgroups(table: DesignTable, outputs: tuple[Output, ...], goal: Goal | None, where: str) -> tuple[str, ...]:
    """Those named, and those that a quantity or the goal is of."""
    at = place(where, ("subgroups",))
    for name in table.subgroups:
        check_subgroup(name, at)
    refuse_twice(table.subgroups, "subgroup", at)
    asked = [one.subgroup for one in outputs] + ([goal.output.subgroup] if goal else [])
    return tuple(one for one in dict.fromkeys([*table.subgroups, *asked]) if one != EVERYBODY)


def _second_order(table: DesignTable, method: Method, where: str) -> bool:
    if table.method.second_order is not None and method is not Method.SOBOL:
        at = place(where, ("method", "second_order"))
        raise ScenarioError(at, f"{method} has no second order.", "Leave it out, or choose sobol.")
    return bool(table.method.second_order)


def _levels(table: DesignTable, method: Method, where: str) -> int:
    at, levels = place(where, ("method", "levels")), table.method.levels
    if levels is not None and method is not Method.MORRIS:
        raise ScenarioError(at, f"{method} has no levels.", "Leave it out; a factor's levels stand in [factor.NAME].")
    if levels is not None and levels % 2:
        raise ScenarioError(at, f"{levels} is not an even number.", f"Write {levels - 1} or {levels + 1}.")
    return levels or USUAL_LEVELS


def _whole(design: Design, key: str, value: object, highest: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= highest:
        raise ScenarioError(
            design.name, f"{key} {value!r} cannot be used.", f"Allowed: whole numbers 1 to {highest:,}."
        )
    return value
