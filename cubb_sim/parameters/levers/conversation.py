"""Levers of pillar 2: the involving meeting and the conversation."""

from __future__ import annotations

from cubb_sim.parameters.levers.declaration import CASEWORKER_YEAR, lever, no_price, price
from cubb_sim.parameters.specification import Grade, Lever, Pillar

DECLARED: tuple[Lever, ...] = (
    lever(
        "conversation_quality",
        Pillar.CONVERSATION,
        (0.50, 0.0, 1.0),
        "index of communicative competence the staff is trained towards (0.5 is today's average)",
        Grade.ASSUMED,
        "Assumed scale: 0.5 is today's average by definition. That caseworkers differ much is seen "
        "(best 23 %, worst 7 % into job or education, vaeksthusets-forskningscenter.dk).",
        phase_in=(6, "training is given to one group of caseworkers after another"),
        cost=price(
            40000.0,
            CASEWORKER_YEAR,
            "0.3 higher is about six days of supervised practice a year at 2,000 kr.",
            da="Står under udvikling: oplæring med øvelse og vejledning.",
            en="Shows under development: training with practice and guidance.",
        ),
        da=(
            "Samtalens kvalitet: De kommunikative kompetencer, medarbejderne oplæres til, hvor 0,5 svarer til "
            "gennemsnittet i dag. Dygtigere medarbejdere griber oftere det, borgeren tøvende siger om arbejde, og det "
            "flytter både tillid, tro på job og planens indhold. Oplæring tager tid nu, virker først senere og "
            "forsvinder ud ad døren med dem, der søger videre."
        ),
        en=(
            "Conversation quality: The communicative competence the staff is trained towards, where 0.5 is today's "
            "average. More skilled caseworkers more often grasp what the citizen hesitantly says about work, which "
            "moves trust, belief in a job and what the plan contains. Training takes time now and works later, and it "
            "walks out of the door with those who leave."
        ),
    ),
    lever(
        "meetings_per_year",
        Pillar.CONVERSATION,
        (4.0, 1.0, 12.0),
        "meetings per citizen and year",
        Grade.SEEN,
        "Legal minimum for activity-ready citizens, four a year (star.dk).",
        phase_in=(2, "the next round of invitations is sent with the new frequency"),
        cost=no_price(
            da="Ingen særskilt udgift: samtaler tager af de timer, sagsbehandlerne i forvejen har.",
            en="No separate expense: meetings take hours that the caseworkers already have.",
        ),
        da=(
            "Samtaler pr. år: Hvor mange samtaler hver borger indkaldes til om året; lovens minimum er fire. Hyppige "
            "samtaler holder kontakten ved lige og giver flere chancer for gribning. Men arbejdstimerne er de samme, "
            "så samtalerne bliver kortere, der følges mindre op, og jobcentret nærmer sig en samtalefabrik."
        ),
        en=(
            "Meetings per year: How many meetings each citizen is invited to in a year; the legal minimum is four. "
            "Frequent meetings keep up the contact and give more chances of grasping. But working hours are the same, "
            "so meetings become shorter, less is followed up, and the job centre comes close to a meeting factory."
        ),
    ),
    lever(
        "undisturbed_minutes",
        Pillar.CONVERSATION,
        (15.0, 0.0, 45.0),
        "minutes per meeting free of institutional demands when there is time enough",
        Grade.ASSUMED,
        "Assumed: the LISES notes describe how institutional turns of talk fill the meeting, without minutes.",
        phase_in=(3, "forms and agendas of meetings must be changed"),
        cost=no_price(
            da="Ingen særskilt udgift: registreringen flyttes til sagsbehandlerens øvrige arbejdstid.",
            en="No separate expense: the paperwork moves to the caseworker's other working time.",
        ),
        da=(
            "Uforstyrret samtaletid: Minutter pr. samtale uden registrering, rettighedsvejledning og andre "
            "institutionelle krav, når der ellers er tid nok. Det er i de minutter, borgerens eget perspektiv kan nå "
            "at komme frem. Kravene er legitime og forsvinder ikke; skubbes de ud af samtalen, skal de klares på et "
            "andet tidspunkt."
        ),
        en=(
            "Undisturbed conversation time: Minutes per meeting without registration, legal guidance and other "
            "institutional demands, when there is time enough. Those are the minutes in which the citizen's own "
            "perspective can come forward. The demands are legitimate and do not vanish; pushed out of the meeting, "
            "they must be met at another time."
        ),
    ),
    lever(
        "peer_supervision_hours",
        Pillar.CONVERSATION,
        (0.5, 0.0, 6.0),
        "hours per caseworker and month",
        Grade.ASSUMED,
        "Assumed: the second LISES note (2018) describes great differences in how far conversations are opened to "
        "colleagues.",
        phase_in=(3, "groups must be formed and their meetings found room in the calendar"),
        cost=no_price(
            da="Ingen særskilt udgift: timerne går fra sagsbehandlernes arbejdstid, som allerede er betalt.",
            en="No separate expense: the hours come out of the caseworkers' time, which is already paid for.",
        ),
        da=(
            "Kollegial supervision (Lån et øre): Timer om måneden, hvor sagsbehandlere lytter til hinandens samtaler "
            "og giver sparring. Det styrker gribning og spreder inddragende praksis i teamet, mest hvor klimaet gør "
            "det trygt at lukke kolleger ind. Timerne går fra samtaler og opfølgning her og nu, og udbyttet kommer "
            "først måneder senere."
        ),
        en=(
            "Peer supervision (Lån et øre, lend an ear): Hours a month in which caseworkers listen to each other's "
            "conversations and give feedback. It strengthens grasping and spreads involving practice in the team, "
            "most where the climate makes it safe to let colleagues in. The hours are taken from meetings and "
            "follow-up now, and the return comes months later."
        ),
    ),
    lever(
        "information_days",
        Pillar.CONVERSATION,
        (1.0, 0.0, 10.0),
        "course days per caseworker and year that only inform",
        Grade.ASSUMED,
        "Assumed: nothing found on the number of days. That information alone changed nothing is from a trial "
        "(Bolhaar, Ketel and van der Klaauw); whether it does so in the model is a switch.",
        phase_in=(1, "a course day can be booked at once"),
        cost=price(
            2000.0,
            CASEWORKER_YEAR,
            "fee, speakers and materials per course day.",
            da="Står under udvikling: kursusafgift og oplægsholdere.",
            en="Shows under development: course fees and speakers.",
        ),
        da=(
            "Informationsdage: Kursusdage pr. sagsbehandler om året, der alene fortæller, hvad der virker, uden "
            "øvelse og supervision. I et forsøg ændrede den slags information ikke noget, og som udgangspunkt gør den "
            "det heller ikke i modellen. Dilemmaet er, at et oplæg er nemt at sætte i værk og viser handlekraft, mens "
            "øvelse er besværligt."
        ),
        en=(
            "Information days: Course days per caseworker and year that only tell what works, without practice and "
            "supervision. In a trial such information changed nothing, and by default it does not in the model "
            "either. The dilemma is that a talk is easy to arrange and looks decisive, while practice is laborious."
        ),
    ),
)
