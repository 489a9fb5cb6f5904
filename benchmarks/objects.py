"""The peer: the slice of `compiled_slice.py` as idiomatic Mesa objects.

Agents with plain attributes, activated through AgentSets; the same rule functions (as plain Python), the same draws at
the same addresses. It lives the same lives: `tests/benchmarks/test_same_lives.py`.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import mesa

from benchmarks import plain as plain_draws
from benchmarks.plain import as_attributes, plain
from cubb_sim.decisions import Dice, MunicipalityDraw, PostDraw, Rare
from cubb_sim.events import N_EVENTS, Event
from cubb_sim.kinds import FIRST_GONE, N_OFFERS, Benefit, Category, Measure, Stage, State, Target
from cubb_sim.processes import meetings, staffing, surroundings
from cubb_sim.randomness import normal as compiled_normal
from cubb_sim.rules import belief, caseload, conversation, decision, measures, retention, scales
from cubb_sim.rules import job_finding as finding
from cubb_sim.rules import staffing as staff_rules
from cubb_sim.rules import surroundings as surrounding_rules
from cubb_sim.rules.economy import WEEKS_PER_MONTH
from cubb_sim.world import World

normal = plain(compiled_normal)
clip01, towards, towards_one = plain(scales.clip01), plain(scales.towards), plain(scales.towards_one)
standardised = plain(scales.standardised)
demands_share, hours_for_citizens = plain(caseload.demands_share), plain(caseload.hours_for_citizens)
affordable_free_minutes = plain(caseload.affordable_free_minutes)
share_of_meetings_held, meeting_minutes = plain(caseload.share_of_meetings_held), plain(caseload.meeting_minutes)
follow_up_share, strain_goal = plain(caseload.follow_up_share), plain(caseload.strain_goal)
leaving_probability, posts_needed = plain(staff_rules.leaving_probability), plain(staff_rules.posts_needed)
is_meaningful_shift = plain(staff_rules.is_meaningful_shift)
kept_through_shift, caseworker_part = plain(staff_rules.kept_through_shift), plain(staff_rules.caseworker_part)
missed_probability, voice_probability = plain(conversation.missed_probability), plain(conversation.voice_probability)
grasp_at_caseworker, grasp_probability = plain(conversation.grasp_at_caseworker), plain(conversation.grasp_probability)
trust_after_missed = plain(conversation.trust_after_missed)
impression, belief_after_meeting = plain(belief.impression), plain(belief.belief_after_meeting)
efficacy_after_meeting = plain(belief.efficacy_after_meeting)
own_plan_probability = plain(decision.own_plan_probability)
internship_share_of_plans = plain(measures.internship_share_of_plans)
own_measure, standard_measure = plain(measures.own_measure), plain(measures.standard_measure)
cooperation, outlook = plain(finding.cooperation), plain(finding.outlook)
job_finding_hazard, meetings_factor = plain(finding.job_finding_hazard), plain(finding.meetings_factor)
chance_among_vacancies, first_hours = plain(finding.chance_among_vacancies), plain(finding.first_hours)
separation_hazard, separation_log_ratio = plain(retention.separation_hazard), plain(retention.separation_log_ratio)
demand_deviation = plain(surrounding_rules.demand_deviation)

TOWN_ATTRIBUTES = (
    "address", "reference_citizens", "demand_base", "demand_log", "demand", "vacancies", "reform_load", "pressure",
    "demand_effect", "is_reorganising", "attention_minutes",
)  # fmt: skip


class Team:
    """A team of caseworkers and the target group it serves."""

    def __init__(self, record: Any) -> None:
        self.target = Target(int(record.target))
        self.reference_citizens = float(record.reference_citizens)
        self.climate = float(record.climate)
        self.n_open = int(record.n_open)
        self.broker_share = 0.0
        self.posts: list[CaseworkerAgent] = []

    @property
    def covered(self) -> float:
        """Citizens of vacant posts each filled post holds meetings for."""
        waiting = sum(post.caseload for post in self.posts if not post.is_filled)
        share = self.posts[0].model.p.staffing.cover_share
        return float(share * waiting / max(1, sum(post.is_filled for post in self.posts)))

    def lightest_post(self, other_than: CaseworkerAgent | None) -> CaseworkerAgent:
        """The open post with the lowest caseload, filled ones first; `other_than` where there is no other."""

        def load(post: CaseworkerAgent) -> float:
            return post.caseload + (0.0 if post.is_filled else 1.0e4) + (1.0e6 if post is other_than else 0.0)

        return min((post for post in self.posts if post.is_open), key=load, default=self.posts[0])


class CaseworkerAgent(mesa.Agent):  # type: ignore[misc]
    """One post and whoever holds it."""

    address: int
    is_open: int
    is_filled: int
    person: int
    months_vacant: int
    tenure_months: int
    talent: float
    skill: float
    competence: float
    practice: float
    stance: float
    value_added: float
    firm_knowledge: float
    strain: float
    is_broker: int
    caseload: int
    hours: float
    hours_demands: float
    hours_learning: float
    hours_meetings: float
    hours_follow_up: float
    hours_other: float
    minutes_per_meeting: float
    free_minutes: float
    follow_up: float
    meetings_share: float
    due_probability: float
    grasp_log_odds: float
    n_meetings: int
    n_applications: int
    n_complaints: int
    was_opened: int

    def __init__(self, model: JobCentre, record: Any, team: Team, index: int) -> None:
        super().__init__(model)
        for name in CaseworkerAgent.__annotations__:
            setattr(self, name, record[name].item())
        self.team = team
        self.index = index
        self.place_in_team = len(team.posts)
        team.posts.append(self)

    def draws(self, what: int) -> float:
        """This month's number for one decision."""
        number: float = self.model.uniform(self.model.run_seed, what, self.model.month, self.address)
        return number

    def comes_or_goes(self) -> None:
        """Does the post exist, does its caseworker leave, is it filled?"""
        model, counts = self.model, self.model.counts
        if self.place_in_team >= self.team.n_open:
            if self.is_filled:
                counts[Event.CASEWORKER_LEFT] += 1
            self.is_open, self.is_filled = 0, 0
            return
        if not self.is_open:
            self.is_open, self.months_vacant, self.was_opened = 1, 0, 1
        if self.is_filled:
            self.tenure_months += 1
            leaving = leaving_probability(
                model.lever.caseworker_turnover, self.strain, self.team.climate, model.p.staffing
            )
            if self.draws(PostDraw.LEAVES) < leaving or self.draws(PostDraw.WAVE) < model.path.resignation_share:
                self.is_filled, self.months_vacant = 0, 0
                counts[Event.CASEWORKER_LEFT] += 1
        elif self.draws(PostDraw.HIRED) < model.p.staffing.hired_per_month:
            self.joins()
            counts[Event.CASEWORKER_JOINED] += 1
        else:
            self.months_vacant += 1

    def joins(self) -> None:
        """A new person on the post."""
        p, today = self.model.p.staffing, self.model.p.today
        self.is_open, self.is_filled = 1, 1
        self.person += 1
        self.tenure_months = 0
        self.talent = clip01(today.conversation_quality + p.talent_sd * normal(self.draws(PostDraw.TALENT)))
        self.stance = clip01(0.5 + p.stance_sd * normal(self.draws(PostDraw.STANCE)))
        self.value_added = normal(self.draws(PostDraw.VALUE_ADDED))
        self.firm_knowledge = 0.0
        self.skill = clip01(self.talent)
        self.competence = self.skill * p.newcomer_level
        self.practice = self.model.p.management.practice_today
        self.strain = p.reference_strain

    def plans_the_month(self) -> None:
        """Share the month's hours."""
        self.n_meetings, self.hours_meetings = 0, 0.0
        if self.is_filled:
            self.shares_hours()
            self.feels_strain()
        else:
            self.hours, self.hours_demands, self.hours_learning = 0.0, 0.0, 0.0
            self.follow_up, self.free_minutes = 0.0, 0.0
            self.minutes_per_meeting = meeting_minutes(0.0, self.model.p.time)
        self.n_applications, self.n_complaints = 0, 0

    def shares_hours(self) -> None:
        """Hours for demands, learning, meetings, calls and follow-up."""
        model, lever, p = self.model, self.model.lever, self.model.p.time
        self.hours = p.paid_hours_per_month
        self.hours_demands = (
            self.hours * demands_share(model.pressure, model.reform_load, p) + self.n_applications * p.approval_hours
        )
        self.hours_learning = (
            lever.peer_supervision_hours
            + (lever.information_days * p.hours_per_day + lever.flips_per_year * p.flip_hours) / scales.MONTHS_PER_YEAR
        )
        hours = hours_for_citizens(self.hours, self.hours_demands, self.hours_learning, p)
        n_due = (self.caseload + self.team.covered) * lever.meetings_per_year / scales.MONTHS_PER_YEAR
        self.free_minutes = affordable_free_minutes(lever.undisturbed_minutes, hours, n_due, p)
        self.meetings_share = share_of_meetings_held(hours, n_due, p)
        self.minutes_per_meeting = meeting_minutes(self.free_minutes, p)
        planned = n_due * self.meetings_share * self.minutes_per_meeting / caseload.MINUTES
        left = hours - planned - self.caseload * lever.accessibility * p.access_hours
        self.follow_up = follow_up_share(left, self.caseload, p)
        self.hours_follow_up = max(0.0, min(left, self.caseload * p.follow_up_hours))
        self.hours_other = self.hours - self.hours_demands - self.hours_learning - planned - self.hours_follow_up

    def feels_strain(self) -> None:
        """Strain moves towards what load, pressure, complaints and support make of it."""
        model, lever, p = self.model, self.model.lever, self.model.p.time
        hours = hours_for_citizens(self.hours, self.hours_demands, self.hours_learning, p)
        wished = meeting_minutes(lever.undisturbed_minutes, p)
        meeting = lever.meetings_per_year / scales.MONTHS_PER_YEAR * wished / caseload.MINUTES
        rest = lever.accessibility * p.access_hours + p.follow_up_hours
        wanted = (self.caseload + self.team.covered) * meeting + self.caseload * rest
        support = lever.leadership_support - model.p.today.leadership_support
        goal = strain_goal(wanted / hours, model.pressure, self.team.climate, support, p)
        moved = towards(self.strain, goal, model.p.monthly.strain)
        self.strain = min(1.0, moved + p.complaint_strain * self.n_complaints)

    def prepares(self) -> None:
        """How likely a meeting is, and how likely a perspective is to be grasped in it."""
        model, p = self.model, self.model.p
        self.due_probability = model.lever.meetings_per_year / scales.MONTHS_PER_YEAR
        if self.is_filled:
            self.due_probability *= self.meetings_share
        else:
            self.due_probability *= p.staffing.cover_share
            self.competence = 0.5 * p.today.conversation_quality
        self.grasp_log_odds = grasp_at_caseworker(
            (self.competence - p.today.conversation_quality) / p.staffing.talent_sd, self.free_minutes,
            p.today.undisturbed_minutes, model.pressure - p.today.target_steering, p.conversation,
        )  # fmt: skip

    def takes_over(self) -> None:
        """A new post's first person takes over the share of the team's citizens that evens out the caseload."""
        if not (self.was_opened and self.is_filled):
            return
        self.was_opened = 0
        share = 1.0 / max(1.0, self.team.n_open)
        for citizen in self.model.agents_by_type[CitizenAgent]:
            if (
                citizen.state < State.JOB
                and citizen.caseworker.team is self.team
                and citizen.caseworker is not self
                and citizen.draws(Rare.NEW_POST) < share
            ):
                citizen.shifts_to(self)


