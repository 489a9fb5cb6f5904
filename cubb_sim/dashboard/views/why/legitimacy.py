"""The chains behind the four considerations of legitimacy."""

from __future__ import annotations

from cubb_sim.dashboard.views.why import counted as c
from cubb_sim.dashboard.views.why.measures import in_group, result_of
from cubb_sim.dashboard.views.why.steps import CONVERSATION, DECISION, Chain, Step
from cubb_sim.parameters.specification import Text

FURTHEST, CLOSEST = "furthest", "closest"

LEGITIMACY_CHAINS: dict[str, Chain] = {
    "efficiency": Chain(
        (
            Step(
                Text("Kronerne", "The money"),
                Text(
                    "Alt, kommunen bruger på indsatsen, tæller med, også det, der ændres i organisationen.",
                    "All the municipality spends on the effort counts, what is changed in the organisation included.",
                ),
                (c.EFFORT, c.STAFF_COST),
            ),
            Step(
                Text("Indsatsen", "The measures"),
                Text(
                    "Kronerne bliver til indsatser, når der er tid til at aftale dem og pladser, der passer.",
                    "The money becomes measures where there is time to agree on them and places that fit.",
                ),
                (c.STARTED, c.INTERNSHIPS),
            ),
            Step(
                Text("Timerne", "The hours"),
                Text(
                    "Ordinære løntimer divideres med kronerne; timer, der var kommet alligevel, er med.",
                    "Ordinary paid hours are divided by the money; hours that would have come anyway are included.",
                ),
                (c.HOURS_OR_JOB, result_of("paid_hours_per_year")),
            ),
        )
    ),
    "parked_share": Chain(
        (
            Step(
                Text("Tiden", "The time"),
                Text(
                    "Sagsbehandlernes timer rækker til færre samtaler, jo flere borgere der er pr. stilling.",
                    "The more citizens there are per post, the fewer meetings the caseworkers' hours suffice for.",
                ),
                (c.CASELOAD, c.SHIFTS),
            ),
            Step(
                Text("Samtalerne", "The meetings"),
                Text(
                    "En borger regnes for parkeret efter et halvt år uden samtale og uden indsats.",
                    "A citizen counts as parked after half a year without a meeting and without a measure.",
                ),
                (c.MEETINGS, c.MISSED),
            ),
            Step(
                Text("Indsatserne", "The measures"),
                Text("En indsats, der begynder, bryder ventetiden.", "A measure that begins ends the wait."),
                (c.STARTED, c.PASSIVE),
            ),
        )
    ),
    "attention_ratio": Chain(
        (
            Step(
                Text("Samtalerne", "The meetings"),
                Text(
                    "Hvor mange samtaler har de, der er længst fra arbejde, og dem, der er tættest på?",
                    "How many meetings have those furthest from work, and those closest to it?",
                ),
                tuple(in_group("meetings_per_citizen_year", one) for one in (FURTHEST, CLOSEST)),
            ),
            Step(
                Text("Fremmødet", "Turning up"),
                Text(
                    "Den, der har mindre tillid, udebliver oftere, og så går minutterne tabt.",
                    "Those who trust less miss meetings more often, and the minutes are lost.",
                ),
                tuple(in_group("missed_meeting_share", one) for one in (FURTHEST, CLOSEST)),
            ),
            Step(
                Text("Minutterne", "The minutes"),
                Text(
                    "Forholdet mellem de to gruppers minutter er resultatet.",
                    "The ratio of the two groups' minutes is the result.",
                ),
                tuple(in_group("attention_minutes_per_month", one) for one in (FURTHEST, CLOSEST)),
            ),
        )
    ),
    "hours_gap": Chain(
        (
            Step(
                Text("Samtalen", "The conversation"),
                Text("Hvem bliver grebet?", "Who is grasped?"),
                tuple(in_group("grasped_per_citizen_year", one) for one in (FURTHEST, CLOSEST)),
            ),
            Step(
                Text("Praktikken", "The internships"),
                Text("Hvem kommer ud på en virksomhed?", "Who gets to a firm?"),
                tuple(in_group("internships_per_100_citizen_years", one) for one in (FURTHEST, CLOSEST)),
            ),
            Step(
                Text("Løntimerne", "The paid hours"),
                Text(
                    "Forskellen mellem de to gruppers andele er resultatet. Den kan vokse, også når begge får mere.",
                    "The gap between the two groups' shares is the result. It may widen though both get more.",
                ),
                tuple(in_group("hours_ever_share", one) for one in (FURTHEST, CLOSEST)),
            ),
        )
    ),
    "responsiveness": Chain(
        (
            CONVERSATION,
            Step(
                Text("Planen", "The plan"),
                Text(
                    "Det grebne kan blive til en plan, der er borgerens egen; uden det bliver planen systemets.",
                    "What was grasped may become a plan of the citizen's own; without it the plan is the system's.",
                ),
                (c.PLANS,),
            ),
            DECISION,
        )
    ),
    "respect": Chain(
        (
            Step(CONVERSATION.title, CONVERSATION.mechanism, (c.GRASPED_SHARE, c.GRASPED, c.OVERHEARD)),
            Step(DECISION.title, DECISION.mechanism, (c.BROKEN,)),
            Step(
                Text("Praktikken og afklaringen", "Internship and clarification"),
                Text(
                    "Praktik uden udsigt og gentagne afklaringer er lejligheder, hvor borgeren satte noget på spil og "
                    "ikke blev mødt.",
                    "Internships without prospect and repeated clarification are occasions on which the citizen put "
                    "something at stake and was not met.",
                ),
                (c.NO_PROSPECT, c.REPEATED),
            ),
        )
    ),
}
