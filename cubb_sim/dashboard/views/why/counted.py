"""The measures the chains are made of, each declared once."""

from __future__ import annotations

from cubb_sim.dashboard.views.why.measures import kroner_spent, part, rate, share, state
from cubb_sim.events import Event
from cubb_sim.outcome import EFFORT as EFFORT_ACCOUNTS
from cubb_sim.outcome import Account, Stock
from cubb_sim.parameters.specification import Text
from cubb_sim.quantities import Better, Unit

_HIGHER, _LOWER, _NEITHER = Better.HIGHER, Better.LOWER, Better.NEITHER

MEETINGS = rate(Text("Samtaler holdt", "Meetings held"), _NEITHER, Event.MEETING_HELD)
MISSED = rate(
    Text("Samtaler, der ikke blev til noget, alle borgere", "Meetings missed, all citizens"),
    _LOWER,
    Event.MEETING_MISSED,
)
GRASPED = rate(
    Text("Udsagn, der blev grebet, alle borgere", "Perspectives grasped, all citizens"), _HIGHER, Event.GRASPED
)
OVERHEARD = rate(
    Text("Udsagn, der blev overhørt, alle borgere", "Perspectives overheard, all citizens"), _LOWER, Event.OVERHEARD
)
GRASPED_SHARE = share(
    Text("Grebet, af alle udsagn", "Grasped, of all that was voiced"),
    _HIGHER,
    Event.GRASPED,
    (Event.GRASPED, Event.OVERHEARD),
)
PLANS = rate(Text("Planer aftalt", "Plans agreed"), _NEITHER, Event.PLAN_AGREED)
GRANTED_SHARE = share(
    Text("Bevilget på stedet", "Granted on the spot"),
    _NEITHER,
    Event.GRANTED_AT_ONCE,
    (Event.GRANTED_AT_ONCE, Event.SENT_FOR_APPROVAL),
)
STARTED = rate(Text("Indsatser begyndt", "Measures begun"), _NEITHER, Event.MEASURE_STARTED)
BROKEN = rate(Text("Brudte løfter, alle borgere", "Broken promises, all citizens"), _LOWER, Event.PROMISE_BROKEN)
INTERNSHIPS = rate(Text("Praktikker begyndt", "Internships begun"), _NEITHER, Event.INTERNSHIP_STARTED)
CONVERTED = rate(
    Text("Praktikker, der blev til løn, alle borgere", "Internships that led to wages, all citizens"),
    _HIGHER,
    Event.INTERNSHIP_CONVERTED,
)
NO_PROSPECT = rate(
    Text("Praktikker uden udsigt, alle borgere", "Internships without prospect, all citizens"),
    _LOWER,
    Event.INTERNSHIP_WITHOUT_PROSPECT,
)
REPEATED = rate(Text("Gentagne afklaringer", "Repeated clarifications"), _LOWER, Event.REPEATED_CLARIFICATION)
HOURS_OR_JOB = rate(
    Text("Løntimer eller job begyndt", "Paid hours or jobs begun"), _HIGHER, Event.HOURS_STARTED, Event.JOB_STARTED
)
HOURS_INCREASED = rate(Text("Flere timer samme sted", "More hours at the same place"), _HIGHER, Event.HOURS_INCREASED)
JOBS = rate(Text("Job begyndt", "Jobs begun"), _HIGHER, Event.JOB_STARTED)
WORK_LOST = rate(
    Text("Løntimer eller job ophørt", "Paid hours or jobs ended"), _LOWER, Event.HOURS_LOST, Event.JOB_LOST
)
SHIFTS = rate(Text("Sagsbehandlerskift", "Changes of caseworker"), _LOWER, Event.SHIFT)

ALLIANCE = state(Text("Alliance med sagsbehandleren", "Alliance with the caseworker"), _HIGHER, Stock.ALLIANCE)
CASELOAD = state(
    Text("Borgere pr. sagsbehandler, alle måneder", "Citizens per caseworker, all months"),
    _NEITHER,
    Stock.CASELOAD,
    Unit.CITIZENS_PER_POST,
)
PASSIVE = part(Text("Uden indsats og uden plan", "Without measure or plan"), _LOWER, (Stock.PASSIVE,), Stock.ON_BENEFIT)
ON_BENEFIT = part(
    Text("På ydelse, af alle borgere", "On benefit, of all citizens"), _LOWER, (Stock.ON_BENEFIT,), Stock.N_CITIZENS
)
EFFORT = kroner_spent(Text("Indsatsen i alt pr. borger", "The effort in all, per citizen"), _NEITHER, *EFFORT_ACCOUNTS)
STAFF_COST = kroner_spent(Text("Heraf sagsbehandlere", "Of which caseworkers"), _NEITHER, Account.STAFF)
MEASURES_COST = kroner_spent(
    Text("Heraf indsatser og mentorer", "Of which measures and mentors"),
    _NEITHER,
    Account.MEASURES,
    Account.COMPANY_MENTOR,
)
BENEFIT_MUNICIPAL = kroner_spent(
    Text("Kommunens del af ydelsen pr. borger", "The municipality's part of benefit, per citizen"),
    _LOWER,
    Account.BENEFIT_MUNICIPAL,
)
BENEFIT_STATE = kroner_spent(
    Text("Statens refusion pr. borger", "The state's refund, per citizen"), _NEITHER, Account.BENEFIT_STATE
)
