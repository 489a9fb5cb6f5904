"""The six FLIPs: which question each opens with, the few levers at hand, and what is worth disagreeing about.

The names are those of CUBB's own overview of FLIPs. Questions, dilemmas and the choice of levers are ours, read out of
the project description and the LISES notes; a facilitator may put them otherwise.
"""

from __future__ import annotations

from cubb_sim.dashboard.content.flip import Flip, Suggested
from cubb_sim.parameters.specification import Pillar, Text

_STRATEGY = Flip(
    "strategi",
    Text("Strategiflip", "Strategy FLIP"),
    Text("styring, ledelse og penge", "steering, leadership and money"),
    Text(
        "Hvis vi investerer i de borgere, der er længst fra arbejdsmarkedet: hvornår kan det ses, og hvem skal vi "
        "kunne forklare det for imens?",
        "If we invest in the citizens furthest from the labour market: when can it be seen, and to whom must we be "
        "able to explain it meanwhile?",
    ),
    ("target_steering", "mastery_climate", "leadership_support", "staff_budget", "offer_budget"),
    (
        Text(
            "En krone sparet på indsatsen er ikke nødvendigvis en krone mere i kommunekassen. Men udgiften ligger i "
            "år, og gevinsten kommer senere og delvis hos staten. Hvem tør vente på den?",
            "A krone saved on the effort is not necessarily a krone more in the municipal coffers. But the expense "
            "falls this year, and the gain comes later and partly to the state. Who dares to wait for it?",
        ),
        Text(
            "Måltal viser udvalget, at der sker noget, og kan opdage dem, der bliver glemt. De trækker også samtalen "
            "mod det, der tælles. Hvad skulle I vise opad i stedet?",
            "Targets show the committee that something happens, and can discover those who are forgotten. They also "
            "pull the conversation towards what is counted. What would you show upwards instead?",
        ),
        Text(
            "Er lige behandling, at alle får det samme, eller at hver får efter behov? Hvad siger I til den borger, "
            "der så får mindre?",
            "Is equal treatment that everybody gets the same, or that each gets by need? What do you say to the "
            "citizen who then gets less?",
        ),
    ),
    Suggested(
        "budget_cut",
        12,
        Text(
            "Besparelsen kommer, netop som det nye er kommet i gang. Holder strategien til det?",
            "The cut comes just as the new practice has got going. Does the strategy stand up to it?",
        ),
    ),
    (Pillar.STRATEGY,),
)

_WHOLE = Flip(
    "helhed",
    Text("Helhedsflip", "Whole-person FLIP"),
    Text("på tværs af afdelinger og fag", "across departments and professions"),
    Text(
        "Hvor mange gange må en borger starte forfra hos os, og hvad ville det kræve, at det skete sjældnere?",
        "How many times does a citizen have to start all over with us, and what would it take for it to happen less?",
    ),
    ("caseworker_turnover", "caseload", "cross_functional_teams", "flexible_transitions", "parallel_measures"),
    (
        Text(
            "Et skift af sagsbehandler kan afspore et forløb og kan også være det nye blik, der skal til. Hvem afgør, "
            "hvilket af de to det er?",
            "A shift of caseworker may derail a course of events and may also be the fresh look that is needed. Who "
            "decides which of the two it is?",
        ),
        Text(
            "Skal den, der kender borgeren, også kende virksomhederne? Specialister er dygtige hver for sig, men "
            "borgeren mærker sprækken mellem dem.",
            "Must the one who knows the citizen also know the firms? Specialists are skilled each in their own field, "
            "but the citizen feels the gap between them.",
        ),
        Text(
            "To indsatser på én gang sparer måneders venten og kan blive for meget. Hvem hos jer opdager det i tide?",
            "Two measures at once save months of waiting and may become too much. Who among you discovers it in time?",
        ),
    ),
    Suggested(
        "resignations",
        18,
        Text(
            "En fjerdedel siger op på én gang. Hvad er der tilbage af de relationer, der var bygget op?",
            "A quarter give notice at once. What is left of the relations that had been built up?",
        ),
    ),
    (Pillar.ORGANISATION,),
)

