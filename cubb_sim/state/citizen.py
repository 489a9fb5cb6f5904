"""What a citizen remembers."""

from __future__ import annotations

from cubb_sim.state.record import record

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
    ("prospects", "f8"),  # unobserved employability, standard normal: nobody sees it by itself
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
    ("plan_months", "i2"),  # months since it was agreed in which nothing else went on
    ("waited_months", "i2"),  # months since it was granted
    ("approval_months_left", "i2"),
    ("measure", "i1"),
    ("measure_is_own", "i1"),
    ("measure_months_left", "i2"),
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

CITIZEN = record(_IDENTITY, _HISTORY, _INDICATORS, _RELATION, _COURSE, _ACCUMULATED)
