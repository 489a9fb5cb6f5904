"""No number of the model stands in the prose of a page without somebody noticing when it becomes untrue.

A page of the site states it as a fact. Where a page is read raw, as on the repository's front page and in a notebook,
the typed number is held here to what the package has. All other numbers of that kind are declared, with the reason why
they may be typed, in docs/site/typed_numbers.toml.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase

import pytest

from cubb_sim.calibration.bip_study.design import StudyDesign
from cubb_sim.dashboard.content.flips import FLIPS
from cubb_sim.knowledge.posterior import DEFAULT_STRUCTURE
from cubb_sim.parameters import GROUPS, PARAMETERS
from cubb_sim.scenario import load_scenario
from docs.site.facts.odd import reading
from docs.site.facts.sizes import notebooks, years
from tests.docs.typed_numbers import (
    Declared,
    covered,
    declared,
    texts,
    typed_in,
    value_of,
    within,
)

FEWEST_WORDS = 5
"""Of a reason."""
BIP, STUDY = load_scenario("bip"), StudyDesign()


@dataclass(frozen=True)
class Held:
    """Numbers that are typed, and what the package has in their places: one for each group of the phrase."""

    pages: str
    phrase: str
    values: Callable[[], tuple[float, ...]]

    def found(self) -> Iterator[tuple[str, re.Match[str]]]:
        """Where the phrase stands, in which page."""
        for page, text in texts().items():
            if fnmatchcase(page, self.pages):
                yield from ((page, match) for match in re.finditer(self.phrase.replace(" ", r"\s+"), text))


def n_fitted() -> float:
    """Numbers that were fitted."""
    return float(len(reading("en").rows("identifiability", structure=DEFAULT_STRUCTURE)))


def limits(name: str, scale: float = 1.0) -> Callable[[], tuple[float, ...]]:
    """The range of a declared number."""
    return lambda: (scale * PARAMETERS[name].low, scale * PARAMETERS[name].high)


HELD = [
    Held("README.md", r"(\d+) (?:of its )?numbers are fitted", lambda: (n_fitted(),)),
    Held("README.md", r"one of (\w+) FLIPs", lambda: (len(FLIPS),)),
    Held("README.md", r"(\w+) notebooks go with the course", lambda: (notebooks(),)),
    Held("README.md", r"(\w+) switches: whether", lambda: (len(GROUPS["switches"]),)),
    Held("docs/odd.md", r"are (\w+) switches: ", lambda: (len(GROUPS["switches"]),)),
    Held("docs/*", r"!\[[^\]]*(?:the|de) (\w+) FLIP", lambda: (len(FLIPS),)),
    Held("experiments/notebooks/*", r"\b(four) years", lambda: (years(),)),
    Held(
        "experiments/notebooks/*",
        r"live(?:s)? through (\d+) months",
        lambda: (load_scenario("holstebro").horizon_months,),
    ),
    Held(
        "docs/bip_study.md",
        r"job centres alike of (\d+) citizens, (\d+) months\. ([\d,]+) are drawn from those on benefit in month (\d+)",
        lambda: (BIP.municipalities[0].citizens, BIP.horizon_months, STUDY.n_participants, STUDY.first_month),
    ),
    Held(
        "docs/bip_study.md",
        r"(\w+) months(?: before the quarter|\.\s\||, because)",
        lambda: (STUDY.shift_window_months,),
    ),
    Held("docs/bip_study.md", r"(?:in the|within) (\d+) months", lambda: (STUDY.follow_up_months,)),
    Held("docs/evidence.md", r"(\d+)–(\d+) % into hours", limits("internship.package_conversion", 100)),
    Held("docs/evidence.md", r"(\d+)–(\d+) % a year together", limits("population.clarified_exit_per_year", 100)),
    Held(
        "docs/evidence.md",
        r"([\d,]+) kr a year, ([\d,]+) to ([\d,]+) \| assumed",
        lambda: (
            PARAMETERS["economy.caseworker_kr_per_year"].default,
            *limits("economy.caseworker_kr_per_year")(),
        ),
    ),
    Held("docs/evidence.md", r"([\d,]+)–([\d,]+) kr a week \| assumed", limits("economy.course_kr_per_week")),
]
"""Numbers of pages that are read raw, or that parameters name as their source."""


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("The goal is 30 % of them, or 15 per cent.", [30.0, 15.0]),
        ("It has 31 levers and some forty other numbers, in\n48 months.", [31.0, 40.0, 48.0]),
        ("Of 1,000 citizens, four years later.", [1000.0, 4.0]),
        ("```{note}\nThere are seven notebooks.\n```", [7.0]),
        ("```console\ncubb-sim run --replications 40 runs\n```", []),
        ("## The 40 runs\n\n$30 %$, `30 %`, {fact}`size.runs` runs, [here](40_runs.md)", []),
        ("| T1 | 20 % | seen, BIP |\n| T2 | 10 % | assumed |", [10.0]),
        ("To 90%, not 80%: {dashboard}`work?l=decision_authority:0.9&lang=en`", [80.0]),
        ("Three people met for two hours, one lever in hand.", []),
    ],
)
def test_what_looks_like_a_figure_of_the_model(text: str, numbers: list[float]) -> None:
    assert [one.value for one in typed_in("docs/page.md", text)] == numbers


def test_danish_numbers_are_read_the_danish_way() -> None:
    found = typed_in("docs/da/page.md", "Ud af 1.000 borgere får 0,5 % mere i de fire år og 40 kørsler.")
    assert [one.value for one in found] == [1000.0, 0.5, 4.0, 40.0]


@pytest.mark.parametrize("page", texts())
def test_a_typed_number_is_a_fact_or_held_or_declared(page: str) -> None:
    text = texts()[page]
    spans = [match.span() for one in HELD for where, match in one.found() if where == page]
    spans += [
        span for one in declared() for phrase in one.phrases or (None,) for span in covered(one, page, text, phrase)
    ]
    free = [one for one in typed_in(page, text) if not within(one, spans)]
    assert [f"{page}:{one.line}: {one.said!r}" for one in free] == [], (
        "State it as a {fact}, or say in docs/site/typed_numbers.toml why it may be typed."
    )


@pytest.mark.parametrize("one", HELD, ids=lambda one: f"{one.pages}: {one.phrase}"[:60])
def test_a_number_that_is_typed_is_the_one_the_package_has(one: Held) -> None:
    found = list(one.found())
    assert found, "The phrase stands nowhere any more."
    for page, match in found:
        typed = [value_of(word, danish=page.startswith("docs/da/")) for word in match.groups()]
        assert typed == pytest.approx([float(value) for value in one.values()]), f"{page}: {match[0]!r}"


@pytest.mark.parametrize(
    ("one", "phrase"),
    [(one, phrase) for one in declared() for phrase in one.phrases or (None,)],
    ids=lambda value: str(value)[:60] if not isinstance(value, Declared) else ", ".join(value.pages),
)
def test_a_declaration_still_covers_a_number(one: Declared, phrase: str | None) -> None:
    covers = [
        number
        for page, text in texts().items()
        if (spans := list(covered(one, page, text, phrase)))
        for number in typed_in(page, text)
        if within(number, spans)
    ]
    assert covers, "Take it out: no typed number stands there any more."


def test_declarations_name_pages_that_exist_and_give_reasons() -> None:
    nowhere = [name for one in declared() for name in one.pages if not any(fnmatchcase(page, name) for page in texts())]
    assert nowhere == []
    assert [one.pages for one in declared() if len(one.reason.split()) < FEWEST_WORDS] == []
