"""Levers of pillar 3: cooperation with firms and voluntary organisations."""

from __future__ import annotations

from cubb_sim.parameters.levers.declaration import CITIZEN_YEAR, lever, no_price, price
from cubb_sim.parameters.specification import Grade, Lever, Pillar

DECLARED: tuple[Lever, ...] = (
    lever(
        "internship_conversion",
        Pillar.FIRMS,
        (0.05, 0.0, 0.5),
        "share of ordinary internships that contact firms turn into wages at average match and demand",
        Grade.SEEN,
        "Target T11: 4 to 7 % of a vulnerable group are employed 13 weeks after an internship. That the job is at "
        "the same firm is an assumption. The range is assumed.",
        phase_in=(12, "commitments are built firm by firm, and one internship lasts up to 13 weeks"),
        cost=price(
            3500.0,
            CITIZEN_YEAR,
            "one more company consultant (550,000 kr a year) per 800 citizens for each 20 percentage points.",
            da="Står under udvikling: virksomhedskonsulenternes arbejde med at indgå aftaler og følge op på dem.",
            en="Shows under development: the company consultants' work of making and following up agreements.",
        ),
        da=(
            "Fra praktik til løn: Hvor stor en del af de almindelige praktikker der ender i ordinære løntimer, når "
            "match og efterspørgsel er som gennemsnittet. Forpligter virksomhederne sig mere, bliver færre praktikker "
            "udsigtsløse, og borgeren har noget at gå efter. Stilles kravet skarpt, kan nogle virksomheder vælge helt "
            "at sige nej."
        ),
        en=(
            "From internship to wages: The share of ordinary internships that end in ordinary paid hours when match "
            "and demand are average. When firms commit themselves more, fewer internships are without prospects, and "
            "the citizen has something to aim for. If the demand is put sharply, some firms may choose to decline "
            "altogether."
        ),
    ),
    lever(
        "package_share",
        Pillar.FIRMS,
        (0.05, 0.0, 1.0),
        "share of internships begun as packages with wages agreed",
        Grade.ASSUMED,
        "Assumed: the second LISES note (2018) presents the package as a proposal under trial, so it is rare as today.",
        phase_in=(9, "agreements on wages must be negotiated with one firm after another"),
        cost=no_price(
            da="Står under virksomhedsmentor, ligesom andre praktikker.",
            en="Shows under company mentor, like other internships.",
        ),
        da=(
            "Pakkeforløb: Hvor stor en del af praktikkerne der fra første dag har en aftale om løntimer, hvis det går "
            "godt. Aftalen gør udsigten konkret for både borger og virksomhed, så praktikken sjældnere er spildt. "
            "Dilemmaet er, at virksomheder helst laver aftalen om dem, der i forvejen er tættest på arbejde."
        ),
        en=(
            "Packages with wages agreed: The share of internships that from the first day carry an agreement on paid "
            "hours if it goes well. The agreement makes the prospect concrete for citizen and firm, so the internship "
            "is more rarely wasted. The dilemma is that firms prefer to make it about those already closest to work."
        ),
    ),
    lever(
        "internship_volume",
        Pillar.FIRMS,
        (40.0, 0.0, 120.0),
        "internships aimed at per 100 citizens and year",
        Grade.ASSUMED,
        "Assumed: no figure found for activity-ready citizens.",
        phase_in=(4, "places must be found before more can start"),
        cost=no_price(
            da="Står under virksomhedsmentor: betales pr. uge for hver praktikant.",
            en="Shows under company mentor: paid by the week for each intern.",
        ),
        da=(
            "Praktikvolumen: Hvor mange praktikker der sigtes efter om året pr. 100 borgere. Med flere praktikker får "
            "flere prøvet kræfter med et arbejde, men virksomhederne vænnes også til gratis arbejdskraft. Et højt "
            "måltal kan fylde pladser, der ikke fører nogen steder hen."
        ),
        en=(
            "Internship volume: How many internships are aimed at in a year per 100 citizens. More internships let "
            "more people try themselves out at work, but also accustom firms to free labour. A high target can fill "
            "places that lead nowhere."
        ),
    ),
    lever(
        "job_first_focus",
        Pillar.FIRMS,
        (0.05, 0.0, 1.0),
        "share of plans that go straight for paid hours",
        Grade.ASSUMED,
        "Assumed: nothing found on the share of plans. That job-first with support can work is seen, for people "
        "with severe mental illness (IPS Denmark, PMC6727676).",
        phase_in=(9, "support at the workplace must be staffed and learnt"),
        cost=price(
            5500.0,
            CITIZEN_YEAR,
            "one job consultant (550,000 kr a year) supports 25 citizens, a quarter of all at a time.",
            da="Står under udvikling: jobkonsulenter, der følger med ud på arbejdspladsen.",
            en="Shows under development: job consultants who follow along to the workplace.",
        ),
        da=(
            "Job først: Hvor stor en del af planerne der går direkte efter ordinære løntimer, med støtten på "
            "arbejdspladsen i stedet for optræning forinden. Flere får tidligt nogle få timer, mens andre møder et "
            "nederlag, de ikke var rustet til. Tilgangen kræver tæt opfølgning, og den koster."
        ),
        en=(
            "Job-first: The share of plans that go straight for ordinary paid hours, with support at the workplace "
            "instead of training beforehand. More get a few hours early on, while others meet a defeat they were not "
            "equipped for. The approach needs close follow-up, and that costs."
        ),
    ),
    lever(
        "social_enterprise_places",
        Pillar.FIRMS,
        (1.0, 0.0, 8.0),
        "places per 100 citizens",
        Grade.DERIVED,
        "From the sizes seen: about 5 places each and 1 to 4 enterprises in a municipality, over some 775 citizens, "
        "give 0.6 to 2.6. The range is assumed.",
        phase_in=(12, "an enterprise must be founded or enlarged"),
        cost=no_price(
            da="Står under indsatser: betales pr. uge, når pladsen er i brug.",
            en="Shows under measures: paid by the week when the place is in use.",
        ),
        da=(
            "Pladser i socialøkonomiske virksomheder: Pladser pr. 100 borgere på arbejdspladser, der er indrettet til "
            "at tage særlige hensyn. De giver mening, netværk og livsmestring til borgere, som en almindelig "
            "virksomhed endnu ikke kan rumme. Modellen regner ikke med, at de i sig selv fører til job, og et godt "
            "sted kan blive et sted, man bliver hængende."
        ),
        en=(
            "Places in social enterprises: Places per 100 citizens at workplaces arranged to meet special needs. They "
            "give meaning, network and life mastery to citizens whom an ordinary firm cannot yet accommodate. The "
            "model does not take them to lead to jobs by themselves, and a good place can become one where people get "
            "stuck."
        ),
    ),
    lever(
        "voluntary_places",
        Pillar.FIRMS,
        (4.0, 0.0, 15.0),
        "places per 100 citizens",
        Grade.ASSUMED,
        "Assumed: the number of places is not known.",
        phase_in=(6, "agreements with associations must be made"),
        cost=no_price(
            da="Står under indsatser: støtte til foreningerne pr. uge, når pladsen er i brug.",
            en="Shows under measures: support for the associations by the week when the place is in use.",
        ),
        da=(
            "Pladser i frivillige organisationer: Pladser pr. 100 borgere i foreninger og frivillige fællesskaber. De "
            "styrker hverdag, netværk og livsmestring, ikke mindst for dem, der har længst til arbejdsmarkedet. "
            "Dilemmaet er, om tiden dér er et skridt på vejen eller en pæn måde at blive parkeret på."
        ),
        en=(
            "Places in voluntary organisations: Places per 100 citizens in associations and voluntary communities. "
            "They strengthen everyday life, network and life mastery, not least for those furthest from the labour "
            "market. The dilemma is whether the time there is a step on the way or a decent way of being parked."
        ),
    ),
)