class CitizenAgent(mesa.Agent):  # type: ignore[misc]
    """One citizen of the job centre."""

    address: int
    age_months: int
    months_present: int
    months_on_benefit: int
    relation_months: int
    state: int
    benefit: int
    category: int
    readiness: float
    caseworker_person: int
    n_shifts: int
    n_derailing_shifts: int
    n_broken_promises: int
    perspective_is_known: int
    alliance: float
    belief: float
    efficacy: float
    trust: float
    clarity: float
    involvement: float
    meaning: float
    search: float
    knowledge: float
    coping: float
    network: float
    general_ability: float
    prospects: float
    social_complexity: float
    stage: int
    plan: int
    plan_is_own: int
    plan_months: int
    offer: int
    n_plans: int
    measure: int
    measure_months_left: int
    has_agreed_wages: int
    parallel: int
    parallel_months_left: int
    months_without_attention: int
    months_without_measure: int
    n_missed: int
    n_meetings: int
    attention_minutes: float
    n_voiced: int
    n_grasped: int
    n_spells: int
    n_displacements: int
    n_jobs: int
    match: float
    paid_hours: float
    spell_months: int
    hours_worked: float
    first_hours_month: int
    wished_hours: float
    first_job_month: int
    first_spell_is_over: int
    first_spell_months: int
    months_in_hours: int
    months_in_job: int

    def __init__(self, model: JobCentre, record: Any, caseworker: CaseworkerAgent) -> None:
        super().__init__(model)
        for name in CitizenAgent.__annotations__:
            setattr(self, name, record[name].item())
        self.caseworker = caseworker

    def draws(self, what: int) -> float:
        """This month's number for one decision."""
        number: float = self.model.uniform(self.model.run_seed, what, self.model.month, self.address)
        return number

    def grows_older_and_may_shift(self) -> None:
        """A month older; and a new caseworker, where one has come or a boundary is crossed."""
        if self.state >= FIRST_GONE:
            return
        self.age_months += 1
        self.months_present += 1
        if self.state == State.JOB:
            self.turns_30()
            return
        self.months_on_benefit += 1
        self.relation_months += 1
        by_boundary = self.crosses_boundary()
        post = self.caseworker
        if post.is_filled and post.person != self.caseworker_person:
            self.shifts_to(post)
        elif not post.is_open or by_boundary:
            self.moves_to_team(by_boundary)
        elif self.model.is_reorganising:
            self.may_be_moved()

    def turns_30(self) -> bool:
        """Whether the citizen turns 30 this month; uddannelseshjælp then becomes kontanthjælp."""
        if self.age_months != staffing.AGE_30_MONTHS:
            return False
        if self.benefit == Benefit.UDDANNELSESHJAELP:
            self.benefit = Benefit.KONTANTHJAELP
        self.model.counts[Event.TURNED_30] += 1
        return True

    def crosses_boundary(self) -> bool:
        """Whether the 30-year or category boundary was crossed and the citizen is to leave the team."""
        counts, ready = self.model.counts, self.model.p.staffing.ready_for_next_step
        crossed = False
        if self.turns_30():
            crossed = self.category == Category.ACTIVITY_READY
        if self.category == Category.ACTIVITY_READY and self.readiness > ready + staffing.READY_BAND:
            self.category = Category.JOB_READY
            counts[Event.BECAME_JOB_READY] += 1
            crossed = True
        elif self.category == Category.JOB_READY and self.readiness < ready - staffing.READY_BAND:
            self.category = Category.ACTIVITY_READY
            counts[Event.BECAME_ACTIVITY_READY] += 1
            crossed = True
        return crossed and self.draws(Rare.SHIFT_AT_BOUNDARY) >= self.model.lever.flexible_transitions

    def moves_to_team(self, by_boundary: bool) -> None:
        """A caseworker in the team that now serves the citizen."""
        target = Target.OVER_30
        if self.category == Category.JOB_READY:
            target = Target.JOB_READY
        elif self.age_months < staffing.AGE_30_MONTHS:
            target = Target.UNDER_30
        team = self.model.teams[target]
        if not (by_boundary and self.caseworker.team is team):
            self.shifts_to(team.lightest_post(self.caseworker))

    def may_be_moved(self) -> None:
        """A reorganisation moves some citizens to a colleague."""
        if self.draws(Rare.SHIFT_BY_REORGANISATION) < self.model.p.staffing.reorganised_share:
            new = self.caseworker.team.lightest_post(self.caseworker)
            if new is not self.caseworker:
                self.shifts_to(new)

    def shifts_to(self, new: CaseworkerAgent) -> None:
        """One caseworker shift: derailing, meaningful, or neither."""
        p, counts = self.model.p.staffing, self.model.counts
        self.caseworker.caseload -= 1
        new.caseload += 1
        counts[Event.SHIFT] += 1
        self.n_shifts += 1
        self.caseworker, self.caseworker_person, self.relation_months = new, new.person, 0
        self.perspective_is_known = 0
        self.alliance = kept_through_shift(self.alliance, 1.0 - p.alliance_kept)
        self.belief = new.stance
        if is_meaningful_shift(self.readiness, p.ready_for_next_step):
            self.efficacy = towards_one(self.efficacy, p.meaningful_gain)
            counts[Event.SHIFT_MEANINGFUL] += 1
            return
        self.trust = kept_through_shift(self.trust, p.trust_lost)
        if self.draws(Rare.SHIFT_DERAILS) < p.derailing_share:
            self.efficacy = kept_through_shift(self.efficacy, p.derailing_loss)
            self.clarity = kept_through_shift(self.clarity, p.derailing_loss)
            self.n_derailing_shifts += 1
            counts[Event.SHIFT_DERAILED] += 1
        if self.stage != Stage.NO_PLAN and self.draws(Rare.HANDOVER) < p.promise_lost_share:
            self.loses_promise()

    def loses_promise(self) -> None:
        """An agreed measure that will not come."""
        p = self.model.p.decision
        weight = 1.0 if self.plan_is_own else 0.5
        self.trust *= 1.0 - weight * p.broken_trust
        self.involvement *= 1.0 - weight * p.broken_involvement
        self.n_broken_promises += 1
        self.model.counts[Event.PROMISE_BROKEN] += 1
        self.stage, self.plan = Stage.NO_PLAN, Measure.NONE
        if self.state == State.WAITING:
            self.state = State.PASSIVE

    def may_meet(self) -> None:
        """Call, miss or hold this month's meeting."""
        if self.state >= State.JOB:
            return
        self.months_without_attention += 1
        model, post = self.model, self.caseworker
        if self.draws(Dice.MEETING_DUE) >= post.due_probability:
            return
        p = model.p.conversation
        if self.draws(Dice.MEETING_MISSED) < missed_probability(self.trust, model.lever.accessibility, p):
            self.trust = trust_after_missed(self.trust, post.competence, p)
            self.n_missed += 1
            model.counts[Event.MEETING_MISSED] += 1
        else:
            self.meets(post)

    def meets(self, post: CaseworkerAgent) -> None:
        """One meeting: relation, impression, voice, grasp and plan."""
        model, people, p = self.model, self.model.p.population, self.model.p.conversation
        model.counts[Event.MEETING_HELD] += 1
        self.n_meetings += 1
        self.months_without_attention = 0
        self.attention_minutes += post.minutes_per_meeting
        post.n_meetings += 1
        post.hours_meetings += post.minutes_per_meeting / meetings.MINUTES
        model.attention_minutes += post.minutes_per_meeting
        trust = cooperation(self.trust, self.alliance)
        at_mean = model.p.monthly.voice_log_odds
        voices = voice_probability(at_mean, trust, self.efficacy, self.involvement, people, p)
        if self.draws(Dice.VOICE) < voices:
            self.n_voiced += 1
            model.counts[Event.VOICED] += 1
            clarity_sd = standardised(self.clarity, people.indicator_mean, people.indicator_sd)
            if self.draws(Dice.GRASP) < grasp_probability(post.grasp_log_odds, clarity_sd, p):
                self.is_grasped()
            else:
                self.is_overheard()
        if post.is_filled:
            self.relation_deepens(post)
        if self.state != State.HOURS and self.stage == Stage.NO_PLAN:
            self.makes_plan()

    def is_grasped(self) -> None:
        """What matters to the citizen is taken up."""
        p, helps = self.model.p.conversation, self.model.p.switches.involvement_effect
        self.trust = towards_one(self.trust, p.gain_trust)
        self.involvement = towards_one(self.involvement, p.gain_trust)
        self.efficacy = max(0.0, towards_one(self.efficacy, p.gain_efficacy * helps))
        self.clarity = max(0.0, towards_one(self.clarity, p.gain_clarity * helps))
        self.meaning = towards_one(self.meaning, p.gain_meaning)
        self.belief = towards_one(self.belief, self.model.p.belief.gain_from_grasping)
        self.n_grasped += 1
        self.perspective_is_known = 1
        self.model.counts[Event.GRASPED] += 1

    def is_overheard(self) -> None:
        """What matters to the citizen is overheard."""
        p, helps = self.model.p.conversation, self.model.p.switches.involvement_effect
        self.trust *= 1.0 - p.loss_trust
        self.involvement *= 1.0 - p.loss_trust
        self.efficacy = min(1.0, self.efficacy * (1.0 - p.loss_efficacy * helps))
        self.model.counts[Event.OVERHEARD] += 1

    def relation_deepens(self, post: CaseworkerAgent) -> None:
        """Alliance grows, belief follows the impression, and the citizen feels the belief."""
        numbers = self.model.p
        people, p = numbers.population, numbers.belief
        gain = numbers.conversation.alliance_per_meeting * post.competence * 2.0
        self.alliance = min(1.0, towards_one(self.alliance, gain))
        noise = normal(self.draws(Rare.BELIEF_NOISE))
        outlook_now = outlook(self, numbers.weights, people.indicator_mean, people.indicator_sd)
        self.belief = belief_after_meeting(self.belief, impression(outlook_now, post.stance, noise, p), p)
        self.efficacy = efficacy_after_meeting(self.efficacy, self.belief, numbers.switches.belief_causal_share, p)

    def makes_plan(self) -> None:
        """Agree on the next measure."""
        model, lever, p = self.model, self.model.lever, self.model.p
        likely = p.decision.plan_per_meeting
        if self.measure != Measure.NONE and self.measure_months_left > p.decision.planned_ahead_months:
            likely *= lever.parallel_measures
        if self.draws(Dice.PLAN_MADE) >= likely:
            return
        support = lever.leadership_support - p.today.leadership_support
        fits = self.draws(Rare.PLAN_FITS)
        own = own_plan_probability(lever.own_perspective_share, support, p.decision) * lever.breadth_of_offers
        self.plan_is_own = 1 if self.perspective_is_known and fits < own else 0
        self.plan = self.chooses_measure()
        self.stage, self.plan_months = Stage.AGREED, 0
        self.offer = model.open_offer(self.plan, int(fits * N_OFFERS))
        self.n_plans += 1
        model.counts[Event.PLAN_AGREED] += 1
        if self.state == State.PASSIVE:
            self.state = State.WAITING

    def chooses_measure(self) -> int:
        """Which measure the plan is: a package, the citizen's own, an internship or a standard one."""
        lever, p = self.model.lever, self.model.p.measures
        kind, package = self.draws(Rare.PLAN_KIND), self.draws(Rare.PACKAGE)
        internships = internship_share_of_plans(lever.internship_volume, p)
        if package < lever.job_first_focus:
            return Measure.PACKAGE
        if self.plan_is_own:
            plan = int(own_measure(kind, self.readiness, self.social_complexity))
        elif kind < internships:
            plan = Measure.INTERNSHIP
        else:
            plan = int(standard_measure((kind - internships) / (1.0 - internships), p))
        if plan == Measure.INTERNSHIP and 1.0 - package < lever.package_share * (1.0 - lever.job_first_focus):
            return Measure.PACKAGE
        return plan

    def may_find_work(self) -> None:
        """This month's chance of finding paid hours."""
        if self.state >= State.HOURS:
            return
        thrown = self.draws(Dice.JOB_FOUND)
        if thrown >= finding.HIGHEST_HAZARD:
            return
        model, numbers, post = self.model, self.model.p, self.caseworker
        p, mean, sd = numbers.job_finding, numbers.population.indicator_mean, numbers.population.indicator_sd
        index = outlook(self, numbers.weights, mean, sd) + numbers.weights.belief * (self.belief - 0.5)
        index += p.follow_up_effect * (post.follow_up - 0.5)
        index += caseworker_part(post.value_added, post.is_filled, numbers.staffing)
        hazard = model.demand_effect * job_finding_hazard(p.rate_per_year, index, p.index_variance)
        extra = scales.MONTHS_PER_YEAR * post.due_probability - numbers.today.meetings_per_year
        ready = numbers.switches.meetings_help_the_ready
        hazard *= meetings_factor(p.meeting_effect, extra, (self.readiness - mean) / sd, ready)
        if self.n_spells > 0:
            hazard *= p.reentry_factor
        if thrown < 1.0 - math.exp(-min(finding.HIGHEST_HAZARD, hazard)):
            self.finds_work()

    def finds_work(self) -> None:
        """A job within reach: taken where the pool of vacancies still has it."""
        model, p = self.model, self.model.p.job_finding
        there = chance_among_vacancies(model.vacancies, model.usual_vacancies, model.p.switches.displacement)
        if self.draws(Rare.DISPLACED) >= there:
            self.n_displacements += 1
            model.counts[Event.DISPLACED] += 1
            return
        model.vacancies = max(0.0, model.vacancies - 1.0)
        straight = self.draws(Rare.HOURS) < p.direct_job_share
        hours = p.full_hours if straight else first_hours(p, self.wished_hours)
        self.match = 0.5
        self.begins_work(hours)

    def begins_work(self, hours: float) -> None:
        """Few hours beside the benefit, or a job that replaces it."""
        self.paid_hours, self.spell_months = hours, 0
        self.n_spells += 1
        if self.first_hours_month < 0:
            self.first_hours_month = self.model.month
        self.stops_measure()
        if hours >= self.model.p.job_finding.full_hours:
            self.begins_job()
        else:
            self.state = State.HOURS
            self.model.counts[Event.HOURS_STARTED] += 1

    def stops_measure(self) -> None:
        """End whatever measure runs; those of the slice occupy no place."""
        if self.measure == Measure.NONE:
            return
        self.model.counts[Event.MEASURE_ENDED] += 1
        self.measure, self.measure_months_left, self.has_agreed_wages = Measure.NONE, 0, 0
        self.parallel, self.parallel_months_left = Measure.NONE, 0
        if self.state != State.HOURS:
            self.state = State.PASSIVE if self.stage == Stage.NO_PLAN else State.WAITING

    def begins_job(self) -> None:
        """The citizen leaves the benefit and the caseworker's list."""
        self.state = State.JOB
        self.stage, self.plan = Stage.NO_PLAN, Measure.NONE
        self.n_jobs += 1
        if self.first_job_month < 0:
            self.first_job_month = self.model.month
        self.months_without_attention, self.months_without_measure = 0, 0
        self.caseworker.caseload -= 1
        self.model.counts[Event.JOB_STARTED] += 1

    def goes_on_working(self) -> None:
        """Paid work grows or ends, with the risk highest in the first three months."""
        if self.state not in (State.HOURS, State.JOB):
            return
        self.counts_work()
        p, people, monthly = self.model.p.retention, self.model.p.population, self.model.p.monthly
        follow_up = self.caseworker.follow_up if self.state == State.HOURS else 0.5
        coping_sd = standardised(self.coping, people.indicator_mean, people.indicator_sd)
        hazard = separation_hazard(self.spell_months, monthly.lost_early, monthly.lost_middle, monthly.lost_late)
        hazard *= math.exp(separation_log_ratio(coping_sd, self.match, follow_up, p)) / max(0.25, self.model.demand)
        self.spell_months += 1
        if self.draws(Dice.JOB_KEPT) < 1.0 - math.exp(-hazard):
            self.loses_work()
        elif self.state == State.HOURS and self.draws(Dice.JOB_GROWS) < monthly.hours_grow:
            self.gets_more_hours()

    def counts_work(self) -> None:
        """Book a month of paid work."""
        self.hours_worked += self.paid_hours * WEEKS_PER_MONTH
        if not self.first_spell_is_over:
            self.first_spell_months += 1
        if self.state == State.HOURS:
            self.months_in_hours += 1
        else:
            self.months_in_job += 1

    def gets_more_hours(self) -> None:
        """A step up in hours; from full hours on it is an ordinary job."""
        p = self.model.p.job_finding
        self.paid_hours += p.hours_step
        self.model.counts[Event.HOURS_INCREASED] += 1
        if self.paid_hours >= p.full_hours:
            self.paid_hours = p.full_hours
            self.begins_job()

    def loses_work(self) -> None:
        """Back to the benefit and, after a job, to the caseworker's list."""
        self.first_spell_is_over = 1
        if self.state == State.JOB:
            self.model.counts[Event.JOB_LOST] += 1
            self.months_on_benefit = 0
            self.caseworker.caseload += 1
        else:
            self.model.counts[Event.HOURS_LOST] += 1
        self.state = State.PASSIVE if self.stage == Stage.NO_PLAN else State.WAITING
        self.paid_hours, self.spell_months = 0.0, 0


