"""The record of each entity (ODD 2): what it remembers, in which unit, and what "not yet" looks like.

Scales without a unit run from 0 (none) to 1 (full). Months count from 1 at the first simulated month; month 0 is the
starting population. `NOT_YET` and `NOBODY` are values of their own, never zero.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from cubb_sim.kinds import N_MEASURES, N_OFFERS

_IDENTITY = [
    ("address", "i8"),  # what the citizen's draws are addressed by
    ("municipality", "i2"),
    ("is_cohort", "i1"),  # present at the start: the group CUBB's goals are measured on
    ("arrival_month", "i2"),
    ("age_months", "i2"),
    ("start_age_months", "i2"),  # at arrival
    ("start_months_on_benefit", "i2"),  # at arrival
    ("benefit", "i1"),
    ("start_benefit", "i1"),
    ("n_children", "i1"),
    ("lives_with_parents", "i1"),
    ("is_single_provider", "i1"),
    ("has_vocational_education", "i1"),
    ("has_psychiatric_diagnosis", "i1"),
    ("has_musculoskeletal_disorder", "i1"),
    ("category", "i1"),
    ("closeness_third", "i1"),  # thirds of readiness at arrival: 0 furthest from work, 2 closest
    ("sector", "i1"),  # of the citizen's own work perspective
    ("wished_hours", "f8"),  # hours per week of that perspective
    ("accommodation_need", "f8"),
    ("assertiveness", "f8"),  # why the same pressure makes different people do different things
    ("prospects", "f8"),  # unobserved employability, standard normal: nobody in the model reads it directly
]
_HISTORY = [
    ("months_on_benefit", "i2"),  # present spell
    ("weeks_on_support", "i2"),  # what the state refund ladder counts
    ("support_share_five_years", "f8"),
    ("employed_share_five_years", "f8"),
]
_INDICATORS = [
    ("readiness", "f8"),  # mean of the six progression indicators, renewed every month
    ("anchor", "f8"),  # the level the person's indicators fall back to when nothing happens
    ("health", "f8"),
    ("coping", "f8"),  # coping with health
    ("social_complexity", "f8"),
    ("life_mastery", "f8"),
    ("knowledge", "f8"),  # of the labour market
    ("search", "f8"),
    ("network", "f8"),
    ("general_ability", "f8"),
    ("place_ability", "f8"),  # valid at `place_firm` only
    ("place_firm", "i4"),
    ("efficacy", "f8"),  # own belief in managing a job
    ("trust", "f8"),  # in the system
    ("involvement", "f8"),  # earlier experience of being involved
    ("clarity", "f8"),  # how clear the own work perspective is: goal orientation
    ("meaning", "f8"),  # experienced meaningfulness of the course of events
]
_RELATION = [
    ("caseworker", "i4"),  # index of the post
    ("caseworker_person", "i4"),  # which person on that post the citizen last met as his or her own
    ("relation_months", "i2"),
    ("alliance", "f8"),
    ("belief", "f8"),  # the present caseworker's belief in this citizen
]
_COURSE = [
    ("state", "i1"),
    ("stage", "i1"),
    ("plan", "i1"),  # Measure that was agreed
    ("offer", "i1"),  # which of the offers of that kind
    ("perspective_is_known", "i1"),  # the present caseworker has grasped what the citizen wants
    ("plan_is_own", "i1"),  # starts from the citizen's own perspective
    ("plan_months", "i2"),  # months waited since it was agreed
    ("approval_months_left", "i2"),
    ("measure", "i1"),
    ("measure_is_own", "i1"),
    ("measure_months_left", "i2"),
    ("measure_weeks", "i2"),  # weeks paid for this month, for the account
    ("parallel", "i1"),  # second measure running beside the first
    ("parallel_months_left", "i2"),
    ("match", "f8"),
    ("has_agreed_wages", "i1"),  # package with wages built in
    ("firm", "i4"),
    ("organisation", "i4"),
    ("months_without_measure", "i2"),
    ("months_without_attention", "i2"),  # neither a meeting nor a measure
    ("n_clarifications", "i2"),
    ("paid_hours", "f8"),  # ordinary paid hours per week
    ("spell_months", "i2"),  # of the present employment, hours beside benefit or job
    ("employer", "i4"),  # firm of the model, or NOBODY for the rest of the labour market
]
_ACCUMULATED = [
    ("first_hours_month", "i2"),
    ("first_job_month", "i2"),
    ("first_spell_months", "i2"),  # length so far of the first employment spell
    ("first_spell_is_over", "i1"),
    ("n_spells", "i2"),
    ("n_jobs", "i2"),
    ("months_in_hours", "i2"),
    ("months_in_job", "i2"),
    ("months_on_benefit_here", "i2"),  # citizen-months on benefit during the run
    ("months_present", "i2"),  # not yet in a final state
    ("months_passive", "i2"),  # on benefit, no measure in the last three months
    ("months_parked", "i2"),  # on benefit, neither meeting nor measure for half a year
    ("n_shifts", "i2"),
    ("n_derailing_shifts", "i2"),
    ("n_meetings", "i2"),
    ("n_missed", "i2"),
    ("n_voiced", "i2"),
    ("n_grasped", "i2"),
    ("n_plans", "i2"),
    ("n_broken_promises", "i2"),
    ("n_measures", "i2"),
    ("n_own_measures", "i2"),
    ("n_internships", "i2"),
    ("n_conversions", "i2"),
    ("n_no_prospect", "i2"),
    ("n_complaints", "i2"),
    ("n_displacements", "i2"),
    ("attention_minutes", "f8"),
    ("meaning_months", "f8"),  # sum of `meaning` over months on benefit
    ("hours_worked", "f8"),  # ordinary paid hours
    ("municipal_kr", "i8"),
    ("state_kr", "i8"),
]


def _record(*parts: list[Any]) -> np.dtype[np.void]:
    """A record type with its widest fields first, so that none lies across two words."""
    fields = [field for part in parts for field in part]
    fields.sort(key=lambda field: -np.dtype(field[1]).itemsize)
    return np.dtype(fields, align=True)


CITIZEN = _record(_IDENTITY, _HISTORY, _INDICATORS, _RELATION, _COURSE, _ACCUMULATED)

CASEWORKER = _record(
    [
        ("address", "i8"),
        ("municipality", "i2"),
        ("team", "i4"),
        ("is_open", "i1"),  # the post exists this month
        ("is_filled", "i1"),
        ("person", "i4"),  # counts the people who have held the post
        ("months_vacant", "i2"),
        ("tenure_months", "i2"),
        ("talent", "f8"),  # communicative competence the person brings
        ("skill", "f8"),  # full competence, were the learning curve behind the person
        ("competence", "f8"),  # gribning: grasping what matters to the citizen
        ("practice", "f8"),  # how far involving practice is taken up
        ("practice_around", "f8"),  # mean practice of the colleagues last month
        ("stance", "f8"),  # belief in citizens before knowing them
        ("firm_knowledge", "f8"),
        ("strain", "f8"),
        ("is_broker", "i1"),
        ("caseload", "i4"),
        ("hours", "f8"),  # paid working hours this month
        ("hours_demands", "f8"),  # documentation, targets, internal meetings
        ("hours_learning", "f8"),
        ("hours_meetings", "f8"),
        ("hours_follow_up", "f8"),
        ("hours_other", "f8"),
        ("minutes_per_meeting", "f8"),
        ("free_minutes", "f8"),  # of a meeting, free of institutional demands
        ("follow_up", "f8"),  # share of what was agreed that there is time to follow up
        ("meetings_share", "f8"),  # share of due meetings there is time to hold
        ("due_probability", "f8"),  # that a citizen of this post is called to a meeting this month
        ("grasp_log_odds", "f8"),  # of grasping a perspective of ordinary clarity this month
        ("n_meetings", "i4"),  # held this month
        ("n_applications", "i4"),  # cases sent for approval last month
        ("n_complaints", "i4"),  # this month
        ("was_opened", "i1"),  # the post is new and its first person takes over citizens from colleagues
    ]
)

TEAM = _record(
    [
        ("municipality", "i2"),
        ("target", "i1"),
        ("first_post", "i4"),
        ("end_post", "i4"),
        ("reference_citizens", "f8"),  # number the team's posts are budgeted for
        ("n_open", "i4"),
        ("n_filled", "i4"),
        ("climate", "f8"),  # 0 rivalry, 1 mastery
        ("competence", "f8"),  # mean over the filled posts
        ("practice", "f8"),
        ("broker_share", "f8"),  # of a full broker, after the lever
    ]
)

FIRM = _record(
    [
        ("address", "i8"),
        ("municipality", "i2"),
        ("sector", "i1"),
        ("n_employees", "i4"),
        ("places", "i4"),
        ("occupied", "i4"),
        ("n_hired", "i4"),  # citizens of the model in ordinary employment here
        ("commitment", "f8"),  # to wages after an internship
        ("accommodation", "f8"),
        ("memory", "f8"),  # of how earlier internships went
        ("habit", "f8"),  # of free labour
        ("contact", "f8"),  # strength of the job centre's contact
        ("is_social_enterprise", "i1"),
        ("is_open", "i1"),
    ]
)

ORGANISATION = _record(
    [
        ("address", "i8"),
        ("municipality", "i2"),
        ("places", "i4"),
        ("occupied", "i4"),
        ("activity", "i1"),
        ("accommodation", "f8"),
        ("builds_mastery", "f8"),
        ("builds_network", "f8"),
        ("builds_meaning", "f8"),
    ]
)

MUNICIPALITY = _record(
    [
        ("address", "i8"),
        ("role", "i1"),
        ("first_citizen", "i4"),
        ("end_citizen", "i4"),  # people who have arrived so far lie before this slot
        ("last_citizen", "i4"),  # end of the municipality's slots
        ("first_post", "i4"),
        ("end_post", "i4"),
        ("first_team", "i4"),
        ("end_team", "i4"),
        ("first_firm", "i4"),
        ("end_firm", "i4"),
        ("first_organisation", "i4"),
        ("end_organisation", "i4"),
        ("demand_base", "f8"),
        ("demand_log", "f8"),  # deviation of demand from the base, log points
        ("demand", "f8"),  # of labour, relative to a normal year
        ("vacancies", "f8"),  # openings this month that the model's citizens could take
        ("reform_load", "f8"),  # extra demands while new rules settle
        ("documentation", "f8"),  # share of working time taken by demands
        ("pressure", "f8"),  # target pressure in force, after the political reaction
        ("legitimacy", "f8"),
        ("offers_open", "i1", (N_MEASURES * N_OFFERS,)),  # 1 where an offer is open: measure times N_OFFERS plus number
        ("practice_abroad", "f8"),  # mean practice of the municipalities that reach this one
        ("tie_strength", "f8"),  # with which it reaches
        ("practice", "f8"),  # mean involving practice of the staff
        ("competence", "f8"),
        ("belief", "f8"),  # mean belief of the staff in their present citizens
        ("climate", "f8"),
        ("strain", "f8"),
        ("measure_weeks_budget", "f8"),  # weeks of bought measures the offer budget pays for this month
        ("measure_weeks_used", "f8"),
        ("internship_starts", "f8"),  # how many internships are aimed at this month, with the remainder carried over
        ("n_on_benefit", "i4"),
        ("n_citizens", "i4"),  # arrived and not in a final state
        ("reference_citizens", "f8"),
        ("is_reorganising", "i1"),  # this month
        ("benefit_kr", "i8"),  # paid this month, counted person by person for the balance of money
        ("attention_minutes", "f8"),  # given this month, counted citizen by citizen for the balance of hours
        ("social_places_used", "i4"),
        ("demand_effect", "f8"),  # factor of demand on job finding
        ("n_queue", "i4"),  # citizens lined up for a place this month
        ("n_measures", "i4"),  # running at the end of the month
        ("n_own_measures", "i4"),
        ("n_bought", "i4"),  # running measures paid by the offer budget, mentors beside others included
    ]
)


def empty(dtype: np.dtype[np.void], n: int) -> np.recarray[Any, Any]:
    """`n` zeroed records."""
    return np.zeros(n, dtype).view(np.recarray)


OUTLOOK_WEIGHTS = np.dtype(
    [(name, "f8") for name in (
        "search", "knowledge", "coping", "cooperation", "clarity", "efficacy", "network", "ability", "belief",
        "prospects",
    )]
)  # fmt: skip
"""Log hazard ratios per standard deviation, and the standard deviation of what nobody measures."""

SURROUNDINGS = np.dtype(
    [(name, "f8") for name in (
        "demand_factor", "vacancies_factor", "resignation_share", "closing_share", "reform_load", "budget_factor",
    )]
)  # fmt: skip
"""What disturbances do to one municipality in one month."""

MONTHLY = np.dtype(
    [(name, "f8") for name in (
        "fade", "meaning", "climate", "learning", "strain", "habit", "legitimacy", "hours_grow",
        "lost_early", "lost_middle", "lost_late", "voice_log_odds", "most_life_events", "most_exits",
    )]
)  # fmt: skip
"""Monthly shares and hazards that follow from the parameters alone, worked out once a run."""

DEVELOPMENT = np.dtype([("kr_per_caseworker", "f8"), ("kr_per_citizen", "f8"), ("kr", "f8")])
"""Monthly cost of levers relative to today, by what it is counted in [kr]."""
