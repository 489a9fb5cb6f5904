"""Numbers of job finding, keeping a job, life events and how citizens act."""

from __future__ import annotations

from cubb_sim.parameters.specification import Grade, ParameterRole, parameter

SEEN, DERIVED, ASSUMED = Grade.SEEN, Grade.DERIVED, Grade.ASSUMED
CONSTANT = ParameterRole.CONSTANT
OWN = "chosen for this model; nothing found"
SEEDS = "mechanism in the seeds; size chosen for this model"
BIP = "one of BIP's significant indicators; 1.1-1.4 per SD assumed, evidence.md"

JOB_FINDING = (
    parameter("job_finding.rate_per_year", 0.03, 0.01, 0.06, "per year", DERIVED, "0.056 entries a year (evidence.md) less those through internships and packages",
              da="Jobfund uden om praktik: årlig rate for en gennemsnitlig borger ved start.",
              en="Job finding outside internships: yearly rate of an average citizen at the start."),
    parameter("job_finding.hr_search", 1.2, 1.1, 1.4, "hazard ratio per SD", ASSUMED, BIP, da="Jobsøgning: betydning for at finde arbejde.", en="Job search: weight in finding work."),
    parameter("job_finding.hr_knowledge", 1.2, 1.1, 1.4, "hazard ratio per SD", ASSUMED, BIP, da="Kendskab til arbejdsmarkedet: betydning for at finde arbejde.", en="Labour-market knowledge: weight in finding work."),
    parameter("job_finding.hr_coping", 1.2, 1.1, 1.4, "hazard ratio per SD", ASSUMED, BIP, da="Mestring af helbred: betydning for at finde arbejde.", en="Coping with health: weight in finding work."),
    parameter("job_finding.hr_cooperation", 1.15, 1.1, 1.4, "hazard ratio per SD", ASSUMED, BIP, da="Samarbejde: betydning for at finde arbejde.", en="Cooperation: weight in finding work."),
    parameter("job_finding.hr_clarity", 1.2, 1.1, 1.4, "hazard ratio per SD", ASSUMED, BIP, da="Målrettethed: betydning for at finde arbejde.", en="Goal orientation: weight in finding work."),
    parameter("job_finding.hr_efficacy", 1.25, 1.1, 1.4, "hazard ratio per SD", ASSUMED, BIP, da="Tro på egen formåen: betydning for at finde arbejde.", en="Efficacy: weight in finding work."),
    parameter("job_finding.hr_belief", 1.25, 1.1, 1.4, "hazard ratio per SD", ASSUMED, BIP + "; times switches.belief_causal_share", da="Sagsbehandlerens tro: betydning for at finde arbejde, hvis den er en årsag.", en="The caseworker's belief: weight in finding work, where it is a cause."),
    parameter("job_finding.hr_network", 1.1, 1.0, 1.3, "hazard ratio per SD", ASSUMED, OWN, da="Netværk: betydning for at finde arbejde.", en="Network: weight in finding work."),
    parameter("job_finding.hr_ability", 1.15, 1.0, 1.4, "hazard ratio per SD", ASSUMED, OWN, da="Generel arbejdsevne: betydning for at finde arbejde.", en="General work ability: weight in finding work."),
    parameter("job_finding.prospects_sd", 0.6, 0.2, 1.2, "log hazard", ASSUMED, "T8's 27 against 1 % needs wide differences", da="Det usete: spredning i udsigter, som ingen måler.", en="The unseen: spread in prospects that nobody measures."),
    parameter("job_finding.index_variance", 1.0, 0.5, 1.5, "log hazard squared", DERIVED, "variance of the index at the start; centres the rate", role=CONSTANT, da="Indeksets varians: gør raten til gennemsnittets.", en="Variance of the index: makes the rate the average's."),
    parameter("job_finding.demand_elasticity", 1.5, 0.5, 3.0, "elasticity", ASSUMED, OWN, da="Konjunkturfølsomhed: virkning af efterspørgslen på arbejdskraft.", en="Sensitivity to demand: elasticity to the demand for labour."),
    parameter("job_finding.meeting_effect", 0.02, 0.0, 0.05, "share of the hazard per yearly meeting", ASSUMED, "0 to +5 %, evidence.md", da="Flere samtaler: virkning af én mere om året.", en="More meetings: effect of one more a year."),
    parameter("job_finding.follow_up_effect", 0.15, 0.0, 0.4, "log hazard per unit of follow-up", ASSUMED, "caseload elasticity 0 to -0.3, evidence.md", da="Opfølgning: virkning af at det aftalte følges op.", en="Follow-up: effect of agreements being followed up."),
    parameter("job_finding.reentry_factor", 2.5, 1.0, 6.0, "factor", DERIVED, "re-entry 0.06-0.3 a year against entry 0.056", da="Tilbage igen: hvor meget lettere det er, når man har haft løntimer før.", en="Back again: how much easier after earlier paid hours."),
    parameter("job_finding.direct_job_share", 0.5, 0.2, 0.8, "share", ASSUMED, OWN, da="Direkte i job: andel der går direkte i ordinært job.", en="Straight into a job: share going straight into an ordinary job."),
    parameter("job_finding.first_hours", 8.0, 2.0, 15.0, "hours per week", ASSUMED, OWN, da="De første timer: ugentlige ordinære timer til at begynde med.", en="First hours: ordinary hours a week to begin with."),
    parameter("job_finding.hours_grow_per_year", 0.8, 0.1, 2.0, "per year", ASSUMED, OWN, da="Timerne vokser: årlig rate for flere timer.", en="Hours grow: yearly rate of an increase."),
    parameter("job_finding.hours_step", 6.0, 2.0, 12.0, "hours per week", ASSUMED, OWN, da="Et skridt op: timer pr. forøgelse.", en="One step up: hours per increase."),
    parameter("job_finding.full_hours", 24.0, 20.0, 37.0, "hours per week", DERIVED, "where wages beyond the disregard equal kontanthjælp: 11,400 / (135 - 25) / 4.33", da="Ordinært job: ugentlige timer hvorfra ydelsen er forladt.", en="Ordinary job: weekly hours from which the benefit is left."),
)  # fmt: skip