_CONVERSATION = Flip(
    "samtale",
    Text("Samtaleflip", "Conversation FLIP"),
    Text("mødet mellem sagsbehandler og borger", "the meeting of caseworker and citizen"),
    Text(
        "Hvornår blev det, borgeren tøvende sagde om arbejde, sidst grebet i en samtale hos os, og hvad skete der så?",
        "When was what the citizen hesitantly said about work last grasped in a meeting with us, and what happened "
        "then?",
    ),
    ("conversation_quality", "meetings_per_year", "undisturbed_minutes", "peer_supervision_hours", "caseload"),
    (
        Text(
            "Hyppige samtaler holder kontakten ved lige. Med de samme hænder bliver de kortere, og der følges mindre "
            "op. Hvornår er flere samtaler blevet til en samtalefabrik?",
            "Frequent meetings keep up the contact. With the same hands they become shorter, and less is followed up. "
            "When have more meetings become a meeting factory?",
        ),
        Text(
            "Dokumentation, rettigheder og krav hører til i samtalen. De kan også skygge for det, der giver mening for "
            "borgeren. Hvad kunne flyttes, og hvem skal så gøre det, og hvornår?",
            "Documentation, rights and demands belong in the meeting. They can also overshadow what is meaningful to "
            "the citizen. What could be moved, and who is then to do it when?",
        ),
        Text(
            "At åbne døren for en kollega kræver, at det er trygt. Oplæring og Lån et øre tager timer nu og virker "
            "først senere. Hvem skal undvære jer imens?",
            "Opening the door to a colleague takes safety. Training and peer supervision take hours now and work only "
            "later. Who must do without you meanwhile?",
        ),
    ),
    Suggested(
        "reform",
        12,
        Text(
            "Nye regler skal læres og forklares, og det tager af samtalens tid. Hvad når I så ikke?",
            "New rules must be learnt and explained, and it takes of the meeting's time. What do you then not get "
            "done?",
        ),
    ),
    (Pillar.CONVERSATION, Pillar.ORGANISATION),
)

_INVOLVEMENT = Flip(
    "inddragelse",
    Text("Inddragelsesflip", "Involvement FLIP"),
    Text("reel inddragelse og samskabelse", "real involvement and co-creation"),
    Text(
        "Når borger og sagsbehandler er blevet enige om noget: hvor ofte bliver det så til noget hos os, og hvor går "
        "det i stå?",
        "When citizen and caseworker have agreed on something: how often does it come to anything with us, and where "
        "does it stop?",
    ),
    (
        "decision_authority",
        "own_perspective_share",
        "breadth_of_offers",
        "predictability_of_offers",
        "waiting_time_months",
    ),
    (
        Text(
            "Kan der bevilges ved bordet, holder det, der bliver aftalt. Til gengæld er der færre øjne på pengene og "
            "på, om to borgere i samme situation får det samme. Hvor går jeres grænse?",
            "If it can be granted at the table, what is agreed holds. In return fewer eyes are on the money and on "
            "whether two citizens in the same situation get the same. Where is your limit?",
        ),
        Text(
            "Borgeren kan ikke sige nej til at være i indsatsen, og målet er givet på forhånd. Hvad er der så tilbage "
            "at blive inddraget i?",
            "The citizen cannot say no to the effort, and its aim is given beforehand. What is then left to be "
            "involved in?",
        ),
        Text(
            "Et løfte, der ikke bliver holdt, gør den næste inddragelse sværere. Er det bedre at love mindre?",
            "A promise that is not kept makes the next involvement harder. Is it better to promise less?",
        ),
    ),
    Suggested(
        "closing_offers",
        12,
        Text(
            "Halvdelen af tilbuddene lukker fra den ene dag til den anden. Hvad bliver der af det, der var aftalt?",
            "Half of the offers close from one day to the next. What becomes of what had been agreed?",
        ),
    ),
    (Pillar.INVOLVEMENT,),
)

