"""Figures for papers: SVG and PDF whose bytes are those of the table alone."""

from __future__ import annotations

from pathlib import Path

from cubb_sim.experiments.findings import Findings
from cubb_sim.experiments.report.figures.drawing import Picture
from cubb_sim.experiments.report.figures.gallery import all_pictures, common_pictures, pictures_of, regret_pictures
from cubb_sim.experiments.report.reading import FindingsReading
from cubb_sim.experiments.report.storing import written_bytes


def write_figures(findings: Findings, folder: str | Path, language: str = "en") -> list[Path]:
    """Write every figure there is a table for, as SVG and as PDF, and the picture for the wall.

    Raises:
        CubbSimError: another language.
        OutputError: a file could not be written; nothing half-written is left.
    """
    from cubb_sim.experiments.report.wall import wall_pictures  # noqa: PLC0415

    reading, folder = FindingsReading(findings, language), Path(folder)
    files = []
    for one in [*wall_pictures(reading), *all_pictures(reading)]:
        files.append(written_bytes(folder / f"{one.name}.svg", one.svg().encode("utf-8")))
        files.append(written_bytes(folder / f"{one.name}.pdf", one.pdf()))
    return files


__all__ = ["Picture", "all_pictures", "common_pictures", "pictures_of", "regret_pictures", "write_figures"]
