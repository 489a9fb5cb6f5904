"""Findings as they are to be read: in one language, with the names and units of factors, outputs and worlds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from cubb_sim.errors import CubbSimError
from cubb_sim.experiments.design import AS_TODAY, DUMMY, Design, Factor, FactorKind
from cubb_sim.experiments.findings import Findings
from cubb_sim.experiments.report.units import unit_in
from cubb_sim.parameters import Pillar, Text
from cubb_sim.quantities import QUANTITIES, SUBGROUP_INDEX, SUBGROUPS, QuantityOfInterest, Unit
from cubb_sim.report.sections.conditions import PILLAR_WORDS
from cubb_sim.scenario import load_scenario
from cubb_sim.wording import LANGUAGES

if TYPE_CHECKING:
    import pandas as pd

TODAY = Text("Som i dag", "As today")
KIND_WORDS: dict[str, Text] = {
    FactorKind.LEVER: Text("Håndtag", "Lever"),
    FactorKind.UNCERTAINTY: Text("Usikkert tal", "Uncertain number"),
    FactorKind.SWITCH: Text("Kontakt", "Switch"),
    FactorKind.DISTURBANCE: Text("Forstyrrelse", "Disturbance"),
    FactorKind.POSTERIOR: Text("Tilpassede tal", "Fitted numbers"),
    FactorKind.DUMMY: Text("Blindt input (dummy)", "Dummy input"),
    FactorKind.INPUT: Text("Input", "Input"),
}
SUBMODEL = Text("Delmodel", "Submodel")


@dataclass(frozen=True)
class Subject:
    """What one analysis explains: an output in a world, as a level or as a difference from today."""

    output: str
    world: str
    is_effect: bool


@dataclass(frozen=True)
class FindingsReading:
    """Who reads what.

    Attributes:
        command: the command line that makes it again; "" where it was made from Python.
    """

    findings: Findings
    language: str
    command: str = ""

    def __post_init__(self) -> None:
        if self.language not in LANGUAGES:
            raise CubbSimError(f"language: '{self.language}' is not known. Allowed: {', '.join(LANGUAGES)}.")

    @property
    def design(self) -> Design:
        """What was asked."""
        return self.findings.design

    def say(self, text: Text) -> str:
        """The text in the reader's language."""
        return text.in_language(self.language)

    def table(self, name: str) -> pd.DataFrame | None:
        """A table with rows; `None` where there is none."""
        return self.findings.table(name)

    @cached_property
    def factors(self) -> dict[str, Factor]:
        """The factors by name."""
        return {one.name: one for one in self.design.factors}

    def input_title(self, name: str) -> str:
        """What a factor, or a group of factors, is called."""
        if self.design.groups and name in self.design.group_names:
            return self.group_title(name)
        return self.say(self.factors[name].title) if name in self.factors else self.group_title(name)

    def input_title_of(self, factor: Factor) -> str:
        """What a factor is called, also where indices are given for groups."""
        return self.say(factor.title)

    def group_title(self, name: str) -> str:
        """What a group is called: a pillar, a kind, or a submodel by the name it has in the program.

        A submodel may have the name of a pillar; only a group with levers in it is one.
        """
        kinds = {one.kind for one in self.design.factors if one.group == name}
        if name in set(Pillar) and FactorKind.LEVER in kinds:
            return self.say(PILLAR_WORDS[Pillar(name)])
        if name in KIND_WORDS:
            return self.say(KIND_WORDS[name])
        single = [one for one in self.design.factors if one.group == name]
        if len(single) == 1:
            return self.say(single[0].title)
        return f"{self.say(SUBMODEL)} {name}" if single else name

    def factor_unit(self, factor: Factor) -> str | None:
        """The unit of a factor in the reader's language; `None` where it is known in English only."""
        return unit_in(factor, self.language)

    def quantity(self, output: str) -> QuantityOfInterest | None:
        """The quantity behind an output; `None` for a model that is not ours."""
        return QUANTITIES.get(output.partition("@")[0])

    def output_title(self, output: str) -> str:
        """What an output is called, with its subgroup where it is not everybody."""
        name, _, subgroup = output.partition("@")
        quantity = QUANTITIES.get(name)
        title = self.say(quantity.title) if quantity else name
        if not subgroup:
            return title
        group = self.say(SUBGROUPS[SUBGROUP_INDEX[subgroup]].title) if subgroup in SUBGROUP_INDEX else subgroup
        return f"{title} ({group[:1].lower()}{group[1:]})"

    def output_unit(self, output: str) -> Unit | None:
        """The unit of an output; `None` where it has none that is known."""
        quantity = self.quantity(output)
        return quantity.unit if quantity else None

    @cached_property
    def world_titles(self) -> dict[str, str]:
        """What each world is called: what a strategy adds to the base scenario."""
        return {world: self._world_title(world) for world in self.design.worlds}

    def world_title(self, world: str) -> str:
        """What a world is called; its own name where the design does not know it."""
        return self.world_titles.get(world, world)

    def _world_title(self, world: str) -> str:
        if world == AS_TODAY:
            return self.say(TODAY)
        base = self.scenario_title
        try:
            title = self.say(load_scenario(f"{self.design.scenario}+{world}").title)
        except CubbSimError:  # a sweep from another machine may name a file that is not here
            return world
        return title.removeprefix(f"{base} + ")

    def _inside(self, world: str) -> str:
        """A world's title inside a line: "as today" without its capital."""
        title = self.world_title(world)
        return f"{title[:1].lower()}{title[1:]}" if world == AS_TODAY else title

    @cached_property
    def scenario_title(self) -> str:
        """What the base scenario is called; its reference where it cannot be read here, "" where there is none."""
        if not self.design.scenario:
            return ""
        try:
            return self.say(load_scenario(self.design.scenario).title)
        except CubbSimError:
            return self.design.scenario

    def subject_title(self, subject: Subject) -> str:
        """What is explained, with the world where there are several."""
        title = self.output_title(subject.output)
        if not subject.is_effect:
            return title if len(self.design.worlds) == 1 else f"{title}, {self._inside(subject.world)}"
        return self.say(
            Text(
                f"{title}: forskel fra i dag ved \u00bb{self.world_title(subject.world)}\u00ab",
                f"{title}: difference from today with \u2018{self.world_title(subject.world)}\u2019",
            )
        )

    def subjects(self) -> list[Subject]:
        """All that any table explains, in the order of the design's outputs and worlds."""
        found: dict[Subject, None] = {}
        for name, table in self.findings.tables.items():
            if name in ("failures", "notes") or not {"output", "world", "is_effect"} <= set(table.columns):
                continue
            unique = table[["output", "world", "is_effect"]].drop_duplicates()
            found.update(dict.fromkeys(Subject(str(o), str(w), bool(e)) for o, w, e in unique.itertuples(index=False)))
        return sorted(found, key=self._place)

    def _place(self, subject: Subject) -> tuple[int, str, int, str]:
        outputs = [one.name for one in self.design.outputs]
        worlds = self.design.worlds
        return (
            outputs.index(subject.output) if subject.output in outputs else len(outputs),
            subject.output,
            worlds.index(subject.world) if subject.world in worlds else len(worlds),
            subject.world,
        )

    def rows(self, name: str, subject: Subject) -> pd.DataFrame | None:
        """The rows of a table that are about a subject; `None` where there are none."""
        table = self.table(name)
        if table is None:
            return None
        found = table[(table["output"] == subject.output) & (table["world"] == subject.world)]
        found = found[found["is_effect"].astype(bool) == subject.is_effect]
        return None if found.empty else found

    def listed(self, names: Sequence[str] | Iterable[str]) -> str:
        """Names one after another, with "and" before the last; "" where there are none."""
        *first, last = [*names] or [""]
        return f"{', '.join(first)} {self.say(Text('og', 'and'))} {last}" if first else last

    def quoted(self, label: str) -> str:
        """A name inside a sentence."""
        return self.say(Text(f"\u00bb{label}\u00ab", f"\u2018{label}\u2019"))

    def manifest(self, key: str, otherwise: Any = None) -> Any:
        """What the sweep's folder says of itself."""
        return self.findings.manifest.get(key, otherwise)


def is_dummy(name: str) -> bool:
    """Whether an input is the one that no model reads."""
    return name == DUMMY
