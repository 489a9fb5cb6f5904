"""Which numbers the calibration may move, and why each of them; the rest stay as declared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cubb_sim.parameters import PARAMETERS, Parameter
from cubb_sim.parameters.specification import ParameterRole


@dataclass(frozen=True)
class FreeParameter:
    """One number that the calibration may move.

    Attributes:
        name: dotted.
        why: what it is free for: the targets it may answer to, or the levers whose effect hangs on it.
    """

    name: str
    why: str

    @property
    def declared(self) -> Parameter:
        """Range, default, grade and words."""
        return PARAMETERS[self.name]


FREE: tuple[FreeParameter, ...] = tuple(
    FreeParameter(name, why)
    for name, why in (
        ("job_finding.rate_per_year", "level of entries (T1, T3)"),
        (
            "job_finding.prospects_sd",
            "how different people's chances are: early entries against late ones (T1, T3, T8)",
        ),
        ("job_finding.reentry_factor", "how many are back in work at the end (T2)"),
        ("job_finding.direct_job_share", "jobs against hours beside the benefit (T2, T12)"),
        ("job_finding.hours_grow_per_year", "hours that become a job (T2, T12)"),
        ("job_finding.hr_belief", "belief as a cause (T7)"),
        ("job_finding.hr_efficacy", "what efficacy is worth, and with it a shift and a good conversation (T6, T9)"),
        ("job_finding.hr_search", "how much of the differences the indicators show (T7, T8)"),
        ("job_finding.hr_knowledge", "how much of the differences the indicators show (T7, T8)"),
        ("job_finding.hr_coping", "how much of the differences the indicators show (T7, T8)"),
        ("job_finding.hr_cooperation", "what trust and alliance are worth (T6, T7, T8)"),
        ("job_finding.hr_clarity", "how much of the differences the indicators show (T6, T7, T8)"),
        ("job_finding.follow_up_effect", "what time for follow-up is worth; caseload hangs on it"),
        ("retention.lost_within_3_months", "early exits (T4a)"),
        ("retention.lost_months_4_12", "exits in the first year (T4)"),
        ("retention.lost_per_year_later", "later exits (T2)"),
        ("belief.information", "how much belief knows (T7, T8)"),
        ("belief.noise_sd", "how much belief errs (T7, T8)"),
        ("belief.stance_weight", "how much belief says of the caseworker (T7, T8, T9)"),
        ("belief.felt_by_citizen", "the loop from belief through efficacy to prospects (T7, T9)"),
        ("staffing.stance_sd", "how different caseworkers' belief is (T9)"),
        ("staffing.talent_sd", "how different caseworkers' competence is (T9)"),
        ("staffing.value_added_sd", "how different caseworkers are beyond all else (T9)"),
        ("staffing.reorganised_share", "shifts through reorganisation (T5)"),
        ("staffing.alliance_kept", "what a shift costs in alliance (T6)"),
        ("staffing.trust_lost", "what a shift costs in trust (T6)"),
        ("staffing.derailing_loss", "how far it then derails (T6)"),
        ("conversation.gain_efficacy", "what being grasped is worth (T9); conversation quality hangs on it"),
        ("conversation.grasp_competence", "what competence does in a conversation (T9)"),
        ("measures.weeks_budget_per_citizen", "how many have a measure (T10)"),
        ("measures.months_course", "how long a measure lasts (T10)"),
        ("measures.months_mentor", "how long a measure lasts (T10)"),
        ("measures.mentor_share", "the mix of measures (T10)"),
        ("measures.clarification_share", "the mix of measures (T10)"),
        ("measures.course_share", "the mix of measures (T10)"),
        ("measures.months_voluntary", "how long a measure lasts (T10)"),
        ("decision.approval_months", "how long a plan waits (T10); decision authority hangs on it"),
        ("decision.follow_up_keeps", "how many plans slip (T10); caseload hangs on it"),
        ("decision.planned_ahead_months", "how soon the next measure follows (T10)"),
        ("decision.plan_per_meeting", "how soon there is a plan (T10)"),
        ("decision.refusal_share", "how many plans come to nothing (T10); decision authority hangs on it"),
        ("measures.work_gain", "what a workplace builds (T11)"),
        ("internship.conversion_match", "who is hired after an internship (T11)"),
        ("internship.package_conversion", "packages with wages agreed: no target knows them, much hangs on them"),
        ("internship.conversion_outlook", "whether internships, too, end in work for those with prospects (T8, T11)"),
        ("internship.conversion_commitment", "who is hired after an internship (T11); firms' commitment hangs on it"),
    )
)
"""Everything else is fixed at its declared default: its uncertainty is not in the posterior (docs/calibration.md)."""

FREE_NAMES: tuple[str, ...] = tuple(one.name for one in FREE)

SWITCHES: tuple[Parameter, ...] = tuple(one for one in PARAMETERS.values() if one.role is ParameterRole.SWITCH)
"""The structural switches: the emulators take them as inputs, the posterior is conditional on them."""
SWITCH_NAMES: tuple[str, ...] = tuple(one.name for one in SWITCHES)


@dataclass(frozen=True)
class Structure:
    """One setting of the structural switches.

    Attributes:
        name: `default`, or the one switch that stands otherwise, as `belief_causal_share=0`.
        switches: value of each switch that stands otherwise, by its name without the group.
    """

    name: str
    switches: Mapping[str, float]

    def values(self) -> list[float]:
        """Values of all switches, in the order of `SWITCH_NAMES`."""
        return [self.switches.get(one.field, one.default) for one in SWITCHES]


def structures() -> tuple[Structure, ...]:
    """The default, and each switch at each of its ends where that is not the default."""
    found = [Structure("default", {})]
    for one in SWITCHES:
        for end in dict.fromkeys(_ends(one)):
            if end != one.default:
                found.append(Structure(f"{one.field}={end:g}", {one.field: end}))
    return tuple(found)


def _ends(switch: Parameter) -> Sequence[float]:
    """The two ends; and 0, where the range goes to the other side of it."""
    return (switch.low, 0.0, switch.high) if switch.low < 0.0 < switch.high else (switch.low, switch.high)
