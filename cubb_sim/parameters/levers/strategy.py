"""Levers of pillar 5: political and organisational strategy."""

from __future__ import annotations

from cubb_sim.parameters.levers.declaration import CASEWORKER_YEAR, MUNICIPALITY_YEAR, lever, no_price, price
from cubb_sim.parameters.specification import Grade, Lever, Pillar

DECLARED: tuple[Lever, ...] = (
    lever(
        "target_steering",
        Pillar.STRATEGY,
        (0.50, 0.0, 1.0),
        "index of how strongly activity targets steer (0 not at all, 1 as hard as possible)",
        Grade.ASSUMED,
        "Assumed scale: the middle is as today.",
        phase_in=(3, "targets are set by the quarter"),
        cost=no_price(
            da="Ingen særskilt udgift: dokumentation og opfølgning på måltal går fra medarbejdernes arbejdstid.",
            en="No separate expense: documentation and following up targets take the staff's working time.",
        ),
        da=(
            "Målstyring: Hvor hårdt der styres efter måltal for blandt andet samtaler, rettidighed og praktikker. Det "
            "holder aktiviteten oppe og giver noget at vise opad, men trækker klimaet mod rivalisering og samtalen "
            "mod det, der tælles. Uden måltal er det til gengæld sværere at opdage, hvem der bliver glemt."
        ),
        en=(
            "Target steering: How hard targets steer, for meetings, timeliness and internships among other things. It "
            "keeps activity up and gives something to report upwards, but pulls the climate towards rivalry and the "
            "conversation towards what is counted. Without targets, on the other hand, it is harder to discover who "
            "is being forgotten."
        ),
    ),
    lever(
        "mastery_climate",
        Pillar.STRATEGY,
        (0.40, 0.0, 1.0),
        "index of management's active support of mastery (0 none, 1 in everything it does)",
        Grade.ASSUMED,
        "Assumed: the second LISES note (2018) found both mastery and rivalry climates, without a measure.",
        phase_in=(6, "team leaders must change how they assess and praise"),
        cost=price(
            10000.0,
            CASEWORKER_YEAR,
            "a fifth of a team leader's time (650,000 kr a year) for each 12 caseworkers.",
            da="Står under udvikling: lederes tid og lederudvikling.",
            en="Shows under development: leaders' time and training of leaders.",
        ),
        da=(
            "Mestringsklima: Hvor aktivt ledelsen støtter, at medarbejderne måler sig med deres egen udvikling frem "
            "for med hinanden. I et mestringsklima deles der mere, supervision virker bedre, og færre søger væk. Det "
            "er længe om at vokse frem og hurtigt tabt, når næste måltal hænges op på tavlen."
        ),
        en=(
            "Mastery climate: How actively management supports that caseworkers measure themselves against their own "
            "development rather than against each other. In a mastery climate more is shared, supervision works "
            "better and fewer look elsewhere. It is slow to grow and quickly lost when the next target goes up on the "
            "board."
        ),
    ),
    lever(
        "leadership_support",
        Pillar.STRATEGY,
        (0.50, 0.0, 1.0),
        "index of management's backing of involving practice (0 none, 1 full)",
        Grade.ASSUMED,
        "Assumed scale: the middle is as today. CUBB's project description names leadership support as a precondition.",
        phase_in=(6, "staff believe in it when they have seen it hold"),
        cost=price(
            25000.0,
            CASEWORKER_YEAR,
            "0.5 higher is a team leader (650,000 kr a year) for 12 rather than 16 caseworkers.",
            da="Står under udvikling: flere faglige ledere tæt på medarbejderne.",
            en="Shows under development: more professional leaders close to the staff.",
        ),
        da=(
            "Ledelsesopbakning: Hvor meget ledelsen bakker op om livsmestring og borgerens egne mål som en vej til "
            "arbejde. Opbakning giver medarbejderne rygdækning til planer på borgerens præmisser, letter vejen til "
            "bevilling og mindsker belastningen. Lederen skal samtidig kunne forsvare det opad, hvor der "
            "spørges til resultater her og nu."
        ),
        en=(
            "Leadership support: How much management backs life mastery and the citizen's own goals as a way to work. "
            "Backing gives caseworkers cover for plans on the citizen's terms, eases the way to a grant and lessens "
            "wear. At the same time the leader must be able to defend it upwards, where results are asked for here "
            "and now."
        ),
    ),
    lever(
        "staff_budget",
        Pillar.STRATEGY,
        (1.0, 0.5, 1.6),
        "relative to today",
        Grade.ASSUMED,
        "1 is today by definition; the range is assumed.",
        phase_in=(6, "posts are created and filled, or left empty as people leave"),
        cost=no_price(
            da="Står under personale: hver stilling koster en årsløn.",
            en="Shows under staff: each post costs a year's salary.",
        ),
        da=(
            "Personalebudget: Penge til sagsbehandlerstillinger i forhold til i dag, hvor 1 er uændret. En investering "
            "giver flere hænder og mere tid til hver borger; en besparelse giver flere sager pr. medarbejder. "
            "Udgiften falder med det samme, mens gevinsten kommer senere og delvis havner i statskassen."
        ),
        en=(
            "Staff budget: Money for caseworker posts relative to today, where 1 is unchanged. An investment gives "
            "more hands and more time for each citizen; a saving gives more cases per caseworker. The expense falls "
            "at once, while the gain comes later and ends partly in the state's coffers."
        ),
    ),
    lever(
        "offer_budget",
        Pillar.STRATEGY,
        (1.0, 0.3, 2.0),
        "relative to today",
        Grade.ASSUMED,
        "1 is today by definition; the range is assumed.",
        phase_in=(3, "courses are bought by the quarter"),
        cost=no_price(
            da="Står under indsatser: de forløb og kurser, der bliver købt.",
            en="Shows under measures: the courses that are bought.",
        ),
        da=(
            "Tilbudsbudget: Penge til købte forløb i forhold til i dag, hvor 1 er uændret. Flere penge får flere "
            "borgere i gang, mens en besparelse først rammer dem, der står i kø. Men et forløb, der ikke passer til "
            "borgeren, er spildt, uanset hvor mange der er råd til."
        ),
        en=(
            "Offer budget: Money for bought courses relative to today, where 1 is unchanged. More money gets more "
            "citizens started, while a saving first hits those in the queue. But a course that does not fit the "
            "citizen is wasted, however many can be afforded."
        ),
    ),
    lever(
        "flips_per_year",
        Pillar.STRATEGY,
        (0.0, 0.0, 12.0),
        "FLIPs per municipality and year",
        Grade.ASSUMED,
        "None as today, so that their effect is that of adding them. The second LISES note (2018): 51 in six "
        "municipalities in about two years, 2 to 4 hours, 4 to 8 participants.",
        phase_in=(3, "researchers and participants must agree on dates and problem"),
        cost=price(
            20000.0,
            MUNICIPALITY_YEAR,
            "researchers' time, preparation and a room for one FLIP; the participants' time is taken from their hours.",
            da="Står under udvikling: forskere og forberedelse. Deltagernes tid går fra arbejdstiden.",
            en="Shows under development: researchers and preparation. The participants' time is working time.",
        ),
        da=(
            "FLIP pr. år: Antal Fælles Lærings- og Innovations Platforme om året, hvor medarbejdere, ledere og "
            "forskere tager fat på et problem fra hverdagen. De ændrer praksis langsomt og spreder sig gennem dem, "
            "der er med. Der er plads til få ad gangen, så spørgsmålet er, hvem der skal med, og hvem der passer "
            "borgerne imens."
        ),
        en=(
            "FLIPs per year: The number of joint learning and innovation platforms a year, where staff, leaders and "
            "researchers take up a problem from everyday practice. They change practice slowly and spread through "
            "those who take part. There is room for few at a time, so the question is who goes and who looks after "
            "the citizens meanwhile."
        ),
    ),
    lever(
        "knowledge_brokers",
        Pillar.STRATEGY,
        (0.0, 0.0, 2.0),
        "knowledge brokers per 10 caseworkers",
        Grade.ASSUMED,
        "None as today, so that their effect is that of adding them. CUBB's project description plans three in each "
        "municipality.",
        phase_in=(6, "brokers must be chosen, released and trained"),
        cost=price(
            12000.0,
            CASEWORKER_YEAR,
            "one broker is a fifth of a post (110,000 kr a year) and seminars (10,000 kr), per 10 caseworkers.",
            da="Står under udvikling: frikøb af tid og seminarer.",
            en="Shows under development: released time and seminars.",
        ),
        da=(
            "Vidensmæglere: Medarbejdere pr. 10 sagsbehandlere, der har tid til at oversætte viden mellem forskning, "
            "teams og kommuner. De bygger bro, så god praksis når længere ud end dertil, hvor den opstod. De "
            "dygtigste er oplagte til rollen, og det er netop dem, borgerne så må undvære noget af tiden."
        ),
        en=(
            "Knowledge brokers: Staff per 10 caseworkers with time to translate knowledge between research, teams and "
            "municipalities. They build bridges, so that good practice travels beyond where it arose. The most "
            "skilled are the obvious choice, and they are the very ones the citizens then have to do without part of "
            "the time."
        ),
    ),
    lever(
        "long_term_priority",
        Pillar.STRATEGY,
        (0.0, 0.0, 1.0),
        "priority in queues to citizens over five years on benefit (0 none, 1 always first)",
        Grade.ASSUMED,
        "Assumed: no priority as today. The central project Flere skal med gave such citizens an effort of their own.",
        phase_in=(2, "a rule for the queue takes effect with the next places"),
        cost=no_price(
            da="Ingen udgift i sig selv: de samme pladser går til andre borgere.",
            en="No expense in itself: the same places go to other citizens.",
        ),
        da=(
            "Flere skal med: Hvor stor forrang borgere med over fem år på ydelse får i køerne. Forrang giver flere, "
            "der har været parkeret, en plads, mens andre, som måske er tættere på job, må vente længere. Det er et "
            "valg mellem at nå dem, der har ventet længst, og at få hurtigst mulig effekt."
        ),
        en=(
            "Priority to the long-term (Flere skal med): How much priority citizens over five years on benefit get in "
            "queues. Priority gives a place to more of those who have been parked, while others, perhaps closer to "
            "work, wait longer. It is a choice between reaching those who have waited longest and getting the "
            "quickest effect."
        ),
    ),
)
