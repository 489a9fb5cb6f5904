"""Levers of pillar 4: cooperation across the organisation."""

from __future__ import annotations

from cubb_sim.parameters.levers.declaration import CASEWORKER_YEAR, lever, no_price, price
from cubb_sim.parameters.specification import Grade, Lever, Pillar

DECLARED: tuple[Lever, ...] = (
    lever(
        "caseworker_turnover",
        Pillar.ORGANISATION,
        (0.20, 0.0, 0.6),
        "leavers per year as a share of staff under average strain and climate",
        Grade.SEEN,
        "19.5 to 21.3 % a year of all municipal staff, 15 to 33 % between municipalities; there is no figure for "
        "job centres.",
        phase_in=(12, "working conditions change slowly, and so does the wish to stay"),
        cost=no_price(
            da=(
                "Står under personale: besatte stillinger koster løn. Det er antaget, at udgiften til at holde på en "
                "medarbejder svarer til den sparede rekruttering, så der ikke er mere at betale."
            ),
            en=(
                "Shows under staff: filled posts cost salaries. Keeping a caseworker is assumed to cost what is saved "
                "on recruitment, so that there is nothing more to pay."
            ),
        ),
        da=(
            "Personaleomsætning: Andelen af sagsbehandlerne, der forlader jobbet på et år ved gennemsnitlig belastning "
            "og gennemsnitligt klima. Hver afgang giver en tom stol, en nybegynder og en stribe sagsbehandlerskift, "
            "hvoraf nogle er afsporende. Dilemmaet er, at gode vilkår skal betales nu, og at lidt udskiftning også "
            "giver friske øjne på gamle sager."
        ),
        en=(
            "Caseworker turnover: The share of caseworkers who leave in a year under average strain and climate. Each "
            "leaver means an empty chair, a beginner and a string of caseworker shifts, some of which derail. The "
            "dilemma is that good conditions must be paid for now, and that a little turnover also brings fresh eyes "
            "to old cases."
        ),
    ),
    lever(
        "caseload",
        Pillar.ORGANISATION,
        (55.0, 25.0, 120.0),
        "citizens per post",
        Grade.ASSUMED,
        "Assumed, near the middle of the prior 35 to 80. Seen: guideline 25 to 40, practice 40 to 200, mean 82 in "
        "2013.",
        phase_in=(6, "posts must be created and filled, or left empty as people leave"),
        cost=no_price(
            da="Står under personale: færre borgere pr. stilling kræver flere stillinger.",
            en="Shows under staff: fewer citizens per post need more posts.",
        ),
        da=(
            "Sagstal: Borgere pr. sagsbehandlerstilling. Færre sager giver længere samtaler, mere opfølgning og "
            "mindre slid på medarbejderne. Hver ekstra stilling koster en løn, og gevinsten afhænger af, hvad den "
            "vundne tid bliver brugt til."
        ),
        en=(
            "Caseload: Citizens per caseworker post. Fewer cases mean longer meetings, more follow-up and less wear on "
            "the staff. Each extra post costs a salary, and the gain depends on what the time won is used for."
        ),
    ),
    lever(
        "cross_functional_teams",
        Pillar.ORGANISATION,
        (0.30, 0.0, 1.0),
        "share of casework in cross-functional teams",
        Grade.ASSUMED,
        "Assumed: the second LISES note (2018) describes trials in some municipalities, without a figure.",
        phase_in=(9, "teams must be put together and learn each other's work"),
        cost=price(
            15000.0,
            CASEWORKER_YEAR,
            "one hour of joint coordination in a week of 37 hours, at 550,000 kr a year.",
            da="Står under udvikling: tid til fælles koordinering mellem faggrupperne.",
            en="Shows under development: time for joint coordination between the professions.",
        ),
        da=(
            "Tværfaglige teams: Hvor stor en del af sagsarbejdet der ligger i teams med både sagsbehandlere og "
            "virksomhedskonsulenter. Kendskabet til borgeren møder kendskabet til virksomheden, og matchet bliver "
            "bedre. Til gengæld bliver specialistviden spredt tyndere, og det tager tid at mødes på tværs."
        ),
        en=(
            "Cross-functional teams: The share of casework done in teams with both caseworkers and company "
            "consultants. Knowledge of the citizen meets knowledge of the firm, and the match improves. In return "
            "specialist knowledge is spread more thinly, and meeting across professions takes time."
        ),
    ),
    lever(
        "flexible_transitions",
        Pillar.ORGANISATION,
        (0.20, 0.0, 1.0),
        "share of boundary passages (30 years, category) where the citizen keeps the caseworker",
        Grade.ASSUMED,
        "Assumed: CUBB's project description names both boundaries as critical, without a figure.",
        phase_in=(6, "departments must agree on it and caseworkers learn a second set of rules"),
        cost=price(
            5000.0,
            CASEWORKER_YEAR,
            "two to three course days a year in a second set of rules, at 2,000 kr.",
            da="Står under udvikling: oplæring, så medarbejderne kan mere end én målgruppes regler.",
            en="Shows under development: training in the rules of more than one target group.",
        ),
        da=(
            "Fleksible overgange: Hvor ofte borgeren beholder sin sagsbehandler, når han eller hun fylder 30 år eller "
            "skifter mellem aktivitetsparat og jobparat. Det sparer afsporende skift ved grænsen mellem to "
            "afdelinger. Til gengæld skal medarbejderne beherske flere regelsæt, og den borger, der er klar til noget "
            "nyt, får ikke et nyt blik på sin sag."
        ),
        en=(
            "Flexible transitions: How often the citizen keeps the caseworker on turning 30 or moving between "
            "activity-ready and job-ready. It saves derailing shifts at the border between two departments. In return "
            "the staff must master several sets of rules, and the citizen who is ready for something new gets no "
            "fresh look at the case."
        ),
    ),
    lever(
        "reorganisations_per_year",
        Pillar.ORGANISATION,
        (0.25, 0.0, 2.0),
        "reorganisations per year",
        Grade.ASSUMED,
        "Assumed: one in four years; CUBB's project description says that change is constant, without a figure.",
        phase_in=(1, "it is management's own decision"),
        cost=price(
            12500.0,
            CASEWORKER_YEAR,
            "each reorganisation loses one working week of every caseworker, at 550,000 kr a year.",
            da="Står under udvikling: planlægning, flytning og nye arbejdsgange.",
            en="Shows under development: planning, moving and new routines.",
        ),
        da=(
            "Omorganiseringer pr. år: Hvor ofte teams og sager bliver lagt om. Hver omlægning flytter borgere til en "
            "ny sagsbehandler, så nogle må starte forfra. Ledelsen kan have gode grunde, for eksempel at nedbryde "
            "siloer, men gevinsten kommer efter uroen."
        ),
        en=(
            "Reorganisations per year: How often teams and cases are rearranged. Each time citizens are moved to a new "
            "caseworker, and some have to start all over. Management may have good reasons, such as breaking down "
            "silos, but the gain comes after the unrest."
        ),
    ),
    lever(
        "parallel_measures",
        Pillar.ORGANISATION,
        (0.20, 0.0, 1.0),
        "share of started measures that get a second one beside them",
        Grade.ASSUMED,
        "Assumed: nothing found.",
        phase_in=(4, "two providers must be brought to plan together"),
        cost=no_price(
            da="Står under indsatser: den anden indsats skal også betales.",
            en="Shows under measures: the second measure must also be paid for.",
        ),
        da=(
            "Parallelle indsatser: Hvor stor en del af de påbegyndte indsatser der får en anden ved siden af, for "
            "eksempel mentor eller kursus under en praktik. Når ting sker samtidig, går der ikke måneder med at vente "
            "på næste trin. Det koster to indsatser på én gang og kan blive for meget for borgeren."
        ),
        en=(
            "Parallel measures: The share of started measures that get a second one beside them, such as a mentor or "
            "a course during an internship. When things happen at the same time, no months go by waiting for the next "
            "step. It costs two measures at once and can become too much for the citizen."
        ),
    ),
)
