"""What caseworkers, teams, firms, voluntary organisations and municipalities remember."""

from __future__ import annotations

from cubb_sim.kinds import N_MEASURES, N_OFFERS
from cubb_sim.state.record import record

CASEWORKER = record(
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
        ("value_added", "f8"),  # what the person does for citizens' way into work beyond all else here [SD]
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

TEAM = record(
    [
        ("municipality", "i2"),
        ("target", "i1"),
        ("first_post", "i4"),
        ("end_post", "i4"),
        ("reference_citizens", "f8"),  # number the team's posts are budgeted for
        ("n_open", "i4"),
        ("climate", "f8"),  # 0 rivalry, 1 mastery
        ("broker_share", "f8"),  # of a full broker, after the lever
    ]
)

FIRM = record(
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

ORGANISATION = record(
    [
        ("address", "i8"),
        ("municipality", "i2"),
        ("places", "i4"),
        ("occupied", "i4"),
        ("accommodation", "f8"),
        ("builds_mastery", "f8"),
        ("builds_network", "f8"),
        ("builds_meaning", "f8"),
    ]
)

MUNICIPALITY = record(
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
        ("pressure", "f8"),  # target pressure in force, after the political reaction
        ("legitimacy", "f8"),
        ("offers_open", "i1", (N_MEASURES * N_OFFERS,)),  # 1 where an offer is open: measure times N_OFFERS plus number
        ("practice_abroad", "f8"),  # mean practice of the municipalities that reach this one
        ("tie_strength", "f8"),  # with which it reaches
        ("practice", "f8"),  # mean involving practice of the staff
        ("measure_weeks_budget", "f8"),  # weeks of bought measures the offer budget pays for this month
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
