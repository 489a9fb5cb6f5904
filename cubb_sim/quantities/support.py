"""Quantities of interest: the relation to the caseworker, involvement, measures and internships."""

from __future__ import annotations

from cubb_sim.parameters.specification import Text
from cubb_sim.quantities import persons as count
from cubb_sim.quantities.definition import Better, Family, QuantityOfInterest, Ratio, Unit

PER_100 = 100.0


def _quantity(
    name: str, title: Text, unit: Unit, definition: Text, better: Better, compute: Ratio
) -> QuantityOfInterest:
    return QuantityOfInterest(name, title, unit, definition, better, Family.SUPPORT, compute)


_RELATION: tuple[QuantityOfInterest, ...] = (
    _quantity(
        "shifts_per_citizen_year",
        Text("Sagsbehandlerskift pr. borgerår", "Caseworker shifts per citizen-year"),
        Unit.PER_CITIZEN_YEAR,
        Text(
            "Antal skift af sagsbehandler pr. tolv måneder på ydelse, uanset årsag. Færre regnes for bedre, selv om "
            "nogle skift er meningsfulde; se også andelen af afsporende skift.",
            "The number of changes of caseworker per twelve months on benefit, whatever the reason. Fewer is counted "
            "as better, although some shifts are meaningful; see also the share of derailing shifts.",
        ),
        Better.LOWER,
        Ratio(count.of("n_shifts"), count.years_on_benefit),
    ),
    _quantity(
        "at_least_one_shift_share",
        Text("Mindst ét sagsbehandlerskift", "At least one caseworker shift"),
        Unit.SHARE,
        Text(
            "Andelen af kohorten, der har skiftet sagsbehandler mindst én gang i hele forløbet. Vokser af sig selv med "
            "horisonten.",
            "The share of the cohort who have changed caseworker at least once during the whole run. It grows with the "
            "horizon by itself.",
        ),
        Better.LOWER,
        Ratio(count.any_shift, count.everybody),
    ),
    _quantity(
        "derailing_shift_share",
        Text("Afsporende skift", "Derailing shifts"),
        Unit.SHARE,
        Text(
            "Af sagsbehandlerskiftene andelen, der afsporede: en aftale eller et forløb gik tabt ved skiftet.",
            "Of the caseworker shifts, the share that derailed: an agreement or a course of events was lost in the "
            "shift.",
        ),
        Better.LOWER,
        Ratio(count.of("n_derailing_shifts"), count.of("n_shifts")),
    ),
    _quantity(
        "meetings_per_citizen_year",
        Text("Samtaler pr. borgerår", "Meetings per citizen-year"),
        Unit.PER_CITIZEN_YEAR,
        Text(
            "Afholdte samtaler pr. tolv måneder på ydelse. Et middel, ikke et mål: flere samtaler kan være kortere "
            "samtaler.",
            "Meetings held per twelve months on benefit. A means, not an end: more meetings may be shorter meetings.",
        ),
        Better.NEITHER,
        Ratio(count.of("n_meetings"), count.years_on_benefit),
    ),
    _quantity(
        "missed_meeting_share",
        Text("Samtaler, der ikke blev til noget", "Meetings missed"),
        Unit.SHARE,
        Text(
            "Af de indkaldte samtaler (afholdte og udeblevne) andelen, der ikke blev holdt, uanset hvis skyld.",
            "Of the meetings called (held and missed), the share that was not held, whoever was the reason.",
        ),
        Better.LOWER,
        Ratio(count.of("n_missed"), count.meetings_due),
    ),
    _quantity(
        "grasped_share",
        Text("Udsagn, der blev grebet", "Perspectives grasped"),
        Unit.SHARE,
        Text(
            "Af de gange borgeren ytrede et eget arbejdsperspektiv i en samtale, andelen hvor sagsbehandleren greb "
            "det. Ytrer borgerne sig sjældnere, ses det ikke her; se antal pr. borgerår.",
            "Of the times the citizen voiced a work perspective of their own in a meeting, the share in which the "
            "caseworker grasped it. If citizens speak up less often, it does not show here; see the number per "
            "citizen-year.",
        ),
        Better.HIGHER,
        Ratio(count.of("n_grasped"), count.of("n_voiced")),
    ),
    _quantity(
        "grasped_per_citizen_year",
        Text("Grebne udsagn pr. borgerår", "Perspectives grasped per citizen-year"),
        Unit.PER_CITIZEN_YEAR,
        Text(
            "Antal gange et eget arbejdsperspektiv blev ytret og grebet pr. tolv måneder på ydelse.",
            "The number of times a work perspective of the citizen's own was voiced and grasped per twelve months on "
            "benefit.",
        ),
        Better.HIGHER,
        Ratio(count.of("n_grasped"), count.years_on_benefit),
    ),
    _quantity(
        "broken_promises_per_100_citizen_years",
        Text("Brudte løfter", "Broken promises"),
        Unit.PER_100_CITIZEN_YEARS,
        Text(
            "Aftalte indsatser, der aldrig begyndte (afslag, tilbuddet lukkede, ingen plads, tabt ved skift), pr. 100 "
            "borgerår på ydelse.",
            "Agreed measures that never began (refused, offer closed, no place, lost in a shift), per 100 "
            "citizen-years on benefit.",
        ),
        Better.LOWER,
        Ratio(count.of("n_broken_promises"), count.years_on_benefit, PER_100),
    ),
)

