"""Facts of the run sheets for the involvement, firm and knowledge FLIPs: what the dashboard shows at each step."""

from __future__ import annotations

from cubb_sim.comparison import Payer
from cubb_sim.dashboard.session import Placed
from docs.site.facts import FactError, fact
from docs.site.facts.cases import BETTER, HOURS, UNCLEAR, WORSE, Case, Followed, Sheets
from docs.site.worlds import Worlds

HALF = 0.5
TRUST, MEANING, GAP = "trust", "meaning_over_time", "hours_gap"
PROMISES, NO_PROSPECT = "broken_promises_per_100_citizen_years", "no_prospect_share"
COMPETENCE, PRACTICE, STRAIN = "competence", "practice", "strain"
ASKED = {"own_perspective_share": 0.9}
GRANTED = {**ASKED, "decision_authority": 0.9}
PACKAGES, FEWER = {"package_share": 0.4}, {"internship_volume": 25.0, "package_share": 0.4}
CARRIED = {"knowledge_brokers": 2.0, "flips_per_year": 6.0}
PRACTISED = {**CARRIED, "peer_supervision_hours": 3.0, "mastery_climate": 0.8}
PAID = {"total": Payer.MUNICIPALITY}
WITHOUT_HOURS = ("kept", "closing", "leaving")
"""Cases of which the sheets give other things than the first goal."""
CASES: dict[str, Case] = {
    "asked": Case(
        ASKED,
        said={HOURS: UNCLEAR, TRUST: WORSE, MEANING: BETTER, "responsiveness": BETTER, GAP: WORSE},
        shown={"promises": (PROMISES, "all"), "responsiveness": ("responsiveness", "all")},
    ),
    "granted": Case(
        GRANTED,
        said={HOURS: BETTER, MEANING: BETTER, TRUST: UNCLEAR, GAP: WORSE, NO_PROSPECT: WORSE},
        shown={
            "promises": (PROMISES, "all"),
            "furthest": (HOURS, "furthest"),
            "closest": (HOURS, "closest"),
        },
        payers=PAID,
    ),
    "kept": Case(
        {**GRANTED, "predictability_of_offers": 0.95},
        said={HOURS: BETTER, TRUST: BETTER, GAP: WORSE},
        shown={"promises": (PROMISES, "all")},
        payers=PAID,
    ),
    "closing": Case(
        GRANTED,
        (Placed(12, "closing_offers", 0.5),),
        said={HOURS: BETTER, NO_PROSPECT: WORSE},
        shown={"promises": (PROMISES, "all")},
    ),
    "unheard": Case(GRANTED, contested={"switches.involvement_effect": 0.0}),
    "volume": Case(
        {"internship_volume": 80.0},
        said={HOURS: UNCLEAR, TRUST: WORSE, MEANING: WORSE, NO_PROSPECT: WORSE, "efficiency": BETTER},
        shown={"no_prospect": (NO_PROSPECT, "all"), "conversion": ("conversion_share", "all")},
        payers=PAID,
    ),
    "packages": Case(
        PACKAGES,
        said={HOURS: BETTER, TRUST: BETTER, NO_PROSPECT: BETTER, GAP: WORSE},
        shown={"furthest": (HOURS, "furthest"), "closest": (HOURS, "closest")},
    ),
    "fewer": Case(
        FEWER,
        said={HOURS: BETTER, TRUST: BETTER, NO_PROSPECT: BETTER, GAP: WORSE},
        payers=PAID,
    ),
    "employer": Case(PACKAGES, (Placed(12, "big_employer_closes", 0.4),), said={HOURS: BETTER, GAP: WORSE}),
    "weaker": Case(PACKAGES, contested={"internship.package_conversion": 0.1}),
    "information": Case(
        {"information_days": 5.0}, said={HOURS: UNCLEAR, TRUST: UNCLEAR, COMPETENCE: UNCLEAR, STRAIN: WORSE}
    ),
    "carried": Case(
        CARRIED,
        said={HOURS: UNCLEAR, TRUST: UNCLEAR, PRACTICE: BETTER, STRAIN: WORSE},
        shown={"practice": (PRACTICE, "all")},
    ),
    "practised": Case(
        PRACTISED,
        said={HOURS: UNCLEAR, TRUST: BETTER, MEANING: BETTER, COMPETENCE: BETTER},
        shown={"competence": (COMPETENCE, "all"), "respect": ("respect", "all")},
    ),
    "leaving": Case(
        PRACTISED,
        (Placed(24, "resignations", 0.25),),
        said={HOURS: UNCLEAR, COMPETENCE: BETTER},
        shown={"competence": (COMPETENCE, "all")},
    ),
    "informed": Case({"information_days": 5.0}, contested={"switches.information_effect": 0.1}, said={HOURS: BETTER}),
}
FOLLOWED: dict[str, Followed] = {
    "involvement": Followed("granted", 51, True),
    "firms": Followed("packages", 83, True),
    "knowledge": Followed("practised", 228, True),
}


@fact("flip_b.grasped_today", unit="percent", decimals=0)
def grasped_today(worlds: Worlds) -> float:
    """Perspectives grasped of those voiced, Holstebro as today; the sheet says that it is the smaller part."""
    share = worlds.mean("holstebro", "grasped_share")
    if share >= HALF:
        raise FactError(f"flip_b: {share:.2f} of the perspectives are grasped, and the sheet says that few are.")
    return share


Sheets("flip_b", CASES, FOLLOWED).declare(WITHOUT_HOURS)
