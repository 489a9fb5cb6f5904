"""What can be chosen as the municipality: shipped scenarios of municipalities, and files opened on the command line."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cubb_sim.dashboard.settings import Settings, names_of
from cubb_sim.errors import CubbSimError, UnknownNameError
from cubb_sim.parameters.specification import Text
from cubb_sim.scenario import Scenario, load_scenario, shipped_scenarios

SET_UPS = frozenset({"bip"})
"""Shipped scenarios of municipalities that do not exist: made to repeat a study, not to be talked about by leaders."""
_LOGGER = logging.getLogger(__name__)


@dataclass(frozen=True)
class Choice:
    """A municipality, or several, that can be chosen.

    Attributes:
        name: what the address calls it.
        reference: what the command line and a scenario file call it: the shipped name, or the path of the file.
        is_local: whether it is from a file opened on the command line.
    """

    name: str
    reference: str
    scenario: Scenario
    is_local: bool = False

    @property
    def title(self) -> Text:
        """What it is called."""
        return self.scenario.title

    @property
    def n_municipalities(self) -> int:
        """How many municipalities it has."""
        return len(self.scenario.municipalities)


@cache
def choices() -> dict[str, Choice]:
    """All that can be chosen, by name: opened files first, then single municipalities by name, then several together.

    A shipped scenario is one of municipalities where it changes nothing about them. A file that cannot be read is left
    out and logged; the command line refuses it before the server starts.
    """
    shipped = (Choice(name, name, load_scenario(name)) for name in shipped_scenarios() if name not in SET_UPS)
    plain = sorted(
        (one for one in shipped if _is_plain(one.scenario)), key=lambda one: (one.n_municipalities, one.name)
    )
    local = _local(Settings.of_environment().opened_scenarios)
    return {one.name: one for one in (*local, *plain)}


def choice_of(name: str) -> Choice:
    """The choice of that name.

    Raises:
        UnknownNameError: there is none.
    """
    known = choices()
    if name not in known:
        raise UnknownNameError("m", "municipality", name[:80], known)
    return known[name]


def _local(paths: Iterable[Path]) -> list[Choice]:
    """Opened files under names of their own, also where a file is called like a shipped scenario or another file."""
    read: dict[Path, Scenario] = {}
    for path in paths:
        try:
            read[path] = load_scenario(path)
        except CubbSimError as error:
            _LOGGER.warning("%s", error)
    names = names_of(read, shipped_scenarios())
    return [Choice(name, path.as_posix(), read[path], True) for name, path in zip(names, read, strict=True)]


def _is_plain(scenario: Scenario) -> bool:
    return not (scenario.lever_changes or scenario.parameter_changes or scenario.disturbances)
