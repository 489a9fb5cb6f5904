"""Over which range each argument of a rule is drawn, by its name. For pictures and random points only.

The model does not read this table. Where an argument is a declared number (a lever or a parameter handed over by the
process), range and middle are the declaration's; the others are chosen so that a picture shows where people and months
usually lie.
"""

from __future__ import annotations

from typing import NamedTuple

from cubb_sim.parameters import LEVERS, PARAMETERS
from cubb_sim.parameters.specification import Parameter


class Argument(NamedTuple):
    """How an argument is called in a picture, over what it is drawn, and where it stands while another one moves."""

    label: str
    unit: str
    low: float
    high: float
    held: float
    is_declared: bool = False


def scale(label: str, held: float = 0.5) -> Argument:
    """A quantity from 0 to 1."""
    return Argument(label, "0 to 1", 0.0, 1.0, held)


def in_sd(label: str) -> Argument:
    """A quantity in standard deviations from the mean."""
    return Argument(label, "SD from the mean", -2.0, 2.0, 0.0)


def deviation(label: str) -> Argument:
    """A lever's deviation from today's national value."""
    return Argument(label, "deviation from today", -0.5, 0.5, 0.0)


def either(label: str, held: float = 0.0) -> Argument:
    """Something that is the case (1) or not (0)."""
    return Argument(label, "0 or 1", 0.0, 1.0, held)


def declared(name: str, label: str = "") -> Argument:
    """A lever (by its name) or a parameter (dotted) that the process hands over."""
    number: Parameter = LEVERS.get(name) or PARAMETERS[name]
    return Argument(label or number.title.en, number.unit, number.low, number.high, number.default, True)


