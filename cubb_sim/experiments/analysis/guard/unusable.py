"""What is said of runs that no index can be made of: not done, failed, undefined, too few, or never moving."""

from __future__ import annotations

from cubb_sim.experiments.analysis.notes import Note
from cubb_sim.experiments.analysis.replicated import Blocks
from cubb_sim.experiments.analysis.tables import Collected
from cubb_sim.experiments.data import Response, SweepData
from cubb_sim.parameters.specification import Text


def note_what_is_missing(collected: Collected, analysis: str, data: SweepData) -> None:
    """Say how many runs were not done or failed."""
    values = {"n_runs": data.is_done.size, "n_missing": data.n_missing, "n_failed": data.n_failed}
    if data.n_missing:
        collected.add_note(Note(analysis, "unfinished", None, values))
    if data.n_failed:
        collected.add_note(Note(analysis, "failed", None, values))


def note_unusable(collected: Collected, analysis: str, of: Response, blocks: Blocks, wanted: tuple[Text, int]) -> bool:
    """Say what was left out of an output; whether nothing can be made of the rest.

    Args:
        collected: where it is said.
        analysis: for which.
        of: the output.
        blocks: its runs.
        wanted: what blocks are called, and how many are needed.
    """
    name, least = wanted
    if blocks.n_left_out or blocks.n_replications_left_out:
        values = {
            "n": blocks.n_left_out,
            "n_blocks": blocks.n_blocks,
            "blocks": name,
            "n_single": blocks.n_replications_left_out,
        }
        collected.add_note(Note(analysis, "left_out", of, values))
    if len(blocks) < least:
        collected.add_note(Note(analysis, "too_few", of, {"n": len(blocks), "blocks": name, "least": least}))
        return True
    if blocks.is_constant:
        collected.add_note(Note(analysis, "constant", of))
        return True
    return False
