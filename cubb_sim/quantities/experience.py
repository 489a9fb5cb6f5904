"""Quantities of interest: readiness, belief in a job, trust, meaningfulness, complaints."""

from __future__ import annotations

from cubb_sim.parameters.specification import Text
from cubb_sim.quantities import persons as count
from cubb_sim.quantities.definition import Better, Family, QuantityOfInterest, Ratio, Unit

_AT_END_DA = (
    "Gennemsnit over hele kohorten ved horisonten, eller da personen forlod målgruppen; ingen falder ud, så tallet "
    "ændrer sig ikke, blot fordi de stærkeste får job."
)
_AT_END_EN = (
    "Mean over the whole cohort at the horizon, or when the person left the target group; nobody drops out, so that "
    "the figure does not change merely because the strongest find jobs."
)


def _at_end(field: str, title: Text, what: Text) -> QuantityOfInterest:
    definition = Text(f"{what.da} {_AT_END_DA}", f"{what.en} {_AT_END_EN}")
    compute = Ratio(count.of(field), count.everybody)
    return QuantityOfInterest(field, title, Unit.INDEX, definition, Better.HIGHER, Family.EXPERIENCE, compute)


QUANTITIES: tuple[QuantityOfInterest, ...] = (
    _at_end(
        "readiness",
        Text("Arbejdsmarkedsparathed", "Readiness for work"),
        Text(
            "Modellens samlede indeks for, hvor tæt personen er på arbejdsmarkedet, fra 0 til 1.",
            "The model's overall index of how close the person is to the labour market, from 0 to 1.",
        ),
    ),
    _at_end(
        "efficacy",
        Text("Tro på egen jobmulighed", "Own belief in a job"),
        Text(
            "Borgerens egen tro på at kunne klare et job, fra 0 til 1.",
            "The citizen's own belief in managing a job, from 0 to 1.",
        ),
    ),
    _at_end(
        "trust",
        Text("Tillid til systemet", "Trust in the system"),
        Text("Borgerens tillid til jobcentret, fra 0 til 1.", "The citizen's trust in the job centre, from 0 to 1."),
    ),
    _at_end(
        "meaning",
        Text("Meningsfuldhed ved slutningen", "Meaningfulness at the end"),
        Text(
            "Hvor meningsfuldt borgeren oplever sit forløb, fra 0 til 1.",
            "How meaningful the citizen experiences the course of events, from 0 to 1.",
        ),
    ),
    QuantityOfInterest(
        "meaning_over_time",
        Text("Meningsfuldhed undervejs", "Meaningfulness along the way"),
        Unit.INDEX,
        Text(
            "Oplevet meningsfuldhed, fra 0 til 1, som gennemsnit over alle måneder på ydelse i forløbet. Måneder i job "
            "er ikke med.",
            "Experienced meaningfulness, from 0 to 1, as a mean over all months on benefit during the run. Months in a "
            "job are not included.",
        ),
        Better.HIGHER,
        Family.EXPERIENCE,
        Ratio(count.of("meaning_months"), count.of("months_on_benefit_here")),
    ),
    QuantityOfInterest(
        "complaints_per_100_citizen_years",
        Text("Klager", "Complaints"),
        Unit.PER_100_CITIZEN_YEARS,
        Text(
            "Klager pr. 100 borgerår på ydelse. Færre regnes for bedre, men færre klager kan også være opgivenhed; læs "
            "tallet sammen med tilliden.",
            "Complaints per 100 citizen-years on benefit. Fewer is counted as better, but fewer complaints may also be "
            "resignation; read the figure together with trust.",
        ),
        Better.LOWER,
        Family.EXPERIENCE,
        Ratio(count.of("n_complaints"), count.years_on_benefit, 100.0),
    ),
)
