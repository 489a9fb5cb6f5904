"""docs/trials.md tells what a trial file may say: its example can be used, and every name is there."""

from __future__ import annotations

import re
from pathlib import Path

from cubb_sim.calibration.validation import load_trial, shipped_trials
from cubb_sim.calibration.validation.contrast import TRIALS_PER_PAIR, WIDEST_TELLING
from cubb_sim.calibration.validation.outcomes import OUTCOMES
from cubb_sim.calibration.validation.population import FILTERS
from cubb_sim.calibration.validation.run_trials import DEFAULT_REPLICATIONS
from docs.site.facts import sizes
from tests.architecture.source_tree import ROOT

PAGE = (ROOT / "docs" / "trials.md").read_text(encoding="utf-8")
PROSE = " ".join(PAGE.split())
EXAMPLES = re.findall(r"```toml\n(.*?)```", PAGE, flags=re.DOTALL)


def test_the_example_can_be_used(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(EXAMPLES[0], encoding="utf-8")
    trial = load_trial(file)
    assert (trial.n, len(trial.filters), len(trial.measurements)) == (400, 3, 2)


def test_the_example_without_a_clear_effect_can_be_used(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(EXAMPLES[0] + EXAMPLES[1], encoding="utf-8")
    assert load_trial(file).measurements[-1].measured.value == 0.0


def test_every_name_is_told() -> None:
    names = {*FILTERS, *OUTCOMES, *shipped_trials()}
    assert {name for name in names if f"| `{name}` |" not in PAGE} == set()
    told = set(re.findall(r"^\| `(\w+)` \|", PAGE, flags=re.MULTILINE))
    assert told == names


def test_the_page_counts_contrasts_and_results() -> None:
    measurements = [(id_, one) for id_ in shipped_trials() for one in load_trial(id_).measurements]
    assert len(measurements) == 6
    assert len({(id_, one.outcome, one.month) for id_, one in measurements}) == 4
    assert "{fact}`size.contrasts` contrasts are {fact}`size.results` results, of {fact}`size.trials` trials" in PROSE
    told = [sizes.IN_WORDS[name]() for name in ("contrasts", "results", "trials")]
    assert told == [len(measurements), 4, len({id_ for id_, _ in measurements})]


def test_the_page_tells_the_rules_as_they_are() -> None:
    assert "is the number of pairs: {fact}`size.validation_pairs`" in PROSE
    assert sizes.NUMBERS["validation_pairs"]() == DEFAULT_REPLICATIONS
    assert (WIDEST_TELLING, TRIALS_PER_PAIR) == (3.0, 100)
    assert "three times as wide" in PAGE
    assert "a hundred times for each pair" in PAGE
