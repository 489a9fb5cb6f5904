"""Quantities of interest: the four dimensions on which an effort is judged legitimate (seed 002, section 4).

They pull in different directions; that is why there are four. No sum of them is made anywhere.
"""

from __future__ import annotations

from dataclasses import dataclass

from cubb_sim.outcome import EFFORT, Outcome
from cubb_sim.parameters.specification import Text
from cubb_sim.quantities import persons as count
from cubb_sim.quantities.definition import Better, Family, Gap, QuantityOfInterest, Ratio, RatioOfRatios, Unit

_FURTHEST, _CLOSEST = 0, 2
_KR_UNIT = 1000.0


def efficiency(outcome: Outcome) -> float:
    """Ordinary paid hours of everybody who came / kroner of effort spent on them [hours per 1,000 kr]."""
    effort = float(outcome.ledger[:, :, list(EFFORT)].sum())
    hours = float(outcome.people["hours_worked"].sum())
    return _KR_UNIT * hours / effort if effort > 0 else float("nan")


def _quantity(
    name: str, title: Text, unit: Unit, definition: Text, better: Better, compute: Ratio
) -> QuantityOfInterest:
    return QuantityOfInterest(name, title, unit, definition, better, Family.LEGITIMACY, compute)


def _attention(third: int) -> Ratio:
    return Ratio(count.of_third("attention_minutes", third), count.of_third("months_on_benefit_here", third))


def _hours_ever(third: int) -> Ratio:
    return Ratio(count.ever_employed_in_third(third), count.in_third(third))


QUANTITIES: tuple[QuantityOfInterest, ...] = (
    QuantityOfInterest(
        "efficiency",
        Text("Effektivitet", "Efficiency"),
        Unit.HOURS_PER_1000_KR,
        Text(
            "Ordinære løntimer pr. 1.000 kr. brugt på indsatsen (medarbejdere, indsatser, virksomhedsmentorer og "
            "udvikling). Timer og kroner for alle, der er kommet, ikke kun kohorten. Gennemsnit, ikke virkning: timer, "
            "der var kommet alligevel, er med, og timer efter horisonten er ikke.",
            "Ordinary paid hours per 1,000 kr spent on the effort (staff, measures, company mentors and development). "
            "Hours and kroner of everybody who came, not only the cohort. An average, not an effect: hours that would "
            "have come anyway are included, and hours after the horizon are not.",
        ),
        Better.HIGHER,
        Family.LEGITIMACY,
        efficiency,
    ),
    _quantity(
        "parked_share",
        Text("Fairness: parkeret", "Fairness: parked"),
        Unit.SHARE,
        Text(
            "Andelen af månederne på ydelse, hvor borgeren i et halvt år hverken har haft en samtale eller en indsats. "
            "Siger, om nogen bliver ladt alene, ikke om andre får for meget.",
            "The share of the months on benefit in which the citizen has for half a year had neither a meeting nor a "
            "measure. It tells whether anybody is left alone, not whether others get too much.",
        ),
        Better.LOWER,
        Ratio(count.of("months_parked"), count.of("months_on_benefit_here")),
    ),
    QuantityOfInterest(
        "attention_ratio",
        Text("Fairness: opmærksomhed efter behov", "Fairness: attention by need"),
        Unit.RATIO,
        Text(
            "Minutter i samtale med sagsbehandleren pr. måned på ydelse til den tredjedel, der er længst fra arbejde, "
            "divideret med det samme for den tredjedel, der er tættest på. 1 er lige meget til hver; over 1 er mere, "
            "hvor behovet er større. Højere regnes for bedre, fordi projektet forstår ligeværdig behandling som "
            "indsats efter behov; den, der forstår den som lige meget til alle, vil ønske 1. Minutter siger intet om, "
            "hvad de bruges til.",
            "Minutes in meetings with the caseworker per month on benefit to the third furthest from work, divided by "
            "the same for the third closest to it. 1 is equal to each; above 1 is more where need is greater. Higher "
            "is counted as better because the project understands equal treatment as effort according to need; whoever "
            "understands it as the same to all will want 1. Minutes say nothing of what they are used for.",
        ),
        Better.HIGHER,
        Family.LEGITIMACY,
        RatioOfRatios(_attention(_FURTHEST), _attention(_CLOSEST)),
    ),
    QuantityOfInterest(
        "hours_gap",
        Text("Fairness: forskel i udbytte", "Fairness: gap in outcome"),
        Unit.SHARE_DIFFERENCE,
        Text(
            "Andelen med ordinære løntimer på et tidspunkt blandt den tredjedel, der var tættest på arbejde, minus "
            "andelen blandt den tredjedel, der var længst fra. Viser, om et løft kommer dem til gode, der i forvejen "
            "var tættest på. Mindre regnes for bedre, men forskellen bliver også mindre, når de tætteste mister.",
            "The share with ordinary paid hours at some time among the third who were closest to work, minus the share "
            "among the third who were furthest from it. It shows whether a rise benefits those who were closest "
            "beforehand. Smaller is counted as better, but the gap also shrinks when the closest lose.",
        ),
        Better.LOWER,
        Family.LEGITIMACY,
        Gap(_hours_ever(_CLOSEST), _hours_ever(_FURTHEST)),
    ),
    _quantity(
        "attention_minutes_per_month",
        Text("Opmærksomhed", "Attention"),
        Unit.MINUTES_PER_MONTH,
        Text(
            "Minutter i samtale med sagsbehandleren pr. måned på ydelse; opfølgning uden borgeren er ikke med. Læses "
            "på tværs af grupperne: hvem får mest?",
            "Minutes in meetings with the caseworker per month on benefit; follow-up without the citizen is not "
            "included. To be read across the subgroups: who gets most?",
        ),
        Better.NEITHER,
        Ratio(count.of("attention_minutes"), count.of("months_on_benefit_here")),
    ),
    _quantity(
        "responsiveness",
        Text("Responsivitet", "Responsiveness"),
        Unit.SHARE,
        Text(
            "Af de påbegyndte indsatser andelen, der tog udgangspunkt i borgerens eget perspektiv. Måler ikke, om "
            "indsatsen hjalp, eller om perspektivet var realistisk.",
            "Of the measures begun, the share that started from the citizen's own perspective. It does not measure "
            "whether the measure helped, or whether the perspective was realistic.",
        ),
        Better.HIGHER,
        Ratio(count.of("n_own_measures"), count.of("n_measures")),
    ),
    _quantity(
        "respect",
        Text("Respekt", "Respect"),
        Unit.SHARE,
        Text(
            "Af de lejligheder, hvor borgeren satte noget af sit eget på spil, andelen der blev honoreret: grebne "
            "udsagn divideret med ytrede udsagn plus brudte løfter, praktikker uden udsigt og gentagne afklaringer. "
            "Holdte løfter tæller ikke i tælleren, for dem er man skyldig. At stille krav kan også være respekt; det "
            "ser tallet ikke.",
            "Of the occasions on which the citizen put something of their own at stake, the share that was honoured: "
            "perspectives grasped divided by perspectives voiced plus broken promises, internships without prospect "
            "and repeated clarifications. Promises kept do not count in the numerator, for those are owed. Making "
            "demands can also be respect; the figure does not see it.",
        ),
        Better.HIGHER,
        Ratio(count.of("n_grasped"), count.at_stake),
    ),
)


