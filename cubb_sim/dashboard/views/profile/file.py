"""The profile as a scenario file: the municipality as its own people see it, to be opened again."""

from __future__ import annotations

from cubb_sim.dashboard.session import Selection
from cubb_sim.dashboard.session.library import choice_of
from cubb_sim.parameters import LEVERS
from cubb_sim.parameters.specification import Text
from cubb_sim.scenario import MunicipalitySpec
from cubb_sim.scenario.writing import in_two_languages, quoted

SOURCE = "Said by the participants of a FLIP."


def profile_file(selection: Selection) -> tuple[str, str]:
    """Name and text of a file in which every municipality of the selection stands where the participants say."""
    choice = choice_of(selection.municipality)
    title = Text(f"{choice.title.da}, som vi ser det", f"{choice.title.en}, as we see it")
    lines = [
        f"title = {in_two_languages(title)}",
        f"question = {in_two_languages(choice.scenario.question)}",
        f"parent = {quoted(choice.reference)}",
    ]
    for place in choice.scenario.municipalities:
        lines += _municipality(place, selection)
    return f"{choice.name}_profile.toml", "\n".join(lines) + "\n"


def _municipality(place: MunicipalitySpec, selection: Selection) -> list[str]:
    return [
        "",
        "[[municipality]]",
        f"name = {quoted(place.name)}",
        f"source = {quoted(SOURCE)}",
        'grade = "assumed"',
        "",
        "[municipality.levers]",
        *(f"{name} = {float(value)!r}  # {LEVERS[name].unit}" for name, value in selection.profile),
    ]