ARGUMENTS: dict[str, Argument] = {
    "ability": scale("work ability at this firm"),
    "accessibility": declared("accessibility"),
    "accommodation": scale("accommodation the place can give", 0.45),
    "active_share": scale("share with something going on", 0.6),
    "age_months": Argument("age", "months", 216.0, 480.0, 420.0),
    "alliance": scale("alliance with the caseworker", 0.4),
    "assertiveness": scale("assertiveness"),
    "at_caseworker": Argument("the caseworker's log odds of grasping", "log odds", -2.0, 2.0, -0.4),
    "at_mean": Argument("log odds of voicing at the centre of the scales", "log odds", -2.0, 1.0, -0.4),
    "base": declared("internship_conversion"),
    "belief": scale("the caseworker's belief in the citizen"),
    "benefit_kr": Argument("benefit of the month", "kr", 0.0, 16_000.0, 11_400.0),
    "caseload": declared("caseload"),
    "causal_share": declared("switches.belief_causal_share"),
    "caseworker": scale("the caseworker's knowledge of firms", 0.3),
    "category": Argument("category: 1 activity-ready, 2 job-ready", "code", 1.0, 2.0, 1.0),
    "chance": scale("number drawn"),
    "citizen": scale("how well the citizen is known"),
    "citizens": Argument("citizens of the municipality", "count", 100.0, 3000.0, 800.0),
    "clarity": scale("clarity of the own perspective", 0.45),
    "clarity_sd": in_sd("clarity of the perspective"),
    "climate": scale("climate of the team: 0 rivalry, 1 mastery", 0.45),
    "climate_opens_learning": declared("management.climate_opens_learning"),
    "commitment": scale("the firm's commitment to wages"),
    "common": in_sd("common factor"),
    "competence": scale("the caseworker's competence"),
    "competence_sd": in_sd("the caseworker's competence"),
    "complexity": scale("social complexity", 0.45),
    "contact": scale("the job centre's contact with the firm"),
    "c.age_months": Argument("age of the citizen", "months", 216.0, 480.0, 420.0),
    "c.n_children": Argument("children the citizen provides for", "count", 0.0, 1.0, 0.0),
    "c.efficacy": scale("efficacy of the citizen", 0.45),
    "cooperation": scale("cooperation", 0.45),
    "coping": scale("coping with health", 0.45),
    "coping_sd": in_sd("coping with health"),
    "creaming": declared("switches.creaming"),
    "cross_functional": declared("cross_functional_teams"),
    "demand": Argument("demand for labour", "1 in a normal year", 0.5, 1.5, 1.0),
    "demands": Argument("hours taken by demands", "hours a month", 20.0, 100.0, 55.0),
    "displacement": declared("switches.displacement"),
    "early": Argument("hazard of months 1 to 3", "per month", 0.02, 0.2, 0.1),
    "effect": declared("job_finding.meeting_effect"),
    "efficacy": scale("efficacy: own belief in managing a job", 0.45),
    "expected": declared("surroundings.reference_legitimacy"),
    "extra_meetings": Argument("meetings beyond today's", "a year", -4.0, 20.0, 4.0),
    "firm": scale("how well the firm is known"),
    "flips_per_year": declared("flips_per_year"),
    "follow_up": scale("share of agreements followed up"),
    "free_minutes": Argument("minutes of the meeting free of demands", "minutes", 0.0, 60.0, 15.0),
    "full_kr": Argument("benefit before earnings", "kr a month", 3_000.0, 16_000.0, 11_400.0),
    "gain": scale("gain of a month", 0.05),
    "general": scale("general work ability", 0.45),
    "goal": scale("goal", 0.8),
    "habit": scale("habit of free labour", 0.2),
    "half_life_months": Argument("half-life", "months", 1.0, 36.0, 12.0),
    "has_broker": scale("share of a full knowledge broker in the team", 0.0),
    "helps_the_ready": declared("switches.meetings_help_the_ready"),
    "hours": Argument("hours left for citizens", "hours a month", 20.0, 120.0, 80.0),
    "hours_left": Argument("hours left after meetings and calls", "hours a month", -10.0, 50.0, 10.0),
    "hours_per_week": Argument("ordinary paid hours", "hours a week", 0.0, 30.0, 8.0),
    "hours_share": scale("share with paid hours, of the goal", 0.6),
    "index_variance": declared("job_finding.index_variance"),
    "indicator_sd": declared("population.indicator_sd"),
    "information": Argument("effect of information-only days", "competence", 0.0, 0.3, 0.0),
    "institutional_fit": declared("measures.institutional_fit"),
    "involvement": scale("experience of having been involved", 0.45),
    "is_at_work": either("has paid hours"),
    "is_filled": either("the post has a person", 1.0),
    "is_in_foreign_measure": either("is in a measure that is not the citizen's own"),
    "is_in_measure": either("is in a measure", 1.0),
    "is_long_term": either("five years on benefit or more"),
    "is_own": either("the measure is the citizen's own", 1.0),
    "is_right_sector": either("the firm is in the sector wished for", 1.0),
    "is_same_place": either("the ability was built at this firm", 1.0),
    "knowledge": scale("labour-market knowledge", 0.45),
    "lacking": scale("accommodation lacking", 0.2),
    "late": Argument("hazard after month 12", "per month", 0.005, 0.05, 0.017),
    "leadership": deviation("leadership support"),
    "learning": Argument("hours of supervision, courses and FLIPs", "hours a month", 0.0, 20.0, 3.0),
    "learning_curve_months": declared("staffing.learning_curve_months"),
    "legitimacy": scale("legitimacy in the political level's eyes"),
    "load": Argument("hours asked for over hours there are", "1 is just enough", 0.0, 3.0, 1.0),
    "loading": declared("population.distance_loading"),
    "log_hazard": Argument("log hazard relative to the start", "log hazard", -3.0, 3.0, 0.0),
    "log_odds_of_wages": Argument("log odds of wages", "log odds", -5.0, 3.0, -2.0),
    "long_term_priority": declared("long_term_priority"),
    "mastery": deviation("support of mastery"),
    "match": scale("match between citizen and firm"),
    "mean": declared("population.indicator_mean"),
    "measure": Argument("kind of measure", "code", 1.0, 8.0, 5.0),
    "memory": scale("the firm's memory of earlier internships"),
    "middle": Argument("hazard of months 4 to 12", "per month", 0.01, 0.1, 0.04),
    "months": Argument("months", "months", 0.5, 72.0, 3.0),
    "n_due": Argument("meetings due", "a month", 1.0, 80.0, 30.0),
    "need": scale("accommodation the citizen needs", 0.55),
    "newcomer_level": declared("staffing.newcomer_level"),
    "noise": in_sd("error drawn"),
    "outlook": Argument("the citizen's true outlook", "log hazard", -3.0, 3.0, 0.0),
    "own": in_sd("own factor"),
    "own_share": declared("own_perspective_share"),
    "paid": declared("time.paid_hours_per_month"),
    "persistence": declared("surroundings.demand_persistence"),
    "place": scale("place-bound work ability", 0.2),
    "places_per_100": declared("voluntary_places"),
    "practice": deviation("involving practice"),
    "predictability": declared("predictability_of_offers"),
    "pressure": scale("target pressure"),
    "previous": Argument("last month's deviation", "log points", -0.5, 0.5, -0.1),
    "probability": scale("probability", 0.4),
    "quality": deviation("conversation quality"),
    "rate_per_year": Argument("rate", "per year", 0.0, 2.0, 0.2),
    "reaction": declared("surroundings.political_reaction"),
    "readiness": scale("readiness for work", 0.45),
    "readiness_sd": in_sd("readiness for work"),
    "ready_for_next_step": declared("staffing.ready_for_next_step"),
    "reference": declared("staffing.reference_climate"),
    "reference_citizens": Argument("citizens the team is budgeted for", "count", 30.0, 900.0, 300.0),
    "reform_load": Argument("extra demands of a reform", "share of hours", 0.0, 0.25, 0.0),
    "respect": Argument("perspectives grasped less complaints, per voiced", "share", -0.5, 1.0, 0.4),
    "scale_months": declared("population.long_duration_scale_months"),
    "sd": declared("population.indicator_sd"),
    "search": scale("job search", 0.45),
    "seen": scale("impression of the meeting"),
    "share": scale("share", 0.2),
    "share_lost": Argument("share lost", "0 to 1", 0.0, 0.9, 0.26),
    "shock": Argument("this month's shock", "log points", -0.1, 0.1, 0.0),
    "spell_months": Argument("whole months in the work", "months", 0.0, 24.0, 0.0),
    "staff_budget": declared("staff_budget"),
    "stance": scale("stance: belief in citizens before knowing them"),
    "steering": declared("target_steering"),
    "strain": scale("strain of the caseworker", 0.45),
    "supervision_hours": Argument("peer supervision beyond today's", "hours a month", -2.0, 6.0, 0.0),
    "support": deviation("leadership support"),
    "talent": scale("talent of the person"),
    "target_pressure": scale("target pressure"),
    "tenure_months": Argument("time on the post", "months", 0.0, 48.0, 6.0),
    "three_years_share": declared("population.three_years_share"),
    "trust": scale("trust in the system", 0.45),
    "turnover_per_year": declared("caseworker_turnover"),
    "u": Argument("uniform number that rises with distance from work", "0 to 1", 0.001, 0.999, 0.5),
    "under_30_share": declared("population.under_30_share"),
    "usual": Argument("openings of a normal month", "count", 1.0, 20.0, 10.0),
    "usual_minutes": declared("undisturbed_minutes", "such minutes today"),
    "vacancies": Argument("openings left this month", "count", 0.0, 15.0, 10.0),
    "value_added": in_sd("what the person adds"),
    "volume_per_100": declared("internship_volume"),
    "wanted": declared("undisturbed_minutes"),
    "weeks_on_support": Argument("weeks on support", "weeks", 0.0, 78.0, 60.0),
    "weight": declared("internship.memory_weight"),
    "went_well": scale("how well the internship went", 1.0),
    "where": scale("number drawn"),
    "which": scale("number drawn"),
    "wished_hours": Argument("hours the citizen wishes for", "hours a week", 5.0, 30.0, 15.0),
    "x": scale("the quantity"),
    "z": in_sd("standard normal number"),
}
"""By the argument's name, or that of a field of the citizen `c`."""