class JobCentre(mesa.Model):  # type: ignore[misc]
    """One municipality's job centre as a Mesa model of objects.

    Args:
        world: a settled world, of which the people, posts and parameters are taken over; it is not touched.
        m: which municipality of it.
        uniform: gives the number at an address; plain Python unless another is wanted.
    """

    address: int
    reference_citizens: float
    demand_base: float
    demand_log: float
    demand: float
    vacancies: float
    reform_load: float
    pressure: float
    demand_effect: float
    is_reorganising: int
    attention_minutes: float
    lever: SimpleNamespace
    path: SimpleNamespace

    def __init__(self, world: World, m: int, uniform: Callable[[int, int, int, int], float] | None = None) -> None:
        super().__init__(seed=1)
        self.uniform = uniform or plain_draws.uniform
        self.month, self.run_seed = (int(value) for value in world.clock)
        self.p = as_attributes(world.numbers[0])
        self.paths = [as_attributes(path) for path in world.paths[:, m]]
        self.counts = [0] * N_EVENTS
        town = world.municipalities[m]
        for name in TOWN_ATTRIBUTES:
            setattr(self, name, town[name].item())
        self.usual_vacancies = self.reference_citizens * self.p.surroundings.vacancies_per_100 / 100.0
        self.offers_open = [bool(is_open) for is_open in town.offers_open]
        self.settles(world, town)

    def settles(self, world: World, town: Any) -> None:
        """Make the teams, the caseworkers and the citizens."""
        self.teams: dict[Target, Team] = {}
        posts = {}
        for record in world.teams[town.first_team : town.end_team]:
            team = self.teams[Target(int(record.target))] = Team(record)
            for j in range(record.first_post, record.end_post):
                posts[j] = CaseworkerAgent(self, world.posts[j], team, j)
        for record in world.citizens[town.first_citizen : town.end_citizen]:
            CitizenAgent(self, record, posts[int(record.caseworker)])

    def step(self) -> None:
        """One month of the slice, in the order of the schedule."""
        self.month += 1
        self.lever, self.path = self.paths[self.month].lever, self.paths[self.month].surroundings
        citizens, caseworkers = self.agents_by_type[CitizenAgent], self.agents_by_type[CaseworkerAgent]
        self.demand_changes()
        self.staff_comes_and_goes()
        citizens.do("grows_older_and_may_shift")
        caseworkers.do("takes_over")
        caseworkers.do("plans_the_month")
        caseworkers.do("prepares")
        self.attention_minutes = 0.0
        citizens.do("may_meet")
        line = list(citizens)
        first = int(self.draws(MunicipalityDraw.FIRST_IN_LINE) * len(line))
        for citizen in line[first:] + line[:first]:
            citizen.may_find_work()
            citizen.goes_on_working()

    def draws(self, what: int) -> float:
        """This month's number for one decision of the municipality."""
        return self.uniform(self.run_seed, what, self.month, self.address)

    def demand_changes(self) -> None:
        """Move the demand for labour, and renew the openings."""
        p = self.p.surroundings
        national = normal(
            self.uniform(self.run_seed, MunicipalityDraw.NATIONAL_DEMAND, self.month, surroundings.NATION)
        )
        local = normal(self.draws(MunicipalityDraw.DEMAND))
        shock = p.demand_shock_sd * (0.8 * national + 0.6 * local)
        self.demand_log = demand_deviation(self.demand_log, p.demand_persistence, shock)
        self.demand = max(0.0, self.demand_base * (1.0 + self.demand_log) * self.path.demand_factor)
        self.vacancies = self.usual_vacancies * self.demand * self.path.vacancies_factor
        self.reform_load = self.path.reform_load
        self.demand_effect = max(0.01, self.demand) ** self.p.job_finding.demand_elasticity

    def staff_comes_and_goes(self) -> None:
        """Posts open and close, caseworkers leave and join, and once in a while all is reorganised."""
        lever = self.lever
        for team in self.teams.values():
            wanted = posts_needed(team.reference_citizens, lever.caseload, lever.staff_budget)
            team.n_open = min(int(wanted), len(team.posts))
            for post in team.posts:
                post.comes_or_goes()
                rank = self.uniform(self.run_seed, PostDraw.BROKER, 0, post.address)
                is_broker = post.is_filled and rank * staffing.CASEWORKERS_PER_BROKER < lever.knowledge_brokers
                post.is_broker = int(is_broker)
            brokers = sum(post.is_broker for post in team.posts)
            team.broker_share = min(1.0, brokers * staffing.CASEWORKERS_PER_BROKER / team.n_open)
        self.is_reorganising = 0
        if self.draws(MunicipalityDraw.REORGANISATION) < lever.reorganisations_per_year / scales.MONTHS_PER_YEAR:
            self.is_reorganising = 1
            self.counts[Event.REORGANISED] += 1

    def open_offer(self, measure: int, first: int) -> int:
        """The first open offer of a kind from number `first` on; `first` itself where all are closed."""
        for further in range(N_OFFERS):
            offer = (first + further) % N_OFFERS
            if self.offers_open[measure * N_OFFERS + offer]:
                return offer
        return first


CITIZEN_ATTRIBUTES = tuple(CitizenAgent.__annotations__)
CASEWORKER_ATTRIBUTES = tuple(CaseworkerAgent.__annotations__)