_FIRMS = Flip(
    "virksomhed",
    Text("Virksomhedsflip", "Firm FLIP"),
    Text("virksomheder og veje til løntimer", "firms and ways to paid hours"),
    Text(
        "Hvor mange af vores praktikker ender i løn, og hvad ville vi gøre anderledes, hvis det var det, vi gik efter?",
        "How many of our internships end in wages, and what would we do differently if that were what we aimed for?",
    ),
    (
        "internship_conversion",
        "package_share",
        "internship_volume",
        "job_first_focus",
        "social_enterprise_places",
    ),
    (
        Text(
            "Mange praktikpladser lader flere prøve sig af og vænner virksomhederne til arbejdskraft uden løn. Hvor "
            "mange praktikker ville I undvære for færre, der fører til noget?",
            "Many internships let more people try themselves out and accustom firms to labour without wages. How many "
            "would you do without for fewer that lead to something?",
        ),
        Text(
            "En forhåndsaftale om løn gør udsigten konkret. Virksomhederne indgår den helst for dem, der er tættest "
            "på arbejde. Hvem står så tilbage?",
            "An agreement on wages beforehand makes the prospect concrete. Firms prefer to make it about those closest "
            "to work. Who is then left behind?",
        ),
        Text(
            "Skal virksomhedskonsulenterne kende redskabet eller målgruppen bedst, når der ikke er tid til begge dele?",
            "Should company consultants know the tool or the target group best when there is no time for both?",
        ),
    ),
    Suggested(
        "big_employer_closes",
        12,
        Text(
            "Nyledige med frisk erfaring søger de samme timer. Holder I fast i målgruppen?",
            "The newly unemployed with fresh experience apply for the same hours. Do you stay with the target group?",
        ),
    ),
    (Pillar.FIRMS,),
)

_KNOWLEDGE = Flip(
    "vidensmobilisering",
    Text("Vidensmobiliseringsflip", "Knowledge FLIP"),
    Text("viden, der bliver til praksis", "knowledge that becomes practice"),
    Text(
        "Hvad ved vi allerede, som ikke bliver brugt, og hvem skulle bære det fra ét team til det næste?",
        "What do we already know that is not used, and who should carry it from one team to the next?",
    ),
    ("knowledge_brokers", "flips_per_year", "peer_supervision_hours", "information_days", "mastery_climate"),
    (
        Text(
            "Et oplæg er nemt at sætte i værk og viser handlekraft. Øvelse og sparring er besværligt. Hvad har ændret "
            "jeres egen praksis?",
            "A talk is easy to arrange and looks decisive. Practice and feedback are laborious. What has changed your "
            "own practice?",
        ),
        Text(
            "De dygtigste er oplagte som vidensmæglere, og det er dem, borgerne så må undvære noget af tiden. Hvem "
            "ville I vælge?",
            "The most skilled are the obvious knowledge brokers, and they are the ones the citizens then have to do "
            "without part of the time. Whom would you choose?",
        ),
        Text(
            "Viden, der virker ét sted, passer ikke altid et andet sted. Hvor meget må praksis lave om på det, "
            "forskningen siger?",
            "Knowledge that works in one place does not always fit another. How much may practice change what research "
            "says?",
        ),
    ),
    Suggested(
        "resignations",
        24,
        Text(
            "En del af dem, der bar den nye praksis, rejser. Hvor meget af den bliver i huset?",
            "Some of those who carried the new practice leave. How much of it stays in the house?",
        ),
    ),
    (Pillar.STRATEGY, Pillar.CONVERSATION),
)

FLIPS: dict[str, Flip] = {one.name: one for one in (_STRATEGY, _WHOLE, _CONVERSATION, _INVOLVEMENT, _FIRMS, _KNOWLEDGE)}
"""The FLIPs by name, in the order of CUBB's overview."""