RETENTION = (
    parameter("retention.lost_within_3_months", 0.26, 0.15, 0.4, "share", SEEN, "benchmark.dk, April 2023 (T4)", da="Tabt inden tre måneder: andel af nye ansættelser.", en="Lost within three months: share of new employments."),
    parameter("retention.lost_months_4_12", 0.24, 0.1, 0.4, "share of all new employments", SEEN, "benchmark.dk, April 2023 (T4)", da="Tabt i måned 4-12: andel af nye ansættelser.", en="Lost in months 4-12: share of new employments."),
    parameter("retention.lost_per_year_later", 0.20, 0.10, 0.35, "per year", DERIVED, "0.10-0.35, evidence.md", da="Tabt senere: årlig rate efter første år.", en="Lost later: yearly rate after the first year."),
    parameter("retention.hr_coping", 0.85, 0.7, 1.0, "hazard ratio per SD", ASSUMED, OWN, da="Mestring og fastholdelse: virkning på risikoen for at miste jobbet.", en="Coping and keeping a job: effect on the risk of losing it."),
    parameter("retention.hr_match", 0.85, 0.7, 1.0, "hazard ratio per 0.2 of match", ASSUMED, OWN, da="Match og fastholdelse: virkning på risikoen for at miste jobbet.", en="Match and keeping a job: effect on the risk of losing it."),
    parameter("retention.follow_up_effect", -0.2, -0.5, 0.0, "log hazard per unit of follow-up", ASSUMED, OWN, da="Opfølgning og fastholdelse: virkning af støtte efter jobstart.", en="Follow-up and keeping a job: effect of support after the start."),
)  # fmt: skip

LIFE = (
    parameter("life.events_per_year", 0.25, 0.1, 0.6, "per year at mean complexity", ASSUMED, OWN, da="Livsbegivenheder: helbreds- og familiestød pr. år.", en="Life events: shocks to health or family per year."),
    parameter("life.severity", 0.25, 0.1, 0.5, "share", ASSUMED, OWN, da="Hvor hårdt: tab af mestring når ingen griber ind.", en="How hard: loss of coping where nobody steps in."),
    parameter("life.caught_relief", 0.7, 0.3, 0.95, "share of the loss", ASSUMED, SEEDS, da="Grebet i tide: andel af tabet der undgås, når sagsbehandleren kan nås.", en="Caught in time: share of the loss avoided where the caseworker can be reached."),
    parameter("life.derails_measure", 0.4, 0.1, 0.8, "probability", ASSUMED, OWN, da="Afbrudt indsats: sandsynlighed for at en uafværget begivenhed afbryder det, der er i gang.", en="Broken off: probability that an event nobody caught ends what is going on."),
)  # fmt: skip

