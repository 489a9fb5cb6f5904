"""The month's close: what is recorded, and the balances that must close."""

from __future__ import annotations

from cubb_sim.compilation import process, step
from cubb_sim.events import Event
from cubb_sim.kinds import Measure, Record, State
from cubb_sim.outcome import Stock
from cubb_sim.rules.internship import commitment_now
from cubb_sim.rules.measures import is_bought
from cubb_sim.rules.scales import towards
from cubb_sim.rules.surroundings import legitimacy_impression
from cubb_sim.world import Here, World, stand_in

IDLE_MONTHS = 3
GOAL_HOURS_SHARE = 0.15
"""Share with ordinary work that counts as full efficiency: CUBB's goal at the end of the period (seed 000)."""


@step
def citizen_is_counted(here: Here, c: Record) -> None:
    """Add one person, whatever became of him or her, to the month's head counts and sums."""
    row = here.stock
    row[state_stock(c.state)] += 1.0
    if c.state < State.JOB:
        records_citizen(row, c)
        if c.measure != Measure.NONE:
            here.town.n_measures += 1
            here.town.n_own_measures += c.measure_is_own
            here.town.n_bought += (1 if is_bought(c.measure) else 0) + (1 if c.parallel != Measure.NONE else 0)
    if c.is_cohort == 1:
        if c.first_hours_month >= 0:
            row[Stock.COHORT_EVER_HOURS] += 1.0
        if c.state == State.JOB:
            row[Stock.COHORT_IN_JOB] += 1.0
        if c.state < State.JOB and c.months_without_measure >= IDLE_MONTHS:
            row[Stock.COHORT_WITHOUT_MEASURE] += 1.0


@process
def month_is_recorded(world: World, m: int) -> None:
    """Turn the month's sums into means, and write the stocks of staff, firms and surroundings."""
    here = stand_in(world, m)
    row, town = here.stock, here.town
    n = row[Stock.ON_BENEFIT]
    row[Stock.N_CITIZENS] = n + row[Stock.JOB]
    town.n_on_benefit, town.n_citizens = int(n), int(row[Stock.N_CITIZENS])
    for mean in range(Stock.READINESS, Stock.ALLIANCE + 1):
        row[mean] /= max(1.0, n)
    records_staff(here, row)
    records_firms(here, row)
    legitimacy_moves(here, row)


@step
def state_stock(state: int) -> int:
    """The stock a state is counted in."""
    return Stock.PASSIVE + state - State.PASSIVE


@step
def records_citizen(row: Record, c: Record) -> None:
    """Add one citizen on benefit to the head count and the sums."""
    row[Stock.ON_BENEFIT] += 1.0
    row[Stock.READINESS] += c.readiness
    row[Stock.EFFICACY] += c.efficacy
    row[Stock.TRUST] += c.trust
    row[Stock.MEANING] += c.meaning
    row[Stock.BELIEF] += c.belief
    row[Stock.ALLIANCE] += c.alliance


@step
def records_staff(here: Here, row: Record) -> None:
    """Means over the filled posts; the municipality remembers its practice for the others to see."""
    town = here.town
    n, n_open = 0, 0
    caseload = 0.0
    for j in range(town.first_post, town.end_post):
        post = here.posts[j]
        n_open += post.is_open
        caseload += post.caseload
        if post.is_filled == 1:
            n += 1
            row[Stock.COMPETENCE] += post.competence
            row[Stock.PRACTICE] += post.practice
            row[Stock.STRAIN] += post.strain
            row[Stock.CLIMATE] += here.teams[post.team].climate
            row[Stock.FREE_MINUTES] += post.free_minutes
            row[Stock.FOLLOW_UP] += post.follow_up
    for mean in (
        Stock.COMPETENCE, Stock.PRACTICE, Stock.STRAIN, Stock.CLIMATE, Stock.FREE_MINUTES, Stock.FOLLOW_UP,
    ):  # fmt: skip
        row[mean] /= max(1, n)
    row[Stock.POSTS_OPEN], row[Stock.POSTS_FILLED] = n_open, n
    row[Stock.CASELOAD] = caseload / max(1, n)


@step
def records_firms(here: Here, row: Record) -> None:
    """Means over the firms, and the surroundings."""
    town = here.town
    for f in range(town.first_firm, town.end_firm):
        firm = here.firms[f]
        row[Stock.FIRM_COMMITMENT] += commitment_now(firm.commitment, firm.habit, firm.memory)
        row[Stock.FIRM_HABIT] += firm.habit
        row[Stock.FIRM_MEMORY] += firm.memory
    for mean in (Stock.FIRM_COMMITMENT, Stock.FIRM_HABIT, Stock.FIRM_MEMORY):
        row[mean] /= max(1, town.end_firm - town.first_firm)
    row[Stock.DEMAND], row[Stock.VACANCIES] = town.demand, town.vacancies


@step
def legitimacy_moves(here: Here, row: Record) -> None:
    """Let the political level's impression follow the month's four dimensions."""
    town = here.town
    month = here.month
    counts = here.counts
    citizens = max(1.0, row[Stock.N_CITIZENS])
    working = (row[Stock.HOURS] + row[Stock.JOB]) / citizens / GOAL_HOURS_SHARE
    idle = row[Stock.PASSIVE] / max(1.0, row[Stock.ON_BENEFIT])
    respect = (counts[Event.GRASPED] - counts[Event.COMPLAINED]) / max(1.0, float(counts[Event.VOICED]))
    seen = legitimacy_impression(min(1.0, working), 1.0 - idle, town.n_own_measures / max(1, town.n_measures), respect)
    if month > 0:
        town.legitimacy = towards(town.legitimacy, seen, here.p.monthly.legitimacy)
    town.practice = row[Stock.PRACTICE]
    row[Stock.LEGITIMACY], row[Stock.PRESSURE] = town.legitimacy, town.pressure