@dataclass(frozen=True)
class Dimension:
    """One of the four dimensions of legitimacy.

    Attributes:
        question: what it asks of the effort.
        quantities: names of the quantities that stand for it.
        source: where it is argued.
    """

    name: str
    title: Text
    question: Text
    quantities: tuple[str, ...]
    source: str


LEGITIMACY: tuple[Dimension, ...] = (
    Dimension(
        "efficiency",
        Text("Effektivitet", "Efficiency"),
        Text("Hvad kommer der ud af de kroner, vi bruger?", "What comes of the money we spend?"),
        ("efficiency",),
        "Seed 002, section 4.1",
    ),
    Dimension(
        "fairness",
        Text("Fairness", "Fairness"),
        Text(
            "Bliver nogen parkeret, hvem får opmærksomheden, og hvem får udbyttet?",
            "Is anybody parked, who gets the attention, and who gets the benefit of it?",
        ),
        ("parked_share", "attention_ratio", "hours_gap"),
        "Seed 002, section 4.2",
    ),
    Dimension(
        "responsiveness",
        Text("Responsivitet", "Responsiveness"),
        Text(
            "Er indsatsen tilpasset det, den enkelte borger selv vil?",
            "Is the effort fitted to what each citizen wants?",
        ),
        ("responsiveness",),
        "Seed 002, section 4.3",
    ),
    Dimension(
        "respect",
        Text("Respekt", "Respect"),
        Text(
            "Bliver borgeren mødt, når vedkommende sætter noget på spil?",
            "Is the citizen met when he or she puts something at stake?",
        ),
        ("respect",),
        "Seed 002, section 4.4",
    ),
)
