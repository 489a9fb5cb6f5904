"""From `[factors]` and `[factor.NAME]` to the factors of a design, the dummy last."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from cubb_sim.errors import ScenarioError
from cubb_sim.experiments.design.content import OUR_MODEL, Method
from cubb_sim.experiments.design.factor import DUMMY, POSTERIOR, Factor, FactorKind
from cubb_sim.experiments.design.factors import declared
from cubb_sim.experiments.design.factors.declared import Declared
from cubb_sim.experiments.design.factors.distributing import distribution_of, sometimes
from cubb_sim.experiments.design.messages import unknown_name
from cubb_sim.experiments.design.schema import Chosen, DesignTable, FactorsTable, FactorTable
from cubb_sim.parameters import DISTURBANCES, LEVERS, PARAMETERS
from cubb_sim.parameters.specification import Pillar
from cubb_sim.scenario.messages import place, plain

NO_GROUPS = "none"
_OWN_RANGE = FactorTable()


def factors_of(table: DesignTable, where: str) -> tuple[Factor, ...]:
    """The factors that a file asks for.

    Raises:
        ScenarioError: a name that does not exist, a factor twice, a range that is not allowed, or none at all.
    """
    model = table.model or OUR_MODEL
    if model != OUR_MODEL and table.factors is not None:
        what = f"the model '{model}' has inputs of its own, and all of them are varied."
        raise ScenarioError(place(where, ("factors",)), what, "Leave [factors] out.")
    chosen = chosen_of(table.factors or FactorsTable(), where) if model == OUR_MODEL else declared.inputs_of(model)
    if not chosen:
        advice = 'Say what is varied in [factors], such as levers = "all".'
        raise ScenarioError(where, "the design has no factors.", advice)
    own = _by_name(table.factor, chosen, where)
    method = Method(table.method.name)
    factors = []
    for one in chosen:
        stated, at = own.get(one.name, _OWN_RANGE), place(where, ("factor", one.name))
        _refuse_constant(one, stated, where)
        group = _group_of(one, stated, table.method.groups, at)
        spread = distribution_of(one, stated, method, at)
        if table.factors is not None and one.kind is FactorKind.DISTURBANCE:
            spread = sometimes(spread, table.factors.disturbance_probability)
        factors.append(one.factor(*spread, group))
    return (*factors, declared.dummy())


def chosen_of(table: FactorsTable, where: str) -> tuple[Declared, ...]:
    """What `[factors]` names, in the order of the declarations, levers first and the posterior last."""
    names = [
        *_levers(table, where),
        *_numbers(table, where),
        *_switches(table.switches, where),
        *_disturbances(table.disturbances, where),
        *((POSTERIOR,) if table.posterior else ()),
    ]
    for name, n_times in Counter(names).items():
        if n_times > 1:
            raise ScenarioError(
                place(where, ("factors",)), f"the factor '{name}' is there {n_times} times.", "Keep one of them."
            )
    _refuse_fitted_beside_posterior(names, where)
    wanted = set(names)
    return tuple(one for name, one in declared.candidates().items() if name in wanted)


def _levers(table: FactorsTable, where: str) -> list[str]:
    at = place(where, ("factors", "levers"))
    names = _names_of(table.levers, {"all": tuple(LEVERS)}, tuple(LEVERS), "lever", at)
    for pillar in table.pillars:
        if pillar not in tuple(Pillar):
            raise unknown_name(place(where, ("factors", "pillars")), "pillar", pillar, tuple(Pillar))
        names += [name for name, one in LEVERS.items() if one.pillar == pillar]
    return names


def _numbers(table: FactorsTable, where: str) -> list[str]:
    at, uncertain = place(where, ("factors", "uncertain")), declared.uncertain_names()
    fitted = declared.fitted_names()
    if not fitted and table.uncertain in ("fitted", "not_fitted"):
        raise ScenarioError(at, "there is no calibration, so no number is fitted.", 'Write "all", or name the numbers.')
    sets = {
        "all": uncertain,
        "fitted": fitted,
        "not_fitted": tuple(name for name in uncertain if name not in fitted),
    }
    known = tuple(name for name in PARAMETERS if name not in declared.switch_names())
    return _names_of(table.uncertain, sets, known, "number of the model", at)


def _switches(chosen: Chosen, where: str) -> list[str]:
    at, all_of_them = place(where, ("factors", "switches")), declared.switch_names()
    short = [one.removeprefix(declared.SWITCH_PREFIX) for one in all_of_them]
    names = _names_of(_without(chosen, declared.SWITCH_PREFIX), {"all": tuple(short)}, short, "switch", at)
    return [f"{declared.SWITCH_PREFIX}{name}" for name in names]


def _disturbances(chosen: Chosen, where: str) -> list[str]:
    at, kinds = place(where, ("factors", "disturbances")), tuple(DISTURBANCES)
    chosen = _without(chosen, declared.DISTURBANCE_PREFIX)
    names = _names_of(chosen, {"all": kinds}, kinds, "kind of disturbance", at)
    return [f"{declared.DISTURBANCE_PREFIX}{name}" for name in names]


def _without(chosen: Chosen, prefix: str) -> Chosen:
    return chosen if isinstance(chosen, str) else [one.removeprefix(prefix) for one in chosen]


def _names_of(chosen: Chosen, sets: Mapping[str, Sequence[str]], known: Sequence[str], kind: str, at: str) -> list[str]:
    """The names of a set, or those listed, each of which exists."""
    if isinstance(chosen, str):
        if chosen not in sets:
            listing = f"Write {', '.join(f'{chr(34)}{one}{chr(34)}' for one in sets)}, or a list of names."
            raise unknown_name(at, "set", chosen, sets, listing)
        return list(sets[chosen])
    for name in chosen:
        if name not in known:
            raise _not_known(name, known, kind, at)
    return list(chosen)


def _not_known(name: str, known: Sequence[str], kind: str, at: str) -> ScenarioError:
    """A name that exists elsewhere is told where it belongs."""
    places = {
        "levers": tuple(LEVERS),
        "uncertain": declared.uncertain_names(),
        "switches": declared.switch_names(),
        "disturbances": tuple(DISTURBANCES),
    }
    belongs = [key for key, names in places.items() if name in names]
    if belongs:
        return ScenarioError(at, f"'{plain(name)}' is no {kind}.", f"It belongs to '{belongs[0]}'.")
    return unknown_name(at, kind, name, known)


def _by_name(stated: Mapping[str, FactorTable], chosen: Iterable[Declared], where: str) -> dict[str, FactorTable]:
    """`[factor.NAME]` by the full name of the factor, each of them one that is varied."""
    names = [one.name for one in chosen]
    full = {name.removeprefix(declared.SWITCH_PREFIX): name for name in names}
    own: dict[str, FactorTable] = {}
    for name, one in stated.items():
        at = place(where, ("factor", name))
        if name not in names and name not in full:
            if name in declared.candidates() or f"{declared.SWITCH_PREFIX}{name}" in declared.candidates():
                raise ScenarioError(at, f"'{name}' is not varied in this design.", "Name it in [factors], too.")
            raise unknown_name(at, "factor", name, names)
        if full.get(name, name) in own:
            raise ScenarioError(at, f"the factor '{full.get(name, name)}' is described twice.", "Keep one of them.")
        own[full.get(name, name)] = one
    return own


def _refuse_fitted_beside_posterior(names: Sequence[str], where: str) -> None:
    both = [name for name in names if name in declared.fitted_names()] if POSTERIOR in names else []
    if both:
        what = f"'{both[0]}' is one of the fitted numbers, which the posterior draws already."
        advice = 'Write uncertain = "not_fitted" beside posterior = true, or leave the posterior out.'
        raise ScenarioError(place(where, ("factors", "uncertain")), what, advice)


def _refuse_constant(one: Declared, stated: FactorTable, where: str) -> None:
    has_range = (stated.low is not None and stated.high is not None) or stated.levels is not None
    if one.is_constant and not has_range:
        what = f"'{one.name}' is a constant: its declared range says what is possible, not what is believed."
        advice = f'To vary it all the same, give it a range of its own: [factor."{one.name}"] with low and high.'
        raise ScenarioError(place(where, ("factors", "uncertain")), what, advice)


def _group_of(one: Declared, stated: FactorTable, groups: str, at: str) -> str:
    """The group of a factor: its own where it states one, else by the kind of grouping."""
    if stated.group is not None:
        if groups == NO_GROUPS:
            what = "the factor has a group, and this design varies factors one by one."
            raise ScenarioError(at, what, 'Write groups = "kind", "pillar" or "submodel" in [method].')
        if stated.group == DUMMY:
            raise ScenarioError(at, f"'{DUMMY}' is the group of the dummy alone.", "Give the group another name.")
        return stated.group
    if groups == "kind" or (groups == "pillar" and one.kind is not FactorKind.LEVER):
        return one.kind.value
    if groups == "submodel" and one.kind is FactorKind.UNCERTAINTY:
        return f"numbers.{one.group}"  # 'conversation' is a pillar as well as a submodel
    return one.group