AGENCY = (
    parameter("agency.reaction_per_month", 0.10, 0.02, 0.3, "probability per month at full pressure", ASSUMED, OWN, da="Borgeren reagerer: månedlig sandsynlighed ved fuldt pres.", en="The citizen reacts: monthly probability at full pressure."),
    parameter("agency.not_own_pressure", 0.3, 0.0, 0.6, "pressure", ASSUMED, SEEDS, da="Ikke min plan: pres af at være i en indsats, der ikke er ens egen.", en="Not my plan: pressure of being in a measure that is not one's own."),
    parameter("agency.distrust_weight", 1.5, 1.0, 2.0, "factor at no trust", ASSUMED, OWN, da="Mistillid forstærker: faktor på presset for en borger uden tillid.", en="Distrust amplifies: factor on pressure for a citizen without trust."),
    parameter("agency.engage_from", 1.0, 0.6, 1.4, "trust plus efficacy", ASSUMED, OWN, da="Grænsen for engagement: tillid og tro på sig selv tilsammen.", en="Border of engagement: trust and efficacy together."),
    parameter("agency.resist_from", 0.6, 0.3, 0.9, "assertiveness", ASSUMED, OWN, da="Grænsen for modstand: hvor mange der siger fra.", en="Border of resistance: how many speak up."),
    parameter("agency.escape_below", 0.35, 0.1, 0.6, "trust", ASSUMED, OWN, da="Grænsen for at slippe væk: tilliden hvorunder man undviger.", en="Border of escape: the trust below which one evades."),
    parameter("agency.meaning_of_relation", 0.25, 0.0, 0.5, "share", ASSUMED, OWN, da="Relationens del af meningen: resten kommer af det, dagene går med.", en="The relation's part of meaning: the rest comes from what fills the days."),
    parameter("agency.meaning_of_own_days", 0.8, 0.5, 1.0, "scale 0-1", ASSUMED, OWN, da="Mening i eget: arbejde eller en indsats, der er borgerens egen.", en="Meaning in one's own: work or a measure that is one's own."),
    parameter("agency.meaning_of_foreign_days", 0.45, 0.2, 0.7, "scale 0-1", ASSUMED, OWN, da="Mening i standardforløb: en indsats, der ikke er borgerens egen.", en="Meaning in a standard course: a measure that is not one's own."),
    parameter("agency.meaning_of_empty_days", 0.2, 0.0, 0.5, "scale 0-1", ASSUMED, OWN, da="Mening i tomgang: dage uden noget.", en="Meaning in idleness: days with nothing."),
    parameter("agency.engage_gain", 0.08, 0.0, 0.2, "share of what is missing", ASSUMED, OWN, da="Engagerer sig: gevinst i søgning og afklarethed.", en="Engages: gain in search and clarity."),
    parameter("agency.cope_gain", 0.04, 0.0, 0.1, "share of what is missing", ASSUMED, OWN, da="Klarer sig: gevinst i mestring.", en="Copes: gain in coping."),
    parameter("agency.resist_cost", 0.06, 0.0, 0.2, "share", ASSUMED, OWN, da="Gør modstand: tab i samarbejdet.", en="Resists: loss of cooperation."),
    parameter("agency.escape_share", 0.5, 0.1, 0.9, "probability", ASSUMED, OWN, da="Slipper væk: sandsynlighed for at forlade den indsats, man er i.", en="Escapes: probability of leaving the measure one is in."),
    parameter("agency.meaning_half_life_months", 10.0, 4.0, 24.0, "months", ASSUMED, OWN, da="Meningens træghed: halveringstid i oplevet meningsfuldhed.", en="Inertia of meaning: half-life of experienced meaningfulness."),
)  # fmt: skip
