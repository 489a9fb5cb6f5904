"""What is chosen at each step of the strategy, whole-person and conversation FLIPs, and whom their sheets follow."""

from __future__ import annotations

from cubb_sim.comparison import Payer
from cubb_sim.dashboard.session import Placed
from docs.site.facts.cases import BETTER, HOURS, UNCLEAR, WORSE, Case, Followed

CUT, LEAVING, REFORM = Placed(12, "budget_cut", 0.3), Placed(18, "resignations", 0.25), Placed(12, "reform", 0.08)
STEERED = {"staff_budget": 1.3, "target_steering": 0.2}
SHIFTS, SHARE, PROMISES = "shifts_per_citizen_year", "grasped_share", "broken_promises_per_100_citizen_years"
QUALITY = {"conversation_quality": 0.8}
CASES: dict[str, Case] = {
    "more_staff": Case(
        {"staff_budget": 1.3},
        said={HOURS: UNCLEAR, "strain": BETTER, SHIFTS: WORSE},
        payers={"total": Payer.MUNICIPALITY, "state": Payer.STATE},
    ),
    "follow_up": Case({"staff_budget": 1.3}, contested={"job_finding.follow_up_effect": 0.4}, said={HOURS: UNCLEAR}),
    "less_steering": Case(STEERED, said={HOURS: UNCLEAR, "respect": BETTER, "trust": BETTER}),
    "cut": Case(STEERED, (CUT,), said={HOURS: UNCLEAR}),
    "saving": Case(
        {"offer_budget": 0.6},
        said={HOURS: UNCLEAR, "efficiency": BETTER, PROMISES: WORSE, "parked_share": WORSE},
        shown={"promises": (PROMISES, "all"), "furthest": (HOURS, "furthest")},
        payers={"total": Payer.MUNICIPALITY},
    ),
    "stay": Case(
        {"caseworker_turnover": 0.1},
        said={HOURS: BETTER, SHIFTS: BETTER, "trust": BETTER},
        shown={"shifts": (SHIFTS, "all")},
        payers={"total": Payer.MUNICIPALITY},
    ),
    "leaving": Case({"caseworker_turnover": 0.1}, (LEAVING,), said={HOURS: BETTER, SHIFTS: BETTER}),
    "derailing": Case({"caseworker_turnover": 0.1}, contested={"staffing.derailing_share": 0.1}, said={HOURS: UNCLEAR}),
    "parallel": Case(
        {"parallel_measures": 0.6},
        said={HOURS: UNCLEAR, "trust": WORSE, "respect": WORSE, PROMISES: WORSE, "hours_gap": WORSE},
        shown={"promises": (PROMISES, "all")},
    ),
    "fewer_cases": Case(
        {"caseload": 40.0}, said={HOURS: WORSE, SHIFTS: WORSE, "strain": BETTER}, shown={"shifts": (SHIFTS, "all")}
    ),
    "together": Case(
        {"caseworker_turnover": 0.1, "cross_functional_teams": 0.8},
        said={HOURS: BETTER, "hours_gap": WORSE},
        shown={"furthest": (HOURS, "furthest"), "closest": (HOURS, "closest")},
    ),
    "more_meetings": Case(
        {"meetings_per_year": 8.0},
        said={HOURS: BETTER, "trust": WORSE, PROMISES: WORSE, "strain": WORSE, "hours_gap": WORSE, SHARE: WORSE},
        shown={"promises": (PROMISES, "all"), "trust": ("trust", "all")},
    ),
    "no_direct": Case({"meetings_per_year": 8.0}, contested={"job_finding.meeting_effect": 0.0}, said={HOURS: BETTER}),
    "with_hands": Case(
        {"meetings_per_year": 8.0, "caseload": 40.0},
        said={HOURS: BETTER, "trust": WORSE, "strain": BETTER},
        payers={"total": Payer.MUNICIPALITY},
    ),
    "quality": Case(
        QUALITY,
        said={HOURS: BETTER, "trust": BETTER, "respect": BETTER, "hours_gap": WORSE},
        shown={"grasped": (SHARE, "all")},
    ),
    "reform": Case(QUALITY, (REFORM,), said={HOURS: BETTER}),
    "quiet": Case(
        {"undisturbed_minutes": 30.0},
        said={HOURS: UNCLEAR, "respect": BETTER, "passive_share": WORSE, "strain": WORSE},
        shown={"respect": ("respect", "all"), "passive": ("passive_share", "all")},
    ),
}
FOLLOWED: dict[str, Followed] = {
    "strategy": Followed("less_steering", 271, has_gained=False),
    "whole_person": Followed("stay", 519, has_gained=True),
    "whole_person_lost": Followed("stay", 438, has_gained=False),
    "conversation": Followed("more_meetings", 34, has_gained=False),
}
