"""For each main result the three steps by which it comes about in the model, and what is counted in each."""

from __future__ import annotations

from cubb_sim.dashboard.views.why import counted as c
from cubb_sim.dashboard.views.why.legitimacy import LEGITIMACY_CHAINS
from cubb_sim.dashboard.views.why.measures import cumulated, level_by_month, part_by_month, result_of
from cubb_sim.dashboard.views.why.steps import CONVERSATION, DECISION, WAY_TO_WORK, Chain, Step
from cubb_sim.outcome import MUNICIPAL_NET, Stock
from cubb_sim.parameters.specification import Text
from cubb_sim.report.sentences.price import NET_COST

CHAINS: dict[str, Chain] = {
    "hours_ever_share": Chain(
        (CONVERSATION, DECISION, WAY_TO_WORK),
        result_of("hours_ever_share", lambda result: result.cohort_share_by_month(Stock.COHORT_EVER_HOURS)),
        Text("andelen af dem, der var her fra start", "the share of those here from the start"),
    ),
    "work_at_end_share": Chain(
        (
            Step(
                Text("Samtale og indsats", "Conversation and measure"), CONVERSATION.mechanism, (c.STARTED, c.GRASPED)
            ),
            Step(WAY_TO_WORK.title, WAY_TO_WORK.mechanism, (c.HOURS_OR_JOB, c.CONVERTED, c.HOURS_INCREASED)),
            Step(
                Text("At blive i arbejde", "Staying in work"),
                Text(
                    "Ansættelser ophører oftest i de første måneder. Kun den, der stadig er i arbejde, tæller med til "
                    "sidst; mange korte ansættelser kan derfor løfte det første mål uden at løfte det andet.",
                    "Employment ends most often in its first months. Only those still in work count at the end; many "
                    "short spells may therefore raise the first goal and not the second.",
                ),
                (c.WORK_LOST,),
            ),
        ),
        result_of(
            "work_at_end_share",
            lambda result: part_by_month(result, (Stock.HOURS, Stock.JOB), Stock.N_CITIZENS),
        ),
        Text("andelen i arbejde af alle borgere", "the share in work of all citizens"),
    ),
    "meaning_over_time": Chain(
        (
            Step(
                Text("Relationen", "The relation"),
                Text(
                    "Et sagsbehandlerskift tager en del af alliancen med sig; alliancen er med til at gøre forløbet "
                    "meningsfuldt.",
                    "A change of caseworker takes part of the alliance with it; the alliance helps to make the course "
                    "meaningful.",
                ),
                (c.ALLIANCE, c.SHIFTS),
            ),
            CONVERSATION,
            Step(
                Text("Indsatsen", "The measure"),
                Text(
                    "Meningsfuldheden stiger med en indsats, mest når den er borgerens egen, og med løntimer. "
                    "Praktik uden udsigt og gentagne afklaringer trækker den ned.",
                    "Meaning rises with a measure, most where it is the citizen's own, and with paid hours. "
                    "Internships without prospect and repeated clarification take it.",
                ),
                (c.STARTED, c.NO_PROSPECT, c.REPEATED),
            ),
        ),
        result_of("meaning_over_time", lambda result: level_by_month(result, Stock.MEANING)),
        Text("gennemsnittet af alle på ydelse", "the mean of all on benefit"),
    ),
    "trust": Chain(
        (
            Step(
                Text("Relationen", "The relation"),
                Text(
                    "Et sagsbehandlerskift koster tillid, medmindre borgeren er klar til næste skridt; det gør en "
                    "samtale, der ikke bliver til noget, også.",
                    "A change of caseworker costs trust unless the citizen is ready for the next step; so does a "
                    "meeting that comes to nothing.",
                ),
                (c.SHIFTS, c.MISSED),
            ),
            Step(CONVERSATION.title, CONVERSATION.mechanism, (c.GRASPED, c.OVERHEARD)),
            Step(
                Text("Løfterne", "The promises"),
                Text(
                    "Et brudt løfte koster tillid, mest når planen var borgerens egen; det gør en praktik uden udsigt "
                    "også.",
                    "A broken promise costs trust, most where the plan was the citizen's own; so does an internship "
                    "without prospect.",
                ),
                (c.BROKEN, c.NO_PROSPECT),
            ),
        ),
        result_of("trust", lambda result: level_by_month(result, Stock.TRUST)),
        Text("gennemsnittet af alle på ydelse", "the mean of all on benefit"),
    ),
    NET_COST: Chain(
        (
            Step(
                Text("Udgiften til indsatsen", "The cost of the effort"),
                Text(
                    "Det, I ændrer, koster eller sparer med det samme, eller efterhånden som det indfases.",
                    "What you change costs or saves at once, or as it is phased in.",
                ),
                (c.EFFORT, c.STAFF_COST, c.MEASURES_COST),
            ),
            Step(
                Text("Tiden på ydelse", "Time on benefit"),
                Text(
                    "Den, der kommer i job, forlader ydelsen; løntimer ved siden af gør den mindre.",
                    "Those who get a job leave the benefit; paid hours beside it make it smaller.",
                ),
                (c.ON_BENEFIT, c.JOBS),
            ),
            Step(
                Text("Ydelse og refusion", "Benefit and refund"),
                Text(
                    "Jo længere tid på ydelse, desto mindre refunderer staten. Derfor deles en besparelse mellem to "
                    "kasser.",
                    "The longer on benefit, the less the state refunds. A saving is therefore shared by two purses.",
                ),
                (c.BENEFIT_MUNICIPAL, c.BENEFIT_STATE),
            ),
        ),
        result_of(NET_COST, lambda result: cumulated(result, MUNICIPAL_NET)),
        Text("kommunens udgift lagt sammen fra start", "the municipality's cost added up from the start"),
    ),
    **LEGITIMACY_CHAINS,
}
"""By the name of the quantity."""
