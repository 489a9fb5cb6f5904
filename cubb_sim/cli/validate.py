"""Trials that were never fitted, held on simulated people: hit or miss."""

# ruff: noqa: PLC0415 (the model is imported when the command runs, so that the others start at once)

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cubb_sim.cli.output import (
    AsJson,
    Assume,
    Fixed,
    InLanguage,
    Language,
    Posterior,
    print_json,
    print_table,
)
from cubb_sim.cli.progress import ProgressBar

if TYPE_CHECKING:
    from cubb_sim.calibration.validation import Finding, Trial
    from cubb_sim.knowledge import Knowledge

Files = Annotated[
    list[str] | None, typer.Argument(metavar="TRIAL", help="Names or files of trials; all shipped ones if none.")
]
Replications = Annotated[int, typer.Option(help="Pairs of lives of each trial: two for each draw of the posterior.")]
Seed = Annotated[int, typer.Option(help="Of the first pair; the next ones follow it.")]
Workers = Annotated[int, typer.Option(help="Processes to share the work between. They do not change the result.")]
Output = Annotated[
    Path | None, typer.Option("--output", metavar="FILE.parquet", help="Write one row per contrast here.")
]


def add_to(app: typer.Typer) -> None:
    """Add this command to the command line."""
    app.command()(validate)


def validate(  # noqa: PLR0913, PLR0917 (one argument per option)
    trials: Files = None,
    seed: Seed = 1,
    replications: Replications = 80,
    workers: Workers = 1,
    fixed: Fixed = False,
    assume: Assume = None,
    posterior: Posterior = None,
    language: InLanguage = Language.EN,
    output: Output = None,
    as_json: AsJson = False,
) -> None:
    """Hold trials that were never fitted on simulated people, and say hit or miss. A miss is a finding: exit code 0."""
    from cubb_sim.calibration.validation import load_trial, run_trials, shipped_trials
    from cubb_sim.calibration.validation.tables import refuse_bad_output, validation_content, write_validation
    from cubb_sim.knowledge import contested_scenario, knowledge_of

    if output is not None:
        refuse_bad_output(output)
    contested = assume or []
    chosen = [load_trial(name, lambda base: contested_scenario(base, contested)) for name in trials or shipped_trials()]
    # What is known depends on the switches that a scenario sets; both arms of a trial use the comparator's.
    known = {one.id: knowledge_of(one.comparator, fixed=fixed, assume=contested, posterior=posterior) for one in chosen}

    def values_for(trial: Trial, run_seed: int) -> Mapping[str, float]:
        return known[trial.id].values(run_seed)

    with ProgressBar() as bar:
        findings = run_trials(chosen, values_for, replications=replications, seed=seed, workers=workers, progress=bar)
    knowledge = known[chosen[0].id]
    about = _about(knowledge, seed, replications)
    if output is not None:
        write_validation(findings, output, about)
    if as_json:
        print_json(validation_content(findings, about))
    else:
        _print(findings, knowledge, replications, language)
        if output is not None:
            print(f"Wrote {output}")


def _about(knowledge: Knowledge, seed: int, replications: int) -> dict[str, Any]:
    return {
        "numbers": str(knowledge.numbers),
        "posterior": knowledge.posterior_id,
        "structure": knowledge.structure,
        "assumptions": [one.text for one in knowledge.assumptions],
        "effective_share": knowledge.effective_share,
        "seed": seed,
        "replications": replications,
    }


def _print(findings: Sequence[Finding], knowledge: Knowledge, replications: int, language: str) -> None:
    from rich.console import Console
    from rich.text import Text as Words

    from cubb_sim.calibration.validation.words import NEVER_FITTED, numbers_sentences, trial_tables

    console = Console(highlight=False)
    for table in trial_tables(findings, language):
        print_table(table.title, table.columns, table.rows)
        for sentence in table.sentences:
            console.print(Words(sentence), end="\n\n")
    for sentence in (*numbers_sentences(knowledge, replications, language), NEVER_FITTED.in_language(language)):
        console.print(Words(sentence), end="\n\n")
