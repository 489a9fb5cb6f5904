"""Levers of pillar 1: real involvement of, and co-creation with, the citizens."""

from __future__ import annotations

from cubb_sim.parameters.levers.declaration import CASEWORKER_YEAR, CITIZEN_YEAR, lever, no_price, price
from cubb_sim.parameters.specification import Grade, Lever, Pillar

DECLARED: tuple[Lever, ...] = (
    lever(
        "decision_authority",
        Pillar.INVOLVEMENT,
        (0.40, 0.0, 1.0),
        "share of agreed measures granted on the spot",
        Grade.ASSUMED,
        "Assumed: the second LISES note (2018) reports large differences between municipalities and no figure.",
        phase_in=(3, "new rules of delegation must be written, known and trusted"),
        cost=no_price(
            da="Koster ikke noget i sig selv. Det, der bevilges, står under indsatser.",
            en="Costs nothing in itself. What is granted shows under measures.",
        ),
        da=(
            "Beslutningsmyndighed: Hvor stor en del af det, borger og sagsbehandler bliver enige om, sagsbehandleren "
            "selv kan bevilge ved bordet. Mere myndighed giver mindre ventetid på godkendelse og færre aftaler, der "
            "løber ud i sandet. Dilemmaet er, at ledelsen slipper noget af styringen med budgettet og med, at ens "
            "sager behandles ens."
        ),
        en=(
            "Decision authority: How much of what citizen and caseworker agree on the caseworker can grant at the "
            "table. More authority means less waiting for approval and fewer agreements that come to nothing. The "
            "dilemma is that management gives up some control of the budget and of like cases being treated alike."
        ),
    ),
    lever(
        "breadth_of_offers",
        Pillar.INVOLVEMENT,
        (0.50, 0.0, 1.0),
        "share of citizens' own perspectives for which a fitting offer exists",
        Grade.ASSUMED,
        "Assumed: nothing found; the second LISES note (2018) says that large municipalities have a wider range than "
        "small ones.",
        phase_in=(9, "new offers must be designed, agreed and staffed"),
        cost=price(
            3000.0,
            CITIZEN_YEAR,
            "ten percentage points more are about one small offer at 250,000 kr a year for some 800 citizens.",
            da="Står under udvikling: faste udgifter til at holde flere forskellige tilbud åbne.",
            en="Shows under development: fixed costs of keeping more kinds of offer open.",
        ),
        da=(
            "Bredde i tilbudsviften: Hvor stor en del af borgernes egne arbejdsperspektiver der findes et passende "
            "tilbud til. Er viften smal, bliver inddragelse et valg mellem det, kommunen tilfældigvis har på hylden. "
            "En bred vifte koster, og små specialtilbud er svære at fylde."
        ),
        en=(
            "Breadth of offers: The share of citizens' own work perspectives for which there is a fitting offer. "
            "Where the range is narrow, involvement becomes a choice between whatever the municipality happens to "
            "have on the shelf. A wide range costs money, and small special offers are hard to fill."
        ),
    ),
    lever(
        "predictability_of_offers",
        Pillar.INVOLVEMENT,
        (0.70, 0.0, 1.0),
        "chance that an offer open today is open in a year",
        Grade.ASSUMED,
        "Assumed: the second LISES note (2018) describes offers that close before the citizen can start, without a "
        "rate.",
        phase_in=(6, "agreements with suppliers are renewed as they run out"),
        cost=price(
            2000.0,
            CITIZEN_YEAR,
            "longer agreements mean paying for places in months when they are not filled.",
            da="Står under udvikling: længere aftaler med leverandører, også i måneder med tomme pladser.",
            en="Shows under development: longer agreements with suppliers, also in months with empty places.",
        ),
        da=(
            "Forudsigelighed i tilbud: Sandsynligheden for, at et tilbud, der er åbent i dag, også findes om et år. "
            "Lukker tilbuddet, inden borgeren når at begynde, er et løfte brudt, og næste samtale starter med "
            "mistillid. Prisen er, at kommunen binder sig og får sværere ved at skille sig af med tilbud, der ikke "
            "virker."
        ),
        en=(
            "Predictability of offers: The chance that an offer open today still exists in a year. When it closes "
            "before the citizen can start, a promise is broken and the next conversation begins in distrust. The "
            "price is that the municipality ties itself down and finds it harder to drop offers that do not work."
        ),
    ),
    lever(
        "waiting_time_months",
        Pillar.INVOLVEMENT,
        (2.0, 0.0, 8.0),
        "months from grant to start",
        Grade.ASSUMED,
        "Assumed: the second LISES note (2018) mentions waiting lists that differ between municipalities, without a "
        "figure.",
        phase_in=(6, "a queue must be worked off before waiting becomes shorter"),
        cost=price(
            -500.0,
            CITIZEN_YEAR,
            "each month less needs spare places, about 400,000 kr a year for some 800 citizens.",
            da="Står under udvikling: kortere ventetid kræver, at nogle pladser står klar uden at være i brug.",
            en="Shows under development: shorter waiting needs places that stand ready without being used.",
        ),
        da=(
            "Ventetid på tilbud: Måneder fra en indsats er bevilget, til borgeren begynder i den. Lang ventetid tærer "
            "på både motivation og kræfter, mens kort ventetid kræver, at nogle pladser står tomme. Afvejningen står "
            "mellem fyldte hold og at komme i gang, mens borgeren er klar."
        ),
        en=(
            "Waiting time: Months from a measure being granted until the citizen starts in it. Long waiting wears "
            "down both motivation and strength, while short waiting needs some places to stand empty. The choice is "
            "between full classes and getting started while the citizen is ready."
        ),
    ),
    lever(
        "accessibility",
        Pillar.INVOLVEMENT,
        (0.50, 0.0, 1.0),
        "share of citizens' calls answered within a week",
        Grade.ASSUMED,
        "Assumed: the second LISES note (2018) reports central numbers and queues in some places, without a figure.",
        phase_in=(2, "direct numbers and telephone hours are quickly arranged"),
        cost=price(
            3000.0,
            CASEWORKER_YEAR,
            "direct numbers and a booking system. The time it takes to answer is taken from the caseworkers' hours.",
            da="Står under udvikling: direkte numre og tidsbestilling. Tiden til at svare går fra arbejdstiden.",
            en="Shows under development: direct numbers and booking. The time to answer is taken from working hours.",
        ),
        da=(
            "Tilgængelighed: Hvor stor en del af borgernes henvendelser der bliver besvaret inden for en uge. Når "
            "helbred eller familieliv pludselig skrider, kan et hurtigt svar afgøre, om forløbet holder. Dilemmaet "
            "er, at timerne ved telefonen går fra samtalerne, og at den, der tier, let bliver glemt."
        ),
        en=(
            "Accessibility: The share of citizens' calls that are answered within a week. When health or family life "
            "suddenly gives way, a quick answer can decide whether the course of events holds. The dilemma is that "
            "hours on the telephone are taken from meetings, and that those who keep silent are easily forgotten."
        ),
    ),
    lever(
        "own_perspective_share",
        Pillar.INVOLVEMENT,
        (0.40, 0.0, 1.0),
        "share of plans, after a grasped perspective, that start from it",
        Grade.ASSUMED,
        "Assumed: nothing found.",
        phase_in=(6, "it is a habit of planning, changed team by team"),
        cost=no_price(
            da="Koster ikke noget i sig selv. Planens indhold står under indsatser.",
            en="Costs nothing in itself. What the plan contains shows under measures.",
        ),
        da=(
            "Afsæt i borgerens eget perspektiv: Hvor stor en del af planerne der bygger på borgerens eget "
            "arbejdsperspektiv, når det først er blevet grebet i samtalen. Flere af den slags planer giver indsatser, "
            "som borgeren selv kan se meningen med. Det bliver svært, når ønsket virker urealistisk eller peger væk "
            "fra arbejdsmarkedet."
        ),
        en=(
            "Plans from the citizen's own perspective: The share of plans that build on the citizen's own work "
            "perspective once it has been grasped in a conversation. More such plans give measures that make sense "
            "to the citizen. It becomes hard when the wish seems unrealistic or points away from the labour market."
        ),
    ),
)
