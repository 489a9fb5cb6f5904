"""The model as Mesa's controls want it: made from keywords, and stepped until its horizon."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import mesa

from cubb_sim.dashboard.session import Selection
from cubb_sim.dashboard.session.selection import DEFAULT_MUNICIPALITY
from cubb_sim.dashboard.simulation.worlds import worlds_of
from cubb_sim.dashboard.views.organisation.lived.course import Course
from cubb_sim.dashboard.views.organisation.lived.snapshot import Observer, Snapshot
from cubb_sim.model import EmploymentServiceModel
from cubb_sim.outcome import Stock
from cubb_sim.parameters import LEVERS
from cubb_sim.parameters.specification import Text

SLIDERS: dict[str, float] = {
    "caseload": 5.0,
    "caseworker_turnover": 0.01,
    "conversation_quality": 0.05,
    "internship_conversion": 0.02,
    "knowledge_brokers": 0.5,
}
"""Levers that students can move, and the steps of their sliders (assumed)."""
SEEDS = 40
"""Seeds that can be chosen: those of the dashboard's own comparisons."""


@dataclass(frozen=True)
class Series:
    """A series of the whole model.

    Attributes:
        name: of its column in the collector.
        is_share: written in per cent.
    """

    name: str
    title: Text
    is_share: bool = True


SERIES: tuple[Series, ...] = (
    Series("in_paid_hours", Text("Andel af borgere, der er til stede, med ordinære løntimer eller job",
                                 "Share of those present with ordinary paid hours or a job")),
    Series("trust", Text("Tillid (gennemsnit, 0 til 1)", "Trust (mean, 0 to 1)"), is_share=False),
    Series("meaning", Text("Meningsfuldhed (gennemsnit, 0 til 1)", "Meaningfulness (mean, 0 to 1)"), is_share=False),
    Series("caseload", Text("Borgere pr. besat stilling", "Citizens per filled post"), is_share=False),
    Series("strain", Text("Belastning (gennemsnit, 0 til 1)", "Strain (mean, 0 to 1)"), is_share=False),
    Series("vacant", Text("Andel af stillingerne, der er ubesatte", "Share of posts that are vacant")),
)  # fmt: skip


class WatchedModel(mesa.Model):  # type: ignore[misc]
    """One run of one municipality, step by step; `simulated` is the model itself.

    Mesa's controls make a new one from keywords at every reset. They want Mesa's own kind of `scenario` on it, which
    is why this is not a subclass of `EmploymentServiceModel`. A lever at its national default is left as it is in the
    municipality.
    """

    def __init__(  # noqa: PLR0913 (Mesa's controls look for each parameter by its name)
        self,
        *,
        municipality: str = DEFAULT_MUNICIPALITY,
        caseload: float = LEVERS["caseload"].default,
        caseworker_turnover: float = LEVERS["caseworker_turnover"].default,
        conversation_quality: float = LEVERS["conversation_quality"].default,
        internship_conversion: float = LEVERS["internship_conversion"].default,
        knowledge_brokers: float = LEVERS["knowledge_brokers"].default,
        seed: int = 1,
    ) -> None:
        super().__init__(rng=int(seed))
        asked = {
            "caseload": caseload,
            "caseworker_turnover": caseworker_turnover,
            "conversation_quality": conversation_quality,
            "internship_conversion": internship_conversion,
            "knowledge_brokers": knowledge_brokers,
        }
        changed = {name: float(value) for name, value in asked.items() if value != LEVERS[name].default}
        scenario = worlds_of(Selection(municipality, levers=tuple(sorted(changed.items())))).changed
        self.simulated = EmploymentServiceModel(scenario, seed=int(seed), events=True)
        self.horizon = scenario.horizon_months
        self._observe = Observer(scenario.municipalities[0].name)
        self._snapshots: list[Snapshot] = [self._observe(self.simulated)]
        self.datacollector = mesa.DataCollector(
            model_reporters={
                "month": lambda model: model.simulated.month,
                **{one.name: _reporter(one.name) for one in SERIES},
            }
        )
        self.datacollector.collect(self)

    def step(self) -> None:
        """Live one month; at the horizon there is nothing more to live."""
        if self.simulated.month < self.horizon:
            self.simulated.step()
            self._snapshots.append(self._observe(self.simulated))
            self.datacollector.collect(self)
        self.running = self.simulated.month < self.horizon

    @property
    def place(self) -> str:
        """Name of the municipality."""
        return self._observe.municipality

    @property
    def month(self) -> int:
        """Months lived."""
        return self.simulated.month

    def course(self, name: str) -> Course:
        """The organisation as it has been so far."""
        return Course(name, tuple(self._snapshots))

    def series(self) -> Any:
        """What the collector has: one row per month from 0 on."""
        return self.datacollector.get_model_vars_dataframe()


def _reporter(name: str) -> Any:
    return lambda model: _value(model.simulated, name)


def _value(model: EmploymentServiceModel, name: str) -> float:
    """One of the series now, from what the model counted of its first municipality this month."""
    stock = model.world.stocks[model.month, 0]
    if name == "in_paid_hours":
        return float((stock[Stock.HOURS] + stock[Stock.JOB]) / max(1.0, stock[Stock.N_CITIZENS]))
    if name == "vacant":
        return float(1.0 - stock[Stock.POSTS_FILLED] / max(1.0, stock[Stock.POSTS_OPEN]))
    return float(stock[Stock[name.upper()]])
