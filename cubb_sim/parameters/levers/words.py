"""What the positions of a lever are called, so that a leader can read a setting without a scale.

Three positions each: the low end of the range, as today, the high end. Where the low end is as today, the two have the
same words. The words describe, they do not praise: at neither end is there a right answer.
"""

from __future__ import annotations

from dataclasses import dataclass

from cubb_sim.parameters.specification import Text


@dataclass(frozen=True)
class Positions:
    """Words for three positions of a lever, and its unit in Danish (the English one is the lever's own).

    Attributes:
        low: at the low end of the range.
        today: as today.
        high: at the high end of the range.
        unit_da: the unit as a Danish leader would say it.
    """

    low: Text
    today: Text
    high: Text
    unit_da: str


def _positions(unit_da: str, low: str, today: str, high: str) -> Positions:
    """Words written as "Danish | English"."""
    return Positions(_text(low), _text(today), _text(high), unit_da)


def _text(both: str) -> Text:
    da, _, en = both.partition(" | ")
    return Text(da, en)


WORDS: dict[str, Positions] = {
    "decision_authority": _positions(
        "andel af aftalte indsatser, der bevilges på stedet",
        "alt skal godkendes andre steder | everything must be approved elsewhere",
        "en del bevilges ved bordet, resten skal godkendes | some is granted at the table, the rest needs approval",
        "alt aftalt bevilges ved bordet | all that is agreed is granted at the table",
    ),
    "breadth_of_offers": _positions(
        "andel af egne perspektiver, der findes et passende tilbud til",
        "ét standardforløb til alle | one standard course for everybody",
        "der er noget til de mest almindelige ønsker | there is something for the most common wishes",
        "der kan findes noget til ethvert ønske | something can be found for every wish",
    ),
    "predictability_of_offers": _positions(
        "sandsynlighed for, at et åbent tilbud også er åbent om et år",
        "tilbud skifter, før nogen når at lære dem at kende | offers change before anyone gets to know them",
        "de fleste tilbud holder året ud, men ikke alle | most offers last the year, but not all",
        "det, der findes i dag, findes også næste år | what exists today exists next year too",
    ),
    "waiting_time_months": _positions(
        "måneder fra bevilling til start",
        "start med det samme | start at once",
        "et par måneders kø | a queue of a couple of months",
        "det meste af et år i kø | most of a year in the queue",
    ),
    "accessibility": _positions(
        "andel af henvendelser, der besvares inden for en uge",
        "borgeren må vente til næste samtale | the citizen must wait for the next meeting",
        "omtrent hver anden får svar i ugens løb | about every second gets an answer within the week",
        "alle får svar i ugens løb | everybody gets an answer within the week",
    ),
    "own_perspective_share": _positions(
        "andel af planer med afsæt i et grebet perspektiv",
        "planen følger tilbudsviften, uanset hvad borgeren har sagt | the plan follows the range of offers, whatever "
        "the citizen has said",
        "nogle planer tager afsæt i det, der blev grebet | some plans start from what was grasped",
        "det grebne er altid afsæt for planen | what was grasped always starts the plan",
    ),
    "conversation_quality": _positions(
        "indeks for kommunikativ kompetence (0-1)",
        "samtalen følger skemaet | the conversation follows the form",
        "kompetencer som gennemsnittet i dag | competence as today's average",
        "alle oplæres til de dygtigstes niveau | everybody is trained to the level of the most skilled",
    ),
    "meetings_per_year": _positions(
        "samtaler pr. borger og år",
        "én årlig samtale, under lovens krav | one meeting a year, below what the law demands",
        "lovens minimum, en samtale hver tredje måned | the legal minimum, a meeting every third month",
        "en til to samtaler om måneden | one to two meetings a month",
    ),
    "undisturbed_minutes": _positions(
        "minutter pr. samtale fri for institutionelle krav",
        "kravene fylder hele samtalen | demands fill the whole meeting",
        "et kvarter til borgerens eget | a quarter of an hour for the citizen's own",
        "kravene klares uden for samtalen | demands are met outside the meeting",
    ),
    "peer_supervision_hours": _positions(
        "timer pr. sagsbehandler og måned",
        "hver lukker døren om sine samtaler | everyone closes the door on their meetings",
        "sparring, når der bliver tid | feedback when there is time",
        "fast Lån et øre hver uge | a fixed Lån et øre every week",
    ),
    "information_days": _positions(
        "kursusdage pr. sagsbehandler og år",
        "ingen oplæg | no talks",
        "en temadag om året | one theme day a year",
        "en temadag næsten hver måned | a theme day almost every month",
    ),
    "internship_conversion": _positions(
        "andel af almindelige praktikker, der bliver til løn",
        "ingen praktik ender i løn | no internship ends in wages",
        "kun enkelte praktikker ender i løn | only a few internships end in wages",
        "hver anden praktik ender i løn | every second internship ends in wages",
    ),
    "package_share": _positions(
        "andel af praktikker med aftalt løn",
        "ingen aftaler om løn på forhånd | no agreements on wages beforehand",
        "pakkeforløb er forsøg i det små | packages are small trials",
        "ingen praktik uden aftale om løn | no internship without agreed wages",
    ),
    "internship_volume": _positions(
        "praktikker pr. 100 borgere og år",
        "praktik bruges ikke | internships are not used",
        "knap én praktik om året for hver anden borger | not quite one internship a year for every second citizen",
        "praktik til alle, og nogle flere gange | internships for all, for some several times",
    ),
    "job_first_focus": _positions(
        "andel af planer, der går direkte efter løntimer",
        "først klar, så job | ready first, then job",
        "job først for nogle få | job-first for a few",
        "job først for alle | job-first for all",
    ),
    "social_enterprise_places": _positions(
        "pladser pr. 100 borgere",
        "ingen pladser | no places",
        "en håndfuld pladser i kommunen | a handful of places in the municipality",
        "plads til omtrent hver tolvte borger | places for about one citizen in twelve",
    ),
    "voluntary_places": _positions(
        "pladser pr. 100 borgere",
        "intet samarbejde med foreningerne | no cooperation with associations",
        "aftaler med enkelte foreninger | agreements with a few associations",
        "foreningslivet er en fast del af indsatsen | associations are a regular part of the effort",
    ),
    "caseworker_turnover": _positions(
        "andel af sagsbehandlerne, der stopper på et år",
        "alle bliver | everybody stays",
        "omtrent hver femte stopper på et år | about one in five leaves in a year",
        "over halvdelen stopper på et år | more than half leave in a year",
    ),
    "caseload": _positions(
        "borgere pr. stilling",
        "få sager, som i særlige projekter | few cases, as in special projects",
        "over det vejledende, men ikke ekstremt | above the guideline, but not extreme",
        "så mange sager, at kun det lovpligtige nås | so many cases that only the mandatory gets done",
    ),
    "cross_functional_teams": _positions(
        "andel af sagsarbejdet i tværfaglige teams",
        "hver faggruppe i sin afdeling | each profession in its own department",
        "tværfagligt i nogle teams | cross-functional in some teams",
        "alle sager ligger i tværfaglige teams | all cases lie in cross-functional teams",
    ),
    "flexible_transitions": _positions(
        "andel af overgange, hvor borgeren beholder sin sagsbehandler",
        "ny afdeling, ny sagsbehandler | new department, new caseworker",
        "sagsbehandleren følger med i særlige tilfælde | the caseworker follows along in special cases",
        "sagsbehandleren følger altid med | the caseworker always follows along",
    ),
    "reorganisations_per_year": _positions(
        "omorganiseringer pr. år",
        "ro om organisationen | the organisation is left in peace",
        "en omlægning med nogle års mellemrum | a rearrangement every few years",
        "noget lægges om hvert halve år | something is rearranged every half year",
    ),
    "parallel_measures": _positions(
        "andel af indsatser, der får en anden ved siden af",
        "ét trin ad gangen | one step at a time",
        "nogle får to ting på én gang | some get two things at once",
        "alle har altid to ting i gang | everybody always has two things going on",
    ),
    "target_steering": _positions(
        "indeks for styring efter aktivitetsmål (0-1)",
        "ingen måltal for aktivitet | no activity targets",
        "måltal følges op hver måned | targets are followed up every month",
        "alt måles, og alle sammenlignes | everything is measured and everybody compared",
    ),
    "mastery_climate": _positions(
        "indeks for ledelsens støtte til mestring (0-1)",
        "ledelsen ser kun på resultater | management looks only at results",
        "mestring afhænger af den enkelte teamleder | mastery depends on the single team leader",
        "egen udvikling er målestok for alle | one's own development is everybody's yardstick",
    ),
    "leadership_support": _positions(
        "indeks for ledelsens opbakning til inddragelse (0-1)",
        "medarbejderne står alene med inddragelsen | caseworkers are alone with involvement",
        "opbakning i ord, blandet i praksis | support in words, mixed in practice",
        "ledelsen går forrest, også opad | management leads the way, upwards too",
    ),
    "staff_budget": _positions(
        "i forhold til i dag",
        "halvt så mange stillinger | half as many posts",
        "uændret | unchanged",
        "over halvanden gang så mange stillinger | more than one and a half times as many posts",
    ),
    "offer_budget": _positions(
        "i forhold til i dag",
        "under en tredjedel af pengene | less than a third of the money",
        "uændret | unchanged",
        "dobbelt så mange penge | twice the money",
    ),
    "flips_per_year": _positions(
        "FLIP pr. kommune og år",
        "ingen FLIP | no FLIPs",
        "ingen FLIP | no FLIPs",
        "en FLIP om måneden | a FLIP every month",
    ),
    "knowledge_brokers": _positions(
        "vidensmæglere pr. 10 sagsbehandlere",
        "ingen vidensmæglere | no knowledge brokers",
        "ingen vidensmæglere | no knowledge brokers",
        "to vidensmæglere i hvert team på ti | two knowledge brokers in each team of ten",
    ),
    "long_term_priority": _positions(
        "forrang i køen efter fem år på ydelse (0-1)",
        "alle venter på lige fod | everybody waits on equal terms",
        "alle venter på lige fod | everybody waits on equal terms",
        "borgere med lange forløb kommer altid først | the long-term always come first",
    ),
}
"""Words for every lever, by plain name."""