_MEASURES: tuple[QuantityOfInterest, ...] = (
    _quantity(
        "passive_share",
        Text("Uden indsats", "Without a measure"),
        Unit.SHARE,
        Text(
            "Andelen af månederne på ydelse, hvor borgeren ikke har haft nogen indsats i tre måneder. Samtaler tæller "
            "ikke som indsats.",
            "The share of the months on benefit in which the citizen has had no measure for three months. Meetings do "
            "not count as measures.",
        ),
        Better.LOWER,
        Ratio(count.of("months_passive"), count.of("months_on_benefit_here")),
    ),
    _quantity(
        "internships_per_100_citizen_years",
        Text("Praktikforløb", "Internships"),
        Unit.PER_100_CITIZEN_YEARS,
        Text(
            "Påbegyndte virksomhedspraktikker, pakkeforløb medregnet, pr. 100 borgerår på ydelse. Et middel, ikke et "
            "mål.",
            "Internships begun, packages included, per 100 citizen-years on benefit. A means, not an end.",
        ),
        Better.NEITHER,
        Ratio(count.of("n_internships"), count.years_on_benefit, PER_100),
    ),
    _quantity(
        "conversion_share",
        Text("Praktik, der blev til løn", "Internships that led to wages"),
        Unit.SHARE,
        Text(
            "Af de påbegyndte praktikker andelen, der endte i ordinære løntimer eller job i samme virksomhed. De få, "
            "der er i gang ved horisonten, tæller som endnu ikke lykkedes.",
            "Of the internships begun, the share that ended in ordinary paid hours or a job at the same firm. The few "
            "still under way at the horizon count as not yet successful.",
        ),
        Better.HIGHER,
        Ratio(count.of("n_conversions"), count.of("n_internships")),
    ),
    _quantity(
        "no_prospect_share",
        Text("Praktik uden udsigt", "Internships without prospect"),
        Unit.SHARE,
        Text(
            "Af de påbegyndte praktikker andelen, der endte uden løntimer i en virksomhed, der ikke var indstillet på "
            "at ansætte nogen.",
            "Of the internships begun, the share that ended without paid hours at a firm that was not going to hire "
            "anybody.",
        ),
        Better.LOWER,
        Ratio(count.of("n_no_prospect"), count.of("n_internships")),
    ),
)

QUANTITIES: tuple[QuantityOfInterest, ...] = _RELATION + _MEASURES