OF_ONE_RULE: dict[str, Argument] = {
    "clip01.x": Argument("the quantity", "any", -1.0, 2.0, 0.5),
    "climate_goal.pressure": deviation("target pressure"),
    "conversion_by_outlook.caseworker": Argument("caseworker_part", "log hazard", -0.5, 0.5, 0.0),
    "from_log_odds.x": Argument("log odds", "log odds", -5.0, 5.0, 0.0),
    "grasp_at_caseworker.pressure": deviation("target pressure"),
    "is_bought.measure": Argument("kind of measure", "code", 0.0, 8.0, 5.0),
    "job_finding_hazard.rate_per_year": declared("job_finding.rate_per_year"),
    "legitimacy_impression.own_share": scale("share of measures that are the citizen's own", 0.3),
    "life_event_rate.rate_per_year": declared("life.events_per_year"),
    "own_plan_probability.own_share": declared("own_perspective_share"),
    "practice_goal.pressure": deviation("target pressure"),
    "support_share.months": Argument("months of the present spell", "months", 0.0, 72.0, 30.0),
    "voice_probability.trust": scale("mean of trust and alliance", 0.45),
}
"""Where a name means something else in one rule."""


class UnknownArgumentError(LookupError):
    """Something is asked of an argument that has no entry; the text says where it would stand."""


def argument_of(rule: str, name: str) -> Argument:
    """The argument `name` of the rule: its own entry where it has one, else the entry of the name."""
    found = OF_ONE_RULE.get(f"{rule}.{name}") or ARGUMENTS.get(name)
    if found is None:
        raise UnknownArgumentError(f"the argument '{name}' has no entry in docs/site/rule_pages/arguments.py")
    return found
